"""Figures of the bundled timelines and of large ones: valid for Plotly, and small enough to be sent often."""

from functools import cache
from zoneinfo import ZoneInfo

import plotly.io
import pytest

from benchmarks.synthetic import synthetic_store
from diplomatic_timeline.figures import lanes_figure, overview_figure, sparkline_figure
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import LANE_FIELDS
from diplomatic_timeline.store.memory import open_memory
from tests.conftest import ROOT
from tests.figures.chart import draw

NAMES = ("ukraine-ceasefire-2025", "cuban-missile-crisis-1962")


@cache
def bundled_store(name):
    return open_memory(read_timeline(ROOT / "data" / name).timeline)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lanes", LANE_FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_charts_of_the_bundled_timelines_are_valid_and_complete(name, lanes, dark):
    store = bundled_store(name)
    chart = draw(
        store,
        lanes=lanes,
        dark=dark,
        arcs=store.edges(Query()),
        eras=store.info.eras,
        selected=store.page(Query()).id[40],
    )
    drawn = {item.row for item in (*chart.marks, *chart.bars)}
    hidden = {int(chart.rows.row[entry]) for entry in range(len(chart.rows))} - drawn
    assert len(hidden) <= sum(count for count, *_ in chart.crowds)
    assert len(drawn) > 50
    assert len(chart.arcs) > 30


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_strips_of_the_bundled_timelines_are_valid(name, dark):
    store = bundled_store(name)
    for clock in ("happened", "reported"):
        query = Query(clock=clock)
        figures = (
            overview_figure(store.histogram(query, 300), width=1_200, dark=dark, window=store.extent(query)),
            sparkline_figure(store.histogram(query, 60), dark=dark),
        )
        assert all(len(plotly.io.to_json(figure, validate=True)) > 500 for figure in figures)


@cache
def large_store():
    return synthetic_store(20_000)


@pytest.mark.parametrize("field", ["actor", "side", "type", "publisher"])
def test_two_thousand_marks_are_sent_in_less_than_300_kb(field):
    store, zone = large_store(), ZoneInfo("Europe/Kyiv")
    lanes = store.lanes(Query(), field, limit=12)
    rows = store.page(Query(), limit=2_000, spread=True, dated=True, lanes=lanes, zone=zone)
    figure = lanes_figure(rows, lanes, window=store.extent(Query()), width=1_120, zone=zone)
    assert len(rows) == 2_000
    assert 100_000 < len(plotly.io.to_json(figure, validate=False)) < 300_000
