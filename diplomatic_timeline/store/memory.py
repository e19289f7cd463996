"""`MemoryStore`: the store of one timeline in memory, the default."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa

from diplomatic_timeline.event import Actor, Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.corroboration import Corroboration, count_tellings
from diplomatic_timeline.store.histogram import count_over_time
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.store.index import Index, build_index
from diplomatic_timeline.store.interface import (
    Counts,
    Edges,
    FacetCount,
    FacetField,
    Histogram,
    LaneField,
    Lanes,
    Order,
    Pairs,
    Rows,
    Selected,
)
from diplomatic_timeline.store.labels import Labels, Single
from diplomatic_timeline.store.lanes import choose_lanes
from diplomatic_timeline.store.pairs import count_pairs
from diplomatic_timeline.store.relations import KIND_NAMES, STATUS_NAMES
from diplomatic_timeline.store.rows import arrange, read_rows
from diplomatic_timeline.store.selection import Selection
from diplomatic_timeline.store.sources import SourceTable
from diplomatic_timeline.store.table import SCHEMA, TableEvents, find_origins, read_events, to_table
from diplomatic_timeline.vocabulary import Status as StatusName

_AT_ONCE = 10_000
"""So many events are made at once; of more, each is made when it is asked for."""
_EXPORT_CHUNK = 2_000
_REMEMBERED = 6
"""So many queries stay worked out: a page asks some thirty questions about two to four of them, run after run."""


def open_memory(timeline: Timeline) -> "MemoryStore":
    """Return a store that answers questions about `timeline`."""
    events = timeline.events
    ids = events.ids if isinstance(events, TableEvents) else None
    return from_table(timeline.info, timeline.actors, timeline.sources, to_table(events), timeline.articles, ids)


def from_table(
    info: TimelineInfo,
    actors: Sequence[Actor],
    sources: Sequence[Source],
    table: pa.Table,
    articles: Mapping[str, str] | None = None,
    ids: Ids | None = None,
) -> "MemoryStore":
    """Return a store for events that come as a table with `table.SCHEMA` (texts may be dictionary-encoded).

    `ids` are those of the table, where they have been made ready already.

    Raises `FormatError` naming the column and the value that cannot be read.
    """
    # Taking rows out of many chunks costs 90 times as much as out of one.
    table = table.select(SCHEMA.names).combine_chunks()
    index = build_index(table, info, actors, sources, ids)
    return MemoryStore(info, actors, sources, table, dict(articles or {}), index)


class MemoryStore:
    """An `EventStore` over one Arrow table and its index; immutable. Build it with `open_memory` or `from_table`.

    Every question takes a query, or the `Selection` that `select` made of it.
    """

    def __init__(
        self,
        info: TimelineInfo,
        actors: Sequence[Actor],
        sources: Sequence[Source],
        table: pa.Table,
        articles: Mapping[str, str],
        index: Index,
    ) -> None:
        """Take the parts of a timeline and the index of its table."""
        self.info = info
        self.actors = tuple(actors)
        self.size = table.num_rows
        self._sources = sources
        self._source_of = {} if isinstance(sources, SourceTable) else {source.id: source for source in sources}
        self._articles = articles
        self._table = table
        self._index = index
        self._work_out = lru_cache(_REMEMBERED)(partial(Selection, index=index, table=table))

    @property
    def origins(self) -> frozenset[str]:
        """Return the formats that events were first read from, where they say so."""
        return find_origins(self._table)

    def with_actors(self, actors: Sequence[Actor]) -> "MemoryStore":
        """Return a store of the same events, in which these records say which names mean the same actor."""
        return from_table(self.info, actors, self._sources, self._table, self._articles, self._index.ids)

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """Return the sources with these ids, in that order, leaving out unknown ids."""
        if isinstance(self._sources, SourceTable):
            return self._sources.find(ids)
        return [self._source_of[id_] for id_ in ids if id_ in self._source_of]

    def article(self, source_id: str) -> str | None:
        """Return the text of a source that travels with the timeline, if there is one."""
        return self._articles.get(source_id)

    def values(self, field: FacetField) -> list[FacetCount]:
        """Return every value of a field in the whole timeline, most frequent first."""
        return self.facet(Query(), field)

    def has(self, field: FacetField, value: str) -> bool:
        """Say whether a value occurs: for actors also an alias or an actor without events, for a status also one
        that an event shows at some moment only.
        """
        if field == "actor":
            return value in self._index.canonical
        if field == "status" and len(self._index.relations.source):
            return value in STATUS_NAMES
        return any(found.value == value for found in self.values(field))

    def select(self, query: Query | Selected) -> Selection:
        """Work a query out once, for many questions: pass the result wherever a query goes."""
        if isinstance(query, Selection) and query.index is self._index:
            return query
        return self._work_out(query if isinstance(query, Query) else query.query)

    def count(self, query: Query | Selected) -> Counts:
        """Count the events that match."""
        selection = self.select(query)
        return Counts(selection.picked.count, selection.certain_count, selection.undated)

    def extent(self, query: Query | Selected) -> tuple[int, int] | None:
        """Return first and last known second of the matching events, or None if none is dated."""
        return self.select(query).extent

    def facet(self, query: Query | Selected, field: FacetField) -> list[FacetCount]:
        """Count the values of `field` among events that match all other filters; only values that occur, by count."""
        return _ranked(*self.select(query).counted(field))

    def lanes(self, query: Query | Selected, field: LaneField, limit: int = 12) -> Lanes:
        """Choose at most `limit` lanes for the matching events: chosen values of the same filter, then by count."""
        selection = self.select(query)
        return selection.once(("lanes", field, limit), lambda: choose_lanes(selection, field, limit))

    def histogram(
        self,
        query: Query | Selected,
        bins: int,
        *,
        lanes: Lanes | None = None,
        span: tuple[int, int] | None = None,
    ) -> Histogram:
        """Count matching events in `bins` equal stretches of `span` (default: their extent)."""
        selection = self.select(query)
        return selection.once((bins, lanes, span), lambda: count_over_time(selection, bins, lanes, span))

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
        """Return matching events as columns; undated ones come last."""
        selection = self.select(query)
        rows, total = arrange(selection, order, dated), selection.picked.count
        if apart_from is not None:
            others = self.select(apart_from).picked.mask
            rows = rows[~others.take(rows)]
            total = int(np.count_nonzero(selection.picked.mask & ~others))
        rows = rows[offset:]
        if spread and len(rows) > limit > 1:
            rows = rows[np.arange(limit) * (len(rows) - 1) // (limit - 1)]
        return replace(read_rows(selection, self._table, rows[:limit], lanes, zone), total=total)

    def rows(
        self,
        ids: Sequence[str],
        query: Query | Selected,
        *,
        lanes: Lanes | None = None,
        zone: tzinfo | None = None,
    ) -> Rows:
        """Return the same columns for given ids, whether they match or not, in the order given."""
        rows = self._index.ids.find(ids)
        return read_rows(self.select(query), self._table, rows[rows >= 0], lanes, zone)

    def matching(self, query: Query | Selected, ids: Sequence[str]) -> set[str]:
        """Return those of the ids whose events match."""
        rows = self._index.ids.find(ids)
        mask = self.select(query).picked.mask
        return {id_ for id_, row in zip(ids, rows.tolist(), strict=True) if row >= 0 and mask[row]}

    def corroboration(self, ids: Sequence[str]) -> Corroboration:
        """Count who tells at least one of these events, unknown ids aside."""
        rows = self._index.ids.find(ids)
        _, codes = self._index.told.pairs(rows[rows >= 0])
        return count_tellings(self._index.tellings[code] for code in set(codes.tolist()))

    def neighbours(self, query: Query | Selected, event_id: str) -> tuple[str | None, str | None]:
        """Return the ids before and after an event in time order among the matching ones."""
        selection = self.select(query)
        row = self._index.ids.find([event_id])[0]
        if row < 0:
            return None, None
        position, ordered = selection.clock.position, selection.ordered
        before = bisect_left(range(len(ordered)), position[row], key=lambda place: position[ordered[place]])
        after = before + int(before < len(ordered) and ordered[before] == row)
        near = [ordered[before - 1 : before], ordered[after : after + 1]]
        first, last = (self._index.ids.texts(rows) or [None] for rows in near)
        return (first[0] if before else None), last[0]

    def get(self, ids: Sequence[str]) -> list[Event]:
        """Return whole events in the order given, leaving out unknown ids."""
        rows = self._index.ids.find(ids)
        return read_events(self._table.take(pa.array(rows[rows >= 0])))

    def edges(self, query: Query | Selected, *, of: str | None = None) -> Edges:
        """Return relations between matching events; with `of`, all known relations from and to that event."""
        selection = self.select(query)
        links = self._index.relations
        if of is None:
            shown = selection.picked.mask[links.source] & selection.picked.mask[links.target]
        else:
            row = self._index.ids.find([of])[0]
            shown = (links.source == row) | (links.target == row)
            if selection.known is not None:
                shown &= selection.known[links.source] & selection.known[links.target]
        ids = self._index.ids
        kinds = [KIND_NAMES[kind] for kind in links.kind[shown]]
        return Edges(ids.texts(links.source[shown]), ids.texts(links.target[shown]), kinds)

    def status_around(
        self, query: Query | Selected, event_id: str, ids: Sequence[str]
    ) -> list[tuple[StatusName, StatusName]]:
        """Return the status that events show just before and just after one event is told."""
        selection, stored = self.select(query), self._index.labels["status"]
        row, rows = self._index.ids.find([event_id])[0], self._index.ids.find(ids)
        if row < 0 or not isinstance(stored, Single):
            return []
        place = selection.clock.position
        known = np.ones(self.size, np.bool_) if selection.known is None else selection.known
        told = (known & (place < place[row]), known & (place <= place[row]))
        before, after = (self._index.relations.shown_status(stored.code, now)[rows[rows >= 0]] for now in told)
        return [(STATUS_NAMES[old], STATUS_NAMES[new]) for old, new in zip(before, after, strict=True)]  # type: ignore[misc]

    def pairs(self, query: Query | Selected, *, limit: int = 60, of: str | None = None) -> Pairs:
        """Count the ties between the actors with most matching events, or those of one actor."""
        selection = self.select(query)
        return selection.once(("pairs", limit, of), lambda: count_pairs(selection, limit, of))

    def export(self, query: Query | Selected, *, order: Order = "time") -> Iterator[Event]:
        """Yield every matching event whole, in order."""
        rows = arrange(self.select(query), order, None)
        for start in range(0, len(rows), _EXPORT_CHUNK):
            yield from read_events(self._table.take(pa.array(rows[start : start + _EXPORT_CHUNK])))

    def take(self, query: Query | Selected) -> Sequence[Event]:
        """Return every matching event in time order: a few at once, many as `TableEvents`."""
        rows = arrange(self.select(query), "time", None)
        found = self._table.take(pa.array(rows))
        return TableEvents(found) if len(rows) > _AT_ONCE else tuple(read_events(found))


def _ranked(labels: Labels, counts: Iterable[int]) -> list[FacetCount]:
    found = [(-int(count), name) for name, count in zip(labels.names, counts, strict=True) if count]
    return [FacetCount(name, -count) for count, name in sorted(found)]
