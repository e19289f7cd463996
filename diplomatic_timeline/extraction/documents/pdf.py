"""PDF files: pypdf gives the lines of each page, which are put together into paragraphs."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.documents.document import Document, one_line
from diplomatic_timeline.extraction.documents.masthead import find_headline
from diplomatic_timeline.extraction.documents.paragraphs import join_pages
from diplomatic_timeline.extraction.documents.plain import read_pasted

MAX_PAGES = 100
_NO_TITLE = re.compile(r"^(?:microsoft word|untitled|document\d*$)|\.(?:docx?|odt|pdf|indd|qxd|tmp)$", re.IGNORECASE)
_LONGEST = 2_000_000  # characters; as for every article
# What pypdf raises on damaged files besides its own errors: it reads them leniently and stumbles later.
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError, AssertionError,
           NotImplementedError, OSError, EOFError, zlib.error, MemoryError)  # fmt: skip


def read_pdf(data: bytes, name: str) -> Document:
    """Return the text of a PDF, a blank line between paragraphs; offsets count characters of this text.

    Raises `ExtractionError` for a file that is damaged, locked, too long or made of pictures alone. When the file was
    made says nothing about when the article appeared, so only a dateline in the text gives the date.
    """
    from pypdf import PdfReader  # 0.1 s, only where a PDF is read
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractionError(f"'{name}' is locked with a password; save a copy without one")
        pages = list(_pages(reader, name))
        title = _told_title(reader.metadata.title if reader.metadata else None)
    except DependencyError as error:
        raise ExtractionError(
            f"'{name}' is encrypted; print it to a new PDF or save a copy without a password"
        ) from error
    except (PyPdfError, *_DAMAGE) as error:
        raise ExtractionError(
            f"'{name}' is damaged as a PDF ({type(error).__name__}: {str(error)[:120]}); download or export it again"
        ) from error
    text = join_pages(pages)
    if not text:
        raise ExtractionError(f"'{name}' holds pictures of pages and no text; run text recognition (OCR) on it first")
    found = read_pasted(pages[0])  # with its lines and running heads: browsers print the address there
    return replace(found, text=text, title=title or find_headline(text))


def _told_title(title: object) -> str | None:
    """Return the title in the file's own data, unless a program has put a file name there."""
    line = one_line(title)
    return None if line and _NO_TITLE.search(line) else line


def _pages(reader: "PdfReader", name: str) -> Iterator[str]:  # type: ignore[name-defined]  # noqa: F821
    if len(reader.pages) > MAX_PAGES:
        raise ExtractionError(f"'{name}' has {len(reader.pages):,} pages; at most {MAX_PAGES} are read, so split it")
    total = 0
    for page in reader.pages:
        text = page.extract_text()
        total += len(text)
        if total > _LONGEST:
            raise ExtractionError(f"'{name}' has more than {_LONGEST:,} characters; an article has at most that")
        yield text
