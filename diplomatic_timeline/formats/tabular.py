"""Tables of any kind: a look at the beginning, to recognise them by, and the whole as a frame.

Text is cut at the delimiter that cuts its first rows alike; workbooks give the first sheet that holds a table; a JSON
list of objects, objects one a line and Parquet are tables, too. Lists in a cell are joined with ";".
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.frames import (
    MOST_ROWS,
    Cut,
    Frame,
    frame_of_rows,
    name_blanks,
    plain_name,
    read_file,
    read_frame,
)
from diplomatic_timeline.formats.headings import LOOKED_AT, Above, find_header, say_above, to_heading
from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.formats.jsonitems import Item, NoJson, items_of, lines_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.tables import Row, read_grid
from diplomatic_timeline.formats.text import peek, to_utf8
from diplomatic_timeline.formats.xlsx import epoch_of, is_workbook, open_sheets

_PARQUET = b"PAR1"
_DELIMITERS = (",", ";", "\t", "|")
_SURE = 0.8
"""Rows of a text with a line above them that must have as many cells as the first: an article has commas, too."""
_TOLD = re.compile(r'"?sep=([^\r\n"])"?[ \t,;]*(?:\r\n|\r|\n)')
"""The first line by which Excel tells the delimiter."""


@dataclass(frozen=True)
class Look:
    """The beginning of a table: the cells of the row that mostly names the columns, the rows after it and above it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: Cut | None = None
    above: Above = ()

    def has(self, *names: str) -> bool:
        """Say whether there are columns of these names, whatever their case and the marks between words."""
        return {plain_name(name) for name in names} <= {plain_name(column) for column in self.columns}


def look_at(given: Input) -> Look | None:
    """Return the beginning of a table, None where the content is none."""
    if given.folder:
        return None
    if given.head.startswith(b"PK"):
        return _look_at_sheet(given) if is_workbook(given) else None
    if given.head.startswith(_PARQUET):
        return Look(tuple(_open_parquet(given).schema_arrow.names), ())
    if peek(given.head).lstrip()[:1] in ("{", "[") or given.json is not None:
        return _look_at_records(given)
    if b"\0" in given.head[:4096] and given.head[:2] not in (b"\xff\xfe", b"\xfe\xff") and _is_binary(given.head):
        return None
    return look_at_text(peek(given.head), whole=len(given.head) < 65_536)


def look_at_text(text: str, *, whole: bool = True) -> Look | None:
    """Return the beginning of a table in text; a text that is not `whole` loses its last line, which may be cut off."""
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    if not whole:
        body = body[: max(body.rfind("\n"), body.rfind("\r")) + 1] or body
    best: tuple[float, Look] | None = None
    for delimiter in told[1] if told else _DELIMITERS:
        found = _look_cut(body, delimiter, 1 if told else 0)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _look_cut(body: str, delimiter: str, skipped: int) -> tuple[float, Look] | None:
    """Return the table that a delimiter cuts a text into, and how likely it is one; None where it is none."""
    lines = list(islice(_cells(body, delimiter), LOOKED_AT))
    place = find_header([row for _, row in lines])
    rows = [row for _, row in lines[place:]]
    if not rows or len(rows[0]) < 2:
        return None
    share = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    if place and share < _SURE:
        return None
    above = tuple((line + skipped, to_heading(row)) for line, row in lines[:place])
    cut = Cut(delimiter, skipped + lines[place][0] - 1 if place else skipped)
    look = Look(tuple(cell.strip() for cell in rows[0]), tuple(rows[1:]), cut, above)
    return share * min(len(rows[0]), 10), look


def open_frame(given: Input) -> Frame:
    """Return the whole table under the names of its columns; raises `FormatError` if there is none.

    Columns without a name and without content are dropped, others without a name are called "column 4"; notes say so.
    """
    look = given.look
    if look is None:
        raise FormatError(f"{given.name} holds no table")
    return name_blanks(_open_frame(given, look))


def _open_frame(given: Input, look: Look) -> Frame:
    if given.head.startswith(_PARQUET):
        return _frame_of_parquet(given)
    if look.cut is None:
        records = _records(given)
        return _frame_of_grid(given) if records is None else frame_of_records(given, records)
    frame, notes = cut_text(given, look.cut)
    return frame.with_notes([*notes, *say_above(look.above, frame.header_line, given.name)])


def cut_text(given: Input, cut: Cut) -> tuple[Frame, list[Problem]]:
    """Return the table in a text, and the notes on its encoding; a regular file is never in memory whole."""
    frame = read_file(given.place, given.name, cut) if isinstance(given.place, Path) else None
    if frame is not None:
        return frame, []
    data, notes = to_utf8(given.data, given.name)
    return read_frame(data, given.name, cut), notes


