"""Sources at scale: a table of them that becomes records only when asked for, and names of sources as columns."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from diplomatic_timeline.event import Source
from diplomatic_timeline.store.corroboration import read_telling
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.store.table import digest_of

SOURCE_SCHEMA = pa.schema(
    [pa.field("id", pa.string(), nullable=False), pa.field("publisher", pa.string(), nullable=False),
     pa.field("title", pa.string()), pa.field("url", pa.string())]
)  # fmt: skip
_CHUNK = 10_000


class SourceTable(Sequence[Source]):
    """Sources of which only publisher, title and address are known, in a table with `SOURCE_SCHEMA`.

    A million of them as records would take more memory than the file that they came from.
    """

    def __init__(self, table: pa.Table) -> None:
        """Take a table in which each id occurs once."""
        self.table = table.combine_chunks()
        self._ids: Ids | None = None

    def __len__(self) -> int:
        """Return the number of sources."""
        return self.table.num_rows

    @overload
    def __getitem__(self, place: int) -> Source: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Source, ...]: ...

    def __getitem__(self, place: int | slice) -> Source | tuple[Source, ...]:
        """Return the source at a place, or those of a slice."""
        rows = range(len(self))[place]
        if isinstance(rows, range):
            return tuple(_read(self.table.take(pa.array(rows, pa.int64()))))
        return next(_read(self.table.slice(rows, 1)))

    def __iter__(self) -> Iterator[Source]:
        """Yield the sources in order."""
        for start in range(0, len(self), _CHUNK):
            yield from _read(self.table.slice(start, _CHUNK))

    def __eq__(self, other: object) -> bool:
        """Say whether the other has equal sources in a table."""
        return isinstance(other, SourceTable) and self.table.equals(other.table)

    def __hash__(self) -> int:
        """Return a number that equal ones share."""
        return hash(len(self))

    def __repr__(self) -> str:
        """Return a short text that follows from the content."""
        return f"SourceTable({len(self)} sources, {digest_of(self.table)})"

    def find(self, ids: Sequence[str]) -> list[Source]:
        """Return the sources with these ids, in that order, leaving out unknown ids."""
        if self._ids is None:
            self._ids = Ids.build(self.table["id"].chunk(0))
        rows = self._ids.find(ids)
        return list(_read(self.table.take(pa.array(rows[rows >= 0]))))


def _read(table: pa.Table) -> Iterator[Source]:
    return (Source(**row) for row in table.to_pylist())


def source_columns(sources: Sequence[Source]) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return id, publisher and agency of each source; the agency is null where it is the publisher itself."""
    if isinstance(sources, SourceTable) and len(sources):
        ids, publishers = (sources.table[name].chunk(0) for name in ("id", "publisher"))
        return ids, publishers, pa.nulls(len(ids), pa.string())
    rows = [(source.id, *read_telling(source)) for source in sources]
    ids, publishers, agencies = (pa.array([row[place] for row in rows], pa.string()) for place in range(3))
    return ids, publishers, agencies


def rows_of(sources: pa.Array, references: pa.Array) -> np.ndarray:
    """Return the place of each reference among the ids of sources, -1 where there is none."""
    if pa.types.is_dictionary(references.type):
        codes = pc.fill_null(references.indices, -1).to_numpy(zero_copy_only=False)
        if references.dictionary.equals(sources):
            return codes
        return np.append(rows_of(sources, references.dictionary), -1)[codes]
    found = pc.index_in(references, value_set=sources)  # pyright: ignore[reportAttributeAccessIssue]  # made on import
    return pc.fill_null(found, -1).to_numpy(zero_copy_only=False)
