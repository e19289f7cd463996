"""What a flat table tells about its dates as a whole: the order of its columns, and words where it has no `when`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.event import Event
from diplomatic_timeline.formats import ImportResult, read_timeline, write_timeline
from diplomatic_timeline.formats.tables import write_csv
from diplomatic_timeline.formats.xlsx import write_sheets
from tests.formats.made_up import TEXTS


def read(columns: list[str], *rows: list[str], form: str = "csv") -> ImportResult:
    data = write_csv(columns, rows).encode() if form == "csv" else write_sheets({"events": [columns, *rows]})
    return read_timeline(data, f"t.{form}")


def dates(result: ImportResult, field: str = "when") -> list[str | None]:
    return [None if (when := getattr(event, field)) is None else str(when) for event in result.timeline.events]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("cells", "found", "line", "value", "done"),
    [
        (["3/4/2025", "13/4/2025"], ["2025-04-03", "2025-04-13"], 3, "13/4/2025", "day first"),
        (["4/13/2025", "3/4/2025"], ["2025-04-13", "2025-03-04"], 2, "4/13/2025", "month first"),
        (["3.4.2025", "2025-03", "late May 2018", "13.4.2025"], None, 5, "13.4.2025", "day first"),
    ],
)
def test_one_date_tells_the_order_of_its_column_and_a_note_says_which(form, cells, found, line, value, done):
    result = read(["title", "when"], *([f"T{number}", cell] for number, cell in enumerate(cells)), form=form)
    assert dates(result) == (found or ["2025-04-03", "2025-03", "2018-05-21~/2018-05-31", "2025-04-13"])
    (note,) = result.report.problems
    assert (note.line, note.column, note.value) == (line, "when", value)
    assert f"'{value}' is above 12" in note.cause
    assert done in note.done
    assert "2025-03-13" in note.fix


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("others", "accepted"),
    [
        (["2/1/2025"], 0),
        (["2025-03-13"], 1),
        (["13/4/2025", "4/13/2025"], 2),
    ],
    ids=["both readings", "no such date", "a contradiction"],
)
def test_a_date_stays_refused_where_its_column_does_not_tell_the_order(form, others, accepted):
    result = read(["title", "when"], ["A", "3/4/2025"], *([text, text] for text in others), form=form)
    assert result.report.accepted == accepted
    refused = result.report.problems[0]
    assert (refused.line, refused.column, refused.value) == (2, "when", "3/4/2025")
    assert "is 2025-04-03 or 2025-03-04" in refused.cause
    assert len(result.report.problems) == result.report.rejected


def test_each_column_has_an_order_of_its_own():
    result = read(["title", "when", "Reported"], ["A", "3/4/2025", "3/4/2025"], ["B", "13/4/2025", "4/13/2025"])
    assert dates(result) == ["2025-04-03", "2025-04-13"]
    assert dates(result, "reported") == ["2025-03-04", "2025-04-13"]
    assert [problem.column for problem in result.report.problems] == ["when", "reported"]


def test_the_order_of_a_column_of_lists_is_that_of_all_its_items():
    result = read(
        ["title", "source_publisher", "source_published"],
        ["A", "P;Q", "3/4/2025;2025-05"],
        ["B", "R;S", "5/4/2025;13/4/2025"],
    )
    assert [str(source.published) for source in result.timeline.sources] == [
        "2025-04-03",
        "2025-05",
        "2025-04-05",
        "2025-04-13",
    ]
    (note,) = result.report.problems
    assert (note.line, note.column, note.value) == (3, "source_published", "13/4/2025")


def test_a_row_that_is_broken_tells_no_order():
    result = read(["title", "when"], ["A", "3/4/2025"], ["Talks", "13/4/2025", "surplus"])
    assert (result.report.accepted, result.report.rejected) == (0, 2)


WORDS = ["title", "when_text", "reported"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("text", "reported", "when", "how"),
    [
        ("late May 2018", "", "2018-05-21~/2018-05-31", "read from 'late May 2018'"),
        ("late May 2018", "2025-03-14", "2018-05-21~/2018-05-31", "read from 'late May 2018'"),
        (
            "on Tuesday",
            "2025-03-14",
            "2025-03-11",
            "read from 'on Tuesday', counted from 2025-03-14, when it was reported",
        ),
        (
            "on Tuesday",
            "1962-10-22T19:00-04:00",
            "1962-10-16",
            "read from 'on Tuesday', counted from 1962-10-22, when it was reported",
        ),
    ],
)
def test_words_are_read_as_the_date_in_a_table_without_dates(form, text, reported, when, how):
    result = read(WORDS, ["A", text, reported], form=form)
    (event,) = result.timeline.events
    (note,) = result.report.problems
    # 22 October 1962 was a Monday: the last Tuesday before it is the 16th.
    assert (str(event.when), event.when_text, event.when_how) == (when, text, how)
    assert (note.line, note.column, note.value) == (2, "when_text", text)
    assert when in note.done
    assert "add a column 'when'" in note.fix


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("in those days", "2025-03-14"),
        ("on Tuesday", ""),
        ("on Tuesday", "2025-03"),
        ("on Tuesday", "2025-03-14~"),
        ("on Tuesday", "2025-03-14?"),
        ("on Tuesday", "2025-03-14T10:00/2025-03-20T10:00"),
        ("on Tuesday", "-0043-03-15"),
        ("3/4/2025", "2025-03-14"),
        ("", "2025-03-14"),
    ],
)
def test_words_that_tell_no_one_date_leave_it_unknown_in_silence(text, reported):
    result = read(WORDS, ["A", text, reported])
    (event,) = result.timeline.events
    assert (event.when, event.when_how, result.report.problems) == (None, None, ())


def test_a_column_when_keeps_an_event_undated_whatever_its_words():
    result = read(["title", "When", "when_text"], ["A", "", "late May 2018"])
    assert (dates(result), result.report.problems) == ([None], ())


def test_a_line_of_json_keeps_an_event_undated_whatever_its_words():
    event = Event(id="a", title="A", when_text="late May 2018")
    result = read_timeline(b'{"id":"a","title":"A","when_text":"late May 2018"}\n', "t.jsonl")
    assert (result.timeline.events, result.report.problems) == ((event,), ())


def test_the_own_words_of_a_row_on_how_its_date_follows_stay():
    result = read(["title", "when_text", "when_how"], ["A", "late May 2018", "the diary says so"])
    (event,) = result.timeline.events
    assert (str(event.when), event.when_how) == ("2018-05-21~/2018-05-31", "the diary says so")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(st.lists(st.sampled_from(["late May 2018", "on Tuesday", "2018", "in those days"]) | TEXTS, max_size=4))
@settings(max_examples=25)
def test_what_was_read_from_words_is_written_and_read_again_without_a_change(form, texts):
    rows = [[f"T{number}", text, "2025-03-14"] for number, text in enumerate(texts)]
    first = read_timeline(write_csv(WORDS, rows).encode(), "t.csv").timeline
    again = read_timeline(write_timeline(first, form), f"t.{form}")
    assert again.timeline.events == first.events
    assert again.report.problems == ()
