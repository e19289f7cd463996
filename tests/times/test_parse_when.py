"""Single values, as headings, captions and file columns write them."""

from datetime import date

import pytest

from diplomatic_timeline.times import DateProblem, parse_when
from diplomatic_timeline.times.values.numbers import read_serial
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY

ANCHOR = date(2022, 8, 15)  # a Monday

# Headings and captions: what is written, the EDTF it stands for.
HEADINGS = [
    ("March-June 2022", "2022-03/2022-06"),
    ("March–June 2022", "2022-03/2022-06"),
    ("March to June 2022", "2022-03/2022-06"),
    ("Oct-Nov 2020", "2020-10/2020-11"),
    ("March 2022 to June 2023", "2022-03/2023-06"),
    ("2018-2020", "2018/2020"),
    ("2018–2020", "2018/2020"),
    ("2018–20", "2018/2020"),
    ("from 2018 to 2020", "2018/2020"),
    ("between 2018 and 2020", "2018/2020"),
    ("1960s-1970s", "196X/197X"),
    ("late May 2018", "2018-05-21~/2018-05-31"),
    ("mid-May 2018", "2018-05-11~/2018-05-20~"),
    ("early May 2018", "2018-05-01/2018-05-10~"),
    ("Early February 2024", "2024-02-01/2024-02-10~"),
    ("the end of February 2024", "2024-02-21~/2024-02-29"),
    ("beginning of 2018", "2018-01/2018-04~"),
    ("early 2019", "2019-01/2019-04~"),
    ("mid-2019", "2019-05~/2019-08~"),
    ("mid 2019", "2019-05~/2019-08~"),
    ("late 2019", "2019-09~/2019-12"),
    ("early summer 2019", "2019-06~"),
    ("early 1990s", "1990/1993~"),
    ("the mid-1990s", "1994~/1996~"),
    ("late 19th century", "1867~/1899"),
    ("early March to late June 2022", "2022-03-01/2022-06-30"),
    ("spring 2022", "2022-21"),
    ("Summer of 1914", "1914-22"),
    ("autumn 2022", "2022-23"),
    ("fall 2022", "2022-23"),
    ("winter 2021-22", "2021-24"),
    ("Winter 2021/22", "2021-24"),
    ("spring to autumn 2022", "2022-21/2022-23"),
    ("about 1860", "1860~"),
    ("c. 1860", "1860~"),
    ("ca. 1860", "1860~"),
    ("circa May 1914", "1914-05~"),
    ("around 13 March 2025", "2025-03-13~"),
    ("possibly 1860", "1860?"),
    ("1860?", "1860?"),
    ("1860 (?)", "1860?"),
    ("Q3 2019", "2019-35"),
    ("2019 Q3", "2019-35"),
    ("2019-Q3", "2019-35"),
    ("third quarter of 2019", "2019-35"),
    ("H1 2020", "2020-40"),
    ("first half of 2020", "2020-40"),
    ("the 1990s", "199X"),
    ("1990s", "199X"),
    ("19th century", "18XX"),
    ("the nineteenth century", "18XX"),
    ("44 BC", "-0043"),
    ("AD 96", "0096"),
    ("May 2018", "2018-05"),
    ("May, 2018", "2018-05"),
    ("Sept. 2004", "2004-09"),
    ("6-7 March 2025", "2025-03-06/2025-03-07"),
    ("6 to 7 March 2025", "2025-03-06/2025-03-07"),
    ("March 6-7, 2025", "2025-03-06/2025-03-07"),
    ("28 February - 14 March 2025", "2025-02-28/2025-03-14"),
    ("March 3 to April 5, 2025", "2025-03-03/2025-04-05"),
    ("Friday, 14 March 2025", "2025-03-14"),
    ("14th of March, 2025", "2025-03-14"),
    ("March 14th, 2025", "2025-03-14"),
    ("14 March 2025, 7:15 pm", "2025-03-14T19:15"),
    ("14 March 2025 at 19:15 UTC", "2025-03-14T19:15Z"),
    ("since 1990", "1990/.."),
    ("after 1990", "1991/.."),
    ("before March 2020", "../2020-02"),
    ("until March 2020", "../2020-03"),
    ("by the end of April 2022", "../2022-04-30"),
    ("from 24 February 2022 on", "2022-02-24/.."),
    ("June 2022 or later", "[2022-06..]"),
    ("1667 or 1668", "[1667,1668]"),
    ("between 28 February and 14 March 2025, approximately", "2025-02-28~/2025-03-14~"),
    ("Christmas 2020", "2020-12-25"),
    ("Easter 2021", "2021-04-04"),
    ("fiscal 2019", "2019~"),
]


