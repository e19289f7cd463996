"""The threads chart: one mark a statement, a shape a part, a line a claim; its words tell the numbers."""

from zoneinfo import ZoneInfo

import numpy as np
import plotly.io
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.event import Event, Relation, Timeline, TimelineInfo
from diplomatic_timeline.figures import part_svg, threads_alt, threads_figure
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.threads import PARTS, find_threads
from diplomatic_timeline.when import When
from tests.store.made_up import timelines

MARCH = (1_740_787_200, 1_743_465_600)
UTC = ZoneInfo("UTC")


def event(name, when, *ties):
    relations = tuple(Relation(kind=kind, target=target) for kind, target in (tie.split() for tie in ties))
    return Event(id=name, title=f"<{name}>", when=When.parse(when) if when else None, relations=relations)


def draw(timeline, width=1_200, window=MARCH, chosen=None):
    store = open_memory(timeline)
    found = find_threads(store, Query())
    threads = [found.told_whole(thread) for thread in found.found]
    rows = store.rows(list({step.event for thread in threads for step in thread.steps}), Query(), zone=UTC)
    return threads, rows, threads_figure(threads, rows, window=window, width=width, zone=UTC, chosen=chosen)


def timeline_of(*events):
    return Timeline(TimelineInfo(id="made", title="Made"), events)


def marks(figure):
    return [
        (trace["name"], row)
        for trace in figure["data"]
        if "customdata" in trace
        for row in trace["customdata"].tolist()
    ]


THREAD = (
    event("claim", "2025-03-10", "responds_to nobody"),
    event("echo", "2025-03-11", "repeats claim"),
    event("denial", "2025-03", "disputes claim"),
    event("reply", "2025-03-12", "responds_to denial"),
    event("undated", None, "disputes claim"),
)


def test_each_dated_statement_has_a_mark_of_its_part():
    _, rows, figure = draw(timeline_of(*THREAD))
    said = {(name, rows.id[rows.row.tolist().index(row)]) for name, row in marks(figure)}
    assert said == {
        ("makes the claim", "claim"),
        ("repeats it", "echo"),
        ("disputes it", "denial"),
        ("answers", "reply"),
    }


def test_parts_differ_in_shape_not_only_in_colour():
    _, _, figure = draw(timeline_of(*THREAD))
    shapes = [trace["marker"]["symbol"] for trace in figure["data"] if "customdata" in trace]
    assert len(set(shapes)) == len(shapes) == 4
    assert len({part_svg(part, dark=False) for part in PARTS}) == 4


def test_a_statement_known_to_the_month_only_stands_on_a_bar_as_long():
    _, _, figure = draw(timeline_of(*THREAD))
    (bar,) = [trace for trace in figure["data"] if trace["name"] == "spans"]
    low, high = bar["x"][:2] / 86_400_000
    assert np.datetime64(int(low), "D") == np.datetime64("2025-03-01")
    assert np.datetime64(int(high), "D") == np.datetime64("2025-04-01")


def test_nothing_stands_on_the_bar_of_a_statement_that_has_no_day():
    _, rows, figure = draw(timeline_of(*THREAD))
    heights = {
        rows.id[rows.row.tolist().index(row)]: y
        for trace in figure["data"]
        if "customdata" in trace
        for row, y in zip(trace["customdata"], trace["y"].tolist(), strict=True)
    }
    assert heights["denial"] not in {heights["claim"], heights["echo"], heights["reply"]}


@pytest.mark.parametrize("width", [380, 1_200])
@given(timeline=timelines())
def test_any_threads_are_drawn_inside_the_chart(width, timeline):
    threads, rows, figure = draw(timeline, width)
    plotly.io.to_json(figure, validate=True)
    assert len(figure["layout"]["annotations"]) == len(threads)
    ids = dict(zip(rows.row.tolist(), rows.id, strict=True))
    drawn = [(name, ids[row]) for name, row in marks(figure)]
    stated = {step.event for thread in threads for step in thread.steps}
    assert {event for _, event in drawn} <= stated
    bottom = figure["layout"]["yaxis"]["range"][0]
    for trace in figure["data"]:
        assert all(0 < y < bottom for y in np.asarray(trace["y"], float))


@given(st.integers(1, 6))
def test_statements_of_one_day_stand_above_each_other(count):
    disputes = [event(f"d{number}", "2025-03-10", "disputes claim") for number in range(count)]
    _, _, figure = draw(timeline_of(event("claim", "2025-03-10"), *disputes))
    heights = [y for trace in figure["data"] if "customdata" in trace for y in trace["y"].tolist()]
    assert len(set(heights)) == count + 1


def test_only_the_open_thread_has_a_ground():
    events = (*THREAD, event("other", "2025-03-20"), event("no", "2025-03-21", "disputes other"))
    _, _, figure = draw(timeline_of(*events), chosen="other")
    assert [shape["type"] for shape in figure["layout"]["shapes"]].count("rect") == 1
    _, _, figure = draw(timeline_of(*events))
    assert [shape["type"] for shape in figure["layout"]["shapes"]].count("rect") == 0


def test_text_from_outside_is_plain():
    _, _, figure = draw(timeline_of(*THREAD))
    assert figure["layout"]["annotations"][0]["text"] == "&lt;claim&gt;"


def test_the_alternative_tells_each_claim_and_how_many_dispute_it():
    threads, rows, _ = draw(timeline_of(*THREAD))
    assert threads_alt(threads, rows) == (
        "Chart of 1 contested claim, a line each. “<claim>”: 1 repeats it, 2 dispute it, 1 answers. "
        "The table lists every statement."
    )
