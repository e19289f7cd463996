"""Arrow columns as numpy: text as small codes, lists as flat values with the row that each belongs to."""

from collections.abc import Sequence

import numpy as np
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
    return _merge(texts, codes)


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
    rows = pc.list_parent_indices(whole).to_numpy(zero_copy_only=False).astype(np.int32)
    return rows, whole.flatten()


def _merge(texts: list[str | None], codes: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """Drop repeated and null entries, which a dictionary from outside may hold."""
    place: dict[str, int] = {}
    target = [-1 if text is None else place.setdefault(text, len(place)) for text in texts]
    if target == list(range(len(texts))):
        return list(place), codes
    return list(place), np.array([*target, -1], np.int32)[codes]
