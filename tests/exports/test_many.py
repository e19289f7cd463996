"""Excerpts of many events: never made all at once, and the same in content as those of few."""

import json

import pyarrow as pa
import pytest

from diplomatic_timeline.event import Actor, Event, Evidence, Participant, Provenance, Source, Timeline, TimelineInfo
from diplomatic_timeline.exports import write_export, write_manifest
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.table import SCHEMA, TableEvents, to_table
from diplomatic_timeline.when import When
from tests.exports.made_up import excerpt_of

MANY = 10_050


def timeline_of(origin, every=1):
    """Return many events, of which each so many-th says that it was read from a format."""
    events = tuple(
        Event(
            id=f"e{number}",
            type="claim" if number % 2 else "talks",
            title=f"E{number}",
            when=When.parse("2025-03-13"),
            participants=(Participant(name="Kyiv" if number % 2 else "Moscow"),),
            sources=(f"s{number % 3}",),
            evidence=(Evidence(exact="said", source="s3"),) if number == 5 else (),
            provenance=Provenance(format=origin, file="it.csv", row=number) if number % every == 0 else None,
        )
        for number in range(MANY)
    )
    actors = tuple(Actor(name=name) for name in ("Kyiv", "Moscow", "Nobody"))
    sources = tuple(Source(id=f"s{number}", publisher=f"P{number}") for number in range(5))
    return Timeline(TimelineInfo(id="many", title="Many"), events, actors, sources)


def test_many_events_are_a_table_with_only_the_actors_and_sources_that_they_name():
    excerpt = excerpt_of(timeline_of("icews"))
    assert isinstance(excerpt.timeline.events, TableEvents)
    assert [actor.name for actor in excerpt.timeline.actors] == ["Kyiv", "Moscow"]
    assert {source.id for source in excerpt.timeline.sources} == {"s0", "s1", "s2", "s3"}
    said = json.loads(write_manifest(excerpt))
    assert said["read_from"] == [{"file": "it.csv", "format": "icews", "events": MANY}]
    few = excerpt_of(timeline_of("icews"), Query(type=("talks",)))
    assert isinstance(few.timeline.events, tuple)
    assert [actor.name for actor in few.timeline.actors] == ["Moscow"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "package"])
def test_many_events_are_written_and_read_again(name):
    timeline = timeline_of("icews")
    again = read_timeline(write_export(excerpt_of(timeline), name)).timeline
    assert tuple(again.events) == tuple(timeline.events)


def test_restricted_rows_among_many_are_held_back():
    excerpt = excerpt_of(timeline_of("acled", every=50))
    assert len(excerpt.withheld[0].ids) == MANY // 50
    assert len(excerpt.timeline.events) == MANY - MANY // 50
    assert b"acled" not in write_export(excerpt, "jsonl")


def test_columns_as_readers_leave_them_are_written_to_parquet_all_the_same():
    """Readers of whole tables leave dictionaries and structs of attributes, which the store takes as they are."""
    events = tuple(
        Event(id=f"e{number}", title="E", attributes={"a": "x", "b": "y"} if number else {}) for number in range(3)
    )
    table = to_table(events)
    told = pa.array([{"a": None, "b": None}, {"a": "x", "b": "y"}, {"a": "x", "b": "y"}])
    table = table.set_column(SCHEMA.get_field_index("attributes"), "attributes", told)
    table = table.set_column(SCHEMA.get_field_index("type"), "type", table.column("type").dictionary_encode())
    timeline = Timeline(TimelineInfo(id="t", title="T"), TableEvents(table))
    assert read_timeline(write_timeline(timeline, "parquet")).timeline.events == events
