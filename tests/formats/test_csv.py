"""CSV as people really save it: encodings, delimiters, quotation marks, rows of the wrong length."""

import pytest

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.tables import read_csv


def read(text: str | bytes) -> ImportResult:
    return read_timeline(text if isinstance(text, bytes) else text.encode(), "t.csv")


def titles(result: ImportResult) -> list[str]:
    return [event.title for event in result.timeline.events]


@pytest.mark.parametrize(
    "data",
    [
        b"title,when,actors\nTalks,2025-03,A;B\n",
        b'title;when;actors\nTalks;2025-03;"A;B"\n',
        b"title\twhen\tactors\r\nTalks\t2025-03\tA;B\r\n",
        b"title,when,actors\rTalks,2025-03,A;B\r",
        b"title,when,actors\nTalks,2025-03,A;B",
        b"\xef\xbb\xbftitle,when,actors\nTalks,2025-03,A;B\n",
        b'sep=;\ntitle;when;actors\nTalks;2025-03;"A;B"\n',
        b'\xef\xbb\xbfsep=;\r\ntitle;when;actors\r\nTalks;2025-03;"A;B"\r\n',
        b"sep=|\ntitle|when|actors\nTalks|2025-03|A;B\n",
        b'"sep=\t"\ntitle\twhen\tactors\nTalks\t2025-03\tA;B\n',
        b"\n\ntitle,when,actors\n,,\n\nTalks,2025-03,A;B\n\n",
        b"title,when,actors,,\nTalks,2025-03,A;B,,\n",
        b'"title","when","actors"\n"Talks","2025-03","A;B"\n',
        "title,when,actors\nTalks,2025-03,A;B\n".encode("utf-16"),
        b'actors;title;when\n"A;B";Talks;2025-03\n',
        b" Title ,WHEN,Actor\nTalks,2025-03,A;B\n",
    ],
)
def test_the_same_table_in_many_dresses(data):
    result = read(data)
    (event,) = result.timeline.events
    assert (event.title, str(event.when), [person.name for person in event.participants]) == (
        "Talks",
        "2025-03",
        ["A", "B"],
    )
    assert (result.report.format, result.report.accepted, result.report.rejected) == ("csv", 1, 0)


def test_the_lines_before_the_column_names_count():
    result = read("sep=;\n\ntitle;when;code\n\nA;soon;\n")
    unknown, bad = result.report.problems
    assert (unknown.line, unknown.column) == (3, "code")
    assert (bad.line, bad.column, bad.value) == (5, "when", "soon")


def test_a_table_with_the_one_column_title_is_a_timeline():
    result = read('title\nTrump, Putin speak; Kyiv is told\n"Quoted, too"\n')
    assert titles(result) == ["Trump, Putin speak; Kyiv is told", "Quoted, too"]
    assert result.report.problems == ()


def test_text_in_windows_1252_is_read_and_said_to_be():
    result = read("title,place\nGespräch über „Kiew“ – €5,München\n".encode("cp1252"))
    assert titles(result) == ["Gespräch über „Kiew“ – €5"]
    (problem,) = result.report.problems
    assert (problem.line, problem.done) == (2, "read as Windows-1252")


def test_nul_characters_are_replaced_and_counted():
    result = read(b"title,place\nA\x00B,x\nC\x00,y\n")
    assert titles(result) == ["A\ufffdB", "C\ufffd"]
    (problem,) = result.report.problems
    assert (problem.line, "2 NUL" in problem.cause) == (2, True)


