"""Corrections of extracted events: each a new list of events, nothing is changed in place."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event, Evidence, Participant
from diplomatic_timeline.times import DateProblem, parse_when
from diplomatic_timeline.vocabulary import ROLES, TYPES, Role, Status

EDITED = "edited_by_hand"
"""The attribute of an event that names the fields which a person corrected."""

_LONGEST = 300  # characters of a title or a name


@dataclass(frozen=True, slots=True)
class Edited:
    """Events after corrections, and a sentence for each correction that could not be made."""

    events: tuple[Event, ...]
    problems: tuple[str, ...] = ()


def edit_events(events: Sequence[Event], edits: Mapping[int, Mapping[str, Any]], published: date) -> Edited:
    """Return the events with the new values of `edits`, by row number from 0 and name in `FIELDS`.

    Dates are EDTF or words, counted from the day of publication; an empty one is unknown. A person named for one role
    has no other in that event. A value that cannot be read leaves its field as it was and is told of in `problems`.
    """
    done, problems = list(events), []
    for row, values in sorted(edits.items()):
        if not 0 <= row < len(done):
            continue
        for name, value in values.items():
            if name not in FIELDS:
                continue
            try:
                done[row] = _with(done[row], name, FIELDS[name](done[row], value, published))
            except ExtractionError as error:
                problems.append(f"Event {row + 1}, {name}: {error}")
    return Edited(tuple(done), tuple(problems))


def merge_events(events: Sequence[Event], ids: Collection[str]) -> tuple[Event, ...]:
    """Return the events with those of `ids` made into one: the first of them, with the evidence and people of all.

    Links to any of them lead to the one that stays.
    """
    chosen = [event for event in events if event.id in ids]
    if len(chosen) < 2:
        return tuple(events)
    gone = {event.id: chosen[0].id for event in chosen[1:]}
    kept = chosen[0].model_copy(
        update={
            "evidence": _in_order(item for event in chosen for item in event.evidence),
            "participants": _once((person for event in chosen for person in event.participants), lambda one: one.name),
            "relations": _once((link for event in chosen for link in event.relations), lambda one: one),
            "sources": _once((source for event in chosen for source in event.sources), lambda one: one),
            "flags": _once((flag for event in chosen for flag in event.flags), lambda one: one),
            **_first_date(chosen),
        }
    )
    kept = _marked(kept, "merged")
    left = [kept if event is chosen[0] else event for event in events if event.id not in gone]
    return tuple(_relinked(event, gone) for event in left)


def remove_events(events: Sequence[Event], ids: Collection[str]) -> tuple[Event, ...]:
    """Return the events without those of `ids`, and without links to them."""
    left = [event for event in events if event.id not in ids]
    return tuple(
        event.model_copy(update={"relations": tuple(link for link in event.relations if link.target not in ids)})
        if any(link.target in ids for link in event.relations)
        else event
        for event in left
    )


def people_of(event: Event, role: str) -> list[str]:
    """Return the names of those who have a role in an event."""
    return [person.name for person in event.participants if person.role == role]


def _with(event: Event, name: str, update: Mapping[str, Any]) -> Event:
    if all(getattr(event, field) == value for field, value in update.items()):
        return event
    return _marked(event.model_copy(update=dict(update)), name)


def _marked(event: Event, name: str) -> Event:
    known = str(event.attributes.get(EDITED, ""))
    names = dict.fromkeys([*filter(None, known.split(", ")), name])
    return event.model_copy(update={"attributes": {**event.attributes, EDITED: ", ".join(names)}})


def _read_title(event: Event, value: Any, published: date) -> dict[str, Any]:  # noqa: ARG001 all readers are called alike
    words = " ".join(str(value or "").split())[:_LONGEST]
    if not words:
        raise ExtractionError("an event needs a title; say in a few words what happened")
    return {"title": words}


def _read_type(event: Event, value: Any, published: date) -> dict[str, Any]:  # noqa: ARG001
    if value not in TYPES:
        raise ExtractionError(f"'{value}' is no type of event; choose one of {', '.join(TYPES)}")
    return {"type": value}


def _read_status(event: Event, value: Any, published: date) -> dict[str, Any]:  # noqa: ARG001
    if value not in get_args(Status):
        raise ExtractionError(f"'{value}' is no status; choose one of {', '.join(get_args(Status))}")
    return {"status": value}


def _read_date(event: Event, value: Any, published: date) -> dict[str, Any]:
    text = " ".join(str(value or "").split())
    if text == str(event.when or ""):
        return {}
    if not text:
        return {"when": None, "when_how": None, "when_text": None}
    found = parse_when(text, anchor=published)
    if isinstance(found, DateProblem):
        raise ExtractionError(str(found))
    return {"when": found, "when_how": f"entered by hand as “{text}”"}


def _reader_of(role: Role) -> Callable[[Event, Any, date], dict[str, Any]]:
    def read(event: Event, value: Any, published: date) -> dict[str, Any]:  # noqa: ARG001
        given = value if isinstance(value, list | tuple) else str(value or "").split(";")
        names = list(dict.fromkeys(name for one in given if (name := " ".join(str(one).split())[:_LONGEST])))
        roles = {term.name: people_of(event, term.name) for term in ROLES} | {role: names}
        people = [
            Participant(name=name, role=part)  # type: ignore[arg-type] part is a role of the vocabulary
            for part, who in roles.items()
            for name in who
            if part == role or name not in names
        ]
        return {"participants": tuple(people)}

    return read


FIELDS: dict[str, Callable[[Event, Any, date], dict[str, Any]]] = {
    "title": _read_title,
    "type": _read_type,
    "when": _read_date,
    "status": _read_status,
    **{role: _reader_of(role) for role in get_args(Role)},
}
"""What can be corrected: the field or role, and how its new value is read."""


def _in_order(evidence: Any) -> tuple[Evidence, ...]:
    found = _once(evidence, lambda one: (one.source, one.start, one.end, one.exact))
    return (found[0], *sorted(found[1:], key=lambda one: (one.start is None, one.start or 0)))


def _once(items: Any, key: Callable[[Any], Any]) -> tuple[Any, ...]:
    found: dict[Any, Any] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


def _first_date(events: Sequence[Event]) -> dict[str, Any]:
    dated = next((event for event in events if event.when), events[0])
    return {name: getattr(dated, name) for name in ("when", "when_text", "when_how")}


def _relinked(event: Event, moved: Mapping[str, str]) -> Event:
    links = tuple(link.model_copy(update={"target": moved.get(link.target, link.target)}) for link in event.relations)
    links = _once((link for link in links if link.target != event.id), lambda one: one)
    return event if links == event.relations else event.model_copy(update={"relations": links})
