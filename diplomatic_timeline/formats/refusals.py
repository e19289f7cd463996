"""Content that is never opened, told by its first bytes: what could run code, and archives to unpack first."""

import re
import zlib

from diplomatic_timeline.errors import FormatError

_PICKLE = re.compile(rb"\x80[\x02-\x05](?:\x95|[}\](cX])|\((?:dp|lp|c)\d*\n|c[\w.]+\n\w+\n", re.DOTALL)
_PEEK = 4096
_ARCHIVES = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"7z\xbc\xaf", "7-Zip"),
             (b"Rar!", "RAR"), (b"\x28\xb5\x2f\xfd", "Zstandard"))  # fmt: skip
_OTHERS = ((b"%PDF", "a PDF file; extract its events on the page Extract"),
           (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .xlsx"),
           (b"SQLite format 3\0", "a SQLite database; export its table as CSV"),
           (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"))  # fmt: skip


def refuse_content(head: bytes, name: str) -> None:
    """Raise `FormatError` for content that is not opened; `head` is its beginning.

    Of a compressed file only the first bytes are unpacked, to say whether a pickle is in it.
    """
    _refuse_pickle(head, name)
    for mark, kind in _ARCHIVES:
        if head.startswith(mark):
            if kind == "gzip":
                _refuse_pickle(_first_bytes(head), name)
            raise FormatError(f"{name} is compressed with {kind}; unpack it, then open the file that is in it")
    for mark, kind in _OTHERS:
        if head.startswith(mark):
            raise FormatError(f"{name} is {kind}: it is in no format that can be read here")


def _refuse_pickle(head: bytes, name: str) -> None:
    if _PICKLE.match(head):
        raise FormatError(
            f"{name} is a Python pickle, which can run any code when it is opened: it was not opened. Export the data "
            "as CSV or Parquet, then read that"
        )


def _first_bytes(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _PEEK)
    except zlib.error:
        return b""
