"""A finished figure arrives in the browser as the one that plotly.py checks, ready to be drawn once."""

import base64
import json
from zoneinfo import ZoneInfo

import numpy as np
import plotly.io
import pytest
from plotly.graph_objects import Figure
from streamlit.testing.v1 import AppTest

from diplomatic_timeline.figures import Finished, lanes_figure, overview_figure, sparkline_figure
from diplomatic_timeline.figures.finished import FACE
from diplomatic_timeline.query import Query
from tests.figures.chart import event, store_of, window_of

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
    "sparkline": sparkline_figure(STORE.histogram(Query(), 9)),
}


def plain(value):
    """Return what the browser has after it unpacked arrays; nothing is as good as an empty list."""
    if isinstance(value, dict):
        if "bdata" in value:
            shape = [int(size) for size in value.get("shape", "-1").split(",")]
            return plain(np.frombuffer(base64.b64decode(value["bdata"]), value["dtype"]).reshape(shape))
        parts = {name: plain(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part != []}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, np.ndarray):
        return [None if part != part else part for part in value.tolist()]  # NaN, which JSON does not know
    return value


def sent(figure):
    return plain(json.loads(plotly.io.to_json(figure, validate=False)))


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_it_is_what_plotly_would_send_but_for_template_face_and_revision(figure):
    ours, theirs = sent(Finished(figure).to_dict()), sent(Figure(figure).to_dict())
    assert theirs["layout"].pop("template")
    assert ours["layout"].pop("datarevision")
    for layout, face in ((ours["layout"], FACE), (theirs["layout"], None)):
        for part in (layout.setdefault("font", {}), layout.setdefault("hoverlabel", {}).setdefault("font", {})):
            assert part.pop("family", None) == face
    assert ours == theirs


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_nothing_in_it_makes_the_browser_draw_it_twice(figure):
    text = plotly.io.to_json(Finished(figure), validate=False)
    assert "bdata" not in text
    assert "template" not in text


def revision(**trace):
    return Finished({"data": [{"type": "scatter", **trace}], "layout": {}}).to_dict()["layout"]["datarevision"]


def test_other_arrays_and_texts_are_another_revision():
    numbers, texts = np.arange(3.0), ["a", "b", "c"]
    first = revision(x=numbers, text=texts)
    assert first == revision(x=numbers.copy(), text=[*texts])
    assert len({first, revision(x=numbers + 1, text=texts), revision(x=numbers, text=["a", "b", "d"])}) == 3


def test_the_figure_that_it_is_made_from_stays_as_it_was():
    figure = {"data": [{"type": "bar", "y": np.arange(3.0)}], "layout": {}}
    Finished(figure)
    assert figure["layout"] == {}
    assert figure["data"][0]["y"].tolist() == [0, 1, 2]


def draw():
    import streamlit as st

    from tests.figures.test_finished import FIGURES, Finished

    for figure in FIGURES.values():
        st.plotly_chart(Finished(figure), theme=None)


def test_streamlit_sends_it_as_it_is():
    app = AppTest.from_function(draw).run(timeout=60)
    assert not app.exception
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert specs == [json.loads(plotly.io.to_json(Finished(figure), validate=False)) for figure in FIGURES.values()]
