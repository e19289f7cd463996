"""Lanes: which rows the chart has, and which events lie in them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.interface import LaneField, Lanes
from diplomatic_timeline.store.labels import Labels, Picked, Rows
from diplomatic_timeline.store.selection import Selection

OTHER = "other"
NOT_STATED = "not stated"


@dataclass(frozen=True)
class LaneMap:
    """Where events lie: the lane of each code of `labels` (-1: in none), and the lane of those without a value.

    Values that share the lane `folded_lane` (-1: there is none) may meet in one event.
    """

    labels: Labels
    lane_of: NDArray[np.int16]
    lane_of_none: int
    folded_lane: int

    def lay(self, rows: Rows) -> tuple[NDArray[np.integer], NDArray[np.int16]]:
        """Return (index into `rows`, lane) pairs: each event once in each of its lanes."""
        entries, codes = self.labels.pairs(rows)
        lanes = self.lane_of.take(codes)
        named = np.flatnonzero((lanes >= 0) & (lanes != self.folded_lane))
        folded = np.zeros(len(rows), np.bool_)
        folded[entries[lanes == self.folded_lane]] = self.folded_lane >= 0
        unstated = self.labels.missing.take(rows) & (self.lane_of_none >= 0)
        alone = [(np.flatnonzero(folded), self.folded_lane), (np.flatnonzero(unstated), self.lane_of_none)]
        return (
            np.concatenate([entries.take(named), *(some for some, _ in alone)]),
            np.concatenate([lanes.take(named), *(np.full(len(some), lane, np.int16) for some, lane in alone)]),
        )

    def members(self, picked: Picked) -> Iterator[tuple[int, Rows]]:
        """Yield each lane with those of the picked events that lie in it, each once, ascending."""
        for code in np.flatnonzero((self.lane_of >= 0) & (self.lane_of != self.folded_lane)).tolist():
            yield int(self.lane_of[code]), self.labels.within(code, picked)
        if self.folded_lane >= 0:
            folded = self.labels.having(np.flatnonzero(self.lane_of == self.folded_lane))
            yield self.folded_lane, np.flatnonzero(folded & picked.mask)
        if self.lane_of_none >= 0:
            yield self.lane_of_none, np.flatnonzero(self.labels.missing & picked.mask)


def choose_lanes(selection: Selection, field: LaneField, limit: int) -> Lanes:
    """Return at most `limit` lanes: chosen values first, then the most frequent; "not stated" and "other" last.

    Chosen values that occur in the timeline have a lane even where no event of theirs matches. A value that is itself
    called "other" shares that lane when there is one.
    """
    labels = _lane_labels(selection, field)
    counts = labels.counts(selection.picked)
    unstated = int(np.count_nonzero(labels.missing & selection.picked.mask))
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
    lane_of = np.full(len(labels.names), folded_lane, np.int16)
    named = lanes.names[:-1] if lanes.folded else lanes.names
    lane_of_none = -1
    for lane, name in enumerate(named):
        if name == NOT_STATED and lane == len(named) - 1:
            lane_of_none = lane
        elif name in labels.places:
            lane_of[labels.places[name]] = lane
    return LaneMap(labels, lane_of, lane_of_none, folded_lane)


def _lane_labels(selection: Selection, field: LaneField) -> Labels:
    return selection.index.lane_labels[field] if field in selection.index.lane_labels else selection.labels(field)


def _chosen_codes(selection: Selection, field: LaneField, labels: Labels) -> set[int]:
    if field in ("country", "side"):  # the query's country is that of the place, these are the actors'
        return set()
    names = getattr(selection.query, field)
    if field == "actor":
        names = [selection.index.canonical.get(name, name) for name in names]
    codes = {labels.places[name] for name in names if name in labels.places}
    return {code for code in codes if labels.totals[code]}
