"""CSV text: read with the physical line of every row, whatever its quotes do, and written byte for byte alike."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.cells import guard, unguard

_LONGEST_CELL = 16 * 1024 * 1024
_MOST_RESTARTS = 100
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it starts on and its cells by column; `broken` says why it cannot be used."""

    line: int
    cells: Mapping[str, str]
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table and its rows that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_csv(text: str, delimiter: str = ",", skip: int = 0) -> Table:
    """Return the table in a CSV text, formula guards removed, after leaving out `skip` lines.

    A row with a wrong number of cells or with unbalanced quotation marks is marked as broken; reading goes on at the
    line after it. Raises `FormatError` for a column name that occurs twice, and for texts that cannot be CSV.
    """
    lines = list(io.StringIO(text, newline=""))
    records = _records(lines, delimiter, skip)
    _, header, broken = next(records, (0, [], None))
    if broken:
        raise FormatError(f"line {skip + 1}: the column names cannot be read: {broken}")
    columns = name_columns(header)
    return Table(columns, tuple(make_row(line, columns, cells, broken) for line, cells, broken in records))


def name_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the column names; raises `FormatError` if one occurs twice or is empty between others."""
    columns = [unguard(name).strip() for name in header]
    while columns and not columns[-1]:
        columns.pop()
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        named = twice[0] or "(empty)"
        raise FormatError(
            f"the column name '{named}' occurs twice in the first line; give each column a name of its own"
        )
    return tuple(columns)


def make_row(line: int, columns: tuple[str, ...], cells: Sequence[str], broken: str | None = None) -> Row:
    """Return the row of cells under the given columns; surplus empty cells at its end do not count."""
    surplus = [cell for cell in cells[len(columns) :] if cell]
    if broken is None and (len(cells) < len(columns) or surplus):
        broken = f"the row has {len(cells)} cells, the table has {len(columns)} columns"
    return Row(line, dict(zip(columns, map(unguard, cells), strict=False)), broken)


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


def _records(lines: Sequence[str], delimiter: str, position: int) -> Iterator[tuple[int, list[str], str | None]]:
    """Yield line number, cells and what is broken of each record; after a broken one go on at the next line."""
    csv.field_size_limit(_LONGEST_CELL)
    width: int | None = None
    for _ in range(_MOST_RESTARTS):
        reader = csv.reader(lines[position:], delimiter=delimiter, strict=True)
        base = position
        while True:
            start = base + reader.line_num
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield start + 1, [], f"the quotation marks do not match ({error})"
                break
            if cells is None:
                return
            width = len(cells) if width is None else width
            spans_lines = base + reader.line_num > start + 1
            if spans_lines and len(cells) != width:
                yield start + 1, [], "a quotation mark that opens here does not close in its cell"
                break
            if any(cells):
                yield start + 1, cells, None
        position = start + 1
    raise FormatError(f"the quotation marks do not match in {_MOST_RESTARTS} places; is this a CSV file?")
