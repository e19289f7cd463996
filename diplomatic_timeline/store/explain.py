"""Why a result is empty: what would match without each of the active filters."""

from dataclasses import dataclass

from diplomatic_timeline.query import Chip, Query
from diplomatic_timeline.query.filters import BY_PARAM
from diplomatic_timeline.store.interface import EventStore


@dataclass(frozen=True, slots=True)
class Removal:
    """An active filter value and how many events would match without it."""

    chip: Chip
    count: int


def removals(store: EventStore, query: Query) -> list[Removal]:
    """Return each active value that narrows the query, with the count without it, most events first."""
    narrowing = set(query.narrows())
    found = [
        Removal(chip, store.count(query.without(BY_PARAM[chip.param].field, chip.value)).total)
        for chip in query.chips()
        if BY_PARAM[chip.param].field in narrowing
    ]
    return sorted(found, key=lambda removal: -removal.count)
