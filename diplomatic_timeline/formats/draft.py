"""Events in the making from a table read as columns: values are read once for each distinct text, rows that cannot be
used are marked with the reason, and what no field takes is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.frames import Frame, plain_name
from diplomatic_timeline.formats.problems import LEFT_OUT, split_advice
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.texts import has_edges, is_coded, map_codes, trim

MOST_NAMED = 1_000
"""Rows that a report names of one problem; it counts the others."""
MOST_REJECTED = 10_000
"""The same for values that cost their row."""
_DATE_FIX = "write it as in 2025-03-13, 2025-03 or 2025"


@dataclass(frozen=True)
class Distinct:
    """The distinct combinations of texts in some columns, and for each row the number of its combination."""

    combinations: list[tuple[str | None, ...]]
    codes: NDArray[np.intp]

    def spread(self, values: Sequence[Any], kind: pa.DataType) -> pa.Array:
        """Return one value a row, from one value a combination."""
        if not self.combinations:
            return pa.array([], kind)
        return pa.array(values, kind).take(pa.array(self.codes))

    def spread_coded(self, values: Sequence[str | None]) -> pa.DictionaryArray:
        """Return one text a row, from one a combination, as codes of the distinct texts."""
        rows = pa.DictionaryArray.from_arrays(pa.array(self.codes), pa.array(values, pa.string()))
        return map_codes(rows, rows.dictionary)


class Draft:
    """A frame on its way to a timeline.

    `used` are the columns that some field took, `bad` says which rows are left out, `problems` why.
    """

    def __init__(self, frame: Frame, format_name: str) -> None:
        """Begin with no column used and no row left out."""
        self.frame = frame
        self.format = format_name
        self.size = frame.table.num_rows
        self.used: set[str] = set()
        self._names = {plain_name(name): name for name in reversed(frame.columns)}
        self.bad = np.zeros(self.size, np.bool_)
        self.problems: list[Problem] = []

    def find(self, name: str | None) -> str | None:
        """Return the column of that name as the table spells it, whatever its case and marks; None without one."""
        return name if name is None or name in self.frame.columns else self._names.get(plain_name(name))

    def leave(self, *names: str) -> None:
        """Leave columns among those that no field took, so that they are kept as they are."""
        self.used -= {found for name in names if (found := self.find(name))}

    def text(self, name: str | None, missing: Iterable[str] = ()) -> pa.Array:
        """Return the trimmed texts of a column: null where empty, where a code for "missing" stands, without column."""
        found = self.find(name)
        if found is None:
            return pa.nulls(self.size, pa.string())
        self.used.add(found)
        column = self.frame.column(found)
        codes = [*missing]
        if not codes and not has_edges(column):
            return column  # as it is in most tables: a copy of every text would double the memory
        trimmed = pc.utf8_trim_whitespace(column)
        return pc.if_else(pc.is_in(trimmed, pa.array(["", *codes], pa.string())), None, trimmed)

    def coded(self, name: str) -> pa.DictionaryArray:
        """Return the same texts of a column as codes of the distinct ones."""
        self.used.add(name)
        return trim(self.frame.coded(name))

    def look(self, name: str | None, missing: Iterable[str] = ()) -> pa.Array:
        """Return the same texts but leave the column among those that no field took, so that it is kept as it is."""
        taken = set(self.used)
        column = self.text(name, missing)
        self.used = taken
        return column

    def distinct(self, *columns: pa.Array) -> Distinct:
        """Return the distinct combinations of texts in columns."""
        if not self.size:
            return Distinct([], np.zeros(0, np.intp))
        key = np.zeros(self.size, np.int64)
        encoded = [column if is_coded(column) else column.dictionary_encode() for column in columns]
        for column in encoded:
            # A million rows of a few columns with many values each stay far below 64 bits only if kept dense.
            key = pd.factorize(key)[0] if len(columns) > 2 else key
            indices = pc.fill_null(column.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
            key = key * (len(column.dictionary) + 1) + indices + 1
        if len(columns) == 1 and not encoded[0].null_count:
            return Distinct([(text,) for text in encoded[0].dictionary.to_pylist()], (key - 1).astype(np.intp))
        codes, distinct = pd.factorize(key)
        first = np.empty(len(distinct), np.int64)
        first[codes[::-1]] = np.arange(self.size - 1, -1, -1)
        texts = [column.take(pa.array(first)).to_pylist() for column in columns]
        return Distinct(list(zip(*texts, strict=True)), codes)

    def read(
        self,
        names: Sequence[str | None],
        read: Callable[..., str | None],
        missing: Iterable[str] = (),
        at: str | None = None,
    ) -> pa.Array:
        """Return what `read` makes of the texts of the columns (None where empty), once for each combination.

        Where it raises `WhenError` the row is left out and reported at the column `at` (default: the first).
        """
        found, values = self._read([self.text(name, missing) for name in names], read, at or names[0] or "")
        return found.spread(values, pa.string())

    def read_coded(self, name: str, read: Callable[[str | None], str | None]) -> pa.DictionaryArray:
        """Return the same of one column, as codes of the distinct values."""
        found, values = self._read([self.coded(name)], read, name)
        return found.spread_coded(values)

    def _read(
        self, columns: Sequence[pa.Array], read: Callable[..., str | None], at: str
    ) -> tuple[Distinct, list[str | None]]:
        found = self.distinct(*columns)
        values: list[str | None] = []
        faults: dict[int, tuple[str, str]] = {}
        for number, texts in enumerate(found.combinations):
            try:
                values.append(read(*texts))
            except WhenError as error:
                values.append(None)
                faults[number] = (" ".join(text for text in texts if text), str(error))
        self._reject_combinations(found, faults, at)
        return found, values

    def _reject_combinations(self, found: Distinct, faults: Mapping[int, tuple[str, str]], column: str) -> None:
        if not faults:
            return
        rows = np.flatnonzero(np.isin(found.codes, list(faults)))
        self.bad[rows] = True
        for row in rows[:MOST_REJECTED].tolist():
            value, message = faults[int(found.codes[row])]
            cause, fix = split_advice(message, _DATE_FIX)
            self.problems.append(Problem(self.frame.file, self.line(row), column, value, cause, LEFT_OUT, fix))
        if len(rows) > MOST_REJECTED:
            more = len(rows) - MOST_REJECTED
            cause = "further values of this column cannot be read"
            self.problems.append(Problem(self.frame.file, None, column, None, cause, LEFT_OUT, _DATE_FIX, more))

    def numbers(self, name: str | None, low: float, high: float, missing: Iterable[str] = ()) -> pa.Array:
        """Return the numbers in a column; what is none, or beyond the limits, becomes unknown and is reported."""
        texts = self.text(name, missing)
        try:
            values = pc.cast(texts, pa.float64())
        except pa.ArrowInvalid:
            found = self.distinct(texts)
            values = found.spread([_to_number(text) for (text,) in found.combinations], pa.float64())
        inside = pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))
        values = pc.if_else(pc.fill_null(inside, False), values, None)
        lost = pc.and_(pc.is_valid(texts), pc.is_null(values)).to_numpy(zero_copy_only=False)
        cause = f"this is not a number from {low:g} to {high:g}"
        self.note(np.flatnonzero(lost), name, texts, cause, "read as not known", "correct the number")
        return values

    def line(self, row: int) -> int:
        """Return the physical line of a row."""
        return int(self.frame.lines[row])

    def reject(self, rows: NDArray[np.integer], name: str | None, texts: pa.Array | None, cause: str, fix: str) -> None:
        """Leave rows out, with the reason."""
        self.bad[rows] = True
        self.note(rows, name, texts, cause, LEFT_OUT, fix)

    def note(
        self, rows: NDArray[np.integer], name: str | None, texts: pa.Array | None, cause: str, done: str, fix: str
    ) -> None:
        """Report one thing about rows: the first thousand are named, the others are counted."""
        for row in rows[:MOST_NAMED].tolist():
            value = None if texts is None else texts[row].as_py()
            self.problems.append(Problem(self.frame.file, self.line(row), name, value, cause, done, fix))
        if len(rows) > MOST_NAMED:
            more = len(rows) - MOST_NAMED
            self.problems.append(Problem(self.frame.file, None, name, None, cause, done, fix, more))


def _to_number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
