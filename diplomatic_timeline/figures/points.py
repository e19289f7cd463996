"""Traces of events that are known to the day or better: their marks, and counts where a crowd found no room."""

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT, Canvas, Group
from diplomatic_timeline.figures.lettering import as_plain
from diplomatic_timeline.figures.palette import SYMBOL_SIZES, SYMBOLS, faded
from diplomatic_timeline.vocabulary import EVENT_TYPES

# Numbers are sent instead of names, a byte a mark (plotly.js, symbol_defs.js).
_NUMBERS = {
    "circle": 0,
    "square": 1,
    "diamond": 2,
    "cross": 3,
    "x": 4,
    "triangle-up": 5,
    "triangle-down": 6,
    "pentagon": 13,
    "hexagon": 14,
    "star": 17,
    "diamond-tall": 23,
    "circle-cross": 27,
    "square-cross": 29,
    "square-x": 30,
    "diamond-x": 32,
    "circle-dot": 200,
    "square-dot": 201,
    "diamond-dot": 202,
    "hexagon-dot": 214,
}
SYMBOL_CODES = np.array([_NUMBERS[SYMBOLS[kind.name]] for kind in EVENT_TYPES], np.uint8)
_FEW, _LISTED = 40, 4
"""So few counts list so many of the titles they hide."""
RING = 23
"""Pixels across the ring around the chosen event's mark."""
_FRAME = 8


def point_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return one trace of marks for each family, filled or hollow."""
    return [_point_trace(canvas, group) for group in canvas.groups(canvas.spans.is_point[canvas.marks.entry])]


def _point_trace(canvas: Canvas, group: Group) -> dict[str, Any]:
    events = canvas.marks.entry[group.members]
    colour, paper = canvas.colour(group.family), canvas.theme.paper
    marker = {
        "symbol": _packed(SYMBOL_CODES[canvas.rows.type[events]]),
        "size": SYMBOL_SIZES[group.family] - group.hollow,
        "opacity": 1,
        "color": paper if group.hollow else colour,
        "line": {"width": 1.8 if group.hollow else 1, "color": colour if group.hollow else paper},
    }
    trace = {
        "type": "scatter",
        "mode": "markers",
        "name": f"{group.family}, disputed or denied" if group.hollow else group.family,
        "x": canvas.x(canvas.spans.point[events]),
        "y": canvas.marks.y[group.members],
        "marker": marker,
        "cliponaxis": False,
    }
    return trace | canvas.answers(events)


def _packed(codes: NDArray[np.uint8]) -> dict[str, str]:
    """Return an array as it travels to the browser; plotly.py would look up each symbol (90 ms for 2,000)."""
    return {"dtype": "u1", "bdata": b64encode(codes.tobytes()).decode()}


def crowd_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return the counts "+3" below lanes that had no room for all, each answering with the first event it hides."""
    crowds = canvas.marks.crowds
    if not crowds:
        return []
    trace = {
        "type": "scatter",
        "mode": "text",
        "name": "more events",
        "x": canvas.x_at(np.array([crowd.middle for crowd in crowds])),
        "y": np.array([crowd.y for crowd in crowds], np.int16),
        "text": [f"+{len(crowd.members)}" for crowd in crowds],
        "textposition": "middle center",
        "textfont": {"size": 11, "color": canvas.theme.muted, "weight": 600},
    }
    trace |= canvas.answers(np.array([crowd.members[0] for crowd in crowds], np.int32))
    del trace["selected"], trace["unselected"]
    listed = _LISTED if len(crowds) <= _FEW else 0
    trace["hovertext"] = [_say(canvas, crowd.members, listed) for crowd in crowds]
    return [trace]


def _say(canvas: Canvas, members: tuple[int, ...], listed: int) -> str:
    titles = [as_plain(canvas.rows.title[member][:60]) for member in members[:listed]]
    rest = [f"and {len(members) - listed:,} more"] if 0 < listed < len(members) else []
    return "<br>".join([f"{len(members):,} more here; a click opens the first", *titles, *rest])


def halo_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return rings around every mark of the chosen event, if there is one, or frames around its stretches."""
    event, accent = canvas.chosen, canvas.theme.accent
    if event is None:
        return []
    members = np.flatnonzero(canvas.marks.entry == event)
    look = {"type": "scatter", "name": "chosen", "cliponaxis": False} | SILENT
    if not canvas.spans.is_point[event]:
        return [look | {"mode": "lines", "line": {"color": accent, "width": 2}} | canvas.boxes(members, _FRAME)]
    marker = {"symbol": "circle", "size": RING, "color": faded(accent, 0.2), "line": {"width": 2, "color": accent}}
    x = np.repeat(canvas.x(canvas.spans.point[[event]]), len(members))
    return [look | {"mode": "markers", "marker": marker, "x": x, "y": canvas.marks.y[members]}]
