"""The thicket: the narrow part of a chart in which most of its events stand, named lest it look like a few."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from diplomatic_timeline.figures.axis import Window
from diplomatic_timeline.figures.canvas import Canvas
from diplomatic_timeline.figures.lettering import shorten, text_width
from diplomatic_timeline.figures.spans import Spans
from diplomatic_timeline.when.calendar import DAY

HEIGHT = 17
_SIZE = 11
_FEWEST = 12
_NARROW, _NEXT = 0.04, 0.01
"""Half of the events in so small a share of the width are a thicket; what is so near to its edge belongs to it."""
_BEYOND = 7
_UNITS = ((365.25 * DAY, "year"), (30.44 * DAY, "month"), (DAY, "day"), (3_600.0, "hour"), (60.0, "minute"))


@dataclass(frozen=True, slots=True)
class Thicket:
    """From which second to which, and how many of how many events lie there whole."""

    low: float
    high: float
    count: int
    total: int

    @property
    def words(self) -> str:
        """Return what it says of itself: "58 of 80 events lie within these 39 days"."""
        length = self.high - self.low
        second, unit = next(
            (one for one in _UNITS if length >= 2 * one[0] or math.isclose(length, one[0], rel_tol=0.03)), _UNITS[-1]
        )
        count = math.ceil(length / second * 0.97)
        within = f"these {count} {unit}s" if count > 1 else f"one {unit}"
        return f"{self.count:,} of {self.total:,} events lie within {within}"


def find_thicket(spans: Spans, window: Window) -> Thicket | None:
    """Return the thicket of the events that are drawn in the window, if there is one.

    It reaches from the first to the last second that its events may take: days count as whole days.
    """
    width, total = window[1] - window[0], int(np.count_nonzero(spans.shown))
    members = np.flatnonzero(spans.shown & (spans.high - spans.low <= _NARROW * width))
    half = (total + 1) // 2
    if total < _FEWEST or len(members) < half:
        return None
    members = members[np.argsort((spans.low + spans.high)[members], kind="stable")]
    places = ((spans.low + spans.high) / 2)[members]
    lengths = places[half - 1 :] - places[: len(places) - half + 1]
    first = int(lengths.argmin())
    if lengths[first] > _NARROW * width:
        return None
    apart = np.flatnonzero(np.diff(places) > _NEXT * width) + 1
    begin = int(apart[apart <= first].max(initial=0))
    end = int(apart[apart >= first + half].min(initial=len(places)))
    if places[end - 1] - places[begin] > 3 * _NARROW * width:
        begin, end = first, first + half
    low, high = float(spans.low[members[begin:end]].min()), float(spans.high[members[begin:end]].max())
    return Thicket(low, high, int(np.count_nonzero(spans.shown & (spans.low >= low) & (spans.high <= high))), total)


def thicket_layout(canvas: Canvas, thicket: Thicket | None, top: int) -> tuple[list[dict[str, Any]], ...]:
    """Return the shape and the note that say it, in a line of the header that begins `top` pixels from above."""
    if thicket is None:
        return [], []
    pixels = canvas.sheet.to_pixels(np.array([thicket.low, thicket.high])) + np.array([-_BEYOND, _BEYOND])
    left, right = canvas.x_at(np.clip(pixels, 0, canvas.sheet.pixels)).tolist()
    bottom, colour = top + HEIGHT - 2, canvas.theme.text
    line = {"type": "line", "xref": "x", "yref": "y", "x0": left, "x1": right, "y0": bottom, "y1": bottom}
    words = shorten(thicket.words, canvas.sheet.pixels, _SIZE)
    at = max(min(float(pixels[0]), canvas.sheet.pixels - text_width(words, _SIZE)), 0.0)
    note = {"xref": "x", "yref": "y", "x": float(canvas.x_at(np.array([at]))[0]), "y": top + HEIGHT / 2 - 2}
    look = {"text": words, "showarrow": False, "xanchor": "left", "yanchor": "middle"}
    return [line | {"line": {"color": colour, "width": 1.5}}], [
        note | look | {"font": {"size": _SIZE, "color": colour}}
    ]
