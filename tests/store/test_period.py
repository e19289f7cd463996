"""The period of a timeline in words, no more exact than its events."""

import pytest
from hypothesis import given

from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.period import find_period
from diplomatic_timeline.when import When
from tests.store.made_up import queries, timelines

PERIODS = [
    (["2025-03-01"], "2025-03-01"),
    (["2025-03-01", "2025-04-02"], "2025-03-01/2025-04-02"),
    (["2025-03-01T10:00Z", "2025-04-02"], "2025-03-01/2025-04-02"),
    (["2025-03", "2025-04-02"], "2025-03/2025-04-02"),
    (["1962", "1963-02"], "1962/1963-02"),
    (["1962-05/1992", "1962-10-01"], "1962/1992"),  # an interval is as exact as its vaguer end
    (["2025-03-01/..", "2025-03-04"], "2025-03-01/2025-03-04"),
    (["-0043-03-15", "Y-170000002"], "Y-170000002/-0043-03-15"),
    ([None], None),
]


@pytest.mark.parametrize(("whens", "period"), PERIODS)
def test_the_period_is_as_exact_as_its_events(whens, period):
    events = tuple(Event(id=f"e{n}", title="x", when=When.parse(w) if w else None) for n, w in enumerate(whens))
    found = find_period(open_memory(Timeline(TimelineInfo(id="t", title="T"), events)), Query())
    assert (str(found) if found else None) == period


@given(timelines(), queries)
def test_every_result_has_a_period_or_none(timeline, query):
    store = open_memory(timeline)
    period = find_period(store, query)
    assert (period is None) == (store.extent(query) is None)
    if period is not None:
        assert period.words()
