"""The overview strip and the sparkline: how many events there are over the whole period."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.axis import Window, time_axis, to_axis
from diplomatic_timeline.figures.palette import Ink, faded, ink
from diplomatic_timeline.store.interface import Histogram

_STRIP, _AXIS = 44, 36
_LEFT, _RIGHT = 8, 28
_SPARK = 46


def overview_figure(
    histogram: Histogram,
    *,
    width: int,
    dark: bool = False,
    window: Window | None = None,
) -> dict[str, Any]:
    """Return the strip as a Plotly figure (a dict).

    `window` is marked; a box drawn on the strip can be read off with `from_axis`, the span of the histogram being its
    window.
    """
    theme = ink(dark=dark)
    span = _span(histogram)
    edges = to_axis(histogram.edges.astype(float), span)
    traces = _bars(histogram, edges, theme, window)
    base = {"showgrid": False, "showline": True, "linecolor": theme.line}
    layout = _bare_layout(_STRIP + _AXIS, theme) | {
        "margin": {"l": _LEFT, "r": _RIGHT, "t": 2, "b": _AXIS, "pad": 0},
        "bargap": 0,
        "dragmode": "select",
        "clickmode": "event",  # as Streamlit sets it: where it differs, the strip is drawn twice
        "selectdirection": "h",
        "newselection": {"line": {"color": theme.accent, "width": 1, "dash": "solid"}},
        "xaxis": time_axis(span, theme, width - _LEFT - _RIGHT, (_LEFT, _RIGHT)) | base,
        "shapes": _window_shapes(window, span, theme) if window else [],
    }
    return {"data": traces, "layout": layout}


def sparkline_figure(histogram: Histogram, *, dark: bool = False) -> dict[str, Any]:
    """Return the number of events over time as a small area without axes."""
    theme = ink(dark=dark)
    span = _span(histogram)
    edges = to_axis(histogram.edges.astype(float), span)
    area = {
        "type": "scatter",
        "mode": "lines",
        "x": (edges[:-1] + edges[1:]) / 2,
        "y": histogram.counts.sum(axis=0).astype(np.int32),
        "line": {"color": theme.accent, "width": 1.5, "shape": "hvh"},
        "fill": "tozeroy",
        "fillcolor": faded(theme.accent, 0.18),
        "hoverinfo": "skip",
    }
    axis = {"visible": False, "fixedrange": True, "range": [edges[0], edges[-1]]}
    margin = {"l": 0, "r": 0, "t": 2, "b": 0, "pad": 0}
    return {"data": [area], "layout": _bare_layout(_SPARK, theme) | {"margin": margin, "xaxis": axis}}


def _span(histogram: Histogram) -> Window:
    """Return the first and last second of the axis; a histogram of nothing has an empty one."""
    first, last = float(histogram.edges[0]), float(histogram.edges[-1])
    return first, max(last, first + 1)


def _bare_layout(height: int, theme: Ink) -> dict[str, Any]:
    return {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "font": {"color": theme.text, "size": 12},
        "yaxis": {"visible": False, "fixedrange": True, "rangemode": "tozero"},
    }


def _bars(histogram: Histogram, edges: NDArray[np.float64], theme: Ink, window: Window | None) -> list[dict[str, Any]]:
    """Return one bar a bin: a trace of strong ones inside the window, a trace of pale ones outside it."""
    inside = np.ones(len(edges) - 1, bool)
    if window is not None:
        inside = (histogram.edges[1:] > window[0]) & (histogram.edges[:-1] <= window[1])
    heights, widths = histogram.counts.sum(axis=0).astype(np.int32), np.diff(edges)
    return [
        {
            "type": "bar",
            "x": edges[:-1][chosen],
            "offset": 0,
            "width": widths[chosen],
            "y": heights[chosen],
            "marker": {"color": colour, "line": {"width": 0}},
            "hoverinfo": "skip",
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
        for chosen, colour in ((inside, theme.muted), (~inside, faded(theme.muted, 0.3)))
        if chosen.any()
    ]


def _window_shapes(window: Window, span: Window, theme: Ink) -> list[dict[str, Any]]:
    """Return the window as a pale ground between two firm edges."""
    low, high = np.clip(to_axis(np.array(window, float), span), *to_axis(np.array(span), span)).tolist()
    place = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    edge = {"type": "line", "line": {"color": theme.accent, "width": 2}}
    ground = {"type": "rect", "x0": low, "x1": high, "fillcolor": faded(theme.accent, 0.1), "line": {"width": 0}}
    return [place | ground | {"layer": "below"}, *(place | edge | {"x0": at, "x1": at} for at in (low, high))]
