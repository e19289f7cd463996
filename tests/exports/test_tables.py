"""Tables: the events of a query as CSV, JSON Lines and as a workbook."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from diplomatic_timeline.event import Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.exports import write_export
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from tests.exports.made_up import FORMULA, excerpt_of, hostile_timeline

TIMELINE = Timeline(
    TimelineInfo(id="t", title="T"),
    (
        Event(id="b", title="=2+5", type="claim", when="2025-03-02", sources=("s",)),
        Event(id="a", title="First", type="talks", when="2025-03-01"),
    ),
    sources=(Source(id="s", publisher="+Reuters"),),
)


def write(name, query=None, timeline=TIMELINE):
    return write_export(excerpt_of(timeline, query), name)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_csv_holds_the_matching_events_in_time_order():
    assert [row["id"] for row in rows(write("csv"))] == ["a", "b"]
    assert [row["id"] for row in rows(write("csv", Query(type=("talks",))))] == ["a"]


def test_csv_is_safe_to_open_in_a_spreadsheet():
    (row,) = rows(write("csv", Query(type=("claim",))))
    assert (row["title"], row["source_publisher"]) == ("'=2+5", "'+Reuters")


def test_csv_of_nothing_has_the_column_names_only():
    assert rows(write("csv", Query(type=("aid",)))) == []
    assert write("csv", Query(type=("aid",))).startswith(b"id,type,title,")


def test_json_lines_hold_the_same_events():
    lines = [json.loads(line) for line in write("jsonl").splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows(write("csv"))]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_no_cell_is_a_formula_whatever_field_holds_one(name):
    data = write(name, timeline=hostile_timeline(FORMULA))
    if name == "csv":
        cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    else:
        book = load_workbook(io.BytesIO(data))
        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in found} == {"s"}
        cells = [str(cell.value) for cell in found]
    assert sum(FORMULA[1:] in cell for cell in cells) > 10
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_the_workbook_says_where_its_rows_come_from_and_is_read_again():
    data = write("xlsx", Query(type=("talks",)))
    about = {row[0]: row[1] for row in load_workbook(io.BytesIO(data))["about"].iter_rows(values_only=True)}
    assert about["events"] == "1 of 2 events: talks."
    assert about["view"] == "https://example.org/?page=Timeline"
    assert about["accessed"] == "2031-05-06"
    assert [event.id for event in read_timeline(data).timeline.events] == ["a"]
