"""From ids to rows, through hashes: a dict of a million ids would take more memory than all other indexes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pandas.util import hash_array


@dataclass(frozen=True)
class Ids:
    """Finds rows by id: `hashes` ascending, `rows` in the same order, `column` to tell apart what hashes alike."""

    column: pa.Array
    hashes: NDArray[np.uint64]
    rows: NDArray[np.int32]

    @classmethod
    def build(cls, column: pa.Array) -> "Ids":
        """Take a string array without nulls; of a repeated id the first row is found."""
        hashes = _hash(column.to_numpy(zero_copy_only=False))
        rows = np.argsort(hashes, kind="stable").astype(np.int32)
        return cls(column, hashes[rows], rows)

    @property
    def repeats(self) -> bool:
        """Say whether an id occurs twice."""
        alike = np.flatnonzero(self.hashes[1:] == self.hashes[:-1])
        if not len(alike):
            return False
        twins = np.union1d(self.rows[alike], self.rows[alike + 1])
        texts = self.texts(twins)
        return len(set(texts)) < len(texts)

    def find(self, ids: Sequence[str]) -> NDArray[np.int32]:
        """Return the row of each id, -1 for those that do not occur."""
        if not len(ids):
            return np.empty(0, np.int32)
        hashes = _hash(np.array(ids, dtype=object))
        found = np.full(len(ids), -1, np.int32)
        first = np.searchsorted(self.hashes, hashes)
        last = np.searchsorted(self.hashes, hashes, "right")
        for step in range(int((last - first).max(initial=0))):
            open_ = np.flatnonzero((found < 0) & (first + step < last))
            rows = self.rows[first[open_] + step]
            hit = np.array(
                [ids[at] == text for at, text in zip(open_.tolist(), self.texts(rows), strict=True)], np.bool_
            )
            found[open_[hit]] = rows[hit]
        return found

    def texts(self, rows: NDArray[np.integer]) -> list[str]:
        """Return the ids of the given rows."""
        return self.column.take(pa.array(rows)).to_pylist()


def _hash(texts: NDArray[np.object_]) -> NDArray[np.uint64]:
    return hash_array(texts, categorize=False)  # pyright: ignore[reportCallIssue]  # pandas resolves it on access
