"""Where marks go: every event on its lanes, moments that meet stacked in sub-rows, the rest of a crowd counted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.spans import Spans
from diplomatic_timeline.figures.tracks import Track
from diplomatic_timeline.store.interface import Lanes, Rows

ROW = 15
"""Height of a sub-row in pixels."""
MARK = 12
"""Room that a mark takes, in pixels."""
_PADDING = 9
_CROWD = 12
"""Height of the line below a crowded lane that counts what found no room, and how near to each other marks must be to
be counted together."""
_CROWD_REACH = 30
_FEWEST, _DEEPEST = 4, 40
_TOUCH = 0.01
"""So many pixels two marks may share: days that follow each other meet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The plane that is drawn on: `pixels` wide for the seconds of `window`.

    `head` pixels are kept above the first lane, `lane_head` above the marks of every lane; all lanes together should
    have no more than `sub_rows`. A lane is at least as high as its `name_heights` asks.
    """

    window: tuple[float, float]
    pixels: float
    head: int
    lane_head: int
    sub_rows: int
    name_heights: tuple[int, ...] = ()

    @property
    def scale(self) -> float:
        """Return how many pixels a second takes."""
        return self.pixels / (self.window[1] - self.window[0])

    def to_pixels(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return pixels from the left edge."""
        return (seconds - self.window[0]) * self.scale


@dataclass(frozen=True, slots=True)
class Crowd:
    """Events near each other that found no room in a lane: their entries, and where the first would be, in pixels."""

    lane: int
    members: tuple[int, ...]
    middle: float
    y: float


@dataclass(frozen=True, slots=True)
class Marks:
    """One element for each event in each lane, lane by lane: `entry` indexes the rows, `y` is in pixels from the top.

    `hidden` tells those that found no room; they are counted in `crowds`. `left` and `right` (one an event) are what a
    mark takes, in pixels. `tracks` are what is taken in each sub-row of each lane, `track` is each mark's sub-row.
    """

    entry: NDArray[np.int32]
    lane: NDArray[np.int16]
    track: NDArray[np.int16]
    hidden: NDArray[np.bool_]
    y: NDArray[np.int16]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    lane_top: NDArray[np.int32]
    tracks: list[list[Track]]
    crowds: list[Crowd]
    height: int


def place_marks(rows: Rows, lanes: Lanes, spans: Spans, sheet: Sheet, chosen: int | None = None) -> Marks:
    """Give each event of each lane the first sub-row where it meets nothing: stretches first, then by time.

    The chosen event finds room in any case; where it can be without moving others, it is.
    """
    marks = _place(rows, lanes, spans, sheet, -1)
    if chosen is not None and marks.hidden[marks.entry == chosen].any():
        return _place(rows, lanes, spans, sheet, chosen)
    return marks


def _place(rows: Rows, lanes: Lanes, spans: Spans, sheet: Sheet, first: int) -> Marks:
    left, right = _extents(rows, spans, sheet)
    shown = spans.shown[rows.lane_entry]
    entry, lane = rows.lane_entry[shown].astype(np.int32), rows.lane[shown].astype(np.int16)
    order = np.lexsort((entry, left[entry], spans.is_point[entry], entry != first, lane))
    entry, lane = entry[order], lane[order]
    begins, ends = left[entry] + _TOUCH, right[entry] - _TOUCH
    # What lies deeper than this is hidden, however deep: one more would say that a count is needed, two that it stays.
    deepest = min(_most(_meetings(lane, begins, ends, len(lanes.names)), sheet.sub_rows) + 2, _DEEPEST)
    tracks: list[list[Track]] = [[] for _ in lanes.names]
    numbers = zip(lane.tolist(), begins.tolist(), ends.tolist(), strict=True)
    track = np.array([_settle(tracks[number], begin, end, deepest) for number, begin, end in numbers], np.int16)
    depth = np.array([max(len(taken), 1) for taken in tracks], np.int32)
    most = _most(depth, sheet.sub_rows)
    depth = np.where(depth == most + 1, depth, np.minimum(depth, most))  # a count takes as much room as one sub-row
    hidden = (track < 0) | (track >= depth[lane])
    crowded = np.bincount(lane[hidden], minlength=len(tracks)) > 0
    height = sheet.lane_head + depth * ROW + crowded * _CROWD + _PADDING
    height = np.maximum(height, sheet.name_heights or 0)
    top = sheet.head + np.cumsum(height) - height
    highest = top + sheet.lane_head + (_PADDING + ROW) // 2
    y = np.where(hidden, highest[lane] + depth[lane] * ROW - 1, highest[lane] + track * ROW).astype(np.int16)
    middle = np.where(spans.is_point, sheet.to_pixels(spans.point), left)
    crowds = _gather(entry[hidden], lane[hidden], middle, y[hidden])
    total = int(sheet.head + height.sum())
    return Marks(entry, lane, track, hidden, y, left, right, top, tracks, crowds, total)


