"""What holds for every EDTF value."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import from_days, to_days
from diplomatic_timeline.when.words import describe_precision
from tests.when.generator import EDTF_TEXTS, full_dates, times

ZONES = st.sampled_from(["UTC", "America/New_York", "Europe/Moscow", "Asia/Kathmandu", "Pacific/Auckland"]).map(
    ZoneInfo
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@settings(max_examples=1_000, deadline=None)
@given(EDTF_TEXTS)
def test_generated_text_is_read_and_kept_as_written(text):
    when = When.parse(text)
    assert str(when) == text
    assert When.parse(str(when)) == when


@settings(max_examples=500, deadline=None)
@given(EDTF_TEXTS, ZONES)
def test_bounds_are_in_order_in_every_zone(text, zone):
    when = When.parse(text)
    for earliest, latest in ((when.earliest, when.latest), when.bounds(), when.bounds(zone)):
        assert earliest is None or latest is None or earliest <= latest


@settings(max_examples=300, deadline=None)
@given(EDTF_TEXTS, ZONES)
def test_words_and_precision_are_said_for_every_value(text, zone):
    when = When.parse(text)
    assert when.words()
    assert when.words(zone)
    if when.is_bounded:
        assert describe_precision(when)
    else:
        with pytest.raises(WhenError, match="no bound"):
            describe_precision(when)


def same_meaning(text: str) -> str:
    """Bring texts that mean the same to one form: only these may share their words."""
    text = re.sub(r"T(\d\d:\d\d(?::\d\d)?)(?:\+00(?::?00)?|-00(?::?00)?)", r"T\1Z", text)
    return "{" + ",".join(sorted(text[1:-1].split(","))) + "}" if text.startswith("{") else text


@settings(max_examples=60, deadline=None)
@given(st.lists(EDTF_TEXTS, min_size=40, max_size=60))
def test_values_with_different_meanings_have_different_words(texts):
    seen = {}
    for text in texts:
        other = seen.setdefault(When.parse(text).words(), text)
        assert same_meaning(other) == same_meaning(text)


def near_values() -> list[str]:
    """Values that are easily confused: one date in every precision, form and qualification."""
    dates = ["1960", "196X", "19XX", "1XXX", "1960-XX", "1960-XX-XX", "1960-01", "1960-01-XX", "1960-01-01", "1961"]
    dates += [f"1960-{code}" for code in range(21, 42)]
    dates += ["1960-01-01T00:00", "1960-01-01T00:00Z", "1960-01-01T00:00:00", "1960-01-01T00:00:00Z"]
    marked = [date + mark for date in dates for mark in ("", "~", "?", "%")]
    forms = ("{0}/..", "{0}/", "../{0}", "/{0}", "[{0}..]", "[..{0}]", "{0}/1999", "{0}/{0}")
    spans = [form.format(one) for one in marked for form in forms]
    pairs = [form.format(one) for one in dates for form in ("[{},1999]", "{{{},1999}}", "[{}..1999]", "{{{}..1999}}")]
    return marked + spans + pairs + ["0096", "-0096", "096X", "Y19600", "1960S2", "1960S3", "?1960-01", "1960?-01"]


def test_values_that_are_near_each_other_have_different_words():
    seen = {}
    for text in near_values():
        assert seen.setdefault(When.parse(text).words(), text) == text
    assert len(seen) > 1_000


@settings(max_examples=300, deadline=None)
@given(times(), ZONES)
def test_bounds_are_on_the_wall_clock_of_the_zone(text, zone):
    when = When.parse(text)
    first = when.earliest
    if not when.is_timed:
        assert when.bounds(zone) == (when.earliest, when.latest)
        return
    try:
        wall = (EPOCH + timedelta(seconds=first)).astimezone(zone).replace(tzinfo=UTC)
    except OverflowError:
        assert when.bounds(zone)[0] == first
        return
    assert when.bounds(zone)[0] == (wall - EPOCH) // timedelta(seconds=1)


@settings(max_examples=200, deadline=None)
@given(full_dates(), ZONES)
def test_a_date_stays_on_its_own_day_in_every_zone(text, zone):
    when = When.parse(text)
    assert when.bounds(zone) == (when.earliest, when.latest)
    assert when.words(zone) == when.words()


def test_a_time_crosses_midnight_and_summer_time_with_the_zone():
    speech = When.parse("1962-10-22T19:00-04:00")
    assert speech.words(ZoneInfo("Europe/Moscow")) == "23 October 1962, 02:00 (UTC+3)"
    assert speech.words(ZoneInfo("America/New_York")) == "22 October 1962, 19:00 (UTC−4)"
    assert When.parse("1962-11-20T18:00-05:00").words(ZoneInfo("America/New_York")) == "20 November 1962, 18:00 (UTC−5)"


def test_an_interval_that_states_one_zone_ends_no_earlier_than_it_starts():
    evening = When.parse("1962-10-30T23:10-05:00/1962-10-30")
    low, high = evening.bounds(ZoneInfo("America/New_York"))
    assert high - low == 49 * 60 + 59
    low, high = evening.bounds(ZoneInfo("Europe/Moscow"))
    assert low == high


# later, earlier, whether it is after the other in every zone
ORDER = [
    ("2025-03-14", "2025-03-13", True),
    ("2025-03-13", "2025-03-13", False),
    ("2025-03-13", "2025-03", False),
    ("2025-03-13T23:00-04:00", "2025-03-13", False),
    ("2025-03-15T23:00-04:00", "2025-03-13", True),
    ("2025-03-13T12:01Z", "2025-03-13T12:00Z", True),
    ("../2025", "1999", False),
    ("2025", "1999/..", False),
]


@pytest.mark.parametrize(("later", "earlier", "holds"), ORDER)
def test_after_means_after_in_every_zone(later, earlier, holds):
    assert When.parse(later).is_after(When.parse(earlier)) is holds


@given(st.integers(-10_000_000, 10_000_000))
def test_days_and_dates_are_inverse(days):
    assert to_days(*from_days(days)) == days


@given(st.dates())
def test_days_agree_with_datetime(day):
    assert to_days(day.year, day.month, day.day) == (day - EPOCH.date()).days
