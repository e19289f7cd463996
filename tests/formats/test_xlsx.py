"""Excel workbooks: typed cells of other programs, text cells of our own."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats import ImportResult, read_timeline, write_timeline, xlsx
from diplomatic_timeline.formats.archive import read_zip, to_zip
from tests.formats.made_up import RICH

INFO = TimelineInfo(id="t", title="T")


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book_of(*rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def read(*rows: tuple[object, ...]) -> ImportResult:
    return read_timeline(saved(book_of(*rows)), "t.xlsx")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2025, 3, 13), "2025-03-13"),
        (datetime(2025, 3, 13, 14, 5), "2025-03-13T14:05"),
        (datetime(2025, 3, 13, 14, 5, 7), "2025-03-13T14:05:07"),
        (1962, "1962"),
        ("2025-03", "2025-03"),
        ("1962-10-22T19:00-04:00", "1962-10-22T19:00-04:00"),
    ],
)
@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_a_date_cell_is_the_day_it_shows(value, text, epoch):
    book = book_of(("title", "when"), ("A", value))
    if epoch == "1904":
        book.epoch = CALENDAR_MAC_1904
        book.active["B2"] = value
    (event,) = read_timeline(saved(book)).timeline.events
    assert str(event.when) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (1e20, "100000000000000000000"),
        (True, "True"),
        (time(3, 4), "03:04:00"),
    ],
)
def test_a_number_cell_is_the_text_it_shows(value, text):
    (event,) = read(("title", "code"), ("A", value)).timeline.events
    assert event.attributes == {"code": text}


def test_a_number_that_is_no_date_is_refused_with_its_row():
    result = read(("title", "when"), ("A", "2025"), ("B", 450.5))
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (3, "when", "450.5")


def test_a_number_that_counts_days_as_spreadsheets_do_is_read_as_that_day():
    result = read(("title", "when"), ("A", 45_000.5))
    assert [event.when.text for event in result.timeline.events] == ["2023-03-15T12:00"]


def test_rows_are_counted_as_the_sheet_counts_them():
    result = read((), (), ("", "title", "when"), (), ("", "A", "soon"), ("", "B", "2025"))
    assert [event.title for event in result.timeline.events] == ["B"]
    (problem,) = result.report.problems
    assert problem.line == 5


def test_the_first_sheet_with_titles_is_read():
    book = book_of(("notes",), ("look at the second sheet",))
    book.create_sheet("empty")
    book.create_sheet("mine").append(("Title",))
    book["mine"].append(("A",))
    assert [event.title for event in read_timeline(saved(book)).timeline.events] == ["A"]


def test_a_workbook_without_titles_is_refused():
    with pytest.raises(FormatError, match=r"t\.xlsx is a table whose columns are not known"):
        read(("name", "place"), ("A", "B"))


def test_surplus_cells_are_refused_with_their_row():
    (problem,) = read(("title",), ("A", "stray"), ("B",)).report.problems
    assert (problem.line, problem.column, problem.value) == (2, "number 2", "stray")


def test_every_cell_is_text_and_none_a_formula():
    names = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "#N/A", "#REF!", "12", "2025-03-13", "TRUE")
    events = tuple(Event(id=f"e{number}", title=name, tags=(name,)) for number, name in enumerate(names))
    sheet = load_workbook(io.BytesIO(write_timeline(Timeline(INFO, events), "xlsx")))["events"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {cell.number_format for cell in cells} == {"@"}


@pytest.mark.parametrize("title", ["_x0041_", "_x005F_", "a\rb", "a\r\nb", "bell\x07", "_xZZZZ_", "_x0041"])
def test_a_text_that_the_file_must_escape_comes_back(title):
    timeline = Timeline(INFO, (Event(id="a", title=title),))
    assert read_timeline(write_timeline(timeline, "xlsx")).timeline.events == timeline.events


def test_code_points_that_are_no_characters_are_replaced():
    timeline = Timeline(INFO, (Event(id="a", title="A\ufffeB\uffff"),))
    (event,) = read_timeline(write_timeline(timeline, "xlsx")).timeline.events
    assert event.title == "A\ufffdB\ufffd"


def test_columns_are_text_so_that_typed_dates_stay_as_typed():
    sheet = load_workbook(io.BytesIO(write_timeline(Timeline(INFO), "xlsx")))["events"]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.freeze_panes == "A2"


def test_no_time_of_writing_is_in_the_file():
    core = read_zip(write_timeline(RICH, "xlsx"), "it")["docProps/core.xml"]
    assert b"dcterms:created" not in core
    assert b"dcterms:modified" not in core


def test_a_text_too_long_for_excel_is_refused_with_its_row():
    long = Timeline(INFO, (Event(id="a", title="A"), Event(id="b", title="B", summary="x" * 32_768)))
    with pytest.raises(FormatError, match=r"row 3: a cell has 32,768 characters"):
        write_timeline(long, "xlsx")
    fits = Timeline(INFO, (Event(id="b", title="B", summary="x" * 32_767),))
    assert read_timeline(write_timeline(fits, "xlsx")).timeline.events == fits.events


@pytest.mark.parametrize("cell", ["XFD1048576", "A999999999", "ZZZZZ2"])
def test_a_sheet_with_a_cell_far_out_is_refused_before_it_fills_the_memory(cell):
    data = saved(book_of(("title",), ("A",)))
    files = read_zip(data, "t.xlsx")
    sheet = files["xl/worksheets/sheet1.xml"].replace(b'r="A2"', f'r="{cell}"'.encode())
    with pytest.raises(FormatError, match="reaches over"):
        read_timeline(to_zip({**files, "xl/worksheets/sheet1.xml": sheet}))


def test_a_workbook_of_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "_MOST_CHARACTERS", 100)
    with pytest.raises(FormatError, match="more than 100 characters"):
        read(("title",), ("x" * 60,), ("x" * 60,))


@pytest.mark.parametrize("content", [b"", b"<workbook/>", b"not xml"])
def test_a_damaged_workbook_is_refused(content):
    files = read_zip(saved(book_of(("title",), ("A",))), "t.xlsx")
    with pytest.raises(FormatError, match=r"t\.xlsx"):
        read_timeline(to_zip({**files, "xl/workbook.xml": content}), "t.xlsx")


def test_a_damaged_sheet_is_refused():
    files = read_zip(saved(book_of(("title",), ("A",))), "t.xlsx")
    with pytest.raises(FormatError, match=r"t\.xlsx"):
        read_timeline(to_zip({**files, "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "t.xlsx")
