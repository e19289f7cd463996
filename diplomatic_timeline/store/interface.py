"""`EventStore`: the questions that pages ask of a timeline, and the columns that answer them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.event import Actor, Event, Source, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.corroboration import Corroboration
from diplomatic_timeline.vocabulary import Status as StatusName

FacetField = Literal["actor", "role", "type", "family", "status", "tag", "place", "country", "publisher"]
LaneField = Literal["actor", "country", "side", "type", "publisher", "place", "status"]
Order = Literal["time", "newest"]

FACET_FIELDS: tuple[FacetField, ...] = (
    "actor",
    "role",
    "type",
    "family",
    "status",
    "tag",
    "place",
    "country",
    "publisher",
)
LANE_FIELDS: tuple[LaneField, ...] = ("actor", "country", "side", "type", "publisher", "place", "status")

NO_START = np.iinfo(np.int64).min
NO_END = np.iinfo(np.int64).max
"""What stands in integer columns for a bound that is not known; an event with both has no place on the time axis."""


class Selected(Protocol):
    """A query that a store has worked out, so that many questions share the work; goes wherever a query goes."""

    @property
    def query(self) -> Query:
        """Return what was asked."""
        ...


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events match: all of them, those certainly inside the time window, and those without any date.

    Undated events match every window, but never certainly; nor do those whose date is uncertain (`?`). Without a window
    every other dated event is inside it for certain.
    """

    total: int
    certain: int
    undated: int


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a field and how many events would match if it were the only choice of its filter."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The rows of a chart, most active first; an event may lie in several.

    `names` and `counts` (events a lane) have one entry a lane. `folded` says how many values share the last lane,
    which is then called "other"; 0 if none do. Events without any value lie in a lane called "not stated", the last
    but "other". Actors who are only mentioned have no lane, nor have their countries and sides.
    """

    field: LaneField
    names: tuple[str, ...]
    counts: tuple[int, ...]
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Histogram:
    """Events over time: `counts[lane, bin]` (int32) between `edges` (int64 wall-clock seconds, one more than bins).

    An event counts in each bin that its possible span touches; open ends reach to the first or last second known on
    that clock in the whole timeline. Without lanes there is one row. There are fewer bins than asked for where the
    span has fewer seconds; the last edge is the first second after it.
    """

    edges: NDArray[np.int64]
    counts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Events in columns, one entry an event, in the order asked for. Times are wall-clock seconds since 1970.

    `row` is the event's position in the timeline. An event starts between `start_low` and `start_high` and ends
    between `end_low` and `end_high`; for a single date both pairs are the bounds of that date. A start that is open or
    unknown is `NO_START` twice, such an end `NO_END` twice. `interval` says that it lasts from start to end, rather
    than falling somewhere between. `certain`: it lies inside the window whole and
    its date is not in doubt. `precision` indexes `when.moment.PRECISIONS`, `type` indexes `vocabulary.EVENT_TYPES`,
    `status` indexes `vocabulary.STATUSES` (as shown at the moment that the query asks for). `publishers` counts the
    independent publishers: those that reprint one agency are one. `lane_entry`/`lane` are the pairs (index into these
    columns, index into the lanes asked for).
    `total` counts all events that match, shown or not.
    """

    row: NDArray[np.int32]
    id: list[str]
    title: list[str]
    when: list[str | None]
    start_low: NDArray[np.int64]
    start_high: NDArray[np.int64]
    end_low: NDArray[np.int64]
    end_high: NDArray[np.int64]
    interval: NDArray[np.bool_]
    uncertain: NDArray[np.bool_]
    precision: NDArray[np.uint8]
    certain: NDArray[np.bool_]
    type: NDArray[np.uint8]
    status: NDArray[np.uint8]
    publishers: NDArray[np.int32]
    told: list[str]
    """By whom it is told: "3 publishers, 2 of them reprinting Reuters"."""
    who: list[str]
    """Actors and recipients in one short line: "Putin, Witkoff → Ukraine"."""
    lane_entry: NDArray[np.int32]
    lane: NDArray[np.int16]
    total: int

    def __len__(self) -> int:
        """Return the number of events in the columns."""
        return len(self.id)


