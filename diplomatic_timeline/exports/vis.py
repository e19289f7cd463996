"""vis-timeline: `items` and `groups` as JSON, to be handed to its DataSets.

https://visjs.github.io/vis-timeline/docs/timeline/#Data_Format. An item needs a start, so a month is a range over its
days (its end is the beginning of its last day); `edtf` says what is known. Events without a date stand under
`undated`. vis shows texts as HTML, so they are escaped.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from diplomatic_timeline.exports.bodies import tell_in_html
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.manifest import describe
from diplomatic_timeline.exports.spans import Point, Span, find_span
from diplomatic_timeline.exports.telling import Told, cite_all, tell_events
from diplomatic_timeline.vocabulary import family_of
from diplomatic_timeline.when.calendar import from_days


def write_vis(excerpt: Excerpt) -> bytes:
    """Return items, groups (one a type of event), eras as background items, and the manifest, as JSON in UTF-8."""
    told = list(tell_events(excerpt))
    citations = cite_all(excerpt)
    placed = [item for one in told if (item := _item(one, excerpt, citations))]
    names = {item["id"] for item in placed}
    kinds = dict.fromkeys(item["group"] for item in placed)
    left = [one.event for one in told if one.event.id not in names]
    content = {
        "items": [*placed, *_eras(excerpt)],
        "groups": [{"id": kind, "content": kind} for kind in kinds],
        "undated": [{"id": event.id, "content": escape(event.title)} for event in left],
        "manifest": describe(excerpt),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _item(told: Told, excerpt: Excerpt, citations: list[str]) -> dict[str, Any] | None:
    span = find_span(told.event.when)
    if span is None:
        return None
    event = told.event
    start, end = _ends(span)
    return {
        "id": event.id,
        "content": escape(event.title),
        "title": tell_in_html(told, excerpt, citations),
        "start": start,
        **({"end": end, "type": "range"} if end else {"type": "point"}),
        "group": event.type,
        "className": f"{family_of(event.type)} {told.status}",
        "edtf": str(event.when),
    }


def _ends(span: Span) -> tuple[str, str | None]:
    """Return start and, for what is longer than a day or a moment, end."""
    if span.is_timed:
        return _iso(span.first), None if span.first == span.last else _iso(span.last)
    low = (span.high if span.low is None else span.low) or 0
    high = (span.low if span.high is None else span.high) or 0
    return _iso(Point(from_days(low))), None if low == high else _iso(Point(from_days(high)))


def _iso(point: Point) -> str:
    """Return a moment as JavaScript reads it: years outside 0 to 9999 with a sign and six digits."""
    year, *rest = point.parts
    text = f"{year:04d}" if 0 <= year <= 9_999 else f"{'-' if year < 0 else '+'}{abs(year):06d}"
    text += "".join(f"-{part:02d}" for part in rest[:2])
    if len(rest) > 2:
        text += f"T{':'.join(f'{part:02d}' for part in rest[2:])}"
        if point.offset is not None:
            hours, minutes = divmod(abs(point.offset), 60)
            text += f"{'-' if point.offset < 0 else '+'}{hours:02d}:{minutes:02d}"
    return text


def _eras(excerpt: Excerpt) -> Iterator[dict[str, Any]]:
    for number, era in enumerate(excerpt.store.info.eras, 1):
        if span := find_span(era.when):
            start, end = _ends(span)
            named = {"id": f"era-{number}", "content": escape(era.name), "type": "background"}
            yield {**named, "start": start, "end": end or start}
