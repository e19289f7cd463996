"""The time axis: milliseconds where Plotly's dates reach, plain years beyond, ticks in words."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.palette import Ink
from diplomatic_timeline.when.calendar import DAY, to_days

_FIRST = to_days(100, 1, 1) * DAY
_LAST = to_days(9999, 1, 1) * DAY
_YEAR = 365.2425 * DAY
_HOUR = 3_600_000
_MINUTES = (1, 2, 5, 10, 15, 30)
_HOURS = (1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000)
_ROOMY, _TIGHT = 96, 58
"""Pixels from one tick to the next at the least, with whole and with shortened names of months."""


def has_dates(window: tuple[float, float]) -> bool:
    """Say whether the window lies in the years that the chart's date axis can show (100 to 9999)."""
    return window[0] >= _FIRST and window[1] <= _LAST


def to_axis(seconds: NDArray[np.float64], window: tuple[float, float]) -> NDArray[np.float64]:
    """Return axis values: milliseconds since 1970 on a date axis, years before or after 1 CE on a plain one."""
    return seconds * 1_000.0 if has_dates(window) else seconds / _YEAR + 1970


def from_axis(value: Any, window: tuple[float, float]) -> float:
    """Return the seconds of a place on the axis, as the browser reports it (a date text, or a number)."""
    if isinstance(value, str):
        stamp = np.datetime64(value.replace(" ", "T").rstrip("Z"), "ms")
        return float(stamp.astype(np.int64)) / 1_000
    return float(value) / 1_000 if has_dates(window) else (float(value) - 1970) * _YEAR


def time_axis(window: tuple[float, float], theme: Ink, pixels: float) -> dict[str, Any]:
    """Return the layout of a time axis over the window, with ticks as near to each other as their words allow."""
    low, high = to_axis(np.array(window, float), window)
    axis: dict[str, Any] = {
        "range": [low, high],
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": theme.line,
        "griddash": "solid",
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"color": theme.muted, "size": 12},
        "automargin": False,
    }
    if has_dates(window):
        return axis | {"type": "date"} | _date_ticks(window, pixels)
    years = _year_ticks(low, high, pixels)
    return axis | {"type": "linear", "tickvals": years, "ticktext": [_year(year) for year in years]}


def shows_times(window: tuple[float, float], pixels: float) -> bool:
    """Say whether the ticks of such an axis are times of day."""
    return has_dates(window) and _step_hours(window, pixels) <= 12


def _step_hours(window: tuple[float, float], pixels: float) -> float:
    room = _ROOMY if pixels >= 500 else _TIGHT
    return (window[1] - window[0]) / 3_600 * room / pixels


def _date_ticks(window: tuple[float, float], pixels: float) -> dict[str, Any]:
    """Choose the finest step of whole minutes, hours, days, weeks, months or years that leaves room for the words."""
    hours, month = _step_hours(window, pixels), "%B" if pixels >= 500 else "%b"
    stops = [
        {"dtickrange": [None, 12 * _HOUR], "value": f"%H:%M\n%-d {month}"},
        {"dtickrange": [12 * _HOUR, 27 * 24 * _HOUR], "value": f"%-d {month}\n%Y"},
        {"dtickrange": [27 * 24 * _HOUR, "M11"], "value": f"{month}\n%Y"},
        {"dtickrange": ["M11", None], "value": "%Y"},
    ]
    for step in (*(minutes / 60 for minutes in _MINUTES), *_HOURS):
        if step >= hours:
            # 5 January 1970 was a Monday: weeks begin there, and every shorter step falls on midnights too.
            ticks: dict[str, Any] = {"tickformatstops": stops, "tick0": "1970-01-05", "dtick": step * _HOUR}
            # The name of a day stands below its middle, as its marks do.
            return ticks | ({"ticklabelshift": round(DAY / 2 * pixels / (window[1] - window[0]))} if step >= 24 else {})
    months = next((step for step in _MONTHS if step * 30.4 * 24 >= hours), _MONTHS[-1])
    mode = "period" if months in (1, 12) else "instant"
    return {"tickformatstops": stops, "tick0": "1900-01-01", "dtick": f"M{months}", "ticklabelmode": mode}


def _year_ticks(low: float, high: float, pixels: float) -> list[int]:
    least = (high - low) * _ROOMY / pixels
    power = 10 ** int(np.floor(np.log10(max(least, 1))))
    step = next((power * round_step for round_step in (1, 2, 5, 10) if power * round_step >= least), power * 10)
    return list(range(int(np.ceil(low / step)) * step, int(high) + 1, step))


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year:,} BCE" if 1 - year >= 10_000 else f"{1 - year} BCE"
    return f"{year:,}" if year >= 10_000 else f"{year}" if year >= 1_000 else f"{year} CE"
