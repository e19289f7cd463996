"""The axis: ticks in words at every zoom and age, places that are read back, windows of every kind."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplomatic_timeline.figures.axis import from_axis, has_dates, pad, time_axis, to_axis
from diplomatic_timeline.figures.lettering import text_width
from diplomatic_timeline.figures.palette import LIGHT
from diplomatic_timeline.figures.ticks import SIZE, find_ticks
from diplomatic_timeline.when.calendar import DAY, to_days
from tests.figures.chart import draw, event, store_of, window_of

MARGINS = (8, 28)

WORDS = [
    # first and last day drawn, pixels, the words of some ticks: "text" or "text/context"
    ("2025-03-13T10:00Z", "2025-03-13T10:20Z", 1_000, ["10:05/13 March 2025", "10:10", "10:15"]),
    ("2025-03-13", "2025-03-13", 1_000, ["03:00/13 March 2025", "06:00", "21:00"]),
    ("2025-03-13", "2025-03-13", 300, ["06:00/13 Mar 2025", "12:00", "18:00"]),
    ("2025-03-13", "2025-03-14", 1_000, ["00:00/14 March 2025"]),
    ("2025-03-10", "2025-03-16", 1_000, ["10 March/2025", "11 March", "16 March"]),
    ("2024-12-20", "2025-01-10", 700, ["23 December/2024", "30 December", "6 January/2025"]),
    ("2025-02-12", "2025-03-31", 1_000, ["17 February/2025", "24 February", "31 March"]),
    ("2025-02-12", "2025-03-31", 300, ["17 Feb/2025", "3 Mar", "31 Mar"]),
    ("1962-05", "1963-12", 1_000, ["May/1962", "January/1963"]),
    ("1962-05", "1963-12", 320, ["Jul/1962", "Jan/1963"]),
    ("1962", "2023", 1_000, ["1970", "1980", "2020"]),
    ("0100", "0400", 500, ["200 CE", "300 CE", "400 CE"]),
    ("0001", "2023", 1_000, ["200 CE", "800 CE", "1000", "2000"]),
    ("-0300", "0300", 1_000, ["200 BCE", "100 BCE", "1 CE", "100 CE"]),
    ("-0010", "0010", 1_000, ["10 BCE", "5 BCE", "1 CE", "5 CE"]),
    ("-0043-03-10", "-0043-03-20", 1_000, ["11 March/44 BCE", "15 March"]),
    ("-0043-03-15", "-0043-03-15", 1_000, ["03:00/15 March 44 BCE", "12:00"]),
    ("Y-170000002", "2025", 1_000, ["160,000,000 BCE", "20,000,000 BCE", "1 CE"]),
    ("Y12000", "Y13000", 1_000, ["12,500", "13,000"]),
]


def words_of(window, pixels):
    found = find_ticks(window, pixels, MARGINS)
    return [f"{tick.text}/{tick.context}" if tick.context else tick.text for tick in found.ticks if tick.text]


@pytest.mark.parametrize(("first", "last", "pixels", "expected"), WORDS)
def test_ticks_say_times_days_months_and_years_in_words(first, last, pixels, expected):
    words = words_of(window_of(first, last), pixels)
    assert [word for word in words if word in expected] == expected


years = st.integers(-200_000, 20_000).map(lambda year: to_days(year, 1, 1) * DAY)
lengths = st.floats(60, 3e12).map(lambda seconds: float(int(seconds))) | st.sampled_from((60.0, 3_600.0, DAY * 1.0))


@given(years, lengths, st.sampled_from((120, 330, 600, 1_000, 1_800)))
@example(to_days(-170_000_001, 1, 1) * DAY, 5.4e15, 330)
def test_words_of_ticks_never_touch_or_leave_the_chart(start, length, pixels):
    window = (start, start + length)
    found = find_ticks(window, pixels, MARGINS)
    scale = pixels / length
    for line in ("text", "context"):
        shown = [
            ((tick.seconds - start) * scale + found.shift, text_width(getattr(tick, line), SIZE) / 2)
            for tick in found.ticks
            if getattr(tick, line)
        ]
        assert all(
            place - half >= -MARGINS[0] - 0.01 and place + half <= pixels + MARGINS[1] + 0.01 for place, half in shown
        )
        assert all(two - one >= half + other for (one, half), (two, other) in pairwise(shown))
    assert len(found.ticks) <= pixels / 50 + 2
    assert all(window[0] <= tick.seconds <= window[1] for tick in found.ticks)


@given(years, st.floats(120, 3e11), st.sampled_from((600, 1_000, 1_800)))
def test_a_wide_axis_has_ticks_enough_to_tell_its_scale(start, length, pixels):
    assert len(find_ticks((start, start + length), pixels, MARGINS).ticks) >= 2


@given(years, lengths)
def test_the_first_words_name_their_day_or_year(start, length):
    found = find_ticks((start, start + length), 1_000, MARGINS)
    said = [tick for tick in found.ticks if tick.text]
    contexts = [tick.context for tick in said if tick.context]
    assert not contexts or said[0].context or said[1].context
    assert all(one != two for one, two in pairwise(contexts))


def test_the_name_of_a_day_stands_below_its_middle_as_its_marks_do():
    chart = draw(store_of(event("a", "2025-03-12")), "2025-03-10", "2025-03-16")
    number = next(n for n, words in enumerate(chart.axis["ticktext"]) if words.startswith("12 March"))
    place = chart.to_pixels(chart.axis["tickvals"][number]) + chart.axis["ticklabelshift"]
    assert place == pytest.approx(chart.marks[0].left, abs=1)


def test_both_axes_say_the_same():
    layout = draw(store_of(event("a", "2025-03-12")), "2025-03", "2025-03").layout
    above, below = layout["xaxis"], layout["xaxis2"]
    assert above["tickvals"] == below["tickvals"]
    assert [re.sub("<br>\u00a0$", "", words) for words in above["ticktext"]] == below["ticktext"]
    assert {words.count("<br>") for words in above["ticktext"]} == {1}, "lines above the chart stand at one height"


@pytest.mark.parametrize(
    ("first", "last", "when", "shown"),
    [
        ("2025-03-13", "2025-03-13", "2025-03-13", True),
        ("2025-03", "2025-03", "2025-03-13T10:00Z", True),
        ("2025-03", "2025-03", "2025-03-13", False),
    ],
)
def test_the_zone_is_named_where_times_are_shown(first, last, when, shown):
    layout = draw(store_of(event("a", when), zone="America/New_York"), first, last).layout
    assert layout["xaxis2"]["title"]["text"] == ("Times of day in America/New York" if shown else "")


@given(st.integers(to_days(100, 1, 1), to_days(9998, 1, 1)), st.integers(0, DAY - 1))
def test_a_place_on_a_date_axis_is_read_back_as_the_browser_writes_it(days, seconds):
    at, window = days * DAY + seconds, (0, 2)
    stamp = np.datetime64(at, "s").astype(str)
    for written in (stamp, stamp.replace("T", " "), f"{stamp.replace('T', ' ')}.1234", f"{stamp}Z"):
        assert from_axis(written, window) == pytest.approx(at, abs=0.2)
    if seconds == 0:
        assert from_axis(stamp[:10], window) == at
        assert from_axis(stamp[:16].replace("T", " "), window) == at


@given(years, st.floats(0, 1e11), st.floats(0, 1))
def test_reading_a_place_is_the_inverse_of_placing(start, length, share):
    window = (start, start + length)
    seconds = start + share * length
    read = from_axis(float(to_axis(np.array([seconds]), window)[0]), window)
    assert read == pytest.approx(seconds, abs=max(1.0, abs(start) * 1e-12))


@given(years, st.floats(0, 1e11))
def test_padding_a_window_never_changes_how_its_axis_is_read(start, length):
    window = (start, start + length)
    low, high = pad(window)
    assert low <= window[0]
    assert high >= window[1]
    assert has_dates((low, high)) == has_dates(window)


@pytest.mark.parametrize("when", ["2025-03-12T09:30Z", "2025-03-12T09:30:15Z", "0050-01-01T10:00Z"])
def test_a_window_of_no_length_is_drawn_as_an_hour(when):
    store = store_of(event("a", when))
    chart = draw(store, when, when) if ":15" not in when else draw(store)
    assert 3_000 < chart.window[1] - chart.window[0] < 4_000
    assert chart.marks[0].left == pytest.approx(chart.pixels / 2, abs=10)
    assert len(chart.axis["tickvals"]) >= 5


@pytest.mark.parametrize("when", ["-0043-03-15", "0099-05-05", "Y12000", "9999-12-31", "Y-170000002", "0000"])
def test_years_outside_the_date_axis_are_drawn_on_a_plain_one(when):
    chart = draw(store_of(event("a", when)))
    assert chart.axis["type"] == "linear"
    assert len(chart.marks) + len(chart.bars) == 1
    low, high = window_of(when, when)
    middle = chart.marks[0].seconds if chart.marks else (chart.bars[0].begin + chart.bars[0].end) / 2
    assert middle == pytest.approx((low + high) / 2, abs=max(60, abs(low) * 1e-6))


def test_years_from_100_to_9998_are_drawn_on_a_date_axis():
    for when in ("0101-03-15", "1962-10-22", "9998-01-01"):
        assert draw(store_of(event("a", when))).axis["type"] == "date"


def test_the_axis_stays_where_it_is_and_has_words_for_each_tick():
    axis = time_axis(window_of("2025-03-10", "2025-03-16"), LIGHT, 1_000, MARGINS)
    assert axis["fixedrange"] is True
    assert len(axis["tickvals"]) == len(axis["ticktext"]) == 7
