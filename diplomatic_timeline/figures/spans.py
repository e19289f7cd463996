"""What is known of each event's time, cut to the window: where it may be, surely is, and where a mark may stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.axis import Window, shows_times
from diplomatic_timeline.store.interface import NO_END, NO_START, Rows
from diplomatic_timeline.when.calendar import DAY
from diplomatic_timeline.when.moment import PRECISIONS

_DAY_PRECISION = PRECISIONS.index("day")
_SLIM = 6
"""An event that lasts is drawn as a mark where its bar would be narrower than this, in pixels."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Each event's time in seconds, inside the window: it may lie between `low` and `high`.

    An event that `lasts` is surely going on from `sure_low` to `sure_high`. `is_point` tells events whose mark stands
    at `point`, on a ground from `low` to `high`: those known to the time; those known to the day, unless the axis
    tells times of day, which nobody knows of them; and those that last so shortly that a bar could not be seen. All
    others are drawn as stretches. `soft_start` and `soft_end` tell ends that fade: those of approximate dates, open
    ones, and ends vaguer than a day. `opens` and `closes` tell ends without a bound. `shown` leaves out events without
    a date and those outside the window.
    """

    low: NDArray[np.float64]
    sure_low: NDArray[np.float64]
    sure_high: NDArray[np.float64]
    high: NDArray[np.float64]
    shown: NDArray[np.bool_]
    point: NDArray[np.float64]
    is_point: NDArray[np.bool_]
    lasts: NDArray[np.bool_]
    approximate: NDArray[np.bool_]
    soft_start: NDArray[np.bool_]
    soft_end: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]

    @property
    def reach(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return from where to where, in seconds, a line may end at the event: its mark, or all of its stretch."""
        return np.where(self.is_point, self.point, self.low), np.where(self.is_point, self.point, self.high)


def find_spans(rows: Rows, window: Window, pixels: float) -> Spans:
    """Cut the events' times to the window, which is drawn so many pixels wide."""
    left, right = window
    opens, closes = rows.start_low == NO_START, rows.end_high == NO_END
    first, last = np.where(opens, left, rows.start_low), np.where(closes, right, rows.end_high + 1.0)
    low, high = np.clip(first, left, right), np.clip(last, left, right)
    approximate = np.array([bool(text) and ("~" in text or "%" in text) for text in rows.when], bool)
    sure_low, sure_high, is_sure = _sure(rows, window, low, high)
    soft_start = opens | approximate | (rows.start_high.astype(float) - rows.start_low > DAY)
    soft_end = closes | approximate | (rows.end_high.astype(float) - rows.end_low > DAY)
    is_time = rows.precision < _DAY_PRECISION
    is_named = is_time if shows_times(window, pixels) else rows.precision <= _DAY_PRECISION
    is_slim = rows.interval & ~soft_start & ~soft_end & (last - first < _SLIM * (right - left) / pixels)
    return Spans(
        low=low,
        sure_low=sure_low,
        sure_high=sure_high,
        high=np.maximum(low, high),
        shown=~(opens & closes) & (opens | (rows.start_low <= right)) & (closes | (rows.end_high >= left)),
        # A time stands at its moment, a day in its middle.
        point=np.clip(np.where(is_time & ~approximate & ~rows.interval, first, (first + last) / 2), left, right),
        is_point=(~rows.interval & ~opens & ~closes & _is_single(rows) & is_named) | is_slim,
        lasts=is_sure,
        approximate=approximate,
        soft_start=soft_start,
        soft_end=soft_end,
        opens=opens,
        closes=closes,
    )


def _is_single(rows: Rows) -> NDArray[np.bool_]:
    """Say which events have one date as their time, not a choice of several ("[2025-03-12,2025-03-14]")."""
    return np.array([bool(text) and text[0] not in "[{" and "X" not in text for text in rows.when], bool)


def _sure(
    rows: Rows, window: Window, low: NDArray[np.float64], high: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return from when to when a lasting event is surely going on, and whether there is such a time (else its middle).

    It lies between the last moment at which the event can begin and the first at which it can end.
    """
    start_open, end_open = rows.start_high == NO_START, rows.end_low == NO_END
    sure_low = np.where(start_open, rows.end_low, rows.start_high + 1).astype(float)
    sure_high = np.where(end_open, rows.start_high + 1, rows.end_low).astype(float)
    is_sure = rows.interval & (sure_low <= sure_high)
    middle = (low + high) / 2
    bounds = np.where(is_sure, sure_low, middle), np.where(is_sure, sure_high, middle)
    return np.clip(bounds[0], *window), np.clip(bounds[1], *window), is_sure
