"""Two lanes charts on one sheet: one grows up from a time axis in the middle, the other down from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from diplomatic_timeline.event import Era
from diplomatic_timeline.figures.axis import Window
from diplomatic_timeline.figures.frame import name_room
from diplomatic_timeline.figures.lanes import lanes_figure
from diplomatic_timeline.figures.lettering import as_plain
from diplomatic_timeline.figures.palette import ink
from diplomatic_timeline.store.interface import Lanes, Rows

_AXIS, _TITLE = 42, 34
"""Heights in pixels of a time axis and of the line that names a band."""
_TITLE_SIZE = 14


@dataclass(frozen=True, slots=True)
class Band:
    """What one half of the sheet shows: its name, its events on its lanes, and from when to when, in `zone`.

    `answers` says whether a click on a mark means anything; if not, marks carry no customdata.
    """

    name: str
    rows: Rows
    lanes: Lanes
    window: Window
    zone: ZoneInfo
    eras: Sequence[Era] = ()
    answers: bool = True


def mirrored_figure(
    upper: Band, lower: Band, *, width: int, dark: bool = False, selected: str | None = None
) -> dict[str, Any]:
    """Return a Plotly figure (a dict) of both bands.

    Bands with the same window share one axis; otherwise each has its own, and as much width is as much time in both
    if their windows are equally long. `width` is in CSS pixels.
    """
    shared = upper.window == lower.window
    rooms = [name_room(band.lanes) if width >= 640 else 0 for band in (upper, lower)]
    figures = [
        lanes_figure(
            band.rows,
            band.lanes,
            window=band.window,
            width=width - (max(rooms) - room),
            zone=band.zone,
            dark=dark,
            selected=selected if band.answers else None,
            eras=band.eras,
        )
        for band, room in zip((upper, lower), rooms, strict=True)
    ]
    data, shapes, notes = [], [], []
    for number, (band, figure, room) in enumerate(zip((upper, lower), figures, rooms, strict=True)):
        axes = {"xaxis": "x" if shared or not number else "x2", "yaxis": "y2" if number else "y"}
        data += [_traced(trace, axes, band) for trace in figure["data"] if trace.get("name") != "axis"]
        shapes += [_placed(shape, axes, 0) for shape in figure["layout"]["shapes"]]
        notes += [_placed(note, axes, max(rooms) - room) for note in figure["layout"]["annotations"]]
    layout = _layout(figures, shared)
    layout |= {"shapes": shapes, "annotations": [*notes, *_titles(upper, lower, layout, dark)]}
    return {"data": data, "layout": layout}


def _traced(trace: dict[str, Any], axes: dict[str, str], band: Band) -> dict[str, Any]:
    kept = trace | axes
    return kept if band.answers else {key: value for key, value in kept.items() if key != "customdata"}


def _placed(item: dict[str, Any], axes: dict[str, str], left: int) -> dict[str, Any]:
    """Return a shape or note of a band on the axes of that band; names keep to the left edge of the sheet."""
    moved = {"xref": axes["xaxis"]} if item["xref"] == "x" else {}
    moved |= {"yref": axes["yaxis"]} if item["yref"] == "y" else {}
    if left and item.get("xanchor") == "left" and item["xref"] == "paper":
        moved["xshift"] = item.get("xshift", 0) - left
    return item | moved


def _layout(figures: list[dict[str, Any]], shared: bool) -> dict[str, Any]:
    first, second = (figure["layout"] for figure in figures)
    heights = [layout["yaxis"]["range"][0] for layout in (first, second)]
    gap = _AXIS if shared else 2 * _AXIS
    whole = sum(heights) + gap
    margin = {"t": _TITLE, "b": _TITLE, "r": first["margin"]["r"], "pad": 0}
    margin["l"] = max(layout["margin"]["l"] for layout in (first, second))
    below = {key: value for key, value in first["xaxis2"].items() if key not in ("overlaying", "title")}
    layout = {key: first[key] for key in first if key not in ("xaxis", "xaxis2", "yaxis", "shapes", "annotations")}
    layout |= {
        "height": whole + 2 * _TITLE,
        "margin": margin,
        "xaxis": below | {"side": "bottom", "anchor": "y", "showgrid": True},
        # The upper half is drawn upside down: its first lane is the one next to the axis.
        "yaxis": first["yaxis"] | {"range": [0, heights[0]], "domain": [1 - heights[0] / whole, 1]},
        "yaxis2": second["yaxis"] | {"domain": [0, heights[1] / whole]},
    }
    if not shared:
        layout["xaxis2"] = second["xaxis"] | {"side": "top", "anchor": "y2"}
    return layout


def _titles(upper: Band, lower: Band, layout: dict[str, Any], dark: bool) -> list[dict[str, Any]]:
    common = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "showarrow": False}
    common |= {"xshift": 2 - layout["margin"]["l"], "font": {"size": _TITLE_SIZE, "color": ink(dark=dark).text}}
    return [
        common | {"text": f"<b>{as_plain(upper.name)}</b>", "y": 1, "yanchor": "bottom", "yshift": 8},
        common | {"text": f"<b>{as_plain(lower.name)}</b>", "y": 0, "yanchor": "top", "yshift": -8},
    ]
