"""Where actors stand in the network: near to those they are tied to, in the same place under every filter."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.interface import Pairs

Place = tuple[float, float]
"""Across and down, each from 0 to 1."""

MOST = 300
"""So many actors are placed by their ties over the whole timeline; the cost grows with the square of their number."""
_SEED, _ROUNDS = 20, 80
_EVEN = 0.7
"""How much of a place is its rank along the axis: springs alone crowd the middle and leave the corners empty."""
_STEPS, _PATIENCE, _EASE = 1_000, 400, 0.3
"""Steps at the most, and after how many of them boxes that still meet move up and down only, where there is room.

A box that is held between two neighbours at the edges would be pushed to and fro for ever.
"""


def place_actors(pairs: Pairs, known: Mapping[str, Place]) -> dict[str, Place]:
    """Return a place for each of at most `MOST` actors, the same for the same ties; those that are `known` keep theirs.

    The method is that of Fruchterman and Reingold (1991), as networkx has it: ties are springs, the stronger the more
    often they occur.
    """
    fixed = {name: known[name] for name in pairs.names if name in known}
    if len(fixed) == len(pairs.names):
        return fixed
    found = nx.spring_layout(
        _to_graph(pairs), pos=fixed or None, fixed=list(fixed) or None, iterations=_ROUNDS, seed=_SEED, method="force"
    )
    places = np.array([found[name] for name in pairs.names])
    if not fixed:
        places = _spread(places)
    placed = {name: (float(x), float(y)) for name, (x, y) in zip(pairs.names, np.clip(places, 0, 1), strict=True)}
    return placed | fixed


def _to_graph(pairs: Pairs) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(pairs.names))
    for first, second, count in zip(pairs.first.tolist(), pairs.second.tolist(), pairs.count.tolist(), strict=True):
        one, other = pairs.names[first], pairs.names[second]
        so_far = graph.edges[one, other]["times"] if graph.has_edge(one, other) else 0
        graph.add_edge(one, other, times=so_far + count, weight=float(np.log1p(so_far + count)))
    return graph


def _spread(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the places from 0 to 1 along both axes, more evenly than they were."""
    ranks = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(places) - 1, 1)
    reach = np.ptp(places, axis=0)
    scaled = (places - places.min(axis=0)) / np.where(reach > 0, reach, 1)
    return _EVEN * ranks + (1 - _EVEN) * scaled


def push_apart(
    places: NDArray[np.float64], halves: NDArray[np.float64], size: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the middles of boxes, moved so that they neither overlap nor leave the sheet.

    `places` and `halves` (n x 2) are middles and half sizes in pixels, `size` that of the sheet. On a sheet that is too
    small for all boxes some may still overlap.
    """
    low, high = np.minimum(halves, size / 2), np.maximum(size - halves, size / 2)
    places = np.clip(places, low, high)
    order = np.arange(len(places))
    before = np.sign(order[:, None] - order[None, :])
    room_x, room_y = (halves[:, axis, None] + halves[None, :, axis] for axis in (0, 1))
    np.fill_diagonal(room_x, 0)  # no box meets itself
    for step in range(_STEPS):
        x, y = places[:, 0], places[:, 1]
        apart_x, apart_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = room_x - np.abs(apart_x), room_y - np.abs(apart_y)
        meet = (over_x > 0) & (over_y > 0)
        if not meet.any():
            break
        one, other = np.nonzero(meet)
        sideways = (over_x[one, other] <= over_y[one, other]) & (step < _PATIENCE)
        apart = np.where(sideways, apart_x[one, other], apart_y[one, other])
        way = np.where(apart == 0, before[one, other], np.sign(apart))
        push = way * (np.where(sideways, over_x[one, other], over_y[one, other]) + 1)
        # A whole step for each of many neighbours would throw a box across the sheet and back.
        moves = [np.bincount(one, push * along, len(places)) for along in (sideways, ~sideways)]
        places = np.clip(places + np.column_stack(moves) * _EASE, low, high)
    return places