@pytest.mark.parametrize(("text", "edtf"), HEADINGS, ids=[text for text, _ in HEADINGS])
def test_headings_give_the_span_they_say(text, edtf):
    assert str(parse_when(text)) == edtf


@pytest.mark.parametrize(("text", "edtf"), HEADINGS, ids=[text for text, _ in HEADINGS])
def test_no_heading_gives_one_day_that_it_does_not_name(text, edtf):
    when = parse_when(text)
    names_a_day = any(char.isdigit() for char in text.replace("Q3", "")) and "-" in edtf and edtf.count("-") >= 2
    if None not in (when.earliest, when.latest) and when.latest - when.earliest < DAY:
        assert names_a_day or text in ("Christmas 2020", "Easter 2021")


# Values of file columns.
VALUES = [
    ("2025-03-13", "2025-03-13"),
    (" 2025-03-13 ", "2025-03-13"),
    ("2025-3-1", "2025-03-01"),
    ("2025/03/13", "2025-03-13"),
    ("2025.03.13", "2025-03-13"),
    ("20250313", "2025-03-13"),
    ("202503", "2025-03"),
    ("2025-3", "2025-03"),
    ("03/2025", "2025-03"),
    ("2025-03-13 17:30", "2025-03-13T17:30"),
    ("2025-03-13T17:30:05.123Z", "2025-03-13T17:30:05Z"),
    ("2025-03-13 00:00:00", "2025-03-13"),
    ("20250313T173005Z", "2025-03-13T17:30:05Z"),
    ("2025-W11", "2025-03-10/2025-03-16"),
    ("2025-W11-4", "2025-03-13"),
    ("2025-072", "2025-03-13"),
    ("13/03/2025", "2025-03-13"),
    ("3/13/2025", "2025-03-13"),
    ("13.03.2025", "2025-03-13"),
    ("3/3/2025", "2025-03-03"),
    ("13-Mar-2025", "2025-03-13"),
    ("Mar 13 2025 05:30PM", "2025-03-13T17:30"),
    ("13/03/2025 5:30 pm", "2025-03-13T17:30"),
    ("45292", "2024-01-01"),
    ("45292.0", "2024-01-01"),
    ("45292.75", "2024-01-01T18:00"),
    ("1962-10-22T19:00-04:00", "1962-10-22T19:00-04:00"),
    ("13 марта 2025 г.", "2025-03-13"),
    ("le 13 mars 2025", "2025-03-13"),
    ("März 2025", "2025-03"),
    ("2025年3月13日", "2025-03-13"),
    ("١٣ مارس ٢٠٢٥", "2025-03-13"),
]


@pytest.mark.parametrize(("text", "edtf"), VALUES, ids=[text for text, _ in VALUES])
def test_values_of_columns_are_read(text, edtf):
    assert str(parse_when(text)) == edtf


