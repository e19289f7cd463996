"""Two charts on one sheet, and how two periods are lined up."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest

from diplomatic_timeline.figures.alignment import align, find_core, overlap, to_days
from diplomatic_timeline.figures.mirror import Band, mirrored_figure
from diplomatic_timeline.query import Query
from tests.figures.chart import event, store_of

DAY = 86_400


def rows_of(*whens):
    store = store_of(*(event(f"e{number}", when) for number, when in enumerate(whens)))
    return store.page(Query(), limit=1_000)


def band(name, window, *whens, answers=True):
    store = store_of(*(event(f"{name}{number}", when) for number, when in enumerate(whens)))
    lanes = store.lanes(Query(), "actor")
    return Band(name, store.page(Query(), dated=True, lanes=lanes), lanes, window, ZoneInfo("UTC"), answers=answers)


MARCH = (1_740_787_200.0, 1_743_465_600.0)
APRIL = (1_743_465_600.0, 1_746_144_000.0)


def test_the_same_window_is_one_axis_between_the_halves():
    figure = mirrored_figure(band("A", MARCH, "2025-03-02"), band("B", MARCH, "2025-03-09"), width=1_000)
    layout = figure["layout"]
    assert "xaxis2" not in layout
    assert {(trace["xaxis"], trace["yaxis"]) for trace in figure["data"]} == {("x", "y"), ("x", "y2")}
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]
    assert layout["yaxis"]["range"] == sorted(layout["yaxis"]["range"])
    assert layout["yaxis2"]["range"] == sorted(layout["yaxis2"]["range"], reverse=True)


def test_different_windows_have_an_axis_each():
    figure = mirrored_figure(band("A", MARCH, "2025-03-02"), band("B", APRIL, "2025-04-09"), width=1_000)
    assert figure["layout"]["xaxis"]["range"][1] < figure["layout"]["xaxis2"]["range"][1]
    assert {(trace["xaxis"], trace["yaxis"]) for trace in figure["data"]} == {("x", "y"), ("x2", "y2")}
    refs = {(item["xref"], item["yref"]) for item in figure["layout"]["shapes"]}
    assert refs <= {("paper", "y"), ("paper", "y2"), ("x", "y"), ("x2", "y2")}


def test_marks_of_a_half_that_answers_no_click_carry_no_row():
    figure = mirrored_figure(band("A", MARCH, "2025-03-02"), band("B", MARCH, "2025-03-09", answers=False), width=1_000)
    assert {trace["yaxis"] for trace in figure["data"] if "customdata" in trace} == {"y"}


@pytest.mark.parametrize("width", [340, 1_000])
def test_names_of_lanes_begin_at_the_left_edge_of_both_halves(width):
    upper, lower = band("A", MARCH, "2025-03-02"), band("B", MARCH, "2025-03-09")
    lower = Band("B", lower.rows, lower.lanes.__class__("actor", ("A much longer name",), (1,)), MARCH, lower.zone)
    notes = mirrored_figure(upper, lower, width=width)["layout"]["annotations"]
    starts = {note.get("xshift", 0) for note in notes if note["xanchor"] == "left" and note["yref"] in ("y", "y2")}
    assert len(starts) == 1


def test_the_core_is_the_shortest_stretch_with_four_in_five_events():
    rows = rows_of("1900", *(f"2025-03-{day:02d}" for day in range(1, 9)), "2030")
    low, high = find_core(rows)
    assert (high - low) / DAY == 7
    assert find_core(rows_of()) is None
    assert find_core(rows_of("2025-03-01"))[0] == MARCH[0]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("dates", ((0, 50), (0, 50))),
        ("starts", ((0, 20), (30, 50))),
        ("cores", ((0, 20), (30, 50))),
    ],
)
def test_lined_up_periods_have_one_window_or_two_of_equal_length(how, expected):
    assert align((0, 10), (30, 50), how) == expected


def test_days_are_counted_from_where_a_timeline_is_lined_up():
    rows = rows_of("2025-03-01", "2025-03-01T23:30Z", "2025-03-02", "../2025-02-28")
    assert sorted(to_days(rows, MARCH[0]).tolist()) == [0, 1, 1, 2]
    assert isinstance(to_days(rows, MARCH[0]), np.ndarray)


def test_periods_overlap_where_they_share_a_time():
    assert overlap((0, 10), (10, 20))
    assert not overlap((0, 9), (10, 20))