def _extents(rows: Rows, spans: Spans, sheet: Sheet) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what each event takes in pixels: its mark, its day where that is wider, or its stretch."""
    low, high, point = (sheet.to_pixels(seconds) for seconds in (spans.low, spans.high, spans.point))
    least = np.where(rows.uncertain, MARK + 5, MARK) / 2
    left = np.where(spans.is_point, np.minimum(low, point - least), low)
    right = np.where(spans.is_point, np.maximum(high, point + least), np.maximum(high, low + MARK / 2))
    # A day that is hardly wider than its mark may touch its neighbours.
    slim = spans.is_point & (high - low < MARK) & ~rows.uncertain
    return np.where(slim, point - MARK / 2, left), np.where(slim, point + MARK / 2, right)


def _meetings(
    lane: NDArray[np.int16], begins: NDArray[np.float64], ends: NDArray[np.float64], lanes: int
) -> NDArray[np.int32]:
    """Return how many events of each lane meet at one moment at the most: it has at least so many sub-rows."""
    most = np.ones(lanes, np.int32)
    for number in range(lanes):
        members = lane == number
        starts, stops = np.sort(begins[members]), np.sort(ends[members])
        going_on = np.arange(1, len(starts) + 1) - np.searchsorted(stops, starts, "right")
        most[number] = max(going_on.max(initial=1), 1)
    return most


def _settle(tracks: list[Track], left: float, right: float, deepest: int) -> int:
    """Take the first free sub-row and return its number, -1 if there are too many to look for one."""
    for number, track in enumerate(tracks):
        if track.take_if_free(left, right):
            return number
    if len(tracks) == deepest:
        return -1
    tracks.append(Track())
    tracks[-1].take_if_free(left, right)
    return len(tracks) - 1


def _most(depth: NDArray[np.int32], sub_rows: int) -> int:
    """Return how many sub-rows a lane may have, so that all together have about `sub_rows`; a few in any case."""
    for most in range(_DEEPEST, _FEWEST, -1):
        if int(np.minimum(depth, most).sum()) <= sub_rows:
            return most
    return _FEWEST


def _gather(
    entry: NDArray[np.int32], lane: NDArray[np.int16], middle: NDArray[np.float64], y: NDArray[np.int16]
) -> list[Crowd]:
    crowds: list[Crowd] = []
    order = np.lexsort((middle[entry], lane))
    for number in order.tolist():
        one, its_lane, place = int(entry[number]), int(lane[number]), float(middle[entry[number]])
        last = crowds[-1] if crowds else None
        if last and last.lane == its_lane and place - last.middle < _CROWD_REACH:
            crowds[-1] = Crowd(last.lane, (*last.members, one), last.middle, last.y)
        else:
            crowds.append(Crowd(its_lane, (one,), place, float(y[number])))
    return crowds
