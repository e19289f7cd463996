"""From ids to rows, through hashes: a dict of a million ids would take more memory than all other indexes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_STEP = 32_768
"""Texts that are hashed together: more would not stay in the processor's cache."""
_ALL = np.uint64(2**64 - 1)


@dataclass(frozen=True)
class Ids:
    """Finds rows by id: `hashes` ascending, `rows` in the same order, `column` to tell apart what hashes alike."""

    column: pa.Array
    hashes: NDArray[np.uint64]
    rows: NDArray[np.int32]

    @classmethod
    def build(cls, column: pa.Array) -> "Ids":
        """Take a string array without nulls, which may hold codes; of a repeated id the first row is found."""
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        hashes = _hash(column)
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
        hashes = _hash(pa.array(ids, pa.string()))
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


def _hash(column: pa.Array) -> NDArray[np.uint64]:
    """Return a hash of each text in a string array without nulls, from its bytes in groups of eight.

    Each group is mixed in by the finaliser of SplitMix64 (Steele, Lea and Flood 2014, figure 17).
    """
    steps = [_hash_some(column.slice(start, _STEP)) for start in range(0, len(column), _STEP)]
    return np.concatenate([np.empty(0, np.uint64), *steps])


def _hash_some(column: pa.Array) -> NDArray[np.uint64]:
    """Return the hashes of some texts; their bytes are copied to where reading in groups cannot run over the end."""
    ends = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    letters = np.frombuffer(column.buffers()[2] or b"", np.uint8)[ends[0] : ends[-1]]
    padded = np.zeros(len(letters) // 8 + 2, np.uint64)
    padded.view(np.uint8)[: len(letters)] = letters
    starts, lengths = ends[:-1] - ends[0], np.diff(ends)
    hashes = _mix(lengths.astype(np.uint64))
    for done in range(0, int(lengths.max()), 8):
        rows = np.flatnonzero(lengths > done)
        group = _read_group(padded, starts[rows] + done, np.minimum(lengths[rows] - done, 8))
        hashes[rows] = _mix(hashes[rows] ^ group)
    return hashes


def _read_group(padded: NDArray[np.uint64], starts: NDArray[np.int32], counts: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Return up to eight bytes from each start as one number: they may lie in two numbers of the buffer."""
    shift = ((starts & 7) << 3).astype(np.uint64)
    first, second = padded[starts >> 3], padded[(starts >> 3) + 1]
    whole = (first >> shift) | ((second << np.uint64(1)) << (np.uint64(63) - shift))
    return whole & (_ALL >> (np.uint64(64) - (counts << 3).astype(np.uint64)))


def _mix(number: NDArray[np.uint64]) -> NDArray[np.uint64]:
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))
