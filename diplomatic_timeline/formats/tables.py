"""CSV text: read with the physical line of every row, whatever its quotes do, and written byte for byte alike."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.cells import guard, unguard
from diplomatic_timeline.formats.headings import LOOKED_AT, Above, find_header, to_heading
from diplomatic_timeline.formats.problems import Fault

_LONGEST_CELL = 2**31 - 1
_MOST_REREAD = 5_000_000
"""Lines that may be read again after unbalanced quotation marks, which else could cost the square of the length."""
_NAME_THEM = "give the column over this cell a name, or delete the cell"
_QUOTE_THEM = "put quotation marks around a cell that holds the separator, or name the columns that are missing"
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')
_QUOTED_CELL = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it starts on and its cells by column; `broken` says why it cannot be used."""

    line: int
    cells: Mapping[str, str]
    broken: Fault | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, the line that names them, the rows that are not empty, and those `above` the names."""

    columns: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]
    above: Above = ()


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of a CSV text; of a broken one, the number and text of the cell where its quotation marks go wrong."""

    line: int
    cells: Sequence[str]
    broken_cell: tuple[int, str] | None = None


def read_csv(text: str, delimiter: str = ",", skip: int = 0) -> Table:
    """Return the table in a CSV text, formula guards removed, after leaving out `skip` lines.

    A row with a wrong number of cells or with unbalanced quotation marks is marked as broken; reading goes on at the
    line after it. Raises `FormatError` for a column name that occurs twice, and for texts that cannot be CSV.
    """
    columns, line, rows = iter_rows(text, delimiter, skip)
    return Table(columns, line, tuple(rows))


def iter_rows(
    text: str, delimiter: str = ",", skip: int = 0, columns: tuple[str, ...] | None = None
) -> tuple[tuple[str, ...], int, Iterator[Row]]:
    """Return column names, their line and the rows of a CSV text, as `read_csv` does, one row at a time.

    With `columns` the text has no line of names, and the line is 0.
    """
    lines = list(io.StringIO(text, newline=""))
    records = _records(lines, delimiter, skip)
    if columns is not None:
        return columns, 0, (_to_row(record, columns) for record in records)
    header = next(records, _Record(1, []))
    if header.broken_cell:
        raise FormatError(f"line {header.line}: the column names cannot be read: their quotation marks do not match")
    columns = _name_columns(header.cells, header.line)
    return columns, header.line, (_to_row(record, columns) for record in records)


def read_grid(grid: Iterable[Sequence[str]]) -> Table:
    """Return the table in rows of cells, as of a spreadsheet, whose names of columns may have a title above them.

    Raises `FormatError` for a column name that occurs twice.
    """
    filled = [(number, cells) for number, cells in enumerate(grid, 1) if any(map(str.strip, cells))]
    place = find_header([cells for _, cells in filled[:LOOKED_AT]])
    line, header = filled[place] if filled else (1, ())
    columns = _name_columns(header, line)
    rows = tuple(make_row(number, columns, cells, _NAME_THEM) for number, cells in filled[place + 1 :])
    return Table(columns, line, rows, tuple((number, to_heading(cells)) for number, cells in filled[:place]))


def _name_columns(header: Sequence[str], line: int) -> tuple[str, ...]:
    """Return the column names, "column 3" where the third has none; raises `FormatError` if one occurs twice."""
    columns = [unguard(name).strip() for name in header]
    while columns and not columns[-1]:
        columns.pop()
    columns = [name or f"column {number}" for number, name in enumerate(columns, 1)]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise FormatError(
            f"line {line}: the column name '{twice[0]}' occurs twice; give each column a name of its own, then read "
            "again"
        )
    return tuple(columns)


def make_row(line: int, columns: tuple[str, ...], cells: Sequence[str], fix: str = _QUOTE_THEM) -> Row:
    """Return the row of cells under the given columns; surplus empty cells at its end do not count.

    `fix` says how to mend a row that has too many.
    """
    return Row(line, dict(zip(columns, map(unguard, cells), strict=False)), _find_misfit(columns, cells, fix))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], end: str = "\n") -> str:
    """Return CSV text; cells are written as given, so guard those that hold text."""
    return "".join(f"{','.join(map(_quote, row))}{end}" for row in (columns, *rows))


def write_records(columns: Sequence[str], records: Iterable[Mapping[str, str]]) -> bytes:
    """Return records of text as CSV in UTF-8, guarded against formulas, missing cells empty."""
    rows = ([guard(record.get(name, "")) for name in columns] for record in records)
    return write_csv(columns, rows).encode()


def _quote(cell: str) -> str:
    if _NEEDS_QUOTES.search(cell) or cell != cell.strip():
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def _to_row(record: _Record, columns: tuple[str, ...]) -> Row:
    if record.broken_cell is None:
        return make_row(record.line, columns, record.cells)
    number, text = record.broken_cell
    fault = Fault(
        (_name_cell(columns, number),),
        text,
        "the quotation mark that opens here is not closed at the end of its cell",
        'close it, and double every quotation mark within the cell: ""',
    )
    return Row(record.line, {}, fault)


def _find_misfit(columns: tuple[str, ...], cells: Sequence[str], fix: str) -> Fault | None:
    surplus = [number for number in range(len(columns), len(cells)) if cells[number]]
    if len(cells) >= len(columns) and not surplus:
        return None
    cause = f"the row has {len(cells)} cells, the table has {len(columns)} columns"
    if surplus:
        return Fault((_name_cell(columns, surplus[0]),), cells[surplus[0]], cause, fix)
    place = (_name_cell(columns, len(cells)),)
    return Fault(place, cells[-1], cause, "add the cells that are missing, or the separators between empty ones")


def _name_cell(columns: tuple[str, ...], number: int) -> str:
    return columns[number] if number < len(columns) else f"number {number + 1}"


def _records(lines: Sequence[str], delimiter: str, position: int) -> Iterator[_Record]:
    """Yield the records that are not empty; after a broken one go on at the line after its first."""
    csv.field_size_limit(_LONGEST_CELL)
    width: int | None = None
    reread = 0
    while reread <= _MOST_REREAD:
        reader = csv.reader(lines[position:], delimiter=delimiter, strict=True)
        while True:
            first = position + reader.line_num
            cells = _next_record(reader)
            length = position + reader.line_num - first
            if cells is None and length == 0:
                return
            width = len(cells) if width is None and cells is not None else width
            if cells is None or (length > 1 and len(cells) != width):
                yield _Record(first + 1, [], _find_open_quote(lines[first].rstrip("\r\n"), delimiter))
                break
            if any(cells):
                yield _Record(first + 1, cells)
        position = first + 1
        reread += length
    raise FormatError(f"line {position}: there are too many quotation marks without a match; is this a CSV file?")


def _next_record(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next record, None if its quotation marks do not match or there is none."""
    try:
        return next(reader, None)
    except csv.Error:
        return None


def _find_open_quote(line: str, delimiter: str) -> tuple[int, str]:
    """Return number and text of the cell of a line whose quotation does not end where the cell ends, else the last."""
    number, start = 0, 0
    while True:
        quoted = _QUOTED_CELL.match(line, start)
        end = quoted.end() if quoted else line.find(delimiter, start)
        opens_only = line.startswith('"', start) and not quoted
        if opens_only or end < 0 or end >= len(line) or line[end] != delimiter:
            return number, line[start:]
        number, start = number + 1, end + 1
