"""Excel workbooks (XLSX): the flat table as a sheet whose cells are all text, so that no program reshapes them.

Both libraries are imported where they are used: together they cost more to load than the rest of the package.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.archive import Files, open_zip, read_zip, to_zip
from diplomatic_timeline.formats.columns import KEY, find_column
from diplomatic_timeline.formats.flat import read_rows
from diplomatic_timeline.formats.flatten import to_rows
from diplomatic_timeline.formats.headings import LOOKED_AT, find_header, say_above
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tables import Table, read_grid

Grid = Sequence[Sequence[str]]

_BOOK = "xl/workbook.xml"
_LONGEST_CELL = 32_767
"""Characters that Excel allows in a cell."""
_MOST_CELLS = 20_000_000
_MOST_CHARACTERS = 512 * 1024 * 1024
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})([0-9]{1,10})["']""")
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold or Excel would read as an escape, which it writes as `_xHHHH_` (ECMA-376, 22.4.2.4)."""
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""Code points that are no characters and that XML cannot hold either; readers do not know them escaped."""
_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_WIDEST = 60


def read_sheet(data: bytes, name: str) -> Table:
    """Return the first sheet with a `title` column, cells as text; raises `FormatError` if there is none.

    Dates are written as ISO 8601, whichever epoch the workbook counts from, whole numbers without decimals.
    """
    for grid in open_sheets(data, name):
        table = read_grid(grid)
        if any((column := find_column(heading)) and column.name == KEY for heading in table.columns):
            return table
    raise FormatError(f"no sheet of {name} has a column '{KEY}' in its first line that is not empty")


def write_sheets(sheets: Mapping[str, Grid]) -> bytes:
    """Return a workbook with these sheets, whose first line stays in view; equal cells give equal bytes.

    Raises `FormatError` for a cell that is longer than Excel allows.
    """
    from openpyxl import Workbook

    escaped = {title: [_escape(row, number) for number, row in enumerate(grid, 1)] for title, grid in sheets.items()}
    book = Workbook(write_only=True)
    for title, grid in escaped.items():
        _write_sheet(book.create_sheet(title), grid)
    buffer = io.BytesIO()
    book.save(buffer)
    files = read_zip(buffer.getvalue(), "the workbook")
    # The library stamps the current time on the file, which would make every copy a different one.
    return to_zip({**files, _CORE: _STAMPS.sub(b"", files[_CORE])})


def _write_sheet(sheet: Any, grid: Grid) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, heading in enumerate(grid[0], 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        # As "text", a typed 2025-03 stays what it is; Excel would make it the first of March.
        dimension.number_format = "@"
        dimension.width = min(_WIDEST, max(12, len(heading) + 2))
    for row in grid:
        cells = [WriteOnlyCell(sheet, text) if text else None for text in row]
        for cell in filter(None, cells):
            cell.data_type = "s"  # "#N/A" would be an error value
            cell.number_format = "@"
        sheet.append(cells)


def _escape(row: Sequence[str], number: int) -> list[str]:
    known = [_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text) for text in row]
    texts = [_TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text) for text in known]
    longest = max(map(len, texts), default=0)
    if longest > _LONGEST_CELL:
        raise FormatError(
            f"row {number}: a cell has {longest:,} characters, Excel allows {_LONGEST_CELL:,}; write a CSV file instead"
        )
    return texts


def open_sheets(data: bytes, name: str) -> Iterator[Iterator[list[str]]]:
    """Yield the sheets of a workbook in its order, each as rows of texts; raises `FormatError` if it is damaged."""
    from python_calamine import CalamineError, CalamineWorkbook

    _check_extent(read_zip(data, name), name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in book.sheet_names:
            yield _to_texts(book.get_sheet_by_name(title).iter_rows(), name)
    except CalamineError as error:
        raise FormatError(f"{name} is not a readable workbook: {error}; save it again as .xlsx") from error


def _check_extent(files: Files, name: str) -> None:
    """Refuse a sheet with a cell so far out that the whole area up to it would not fit into memory."""
    for path, content in files.items():
        if not path.endswith(".xml"):
            continue
        columns, rows = 1, 1
        for letters, digits in set(_REFERENCE.findall(content)):
            columns = max(columns, _column_number(letters))
            rows = max(rows, int(digits))
        if columns * rows > _MOST_CELLS:
            raise FormatError(
                f"a sheet of {name} reaches over {rows:,} rows and {columns:,} columns; delete the empty ones at its "
                "end, or save it as CSV"
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _to_texts(rows: Iterator[list[Any]], name: str) -> Iterator[list[str]]:
    length = 0
    for row in rows:
        texts = [_to_text(value) for value in row]
        length += sum(map(len, texts))
        if length > _MOST_CHARACTERS:
            raise FormatError(f"{name} holds more than {_MOST_CHARACTERS:,} characters; split it into several files")
        yield texts


def _to_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if value.second == 0 else "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_workbook(given: Input) -> bool:
    """Say whether the content is a workbook of any kind."""
    return given.head.startswith(b"PK") and _BOOK in open_zip(given.data, given.name).namelist()


def epoch_of(data: bytes, name: str) -> int:
    """Return the year from which a workbook counts its days: 1900, or 1904 (ECMA-376, 18.2.28)."""
    settings = read_zip(data, name).get(_BOOK, b"")
    return 1904 if re.search(rb"""date1904\s*=\s*["'](?:1|true)["']""", settings) else 1900


def _has_titles(given: Input) -> bool:
    """Say whether a sheet has a `title` column among the names of its columns."""
    for grid in open_sheets(given.data, given.name):
        rows = list(islice((row for row in grid if any(map(str.strip, row))), LOOKED_AT))
        header = rows[find_header(rows)] if rows else []
        if any((column := find_column(heading)) and column.name == KEY for heading in header):
            return True
    return False


def _sniff(given: Input) -> bool:
    return is_workbook(given) and _has_titles(given)


def _read(given: Input) -> ImportResult:
    table = read_sheet(given.data, given.name)
    return read_rows(table, given.name, "xlsx", say_above(table.above, table.line, given.name))


def _write(timeline: Timeline) -> bytes:
    return write_sheets({"events": to_rows(timeline.events, {source.id: source for source in timeline.sources})})


FORMAT = Format(
    "xlsx",
    "Excel workbook",
    "the same table as a sheet of an .xlsx file",
    (".xlsx",),
    _sniff,
    _read,
    _write,
    tabular=True,
)
