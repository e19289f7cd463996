"""Word documents: python-docx gives paragraphs and tables in their order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.documents.document import Document, one_line
from diplomatic_timeline.extraction.documents.plain import read_pasted

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 5_000
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError, EOFError, SyntaxError,
           NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)  # fmt: skip


def read_word(data: bytes, name: str) -> Document:
    """Return the text of a .docx, a blank line between paragraphs; offsets count characters of this text.

    Raises `ExtractionError` for a file that is damaged, locked or expands beyond measure. Comments and deleted text are
    left out. When the file was made says nothing about when the article appeared.
    """
    import docx  # 0.1 s, only where such a file is read
    from docx.opc.exceptions import OpcError

    _check_size(data, name)
    try:
        file: Any = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_lines(file))
        title = one_line(file.core_properties.title)
    except (OpcError, *_DAMAGE) as error:
        raise ExtractionError(
            f"'{name}' is damaged as a Word file ({type(error).__name__}); open it in Word and save it as .docx again"
        ) from error
    found = read_pasted(text)
    return replace(found, title=title or found.title)


def is_word(data: bytes) -> bool:
    """Return whether a zip archive holds the main part of a Word document."""
    return "word/document.xml" in part_names(data)


def part_names(data: bytes) -> list[str]:
    """Return the names of the files in a zip archive, none where it cannot be read."""
    try:
        return [entry.filename for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []


def _check_size(data: bytes, name: str) -> None:
    # zipfile unpacks no more than the directory declares, so what it declares can be trusted as a bound.
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    size = sum(entry.file_size for entry in entries)
    if size > MAX_UNPACKED or len(entries) > MAX_PARTS:
        raise ExtractionError(
            f"'{name}' would unpack to {size:,} bytes in {len(entries):,} parts; at most {MAX_UNPACKED:,} bytes are "
            "read, so copy its text into a new document"
        )


def _lines(file: Any) -> Iterator[str]:
    for block in file.iter_inner_content():
        rows = [[block]] if hasattr(block, "runs") else [row.cells for row in block.rows]
        for row in rows:
            words = "  ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row))
            if words.strip():
                yield words.strip()
