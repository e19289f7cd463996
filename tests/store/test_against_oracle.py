"""`MemoryStore` answers every question as the plain implementation does, for any timeline and query."""

from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.store.interface import FACET_FIELDS, LANE_FIELDS
from diplomatic_timeline.store.memory import open_memory

from .made_up import ZONES, queries, timelines
from .oracle import Oracle

settings.register_profile("store", max_examples=120, deadline=None)
thorough = settings(settings.get_profile("store"))
zones = st.one_of(st.none(), st.sampled_from(ZONES).map(ZoneInfo))
moments = st.integers(1_741_000_000, 1_744_000_000)


def columns(rows, index):
    names = [name for name in rows.__slots__ if name not in ("lane_entry", "lane", "total")]
    return {name: getattr(rows, name)[index] for name in names}


def assert_rows(rows, expected, oracle, query, zone, lanes):
    assert rows.id == [event.id for event in expected]
    for index, event in enumerate(expected):
        assert columns(rows, index) == oracle.row(event, query, zone)
    laid = sorted(zip(rows.lane_entry.tolist(), rows.lane.tolist(), strict=True))
    assert laid == [
        (index, lane)
        for index, event in enumerate(expected)
        for lane in (sorted(oracle.lanes_of(event, lanes, query)) if lanes else [])
    ]


@thorough
@given(timelines(), queries)
def test_counts_and_extent_are_those_of_the_plain_way(timeline, query):
    store, oracle = open_memory(timeline), Oracle(timeline)
    counts = store.count(query)
    assert (counts.total, counts.certain, counts.undated) == oracle.count(query)
    assert store.extent(query) == oracle.extent(query)


@thorough
@given(timelines(), queries)
def test_a_facet_counts_each_value_as_the_only_choice_of_its_filter(timeline, query):
    store, oracle = open_memory(timeline), Oracle(timeline)
    selection = store.select(query)
    for field in FACET_FIELDS:
        found = [(one.value, one.count) for one in store.facet(selection, field)]
        assert found == oracle.facet(query, field), field


@thorough
@given(timelines(), queries, queries, st.sampled_from(LANE_FIELDS), st.integers(2, 6), st.integers(1, 9), st.data())
def test_lanes_and_histograms_are_those_of_the_plain_way(timeline, query, other, field, limit, bins, data):
    store, oracle = open_memory(timeline), Oracle(timeline)
    lanes = store.lanes(query, field, limit)
    named, folded = oracle.lanes(query, field, limit)
    assert (list(zip(lanes.names, lanes.counts, strict=True)), lanes.folded) == (named, folded)
    first, last = sorted((data.draw(moments), data.draw(moments)))
    span = data.draw(st.sampled_from((None, (first, last), (first, first + 2))))
    for asked in (query, other):
        for chosen in (None, lanes):
            histogram = store.histogram(asked, bins, lanes=chosen, span=span)
            expected = oracle.histogram(asked, histogram.edges.tolist(), chosen)
            assert histogram.counts.tolist() == expected
            limits = span or oracle.extent(asked)
            if limits:
                assert (histogram.edges[0], histogram.edges[-1]) == (limits[0], limits[1] + 1)
                assert len(histogram.edges) == min(bins, limits[1] + 1 - limits[0]) + 1
                assert np.ptp(np.diff(histogram.edges)) <= 1


@thorough
@given(
    timelines(),
    queries,
    st.sampled_from(("time", "newest")),
    st.sampled_from((None, None, True, False)),
    st.integers(0, 3),
    st.integers(0, 5),
    zones,
    st.sampled_from((None, *LANE_FIELDS)),
)
def test_pages_and_rows_are_those_of_the_plain_way(timeline, query, order, dated, offset, limit, zone, field):
    store, oracle = open_memory(timeline), Oracle(timeline)
    lanes = store.lanes(query, field, 4) if field else None
    rows = store.page(query, order=order, limit=limit, offset=offset, dated=dated, lanes=lanes, zone=zone)
    expected = oracle.found(query, order, dated)
    assert rows.total == len(oracle.found(query))
    assert_rows(rows, expected[offset : offset + limit], oracle, query, zone, lanes)
    ids = ["e3", "lost", "e0", "e3"]
    known = [event for id_ in ids for event in timeline.events if event.id == id_]
    assert_rows(store.rows(ids, query, lanes=lanes, zone=zone), known, oracle, query, zone, lanes)
    assert store.matching(query, ids) == {event.id for event in known if oracle.matches(event, query)}
    assert store.corroboration(ids) == oracle.corroboration(*known)


@thorough
@given(timelines(), queries, st.sampled_from(("time", "newest")), st.integers(0, 10))
def test_neighbours_edges_and_export_are_those_of_the_plain_way(timeline, query, order, number):
    store, oracle = open_memory(timeline), Oracle(timeline)
    event_id = f"e{number}"
    assert store.neighbours(query, event_id) == oracle.neighbours(query, event_id)
    for of in (None, event_id):
        edges = store.edges(query, of=of)
        assert list(zip(edges.source, edges.target, edges.kind, strict=True)) == oracle.edges(query, of)
    assert list(store.export(query, order=order)) == oracle.found(query, order)


@thorough
@given(timelines(), queries, st.integers(0, 10))
def test_the_status_around_a_step_is_that_of_the_plain_way(timeline, query, number):
    store, oracle = open_memory(timeline), Oracle(timeline)
    ids = ["e1", "lost", "e0", *(event.id for event in timeline.events)]
    assert store.status_around(query, f"e{number}", ids) == oracle.status_around(query, f"e{number}", ids)
