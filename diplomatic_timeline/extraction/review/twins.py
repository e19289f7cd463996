"""Which extracted events a timeline seems to hold already."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.stems import stems_of, words_by_stem
from diplomatic_timeline.vocabulary import family_of

_DAY = 86_400
_SAME_WORDS, _ALIKE = 2, 4  # stems in common that two dated, two undated events of the same people need
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that seems to be the same as another one: its id, its title, and in what they agree.

    `is_passage` if the very same passage proves both.
    """

    event: str
    title: str
    why: str
    is_passage: bool = False


def find_twins(events: Sequence[Event], known: Iterable[Event]) -> dict[str, Twin]:
    """Return, by the id of each event that seems to be among `known` already, the one that is most like it.

    The same are: events on the same passage; and events with a main actor in common, at most a day apart, of one type
    and about the same (of a meeting or a deed, with another participant in common). It is for a person to decide.
    """
    passages: dict[str, Event] = {}
    by_name: dict[str, list[Event]] = {}
    for one in known:
        for item in one.evidence:
            passages.setdefault(_folded(item.exact), one)
        for name in {_last(person.name) for person in one.participants if person.role == "actor"}:
            by_name.setdefault(name, []).append(one)
    found: dict[str, Twin] = {}
    for event in events:
        same = next((passages[key] for item in event.evidence if (key := _folded(item.exact)) in passages), None)
        if same is not None and same.type == event.type:
            found[event.id] = Twin(same.id, same.title, "the same passage", is_passage=True)
            continue
        near = {id(one): one for name in _actors(event) for one in by_name.get(_last(name), ())}
        scored = [
            (score, why, one)
            for one in near.values()
            if (likeness := _likeness(event, one))
            for score, why in [likeness]
        ]
        if scored:
            _, why, one = max(scored, key=lambda item: item[0])
            found[event.id] = Twin(one.id, one.title, why)
    return found


def _likeness(event: Event, other: Event) -> tuple[int, str] | None:
    """Return how alike two events with an actor in common are, and in what; None if they are not."""
    if family_of(event.type) != family_of(other.type):
        return None
    days = _apart(event, other)
    if days is not None and days > 1:
        return None
    there = stems_of(_told(other))
    words = [word for stem, word in words_by_stem(_told(event)).items() if stem in there and stem.islower()]
    others = {_last(name) for name in _everybody(event)} & {_last(name) for name in _everybody(other)}
    speech = family_of(event.type) in ("word", "bargaining", "information")
    same = event.type == other.type
    wanted = _ALIKE if days is None else _SAME_WORDS if speech or len(others) < 2 else 0
    if len(words) < wanted or (not same and len(words) < wanted + 1):
        return None
    when = "date unknown" if days is None else "same date" if days == 0 else "a day apart"
    about = f"; about {', '.join(words[:_SHOWN])}" if words else ""
    shared = [name for name in _everybody(event) if _last(name) in others]
    why = f"{when}, {'same type' if same else f'{other.type} there'}, {', '.join(shared)}{about}"
    return len(words) + 2 * len(others) + 3 * same + 2 * (days == 0), why


def _apart(event: Event, other: Event) -> int | None:
    """Return how many days lie between two dates, 0 where they overlap; None where one is not known."""
    if event.when is None or other.when is None:
        return None
    low, high = event.when.bounds()
    first, last = other.when.bounds()
    if None in (low, high, first, last):
        return None
    gap = max(low - last, first - high, 0)  # type: ignore[operator] none is None
    return -(-gap // _DAY)


def _told(event: Event) -> str:
    return " ".join([event.title, event.summary, *(item.exact for item in event.evidence)])


def _actors(event: Event) -> list[str]:
    return [person.name for person in event.participants if person.role == "actor"]


def _everybody(event: Event) -> list[str]:
    return [person.name for person in event.participants if person.role != "mentioned"]


def _last(name: str) -> str:
    """Return the last word of a name: what "Vladimir Putin" and "President Putin" share."""
    return _folded(name).rsplit(" ", 1)[-1]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().split())
