"""The growing timeline, the lag chart and the days with news: what is drawn is what was told."""

import json
import re
from datetime import UTC
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import plotly.io
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.cycle import find_lags, find_order, find_steps
from diplomatic_timeline.figures import growth_svg, lag_figure, news_svg, say_growth, say_lags
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from tests.cycle.made_up import event, store_of
from tests.figures.chart import unpack
from tests.store.made_up import queries, timelines

PLACE = re.compile(r'<g transform="translate\(([\d.]+) ([\d.]+)\) scale')


def grow(store, query, now=None, width=1_000):
    steps = find_steps(store, query, find_order(store, query, UTC), event=now)
    told = steps.order.rows.id[steps.first : steps.now + 1]
    statuses = [after for _, after in store.status_around(query, steps.event, told)]
    return steps, growth_svg(steps, statuses, width=width, dark=False)


@given(timelines(), queries, st.integers(0, 9), st.sampled_from((300, 1_200)))
def test_each_event_told_so_far_has_one_mark_and_none_of_the_rest(timeline, query, number, width):
    store = open_memory(timeline)
    if store.count(query).total:
        steps, picture = grow(store, query, f"e{number}", width)
        places = PLACE.findall(picture)
        assert len(places) == len(set(places)) == steps.number
        assert all(0 < float(x) < width for x, _ in places)
        assert picture.count("<circle") == 1
        assert f"{steps.number:,} of {steps.total:,} events" in say_growth(steps)


STORY = (
    event("claim", "2025-03-01", "2025-03-01", type="claim"),
    event("denial", "2025-03-02", "2025-03-02", type="denial", disputes=["claim"]),
    event("late", "2025-03-02", "2025-03-12"),
    event("secret", "2025-03-03", "2051"),
)


def test_marks_keep_their_places_while_the_timeline_grows():
    places = [PLACE.findall(grow(store_of(*STORY), Query(), name)[1]) for name in ("claim", "denial", "late", "secret")]
    assert [len(found) for found in places] == [1, 2, 3, 4]
    assert all(longer[: len(shorter)] == shorter for shorter, longer in pairwise(places))
    across = [float(x) for x, _ in places[-1]]
    assert across[0] < across[1] == across[2] < across[3]


def test_a_claim_is_hollow_only_once_it_is_disputed():
    hollow = 'stroke-width="1.8"'
    assert hollow not in grow(store_of(*STORY), Query(), "claim")[1]
    assert grow(store_of(*STORY), Query(), "denial")[1].count(hollow) == 1


def test_only_dates_are_written_and_the_one_told_now_is_strong():
    store = store_of(event("<b>", "2025-03-01", title="<script>"), event("x", "2025-03-02"))
    picture = grow(store, Query())[1]
    assert "script" not in picture
    assert re.findall(r'font-weight="700">([^<]+)<', picture) == ["1 March 2025"]


@pytest.mark.parametrize(("days", "each"), [(900, 3), (1, 2_000)])
def test_very_many_events_are_bars_that_fill_up(days, each):
    dates = [f"{2020 + day // 300}-{day // 25 % 12 + 1:02d}-{day % 25 + 1:02d}" for day in range(days)]
    store = store_of(*(event(f"{date}-{number}", date) for date in dates for number in range(each)))
    _, picture = grow(store, Query(), store.page(Query(), limit=5_000).id[-1])
    heights = [float(height) for height in re.findall(r'height="([\d.]+)" fill', picture)]
    assert 0 < len(heights) <= 100
    assert max(heights) == 120
    assert len(picture) < 40_000


def lag_chart(store, query=Query()):  # noqa: B008 a frozen value
    lags = find_lags(store, query, UTC, 100)
    figure = lag_figure(lags, width=1_000, zone=ZoneInfo("UTC"))
    return lags, unpack(json.loads(plotly.io.to_json(figure, validate=True)))


def marks(figure):
    return {
        int(row): (float(x), float(y), hover)
        for trace in figure["data"]
        if trace["mode"] == "markers"
        for row, x, y, hover in zip(trace["customdata"], trace["x"], trace["y"], trace["hovertext"], strict=True)
    }


@given(timelines(), queries)
def test_the_lag_chart_has_each_event_once_and_the_later_the_higher(timeline, query):
    lags, figure = lag_chart(open_memory(timeline), query)
    found = marks(figure)
    assert sorted(found) == sorted(lags.happened.row.tolist())
    heights = np.array([found[row][1] for row in lags.happened.row.tolist()])
    order = np.argsort(lags.days, kind="stable")
    assert (np.diff(heights[order]) >= 0).all()
    low, high = figure["layout"]["yaxis"]["range"]
    assert ((heights > low) & (heights < high)).all()
    assert [found[row][0] for row in lags.happened.row.tolist()] == list(range(len(found)))


def test_a_secret_of_decades_stands_out_and_is_said_in_words():
    lags, figure = lag_chart(store_of(*STORY))
    found = marks(figure)
    ticks = dict(zip(figure["layout"]["yaxis"]["ticktext"], figure["layout"]["yaxis"]["tickvals"], strict=True))
    assert found[3][1] > ticks["10 years"] > ticks["1 year"] > found[2][1] > ticks["1 week"] > ticks["the same day"]
    assert found[0][1] == ticks["the same day"]
    assert "at least 25 years later" in found[3][2]
    said = say_lags(lags)
    assert "Of 4 events" in said
    assert "2 without a delay" in said
    assert "1 up to a month later" in said
    assert "“secret”, at least 25 years later" in said


def test_dates_under_the_lag_chart_do_not_run_into_each_other():
    dates = [f"{number // 28 + 1:02d}-{number % 28 + 1:02d}" for number in range(90)]
    events = [event(date, f"2025-{date}", "2026-01-05") for date in dates]
    axis = lag_chart(store_of(*events))[1]["layout"]["xaxis"]
    assert 4 <= len(axis["tickvals"]) <= 10
    assert min(np.diff(axis["tickvals"])) >= 8


def test_ticks_stand_where_the_stops_are_and_grow_with_the_news():
    picture = news_svg([1, 0, 4, 2], 2, width=316, inset=8, dark=False)
    found = re.findall(r'x="([\d.]+)" y="[\d.]+" height="([\d.]+)" width="2" fill="(#\w+)"', picture)
    assert [float(x) + 1 for x, _, _ in found] == [8, 208, 308]
    assert [float(height) for _, height, _ in found] == [11, 22, pytest.approx(15.6, abs=0.1)]
    assert found[0][2] == found[1][2] != found[2][2]
