"""Downloads: the events of a query as CSV and as JSON Lines."""

import csv
import io
import json

from diplomatic_timeline.event import Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats import to_csv, to_json_lines
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory

STORE = open_memory(
    Timeline(
        TimelineInfo(id="t", title="T"),
        (
            Event(id="b", title="=2+5", type="claim", when="2025-03-02", sources=("s",)),
            Event(id="a", title="First", type="talks", when="2025-03-01"),
        ),
        sources=(Source(id="s", publisher="+Reuters"),),
    )
)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_csv_holds_the_matching_events_in_time_order():
    assert [row["id"] for row in rows(to_csv(STORE, Query()))] == ["a", "b"]
    assert [row["id"] for row in rows(to_csv(STORE, Query(type=("talks",))))] == ["a"]


def test_csv_is_safe_to_open_in_a_spreadsheet():
    (row,) = rows(to_csv(STORE, Query(type=("claim",))))
    assert (row["title"], row["source_publisher"]) == ("'=2+5", "'+Reuters")


def test_csv_of_nothing_has_the_column_names_only():
    assert rows(to_csv(STORE, Query(type=("aid",)))) == []
    assert to_csv(STORE, Query(type=("aid",))).startswith(b"id,type,title,")


def test_json_lines_hold_the_same_events():
    lines = [json.loads(line) for line in to_json_lines(STORE, Query()).splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows(to_csv(STORE, Query()))]
