"""What is cited, before it is put into any style: a source, an event, a view or a whole timeline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from diplomatic_timeline.event import Event, Source, TimelineInfo
from diplomatic_timeline.when import When

Kind = Literal["source", "event", "timeline"]


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to cite; None and "" are unknown.

    `title` is a headline; a source without one has a `description` of what it is. `container` is the timeline that an
    event stands in, `issued` the day of publication, `happened` the time of an event, `scope` what of a timeline is
    meant, in words. `accessed` is when it was looked at.
    """

    kind: Kind
    id: str
    title: str | None
    description: str | None = None
    creators: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    container: str | None = None
    issued: When | None = None
    happened: When | None = None
    scope: str = ""
    version: str | None = None
    licence: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: When | None = None


def source_work(source: Source, *, accessed: date | None = None) -> Work:
    """Return a source as a work; the day on which the timeline's makers read it goes before `accessed`."""
    return Work(
        kind="source",
        id=source.id,
        title=source.title,
        description=source.description,
        publisher=source.publisher,
        agency=source.agency,
        issued=source.published,
        url=source.url,
        archived=source.archived,
        accessed=source.accessed or (_day(accessed) if source.url else None),
    )


def timeline_work(info: TimelineInfo, *, link: str | None = None, accessed: date | None = None) -> Work:
    """Return a whole timeline as a work; `link` opens it, `accessed` is the day on which it was looked at."""
    return Work(
        kind="timeline",
        id=info.id,
        title=info.title,
        creators=tuple(name for name in info.creators if name.strip()),
        version=info.version,
        licence=info.licence,
        url=link,
        accessed=_day(accessed),
    )


def view_work(
    info: TimelineInfo,
    filters: Sequence[str],
    number: int,
    total: int,
    *,
    link: str | None = None,
    accessed: date | None = None,
) -> Work:
    """Return what a person sees of a timeline: `number` of its `total` events, under filters said in words."""
    events = f"{number:,} of {total:,} events"
    scope = f"{events} ({', '.join(filters)})" if filters else events
    return replace(timeline_work(info, link=link, accessed=accessed), scope=scope, id=f"{info.id}-view")


def event_work(event: Event, info: TimelineInfo, *, link: str | None = None, accessed: date | None = None) -> Work:
    """Return an event as an entry of its timeline; what it rests on are its sources, which are works of their own."""
    whole = timeline_work(info, link=link, accessed=accessed)
    happened = event.when if event.when is not None and event.when.is_bounded else None
    return replace(whole, kind="event", id=event.id, title=event.title, container=info.title, happened=happened)


def is_linkable(url: str | None) -> bool:
    """Say whether an address may stand in a citation as a link: only plain web addresses may."""
    return re.fullmatch(r"https?://[^\s\"'<>\\{}]+", url or "") is not None


def _day(day: date | None) -> When | None:
    return When.parse(day.isoformat()) if day else None
