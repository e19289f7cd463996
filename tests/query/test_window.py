"""Time windows: from seconds on a chart to dates in a query."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.query import Query, read_query
from diplomatic_timeline.query.window import moved, with_window
from diplomatic_timeline.when import When

MOSCOW = ZoneInfo("Europe/Moscow")


def test_wide_window_is_whole_days():
    low, high = When.parse("2025-03-01").earliest, When.parse("2025-03-10").latest
    query = with_window(Query(), low + 3_600, high - 3_600, MOSCOW)
    assert query.to_params() == {"from": ["2025-03-01"], "to": ["2025-03-10"]}


def test_narrow_window_is_minutes_on_the_clock_of_the_zone():
    low = When.parse("2025-03-13T18:00").earliest
    query = with_window(Query(), low, low + 7_200, MOSCOW)
    assert query.to_params() == {"from": ["2025-03-13T18:00+03:00"], "to": ["2025-03-13T20:00+03:00"]}


def test_window_moves_and_zooms_about_its_middle():
    assert moved((0, 40_000), by=0.5) == (20_000, 60_000)
    assert moved((0, 40_000), zoom=2) == (-20_000, 60_000)
    assert moved((0, 10), zoom=0.5) == (5 - 1_800, 5 + 1_800)


def test_a_window_of_days_moves_by_whole_days_and_back_again():
    days = with_window(Query(), 0, 5 * 86_400 - 1, MOSCOW)
    window = (0, 5 * 86_400 - 1)
    there = moved(window, by=0.5)
    assert there == (2 * 86_400, 7 * 86_400 - 1)
    assert moved(there, by=-0.5) == window
    assert with_window(Query(), *moved(there, by=-0.5), MOSCOW) == days


YEAR = 365 * 86_400
STEADY = ZoneInfo("Etc/GMT-3")
"""A zone without hours that are skipped or told twice."""


@pytest.mark.parametrize("width", [120, 86_400, 20 * 86_400, 30_000 * YEAR])
@given(low=st.integers(-20_000 * YEAR, 20_000 * YEAR))
def test_any_window_survives_the_address_and_holds_what_it_was_drawn_over(low, width):
    query = with_window(Query(), low, low + width, STEADY)
    assert read_query(query.to_params()) == (query, [])
    first, last = query.start.bounds(STEADY)[0], query.end.bounds(STEADY)[1]
    assert first <= low
    assert last >= low + width - 1
