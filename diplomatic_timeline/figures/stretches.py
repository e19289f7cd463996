"""Bars: of events that last, of those that fall somewhere within a stretch of time, and the ground under whole days.

A bar is a pile of translucent layers, each beginning later and ending earlier than the one below it, so that its
opacity grows from the first possible moment to the last. An end known to the day or better is one pale step. A thin
line of full colour under the bar marks what is firm of it, for eyes that do not see pale colours.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT, Canvas, Group
from diplomatic_timeline.figures.palette import faded
from diplomatic_timeline.figures.stacking import MARK

_MANY = 100
_FINE, _COARSE = 6, 3
"""Layers of a bar where there are few bars, and where there are many."""
_SOLID, _PALE, _SOFT, _FAINT, _DAY = 0.95, 0.24, 0.21, 0.14, 0.17
"""Opacity in the middle: of an event that lasts, of one that falls within, of an approximate date, of a disputed
stretch, of a whole day."""
_THIN = 0.6
"""Opacity of an event that falls within a stretch too thin to be seen paler."""
_BAR, _GROUND, _LINE = 8, 12, 2
"""Heights in pixels: of a bar, of a stretch or the ground under a mark, and of the line along their lower edge."""
_SHORTEST = MARK // 2
_FADE = 18
"""Pixels over which the ends of a stretch fade within which something falls."""
_MIDDLE = 0.3
"""Share of a stretch that one of its ends may fade over."""
_WIDE_DAY = 2 * MARK
"""A day narrower than this is as good as hidden by its mark."""
_OUTLINE, _DASH = 6, "2px,2px"
"""Reach of a dashed outline above and below its mark, in pixels, and its dashes."""


@dataclass(frozen=True, slots=True)
class Pile:
    """The layers of bars that share a colour: where each begins and ends, in seconds (layers x events).

    `outline` is the colour of a line around those that `is_outlined` tells.
    """

    colour: str
    height: int
    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    events: NDArray[np.int32]
    y: NDArray[np.int16]
    outline: str | None = None
    is_outlined: NDArray[np.bool_] | None = None


def stretch_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return the bars of all lasting and imprecise events, which answer the pointer, and all that is only seen.

    Whatever the colours, there is one trace of each: every trace costs the browser time.
    """
    stretches, grounds = _stretch_piles(canvas), _ground_piles(canvas)
    lowest = [replace(pile, starts=pile.starts[:1], ends=pile.ends[:1]) for pile in stretches]
    others = [replace(pile, starts=pile.starts[1:], ends=pile.ends[1:], outline=None) for pile in stretches]
    others += _line_piles(canvas)
    traces = []
    if grounds:
        traces.append(_bars(canvas, grounds) | {"name": "whole days"} | SILENT)
    if stretches:
        answers = canvas.answers(np.concatenate([pile.events for pile in lowest]))
        traces += [_bars(canvas, lowest) | {"name": "stretches"} | answers, _bars(canvas, others) | SILENT]
    return [*traces, *_doubt_traces(canvas), *_arrow_traces(canvas)]


def _stretch_piles(canvas: Canvas) -> list[Pile]:
    spans, entry = canvas.spans, canvas.marks.entry
    thin = (spans.high - spans.low) * canvas.sheet.scale < MARK
    kinds = ((spans.lasts, _SOLID, _BAR), (~spans.lasts & ~thin, _PALE, _GROUND), (~spans.lasts & thin, _THIN, _GROUND))
    return [
        _outlined(canvas, group) if group.hollow else _pile(canvas, group, opacity, height)
        for chosen, opacity, height in kinds
        for group in canvas.groups((~spans.is_point & chosen)[entry])
    ]


def _ground_piles(canvas: Canvas) -> list[Pile]:
    """Return the grounds of marks: the whole day where it is wide enough to be seen, fading for approximate dates."""
    spans, marks = canvas.spans, canvas.marks
    wide = (spans.high - spans.low) * canvas.sheet.scale > _WIDE_DAY
    piles = []
    for group in canvas.groups((spans.is_point & ~spans.approximate & wide)[marks.entry]):
        events, y = marks.entry[group.members], marks.y[group.members]
        low, high = spans.low[events][None], spans.high[events][None]
        piles.append(Pile(faded(canvas.colour(group.family), _DAY), _GROUND, low, high, events, y))
    soft = canvas.groups((spans.is_point & spans.approximate)[marks.entry])
    return [*piles, *(_pile(canvas, group, _SOFT, _GROUND) for group in soft)]


def _line_piles(canvas: Canvas) -> list[Pile]:
    """Return the lines under stretches that have no outline: as long as the stretch, without the ends that fade.

    Where no end is known they run on to the arrow at the edge.
    """
    spans, marks = canvas.spans, canvas.marks
    piles = []
    for group in canvas.groups(~spans.is_point[marks.entry]):
        if group.hollow:
            continue
        events = marks.entry[group.members]
        y = marks.y[group.members] + np.where(spans.lasts[events], _BAR - _LINE, _GROUND - _LINE).astype(np.int16) // 2
        low, inner_low, inner_high, high = _bounds(canvas, events, _MIDDLE)
        starts = np.where(spans.soft_start[events] & ~spans.opens[events], inner_low, low)
        ends = np.where(spans.soft_end[events] & ~spans.closes[events], inner_high, high)
        piles.append(Pile(canvas.colour(group.family), _LINE, starts[None], ends[None], events, y))
    return piles