# value, part of the reason, part of the fix
PROBLEMS = [
    *(
        (text, f"no day of the calendar: {why}", "as 2025-03-13")
        for text, why in [
            ("31 February 2018", "February 2018 has 28 days"),
            ("February 31, 2018", "February 2018 has 28 days"),
            ("the 31st of February 2018", "February 2018 has 28 days"),
            ("31.02.2018", "February 2018 has 28 days"),
            ("30/02/2018", "February 2018 has 28 days"),
            ("2018-02-31", "February 2018 has 28 days"),
            ("2018-02-30T10:00", "February 2018 has 28 days"),
            ("2018-02-31/2018-03-02", "February 2018 has 28 days"),
            ("2018-02-01/2018-02-30", "February 2018 has 28 days"),
            ("29 February 2019", "February 2019 has 28 days"),
            ("30 February 2020", "February 2020 has 29 days"),
            ("29 Feb 1900", "February 1900 has 28 days"),
            ("31 April 2019", "April has 30 days"),
            ("Tuesday, 31 April 2019", "April has 30 days"),
            ("31 September 2023 10:00", "September has 30 days"),
            ("31-Apr-2019", "April has 30 days"),
            ("31 April", "April has 30 days"),
            ("30 February", "February has 29 days at most"),
            ("0 May 2018", "May has 31 days"),
            ("45 January 2020", "January has 31 days"),
            ("31. Februar 2018", "February 2018 has 28 days"),
            ("31 de abril de 2019", "April has 30 days"),
            ("31 февраля 2018", "February 2018 has 28 days"),
            ("13/13/2018", "there is no month 13"),
            ("2018-13-01", "there is no month 13"),
        ]
    ),
    ("29 May", "leaves out a part of the date", "add it"),
    ("29 bananas in May 2018", "is no date", "EDTF"),
    ("", "is empty", "XXXX"),
    ("3/4/2025", "is 2025-04-03 or 2025-03-04", "day comes first"),
    ("13/3/25", "does not say its century", "four digits"),
    ("2025-13-45", "no day of the calendar", "2025-03-13"),
    ("2025-02-30", "no day of the calendar", "2025-03-13"),
    ("2019-20", "no month from 1 to 12", "2019/2020"),
    ("2025-W60", "no week of that year", "W01"),
    ("2025-399", "no day of that year", "2025-03-13"),
    ("mid-June", "leaves out a part", "add it"),
    ("last Tuesday", "leaves out a part", "add it"),
    ("the 80s", "leaves out a part", "add it"),
    ("we", "is no date", "EDTF"),
    ("may", "is no date", "EDTF"),
    ("15", "is no date", "EDTF"),
    ("$15", "is no date", "EDTF"),
    ("unknown", "is no date", "EDTF"),
    ("30-day truce", "is no date", "EDTF"),
    ("13 марта", "is no date", "EDTF"),
    ("x" * 201, "201 characters", "EDTF"),
]


@pytest.mark.parametrize(("text", "reason", "fix"), PROBLEMS, ids=[text[:20] for text, _, _ in PROBLEMS])
def test_what_names_no_time_is_a_problem_with_reason_and_fix(text, reason, fix):
    problem = parse_when(text)
    assert isinstance(problem, DateProblem)
    assert reason in problem.reason
    assert fix in problem.fix
    assert str(problem).startswith(f"'{text[:80]}'")


ANCHORED = [
    ("mid-June", "2022-06-11~/2022-06-20~"),
    ("last Tuesday", "2022-08-09"),
    ("yesterday", "2022-08-14"),
    ("two years ago", "2020"),
    ("March", "2022-03"),
    ("from 3 to 5 March", "2022-03-03/2022-03-05"),
    ("the 80s", "198X"),
    ("13/3/25", "2025-03-13"),
    ("13/3/89", "1989-03-13"),
]


@pytest.mark.parametrize(("text", "edtf"), ANCHORED)
def test_incomplete_dates_are_counted_from_the_anchor(text, edtf):
    assert str(parse_when(text, anchor=ANCHOR)) == edtf


def test_order_decides_what_the_numbers_leave_open():
    assert str(parse_when("3/4/2025", order="DMY")) == "2025-04-03"
    assert str(parse_when("3/4/2025", order="MDY")) == "2025-03-04"
    assert "read month first" in parse_when("13/4/2025", order="MDY").reason


def test_relative_words_of_other_languages_need_a_language_and_an_anchor():
    assert str(parse_when("hier", languages=["fr"], anchor=ANCHOR)) == "2022-08-14"
    assert isinstance(parse_when("hier", anchor=ANCHOR), DateProblem)
    assert isinstance(parse_when("hier", languages=["fr"]), DateProblem)


def test_serial_days_count_from_the_date_system_of_the_workbook():
    assert read_serial(61) == "1900-03-01"
    assert read_serial(45_292, epoch=1900) == "2024-01-01"
    assert read_serial(43_830, epoch=1904) == "2024-01-01"
    assert read_serial(1e12) is None


def test_edtf_comes_before_every_other_reading():
    assert parse_when("2018-21") == When.parse("2018-21")  # spring 2018, no span of years
    assert parse_when("EDTF 2004-06~-11") == When.parse("2004-06~-11")
