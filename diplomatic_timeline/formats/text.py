"""From bytes to text: UTF-8, or else the encoding of older Western spreadsheets, said aloud."""

import codecs

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.report import Problem

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PIECE = 4 * 1024 * 1024
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text, and a note if it was not UTF-8 or held NUL characters, which are replaced.

    A byte-order mark is dropped. Raises `FormatError` for content that is no text.
    """
    text, notes = _decode(data, file)
    count = text.count("\0")
    if not count:
        return text, notes
    line = text.count("\n", 0, text.index("\0")) + 1
    return text.replace("\0", _REPLACEMENT), [*notes, _nul_note(file, line, count)]


def to_utf8(data: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """Return the text as UTF-8 without mark, and the notes of `decode`; text that is so already is not copied."""
    if data[:2] not in _MARKS and data[:3] != codecs.BOM_UTF8 and b"\0" not in data and _is_utf8(data):
        return data, []
    text, notes = decode(data, file)
    return text.encode(), notes


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def peek(head: bytes) -> str:
    """Return the beginning of a file as text, whatever its encoding, to recognise it by."""
    encoding = _MARKS.get(head[:2], "utf-8-sig")
    return head.decode(encoding, "replace")


def _decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    if data[:2] in _MARKS:
        return _decode_or_refuse(data, "utf-16", file), [_note(file, None, "UTF-16")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = _decode_or_refuse(data, "cp1252", file)
    return text, [_note(file, line, "Windows-1252")]


def _decode_or_refuse(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{file} is not text in UTF-8 or Windows-1252 (byte {error.start:,}); save it as UTF-8, "
            "or choose its format"
        ) from error


def _note(file: str, line: int | None, encoding: str) -> Problem:
    return Problem(
        file,
        line,
        None,
        None,
        "the file is not in UTF-8",
        f"read as {encoding}",
        "look at words with accents; if they are wrong, save the file as UTF-8",
    )


def _nul_note(file: str, line: int, count: int) -> Problem:
    cause = f"the file holds {count:,} NUL characters, the first one here"
    return Problem(file, line, None, None, cause, f"each replaced by {_REPLACEMENT}", "export the file again")
