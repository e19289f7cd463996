"""What stands around the marks: names of lanes, the lines between them, eras, the line of the chosen event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.event import Era
from diplomatic_timeline.figures.canvas import Canvas
from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width, wrap
from diplomatic_timeline.figures.palette import faded
from diplomatic_timeline.store.interface import Lanes

NAME_SIZE = 13
_COUNT_SIZE = 12
_WIDEST, _NAME_LINE = 170, 17
"""A longer name goes on in a second line; the height of a line. Both in pixels."""
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


def lane_name(lanes: Lanes, lane: int) -> str:
    """Return a lane's name; the last one, where others are folded into it, says how many."""
    if lanes.folded and lane == len(lanes.names) - 1:
        return f"{lanes.folded:,} others" if lanes.folded > 1 else "1 other"
    name = lanes.names[lane]
    return " ".join((country_name(name) if lanes.field == "country" else name).split())


def name_room(lanes: Lanes) -> int:
    """Return how many pixels the names and counts of the lanes take beside the chart."""
    lines = [line for lane in range(len(lanes.names)) for line in _lines(lanes, lane)]
    names = max((text_width(line, NAME_SIZE) for line in lines), default=0)
    counts = max((text_width(f"{count:,}", _COUNT_SIZE) for count in lanes.counts), default=0)
    return int(names + counts) + 3 * _GAP


def name_heights(lanes: Lanes) -> tuple[int, ...]:
    """Return how high each lane must be for a name beside it, in pixels."""
    return tuple(_NAME_LINE * len(_lines(lanes, lane)) + _NAME_LINE // 2 for lane in range(len(lanes.names)))


def _lines(lanes: Lanes, lane: int) -> tuple[str, ...]:
    return wrap(lane_name(lanes, lane), _WIDEST, NAME_SIZE)


def lane_names(canvas: Canvas, margin: int) -> list[dict[str, Any]]:
    """Return names and counts left of the chart, or above each lane's marks where there is no `margin`."""
    notes = []
    for lane, count in enumerate(canvas.lanes.counts):
        full, number = lane_name(canvas.lanes, lane), f"{count:,}"
        about = {"hovertext": f"{as_plain(full)}: {number} {'event' if count == 1 else 'events'}"}
        top = int(canvas.marks.lane_top[lane])
        base = {"xref": "paper", "yref": "y", "x": 0, "yanchor": "middle", "showarrow": False, "align": "left"} | about
        if margin:
            lines, muted = _lines(canvas.lanes, lane), {"size": _COUNT_SIZE, "color": canvas.theme.muted}
            name = {"text": "<br>".join(map(as_plain, lines)), "font": {"size": NAME_SIZE}}
            beside = {"xanchor": "left", "xshift": 2 - margin, "y": top + 12 + (len(lines) - 1) * _NAME_LINE // 2}
            notes.append(base | name | beside)
            notes.append(base | {"text": number, "xanchor": "right", "xshift": -_GAP, "y": top + 12, "font": muted})
        else:
            name = as_plain(shorten(full, canvas.sheet.pixels - 60, NAME_SIZE))
            count_text = f" <span style='color:{canvas.theme.muted}'>{number}</span>"
            above = {"text": name + count_text, "xanchor": "left", "y": top + 11, "font": {"size": NAME_SIZE}}
            notes.append(base | above)
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


def chosen_lines(canvas: Canvas) -> list[dict[str, Any]]:
    """Return a dotted line down from the time axis through the mark of the chosen event, if it has one."""
    event = canvas.chosen
    if event is None or not canvas.spans.is_point[event]:
        return []
    at = float(canvas.x(canvas.spans.point[[event]])[0])
    look = {"color": canvas.theme.accent, "width": 1, "dash": "dot"}
    place = {"xref": "x", "yref": "y", "x0": at, "x1": at, "y0": 0, "y1": canvas.marks.height}
    return [{"type": "line", "layer": "between", "line": look} | place]