def _bounds(canvas: Canvas, events: NDArray[np.int32], most: float) -> tuple[NDArray[np.float64], ...]:
    """Return where stretches begin, are reached in full, stop being so, and end, in seconds.

    Those that last are reached in full while they surely go on, others after fading in: approximate ones over the
    share `most` of them, imprecise ones over a few pixels.
    """
    spans, second = canvas.spans, 1 / canvas.sheet.scale
    low, lasts, about = spans.low[events], spans.lasts[events], spans.approximate[events]
    high = np.maximum(spans.high[events], low + _SHORTEST * second)
    fade = np.where(about, most * (high - low), np.minimum(_FADE * second, _MIDDLE * (high - low)))
    fade = np.where(high - low < MARK * second, 0, fade)
    fade_in, fade_out = np.where(spans.soft_start[events], fade, 0), np.where(spans.soft_end[events], fade, 0)
    inner_low = np.where(lasts, np.minimum(spans.sure_low[events], high), low + fade_in)
    inner_high = np.where(lasts, np.clip(spans.sure_high[events], inner_low, high), high - fade_out)
    return low, inner_low, inner_high, high


def _pile(canvas: Canvas, group: Group, opacity: float, height: int) -> Pile:
    """Return the layers of a group of events, which together have `opacity`."""
    spans, events, y = canvas.spans, canvas.marks.entry[group.members], canvas.marks.y[group.members]
    low, inner_low, inner_high, high = _bounds(canvas, events, 0.5)
    layers = _layers(canvas)
    reached = 1 - 0.8 ** np.arange(layers)[:, None]
    fade, step = reached / reached[-1], (np.arange(layers) >= layers / 2)[:, None]
    starts = low + np.where(spans.soft_start[events], fade, step) * (inner_low - low)
    ends = high - np.where(spans.soft_end[events], fade, step) * (high - inner_high)
    layer = faded(canvas.colour(group.family), 1 - (1 - opacity) ** (1 / layers))
    return Pile(layer, height, starts, ends, events, y)


def _outlined(canvas: Canvas, group: Group) -> Pile:
    """Return the stretches of disputed events, with an outline where no dashes take its place."""
    pile = _pile(canvas, group, _FAINT, _GROUND)
    return replace(pile, outline=canvas.colour(group.family), is_outlined=~canvas.rows.uncertain[pile.events])


def _layers(canvas: Canvas) -> int:
    stretches = np.count_nonzero(~canvas.spans.is_point[canvas.marks.entry])
    return _FINE if stretches <= _MANY else _COARSE


def _bars(canvas: Canvas, piles: list[Pile]) -> dict[str, Any]:
    """Return one trace for all piles.

    Colours of outlines go as numbers, a byte a bar, with a scale that lists them. Those of bars are written out: for
    each number plotly.js would warn on the console, at every drawing, which takes longer than the drawing.
    """
    sizes = [pile.starts.size for pile in piles]
    base = canvas.x(np.concatenate([pile.starts.ravel() for pile in piles]))
    end = canvas.x(np.concatenate([pile.ends.ravel() for pile in piles]))
    marker: dict[str, Any] = {"color": np.repeat([pile.colour for pile in piles], sizes).tolist()}
    if any(pile.outline for pile in piles):
        lines = [np.zeros(pile.starts.size) if pile.is_outlined is None else pile.is_outlined * 1.4 for pile in piles]
        marker["line"] = _coded([pile.outline or pile.colour for pile in piles], sizes)
        marker["line"]["width"] = np.concatenate(lines).astype(np.float32)
    return {
        "type": "bar",
        "orientation": "h",
        "base": base,
        "x": (end - base).astype(np.float32),
        "y": np.concatenate([np.tile(pile.y, len(pile.starts)) for pile in piles]),
        "width": np.repeat([pile.height for pile in piles], sizes).astype(np.uint8),
        "marker": {"line": {"width": 0}} | marker,
    }


def _coded(colours: list[str], sizes: list[int]) -> dict[str, Any]:
    last = max(len(colours) - 1, 1)
    scale = [[number / last, colour] for number, colour in enumerate(colours)]
    scale = scale if len(scale) > 1 else [*scale, [1, colours[0]]]
    codes = np.repeat(np.arange(len(colours)), sizes).astype(np.uint8)
    return {"color": codes, "colorscale": scale, "cmin": 0, "cmax": last}


def _doubt_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return dashed outlines around events whose date is in doubt."""
    marks, parts = canvas.marks, {}
    for group in canvas.groups(canvas.rows.uncertain[marks.entry]):
        parts.setdefault(canvas.colour(group.family), []).append(group.members)
    line = {"type": "scatter", "mode": "lines", "name": "date in doubt"} | SILENT
    return [
        line
        | canvas.boxes(np.concatenate(members), _OUTLINE)
        | {"line": {"color": colour, "width": 1.4, "dash": _DASH}}
        for colour, members in parts.items()
    ]


def _arrow_traces(canvas: Canvas) -> list[dict[str, Any]]:
    """Return small arrows at the edge of the window for ends without a bound."""
    marks, edge = canvas.marks, canvas.sheet.pixels
    traces = []
    for symbol, place, chosen in (
        ("triangle-left", 3.0, canvas.spans.opens),
        ("triangle-right", edge - 3, canvas.spans.closes),
    ):
        members = np.flatnonzero(chosen[marks.entry] & ~marks.hidden)
        if len(members):
            x = canvas.x_at(np.full(len(members), place))
            marker = {"symbol": symbol, "size": 9, "color": canvas.theme.muted, "line": {"width": 0}}
            trace = {"type": "scatter", "mode": "markers", "name": "open end", "x": x, "y": marks.y[members]}
            traces.append(trace | {"marker": marker, "cliponaxis": False} | SILENT)
    return traces
