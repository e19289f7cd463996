"""How long it took until an event became known."""

from dataclasses import dataclass, replace
from datetime import tzinfo

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import NO_END, NO_START, EventStore, Rows
from diplomatic_timeline.when.calendar import DAY
from diplomatic_timeline.when.moment import PRECISIONS

_DAY = PRECISIONS.index("day")
_UNITS = ((730, 365.2425, "year"), (61, 30.437, "month"), (14, 7, "week"), (0, 1, "day"))


@dataclass(frozen=True, slots=True)
class Lags:
    """How much later than they happened some events became known, in the order in which they happened.

    `happened` and `reported` are the columns of the same events on the two clocks. `days` is the least number of days
    from the last on which it can have happened to the first on which it can have become known; 0 where the dates
    show no delay, -1 where it was known before it happened. `vague`: one of the dates is not known to the day.
    `left_out` counts matching events without one of the dates.
    """

    happened: Rows
    reported: Rows
    days: NDArray[np.int64]
    vague: NDArray[np.bool_]
    left_out: int


def find_lags(store: EventStore, query: Query, zone: tzinfo, limit: int) -> Lags:
    """Return the lags of the matching events, evenly chosen where there are more than `limit`."""
    rows = store.page(query, limit=limit, spread=True)
    happened = _on_clock(store, query, rows.id, zone, "happened")
    low, high = np.where(happened.start_low == NO_START, happened.end_high, happened.start_low), happened.end_high
    told = _on_clock(store, query, rows.id, zone, "reported")
    whole = (high != NO_END) & (told.start_low != NO_START) & (told.end_high != NO_END)
    chosen = np.flatnonzero(whole)[np.lexsort((high[whole], low[whole]))]
    ids = [rows.id[index] for index in chosen.tolist()]
    happened = _on_clock(store, query, ids, zone, "happened")
    told = _on_clock(store, query, ids, zone, "reported")
    days = np.maximum(told.start_low // DAY - happened.end_high // DAY, 0)
    first = np.where(happened.start_low == NO_START, happened.end_high, happened.start_low)
    days[told.end_high < first] = -1
    vague = (happened.precision > _DAY) | (told.precision > _DAY)
    return Lags(happened, told, days, vague, len(rows) - len(ids))


def _on_clock(store: EventStore, query: Query, ids: list[str], zone: tzinfo, clock: str) -> Rows:
    return store.rows(ids, replace(query, clock=clock), zone=zone)


def say_delay(days: int, *, vague: bool = False) -> str:
    """Return a delay in words: "the same day", "3 weeks later", "at least 26 years later"."""
    if days < 0:
        return "before it happened"
    if days == 0:
        return "no delay that the dates show" if vague else "the same day"
    _, length, unit = next(row for row in _UNITS if days >= row[0])
    number = int(days // length)
    return f"{'at least ' if vague else ''}{number} {unit}{'' if number == 1 else 's'} later"
