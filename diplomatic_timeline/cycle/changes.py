"""What a step changes: a new claim, a first denial, a status that flips, a condition that is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from diplomatic_timeline.event import Event
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import NO_END, NO_START, EventStore
from diplomatic_timeline.vocabulary import RELATIONS, RelationKind, say_status

ChangeKind = Literal["claim", "dispute", "flip", "answer", "reply", "disputed before", "repeats", "corrects"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new: in words, with the id and title of the other event that it is about, if there is one."""

    kind: ChangeKind
    words: str
    other: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """The event of the step and the events it is tied to; `before` are the ids of those that were told earlier."""

    store: EventStore
    query: Query
    event: Event
    others: dict[str, Event]
    before: frozenset[str]
    ties: tuple[tuple[str, str, str], ...]

    def targets(self, kind: RelationKind) -> list[Event]:
        """Return the earlier events that this one has such a relation to."""
        found = [target for source, target, one in self.ties if one == kind and source == self.event.id]
        return [self.others[target] for target in dict.fromkeys(found) if target in self.before]

    def rank(self, target: str, kind: RelationKind) -> int:
        """Return how many events have such a relation to `target` up to this step, this one included."""
        edges = self.store.edges(_whole(self.query), of=target)
        columns = zip(edges.source, edges.target, edges.kind, strict=True)
        sources = {source for source, to, one in columns if one == kind and to == target and source != self.event.id}
        return 1 + len(_told_before(self.store, self.query, self.event.id, sources))


def find_changes(store: EventStore, query: Query, event_id: str) -> list[Change]:
    """Return what is new when an event is told, most telling first; empty if it is tied to nothing told before.

    Told before is every event of the timeline that comes earlier on the query's clock (and is known on its day, if it
    has one), whether the other filters match it or not: so "first" does not depend on them.
    """
    scene = _set_scene(store, query, event_id)
    return [change for find in _FINDERS for change in find(scene)]


def status_at_step(store: EventStore, query: Query, event_id: str) -> str:
    """Return the status that an event shows when it has just been told."""
    return store.status_around(query, event_id, [event_id])[0][1]


def _whole(query: Query) -> Query:
    return Query(clock=query.clock, known=query.known)


def _set_scene(store: EventStore, query: Query, event_id: str) -> _Scene:
    edges = store.edges(_whole(query), of=event_id)
    ties = tuple(zip(edges.source, edges.target, edges.kind, strict=True))
    near = {end for source, target, _ in ties for end in (source, target)} - {event_id}
    others = {event.id: event for event in store.get(sorted(near))}
    before = _told_before(store, query, event_id, near)
    return _Scene(store, query, store.get([event_id])[0], others, before, ties)


def _told_before(store: EventStore, query: Query, event_id: str, ids: set[str]) -> frozenset[str]:
    """Return which of some events come before another on the query's clock; ties are in file order, as in pages."""
    rows = store.rows([event_id, *sorted(ids)], _whole(query))
    low, high = rows.start_low, rows.end_high
    undated = (low == NO_START) & (high == NO_END)
    keys = list(zip(undated, np.where(low == NO_START, high, low), high, rows.row, strict=True))
    return frozenset(event for event, key in zip(rows.id[1:], keys[1:], strict=True) if key < keys[0])


def _find_claim(scene: _Scene) -> list[Change]:
    return [Change("claim", "New claim")] if scene.event.type == "claim" else []


def _find_disputes(scene: _Scene) -> list[Change]:
    noun = "denial" if scene.event.type == "denial" else "dispute"
    found = []
    for target in scene.targets("disputes"):
        rank = scene.rank(target.id, "disputes")
        words = f"First {noun} of" if rank == 1 else f"Disputed once more ({rank} times so far):"
        found.append(Change("dispute", words, target.id, target.title))
    return found


def _find_flips(scene: _Scene) -> list[Change]:
    targets = scene.targets("disputes")
    around = scene.store.status_around(scene.query, scene.event.id, [target.id for target in targets])
    return [
        Change("flip", f"Now {after}, until now {say_status(before, target.type)}:", target.id, target.title)
        for target, (before, after) in zip(targets, around, strict=True)
        if before != after
    ]


def _find_answers(scene: _Scene) -> list[Change]:
    found = []
    for target in scene.targets("responds_to"):
        noun = "condition" if "condition" in target.tags else target.type
        if noun in ("condition", "demand", "proposal", "threat"):
            rank = scene.rank(target.id, "responds_to")
            words = f"First answer to the {noun}" if rank == 1 else f"Another answer to the {noun}"
            found.append(Change("answer", words, target.id, target.title))
        else:
            found.append(Change("reply", "Answers", target.id, target.title))
    return found


def _find_earlier_disputes(scene: _Scene) -> list[Change]:
    """Find disputes that were told before what they dispute, as happens where a secret comes out late."""
    sources = [source for source, target, kind in scene.ties if kind == "disputes" and target == scene.event.id]
    words = "Disputed before it was told, by"
    known = [scene.others[source] for source in dict.fromkeys(sources) if source in scene.before]
    return [Change("disputed before", words, other.id, other.title) for other in known]


def _find_echoes(scene: _Scene) -> list[Change]:
    meaning = {term.name: term.meaning.capitalize() for term in RELATIONS}
    kinds: tuple[Literal["repeats", "corrects"], ...] = ("repeats", "corrects")
    return [Change(kind, meaning[kind], other.id, other.title) for kind in kinds for other in scene.targets(kind)]


_FINDERS: tuple[Callable[[_Scene], list[Change]], ...] = (
    _find_claim,
    _find_flips,
    _find_disputes,
    _find_earlier_disputes,
    _find_answers,
    _find_echoes,
)
