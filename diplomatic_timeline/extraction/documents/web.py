"""Saved web pages: trafilatura finds the article and what the page says of its date, publisher and address."""

import re
from datetime import date
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.documents.document import Document, one_line
from diplomatic_timeline.extraction.documents.masthead import find_dateline

# Without a last day given, the library would refuse every date after today and so read a clock.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}


def read_web(data: bytes, name: str) -> Document:
    """Return the article of an HTML page, one line a paragraph; raises `ExtractionError` where there is no text."""
    from trafilatura import bare_extraction  # 0.2 s, only where a page is read

    found: Any = bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    lines = [line.strip() for line in (getattr(found, "text", None) or "").splitlines() if line.strip()]
    if not lines:
        raise ExtractionError(f"'{name}' is a web page without text; open the article itself and save that page")
    title = one_line(getattr(found, "title", None))
    if title and len(lines) > 1 and lines[0] == title:
        lines = lines[1:]
    return _described("\n\n".join(lines), title, found)


def _described(text: str, title: str | None, found: Any) -> Document:
    day = getattr(found, "date", None) or ""
    dated = find_dateline(text)
    told = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Document(
        text=text,
        published=told or (dated[0] if dated else None),
        dated_by="the page’s own data" if told else f"the line “{dated[1]}”" if dated else None,
        publisher=one_line(getattr(found, "sitename", None)) or one_line(getattr(found, "hostname", None)),
        title=title,
        url=one_line(getattr(found, "url", None)),
    )
