"""From bytes to text: UTF-8, or else the encoding of older Western spreadsheets, said aloud."""

import codecs
from itertools import islice

import numpy as np
import pyarrow as pa

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.report import Problem

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = {
    "Western European (Windows-1252)": "cp1252",
    "Central European (Windows-1250)": "cp1250",
    "Cyrillic (Windows-1251)": "cp1251",
    "Greek (Windows-1253)": "cp1253",
    "Turkish (Windows-1254)": "cp1254",
    "Latin-1": "latin-1",
    "Cyrillic (KOI8-R)": "koi8-r",
    "Western European (Mac)": "mac-roman",
}
"""Encodings that a person can choose where a file is not in UTF-8."""
_FEW = 4
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text, and a note if it was not UTF-8, was damaged, or held NUL characters, which are replaced.

    A byte-order mark is dropped and noted. UTF-8 in which few characters are damaged stays UTF-8: the others would be
    misread in any other encoding. Raises `FormatError` for content that is no text.
    """
    text, notes = _decode(data, file)
    count = text.count("\0")
    if not count:
        return text, notes
    line = text.count("\n", 0, text.index("\0")) + 1
    return text.replace("\0", _REPLACEMENT), [*notes, _nul_note(file, line, count)]


def to_utf8(data: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """Return the text as UTF-8 without mark, and the notes of `decode`; text that is so already is not copied."""
    if data[:2] not in _MARKS and data[:3] != codecs.BOM_UTF8 and b"\0" not in data and is_utf8(data):
        return data, []
    text, notes = decode(data, file)
    return text.encode(), notes


def is_utf8(data: bytes) -> bool:
    """Say whether the content is text in UTF-8, without copying it."""
    ends = pa.py_buffer(np.array([0, len(data)], np.int64))
    whole = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(data)])
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def peek(head: bytes) -> str:
    """Return the beginning of a file as text, whatever its encoding, to recognise it by."""
    encoding = _MARKS.get(head[:2], "utf-8-sig")
    return head.decode(encoding, "replace")


def is_other_text(data: bytes) -> bool:
    """Say whether the content is text in another encoding than UTF-8 or UTF-16, which nothing in it tells."""
    head = data[:4096]
    binary = sum(byte < 32 and byte not in (9, 10, 13) for byte in head) * 50 > len(head)
    return not binary and data[:2] not in _MARKS and not is_utf8(data) and not _count_damage(data)


def _count_damage(data: bytes) -> int:
    """Return how many characters of a text in UTF-8 are damaged, 0 where they are so many that it is in none."""
    text = data.decode("utf-8", "replace")
    damaged = text.count(_REPLACEMENT)
    return damaged if damaged * _FEW <= sum(mark > "\x7f" for mark in text) - damaged else 0


def decode_as(data: bytes, encoding: str) -> bytes:
    """Return text in one of `ENCODINGS`, which a person chose, as UTF-8; what the encoding lacks is replaced."""
    return data.decode(ENCODINGS[encoding], "replace").encode()


def accented_lines(text: str, most: int = 3) -> list[str]:
    """Return the first lines with letters beyond ASCII, cut to 80 characters, to judge an encoding by."""
    found = (line.strip()[:80] for line in text.splitlines() if not line.isascii())
    return list(islice(found, most))


def _decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    if data[:2] in _MARKS:
        return _decode_or_refuse(data, "utf-16", file), [_note(file, None, "UTF-16", None)]
    marked = data.startswith(codecs.BOM_UTF8)
    notes = [_mark_note(file)] if marked else []
    data = data[3:] if marked else data
    try:
        return data.decode(), notes
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if damaged := _count_damage(data):
        return data.decode("utf-8", "replace"), [*notes, _damage_note(file, line, damaged)]
    text = _decode_or_refuse(data, "cp1252", file)
    return text, [_note(file, line, "Windows-1252", text)]


def _decode_or_refuse(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{file} is not text in UTF-8 or Windows-1252 (byte {error.start:,}); save it as UTF-8, "
            "or choose its format"
        ) from error


def _note(file: str, line: int | None, encoding: str, text: str | None) -> Problem:
    cause, done = "the file is not in UTF-8", f"read as {encoding}"
    fix = "look at words with accents; if they are wrong, choose another encoding, or save the file as UTF-8"
    value = next(iter(accented_lines(text, 1)), None) if text else None
    return Problem(file, line, None, value, cause, done, fix)


def _mark_note(file: str) -> Problem:
    return Problem(
        file, 1, None, None, "the file begins with a byte-order mark", "the mark was left out", "nothing to do"
    )


def _damage_note(file: str, line: int, count: int) -> Problem:
    cause = f"{count:,} characters of the file are damaged, the first one here"
    return Problem(file, line, None, None, cause, f"each replaced by {_REPLACEMENT}", "export the file again")


def _nul_note(file: str, line: int, count: int) -> Problem:
    cause = f"the file holds {count:,} NUL characters, the first one here"
    return Problem(file, line, None, None, cause, f"each replaced by {_REPLACEMENT}", "export the file again")
