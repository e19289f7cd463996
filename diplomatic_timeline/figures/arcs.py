"""Arcs between events, from the one that answers to the one it answers: each kind has its own line and its own end."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.store.interface import Edges

_STEPS = 13
_MANY = 30
_LINES = {"responds_to": "solid", "disputes": "5px,3px"}
_OTHER_LINE = "1px,3px"
_HEADS = {"responds_to": "triangle-up", "disputes": "line-ew"}
_OTHER_HEAD = "circle"
_SHORT = 12
"""Pixels by which an arc ends before the middle of the mark."""

Curve = NDArray[np.float64]
"""Points (n x 2) in pixels from the upper left corner."""


def arc_traces(canvas: Canvas, edges: Edges) -> list[dict[str, Any]]:
    """Return a trace of lines and one of ends for each kind of relation; relations to events not drawn are left out.

    Answers are whole lines with an arrowhead, disputes dashed lines that end in a bar, others dotted with a dot. Where
    an event lies in several lanes, the nearest two marks are joined.
    """
    places = _places(canvas)
    index = {event_id: number for number, event_id in enumerate(canvas.rows.id)}
    curves: dict[str, list[Curve]] = {}
    for source, target, kind in zip(edges.source, edges.target, edges.kind, strict=True):
        begin, end = places.get(index.get(source, -1)), places.get(index.get(target, -1))
        if begin is not None and end is not None and source != target:
            curves.setdefault(kind, []).append(_curve(begin, end))
    many = sum(map(len, curves.values())) > _MANY
    return [trace for kind, found in curves.items() for trace in _draw(canvas, kind, found, many)]


def _places(canvas: Canvas) -> Mapping[int, Curve]:
    """Return the points of each event's marks."""
    x = canvas.sheet.to_pixels(canvas.spans.anchor)
    found: dict[int, list[tuple[float, float]]] = {}
    for entry, y in zip(canvas.marks.entry.tolist(), canvas.marks.y.tolist(), strict=True):
        found.setdefault(entry, []).append((float(x[entry]), float(y)))
    return {entry: np.array(points) for entry, points in found.items()}


def _curve(begin: Curve, end: Curve) -> Curve:
    """Return a quadratic curve between the nearest of the given points, bowed to the side of the past."""
    gaps = np.abs(begin[:, None, 1] - end[None, :, 1])
    first, last = np.unravel_index(np.argmin(gaps), gaps.shape)
    start, stop = begin[first], end[last]
    across, down = stop - start
    length = float(np.hypot(across, down)) or 1.0
    bow = min(12 + 0.16 * length, 60)
    # Arcs along a lane bow upwards, arcs between lanes to the left of their direction.
    side = np.array([-abs(down), -abs(across)]) / length
    control = (start + stop) / 2 + side * bow
    stop = stop - (stop - control) / (float(np.hypot(*(stop - control))) or 1.0) * _SHORT
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
