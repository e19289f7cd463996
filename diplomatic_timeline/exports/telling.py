"""Events as a reader is told them: dates, people and status in words, sources by their number. Not escaped."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomatic_timeline.citation import cite_source
from diplomatic_timeline.event import Event, list_names
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.vocabulary import ROLE_HEADS, ROLES, STATUSES, say_status
from diplomatic_timeline.when import When
from diplomatic_timeline.when.words import describe_precision

UNKNOWN = "date unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words: `number` counts from 1, `status` is the one shown in the view, `people` are by role.

    `happened` and `known` say when it happened and became known; `precision` is "" where the date is not known.
    `sources` are places in the list of `cite_all`, from 1.
    """

    number: int
    event: Event
    happened: str
    precision: str
    known: str
    status: str
    people: tuple[tuple[str, str], ...]
    sources: tuple[int, ...]

    @property
    def standing(self) -> str:
        """Return the status in the word that people read: a statement that is confirmed is on record."""
        return say_status(self.status, self.event.type)


def tell_events(excerpt: Excerpt) -> Iterator[Told]:
    """Yield the events of an excerpt in words, in its order."""
    places = {source.id: number for number, source in enumerate(excerpt.timeline.sources, 1)}
    events = excerpt.timeline.events
    rows = excerpt.store.rows([event.id for event in events], excerpt.query)
    for number, (event, status) in enumerate(zip(events, rows.status.tolist(), strict=True), 1):
        yield Told(
            number,
            event,
            say_time(event.when, excerpt),
            describe_precision(event.when) if event.when is not None and event.when.is_bounded else "",
            say_time(event.reported, excerpt),
            STATUSES[status].name,
            _tell_people(event),
            tuple(places[name] for name in event.sources if name in places),
        )


def say_time(when: When | None, excerpt: Excerpt) -> str:
    """Return a time in words on the excerpt's clock."""
    return when.words(excerpt.zone) if when is not None and when.is_bounded else UNKNOWN


def cite_all(excerpt: Excerpt) -> list[str]:
    """Return the citation of each source of an excerpt, in order."""
    return [cite_source(source) for source in excerpt.timeline.sources]


def say_scope(excerpt: Excerpt) -> str:
    """Return in one sentence how many events there are and which filters chose them."""
    number, size = len(excerpt.timeline.events), excerpt.store.size
    if not excerpt.filters:
        return f"All {size:,} events." if number == size else f"{number:,} of {size:,} events."
    return f"{number:,} of {size:,} events: {', '.join(excerpt.filters)}."


def say_withheld(excerpt: Excerpt) -> list[str]:
    """Return a sentence for each group of events that is left out."""
    return [f"{len(group.ids):,} events are left out. {group.reason}" for group in excerpt.withheld]


def say_credits(excerpt: Excerpt) -> str:
    """Return the title, the makers, the licence and the version of the timeline in one line."""
    info = excerpt.store.info
    version = f"version {info.version}" if info.version else None
    return ". ".join(part for part in (info.title, *info.creators, info.licence, version) if part) + "."


def _tell_people(event: Event) -> tuple[tuple[str, str], ...]:
    found = []
    for role in ROLES:
        names = dict.fromkeys(person.name for person in event.participants if person.role == role.name)
        if names:
            found.append((ROLE_HEADS[role.name], list_names(names)))
    return tuple(found)