@dataclass(frozen=True, slots=True)
class Edges:
    """Relations: from `source` to `target` (ids), of `kind` (a word of `vocabulary.RELATIONS`)."""

    source: list[str]
    target: list[str]
    kind: list[str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who has to do with whom. `names` are actors that take part (are more than mentioned), most events first.

    `events` counts the matching events of each. `folded` says how many more actors take part and are left out.
    The other columns have one entry for each pair of actors and each kind of tie between them: indices `first` and
    `second` into `names`, `kind` (index into `vocabulary.TIES`), and how often:

    - together: events in which both act; a mediator is together with those who act and with those acted upon.
    - acts_on: events in which the first acts and the second is the recipient.
    - answers, disputes: relations between two matching events, the first speaking in the one that answers or disputes.

    A tie that binds both alike is listed once, with `first < second`.
    """

    names: tuple[str, ...]
    events: NDArray[np.int32]
    folded: int
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    kind: NDArray[np.uint8]
    count: NDArray[np.int32]

    def __len__(self) -> int:
        """Return the number of ties."""
        return len(self.count)


class EventStore(Protocol):
    """Answers questions about one timeline; immutable, so that sessions may share it.

    `query.clock` chooses which time (happened or reported) windows, orders and histograms use. Unknown values in a
    query match nothing; names of actors match by canonical name or alias. Windows are read in the timeline's zone.
    Several questions about one query are best asked of what `select` returns.
    """

    @property
    def info(self) -> TimelineInfo:
        """Return what the timeline says of itself."""
        ...

    @property
    def size(self) -> int:
        """Return the number of events."""
        ...

    @property
    def actors(self) -> Sequence[Actor]:
        """Return the actor records, in file order."""
        ...

    @property
    def origins(self) -> frozenset[str]:
        """Return the formats that events were first read from (`Provenance.format`), where they say so."""
        ...

    def with_actors(self, actors: Sequence[Actor]) -> "EventStore":
        """Return a store of the same events, in which these records say which names mean the same actor."""
        ...

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """Return the sources with these ids, in that order, leaving out unknown ids."""
        ...

    def article(self, source_id: str) -> str | None:
        """Return the text of a source that travels with the timeline, if there is one."""
        ...

    def values(self, field: FacetField) -> list[FacetCount]:
        """Return every value of a field in the whole timeline, most frequent first."""
        ...

    def has(self, field: FacetField, value: str) -> bool:
        """Say whether a value (for actors also an alias) occurs in the timeline."""
        ...

    def select(self, query: Query | Selected) -> Selected:
        """Work a query out once, for many questions: pass the result wherever a query goes."""
        ...

    def count(self, query: Query | Selected) -> Counts:
        """Count the events that match."""
        ...

    def extent(self, query: Query | Selected) -> tuple[int, int] | None:
        """Return first and last known second of the matching events, or None if none is dated."""
        ...

    def facet(self, query: Query | Selected, field: FacetField) -> list[FacetCount]:
        """Count the values of `field` among events that match all other filters; only values that occur, by count."""
        ...

    def lanes(self, query: Query | Selected, field: LaneField, limit: int = 12) -> Lanes:
        """Choose at most `limit` lanes for the matching events: chosen values of the same filter, then by count.

        Chosen values that occur in the timeline have a lane even where no event of theirs matches, as long as there
        is room.
        """
        ...

    def histogram(
        self, query: Query | Selected, bins: int, *, lanes: Lanes | None = None, span: tuple[int, int] | None = None
    ) -> Histogram:
        """Count matching events in `bins` equal stretches of `span` (default: their extent)."""
        ...

    def page(
        self,
        query: Query | Selected,
        *,
        order: Order = "time",
        limit: int = 100,
        offset: int = 0,
        spread: bool = False,
        dated: bool | None = None,
        lanes: Lanes | None = None,
        zone: tzinfo | None = None,
        apart_from: Query | Selected | None = None,
    ) -> Rows:
        """Return matching events as columns; undated ones come last.

        `apart_from` leaves out, also from the total, the events that match that query as well. `spread` takes `limit`
        events evenly from the whole result instead of the first. `dated` keeps only events with (True) or without
        (False) a place on the time axis. `zone` (default: the timeline's) is the wall clock of the times given.
        """
        ...

    def rows(
        self, ids: Sequence[str], query: Query | Selected, *, lanes: Lanes | None = None, zone: tzinfo | None = None
    ) -> Rows:
        """Return the same columns for given ids, whether they match or not, in the order given."""
        ...

    def matching(self, query: Query | Selected, ids: Sequence[str]) -> set[str]:
        """Return those of the ids whose events match."""
        ...

    def corroboration(self, ids: Sequence[str]) -> Corroboration:
        """Count who tells at least one of these events, unknown ids aside."""
        ...

    def neighbours(self, query: Query | Selected, event_id: str) -> tuple[str | None, str | None]:
        """Return the ids before and after an event in time order among the matching ones, be it one of them or not."""
        ...

    def get(self, ids: Sequence[str]) -> list[Event]:
        """Return whole events in the order given, leaving out unknown ids."""
        ...

    def edges(self, query: Query | Selected, *, of: str | None = None) -> Edges:
        """Return relations between matching events; with `of`, all known relations from and to that event."""
        ...

    def status_around(
        self, query: Query | Selected, event_id: str, ids: Sequence[str]
    ) -> list[tuple[StatusName, StatusName]]:
        """Return the status that events show just before and just after one event is told, in the order of `ids`.

        Told are the events up to it in time order, whether they match or not, but none that the query's day does not
        know. Unknown ids are left out; an unknown `event_id` gives nothing.
        """
        ...

    def pairs(self, query: Query | Selected, *, limit: int = 60, of: str | None = None) -> Pairs:
        """Count the ties between the `limit` actors with most matching events.

        With `of` (a name or alias) only those of this actor, who is the first of the names, with the others, who
        come by how much they are tied to it; no names at all if there is no such actor.
        """
        ...

    def export(self, query: Query | Selected, *, order: Order = "time") -> Iterator[Event]:
        """Yield every matching event whole, in order."""
        ...

    def take(self, query: Query | Selected) -> Sequence[Event]:
        """Return every matching event in time order: a few at once, many as a sequence that makes them when asked."""
        ...
