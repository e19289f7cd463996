"""The lanes chart: every event at its time, on the lanes it belongs to."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from diplomatic_timeline.event import Era
from diplomatic_timeline.figures.arcs import arc_traces
from diplomatic_timeline.figures.axis import shows_times, time_axis
from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.figures.frame import (
    ERA_ROW,
    chosen_lines,
    era_names,
    era_shapes,
    find_bands,
    lane_lines,
    lane_names,
    name_room,
)
from diplomatic_timeline.figures.hover import hover_texts
from diplomatic_timeline.figures.labels import label_traces
from diplomatic_timeline.figures.points import crowd_traces, halo_traces, point_traces
from diplomatic_timeline.figures.spans import find_spans
from diplomatic_timeline.figures.stacking import Sheet, place_marks
from diplomatic_timeline.figures.stretches import stretch_traces
from diplomatic_timeline.store.interface import Edges, Lanes, Rows

_NARROW = 640
_LEFT, _RIGHT = 8, 28
_SUB_ROWS = 56
_AXIS, _ZONE = 40, 18
"""Heights of a time axis and of the line that names its zone."""


def lanes_figure(
    rows: Rows,
    lanes: Lanes,
    *,
    window: tuple[float, float],
    width: int,
    zone: ZoneInfo,
    dark: bool = False,
    selected: str | None = None,
    arcs: Edges | None = None,
    eras: Sequence[Era] = (),
    labels: bool = True,
) -> dict[str, Any]:
    """Return a Plotly figure (a dict) of the events in `rows` on `lanes`.

    `window` is in wall-clock seconds in `zone`, `width` in CSS pixels (about: stacking and labels are worked out for
    it). Each mark and bar carries its `Rows.row` as customdata. Events without a date are left out.
    """
    narrow = width < _NARROW
    margin = 0 if narrow else name_room(lanes)
    pixels = max(width - margin - _RIGHT - (_LEFT if narrow else 0), 120)
    padded = _pad(window)
    bands = find_bands(eras, padded, pixels)
    head = max((band.row + 1 for band in bands), default=0) * ERA_ROW
    sheet = Sheet(padded, pixels, head, lane_head=18 if narrow else 0, sub_rows=_SUB_ROWS)
    spans = find_spans(rows, padded)
    marks = place_marks(rows, lanes, spans, sheet)
    canvas = Canvas(rows, lanes, spans, marks, sheet, dark, hover_texts(rows, zone, len(marks.entry)))
    chosen = rows.id.index(selected) if selected in rows.id else None
    layout = _layout(canvas, margin, zone)
    layout["shapes"] = [*lane_lines(canvas), *era_shapes(canvas, bands), *chosen_lines(canvas, chosen)]
    layout["annotations"] = [*lane_names(canvas, margin), *era_names(canvas, bands)]
    data = [*halo_traces(canvas, chosen), *stretch_traces(canvas), *point_traces(canvas), *crowd_traces(canvas)]
    data += arc_traces(canvas, arcs) if arcs else []
    data += label_traces(canvas, _named_first(chosen, rows, arcs)) if labels else []
    return {"data": [*data, _lower_axis_trace()], "layout": layout}


def _pad(window: tuple[float, float]) -> tuple[float, float]:
    room = max(window[1] - window[0], 1) * 0.012
    return window[0] - room, window[1] + room


def _named_first(chosen: int | None, rows: Rows, arcs: Edges | None) -> set[str]:
    """Return the events whose labels matter most: the chosen one and those that it is tied to."""
    if chosen is None:
        return set()
    event = rows.id[chosen]
    pairs = zip(arcs.source, arcs.target, strict=True) if arcs else ()
    return {event} | {end for pair in pairs if event in pair for end in pair}


def _layout(canvas: Canvas, margin: int, zone: ZoneInfo) -> dict[str, Any]:
    theme, height = canvas.theme, canvas.marks.height
    axis = time_axis(canvas.sheet.window, theme, canvas.sheet.pixels)
    timed = shows_times(canvas.sheet.window, canvas.sheet.pixels) or bool(np.any(canvas.rows.precision <= 1))
    below = {"text": f"Times of day in {zone.key.replace('_', ' ')}" if timed else ""}
    title = below | {"font": {"size": 12, "color": theme.muted}, "standoff": 4}
    bottom = _AXIS + (_ZONE if timed else 0)
    return {
        "height": height + _AXIS + bottom,
        "margin": {"l": margin or _LEFT, "r": _RIGHT, "t": _AXIS, "b": bottom, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": theme.text, "size": 12},
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.muted,
            "font": {"color": theme.text, "size": 13},
            "align": "left",
        },
        "dragmode": "select",
        "selectdirection": "h",
        "newselection": {"line": {"color": theme.accent, "width": 1, "dash": "solid"}},
        "clickmode": "event+select",
        "xaxis": axis | {"side": "top"},
        "xaxis2": axis | {"side": "bottom", "overlaying": "x", "showgrid": False, "title": title},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }


def _lower_axis_trace() -> dict[str, Any]:
    """Return an empty trace that makes Plotly draw the time axis below the chart, too."""
    nothing = np.array([], float)
    return {"type": "scatter", "mode": "markers", "x": nothing, "y": nothing, "xaxis": "x2", "name": "axis"} | SILENT
