"""EDTF values and what they mean: the table that people read first."""

import pytest

from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, to_days

# value, precision, first second, last second (None: no bound; a date stands for its whole day), words
TABLE = [
    # level 0
    ("2025-03-13", "day", "2025-03-13", "2025-03-13", "13 March 2025"),
    ("2025-03", "month", "2025-03-01", "2025-03-31", "March 2025"),
    ("2024-02", "month", "2024-02-01", "2024-02-29", "February 2024"),
    ("1900-02", "month", "1900-02-01", "1900-02-28", "February 1900"),
    ("2025", "year", "2025-01-01", "2025-12-31", "2025"),
    ("0999", "year", "0999-01-01", "0999-12-31", "999 CE"),
    ("0000", "year", "0000-01-01", "0000-12-31", "1 BCE"),
    ("1962-10-22T19:00:05Z", "second", "1962-10-22 19:00:05", "1962-10-22 19:00:05", "22 October 1962, 19:00:05 (UTC)"),
    # the extension: times to the minute, with their zone
    ("1962-10-22T19:00", "minute", "1962-10-22 19:00:00", "1962-10-22 19:00:59", "22 October 1962, 19:00"),
    (
        "1962-10-22T19:00-04:00",
        "minute",
        "1962-10-22 23:00:00",
        "1962-10-22 23:00:59",
        "22 October 1962, 19:00 (UTC−4)",
    ),
    ("1962-10-22T19:00-04", "minute", "1962-10-22 23:00:00", "1962-10-22 23:00:59", "22 October 1962, 19:00 (UTC−4)"),
    (
        "1971-12-03T17:30+0530",
        "minute",
        "1971-12-03 12:00:00",
        "1971-12-03 12:00:59",
        "3 December 1971, 17:30 (UTC+5:30)",
    ),
    (
        "1962-10-27T17:00+03:00~",
        "minute",
        "1962-10-27 13:00:00",
        "1962-10-27 15:00:59",
        "about 27 October 1962, 17:00 (UTC+3)",
    ),
    # level 1: years beyond four digits and before the common era
    ("-0043", "year", "-0043-01-01", "-0043-12-31", "44 BCE"),
    ("-0043-03-15", "day", "-0043-03-15", "-0043-03-15", "15 March 44 BCE"),
    ("Y12345", "year", "12345-01-01", "12345-12-31", "the year 12345"),
    ("Y-12345", "year", "-12345-01-01", "-12345-12-31", "the year -12345"),
    # level 1: qualifiers of the whole
    ("1962-05~", "month", "1962-04-16", "1962-06-15", "about May 1962"),
    ("2025-03-13~", "day", "2025-03-12", "2025-03-14", "about 13 March 2025"),
    ("1984~", "year", "1983-07-02", "1985-07-02", "about 1984"),
    ("1984?", "year", "1984-01-01", "1984-12-31", "1984 (uncertain)"),
    ("1984%", "year", "1983-07-02", "1985-07-02", "about 1984 (uncertain)"),
    ("2004-06-11?", "day", "2004-06-11", "2004-06-11", "11 June 2004 (uncertain)"),
    # level 1: unspecified digits
    ("196X", "decade", "1960-01-01", "1969-12-31", "the 1960s"),
    ("200X", "decade", "2000-01-01", "2009-12-31", "the decade from 2000"),
    ("19XX", "century", "1900-01-01", "1999-12-31", "the 20th century"),
    ("00XX", "century", "0000-01-01", "0099-12-31", "the 1st century"),
    ("2XXX", "millennium", "2000-01-01", "2999-12-31", "the 3rd millennium"),
    ("XXXX", "unknown", None, None, "date unknown"),
    ("XXXX~", "unknown", None, None, "EDTF XXXX~"),
    ("2004-XX", "year", "2004-01-01", "2004-12-31", "2004, month unknown"),
    ("2004-XX-XX", "year", "2004-01-01", "2004-12-31", "2004, month and day unknown"),
    ("2004-06-XX", "month", "2004-06-01", "2004-06-30", "June 2004, day unknown"),
    ("196X~", "decade", "1955-01-01", "1974-12-31", "about the 1960s"),
    # level 1 and 2: groups of months
    ("2001-21", "season", "2001-03-01", "2001-05-31", "spring 2001"),
    ("2001-22", "season", "2001-06-01", "2001-08-31", "summer 2001"),
    ("2001-23", "season", "2001-09-01", "2001-11-30", "autumn 2001"),
    ("2001-24", "season", "2001-12-01", "2002-02-28", "winter 2001–02"),
    ("1999-24", "season", "1999-12-01", "2000-02-29", "winter 1999–00"),
    ("2001-25", "season", "2001-03-01", "2001-05-31", "spring 2001 (northern hemisphere)"),
    ("2001-28", "season", "2001-12-01", "2002-02-28", "winter 2001–02 (northern hemisphere)"),
    ("2001-29", "season", "2001-09-01", "2001-11-30", "spring 2001 (southern hemisphere)"),
    ("2001-30", "season", "2001-12-01", "2002-02-28", "summer 2001–02 (southern hemisphere)"),
    ("2001-32", "season", "2001-06-01", "2001-08-31", "winter 2001 (southern hemisphere)"),
    ("2001-33", "quarter", "2001-01-01", "2001-03-31", "first quarter of 2001"),
    ("2001-36", "quarter", "2001-10-01", "2001-12-31", "fourth quarter of 2001"),
    ("2001-37", "third", "2001-01-01", "2001-04-30", "first third of 2001"),
    ("2001-39", "third", "2001-09-01", "2001-12-31", "last third of 2001"),
    ("2001-40", "half", "2001-01-01", "2001-06-30", "first half of 2001"),
    ("2001-41", "half", "2001-07-01", "2001-12-31", "second half of 2001"),
    ("2001-21~", "season", "2001-01-15", "2001-07-15", "about spring 2001"),
    # level 0 and 1: intervals
    ("2025-03-06/2025-03-07", "day", "2025-03-06", "2025-03-07", "6 to 7 March 2025"),
    ("2025-02-28/2025-03-14", "day", "2025-02-28", "2025-03-14", "28 February to 14 March 2025"),
    ("2024-12-30/2025-01-02", "day", "2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"),
    ("2025-03-13/2025-03-13", "day", "2025-03-13", "2025-03-13", "within 13 March 2025"),
    ("2025-02/2025-03", "month", "2025-02-01", "2025-03-31", "February to March 2025"),
    ("1964/2008", "year", "1964-01-01", "2008-12-31", "1964 to 2008"),
    ("2004-02-01/2005", "year", "2004-02-01", "2005-12-31", "1 February 2004 to 2005"),
    (
        "2025-02-28~/2025-03-14~",
        "day",
        "2025-02-27",
        "2025-03-15",
        "between 28 February and 14 March 2025, approximately",
    ),
    ("2025-02-28~/2025-03-14", "day", "2025-02-27", "2025-03-14", "about 28 February 2025 to 14 March 2025"),
    ("1962-05-21/1962-05-24?", "day", "1962-05-21", "1962-05-24", "21 May 1962 to 24 May 1962 (uncertain)"),
    ("1962-10-22/..", "day", "1962-10-22", None, "from 22 October 1962 on"),
    ("1962-10-22/", "day", "1962-10-22", None, "from 22 October 1962 to an unknown end"),
    ("../2025-03-12", "day", None, "2025-03-12", "before 13 March 2025"),
    ("../2022-04-30", "day", None, "2022-04-30", "before 1 May 2022"),
    ("../2025-12", "month", None, "2025-12-31", "before January 2026"),
    ("../-0001", "year", None, "-0001-12-31", "before 1 BCE"),
    ("../1962-05-30~", "day", None, "1962-05-31", "before about 31 May 1962"),
    ("../2001-21", "season", None, "2001-05-31", "up to spring 2001"),
    ("/2022-04-30", "day", None, "2022-04-30", "from an unknown start to 30 April 2022"),
    ("2004-06-XX/2004-07-03", "month", "2004-06-01", "2004-07-03", "June 2004, day unknown to 3 July 2004"),
    ("-0043-03-14/-0043-03-15", "day", "-0043-03-14", "-0043-03-15", "14 to 15 March 44 BCE"),
    # the extension: intervals between times
    (
        "1962-10-18T17:00-04:00/1962-10-18T19:00-04:00",
        "minute",
        "1962-10-18 21:00:00",
        "1962-10-18 23:00:59",
        "18 October 1962, 17:00 to 19:00 (UTC−4)",
    ),
    (
        "1962-10-24T10:00-04:00/1962-11-20T18:45-05:00",
        "minute",
        "1962-10-24 14:00:00",
        "1962-11-20 23:45:59",
        "24 October 1962, 10:00 (UTC−4) to 20 November 1962, 18:45 (UTC−5)",
    ),
    (
        "1962-10-30T15:10-05:00/1962-10-31",
        "day",
        "1962-10-30 20:10:00",
        "1962-10-31",
        "30 October 1962, 15:10 (UTC−5) to 31 October 1962",
    ),
    ("1962-10-22T19:00-04:00/..", "minute", "1962-10-22 23:00:00", None, "from 22 October 1962, 19:00 (UTC−4) on"),
    # level 2: significant digits, partial qualifiers and digits, sets
    ("1950S2", "century", "1900-01-01", "1999-12-31", "EDTF 1950S2"),
    ("Y171010000S3", "millennium", "171000000-01-01", "171999999-12-31", "EDTF Y171010000S3"),
    ("2004-06~-11", "day", "2004-05-27", "2004-06-26", "EDTF 2004-06~-11"),
    ("2004~-06-11?", "day", "2003-12-11", "2004-12-11", "EDTF 2004~-06-11?"),
    ("2004-?06-11", "day", "2004-06-11", "2004-06-11", "EDTF 2004-?06-11"),
    ("2004-06-~11", "day", "2004-06-10", "2004-06-12", "EDTF 2004-06-~11"),
    ("156X-12-25", "decade", "1560-12-25", "1569-12-25", "EDTF 156X-12-25"),
    ("189X-02-29", "decade", "1892-02-29", "1896-02-29", "EDTF 189X-02-29"),
    ("2004-1X", "year", "2004-10-01", "2004-12-31", "EDTF 2004-1X"),
    ("2004-XX-05", "year", "2004-01-05", "2004-12-05", "EDTF 2004-XX-05"),
    ("XXXX-12-25", "unknown", None, None, "EDTF XXXX-12-25"),
    ("[1667,1668]", "year", "1667-01-01", "1668-12-31", "1667 or 1668"),
    ("{1960,1961-12}", "year", "1960-01-01", "1961-12-31", "1960 and December 1961"),
    ("[1670..1672]", "year", "1670-01-01", "1672-12-31", "once from 1670 to 1672"),
    ("{1670..1672}", "year", "1670-01-01", "1672-12-31", "all of 1670 to 1672"),
    ("[1667, 1668, 1670..1672]", "year", "1667-01-01", "1672-12-31", "EDTF [1667, 1668, 1670..1672]"),
    ("[..1760-12-03]", "day", None, "1760-12-03", "3 December 1760 or earlier"),
    ("[1760-12..]", "month", "1760-12-01", None, "December 1760 or later"),
    ("[1667,1667-05]", "year", "1667-01-01", "1667-12-31", "EDTF [1667,1667-05]"),
]


