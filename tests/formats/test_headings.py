"""The names of the columns below a title, and columns without a name, in workbooks and in text."""

import io

import pytest
from openpyxl import Workbook

from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.headings import find_header
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame

NAMES = ("When", "What happened", "Who", "Where")
ROWS = (
    ("2025-03-01", "Talks open", "A; B", "Geneva"),
    ("2025-03-02", "Talks pause", "A", None),
    ("2025-03-03", "Talks close", "B", "Geneva"),
)

TEXT = b"""My chronology

by A. Author
When,What happened,Who,Where
2025-03-01,Talks open,A; B,Geneva
2025-03-02,Talks pause,A,
2025-03-03,Talks close,B,Geneva
"""
SEMICOLONS = b"""sep=;
My chronology;;;
by A. Author;;;
When;What happened;Who;Where
2025-03-01;Talks open;A, B;Geneva
2025-03-02;Talks pause;A;
2025-03-03;Talks close;B;Geneva
"""


def workbook(*rows: tuple[object, ...], merged: str | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    if merged:
        book.active.merge_cells(merged)  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def open_table(data: bytes) -> Frame:
    return open_frame(open_input(data, "t"))


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([NAMES, *ROWS], 0),
        ([("My chronology, v7", "", "", ""), NAMES, *ROWS], 1),
        ([("My chronology",) * 4, NAMES, *ROWS], 1),
        ([("My chronology", "", "", ""), ("by", "A. Author", "", ""), NAMES, *ROWS], 2),
        ([("My chronology", "", "", ""), ("2018", "2023", "44", "1"), NAMES, *ROWS], 2),
        ([("title", "", "", ""), ("Talks", "A", "B", "C"), ("More", "D", "E", "F")], 0),
        ([("what", ""), ("A", "2025"), ("B", "2025")], 0),
        ([("what",), ("A",), ("B",)], 0),
        ([("a", "a", "b"), ("1", "2", "3")], 0),
        ([("My chronology", "", "")], 0),
        ([], 0),
    ],
)
def test_the_row_that_names_the_columns_is_found(rows, place):
    assert find_header([[cell or "" for cell in row] for row in rows]) == place


@pytest.mark.parametrize(
    "data",
    [
        workbook(("My chronology",), (), ("by A. Author",), NAMES, *ROWS, merged="A1:D1"),
        TEXT,
        SEMICOLONS,
    ],
)
def test_titles_above_the_table_are_told_and_cost_no_row(data):
    frame = open_table(data)
    assert (frame.columns, frame.header_line) == (NAMES, 4)
    notes = [(problem.line, problem.value) for problem in frame.problems]
    assert [value for _, value in notes] == ["My chronology", "by A. Author"]
    read = apply_plan(frame, suggest_plan(profile_table(frame)).plan)
    assert [event.title for event in read.timeline.events] == ["Talks open", "Talks pause", "Talks close"]
    assert [event.provenance.row for event in read.timeline.events if event.provenance] == [5, 6, 7]
    assert (read.report.read, read.report.rejected) == (3, 0)


@pytest.mark.parametrize(
    "data",
    [
        workbook(("My chronology",), ("when", "title", "place"), ("2025", "Talks", "Geneva"), ("2026", "More", "Bern")),
        b"My chronology,,\nwhen,title,place\n2025,Talks,Geneva\n2026,More,Bern\n",
    ],
)
def test_a_table_of_our_own_columns_may_have_a_title_above_it(data):
    read = read_timeline(data, "t")
    assert [(str(event.when), event.title) for event in read.timeline.events] == [("2025", "Talks"), ("2026", "More")]
    assert [(problem.line, problem.value) for problem in read.report.problems] == [(1, "My chronology")]


def test_an_article_is_no_table_with_a_title():
    text = "A ceasefire holds\nThe sides, which met in Geneva, agreed.\nNobody, it seems, objects.\nThe end.\n"
    assert open_input(text.encode(), "t").look is None


@pytest.mark.parametrize(
    "data",
    [
        workbook(("When", None, "What", None, "Who"), ("2025", None, "A", "b", "C"), ("2026", None, "D", None, "E")),
        b"When,,What,,Who\n2025,,A,b,C\n2026,,D,,E\n",
    ],
)
def test_columns_without_a_name_are_dropped_if_empty_and_else_called_after_their_place(data):
    frame = open_table(data)
    assert frame.columns == ("When", "What", "column 4", "Who")
    told = [(problem.column, "dropped" in problem.done) for problem in frame.problems]
    assert told == [("column 2", True), ("column 4", False)]
    read = apply_plan(frame, suggest_plan(profile_table(frame)).plan)
    assert [event.attributes.get("column 4") for event in read.timeline.events] == ["b", None]


def test_a_cell_beyond_the_columns_of_a_workbook_is_told_without_words_on_separators():
    frame = open_table(workbook(("When", "What"), ("2025", "A", None, "stray"), ("2026", "B")))
    (problem,) = [problem for problem in frame.problems if problem.value == "stray"]
    assert (frame.rejected, "separator" in problem.fix) == (1, False)
