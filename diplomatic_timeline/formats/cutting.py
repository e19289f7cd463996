"""Cutting a text without irregularities by Arrow, in a fraction of the time that cutting row by row takes."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.tables import iter_rows
from diplomatic_timeline.formats.texts import is_coded

_BLOCK = 4 * 1024 * 1024
_STEP = 256 * 1024
"""Bytes that are looked at together: more would not stay in the processor's cache."""
_NEWLINE = 10
_CODED = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class Cut:
    """How a text is cut into cells: the delimiter, the lines before the column names, and the names where no line tells
    them. `fewest` is the number of cells that a row may have less than there are names. `quoted` says whether quotation
    marks around a cell count. `repeats` says of a column's name whether its cells repeat few texts: such a column is
    read as codes of its distinct texts.
    """

    delimiter: str = ","
    skip: int = 0
    columns: tuple[str, ...] | None = None
    fewest: int | None = None
    quoted: bool = True
    repeats: Callable[[str], bool] | None = None


def count_newlines(data: bytes) -> int:
    """Return the number of line ends in a text; `bytes.count` would take three times as long."""
    letters = np.frombuffer(data, np.uint8)
    return sum(
        int(np.count_nonzero(letters[start : start + _STEP] == _NEWLINE)) for start in range(0, len(letters), _STEP)
    )


def cut_by_arrow(data: bytes, cut: Cut, newlines: int) -> tuple[pa.Table, NDArray[np.int64], int] | None:
    """Return the cells, the line of each row and that of the column names; None where Arrow might cut in another way.

    Every column is one chunk.
    """
    quotes = data.count(b'"') if cut.quoted and b'"' in data else 0
    if quotes % 2 or (b"\r" in data and data.count(b"\r") != newlines):
        return None
    header = _read_header(data, cut)
    if header is None:
        return None
    columns, header_line = header
    try:
        table = _read(data, cut, columns, header_line, quoted=quotes > 0)
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if not table.num_rows:
        return None
    lines = _count_lines(table, data, newlines, header_line, quoted=quotes > 0)
    return None if lines is None else (table, lines, header_line)


def _read(data: bytes, cut: Cut, columns: Collection[str], header_line: int, *, quoted: bool) -> pa.Table:
    """Return the cells of a text that is known to be UTF-8."""
    kinds = {name: _CODED if cut.repeats and cut.repeats(name) else pa.string() for name in columns}
    parsing = arrow_csv.ParseOptions(
        delimiter=cut.delimiter, quote_char='"' if cut.quoted else False, newlines_in_values=quoted
    )
    reading = arrow_csv.ReadOptions(column_names=list(columns), skip_rows=header_line, block_size=_BLOCK)
    converting = arrow_csv.ConvertOptions(
        check_utf8=False, column_types=kinds, null_values=[""], strings_can_be_null=True
    )
    table = arrow_csv.read_csv(pa.BufferReader(data), reading, parsing, converting)
    return _join_chunks(table)


def _join_chunks(table: pa.Table) -> pa.Table:
    """Return the table with columns of one chunk each, two at a time, which costs less than one after the other."""
    with ThreadPoolExecutor(2) as pool:
        columns = list(pool.map(lambda column: column.combine_chunks(), table.itercolumns()))
    return pa.table(columns, names=table.column_names)


def _read_header(data: bytes, cut: Cut) -> tuple[tuple[str, ...], int] | None:
    """Return the column names and the line they stand on, 0 for none; None where they are not on the first line."""
    if cut.columns is not None:
        return cut.columns, cut.skip
    head = data[: 1 << 20].split(b"\n", cut.skip + 1)[: cut.skip + 1]
    if len(head) <= cut.skip or head[-1].count(b'"') % 2 or not head[-1].strip():
        return None
    columns, line, _ = iter_rows(head[-1].decode(errors="replace"), cut.delimiter)
    same_count = columns and head[-1].count(cut.delimiter.encode()) + 1 == len(columns)
    return (columns, cut.skip + 1) if line == 1 and same_count else None


def _count_lines(
    table: pa.Table, data: bytes, newlines: int, header_line: int, *, quoted: bool
) -> NDArray[np.int64] | None:
    """Return the line of each row, None where the count of lines does not add up, as with empty lines between rows."""
    tail = data[-_BLOCK:]
    total = newlines - tail[len(tail.rstrip(b"\r\n")) :].count(b"\n") + 1
    rows = table.num_rows
    if rows + header_line == total:
        return np.arange(header_line + 1, header_line + 1 + rows, dtype=np.int64)
    if not quoted:
        return None
    inside = np.zeros(rows, np.int64)
    for column in table.columns:
        inside += _newlines_within(column.chunk(0))
    if rows + header_line + int(inside.sum()) != total:
        return None
    return header_line + 1 + np.concatenate([[0], np.cumsum(1 + inside[:-1])])


def _newlines_within(column: pa.Array) -> NDArray[np.int32]:
    texts, codes = (column.dictionary, column.indices) if is_coded(column) else (column, None)
    counts = pc.fill_null(pc.count_substring(texts, "\n"), 0)
    return (counts if codes is None else pc.fill_null(counts.take(codes), 0)).to_numpy()
