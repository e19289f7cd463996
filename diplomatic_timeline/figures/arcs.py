"""Arcs between events, from the one that answers to the one it answers: each kind has its own line and its own end."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.figures.points import RING
from diplomatic_timeline.store.interface import Edges

_STEPS = 13
_MANY = 30
_LINES = {"responds_to": "solid", "disputes": "5px,3px"}
_OTHER_LINE = "1px,3px"
_HEADS = {"responds_to": "triangle-up", "disputes": "line-ew"}
_OTHER_HEAD = "circle"
_SHORT, _RINGED, _NEAR = 11, RING / 2 + 4, 7
"""Pixels by which an arc ends before the middle of a mark, of the chosen mark with its ring, and of a stretch."""
_APART = 10
"""Pixels between the arcs where one event both answers and disputes another."""
_EDGE = 40
"""Arcs that begin nearer to the left edge, in pixels, keep right, off the names of lanes."""

Curve = NDArray[np.float64]
"""Points (n x 2) in pixels from the upper left corner."""
Landings = NDArray[np.float64]
"""Where lines to an event may end, one row a mark: from which to which pixel from the left, how far from the top."""


def arc_traces(canvas: Canvas, edges: Edges) -> list[dict[str, Any]]:
    """Return a trace of lines and one of ends for each kind of relation; relations to events not drawn are left out.

    Answers are whole lines with an arrowhead, disputes dashed lines that end in a bar, others dotted with a dot. Where
    an event lies in several lanes, the nearest two marks are joined; an event that only a count stands for is joined
    at the count.
    """
    tied = {*edges.source, *edges.target}
    index = {event_id: number for number, event_id in enumerate(canvas.rows.id) if event_id in tied}
    landings = _landings(canvas, list(index.values()))
    curves: dict[str, list[Curve]] = {}
    drawn: dict[tuple[int, int], int] = {}
    for source, target, kind in zip(edges.source, edges.target, edges.kind, strict=True):
        pair = index.get(source, -1), index.get(target, -1)
        if pair[0] in landings and pair[1] in landings and pair[0] != pair[1]:
            ends = _meet(landings[pair[0]], landings[pair[1]])
            if not np.array_equal(*ends):
                curves.setdefault(kind, []).append(_curve(*ends, _short(canvas, pair[1]), drawn.get(pair, 0) * _APART))
                drawn[pair] = drawn.get(pair, 0) + 1
    many = sum(map(len, curves.values())) > _MANY
    return [trace for kind, found in curves.items() for trace in _draw(canvas, kind, found, many)]


def _landings(canvas: Canvas, entries: list[int]) -> Mapping[int, Landings]:
    marks = canvas.marks
    begin, end = (canvas.sheet.to_pixels(seconds) for seconds in canvas.spans.reach)
    own = np.isin(marks.entry, entries)
    counted = {(crowd.lane, entry): crowd.middle for crowd in marks.crowds for entry in crowd.members}
    found: dict[int, list[tuple[float, float, float]]] = {}
    for entry, lane, hidden, y in zip(
        *(column[own].tolist() for column in (marks.entry, marks.lane, marks.hidden, marks.y)), strict=True
    ):
        if hidden:
            place = (counted[lane, entry], counted[lane, entry], y)
        else:
            place = (float(begin[entry]), float(end[entry]), y)
        found.setdefault(entry, []).append(place)
    return {entry: np.array(places) for entry, places in found.items()}


def _meet(source: Landings, target: Landings) -> tuple[Curve, Curve]:
    """Return the two points to join: of the marks with the least height between them, where they are nearest."""
    gaps = np.abs(source[:, None, 2] - target[None, :, 2])
    first, last = np.unravel_index(np.argmin(gaps), gaps.shape)
    (begin, end, y), (target_begin, target_end, target_y) = source[first], target[last]
    stop = np.clip((max(begin, target_begin) + min(end, target_end)) / 2, target_begin, target_end)
    return np.array([np.clip(stop, begin, end), y]), np.array([stop, target_y])


def _short(canvas: Canvas, entry: int) -> float:
    if not canvas.spans.is_point[entry]:
        return _NEAR
    return _RINGED if entry == canvas.chosen else _SHORT


def _curve(start: Curve, stop: Curve, short: float, more: float) -> Curve:
    """Return a quadratic curve, bowed to the side of the past, the `more` the wider; it ends `short` of its aim."""
    across, down = stop - start
    length = float(np.hypot(across, down)) or 1.0
    bow = min(12 + 0.16 * length, 60) + more
    # Arcs along a lane bow upwards, arcs between lanes to the left.
    side = np.array([-abs(down), -abs(across)]) / length
    if min(start[0], stop[0]) < _EDGE:
        side = -side * [1, -1]
    control = (start + stop) / 2 + side * bow
    stop = stop - (stop - control) / (float(np.hypot(*(stop - control))) or 1.0) * short
    step = np.linspace(0, 1, _STEPS)[:, None]
    return (1 - step) ** 2 * start + 2 * step * (1 - step) * control + step**2 * stop


def _draw(canvas: Canvas, kind: str, curves: list[Curve], many: bool) -> list[dict[str, Any]]:
    gap = np.full((1, 2), np.nan)
    path = np.concatenate([piece for curve in curves for piece in (curve, gap)])
    heads = np.array([curve[-1] for curve in curves])
    ways = np.array([curve[-1] - curve[-2] for curve in curves])
    angles = np.degrees(np.arctan2(ways[:, 1], ways[:, 0])) + 90
    colour = canvas.theme.text
    line = {"color": colour, "width": 1.1 if many else 1.4, "dash": _LINES.get(kind, _OTHER_LINE), "shape": "linear"}
    marker = {"symbol": _HEADS.get(kind, _OTHER_HEAD), "size": 7, "color": colour, "angle": angles.astype(np.float32)}
    marker["line"] = {"color": colour, "width": 2 if kind == "disputes" else 0}
    if kind not in _HEADS:
        marker["size"] = 5
    common = {"type": "scatter", "name": kind, "opacity": 0.4 if many else 0.85, "cliponaxis": False} | SILENT
    return [
        common | {"mode": "lines", "line": line} | _place(canvas, path),
        common | {"mode": "markers", "marker": marker} | _place(canvas, heads),
    ]


def _place(canvas: Canvas, points: Curve) -> dict[str, Any]:
    return {"x": canvas.x_at(points[:, 0].copy()), "y": points[:, 1].astype(np.float32)}
