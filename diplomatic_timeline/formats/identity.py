"""Ids that follow from content, so that the same thing gets the same id wherever it is read."""

import hashlib
import json

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.texts import alter, needs_escape, to_plain

_HEX = 12
_PAIRS = np.frombuffer("".join(f"{byte:02x}" for byte in range(256)).encode(), np.uint16)
_BATCH = 20_000
"""Sources whose JSON is in memory at a time."""
_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""One encoder for all: `json.dumps` makes one a call where the separators are not the usual ones."""


def source_id(publisher: str, title: str | None, url: str | None, description: str | None = None) -> str:
    """Return the id of a source: 12 hex digits of the SHA-256 of its publisher, title and URL as a JSON array.

    A source without title goes by its description in square brackets.
    """
    called = f"[{description}]" if title is None and description is not None else title
    return _digest(_TO_JSON([publisher, called, url]))


def source_numbers(publisher: pa.Array, title: pa.Array, url: pa.Array) -> NDArray[np.uint64]:
    """Return the ids of `source_id` for many sources as numbers, which `to_ids` writes out; 0 without a publisher."""
    numbers = np.zeros(len(publisher), np.uint64)
    repeated = True
    for start in range(0, len(publisher), _BATCH):
        lines = _json_lines(*(column.slice(start, _BATCH) for column in (publisher, title, url)))
        if not repeated and not lines.null_count:  # as in the batch before: each is hashed where it stands
            numbers[start : start + _BATCH] = _digest_numbers(lines)
            continue
        coded = lines.dictionary_encode()
        found = np.append(_digest_numbers(coded.dictionary), np.uint64(0))
        numbers[start : start + _BATCH] = found[pc.fill_null(coded.indices, -1).to_numpy()]
        repeated = len(coded.dictionary) < len(lines)
    return numbers


def _json_lines(publisher: pa.Array, title: pa.Array, url: pa.Array) -> pa.Array:
    """Return the JSON array of each source, null without a publisher."""
    parts = [_as_json(publisher), ",", _or_null(title), ",", _or_null(url)]
    return pc.binary_join_element_wise("[", *parts, "]", "")


def to_ids(numbers: NDArray[np.uint64]) -> pa.Array:
    """Return ids as text from their numbers."""
    pairs = numbers.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 8 - _HEX // 2 :]
    ends = np.arange(0, _HEX * len(numbers) + 1, _HEX, dtype=np.int32)
    letters = pa.py_buffer(_PAIRS[pairs].tobytes())
    return pa.Array.from_buffers(pa.string(), len(numbers), [None, pa.py_buffer(ends), letters])


def _as_json(column: pa.Array) -> pa.Array:
    """Return each text as JSON writes it, null where it is null."""
    return to_plain(alter(column, _quote))


def _or_null(column: pa.Array) -> pa.Array | str:
    """Return the same with JSON's word for nothing where it is null."""
    return "null" if column.null_count == len(column) else pc.fill_null(_as_json(column), "null")


def _quote(texts: pa.Array) -> pa.Array:
    if needs_escape(texts):
        return pa.array([None if text is None else _TO_JSON(text) for text in texts.to_pylist()], pa.string())
    return pc.binary_join_element_wise('"', texts, '"', "")


def _digest_numbers(lines: pa.Array) -> NDArray[np.uint64]:
    """Return the number that the first hex digits of each SHA-256 write."""
    sha256, texts = hashlib.sha256, lines.cast(pa.binary()).to_pylist()
    digests = np.frombuffer(b"".join([sha256(text).digest() for text in texts]), ">u8")[::4]
    return (digests >> np.uint64(64 - 4 * _HEX)).astype(np.uint64)


def event_id(line: str) -> str:
    """Return an id for an event that has none: 12 hex digits of the SHA-256 of its JSON line."""
    return _digest(line)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_HEX]
