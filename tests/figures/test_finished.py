"""A finished figure arrives in the browser as the one that plotly.py checks, arrays packed or not."""

import json
from zoneinfo import ZoneInfo

import numpy as np
import plotly.io
import pytest
from plotly.graph_objects import Figure
from streamlit.testing.v1 import AppTest

from diplomatic_timeline.figures import Finished, lanes_figure, overview_figure, sparkline_figure
from diplomatic_timeline.query import Query
from tests.figures.chart import event, store_of, unpack, window_of

STORE = store_of(
    event("a", "2025-03-01"),
    event("b", "2025-03-01?", who=("B",), status="disputed"),
    event("c", "2025-03-10/2025-03-20~", tags=("x",)),
    event("d", "2025-04"),
)
LANES = STORE.lanes(Query(), "actor")
ROWS = STORE.page(Query(), lanes=LANES)
FIGURES = {
    "lanes": lanes_figure(ROWS, LANES, window=window_of("2025-03", "2025-04"), width=900, zone=ZoneInfo("UTC")),
    "strip": overview_figure(STORE.histogram(Query(), 9), width=900, window=window_of("2025-03", "2025-03")),
    "heat": overview_figure(STORE.histogram(Query(), 9, lanes=LANES), LANES, width=900),
    "sparkline": sparkline_figure(STORE.histogram(Query(), 9)),
}


def plain(value):
    """Return what the browser has after it unpacked arrays; nothing is as good as an empty list."""
    if isinstance(value, dict):
        parts = {name: plain(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part != []}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, np.ndarray):
        return [None if part != part else part for part in value.tolist()]
    return value


def sent(figure):
    return plain(unpack(json.loads(plotly.io.to_json(figure, validate=False))))


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_it_is_sent_as_plotly_would_send_it(figure):
    assert sent(Finished(figure).to_dict()) == sent(Figure(figure).to_dict())


def test_every_array_travels_as_bytes():
    text = json.dumps(Finished(FIGURES["lanes"]).to_dict())
    assert text.count('"bdata"') > 10


def test_the_figure_that_it_is_made_from_stays_as_it_was():
    figure = {"data": [{"type": "bar", "y": np.arange(3.0)}], "layout": {}}
    Finished(figure)
    assert figure["layout"] == {}
    assert figure["data"][0]["y"].tolist() == [0, 1, 2]


def draw():
    import streamlit as st

    from tests.figures.test_finished import FIGURES, Finished

    for figure in FIGURES.values():
        st.plotly_chart(figure)
        st.plotly_chart(Finished(figure))


def test_streamlit_draws_both_alike():
    app = AppTest.from_function(draw).run(timeout=60)
    assert not app.exception
    specs = [plain(unpack(json.loads(chart.proto.spec))) for chart in app.get("plotly_chart")]
    assert specs[0::2] == specs[1::2]
    assert len(specs) == 2 * len(FIGURES)
