"""Articles from files: plain text and Markdown as they are, and JSON with the fields of this project's articles."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.article import Article

LONGEST = 2_000_000  # characters; a book is no article


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file tells of its article; None is what it does not tell."""

    text: str
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


def read_article(
    data: bytes,
    name: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article in a file's bytes; `name` is the file's, whose ending says how to read it.

    What is given overrules what the file says. Raises `ExtractionError` where the file cannot be read, is empty, or
    neither the file nor the caller says when the article appeared.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        raise ExtractionError(f"'{name}': files ending in '{suffix}' are not read; use one of {', '.join(READERS)}")
    found = READERS[suffix](data, name)
    if not found.text.strip():
        raise ExtractionError(f"'{name}' holds no text")
    if len(found.text) > LONGEST:
        raise ExtractionError(f"'{name}' has {len(found.text):,} characters; an article has at most {LONGEST:,}")
    day = published or found.published
    if day is None:
        raise ExtractionError(f"'{name}' does not say when it was published; give the date, as 2025-03-14")
    return Article(found.text, day, publisher or found.publisher, title or found.title, url or found.url)


def read_date(text: str, place: str) -> date:
    """Return a day written as 2025-03-14; raises `ExtractionError` naming its place otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ExtractionError(f"{place}: '{text}' is not a day; write it as 2025-03-14") from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractionError(f"'{name}' is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def _read_plain(data: bytes, name: str) -> Draft:
    return Draft(_decoded(data, name))


def _read_json(data: bytes, name: str) -> Draft:
    try:
        row = json.loads(_decoded(data, name))
    except ValueError as error:
        raise ExtractionError(f"'{name}' is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ExtractionError(f"'{name}' has no field 'text' with the article in it")
    day = row.get("published")
    return Draft(
        text=row["text"],
        published=read_date(day, f"'{name}', field 'published'") if isinstance(day, str) else None,
        publisher=_words(row, "publisher"),
        title=_words(row, "title"),
        url=_words(row, "url"),
    )


def _words(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    return value if isinstance(value, str) and value.strip() else None


READERS: dict[str, Callable[[bytes, str], Draft]] = {".txt": _read_plain, ".md": _read_plain, ".json": _read_json}
