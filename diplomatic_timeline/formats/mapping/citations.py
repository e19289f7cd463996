"""Sources as people note them in one cell: an address, "Reuters, 3 May 2020", both, or several of these."""

import re
from collections.abc import Iterator

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.formats.people import source_of
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.when import When

CITED = r"https?://|[0-9]{4}[)\].]*\s*$"
"""Cells that may tell more than a publisher, as Arrow searches for them: an address, or a year at the end."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_BETWEEN = re.compile(r"\s*(?:;|[\r\n]+)\s*")
_BEFORE_DATE = re.compile(r"\s*(?:,|\(|\[|\s[-–—]\s)\s*")
_YEAR_LAST = re.compile(r"[^()\[\]]{0,30}[0-9]{4}")
_QUOTED = re.compile(r"(?P<who>.+?),?\s*[“„\"‘'](?P<title>.+)[”“\"’'],?")
_AROUND = " \t,;:.–—-()[]"


def read_citations(order: ColumnOrder, cell: str | None, url: str | None, title: str | None) -> list[Source]:
    """Return the sources that a cell tells of; `url` and `title` are those of columns of their own.

    A day after the name of a publisher is when it was published, read in the `order` of day and month. Several sources
    are separated by semicolons or line breaks; where a part has neither address nor date, the cell is one source.
    """
    parts = _BETWEEN.split(cell.strip()) if cell and not url and not title else [cell or ""]
    several = len(parts) > 1 and all(_ADDRESS.search(part) or _split_date(part, order)[1] for part in parts if part)
    found = [_read(part, url, title, order) for part in (parts if several else [cell or ""])]
    return list({source.id: source for sources in found for source in sources}.values())


def _read(text: str, url: str | None, title: str | None, order: ColumnOrder) -> list[Source]:
    address = _ADDRESS.search(text)
    if address:
        url = url or address[0].rstrip(".,;)]")
        text = f"{text[: address.start()].rstrip(_AROUND)} {text[address.end() :].lstrip(_AROUND)}".strip()
    who, published = _split_date(text, order)
    if not title and (quoted := _QUOTED.fullmatch(who)):
        who, title = quoted["who"], quoted["title"]
    return [_dated(source, published) for source in source_of(who or None, url, title)]


def _dated(source: Source, published: When | None) -> Source:
    """Return the source with its date; one without title or address of its own is told apart by it."""
    if published is None:
        return source
    made = source_id(source.publisher, source.title, source.url, published.text)
    return source.model_copy(update={"id": made, "published": published})


def _split_date(text: str, order: ColumnOrder) -> tuple[str, When | None]:
    """Return the text without the date at its end, and the date."""
    for who, date in _splits(text):
        try:
            return who, read_when(date, order)
        except WhenError:
            continue
    return text, None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for mark in _BEFORE_DATE.finditer(text):
        date = text[mark.end() :].rstrip(" )].")
        if mark.start() and _YEAR_LAST.fullmatch(date):
            yield text[: mark.start()], date