def seconds(text: str | None, *, last: bool) -> int | None:
    if text is None:
        return None
    date, _, clock = text.partition(" ")
    sign, date = (-1, date[1:]) if date.startswith("-") else (1, date)
    year, month, day = (int(part) for part in date.split("-"))
    start = to_days(sign * year, month, day) * DAY
    if not clock:
        return start + DAY - 1 if last else start
    hour, minute, second = (int(part) for part in clock.split(":"))
    return start + hour * 3_600 + minute * 60 + second


@pytest.mark.parametrize(("text", "precision", "first", "last", "words"), TABLE, ids=[row[0] for row in TABLE])
def test_value_means(text, precision, first, last, words):
    when = When.parse(text)
    assert str(when) == text
    assert when.precision == precision
    assert when.words() == words
    assert when.earliest == seconds(first, last=False)
    assert when.latest == seconds(last, last=True)


def test_white_space_around_a_value_is_dropped():
    assert When.parse(" 2025-03-13\n") == When.parse("2025-03-13")


# value, whether it is uncertain, approximate, timed, bounded
TRAITS = [
    ("2025", False, False, False, True),
    ("2025?", True, False, False, True),
    ("2025~", False, True, False, True),
    ("2025%", True, True, False, True),
    ("2004-?06-11", True, False, False, True),
    ("[1667,1668?,1669]", True, False, False, True),
    ("2025/2026~", False, True, False, True),
    ("2025-03-13T10:00", False, False, False, True),
    ("2025-03-13T10:00Z", False, False, True, True),
    ("2025-03-13/2025-03-14T10:00Z", False, False, True, True),
    ("2025/..", False, False, False, True),
    ("XXXX", False, False, False, False),
    ("XXXX/..", False, False, False, False),
]


@pytest.mark.parametrize(("text", "uncertain", "approximate", "timed", "bounded"), TRAITS)
def test_value_has_traits(text, uncertain, approximate, timed, bounded):
    when = When.parse(text)
    assert (when.is_uncertain, when.is_approximate, when.is_timed, when.is_bounded) == (
        uncertain,
        approximate,
        timed,
        bounded,
    )
