"""The kinds of files that articles are read from, one row each, and how a file's content tells its kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.documents.document import Document
from diplomatic_timeline.extraction.documents.pdf import read_pdf
from diplomatic_timeline.extraction.documents.plain import read_json, read_markdown, read_plain
from diplomatic_timeline.extraction.documents.web import read_web
from diplomatic_timeline.extraction.documents.word import is_word, part_names, read_word

LONGEST = 2_000_000  # characters; a book is no article
_MEGABYTE = 1024 * 1024
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: what it is called, the endings of its names, how many bytes it may have, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    largest: int
    read: Callable[[bytes, str], Document]


_TEXT = Kind("plain text", (".txt", ".text"), 8 * _MEGABYTE, read_plain)
_MARKDOWN = Kind("Markdown", (".md", ".markdown"), 8 * _MEGABYTE, read_markdown)
_JSON = Kind("JSON", (".json",), 8 * _MEGABYTE, read_json)
_WEB = Kind("web page", (".html", ".htm", ".xhtml"), 8 * _MEGABYTE, read_web)
_PDF = Kind("PDF", (".pdf",), 40 * _MEGABYTE, read_pdf)
_WORD = Kind("Word document", (".docx",), 40 * _MEGABYTE, read_word)
KINDS: tuple[Kind, ...] = (_TEXT, _MARKDOWN, _JSON, _WEB, _PDF, _WORD)
SUFFIXES: dict[str, Kind] = {suffix: kind for kind in KINDS for suffix in kind.suffixes}

# Files that people try: how they begin, what they are, and what to do about it.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office or a locked Word file", "save it as .docx without a password"),
    (b"{\\rtf", "a Rich Text file", "save it as .docx"),
    (b"From: <Saved by", "a web archive", "save the page as “HTML only”"),
    (b"MIME-Version", "a web archive or an e-mail", "save the page as “HTML only”, or copy its text"),
    (b"bplist00", "a web archive of Safari", "save the page source, or copy its text"),
    (b"\x89PNG", "a picture", "run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", "a picture", "run text recognition (OCR) on it first"),
    (b"GIF8", "a picture", "run text recognition (OCR) on it first"),
)
_ZIPPED = (
    ("xl/", "an Excel workbook", "open it on the page Data"),
    ("ppt/", "a PowerPoint file", "copy its text"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
    ("datapackage.json", "a timeline", "open it on the page Data"),
)


def read_document(data: bytes, name: str) -> Document:
    """Return the text of a file and what it tells of itself; its content says what it is, its name only of plain text.

    Raises `ExtractionError`, naming the file and what to do, where it is no article, damaged, too large or empty.
    """
    kind = recognise(data, name)
    if len(data) > kind.largest:
        size = len(data) / _MEGABYTE
        raise ExtractionError(
            f"'{name}' has {size:,.0f} MB; a {kind.name} may have at most {kind.largest // _MEGABYTE} MB, so cut it"
        )
    found = kind.read(data, name)
    if not found.text.strip():
        raise ExtractionError(f"'{name}' holds no text")
    if len(found.text) > LONGEST:
        raise ExtractionError(f"'{name}' has {len(found.text):,} characters; an article has at most {LONGEST:,}")
    return found


def recognise(data: bytes, name: str) -> Kind:
    """Return what kind of file this is; raises `ExtractionError` with the remedy where it is none that is read."""
    if b"%PDF-" in data[:1024]:
        return _PDF
    if data.startswith(b"PK\x03\x04"):
        if is_word(data):
            return _WORD
        raise ExtractionError(f"'{name}' {_zipped(data)}")
    for begins, what, fix in _OTHERS:
        if data.startswith(begins):
            raise ExtractionError(f"'{name}' is {what}, which is not read; {fix}")
    if _HTML.match(data.lstrip(b"\xef\xbb\xbf")):
        return _WEB
    return _by_name(data, name)


def _by_name(data: bytes, name: str) -> Kind:
    suffix = Path(name).suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind in (_PDF, _WORD):
        raise ExtractionError(f"'{name}' is not a {kind.name} inside, or is damaged; download or export it again")
    if kind is None:
        raise ExtractionError(f"'{name}': files ending in '{suffix}' are not read; use one of {', '.join(SUFFIXES)}")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ExtractionError(f"'{name}' is not text, whatever its name says; use one of {', '.join(SUFFIXES)}")
    return kind


def _zipped(data: bytes) -> str:
    names = part_names(data)
    for begins, what, fix in _ZIPPED:
        if any(part.startswith(begins) for part in names):
            return f"is {what}, which is not read here; {fix}"
    return (
        "is a zip archive without an article in it; unpack it first" if names else "is a damaged archive; get it again"
    )