def test_newlines_in_cells_stay_and_do_not_move_the_lines_of_later_rows():
    result = read('title,when\n"A\nB\r\nC",2025\nD,never\n')
    assert titles(result) == ["A\nB\r\nC"]
    (problem,) = result.report.problems
    assert problem.line == 5


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ('"open,2025,Kyiv', "title", '"open,2025,Kyiv'),
        ('A,2025,"Kyiv', "place", '"Kyiv'),
        ('A,"20"25,Kyiv', "when", '"20"25,Kyiv'),
        ('A,2025,"Kyiv" city', "place", '"Kyiv" city'),
        ('"A ""quoted"" one",2025,"Kyiv', "place", '"Kyiv'),
    ],
)
def test_a_quotation_mark_without_a_match_costs_its_row_only(row, column, value):
    lines = [f"Event {number},2025,Kyiv" for number in range(1, 1_001)]
    lines[499] = row
    lines[700] = '"Event, quoted",2025,"Kyiv, by night"'
    result = read("title,when,place\n" + "\n".join(lines) + "\n")
    assert (result.report.accepted, result.report.rejected) == (999, 1)
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (501, column, value)
    assert "quotation mark" in problem.cause
    assert "close it" in problem.fix
    assert "Event, quoted" in titles(result)


def test_a_quotation_that_ends_in_a_later_row_does_not_take_that_row_along():
    result = read('title,when,place\nA,2025,"Kyiv\nGun of 6",2025,Kyiv\nC,2025,Kyiv\n')
    assert titles(result) == ['Gun of 6"', "C"]
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (2, "place", '"Kyiv')


@pytest.mark.parametrize(
    ("row", "column", "value", "fix"),
    [
        ("A,2025", "place", "2025", "cells that are missing"),
        ("A", "when", "A", "cells that are missing"),
        ("A,2025,Kyiv,Ukraine", "number 4", "Ukraine", "quotation marks around"),
        ("A,2025,Kyiv,,Ukraine", "number 5", "Ukraine", "quotation marks around"),
    ],
)
def test_a_row_of_the_wrong_length_is_left_out_and_named(row, column, value, fix):
    result = read(f"title,when,place\nFirst,2025,Kyiv\n{row}\nLast,2025,Kyiv\n")
    assert titles(result) == ["First", "Last"]
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (3, column, value)
    assert "the table has 3 columns" in problem.cause
    assert fix in problem.fix
    assert result.report.read == 3


def test_every_line_of_a_hopeless_file_is_still_accounted_for():
    rows = ['"open' if number % 2 else f"Event {number},2025" for number in range(400)]
    result = read("title,when\n" + "\n".join(rows) + "\n")
    assert (result.report.accepted, result.report.rejected) == (200, 200)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("title,when,when", "line 1: the column name 'when' occurs twice"),
        ("title,Source URL,source_url", "'Source URL' and 'source_url' both mean 'source_url'"),
        ("title,actor,actors", "'actor' and 'actors' both mean 'actors'"),
    ],
)
def test_columns_that_cannot_be_told_apart_are_refused(header, message):
    with pytest.raises(FormatError, match=message):
        read(f"{header}\nA,2025,2025\n")


def test_columns_without_a_name_are_called_by_their_place():
    result = read(",title,,when\n0,A,x,2025\n")
    (event,) = result.timeline.events
    assert (result.report.accepted, event.title, str(event.when)) == (1, "A", "2025")
    assert event.attributes == {"column 1": "0", "column 3": "x"}


def test_broken_column_names_are_refused_with_their_line():
    with pytest.raises(FormatError, match="line 1: the column names cannot be read"):
        read('title,"when"x\nA,2025\n')


def test_a_table_without_titles_is_refused_with_its_columns():
    with pytest.raises(FormatError, match="title"):
        read("name,when\nA,2025\n")


def test_a_cell_beyond_the_usual_limit_is_read():
    result = read(f"title,summary\nA,{'x' * 200_000}\n")
    assert len(result.timeline.events[0].summary) == 200_000


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [(2, {"a": "1", "b": "2"})]),
        ("a,b\r\n1,2", [(2, {"a": "1", "b": "2"})]),
        ('a,b\n"1\n\n1",2\n3,4\n', [(2, {"a": "1\n\n1", "b": "2"}), (5, {"a": "3", "b": "4"})]),
        ("a,b\n'=1,'\n", [(2, {"a": "=1", "b": "'"})]),
        ("a,b\n\n,\n1,\n", [(4, {"a": "1", "b": ""})]),
        ("", []),
        ("a,b\n", []),
    ],
)
def test_rows_have_the_line_they_start_on(text, rows):
    assert [(row.line, row.cells) for row in read_csv(text).rows] == rows
