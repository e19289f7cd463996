"""The time axis: milliseconds where Plotly's dates reach, plain years beyond, ticks in words."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.palette import Ink
from diplomatic_timeline.figures.ticks import SIZE, find_ticks
from diplomatic_timeline.when.calendar import DAY, to_days

_FIRST = to_days(100, 1, 1) * DAY
_LAST = to_days(9999, 1, 1) * DAY
_YEAR = 365.2425 * DAY
_SHORTEST = 60
_INSTEAD = 1_800
_ROOM = 0.012
"""Share of the window that is kept free on either side."""

Window = tuple[float, float]
"""First and last second that are drawn, since 1970, on the wall clock."""


def has_dates(window: Window) -> bool:
    """Say whether the window lies in the years that the chart's date axis can show (100 to 9999)."""
    return window[0] >= _FIRST and window[1] <= _LAST


def pad(window: Window) -> Window:
    """Return the window with a little room on both sides, half an hour where it is shorter than a minute.

    The room never makes a window leave the years of the date axis, so that `from_axis` reads both alike.
    """
    low, high = window
    room = (high - low) * _ROOM if high - low >= _SHORTEST else _INSTEAD
    if has_dates(window):
        return max(low - room, _FIRST), min(high + room, _LAST)
    return low - room, high + room


def to_axis(seconds: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Return axis values: milliseconds since 1970 on a date axis, years before or after 1 CE on a plain one."""
    return seconds * 1_000.0 if has_dates(window) else seconds / _YEAR + 1970


def from_axis(value: Any, window: Window) -> float:
    """Return the seconds of a place on the axis, as the browser reports it (a date text, or a number)."""
    if isinstance(value, str):
        stamp = np.datetime64(value.replace(" ", "T").rstrip("Z"), "ms")
        return float(stamp.astype(np.int64)) / 1_000
    return float(value) / 1_000 if has_dates(window) else (float(value) - 1970) * _YEAR


def time_axis(window: Window, theme: Ink, pixels: float, margins: tuple[float, float]) -> dict[str, Any]:
    """Return the layout of a time axis over the window, with ticks as near to each other as their words allow.

    The axis takes `pixels`; left and right of it there is room for words of `margins` pixels.
    """
    found = find_ticks(window, pixels, margins)
    places = to_axis(np.array([tick.seconds for tick in found.ticks], float), window)
    return {
        "type": "date" if has_dates(window) else "linear",
        "range": to_axis(np.array(window, float), window).tolist(),
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": places.tolist(),
        "ticktext": [f"{tick.text}<br>{tick.context}" if tick.context else tick.text for tick in found.ticks],
        "ticklabelshift": round(found.shift),
        "showgrid": True,
        "gridcolor": theme.line,
        "griddash": "solid",
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"color": theme.muted, "size": SIZE},
        "automargin": False,
    }


def shows_times(window: Window, pixels: float) -> bool:
    """Say whether the ticks of such an axis are times of day."""
    return find_ticks(window, pixels, (0, 0)).is_timed
