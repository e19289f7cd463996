"""The strip and the sparkline: counts over the whole period, and the window marked on them."""

import numpy as np
import plotly.io
import pytest

from diplomatic_timeline.figures import overview_figure, sparkline_figure
from diplomatic_timeline.figures.axis import from_axis
from diplomatic_timeline.figures.palette import faded, ink
from diplomatic_timeline.query import Query
from tests.figures.chart import event, store_of, unpack, window_of

INK = ink(dark=False).muted
STORE = store_of(
    event("a", "2025-03-01"),
    event("b", "2025-03-01", who=("B",)),
    event("c", "2025-03-10/2025-03-20"),
    event("d", "2025-03-31"),
)


def strip(**rest):
    histogram = STORE.histogram(Query(), 31)
    return histogram, unpack(overview_figure(histogram, width=1_000, **rest))


def test_the_bars_are_the_counts_of_the_histogram_over_its_span():
    histogram, figure = strip()
    (bars,) = figure["data"]
    assert bars["y"].tolist() == histogram.counts.sum(axis=0).tolist()
    assert bars["y"].max() == 2
    assert (bars["x"] / 1_000).tolist() == histogram.edges[:-1].tolist()
    assert (bars["width"] / 1_000).tolist() == np.diff(histogram.edges).tolist()
    low, high = figure["layout"]["xaxis"]["range"]
    assert (low / 1_000, high / 1_000) == (histogram.edges[0], histogram.edges[-1])


def test_the_window_is_marked_from_edge_to_edge_and_bars_outside_are_pale():
    window = window_of("2025-03-10", "2025-03-20")
    histogram, figure = strip(window=window)
    ground, left, right = figure["layout"]["shapes"]
    assert (ground["x0"] / 1_000, ground["x1"] / 1_000) == window == (left["x0"] / 1_000, right["x0"] / 1_000)
    strong, pale = figure["data"]
    days = strong["x"] / 1_000
    assert sorted([*days, *(pale["x"] / 1_000)]) == histogram.edges[:-1].tolist()
    assert (strong["marker"]["color"], pale["marker"]["color"]) == (INK, faded(INK, 0.3))
    assert (days.min(), days.max()) == (window[0], window_of("2025-03-20", "2025-03-20")[0])


def test_a_window_that_reaches_beyond_the_period_ends_at_its_edge():
    histogram, figure = strip(window=window_of("1900", "2100"))
    ground = figure["layout"]["shapes"][0]
    assert (ground["x0"] / 1_000, ground["x1"] / 1_000) == (histogram.edges[0], histogram.edges[-1])


def test_without_a_window_all_bars_are_strong_and_nothing_is_marked():
    _, figure = strip()
    assert figure["layout"]["shapes"] == []
    assert [trace["marker"]["color"] for trace in figure["data"]] == [INK]


def test_a_box_drawn_on_the_strip_is_read_in_its_span():
    histogram, figure = strip()
    span = (float(histogram.edges[0]), float(histogram.edges[-1]))
    assert from_axis("2025-03-05 00:00", span) == window_of("2025-03-05", "2025-03-05")[0]
    assert figure["layout"]["dragmode"] == "select"
    assert figure["layout"]["selectdirection"] == "h"


@pytest.mark.parametrize("when", ["-0043-03-15", "2025-03-12", "2025-03-12T10:00:00Z"])
def test_one_event_gives_a_strip_and_a_sparkline(when):
    store = store_of(event("a", when))
    histogram = store.histogram(Query(), 300)
    (bars,) = unpack(overview_figure(histogram, width=390))["data"]
    assert bars["y"].max() == 1
    assert unpack(sparkline_figure(histogram))["data"][0]["y"].max() == 1


@pytest.mark.parametrize("dark", [True, False])
def test_no_event_gives_an_empty_strip_and_sparkline(dark):
    histogram = store_of(event("a", None)).histogram(Query(), 30)
    for figure in (overview_figure(histogram, width=390, dark=dark), sparkline_figure(histogram, dark=dark)):
        assert plotly.io.to_json(figure, validate=True)
        assert unpack(figure)["data"][0]["y"].sum() == 0


def test_the_sparkline_is_the_histogram_and_nothing_else():
    histogram = STORE.histogram(Query(), 31)
    figure = unpack(sparkline_figure(histogram))
    (area,) = figure["data"]
    assert area["y"].tolist() == histogram.counts.sum(axis=0).tolist()
    assert (area["x"] / 1_000).tolist() == ((histogram.edges[:-1] + histogram.edges[1:]) / 2).tolist()
    assert figure["layout"]["height"] == 46
    assert not figure["layout"]["xaxis"]["visible"]
