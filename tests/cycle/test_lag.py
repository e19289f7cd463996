"""How late events became known, and the days on which something did."""

from datetime import UTC, date

import pytest
from hypothesis import given

from diplomatic_timeline.cycle import find_lags, find_news_days, say_delay
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from tests.cycle.made_up import event, store_of
from tests.store.made_up import queries, timelines

DELAYS = [
    ("2025-03-01", "2025-03-01", 0, "the same day"),
    ("2025-03-01", "2025-03-02", 1, "1 day later"),
    ("2025-03-01T23:00Z", "2025-03-02T01:00Z", 1, "1 day later"),
    ("2025-03-01", "2025-03-11", 10, "10 days later"),
    ("2025-03-01", "2025-03-22", 21, "3 weeks later"),
    ("2025-03-01", "2025-07-01", 122, "4 months later"),
    ("1962-10-27", "1989-01", 9563, "at least 26 years later"),
    ("1962-10-16/1962-10-28", "1962-10-29", 1, "1 day later"),
    ("1962-10", "1962-10-20", 0, "no delay that the dates show"),
    ("2025-03-10", "2025-03-01", -1, "before it happened"),
]


@pytest.mark.parametrize(("happened", "known", "days", "words"), DELAYS)
def test_a_delay_is_the_least_that_the_dates_allow(happened, known, days, words):
    lags = find_lags(store_of(event("e", happened, known)), Query(), UTC, 10)
    assert lags.days.tolist() == [days]
    assert say_delay(days, vague=bool(lags.vague[0])) == words


def test_events_without_both_dates_are_counted_not_drawn():
    events = (event("a", "2025-03-01"), event("b", None, "2025-03-01"), event("c", "2025-03-02/..", "2025-03-02"))
    lags = find_lags(store_of(*events, event("d", "2025-03-01", "2025-03-02")), Query(), UTC, 10)
    assert (lags.happened.id, lags.left_out) == (["d"], 3)


@given(timelines(), queries)
def test_lags_are_in_the_order_in_which_events_happened(timeline, query):
    store = open_memory(timeline)
    lags = find_lags(store, query, UTC, 50)
    assert len(lags.days) + lags.left_out == store.count(query).total
    assert lags.happened.id == lags.reported.id
    ranks = store.page(Query(), limit=100).id
    assert set(lags.happened.id) <= set(ranks)
    assert (lags.days >= -1).all()


def test_news_days_are_the_last_days_of_reports():
    events = (
        event("a", None, "2025-03-02"),
        event("b", None, "2025-03-02T10:00Z"),
        event("c", None, "2025-03"),
        event("d", None, "2025-03-05/.."),
        event("e", "2025-03-01"),
    )
    assert find_news_days(store_of(*events)) == [(date(2025, 3, 2), 2), (date(2025, 3, 31), 1)]


@given(timelines())
def test_more_is_known_on_each_news_day_than_on_the_one_before(timeline):
    store = open_memory(timeline)
    known = [store.count(Query(known=day)).total for day, _ in find_news_days(store)]
    assert known == sorted(set(known))


def test_a_timeline_without_reports_has_no_news_days():
    assert find_news_days(store_of(event("a", "2025-03-01"))) == []
    assert find_news_days(store_of()) == []
