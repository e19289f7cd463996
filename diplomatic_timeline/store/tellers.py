"""Who tells each event: its publishers, its independent voices, and each publisher with the agency that it reprints."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from diplomatic_timeline.event import Source
from diplomatic_timeline.store.columns import encode, flatten
from diplomatic_timeline.store.corroboration import Telling
from diplomatic_timeline.store.labels import Several
from diplomatic_timeline.store.sources import rows_of, source_columns

_BETWEEN = ":"


@dataclass(frozen=True)
class Tellers:
    """The publishers of each event; its `voices`, of which those that reprint one agency are one; and who tells it as
    `told`, whose values are the indices of `tellings`.
    """

    publishers: Several
    voices: Several
    told: Several
    tellings: tuple[Telling, ...]


def read_tellers(column: pa.ChunkedArray, size: int, sources: Sequence[Source]) -> Tellers:
    """Read who tells each event from its sources; those that the timeline does not hold are left out."""
    rows, references = flatten(column)
    ids, publishers, agencies = source_columns(sources)
    place = rows_of(ids, references)
    if agencies.null_count == len(agencies):
        told = _of(publishers, size, rows, place)
        return Tellers(told, told, told, tuple((publisher, None) for publisher in told.names))
    voices = pc.coalesce(agencies, publishers)  # pyright: ignore[reportAttributeAccessIssue]  # made on import
    names = pc.coalesce(agencies, pa.scalar(""))  # pyright: ignore[reportAttributeAccessIssue]
    lengths = pc.utf8_length(publishers).cast(pa.string())  # pyright: ignore[reportAttributeAccessIssue]
    both = pc.binary_join_element_wise(publishers, names, "")  # pyright: ignore[reportAttributeAccessIssue]
    tellings = pc.binary_join_element_wise(lengths, both, _BETWEEN)  # pyright: ignore[reportAttributeAccessIssue]
    told = _of(tellings, size, rows, place)
    pairs = map(_apart, told.names)
    return Tellers(
        _of(publishers, size, rows, place),
        _of(voices, size, rows, place),
        told,
        tuple((publisher, agency or None) for publisher, agency in pairs),
    )


def _apart(telling: str) -> tuple[str, str]:
    """Return publisher and agency; names may hold any character, so the length of the publisher's stands first."""
    length, _, names = telling.partition(_BETWEEN)
    return names[: int(length)], names[int(length) :]


def _of(values: pa.Array, size: int, rows: NDArray[np.int32], place: NDArray[np.integer]) -> Several:
    """Return the field whose value is that of the source at each place."""
    names, codes = encode(values)
    return Several.build(names, size, rows, np.append(codes, np.int32(-1))[place])
