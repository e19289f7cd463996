"""Plain text, Markdown and JSON with the fields of this project's articles."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.documents.document import Document, one_line, read_date
from diplomatic_timeline.extraction.documents.masthead import find_address, find_dateline, find_headline, find_publisher

_FRONT = re.compile(r"\A---[ ]*\r?\n(.*?)\r?\n---[ ]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|date|published|publisher|source|url|link)[ ]*:[ ]*[\"']?(.*?)[\"']?[ ]*\r?$", re.MULTILINE
)
_HEADING = re.compile(r"^#[ ]+(\S.*?)[ #]*$", re.MULTILINE)


def decode(data: bytes, name: str) -> str:
    """Return bytes as text: UTF-8, or UTF-16 with its mark; raises `ExtractionError` for anything else."""
    utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and len(data) > 2
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractionError(f"'{name}' is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def read_plain(data: bytes, name: str) -> Document:
    """Return a text file as it is, with what its head tells."""
    return read_pasted(decode(data, name))


def read_pasted(text: str) -> Document:
    """Return a text with the title, date, address and publisher that stand at its head."""
    dated = find_dateline(text)
    url = find_address(text)
    return Document(
        text=text,
        published=dated[0] if dated else None,
        dated_by=f"the line “{dated[1]}”" if dated else None,
        publisher=find_publisher(text, url),
        title=find_headline(text),
        url=url,
    )


def read_markdown(data: bytes, name: str) -> Document:
    """Return a Markdown file as it is; front matter and the first heading tell of date, publisher, title and url."""
    text = decode(data, name)
    found = read_pasted(text)
    front = _FRONT.match(text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    heading = _HEADING.search(text)
    day = (fields.get("published") or fields.get("date") or "")[:10]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        found = replace(found, published=read_date(day, f"'{name}', front matter"), dated_by="its front matter")
    return replace(
        found,
        title=one_line(fields.get("title")) or (heading[1] if heading else None if front else found.title),
        publisher=one_line(fields.get("publisher") or fields.get("source")) or found.publisher,
        url=one_line(fields.get("url") or fields.get("link")) or found.url,
    )


def read_json(data: bytes, name: str) -> Document:
    """Return the article in a JSON object with "text" and, where known, published, publisher, title and url."""
    try:
        row = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise ExtractionError(f"'{name}' is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ExtractionError(f"'{name}' has no field 'text' with the article in it")
    day = row.get("published")
    return Document(
        text=row["text"],
        published=read_date(day, f"'{name}', field 'published'") if isinstance(day, str) else None,
        dated_by="its field “published”" if isinstance(day, str) else None,
        publisher=_words(row, "publisher"),
        title=_words(row, "title"),
        url=_words(row, "url"),
    )


def _words(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    return value if isinstance(value, str) and value.strip() else None