def frame_of_records(given: Input, records: Iterable[Item]) -> Frame:
    """Return the frame of records with their lines; the columns are all their names, in order of appearance."""
    rows = [_to_row(line, record) for line, record in records]
    names = dict.fromkeys(name for row in rows for name in row.cells)
    return frame_of_rows(given.name, tuple(names), rows, 0).with_notes(given.notes)


def _to_row(line: int, record: Any) -> Row:
    if isinstance(record, dict):
        return Row(line, {name: _cell(value) for name, value in record.items()})
    told = record.text if isinstance(record, NoJson) else _cell(record)
    fault = Fault((), told[:80], "this is not a JSON object", "write one event as one JSON object")
    return Row(line, {}, fault)


def _cell(value: Any) -> str:
    """Return a value as the text of a cell: lists of plain values joined, anything nested as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return ";".join(str(item) for item in value if item is not None)
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _look_at_records(given: Input) -> Look | None:
    records = _records(given)
    first = [record for _, record in islice(records or (), LOOKED_AT) if isinstance(record, dict)]
    names = dict.fromkeys(name for record in first for name in record)
    if len(names) < 2:
        return None
    return Look(tuple(names), tuple(tuple(_cell(record.get(name)) for name in names) for record in first))


def _records(given: Input) -> Iterable[Item] | None:
    """Return the items of a JSON list, of the longest list of objects in a JSON object, or of lines; else None."""
    whole = given.json
    if isinstance(whole, list):
        return items_of(given.json_text, given.name)
    if isinstance(whole, dict):
        lists = {name: len(value) for name, value in whole.items() if isinstance(value, list) and _has_objects(value)}
        key = max(lists, key=lambda name: lists[name], default=None)
        return items_of(given.json_text, given.name, key) if key else None
    return lines_of(given.text) if peek(given.head).lstrip().startswith("{") else None


def _has_objects(values: list[Any]) -> bool:
    """Say whether a list is a table: answers of web services also hold lists of messages."""
    return any(isinstance(value, dict) for value in values[:LOOKED_AT])


def _open_parquet(given: Input) -> Any:
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(pa.BufferReader(given.data))
    except (pa.ArrowInvalid, OSError) as error:
        raise FormatError(f"{given.name} is not readable as Parquet: {error}; export it again") from error


def _frame_of_parquet(given: Input) -> Frame:
    file = _open_parquet(given)
    if file.metadata.num_rows > MOST_ROWS:
        raise FormatError(f"{given.name} has {file.metadata.num_rows:,} rows; at most {MOST_ROWS:,} are read: split it")
    try:
        table = file.read()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        raise FormatError(f"{given.name} is not readable as Parquet: {error}; export it again") from error
    names = table.column_names
    columns = [_to_texts(column.combine_chunks()) for column in table.columns]
    return Frame(given.name, pa.table(columns, names=names), np.arange(1, table.num_rows + 1), 0)


def _to_texts(column: pa.Array) -> pa.Array:
    """Return a column of any type as text, null where empty; times at midnight become days."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_floating(kind):
        return pa.array([_cell(value) or None for value in column.to_pylist()], pa.string())
    text = pc.cast(column, pa.string())
    if pa.types.is_timestamp(kind):
        text = pc.replace_substring_regex(pc.replace_substring(text, " ", "T"), r"(:\d\d)\.0+(Z?)$", r"\1\2")
        text = pc.replace_substring_regex(text, r"T00:00:00Z?$", "")
    return pc.if_else(pc.equal(text, ""), None, text)


def _frame_of_grid(given: Input) -> Frame:
    table = read_grid(next(_filled_sheets(given)))
    frame = frame_of_rows(given.name, table.columns, table.rows, table.line)
    frame = frame.with_notes(say_above(table.above, table.line, given.name))
    return replace(frame, epoch=epoch_of(given.data, given.name))


def _look_at_sheet(given: Input) -> Look | None:
    grid = next(_filled_sheets(given), None)
    if grid is None:
        return None
    filled = ((line, tuple(row)) for line, row in enumerate(grid, 1) if any(map(str.strip, row)))
    rows = list(islice(filled, LOOKED_AT))
    place = find_header([row for _, row in rows])
    above = tuple((line, to_heading(row)) for line, row in rows[:place])
    names = tuple(cell.strip() for cell in rows[place][1])
    return Look(names, tuple(row for _, row in rows[place + 1 :]), above=above)


def _filled_sheets(given: Input) -> Iterator[list[list[str]]]:
    """Yield the sheets that have a row with two cells or more."""
    for sheet in open_sheets(given.data, given.name):
        grid = list(sheet)
        if any(sum(bool(cell.strip()) for cell in row) > 1 for row in grid):
            yield grid


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows that are not empty, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if any(row):
                yield line, tuple(row)
            line = reader.line_num + 1
    except csv.Error:
        return


def _is_binary(head: bytes) -> bool:
    """Say whether control characters are too many for a text with some damage."""
    counts = Counter(head[:4096])
    return sum(counts[code] for code in range(32) if code not in (9, 10, 13)) * 10 > len(head[:4096])
