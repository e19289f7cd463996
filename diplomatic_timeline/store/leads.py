"""Leads: the views of a timeline that tell a newcomer most, found from its own relations and counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diplomatic_timeline.event import Event
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import NO_END, EventStore
from diplomatic_timeline.vocabulary import STATUSES
from diplomatic_timeline.when.calendar import DAY, from_days

_LOOKED_AT = 50
"""So many of the most disputed events are tried for a day on which they were not yet disputed."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A suggested view: its heading, one sentence on what it shows, its query and the event to open."""

    title: str
    sentence: str
    query: Query
    event: str | None = None


def find_leads(store: EventStore) -> list[Lead]:
    """Return up to four leads; a timeline without relations or reporting times gives fewer."""
    disputed = _most_disputed(store)
    found = [_dispute_lead(*disputed[0]) if disputed else None, _before_lead(store, [event for event, _ in disputed])]
    found += [_pair_lead(store), _late_lead(store)]
    return [lead for lead in found if lead is not None]


def _most_disputed(store: EventStore) -> list[tuple[Event, int]]:
    """Return the events that others dispute, each with by how many, most disputed first."""
    edges = store.edges(Query())
    pairs = zip(edges.target, edges.kind, strict=True)
    counts = Counter(target for target, kind in pairs if kind == "disputes").most_common(_LOOKED_AT)
    return list(zip(store.get([target for target, _ in counts]), [number for _, number in counts], strict=True))


def _dispute_lead(event: Event, number: int) -> Lead:
    others = "another event" if number == 1 else f"{number} other events"
    return Lead(
        "The most contested event",
        f"“{event.title}” is contested by {others}. See who answers it and who contradicts it.",
        Query(),
        event.id,
    )


def _before_lead(store: EventStore, disputed: Sequence[Event]) -> Lead | None:
    """Return the view of the day on which a claim was known that was disputed only on a later day."""
    for event in disputed:
        day = _reported_day(store, event)
        if day is None:
            continue
        known = Query(known=day)
        if STATUSES[int(store.rows([event.id], known).status[0])].name in ("asserted", "confirmed"):
            return Lead(
                "Before it was disputed",
                f"The same timeline as known on {day.day} {day:%B %Y}: {store.count(known).total} of {store.size} "
                f"events, and “{event.title}” still stands unopposed.",
                known,
                event.id,
            )
    return None


def _reported_day(store: EventStore, event: Event) -> date | None:
    """Return the day, in the timeline's zone, by whose end an event is known."""
    latest = int(store.rows([event.id], Query(clock="reported")).end_high[0])
    if latest == NO_END:
        return None
    try:
        return date(*from_days(latest // DAY))
    except ValueError:  # a year that `date` cannot hold
        return None


def _pair_lead(store: EventStore) -> Lead | None:
    actors = store.facet(Query(), "actor")
    if len(actors) < 2:
        return None
    first = actors[0].value
    number, partner = max(
        (store.count(Query(actor=(first, other.value), match="all")).total, other.value) for other in actors[1:13]
    )
    if not number:
        return None
    return Lead(
        "Who deals with whom",
        f"{first} takes part in {actors[0].count:,} events, and in {number:,} of them {partner}, too.",
        Query(actor=(first, partner), match="all"),
    )


def _late_lead(store: EventStore) -> Lead | None:
    extent, reported = store.extent(Query()), store.extent(Query(clock="reported"))
    if extent is None or reported is None or reported[1] - extent[1] < 30 * DAY:
        return None
    years = (reported[1] - extent[1]) // (365 * DAY)
    after = f"{years} years" if years > 1 else "months"
    return Lead(
        "What came out later",
        f"Ordered by when they became known: some facts came out only {after} later.",
        Query(clock="reported"),
    )
