"""Dates for formats that know instants only: the first and last of what a date allows, no finer than it is known."""

from dataclasses import dataclass
from datetime import tzinfo

from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, from_days, seconds_east
from diplomatic_timeline.when.moment import Moment

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_SHOWN = {"second": 6, "minute": 5, "day": 3, "month": 2, "season": 2, "quarter": 2, "third": 2, "half": 2}
"""How many parts of a date are known at each precision; at all others, the year alone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in parts, from the year on, as many as are known; `offset` is minutes east of UTC, None if not told."""

    parts: tuple[int, ...]
    offset: int | None = None

    def named(self) -> dict[str, int]:
        """Return the parts by name."""
        return dict(zip(_PARTS, self.parts, strict=False))


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last moment of a date; they are equal where it is one moment at its own precision.

    `low` and `high` are its first and last day, counted from 1970-01-01, without what `~` adds; None where it is open.
    """

    first: Point
    last: Point
    low: int | None
    high: int | None

    @property
    def is_timed(self) -> bool:
        """Say whether it begins at a time of day."""
        return len(self.first.parts) > 3


def find_span(when: When | None, zone: tzinfo | None = None) -> Span | None:
    """Return the span of a date, None where it has no place on a time axis. An open side ends with the other.

    Times with an offset are on the wall clock of `zone`, or else on the one that they are told on.
    """
    if when is None or not when.is_bounded:
        return None
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None or start.low is None or end.high is None:
        return None
    return Span(
        _point(start, start.low, zone),
        _point(end, end.high, zone),
        _day(start.low, start) if when.start else None,
        _day(end.high, end) if when.end else None,
    )


def _point(moment: Moment, seconds: int, zone: tzinfo | None) -> Point:
    offset = moment.offset
    if zone is not None and offset is not None:
        offset = seconds_east(seconds, zone) // 60
    days, rest = divmod(seconds + 60 * (offset or 0), DAY)
    parts = (*from_days(days), rest // 3_600, rest % 3_600 // 60, rest % 60)
    known = _SHOWN.get(moment.precision, 1)
    return Point(parts[:known], offset if known > 3 else None)


def _day(seconds: int, moment: Moment) -> int:
    return (seconds + 60 * (moment.offset or 0)) // DAY
