"""Tables of any kind: a look at the beginning, to recognise them by, and the whole as a frame.

Text is cut at the delimiter that cuts its first rows alike; workbooks give the first sheet that holds a table.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.frames import Cut, Frame, frame_of_rows, plain_name, read_frame
from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.formats.tables import Row, read_grid
from diplomatic_timeline.formats.text import peek, to_utf8
from diplomatic_timeline.formats.xlsx import is_workbook, open_sheets

_DELIMITERS = (",", ";", "\t", "|")
_TOLD = re.compile(r'"?sep=([^\r\n"])"?[ \t,;]*(?:\r\n|\r|\n)')
"""The first line by which Excel tells the delimiter."""
_ROWS = 60


@dataclass(frozen=True)
class Look:
    """The beginning of a table: the cells of its first row, which mostly names the columns, and the rows after it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: Cut | None = None

    def has(self, *names: str) -> bool:
        """Say whether there are columns of these names, whatever their case and the marks between words."""
        return {plain_name(name) for name in names} <= {plain_name(column) for column in self.columns}


def look_at(given: Input) -> Look | None:
    """Return the beginning of a table, None where the content is none."""
    if given.folder:
        return None
    if given.head.startswith(b"PK"):
        return _look_at_sheet(given) if is_workbook(given) else None
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
        rows = list(islice(_cells(body, delimiter), _ROWS))
        if not rows or len(rows[0]) < 2:
            continue
        share = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        look = Look(tuple(cell.strip() for cell in rows[0]), tuple(rows[1:]), Cut(delimiter, 1 if told else 0))
        score = share * min(len(rows[0]), 10)
        if best is None or score > best[0]:
            best = score, look
    return best[1] if best else None


def open_frame(given: Input) -> Frame:
    """Return the whole table under the names of its first row; raises `FormatError` if there is none."""
    look = given.look
    if look is None:
        raise FormatError(f"{given.name} holds no table")
    if look.cut is None:
        return _frame_of_grid(given, next(_filled_sheets(given)))
    data, notes = to_utf8(given.data, given.name)
    return read_frame(data, given.name, look.cut).with_notes(notes)


def frame_of_records(given: Input, records: Iterable[tuple[int, dict[str, str]]]) -> Frame:
    """Return the frame of records with their lines; the columns are all their names, in order of appearance."""
    rows = [Row(line, cells) for line, cells in records]
    names = dict.fromkeys(name for row in rows for name in row.cells)
    return frame_of_rows(given.name, tuple(names), rows, 0)


def _frame_of_grid(given: Input, grid: Sequence[Sequence[str]]) -> Frame:
    table = read_grid(grid)
    return frame_of_rows(given.name, table.columns, table.rows, table.line)


def _look_at_sheet(given: Input) -> Look | None:
    grid = next(_filled_sheets(given), None)
    if grid is None:
        return None
    rows = [tuple(row) for row in islice((row for row in grid if any(row)), _ROWS)]
    return Look(tuple(cell.strip() for cell in rows[0]), tuple(rows[1:]))


def _filled_sheets(given: Input) -> Iterator[list[list[str]]]:
    """Yield the sheets that have a row with two cells or more."""
    for sheet in open_sheets(given.data, given.name):
        grid = list(sheet)
        if any(sum(map(bool, row)) > 1 for row in grid):
            yield grid


def _cells(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    try:
        yield from (tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row))
    except csv.Error:
        return


def _is_binary(head: bytes) -> bool:
    """Say whether control characters are too many for a text with some damage."""
    counts = Counter(head[:4096])
    return sum(counts[code] for code in range(32) if code not in (9, 10, 13)) * 10 > len(head[:4096])
