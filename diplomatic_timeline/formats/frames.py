"""Tables read as columns: every cell text, each row with its physical line, many rows in little time.

A text without irregularities is cut by Arrow; any other by `tables`, which knows what to do with a row that does not
fit. Both give the same rows.
"""

import codecs
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.cutting import Cut, Survey, cut_by_arrow, survey
from diplomatic_timeline.formats.problems import rejection
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.tables import Row, iter_rows, make_row
from diplomatic_timeline.formats.texts import begins, longest, to_coded, to_plain

MOST_ROWS = 5_000_000
LONGEST_CELL = 1_000_000
"""Characters of a cell that are kept: what is longer is a damaged file, and no page can show it."""
_BATCH = 20_000
_TOLD_OF = {
    True: ("dropped, as all its cells are empty", "nothing to do"),
    False: ("called after its place", "give it a name that says what it holds"),
}
"""What is done about a column without a name, and the fix, by whether it is empty."""
_MARKS = re.compile(r"[\s_\-.]+")
_GUARDED = r"^'('*[=+\-@\t\r])"


@dataclass(frozen=True)
class Frame:
    """The rows of a table that could be cut into cells, as columns of text in which an empty cell is null.

    `lines` has the physical line of each row and `header_line` that of the column names (0 where none is). `rejected`
    counts the rows that could not be cut; `problems` says why, and what was noted about the text as a whole. `epoch` is
    the year from which a workbook counts its days.
    """

    file: str
    table: pa.Table
    lines: NDArray[np.int64]
    header_line: int = 1
    rejected: int = 0
    problems: tuple[Problem, ...] = ()
    epoch: int = 1900

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(self.table.column_names)

    def column(self, name: str) -> pa.Array:
        """Return the cells of a column, null where they are empty."""
        return to_plain(self.table[name].chunk(0))

    def coded(self, name: str) -> pa.DictionaryArray:
        """Return the same as codes of the distinct cells."""
        return to_coded(self.table[name].chunk(0))

    def with_notes(self, notes: Iterable[Problem]) -> "Frame":
        """Return the frame with notes before its problems."""
        return replace(self, problems=(*notes, *self.problems))


def plain_name(name: str) -> str:
    """Return a column name in lower case with single spaces between its words."""
    return _MARKS.sub(" ", name.strip().lower()).strip()


def read_frame(data: bytes, file: str, cut: Cut) -> Frame:
    """Return the table in a UTF-8 text; raises `FormatError` for one without end or with columns of the same name."""
    return _read_regular(survey(data), file, cut) or _cap_cells(_cut_slowly(data.decode(), file, cut))


def read_file(path: Path, file: str, cut: Cut) -> Frame | None:
    """Return the same for a file, which is never in memory whole; None for a text that is not regular UTF-8."""
    try:
        text = survey(path)
    except OSError:
        return None
    if text.nuls or text.head.startswith(codecs.BOM_UTF8):
        return None
    return _read_regular(text, file, cut)


def _read_regular(text: Survey, file: str, cut: Cut) -> Frame | None:
    if text.newlines > MOST_ROWS:
        raise FormatError(
            f"{file} has {text.newlines:,} lines; at most {MOST_ROWS:,} are read: split it into several files"
        )
    found = cut_by_arrow(text, cut)
    return _cap_cells(_without_guards(Frame(file, *found))) if found else None


def frame_of_rows(file: str, columns: Sequence[str], rows: Iterable[Row], header_line: int, fewest: int = 0) -> Frame:
    """Return the frame of rows as `tables` reads them; broken ones are counted and reported."""
    batches: list[list[pa.Array]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    rejected = 0
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        kept = [row for row in batch if row.broken is None or 0 < fewest <= len(row.cells) < len(columns)]
        faults = [rejection(file, row.line, row.broken) for row in batch if row.broken and row not in kept]
        rejected += len(faults)
        problems += faults
        lines += [row.line for row in kept]
        batches.append([_to_array(row.cells.get(name) for row in kept) for name in columns])
    arrays = (
        [pa.concat_arrays([batch[number] for batch in batches]) for number in range(len(columns))] if batches else []
    )
    table = pa.table(arrays or [pa.array([], pa.string()) for _ in columns], names=list(columns))
    return Frame(file, table, np.array(lines, np.int64), header_line, rejected, tuple(problems))


def name_blanks(frame: Frame) -> Frame:
    """Return the frame without its columns that have neither name nor content, and with a note on all without a name.

    Reading has called them after their place, as "column 4".
    """
    nameless = [name for number, name in enumerate(frame.columns, 1) if name == f"column {number}"]
    empty = [name for name in nameless if frame.table[name].null_count == frame.table.num_rows]
    line = frame.header_line or None
    notes = [
        Problem(frame.file, line, name, None, "the column has no name", *_TOLD_OF[name in empty]) for name in nameless
    ]
    return replace(frame, table=frame.table.drop_columns(empty)).with_notes(notes) if notes else frame


def _to_array(cells: Iterable[str | None]) -> pa.Array:
    return pa.array([cell or None for cell in cells], pa.string())


def _cut_slowly(text: str, file: str, cut: Cut) -> Frame:
    columns, line, rows = iter_rows(text, cut.delimiter, cut.skip, cut.columns) if cut.quoted else _split(text, cut)
    return frame_of_rows(file, columns, rows, line, cut.fewest or 0)


def _split(text: str, cut: Cut) -> tuple[tuple[str, ...], int, Iterator[Row]]:
    """Cut lines at the delimiter, whatever quotation marks they hold."""
    columns = cut.columns or ()
    rows = (
        make_row(number, columns, line.rstrip("\r\n").split(cut.delimiter))
        for number, line in enumerate(io.StringIO(text, newline=""), 1)
        if line.strip()
    )
    return columns, 0, rows


def _without_guards(frame: Frame) -> Frame:
    """Take away the apostrophes that keep cells from being formulas, as `cells.unguard` does."""
    table = frame.table
    for number, name in enumerate(table.column_names):
        if begins(table[name].chunk(0), "'"):
            table = table.set_column(number, name, pc.replace_substring_regex(frame.column(name), _GUARDED, r"\1"))
    return replace(frame, table=table.combine_chunks())


def _cap_cells(frame: Frame) -> Frame:
    table, problems = frame.table, list(frame.problems)
    for number, name in enumerate(table.column_names):
        if not table.num_rows or longest(table[name].chunk(0)) <= LONGEST_CELL:
            continue
        cells = frame.column(name)
        lengths = pc.utf8_length(cells)
        if (pc.max(lengths).as_py() or 0) <= LONGEST_CELL:
            continue
        for row in np.flatnonzero(pc.fill_null(pc.greater(lengths, LONGEST_CELL), False).to_numpy(False)).tolist():
            cause = f"the cell has {lengths[row].as_py():,} characters"
            done = f"only its first {LONGEST_CELL:,} were kept"
            fix = "look for a quotation mark that is not closed, or put the text into a file of its own"
            problems.append(Problem(frame.file, int(frame.lines[row]), name, None, cause, done, fix))
        table = table.set_column(number, name, pc.utf8_slice_codeunits(cells, 0, LONGEST_CELL))
    return replace(frame, table=table.combine_chunks(), problems=tuple(problems))
