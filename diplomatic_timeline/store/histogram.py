"""Counting events over time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.clock import Clock
from diplomatic_timeline.store.interface import Histogram, Lanes
from diplomatic_timeline.store.labels import Picked, Single
from diplomatic_timeline.store.lanes import LaneMap, map_lanes
from diplomatic_timeline.store.selection import Selection


def count_over_time(selection: Selection, bins: int, lanes: Lanes | None, span: tuple[int, int] | None) -> Histogram:
    """Count the selection's dated events in equal stretches of `span`; see `EventStore.histogram`."""
    clock, picked = selection.clock, selection.picked
    span = span or selection.extent
    height = len(lanes.names) if lanes else 1
    if span is None:
        return Histogram(np.zeros(bins + 1, np.int64), np.zeros((height, bins), np.int32))
    edges = cut(span, bins)
    steps = Steps(clock, *_touched_bins(clock, edges), len(edges))
    if lanes is None:
        changes = steps.count(picked.take(clock.code))[np.newaxis]
    else:
        changes = _count_by_lane(steps, map_lanes(selection, lanes), picked, height)
    return Histogram(edges, changes.cumsum(axis=1)[:, :-1].astype(np.int32))


@dataclass(frozen=True)
class Steps:
    """Where counts step up and down: each distinct time begins in bin `first` and has ended in bin `stop`.

    There are `width` bins, the last of which stands for all time after the histogram.
    """

    clock: Clock
    first: NDArray[np.int64]
    stop: NDArray[np.int64]
    width: int

    def count(self, code: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return by how much the count of the given times changes at the start of each bin."""
        begun = np.bincount(self.first.take(code), minlength=self.width)
        return begun - np.bincount(self.stop.take(code), minlength=self.width)

    def count_apart(self, code: NDArray[np.integer], lane: NDArray[np.integer], height: int) -> NDArray[np.int64]:
        """Return the same for each of `height` lanes, of times that each lie in one of them."""
        offset = (np.arange(height) * self.width).take(lane)
        begun = np.bincount(offset + self.first.take(code), minlength=height * self.width)
        ended = np.bincount(offset + self.stop.take(code), minlength=height * self.width)
        return (begun - ended).reshape(height, self.width)


def cut(span: tuple[int, int], bins: int) -> NDArray[np.int64]:
    """Return the edges of `bins` stretches of whole seconds, as equal as can be, fewer if there are fewer seconds."""
    start, length = span[0], span[1] + 1 - span[0]
    bins = max(min(bins, length), 1)
    width, rest = divmod(length, bins)
    return np.array([start + width * index + rest * index // bins for index in range(bins + 1)], np.int64)


def _touched_bins(clock: Clock, edges: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first bin that each distinct time touches and the one after its last; both the end where none."""
    bins = len(edges) - 1
    earliest, latest = clock.edges or (0, 0)
    low = np.maximum(clock.low, earliest)
    high = np.maximum(np.minimum(clock.high, latest), low)
    first = np.maximum(np.searchsorted(edges, low, "right") - 1, 0)
    stop = np.minimum(np.searchsorted(edges, high, "right"), bins)
    outside = ~clock.dated | (low >= edges[-1]) | (high < edges[0])
    return np.where(outside, bins, first), np.where(outside, bins, stop)


def _count_by_lane(steps: Steps, where: LaneMap, picked: Picked, height: int) -> NDArray[np.int64]:
    code, labels = steps.clock.code, where.labels
    if isinstance(labels, Single):  # each event in one lane, those in none in a last one that is dropped
        lane_of = np.append(where.lane_of, where.lane_of_none)
        lane = np.where(lane_of < 0, height, lane_of).take(picked.take(labels.code))
        return steps.count_apart(picked.take(code), lane, height + 1)[:height]
    if picked.sparse:
        entries, lane = where.lay(picked.rows)
        return steps.count_apart(code.take(picked.rows.take(entries)), lane, height)
    changes = np.zeros((height, steps.width), np.int64)
    for lane, rows in where.members(picked):
        changes[lane] += steps.count(code.take(rows))
    return changes
