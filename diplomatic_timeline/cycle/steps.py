"""The events of a query in order, the part of them that is told, and the step at which the telling stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from diplomatic_timeline.cycle.chapters import Chapter, find_chapters
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore, Rows

MOST_STEPS = 20_000
"""So many events are told one by one at most; nobody steps through more."""


@dataclass(frozen=True, slots=True)
class Order:
    """The matching events in the order of the query's clock, the undated last; `places` has the index of each id."""

    rows: Rows
    places: Mapping[str, int]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A part of an order, from index `first` to `last`, told up to `now` (all inclusive).

    `crossed`: the stop that was asked for lies before the start, so that both were left out. `missed`: the event that
    was asked for is not told, and `now` is the last step before it, or the first.
    """

    order: Order
    first: int
    last: int
    now: int
    crossed: bool = False
    missed: bool = False

    @property
    def event(self) -> str:
        """Return the id of the event that is told now."""
        return self.order.rows.id[self.now]

    @property
    def number(self) -> int:
        """Return which step this is, counted from 1."""
        return self.now - self.first + 1

    @property
    def total(self) -> int:
        """Return how many steps there are."""
        return self.last - self.first + 1

    @property
    def is_last(self) -> bool:
        """Say whether nothing follows."""
        return self.now == self.last

    def at(self, number: int) -> str:
        """Return the id of the event at a step, counted from 1; a number beyond either end means that end."""
        return self.order.rows.id[self.first + min(max(number, 1), self.total) - 1]

    def chapters(self) -> list[Chapter]:
        """Return the chapters that the part touches, each cut to the part."""
        cut = [chapter.cut(self.first, self.last) for chapter in self.order.chapters]
        return [chapter for chapter in cut if chapter.count > 0]


def find_order(store: EventStore, query: Query, zone: tzinfo) -> Order:
    """Return the first `MOST_STEPS` matching events in order, in chapters by the days of `zone`."""
    rows = store.page(query, limit=MOST_STEPS, zone=zone)
    return Order(rows, {event: place for place, event in enumerate(rows.id)}, tuple(find_chapters(rows, zone)))


def find_steps(
    store: EventStore,
    query: Query,
    order: Order,
    *,
    event: str | None = None,
    start: str | None = None,
    stop: str | None = None,
) -> Steps:
    """Return the steps from the event `start` to `stop`, standing at `event`; the order must not be empty.

    A start or stop that does not match the query means the next matching event after it, or before it. An event
    outside the part means the nearer end of it.
    """
    first, last = 0, len(order.rows) - 1
    begin = _find(store, query, order, start, -1) if start else first
    end = _find(store, query, order, stop, 0) if stop else last
    crossed = begin > end
    if not crossed:
        first, last = begin, end
    now = _find(store, query, order, event, 0) if event else first
    held = min(max(now, first), last)
    return Steps(order, first, last, held, crossed, missed=event is not None and order.places.get(event) != held)


def _find(store: EventStore, query: Query, order: Order, event: str, side: int) -> int:
    """Return the index of an event, or else of the event before it (`side` 0) or after it (-1), or of that end."""
    if event in order.places:
        return order.places[event]
    near = store.neighbours(query, event)[side]
    return order.places.get(near or "", 0 if side == 0 else len(order.rows) - 1)
