"""What events are filtered, counted and laned by: one value an event (`Single`) or several (`Several`), as codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]


class Picked:
    """A set of events as a mask over all rows, and as the ascending indices of those in it."""

    def __init__(self, mask: Mask, *, everything: bool = False) -> None:
        """Take a mask that nobody changes any more; `everything` promises that it holds throughout."""
        self.mask = mask
        self.everything = everything

    @cached_property
    def rows(self) -> Rows:
        """Return the indices of the rows in the set."""
        return np.flatnonzero(self.mask).astype(np.int32)

    @cached_property
    def count(self) -> int:
        """Return the number of rows in the set."""
        return int(np.count_nonzero(self.mask))


def _code_type(names: Sequence[str]) -> type[np.uint8 | np.uint16 | np.int32]:
    # Small codes sort by radix and stay in cache; the number of names itself must fit, for "no value".
    return np.uint8 if len(names) < 2**8 else np.uint16 if len(names) < 2**16 else np.int32


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: code for code, name in enumerate(names)}


@dataclass(frozen=True)
class Single:
    """A field with at most one value an event: `code[row]` indexes `names`, or is their number where there is none."""

    names: tuple[str, ...]
    places: dict[str, int]
    code: NDArray[np.integer]
    totals: NDArray[np.int64]

    @classmethod
    def build(cls, names: Sequence[str], code: NDArray[np.integer]) -> "Single":
        """Take the value of each row, -1 or the number of names for none."""
        code = np.where(code < 0, len(names), code).astype(_code_type(names))
        return cls(tuple(names), _places(names), code, np.bincount(code, minlength=len(names))[: len(names)])

    def having(self, codes: Sequence[int] | NDArray[np.integer]) -> Mask:
        """Return which events have one of these values."""
        wanted = np.zeros(len(self.names) + 1, np.bool_)
        wanted[np.asarray(codes, np.intp)] = True
        return wanted[self.code]

    def missing(self) -> Mask:
        """Return which events have no value."""
        return self.code == len(self.names)

    def counts(self, picked: Picked) -> NDArray[np.int64]:
        """Return how many of the events have each value."""
        if picked.everything:
            return self.totals
        return np.bincount(self.code[picked.mask], minlength=len(self.names))[: len(self.names)]

    def pairs(self, rows: Rows) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return (index into `rows`, code) for each value of the given events."""
        code = self.code[rows]
        entries = np.flatnonzero(code < len(self.names))
        return entries, code[entries]


@dataclass(frozen=True)
class Several:
    """A field with any number of different values an event.

    `rows[starts[code] : starts[code + 1]]` are the events that have a value, ascending (postings);
    `codes[row_starts[row] : row_starts[row + 1]]` are the values of an event.
    """

    names: tuple[str, ...]
    places: dict[str, int]
    starts: NDArray[np.int64]
    rows: Rows
    row_starts: NDArray[np.int64]
    codes: NDArray[np.integer]

    @classmethod
    def build(cls, names: Sequence[str], size: int, rows: Rows, codes: NDArray[np.integer]) -> "Several":
        """Take (row, code) pairs with ascending rows; pairs with code -1 and repeated pairs are dropped."""
        rows, codes = rows[codes >= 0], codes[codes >= 0].astype(_code_type(names))
        by_code = np.argsort(codes, kind="stable")
        fresh = np.ones(len(rows), np.bool_)
        fresh[1:] = (np.diff(codes[by_code]) != 0) | (np.diff(rows[by_code]) != 0)
        kept = np.empty_like(fresh)
        kept[by_code] = fresh
        postings, codes = rows[by_code[fresh]], codes[kept]
        starts = _offsets(np.bincount(codes, minlength=len(names)))
        return cls(
            tuple(names), _places(names), starts, postings, _offsets(np.bincount(rows[kept], minlength=size)), codes
        )

    @property
    def totals(self) -> NDArray[np.int64]:
        """Return how many events have each value."""
        return np.diff(self.starts)

    def having(self, codes: Sequence[int] | NDArray[np.integer]) -> Mask:
        """Return which events have at least one of these values."""
        mask = np.zeros(len(self.row_starts) - 1, np.bool_)
        if len(codes) < 16:
            for code in codes:
                mask[self.rows[self.starts[code] : self.starts[code + 1]]] = True
        else:
            wanted = np.zeros(len(self.names), np.bool_)
            wanted[np.asarray(codes, np.intp)] = True
            mask[self.rows[np.repeat(wanted, self.totals)]] = True
        return mask

    def missing(self) -> Mask:
        """Return which events have no value."""
        return np.diff(self.row_starts) == 0

    def counts(self, picked: Picked) -> NDArray[np.int64]:
        """Return how many of the events have each value."""
        if picked.everything:
            return self.totals
        if picked.count * 8 < len(picked.mask):
            return np.bincount(self.pairs(picked.rows)[1], minlength=len(self.names))
        met = np.concatenate([[0], np.cumsum(picked.mask[self.rows], dtype=np.int64)])
        return met[self.starts[1:]] - met[self.starts[:-1]]

    def pairs(self, rows: Rows) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return (index into `rows`, code) for each value of the given events."""
        first = self.row_starts[rows]
        lengths = self.row_starts[rows + 1] - first
        ends = np.cumsum(lengths)
        entries = np.repeat(np.arange(len(rows)), lengths)
        if not len(entries):
            return entries, self.codes[:0]
        return entries, self.codes[np.arange(ends[-1]) + np.repeat(first - ends + lengths, lengths)]


Labels = Single | Several


def _offsets(lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
