"""Marks: one for each event and lane, where its time is, and never more exact than its date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.event import Relation
from diplomatic_timeline.figures.palette import SYMBOLS
from diplomatic_timeline.figures.points import SYMBOL_CODES
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import LANE_FIELDS
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.vocabulary import EVENT_TYPES
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY
from tests.figures.chart import draw, event, store_of, window_of
from tests.store.made_up import queries, timelines

MARCH = ("2025-03", "2025-03")


@given(timelines(), queries, st.sampled_from(LANE_FIELDS), st.integers(1, 4), st.sampled_from((320, 700, 1_200)))
def test_each_event_stands_once_in_each_of_its_lanes(timeline, query, field, limit, width):
    chart = draw(open_memory(timeline), query=query, lanes=field, limit=limit, width=width)
    expected = sorted(
        (int(chart.rows.row[entry]), int(lane))
        for entry, lane in zip(chart.rows.lane_entry, chart.rows.lane, strict=True)
    )
    drawn = [(item.row, chart.lane_of(item.y)) for item in (*chart.marks, *chart.bars)]
    hidden = sum(count for count, *_ in chart.crowds)
    assert len(drawn) + hidden == len(expected)
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= set(expected)


def test_an_event_of_two_actors_stands_in_both_lanes():
    chart = draw(store_of(event("a", "2025-03-12", who=("A", "B")), event("b", "2025-03-14", who=("B",))), *MARCH)
    assert sorted(chart.lanes.names[chart.lane_of(mark.y)] for mark in chart.marks_of("a")) == ["A", "B"]
    assert [chart.lanes.names[chart.lane_of(mark.y)] for mark in chart.marks_of("b")] == ["B"]


def test_undated_events_are_left_out():
    store = store_of(event("a", "2025-03-12"), event("b", None), event("c", "XXXX"))
    rows = store.page(Query(), lanes=store.lanes(Query(), "actor"))
    assert len(rows) == 3
    assert [mark.hover.split("<br>")[0] for mark in draw(store, *MARCH).marks] == ["a"]


POINTS = [
    # EDTF, first and last day drawn, where its mark stands
    ("2025-03-12", "2025-03", "2025-03", "2025-03-12T12:00"),
    ("2025-03-12", "2025-03-10", "2025-03-16", "2025-03-12T12:00"),
    ("2025-03-12~", "2025-03-10", "2025-03-16", "2025-03-12T12:00"),
    ("2025-03-12?", "2025-03", "2025-03", "2025-03-12T12:00"),
    ("2025-03-12T09:30", "2025-03-12", "2025-03-12", "2025-03-12T09:30"),
    ("2025-03-12T09:30:15", "2025-03-12T09:00", "2025-03-12T10:00", "2025-03-12T09:30:15"),
    ("2025-03-12T09:30+02:00", "2025-03", "2025-03", "2025-03-12T07:30"),
    ("-0043-03-15", "-0043", "-0043", "-0043-03-15T12:00"),
]


@pytest.mark.parametrize(("when", "first", "last", "at"), POINTS)
def test_a_mark_stands_at_its_moment_or_in_the_middle_of_its_day(when, first, last, at):
    chart = draw(store_of(event("a", when)), first, last)
    (mark,) = chart.marks_of("a")
    assert abs(mark.seconds - When.parse(at).earliest) < 1
    assert chart.bars_of("a") == []


@pytest.mark.parametrize("hours", [1, 6, 24, 72])
def test_a_day_is_no_moment_where_the_axis_tells_times(hours):
    """A dot in the middle of the day would claim noon."""
    last = f"2025-03-{12 + hours // 24:02d}T{hours % 24 or 23:02d}:00"
    chart = draw(store_of(event("day", "2025-03-12"), event("time", "2025-03-12T00:40Z")), "2025-03-12T00:00", last)
    assert [mark.row for mark in chart.marks] == [chart.row_of("time")]
    (bar,) = chart.bars_of("day")
    low, high = window_of("2025-03-12", "2025-03-12")
    assert bar.begin == pytest.approx(max(low, chart.window[0]), abs=1)
    assert bar.end == pytest.approx(min(high + 1, chart.window[1]), abs=1)


def test_a_wide_day_is_seen_under_its_mark():
    chart = draw(store_of(event("a", "2025-03-12")), "2025-03-10", "2025-03-16")
    (ground,) = chart.grounds
    assert (ground.begin, ground.end) == pytest.approx(
        (When.parse("2025-03-12").earliest, chart.marks[0].seconds * 2 - ground.begin)
    )
    assert ground.end - ground.begin == pytest.approx(DAY)
    assert ground.y == chart.marks[0].y
    assert draw(store_of(event("a", "2025-03-12")), "2025-01", "2025-12").grounds == []


@pytest.mark.parametrize(
    "when", ["2025-03", "2025", "202X", "2025-21", "2025-03-1X", "2025-03~", "[2025-03-12,2025-03-14]", "2025-33"]
)
@pytest.mark.parametrize(("first", "last"), [("2025-03-10", "2025-03-16"), ("2025", "2025"), ("1800", "2200")])
def test_a_date_vaguer_than_a_day_is_a_stretch_and_never_a_mark(when, first, last):
    chart = draw(store_of(event("a", when)), first, last)
    assert chart.marks == []
    assert len(chart.bars_of("a")) == 1


def test_disputed_and_denied_events_are_hollow_and_others_are_not():
    statuses = ("confirmed", "asserted", "disputed", "denied")
    chart = draw(store_of(*(event(name, "2025-03-12", status=name) for name in statuses)), "2025-03", "2025-03")
    assert {name: chart.marks_of(name)[0].hollow for name in statuses} == dict(
        zip(statuses, (False, False, True, True), strict=True)
    )


def test_a_claim_is_hollow_only_once_its_dispute_is_known():
    claim = event("claim", "2025-03-12", reported=When.parse("2025-03-12"), status="disputed")
    denial = event(
        "denial",
        "2025-03-14",
        reported=When.parse("2025-03-14"),
        relations=(Relation(kind="disputes", target="claim"),),
    )
    store = store_of(claim, denial)
    for day, hollow in ((13, False), (14, True)):
        assert draw(store, *MARCH, query=Query(known=date(2025, 3, day))).marks_of("claim")[0].hollow == hollow


def test_each_type_has_its_own_symbol_and_the_colour_of_its_family():
    chart = draw(
        store_of(*(event(kind.name, "2025-03-12", type=kind.name) for kind in EVENT_TYPES)),
        *MARCH,
        lanes="type",
        limit=30,
    )
    drawn = {kind.name: chart.marks_of(kind.name)[0] for kind in EVENT_TYPES}
    assert {name: mark.family for name, mark in drawn.items()} == {kind.name: kind.family for kind in EVENT_TYPES}
    assert len({mark.symbol for mark in drawn.values()}) == len(EVENT_TYPES) == len(set(SYMBOLS.values()))
    assert [mark.symbol for mark in drawn.values()] == SYMBOL_CODES.tolist()


def test_a_mark_says_title_date_and_people():
    chart = draw(store_of(event("a", "2025-03-12", title="Talks in Jeddah", who=("A", "B"))), *MARCH)
    assert chart.marks[0].hover == "Talks in Jeddah<br>12 March 2025<br>A, B"


def test_the_chosen_event_has_a_ring_around_each_of_its_marks():
    store = store_of(event("a", "2025-03-12", who=("A", "B")), event("b", "2025-03-14"))
    (ring,) = draw(store, *MARCH, selected="a").traces("chosen")
    chart = draw(store, *MARCH)
    assert sorted(ring["y"]) == sorted(mark.y for mark in chart.marks_of("a"))
    assert chart.traces("chosen") == []
    assert draw(store, *MARCH, selected="no such event").traces("chosen") == []


def test_the_chosen_stretch_has_a_frame_and_no_line_at_a_moment():
    chart = draw(store_of(event("a", "2025-03"), event("b", "2025-03-14")), "2025-02", "2025-04", selected="a")
    (frame,) = chart.traces("chosen")
    (bar,) = chart.bars_of("a")
    corners = [chart.seconds(x) for x in frame["x"] if x == x]
    assert (min(corners), max(corners)) == pytest.approx((bar.begin, bar.end))
    assert [shape for shape in chart.layout["shapes"] if shape.get("line", {}).get("dash") == "dot"] == []


def test_the_chosen_event_is_never_among_those_without_room():
    store = store_of(*(event(f"e{number}", "2025-03-12") for number in range(100)))
    without = draw(store, *MARCH)
    hidden = next(event_id for event_id in without.rows.id if not without.marks_of(event_id))
    assert len(draw(store, *MARCH, selected=hidden).marks_of(hidden)) == 1
