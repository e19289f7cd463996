"""Arrow columns as numpy: text as small codes, lists as flat values with the row that each belongs to."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from diplomatic_timeline.errors import FormatError


def encode(column: pa.ChunkedArray | pa.Array) -> tuple[list[str], NDArray[np.int32]]:
    """Return the distinct texts of a column in order of appearance, and each row's index into them (-1 for null)."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_encode()
    codes = pc.fill_null(whole.indices.cast(pa.int32()), -1).to_numpy(zero_copy_only=False)
    texts = whole.dictionary.to_pylist()
    return _in_order(*_merge(texts, codes))


def encode_as(column: pa.ChunkedArray | pa.Array, words: Sequence[str], name: str) -> NDArray[np.uint8]:
    """Return each row's index into a closed list of words; raises `FormatError` for any other word."""
    texts, codes = encode(column)
    for text in texts:
        if text not in words:
            raise FormatError(f"column '{name}': '{text}' is not one of {', '.join(words)}")
    if (codes < 0).any():
        raise FormatError(f"column '{name}': row {int((codes < 0).argmax())} has no value")
    return np.array([words.index(text) for text in texts], np.uint8)[codes]


def flatten(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], pa.Array]:
    """Return the values in a column of lists, and the row of each."""
    whole = column.combine_chunks()
    lengths = pc.fill_null(whole.value_lengths(), 0).to_numpy(zero_copy_only=False)
    return np.repeat(np.arange(len(whole), dtype=np.int32), lengths), whole.flatten()


def member(column: pa.ChunkedArray | pa.StructArray, name: str) -> pa.Array:
    """Return one field of a column of structs, null where the struct is."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return whole.flatten()[whole.type.get_field_index(name)]


def expand(starts: NDArray[np.int32], rows: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the positions of all values of the given rows, and for each the index into `rows` it belongs to.

    The values of a row stand at `starts[row] : starts[row + 1]`.
    """
    first = starts.take(rows)
    lengths = starts.take(rows + 1) - first
    entries = np.repeat(np.arange(len(rows)), lengths)
    shift = first - np.cumsum(lengths) + lengths
    return np.arange(len(entries)) + shift.take(entries), entries


def to_starts(lengths: NDArray[np.integer] | NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return where the values of each row start, and as a last entry where they all end."""
    starts = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts


def _in_order(texts: list[str], codes: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """Put the texts in order of appearance and drop those that a dictionary from outside holds for nothing."""
    highest = np.maximum.accumulate(codes)
    if len(codes) and highest[-1] == len(texts) - 1 and np.diff(highest, prepend=np.int32(-1)).max() <= 1:
        return texts, codes
    met = pd.unique(codes[codes >= 0])
    place = np.full(len(texts) + 1, -1, np.int32)
    place[met] = np.arange(len(met))
    return [texts[code] for code in met.tolist()], place[codes]


def _merge(texts: list[str | None], codes: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """Drop repeated and null entries, which a dictionary from outside may hold."""
    place: dict[str, int] = {}
    target = [-1 if text is None else place.setdefault(text, len(place)) for text in texts]
    if target == list(range(len(texts))):
        return list(place), codes
    return list(place), np.array([*target, -1], np.int32)[codes]
