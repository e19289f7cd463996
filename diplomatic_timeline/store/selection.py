"""`Selection`: a query worked out against an index, one mask a filter, so that many questions share the work."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.clock import Clock
from diplomatic_timeline.store.index import Index
from diplomatic_timeline.store.interface import NO_END, NO_START
from diplomatic_timeline.store.labels import Labels, Mask, Picked, Rows, Single
from diplomatic_timeline.store.relations import ROLE_NAMES, STATUS_NAMES
from diplomatic_timeline.store.words import find_words
from diplomatic_timeline.when.calendar import DAY, to_days

_Answer = TypeVar("_Answer")
_VALUE_FIELDS = ("type", "family", "status", "tag", "place", "country", "publisher")


class Selection:
    """The events that one query picks from one store; computed when first asked for, never changed.

    A store takes it wherever it takes the query.
    """

    def __init__(self, query: Query, index: Index, table: pa.Table) -> None:
        """Take what is asked and where it is asked."""
        self.query = query
        self.index = index
        self._table = table
        self._answers: dict[Hashable, Any] = {}

    @property
    def clock(self) -> Clock:
        """Return the clock that the query chooses."""
        return self.index.clock(self.query.clock)

    @cached_property
    def window(self) -> tuple[int, int]:
        """Return the first and last second asked for, in the timeline's zone; open ends are the integers' own."""
        start, end = self.query.start, self.query.end
        low = start.bounds(self.index.zone)[0] if start else None
        high = end.bounds(self.index.zone)[1] if end else None
        return NO_START if low is None else low, NO_END if high is None else high

    @cached_property
    def known(self) -> Mask | None:
        """Return which events had been reported by the end of the day asked for, None if no day is."""
        if self.query.known is None:
            return None
        reported = self.index.reported
        return (reported.high <= _last_second(self.query.known)).take(reported.code)

    @cached_property
    def status(self) -> Labels:
        """Return the status that each event shows at the moment asked for."""
        stored = self.index.labels["status"]
        if self.known is None or not isinstance(stored, Single):
            return stored
        return Single.build(STATUS_NAMES, self.index.relations.shown_status(stored.code, self.known))

    @cached_property
    def picked(self) -> Picked:
        """Return the matching events."""
        return self._meet(self._masks)

    @cached_property
    def ordered(self) -> Rows:
        """Return the matching events in time order, those without a place on the axis last."""
        order = self.clock.order
        return order if self.picked.everything else order.take(np.flatnonzero(self.picked.mask.take(order)))

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """Return the first and last known second of the matching events, None if none is dated."""
        return self.clock.edges if self.picked.everything else self.clock.extent(self.picked.rows)

    @cached_property
    def undated(self) -> int:
        """Return how many of the matching events have no place on the time axis."""
        return int(np.count_nonzero(self.picked.mask.take(self.clock.off_axis)))

    def without(self, *fields: str) -> Picked:
        """Return the events that match all filters but these ("who" stands for actors, match and role)."""
        left = {field: mask for field, mask in self._masks.items() if field not in fields}
        if len(left) == len(self._masks):
            return self.picked
        return self._meet(left)

    def labels(self, field: str) -> Labels:
        """Return the values of a field, the status as shown at the moment asked for."""
        return self.status if field == "status" else self.index.labels[field]

    @cached_property
    def certain_count(self) -> int:
        """Return how many of the matching events lie in the window whole, their date not in doubt."""
        return int(np.count_nonzero(self.certain(self.picked.rows)))

    def counted(self, field: str) -> tuple[Labels, NDArray[np.integer]]:
        """Return the values of a field and how many events match all other filters with each of them."""
        return self.once(("counted", field), lambda: _COUNTERS.get(field, _count_values)(self, field))

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Return the answer to a question, worked out when it is first asked; for answers that are small."""
        if question not in self._answers:
            self._answers[question] = answer()
        return self._answers[question]

    def certain(self, rows: Rows) -> Mask:
        """Say of the given events whether they lie in the window whole and their date is not in doubt."""
        return self.clock.surely_within(*self.window).take(self.clock.code.take(rows))

    def playing(self, role: str | None) -> Mask:
        """Return the events in which the chosen actors (any or all of them) play a role, or any role."""
        labels = self.index.by_role[role] if role else self.index.labels["actor"]
        chosen = dict.fromkeys(self.index.canonical.get(name, name) for name in self.query.actor)
        codes = _codes(labels, tuple(chosen))
        if self.query.match != "all":
            return labels.having(codes)
        if len(codes) < len(chosen):
            return np.zeros(len(self.index.everything.mask), np.bool_)
        return np.logical_and.reduce([labels.having([code]) for code in codes])

    @cached_property
    def _masks(self) -> dict[str, Mask]:
        query, index = self.query, self.index
        makers: dict[str, tuple[bool, Callable[[], Mask]]] = {
            "who": (bool(query.actor or query.role), self._who),
            "window": (self.window != (NO_START, NO_END), self._in_window),
            "publishers": (query.publishers is not None, lambda: index.publishers >= (query.publishers or 0)),
            "text": (bool(query.text.strip()), lambda: find_words(self._table, index, query.text)),
        }
        found = {name: make() for name, (active, make) in makers.items() if active}
        if self.known is not None:
            found["known"] = self.known
        for field in _VALUE_FIELDS:
            if values := getattr(query, field):
                labels = self.labels(field)
                found[field] = labels.having(_codes(labels, values))
        return found

    def _meet(self, masks: Mapping[str, Mask]) -> Picked:
        if not masks:
            return self.index.everything
        return Picked(np.logical_and.reduce(list(masks.values())))

    def _who(self) -> Mask:
        if self.query.actor:
            return self.playing(self.query.role)
        return self.index.labels["role"].having(_codes(self.index.labels["role"], (self.query.role or "",)))

    def _in_window(self) -> Mask:
        return self.clock.within(*self.window).take(self.clock.code)


def _count_values(selection: Selection, field: str) -> tuple[Labels, NDArray[np.integer]]:
    labels = selection.labels(field)
    return labels, labels.counts(selection.without(field))


def _count_roles(selection: Selection, field: str) -> tuple[Labels, NDArray[np.integer]]:
    """Return for each role how many events would match if it were the one asked for."""
    labels, others = selection.labels(field), selection.without("who")
    if not selection.query.actor:
        return labels, labels.counts(others)
    return labels, np.array([np.count_nonzero(others.mask & selection.playing(role)) for role in ROLE_NAMES])


def _count_actors(selection: Selection, field: str) -> tuple[Labels, NDArray[np.integer]]:
    """Return the actors, in the role asked for if there is one, and how many events would match with each alone."""
    role = selection.query.role
    labels = selection.index.by_role[role] if role else selection.labels(field)
    return labels, labels.counts(selection.without("who"))


_COUNTERS = {"role": _count_roles, "actor": _count_actors}


def _codes(labels: Labels, values: Sequence[str]) -> list[int]:
    return [labels.places[value] for value in dict.fromkeys(values) if value in labels.places]


def _last_second(day: date) -> int:
    return (to_days(day.year, day.month, day.day) + 1) * DAY - 1
