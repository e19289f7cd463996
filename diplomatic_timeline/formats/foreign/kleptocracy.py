"""The JSON of the Kleptocracy Timeline and of timelines made like it: events with actors, tags and full citations."""

from collections.abc import Mapping
from typing import Any

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import items_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault, leftovers, text_of, texts_of
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.vocabulary import STATUSES

_USED = ("id", "date", "title", "summary", "location", "actors", "tags", "sources", "related_events")
_SOURCE_FIELDS: dict[str, tuple[str, ...]] = {
    "publisher": ("outlet", "publisher", "source", "name"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "archived": ("archive_url", "archived_url", "archived", "archive"),
    "published": ("date", "published", "published_date", "date_published"),
    "accessed": ("accessed", "accessed_date", "access_date", "accessed_on", "retrieved", "verified_date"),
}
"""Fields of a source in the order in which their spellings are tried."""
_STATUSES = {term.name for term in STATUSES}


def _read(given: Input) -> ImportResult:
    key = "events" if isinstance(given.json, dict) else None
    gathered = Collector(given.name, "kleptocracy", list(given.notes))
    for line, record in items_of(given.json_text, given.name, key):
        if isinstance(record, dict):
            _take(gathered, line, record)
        else:
            gathered.reject(line, Fault((), text_of(record), "this is not an object", "write an event as an object"))
    return gathered.finish(title=text_of(given.json.get("title")) if isinstance(given.json, dict) else None)


def _take(gathered: Collector, line: int, record: Mapping[str, Any]) -> None:
    date = text_of(record.get("date"))
    try:
        when = read_when(date).text if date else None
    except WhenError as error:
        gathered.reject(line, date_fault("date", date, error))
        return
    place, status = text_of(record.get("location")), text_of(record.get("status"))
    found: dict[str, Any] = {
        "title": text_of(record.get("title")) or "",
        "summary": text_of(record.get("summary")) or "",
        "when": when,
        "participants": [{"name": name} for name in dict.fromkeys(texts_of(record.get("actors")))],
        "place": {"name": place} if place else None,
        "status": status if status in _STATUSES else "asserted",
        "relations": [{"kind": "cites", "target": name} for name in texts_of(record.get("related_events"))],
        "sources": list(dict.fromkeys(_sources(gathered, record))),
        "tags": texts_of(record.get("tags")),
        "attributes": leftovers(record, (*_USED, *(["status"] if status in _STATUSES else []))),
    }
    if identifier := text_of(record.get("id")):
        found["id"] = identifier
    gathered.take(line, found)


def _sources(gathered: Collector, record: Mapping[str, Any]) -> list[str]:
    ids = []
    for source in record.get("sources") or []:
        told = source if isinstance(source, dict) else {"url" if "://" in str(source) else "outlet": source}
        values = {name: next(filter(None, (text_of(told.get(key)) for key in keys)), None)
                  for name, keys in _SOURCE_FIELDS.items()}  # fmt: skip
        ids += gathered.source(**values)
    return ids


def _sniff(given: Input) -> bool:
    whole = given.json
    records = whole.get("events") if isinstance(whole, dict) else whole
    if not isinstance(records, list) or not records:
        return False
    return all(
        isinstance(record, dict) and {"date", "title"} <= record.keys() and isinstance(record.get("sources"), list)
        for record in records[:20]
    )


FORMAT = Format(
    "kleptocracy", "Kleptocracy Timeline", "events with actors, tags and full citations as JSON", (".json",),
    _sniff, _read,
)  # fmt: skip
