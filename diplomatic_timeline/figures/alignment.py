"""Two periods on one sheet: by their dates, by their starts, or by the stretches in which most happens."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.axis import Window
from diplomatic_timeline.store.interface import NO_END, NO_START, Rows

Alignment = Literal["dates", "starts", "cores"]
_SHARE = 0.8
"""The core is the shortest stretch that holds this share of the events."""


def find_core(rows: Rows) -> Window | None:
    """Return the shortest stretch that holds four in five of the events, in seconds; None if none has a date.

    An event counts where it may have begun, or ended if its beginning is not known.
    """
    first = np.where(rows.start_low == NO_START, rows.end_high, rows.start_low)
    places = np.sort(first[first != NO_END])
    if not len(places):
        return None
    many = max(int(np.ceil(len(places) * _SHARE)), 1)
    lengths = places[many - 1 :] - places[: len(places) - many + 1]
    begin = int(lengths.argmin())
    return float(places[begin]), float(places[begin + many - 1])


def align(upper: Window, lower: Window, how: Alignment) -> tuple[Window, Window]:
    """Return the windows to draw: the one that holds both periods, or two of equal length, each from its start."""
    if how == "dates":
        both = min(upper[0], lower[0]), max(upper[1], lower[1])
        return both, both
    length = max(upper[1] - upper[0], lower[1] - lower[0])
    return (upper[0], upper[0] + length), (lower[0], lower[0] + length)


def overlap(upper: Window, lower: Window) -> bool:
    """Say whether two periods have a time in common."""
    return upper[0] <= lower[1] and lower[0] <= upper[1]


def to_days(rows: Rows, start: float) -> NDArray[np.int64]:
    """Return on which day each event (may have) begun, the one on which `start` lies being the first."""
    first = np.where(rows.start_low == NO_START, rows.end_high, rows.start_low)
    return (first // 86_400 - int(start // 86_400) + 1).astype(np.int64)
