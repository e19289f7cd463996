"""What events are filtered, counted and laned by: one value an event (`Single`) or several (`Several`), as codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.columns import expand, to_starts

Mask = NDArray[np.bool_]
Rows = NDArray[np.integer]

_Scalar = TypeVar("_Scalar", bound=np.generic)
_FEW = 8
"""So many comparisons of small codes cost less than one look-up."""


class Picked:
    """A set of events as a mask over all rows, and as the ascending indices of those in it."""

    def __init__(self, mask: Mask, *, everything: bool = False) -> None:
        """Take a mask that nobody changes any more; `everything` promises that it holds throughout."""
        self.mask = mask
        self.everything = everything

    @cached_property
    def rows(self) -> Rows:
        """Return the indices of the rows in the set."""
        return np.flatnonzero(self.mask)

    def take(self, column: NDArray[_Scalar]) -> NDArray[_Scalar]:
        """Return the entries of a column that belong to the set."""
        return column if self.everything else column.take(self.rows)

    @property
    def sparse(self) -> bool:
        """Say whether going through the rows in the set costs less than going through all."""
        return self.count * 8 < len(self.mask)

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
    totals: NDArray[np.integer]

    @classmethod
    def build(cls, names: Sequence[str], code: NDArray[np.integer]) -> "Single":
        """Take the value of each row, -1 or the number of names for none."""
        code = np.where(code < 0, len(names), code).astype(_code_type(names))
        return cls(tuple(names), _places(names), code, np.bincount(code, minlength=len(names))[: len(names)])

    def having(self, codes: Sequence[int] | NDArray[np.integer]) -> Mask:
        """Return which events have one of these values."""
        if 0 < len(codes) <= _FEW:
            return np.logical_or.reduce([self.code == code for code in codes])
        wanted = np.zeros(len(self.names) + 1, np.bool_)
        wanted[np.asarray(codes, np.intp)] = True
        return wanted.take(self.code)

    @property
    def missing(self) -> Mask:
        """Return which events have no value."""
        return self.code == len(self.names)

    def counts(self, picked: Picked) -> NDArray[np.integer]:
        """Return how many of the events have each value."""
        if picked.everything:
            return self.totals
        return np.bincount(self.code.take(picked.rows), minlength=len(self.names))[: len(self.names)]

    def within(self, code: int, picked: Picked) -> Rows:
        """Return the picked events that have a value, ascending."""
        return np.flatnonzero((self.code == code) & picked.mask)

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
    starts: NDArray[np.int32]
    rows: Rows
    row_starts: NDArray[np.int32]
    codes: NDArray[np.integer]
    missing: Mask

    @classmethod
    def build(cls, names: Sequence[str], size: int, rows: Rows, codes: NDArray[np.integer]) -> "Several":
        """Take (row, code) pairs with ascending rows; pairs with code -1 and repeated pairs are dropped."""
        if codes.min(initial=0) < 0:
            rows, codes = rows[codes >= 0], codes[codes >= 0]
        codes = codes.astype(_code_type(names))
        by_code = np.argsort(codes, kind="stable")
        postings = rows[by_code]
        if (rows[1:] == rows[:-1]).any():
            fresh = np.ones(len(rows), np.bool_)
            fresh[1:] = (np.diff(codes[by_code]) != 0) | (np.diff(postings) != 0)
            kept = np.empty_like(fresh)
            kept[by_code] = fresh
            postings, rows, codes = postings[fresh], rows[kept], codes[kept]
        starts = to_starts(np.bincount(codes, minlength=len(names)))
        lengths = np.bincount(rows, minlength=size)
        return cls(tuple(names), _places(names), starts, postings, to_starts(lengths), codes, lengths == 0)

    @property
    def totals(self) -> NDArray[np.int32]:
        """Return how many events have each value."""
        return np.diff(self.starts)

    def having(self, codes: Sequence[int] | NDArray[np.integer]) -> Mask:
        """Return which events have at least one of these values."""
        mask = np.zeros(len(self.missing), np.bool_)
        ordered = np.unique(np.asarray(codes, np.intp))
        gaps = np.flatnonzero(np.diff(ordered) > 1) + 1
        for run in np.split(ordered, gaps) if len(ordered) else ():  # neighbouring values have neighbouring postings
            mask[self.rows[self.starts[run[0]] : self.starts[run[-1] + 1]]] = True
        return mask

    def within(self, code: int, picked: Picked) -> Rows:
        """Return the picked events that have a value, ascending."""
        rows = self.rows[self.starts[code] : self.starts[code + 1]]
        return rows if picked.everything else rows.take(np.flatnonzero(picked.mask.take(rows)))

    def counts(self, picked: Picked) -> NDArray[np.integer]:
        """Return how many of the events have each value."""
        if picked.everything:
            return self.totals
        if picked.sparse:
            return np.bincount(self.pairs(picked.rows)[1], minlength=len(self.names))
        met = to_starts(picked.mask.take(self.rows))
        return np.diff(met.take(self.starts))

    def pairs(self, rows: Rows) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return (index into `rows`, code) for each value of the given events."""
        positions, entries = expand(self.row_starts, rows)
        return entries, self.codes.take(positions)


Labels = Single | Several
