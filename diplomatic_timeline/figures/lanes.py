"""The lanes chart: every event at its time, on the lanes it belongs to."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from diplomatic_timeline.event import Era
from diplomatic_timeline.figures.arcs import arc_traces
from diplomatic_timeline.figures.axis import pad, shows_times, time_axis
from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.figures.frame import (
    ERA_ROW,
    chosen_lines,
    era_names,
    era_shapes,
    find_bands,
    lane_lines,
    lane_names,
    name_heights,
    name_room,
)
from diplomatic_timeline.figures.hover import hover_texts
from diplomatic_timeline.figures.labels import label_traces
from diplomatic_timeline.figures.points import crowd_traces, halo_traces, point_traces
from diplomatic_timeline.figures.spans import find_spans
from diplomatic_timeline.figures.stacking import Sheet, place_marks
from diplomatic_timeline.figures.stretches import stretch_traces
from diplomatic_timeline.figures.thicket import HEIGHT, find_thicket, thicket_layout
from diplomatic_timeline.store.interface import Edges, Lanes, Rows

_NARROW = 640
_LEFT, _RIGHT = 8, 28
_SUB_ROWS = 56
_LEAST = 120
"""Pixels that the time axis takes on the narrowest screen."""
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
) -> dict[str, Any]:
    """Return a Plotly figure (a dict) of the events in `rows` on `lanes`.

    `window` is in wall-clock seconds in `zone`, `width` in CSS pixels (about: stacking and labels are worked out for
    it). Each mark and bar carries its `Rows.row` as customdata. Events without a date are left out.
    """
    narrow = width < _NARROW
    margin = 0 if narrow else name_room(lanes)
    pixels = max(width - margin - _RIGHT - (_LEFT if narrow else 0), _LEAST)
    padded = pad(window)
    spans, bands = find_spans(rows, padded, pixels), find_bands(eras, padded, pixels)
    thicket, eras_height = find_thicket(spans, padded), max((band.row + 1 for band in bands), default=0) * ERA_ROW
    sheet = Sheet(
        padded,
        pixels,
        head=eras_height + (HEIGHT if thicket else 0),
        lane_head=18 if narrow else 0,
        sub_rows=_SUB_ROWS,
        name_heights=() if narrow else name_heights(lanes),
    )
    chosen = rows.id.index(selected) if selected in rows.id else None
    marks = place_marks(rows, lanes, spans, sheet, chosen)
    hover = hover_texts(rows, zone, marks.entry[~marks.hidden])
    canvas = Canvas(rows, lanes, spans, marks, sheet, dark, hover, chosen)
    layout = _layout(canvas, margin, zone)
    shapes, notes = thicket_layout(canvas, thicket, eras_height)
    layout["shapes"] = [*lane_lines(canvas), *era_shapes(canvas, bands), *shapes, *chosen_lines(canvas)]
    layout["annotations"] = [*lane_names(canvas, margin), *era_names(canvas, bands), *notes]
    data = arc_traces(canvas, arcs) if arcs else []
    data += [*halo_traces(canvas), *stretch_traces(canvas), *point_traces(canvas), *crowd_traces(canvas)]
    data += label_traces(canvas, _named_first(canvas, arcs))
    return {"data": [*data, _lower_axis_trace()], "layout": layout}


def _named_first(canvas: Canvas, arcs: Edges | None) -> set[str]:
    """Return the events whose labels matter most: the chosen one and those that it is tied to."""
    if canvas.chosen is None:
        return set()
    event = canvas.rows.id[canvas.chosen]
    pairs = zip(arcs.source, arcs.target, strict=True) if arcs else ()
    return {event} | {end for pair in pairs if event in pair for end in pair}


def _layout(canvas: Canvas, margin: int, zone: ZoneInfo) -> dict[str, Any]:
    theme, height = canvas.theme, canvas.marks.height
    axis = time_axis(canvas.sheet.window, theme, canvas.sheet.pixels, (margin or _LEFT, _RIGHT))
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
        "dragmode": "pan",  # with both axes fixed nothing moves; where boxes can be drawn, Streamlit ignores clicks
        "clickmode": "event+select",
        "xaxis": axis | {"side": "top", "ticktext": [_two_lines(text) for text in axis["ticktext"]]},
        "xaxis2": axis | {"side": "bottom", "overlaying": "x", "showgrid": False, "title": title},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }


def _two_lines(words: str) -> str:
    """Return the words of a tick above the chart, where lines would else stand on the axis, at uneven heights."""
    return words if "<br>" in words else f"{words}<br>\u00a0"


def _lower_axis_trace() -> dict[str, Any]:
    """Return an empty trace that makes Plotly draw the time axis below the chart, too."""
    nothing = np.array([], float)
    return {"type": "scatter", "mode": "markers", "x": nothing, "y": nothing, "xaxis": "x2", "name": "axis"} | SILENT
