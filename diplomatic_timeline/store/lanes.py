"""Lanes and histograms: which rows the chart has, which events lie in them, and how many over time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.clock import Clock
from diplomatic_timeline.store.interface import Histogram, LaneField, Lanes
from diplomatic_timeline.store.labels import Labels, Rows
from diplomatic_timeline.store.selection import Selection

OTHER = "other"
NOT_STATED = "not stated"


@dataclass(frozen=True)
class LaneMap:
    """Where events lie: the lane of each code of `labels` (-1: in none), and the lane of those without a value."""

    labels: Labels
    lane_of: NDArray[np.int16]
    lane_of_none: int
    folded_lane: int

    def lay(self, rows: Rows) -> tuple[NDArray[np.integer], NDArray[np.int16]]:
        """Return (index into `rows`, lane) pairs: each event once in each of its lanes."""
        entries, codes = self.labels.pairs(rows)
        lanes = self.lane_of[codes]
        entries, lanes = entries[lanes >= 0], lanes[lanes >= 0]
        if self.folded_lane >= 0:
            folded = lanes == self.folded_lane
            meets = np.zeros(len(rows), np.bool_)
            meets[entries[folded]] = True
            extra = np.flatnonzero(meets)
            entries = np.concatenate([entries[~folded], extra])
            lanes = np.concatenate([lanes[~folded], np.full(len(extra), self.folded_lane, np.int16)])
        if self.lane_of_none >= 0:
            extra = np.flatnonzero(self.labels.missing()[rows])
            entries = np.concatenate([entries, extra])
            lanes = np.concatenate([lanes, np.full(len(extra), self.lane_of_none, np.int16)])
        return entries, lanes


def choose_lanes(selection: Selection, field: LaneField, limit: int) -> Lanes:
    """Return at most `limit` lanes: chosen values first, then the most frequent; "not stated" and "other" last.

    Chosen values have a lane even where no event of theirs matches. A value that is itself called "other" shares
    that lane when there is one.
    """
    labels = _lane_labels(selection, field)
    counts = labels.counts(selection.picked)
    unstated = int(np.count_nonzero(labels.missing() & selection.picked.mask))
    chosen = _chosen_codes(selection, field, labels)
    codes = sorted(
        chosen | set(np.flatnonzero(counts).tolist()),
        key=lambda code: (code not in chosen, -counts[code], labels.names[code]),
    )
    room, folded = limit - bool(unstated), []
    if len(codes) > room:
        named = [code for code in codes if labels.names[code] != OTHER][: max(room - 1, 0)]
        folded = [code for code in codes if code not in set(named)]
        codes = named
    lanes = [(labels.names[code], int(counts[code])) for code in codes]
    if unstated:
        lanes.append((NOT_STATED, unstated))
    if folded:
        lanes.append((OTHER, int(np.count_nonzero(labels.having(folded) & selection.picked.mask))))
    return Lanes(field, tuple(name for name, _ in lanes), tuple(count for _, count in lanes), len(folded))


def map_lanes(selection: Selection, lanes: Lanes) -> LaneMap:
    """Return where events lie in lanes that were chosen, for this or for another query."""
    labels = _lane_labels(selection, lanes.field)
    folded_lane = len(lanes.names) - 1 if lanes.folded else -1
    lane_of = np.full(len(labels.names) + 1, folded_lane, np.int16)
    named = lanes.names[:-1] if lanes.folded else lanes.names
    lane_of_none = -1
    for lane, name in enumerate(named):
        if name == NOT_STATED and lane == len(named) - 1:
            lane_of_none = lane
        elif name in labels.places:
            lane_of[labels.places[name]] = lane
    return LaneMap(labels, lane_of, lane_of_none, folded_lane)


def count_over_time(selection: Selection, bins: int, lanes: Lanes | None, span: tuple[int, int] | None) -> Histogram:
    """Count the selection's dated events in equal stretches of `span`; see `EventStore.histogram`."""
    clock = selection.clock
    span = span or clock.extent(selection.picked.rows)
    height = len(lanes.names) if lanes else 1
    if span is None or clock.edges is None:
        return Histogram(np.zeros(bins + 1, np.int64), np.zeros((height, bins), np.int32))
    edges = cut(span, bins)
    first, last = _touched_bins(clock, edges)
    rows = selection.picked.rows
    rows = rows[(first <= last)[clock.code[rows]]]
    lane: NDArray[np.integer] | int = 0
    if lanes:
        entries, lane = map_lanes(selection, lanes).lay(rows)
        rows = rows[entries]
    code = clock.code[rows]
    width = len(edges)
    key = np.asarray(lane, np.int64) * width
    change = np.bincount(key + first[code], minlength=height * width)
    change -= np.bincount(key + last[code] + 1, minlength=height * width)
    counts = change.reshape(height, width).cumsum(axis=1)[:, :-1]
    return Histogram(edges, counts.astype(np.int32))


def cut(span: tuple[int, int], bins: int) -> NDArray[np.int64]:
    """Return the edges of `bins` stretches of whole seconds, as equal as can be, fewer if there are fewer seconds."""
    start, length = span[0], span[1] + 1 - span[0]
    bins = max(min(bins, length), 1)
    width, rest = divmod(length, bins)
    return np.array([start + width * bin_ + rest * bin_ // bins for bin_ in range(bins + 1)], np.int64)


def _touched_bins(clock: Clock, edges: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return first and last bin of each distinct time; first > last where it touches none."""
    bins = len(edges) - 1
    earliest, latest = clock.edges or (0, 0)
    low = np.maximum(clock.low, earliest)
    high = np.maximum(np.minimum(clock.high, latest), low)
    first = np.maximum(np.searchsorted(edges, low, "right") - 1, 0)
    last = np.minimum(np.searchsorted(edges, high, "right") - 1, bins - 1)
    outside = ~clock.dated | (low >= edges[-1]) | (high < edges[0])
    return np.where(outside, bins, first), np.where(outside, -1, last)


def _lane_labels(selection: Selection, field: LaneField) -> Labels:
    return selection.index.lane_labels[field] if field in selection.index.lane_labels else selection.labels(field)


def _chosen_codes(selection: Selection, field: LaneField, labels: Labels) -> set[int]:
    if field in ("country", "side"):  # the query's country is that of the place, these are the actors'
        return set()
    names = getattr(selection.query, field)
    if field == "actor":
        names = [selection.index.canonical.get(name, name) for name in names]
    return {labels.places[name] for name in names if name in labels.places}
