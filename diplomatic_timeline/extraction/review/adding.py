"""Reviewed events onto a timeline: as new events, or as further sources of events that stand there already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diplomatic_timeline.event import Actor, Event, Evidence, Provenance, Relation, Source, Timeline, TimelineInfo
from diplomatic_timeline.extraction.gazetteer import names

Choice = Literal["new", "further source", "leave out"]
ENGINE = "extracted_by"
"""The attribute of an event that names the engine which found it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one article gives: its reviewed events, the article as a source, its file's name, and the engine.

    `text` is the article's text where it may travel with the timeline, else None.
    """

    events: tuple[Event, ...]
    source: Source
    file: str
    engine: str
    text: str | None = None


def new_timeline(title: str, description: str = "") -> Timeline:
    """Return an empty timeline with an id made from its title."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "timeline"
    return Timeline(TimelineInfo(id=name, title=" ".join(title.split()) or "New timeline", description=description))


def add_batches(
    timeline: Timeline,
    batches: Sequence[Batch],
    choices: Mapping[str, Choice] | None = None,
    twins: Mapping[str, str] | None = None,
) -> Timeline:
    """Return the timeline with the events of the batches, by the choice made for each event's id (default: new).

    `twins` names the event that a "further source" belongs to: it gets the passage and the source, and no other change.
    Links follow: to the twin, or away with what is left out. Names are those that the timeline uses, by its aliases;
    an id that is taken gets a number.
    """
    for batch in batches:
        timeline = _with_batch(timeline, batch, choices or {}, twins or {})
    return timeline


def _with_batch(timeline: Timeline, batch: Batch, choices: Mapping[str, Choice], twins: Mapping[str, str]) -> Timeline:
    known = {event.id for event in timeline.events}
    places: dict[str, str] = {}
    for event in batch.events:
        choice = choices.get(event.id, "new")
        if choice == "new":
            places[event.id] = _free(event.id, known)
            known.add(places[event.id])
        elif choice == "further source" and twins.get(event.id) in known:
            places[event.id] = twins[event.id]
    if not places:
        return timeline
    added, extended = [], {event.id: event for event in timeline.events}
    for number, event in enumerate(batch.events, 1):
        if event.id not in places:
            continue
        moved = _moved(event, places, timeline.actors)
        if places[event.id] in extended:
            extended[places[event.id]] = _with_source(extended[places[event.id]], moved)
        else:
            added.append(_proven(moved, batch, number))
    return replace(
        timeline,
        events=(*extended.values(), *added),
        actors=(*timeline.actors, *_new_actors(timeline.actors, added)),
        sources=_with_new(tuple(timeline.sources), batch.source),
        articles=_with_text(timeline, extended.values(), batch),
    )


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _moved(event: Event, places: Mapping[str, str], actors: Sequence[Actor]) -> Event:
    """Return the event under its id on the timeline, with links to ids there and the names in use there."""
    links = {
        Relation(kind=link.kind, target=places[link.target]): None
        for link in event.relations
        if link.target in places and places[link.target] != places[event.id]
    }
    known = {actor.name.casefold(): actor.name for actor in actors}
    for actor in actors:
        for alias in actor.aliases:
            known.setdefault(alias.casefold(), actor.name)
    people = {known.get(one.name.casefold(), one.name): one for one in reversed(event.participants)}
    renamed = tuple(one.model_copy(update={"name": name}) for name, one in reversed(people.items()))
    return event.model_copy(update={"id": places[event.id], "relations": tuple(links), "participants": renamed})


def _proven(event: Event, batch: Batch, number: int) -> Event:
    attributes = {**event.attributes, ENGINE: batch.engine}
    where = Provenance(format="article", file=batch.file, row=number)
    return event.model_copy(update={"attributes": attributes, "provenance": where})


def _with_source(event: Event, further: Event) -> Event:
    passages: dict[tuple[str | None, str], Evidence] = {(one.source, one.exact): one for one in event.evidence}
    for one in further.evidence:
        passages.setdefault((one.source, one.exact), one)
    sources = tuple(dict.fromkeys((*event.sources, *further.sources)))
    return event.model_copy(update={"evidence": tuple(passages.values()), "sources": sources})


def _new_actors(known: Sequence[Actor], events: Sequence[Event]) -> list[Actor]:
    """Return records for the states and bodies among new names, with the country that the gazetteer knows."""
    taken = {actor.name for actor in known}
    new = dict.fromkeys(one.name for event in events for one in event.participants if one.name not in taken)
    gazetteer = names()
    return [
        Actor(name=name, country=gazetteer[name].code or None, kind=gazetteer[name].kind)
        for name in new
        if name in gazetteer and gazetteer[name].name == name and gazetteer[name].kind not in ("capital", "demonym")
    ]


def _with_new(sources: tuple[Source, ...], source: Source) -> tuple[Source, ...]:
    return sources if any(one.id == source.id for one in sources) else (*sources, source)


def _with_text(timeline: Timeline, events: object, batch: Batch) -> Mapping[str, str]:
    """Add the article's text, unless passages that are there already do not fit it."""
    if batch.text is None or batch.source.id in timeline.articles:
        return timeline.articles
    fits = all(
        batch.text[one.start : one.end] == one.exact
        for event in events  # type: ignore[attr-defined]
        for one in event.evidence
        if one.source == batch.source.id and one.start is not None
    )
    return {**timeline.articles, batch.source.id: batch.text} if fits else timeline.articles
