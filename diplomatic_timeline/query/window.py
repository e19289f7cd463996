"""Time windows: from seconds on a chart to the `from` and `to` of a query, and how they move."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from diplomatic_timeline.query.query import Query
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, from_days

_WHOLE_DAYS_FROM = 3 * DAY


def with_window(query: Query, low: float, high: float, zone: tzinfo) -> Query:
    """Return the query with the window `low` to `high`, wall-clock seconds in `zone`.

    Windows of three days or more are widened to whole days, shorter ones to whole minutes with the zone's offset.
    """
    low, high = sorted((low, high))
    if high - low >= _WHOLE_DAYS_FROM:
        start, end = day_text(int(low // DAY)), day_text(int(-(-high // DAY)) - 1)
    else:
        start, end = _minute_text(low, zone), _minute_text(max(high, low + 60), zone)
    return replace(query, start=When.parse(start), end=When.parse(end))


def moved(window: tuple[float, float], *, by: float = 0.0, zoom: float = 1.0) -> tuple[float, float]:
    """Return the window moved by a share of its width, or zoomed about its middle (2.0 shows twice as much).

    Windows of three days or more move by whole days, so that moving back leads back.
    """
    low, high = window
    width = high - low
    if by:
        way = by * width if width < _WHOLE_DAYS_FROM - DAY else round(by * width / DAY) * DAY
        return low + way, high + way
    middle = (low + high) / 2
    half = max(width * zoom / 2, 1_800)
    return middle - half, middle + half


def day_text(days: int) -> str:
    """Return the EDTF day that is `days` after 1970-01-01."""
    year, month, day = from_days(days)
    sign = ("Y" if abs(year) > 9_999 else "") + ("-" if year < 0 else "")
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def _minute_text(seconds: float, zone: tzinfo) -> str:
    days, rest = divmod(int(seconds), DAY)
    text = f"{day_text(days)}T{rest // 3_600:02d}:{rest % 3_600 // 60:02d}"
    try:
        wall = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))).replace(tzinfo=zone)
    except OverflowError:  # outside the years of datetime there are no zones, only days
        return day_text(days)
    offset = int((wall.utcoffset() or timedelta()).total_seconds()) // 60
    if offset == 0:
        return f"{text}Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{text}{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"
