"""Columns of text, plain or as codes of distinct texts: what holds of their cells, told by a look at few."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.formats.arrow import pc

_SPACE, _ASCII = 32, 128


def is_coded(column: pa.Array | pa.ChunkedArray) -> bool:
    """Say whether a column holds codes of distinct texts."""
    return pa.types.is_dictionary(column.type)


def to_coded(column: pa.Array) -> pa.DictionaryArray:
    """Return the column as codes of its distinct texts."""
    return column if is_coded(column) else column.dictionary_encode()


def to_plain(column: pa.Array) -> pa.Array:
    """Return the column with every text in full."""
    return column.dictionary_decode() if is_coded(column) else column


def distinct_of(column: pa.Array) -> pa.Array:
    """Return the distinct texts of a column of codes, the texts of any other."""
    return column.dictionary if is_coded(column) else column


def alter(column: pa.Array, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Return the column with its texts changed, each distinct one once; different texts may become equal ones."""
    if not is_coded(column):
        return change(column)
    return pa.DictionaryArray.from_arrays(column.indices, change(column.dictionary))


def map_codes(column: pa.DictionaryArray, values: pa.Array) -> pa.DictionaryArray:
    """Return the column with other values, one for each distinct text and null for none."""
    coded = to_coded(values)
    return pa.DictionaryArray.from_arrays(coded.indices.take(column.indices), coded.dictionary)


def repeat(text: str, size: int) -> pa.DictionaryArray:
    """Return a column in which every cell holds the same text."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, np.int8)), pa.array([text], pa.string()))


def trim(column: pa.Array) -> pa.Array:
    """Return the texts without white space at their ends, null where nothing is left."""
    if not has_edges(column):
        return column
    trimmed = pc.utf8_trim_whitespace(to_plain(column))
    trimmed = pc.if_else(pc.equal(trimmed, ""), None, trimmed)
    return to_coded(trimmed) if is_coded(column) else trimmed


def has_edges(column: pa.Array) -> bool:
    """Say whether a text has white space at its ends, or is empty."""
    texts = distinct_of(column)
    doubtful = np.zeros(len(texts), np.bool_)
    for letters in (_letters_at(texts, 0), _letters_at(texts, 1)):
        doubtful |= (letters <= _SPACE) | (letters >= _ASCII)  # beyond ASCII only the whole character tells
    if not doubtful.any():
        return False
    texts = texts.filter(pa.array(doubtful))
    return bool(pc.any(pc.or_(pc.equal(texts, ""), pc.not_equal(pc.utf8_trim_whitespace(texts), texts))).as_py())


def begins(column: pa.Array, mark: str) -> bool:
    """Say whether a text begins with a character of ASCII."""
    return bool((_letters_at(distinct_of(column), 0) == ord(mark)).any())


def holds(column: pa.Array, *marks: str) -> bool:
    """Say whether one of the characters of ASCII occurs in any text."""
    letters = _letters(distinct_of(column))
    return any(bool((letters == ord(mark)).any()) for mark in marks)


def needs_escape(column: pa.Array) -> bool:
    """Say whether JSON writes a text in another way than between quotation marks."""
    letters = _letters(distinct_of(column))
    return holds(column, '"', "\\") or bool(letters.min(initial=_SPACE) < _SPACE)


def longest(column: pa.Array) -> int:
    """Return the bytes of the longest text, 0 without any."""
    return int(np.diff(_bounds(distinct_of(column))).max(initial=0))


def _letters_at(texts: pa.Array, end: int) -> NDArray[np.uint8]:
    """Return the first (0) or last (1) byte of each text: a letter where it is null, 0 where it is empty."""
    bounds = _bounds(texts)
    letters = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    places = bounds[end : end + len(texts)] - end
    filled = bounds[1:] > bounds[:-1]
    if filled.all():
        return letters[places]
    found = np.where(texts.is_valid().to_numpy(zero_copy_only=False), np.uint8(0), np.uint8(ord("x")))
    found[filled] = letters[places[filled]]
    return found


def _bounds(texts: pa.Array) -> NDArray[np.int32]:
    """Return where each text begins among the bytes of all, and where the last ends."""
    buffer = texts.buffers()[1]
    if buffer is None or not len(texts):
        return np.zeros(len(texts) + 1, np.int32)
    return np.frombuffer(buffer, np.int32)[texts.offset : texts.offset + len(texts) + 1]


def _letters(texts: pa.Array) -> NDArray[np.uint8]:
    bounds = _bounds(texts)
    return np.frombuffer(texts.buffers()[2] or b"", np.uint8)[bounds[0] : bounds[-1]]
