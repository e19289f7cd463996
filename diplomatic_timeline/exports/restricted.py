"""Rows that may not be passed on: of them, an export gives the ids and counts, and says why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diplomatic_timeline.event import Event
from diplomatic_timeline.store.table import TableEvents, find_origins

REASONS: Mapping[str, str] = {
    "acled": (
        "ACLED's terms of use do not allow its rows to be passed on. The ids, with which anybody who has access to "
        "ACLED finds the rows there, and counts by month, country and type are given instead."
    )
}
"""Formats, as `Event.provenance` names them, whose rows are not given away whole, with the reason for people."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Events of one format that are left out of an export.

    `counts` has the number of events by month (EDTF, or "unknown"), country ("" where unknown) and type.
    """

    format: str
    reason: str
    ids: tuple[str, ...]
    counts: Mapping[tuple[str, str, str], int]


def find_reason(origins: Iterable[str]) -> str | None:
    """Return why events of some of these formats are not given away whole; None if all may be."""
    return next((REASONS[name] for name in sorted(origins) if name in REASONS), None)


def withhold(events: Iterable[Event]) -> tuple[Sequence[Event], tuple[Withheld, ...]]:
    """Return the events that may be given away, in their order, and those that may not, by format."""
    if isinstance(events, TableEvents) and find_reason(find_origins(events.table)) is None:
        return events, ()
    given: list[Event] = []
    held: dict[str, list[Event]] = {}
    for event in events:
        name = event.provenance.format if event.provenance else None
        if name in REASONS:
            held.setdefault(str(name), []).append(event)
        else:
            given.append(event)
    groups = (
        Withheld(name, REASONS[name], tuple(event.id for event in group), Counter(map(_key, group)))
        for name, group in held.items()
    )
    return tuple(given), tuple(groups)


def _key(event: Event) -> tuple[str, str, str]:
    start = event.when.start if event.when else None
    month = start.text[:7] if start else "unknown"
    return month, (event.place.country if event.place else None) or "", event.type
