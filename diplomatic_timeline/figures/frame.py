"""What stands around the marks: names of lanes, the lines between them, eras, the line of the chosen event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from diplomatic_timeline.event import Era
from diplomatic_timeline.figures.canvas import Canvas
from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width
from diplomatic_timeline.figures.palette import faded
from diplomatic_timeline.store.interface import Lanes

NAME_SIZE = 13
_COUNT_SIZE = 12
_WIDEST = 190
_GAP = 12
ERA_ROW = 17
_ERA_SIZE = 11


@dataclass(frozen=True, slots=True)
class Band:
    """An era inside the window, in pixels from the left edge, and the row of the header that its name stands in."""

    era: Era
    left: float
    right: float
    row: int


def name_room(lanes: Lanes) -> int:
    """Return how many pixels the names and counts of the lanes take beside the chart."""
    names = max((text_width(lane_name(lanes, lane), NAME_SIZE) for lane in range(len(lanes.names))), default=0)
    counts = max((text_width(f"{count:,}", _COUNT_SIZE) for count in lanes.counts), default=0)
    return int(min(names, _WIDEST) + counts) + 3 * _GAP


def lane_name(lanes: Lanes, lane: int) -> str:
    """Return a lane's name; the last one, where others are folded into it, says how many."""
    if lanes.folded and lane == len(lanes.names) - 1:
        return f"{lanes.folded:,} others" if lanes.folded > 1 else "1 other"
    return " ".join(lanes.names[lane].split())


def lane_names(canvas: Canvas, margin: int) -> list[dict[str, Any]]:
    """Return names and counts left of the chart, or above each lane's marks where there is no `margin`."""
    notes = []
    for lane, count in enumerate(canvas.lanes.counts):
        full = lane_name(canvas.lanes, lane)
        room = _WIDEST if margin else canvas.sheet.pixels - 60
        name, number = as_plain(shorten(full, room, NAME_SIZE)), f"{count:,}"
        about = {"hovertext": f"{as_plain(full)}: {number} {'event' if count == 1 else 'events'}"}
        muted = {"size": _COUNT_SIZE, "color": canvas.theme.muted}
        # The first line of marks, or the line above it.
        top = int(canvas.marks.lane_top[lane]) + (12 if margin else 11)
        base = {"xref": "paper", "yref": "y", "x": 0, "y": top, "yanchor": "middle", "showarrow": False} | about
        if margin:
            notes.append(base | {"text": name, "xanchor": "left", "xshift": 2 - margin, "font": {"size": NAME_SIZE}})
            notes.append(base | {"text": number, "xanchor": "right", "xshift": -_GAP, "font": muted})
        else:
            count_text = f" <span style='color:{canvas.theme.muted}'>{number}</span>"
            notes.append(base | {"text": name + count_text, "xanchor": "left", "font": {"size": NAME_SIZE}})
    return notes


def lane_lines(canvas: Canvas) -> list[dict[str, Any]]:
    """Return a thin line above each lane, from its name to the end of the chart."""
    line = {"color": canvas.theme.line, "width": 1}
    place = {"type": "line", "xref": "paper", "yref": "y", "x0": -1, "x1": 1, "layer": "between", "line": line}
    return [place | {"y0": float(top), "y1": float(top)} for top in canvas.marks.lane_top.tolist()]


def find_bands(eras: Sequence[Era], window: tuple[float, float], pixels: float) -> list[Band]:
    """Return the eras that touch the window; their names stand in as few rows as they need."""
    bands: list[Band] = []
    scale = pixels / (window[1] - window[0])
    ends: list[float] = []
    for era in eras:
        low, high = era.when.bounds()
        left = max(((low if low is not None else window[0]) - window[0]) * scale, 0.0)
        right = min(((high if high is not None else window[1]) - window[0]) * scale, pixels)
        if right <= left:
            continue
        reach = max(right, left + min(text_width(era.name, _ERA_SIZE), pixels - left) + 8)
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row:] = [reach] if row == len(ends) else [reach, *ends[row + 1 :]]
        bands.append(Band(era, left, right, row))
    return bands


def era_shapes(canvas: Canvas, bands: Sequence[Band]) -> list[dict[str, Any]]:
    """Return a faint band through the chart for each era, and a stronger line under its name."""
    shapes = []
    accent, height = canvas.theme.accent, canvas.marks.height
    for band in bands:
        left, right = canvas.x_at(np.array([band.left, band.right])).tolist()
        place = {"xref": "x", "yref": "y", "x0": left, "x1": right, "layer": "between"}
        top = band.row * ERA_ROW + ERA_ROW - 2
        fill = {"type": "rect", "y0": top, "y1": height, "fillcolor": faded(accent, 0.055), "line": {"width": 0}}
        shapes.append(place | fill)
        shapes.append(place | {"type": "line", "y0": top, "y1": top, "line": {"color": accent, "width": 1.5}})
    return shapes


def era_names(canvas: Canvas, bands: Sequence[Band]) -> list[dict[str, Any]]:
    """Return the name of each era above its band, kept inside the chart."""
    names = []
    for band in bands:
        width = text_width(band.era.name, _ERA_SIZE)
        left = max(min(band.left, canvas.sheet.pixels - width), 0.0)
        text = as_plain(shorten(band.era.name, canvas.sheet.pixels - left, _ERA_SIZE))
        place = {"x": float(canvas.x_at(np.array([left]))[0]), "y": band.row * ERA_ROW + ERA_ROW / 2 - 2}
        look = {"xanchor": "left", "yanchor": "middle", "font": {"size": _ERA_SIZE, "color": canvas.theme.accent}}
        names.append({"xref": "x", "yref": "y", "text": text, "showarrow": False} | place | look)
    return names


def chosen_lines(canvas: Canvas, event: int | None) -> list[dict[str, Any]]:
    """Return a dotted line down from the time axis through the chosen event, if there is one."""
    if event is None:
        return []
    at = float(canvas.x(canvas.spans.anchor[[event]])[0])
    look = {"color": canvas.theme.accent, "width": 1, "dash": "dot"}
    place = {"xref": "x", "yref": "y", "x0": at, "x1": at, "y0": 0, "y1": canvas.marks.height}
    return [{"type": "line", "layer": "between", "line": look} | place]
