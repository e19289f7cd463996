"""Dates of mapped tables as people write them: their own words, dates that are not known, and what the report says."""

import pytest

from diplomatic_timeline.formats import ImportResult, read_timeline, write_timeline
from diplomatic_timeline.formats.mapping.apply import apply_plan, preview
from diplomatic_timeline.formats.mapping.plan import Plan, Use
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame

PLAN = Plan({"what": Use("title"), "day": Use("when")})


def read(*days: str, plan: Plan = PLAN) -> ImportResult:
    """Read a table with a row for each day."""
    rows = "".join(f'E{number},"{day}"\n' for number, day in enumerate(days))
    return apply_plan(open_frame(open_input(f"what,day\n{rows}".encode(), "t.csv")), plan)


@pytest.mark.parametrize(
    ("text", "when", "words"),
    [
        ("late May 2018", "2018-05-21~/2018-05-31", "late May 2018"),
        ("early 2024?", "2024-01?/2024-04~", "early 2024?"),
        ("12-16 July 2020", "2020-07-12/2020-07-16", "12-16 July 2020"),
        ("9 Nov 2020", "2020-11-09", "9 Nov 2020"),
        ("16 January 2019", "2019-01-16", None),
        ("June 2021", "2021-06", None),
        ("2018-05-21~", "2018-05-21~", None),
        ("2018-05-21T10:30Z", "2018-05-21T10:30Z", None),
        ("13-14.09.2022", "2022-09-13/2022-09-14", None),
        ("n.d.", None, "n.d."),
    ],
)
def test_the_author_s_own_words_are_kept_where_they_say_more_than_the_date(text, when, words):
    (event,) = read(text).timeline.events
    assert (str(event.when) if event.when else None, event.when_text) == (when, words)


@pytest.mark.parametrize("name", ["xlsx", "csv", "jsonl"])
def test_the_author_s_own_words_come_back(name):
    timeline = read("late May 2018", "2018-06-01").timeline
    again = read_timeline(write_timeline(timeline, name), f"t.{name}").timeline
    assert [event.when_text for event in again.events] == ["late May 2018", None]


def test_words_in_a_column_of_their_own_go_before_those_of_the_date():
    data = b"what,day,said\nA,late May 2018,as spring ends\nB,late May 2018,\n"
    plan = Plan({**PLAN.uses, "said": Use("when_text")})
    events = apply_plan(open_frame(open_input(data, "t.csv")), plan).timeline.events
    assert [event.when_text for event in events] == ["as spring ends", "late May 2018"]


def test_the_words_of_start_and_end_are_kept_together():
    data = b"what,day,end\nA,late May 2018,mid-June 2018\nB,2018-05-01,?\n"
    plan = Plan({**PLAN.uses, "end": Use("when_end")})
    first, second = apply_plan(open_frame(open_input(data, "t.csv")), plan).timeline.events
    assert (str(first.when), first.when_text) == ("2018-05-21~/2018-06-20~", "late May 2018 – mid-June 2018")
    assert (str(second.when), second.when_text) == ("2018-05-01", None)


@pytest.mark.parametrize("text", ["n.d.", "N.D.", "nd", "n/a", "N/A", "undated", "?", "??", "-", "no date", "unknown"])
def test_a_row_that_says_its_date_is_not_known_is_kept_with_a_note(text):
    result = read(text, "2025-03-01")
    assert [event.when is None for event in result.timeline.events] == [True, False]
    (note,) = result.report.problems
    assert (note.line, note.column, note.value, note.done) == (2, "day", text, "kept without one")


@pytest.mark.parametrize("text", ["-9", "never", "Total: 40 events", "Monday"])
def test_other_texts_that_are_no_date_still_cost_their_row(text):
    assert read(text).report.rejected == 1


def test_a_preview_judges_the_whole_column():
    days = ["March 2025", "4 April 2025", "5 April 2025", *(f"{day}.04.2025" for day in range(13, 29))]
    result = read(*days)
    frame = open_frame(open_input(("what,day\n" + "".join(f"E,{day}\n" for day in days)).encode(), "t.csv"))
    told = [problem.cause for problem in result.report.problems]
    assert told == [problem.cause for problem in preview(frame, PLAN, 4).report.problems]
    assert set(told) == {
        "the date is written in another way (words) than most of its column (numbers with slashes or dots)"
    }


def test_a_sum_below_the_table_is_left_out_for_one_reason():
    data = b'what,day\nA,2025\n,2025\n,"Total: 2"\n'
    report = apply_plan(open_frame(open_input(data, "t.csv")), PLAN).report
    assert [(problem.line, problem.column) for problem in report.problems] == [(3, "title"), (4, "day")]
    assert report.summary() == "3 rows read: 1 accepted, 2 rejected"


def test_rows_that_are_left_out_for_more_than_one_reason_are_said_to_be():
    plan = Plan({**PLAN.uses, "told": Use("reported")})
    report = apply_plan(open_frame(open_input(b"what,day,told\nA,never,nor\nB,2025,2025\n", "t.csv")), plan).report
    assert report.summary() == "2 rows read: 1 accepted, 1 rejected for 2 reasons"
