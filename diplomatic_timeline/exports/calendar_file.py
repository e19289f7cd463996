"""iCalendar (RFC 5545): an entry an event, for calendars.

A calendar knows days and times only: a month is an entry over its days, marked as free time, with the EDTF in its text
and in `X-EDTF`. Events without a date, or in years that calendars do not have, are journal entries without a date,
which the standard allows. Participants are named in the text: as attendees they would be written to.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from diplomatic_timeline import __version__
from diplomatic_timeline.citation import to_plain
from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.exports.bodies import tell_in_lines
from diplomatic_timeline.exports.excerpt import Excerpt, index_sources
from diplomatic_timeline.exports.spans import Point, Span, find_span
from diplomatic_timeline.exports.telling import Told, cite_all, say_credits, say_scope, tell_events

_FIRST, _LAST = date(1, 1, 1).toordinal(), date(9999, 12, 30).toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""What the time of writing is, where the day of the export is not known: the standard wants one."""


def write_calendar(excerpt: Excerpt) -> bytes:
    """Return the calendar in UTF-8."""
    from icalendar import Calendar, vText

    info = excerpt.store.info
    about = "\n".join([info.description, say_scope(excerpt), say_credits(excerpt), to_plain(excerpt.view)]).strip()
    calendar = Calendar()
    calendar.add("prodid", f"-//Diplomatic Timeline Explorer//{__version__}//EN")
    calendar.add("version", "2.0")
    for name, text in (("x-wr-calname", info.title), ("name", info.title), ("x-wr-caldesc", about)):
        calendar.add(name, vText(_clean(text)))
    for entry in _entries(excerpt):
        calendar.add_component(entry)
    return calendar.to_ical()


def _entries(excerpt: Excerpt) -> Iterator[Any]:
    from icalendar import Event, Journal

    day = excerpt.accessed
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _UNKNOWN
    citations = cite_all(excerpt)
    for told in tell_events(excerpt):
        times = _times(find_span(told.event.when))
        entry = Event() if times else Journal()
        entry.add("uid", _uid(excerpt, told.event.id))
        entry.add("dtstamp", stamp)
        for name, value in times.items():
            entry.add(name, value)
        if times:
            entry.add("transp", "TRANSPARENT")
        _describe(entry, told, excerpt, citations)
        yield entry


def _describe(entry: Any, told: Told, excerpt: Excerpt, citations: list[str]) -> None:
    event = told.event
    entry.add("summary", _clean(event.title))
    entry.add("description", _clean("\n".join(tell_in_lines(told, citations))))
    entry.add("categories", [_clean(text) for text in (event.type, *event.tags) if text.strip()])
    if told.status == "confirmed" and entry.name == "VEVENT":
        entry.add("status", "CONFIRMED")
    if event.when:
        entry.add("x-edtf", str(event.when))
    if event.place and entry.name == "VEVENT":
        entry.add("location", _clean(event.place.name))
        if event.place.lat is not None and event.place.lon is not None:
            entry.add("geo", (event.place.lat, event.place.lon))
    sources = index_sources(excerpt)
    urls = (sources[name].url for name in event.sources if name in sources)
    if url := next((url for url in urls if is_linkable(url)), None):
        entry.add("url", url)
    for relation in event.relations:
        parameters = {"RELTYPE": "SIBLING", "X-KIND": relation.kind}
        entry.add("related-to", _uid(excerpt, relation.target), parameters=parameters)


def _times(span: Span | None) -> dict[str, date | datetime]:
    """Return start and end as the standard wants them (the end of days is the day after); empty where it cannot."""
    if span is None:
        return {}
    low = (span.high if span.low is None else span.low) or 0
    high = (span.low if span.high is None else span.high) or 0
    if not (low + _EPOCH >= _FIRST and high + _EPOCH <= _LAST):
        return {}
    if span.is_timed and len(span.last.parts) > 3:
        start, end = _moment(span.first), _moment(span.last)
        return {"dtstart": start, "dtend": end} if end - start >= timedelta(minutes=1) else {"dtstart": start}
    first, last = (date.fromordinal(day + _EPOCH) for day in (low, high))
    return {"dtstart": first, "dtend": last + timedelta(days=1)}


def _moment(point: Point) -> datetime:
    local = datetime(*point.parts)  # type: ignore[arg-type]
    if point.offset is None:
        return local
    return local.replace(tzinfo=timezone(timedelta(minutes=point.offset))).astimezone(UTC)


def _uid(excerpt: Excerpt, name: str) -> str:
    return _clean(f"{name}@{excerpt.store.info.id}")


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text)
