"""The threads chart: one line a contested claim, with a mark for each statement, its shape telling what it does.

The marks have one colour, so that no side looks better than the other; a dispute is a cross.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.axis import pad, time_axis, to_axis
from diplomatic_timeline.figures.canvas import SILENT
from diplomatic_timeline.figures.hover import hover_texts
from diplomatic_timeline.figures.lettering import as_plain, shorten, wrap
from diplomatic_timeline.figures.palette import Ink, faded, ink
from diplomatic_timeline.figures.spans import Spans, find_spans
from diplomatic_timeline.figures.tracks import Track
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.store.threads import PARTS, Part, Step, Thread

PART_WORDS: Mapping[Part, str] = {
    "asserts": "makes the claim",
    "repeats": "repeats it",
    "disputes": "disputes it",
    "answers": "answers",
}
_MARKS: Mapping[Part, tuple[str, int]] = {
    "asserts": ("circle", 12),
    "repeats": ("triangle-right", 11),
    "disputes": ("x-thin", 9),
    "answers": ("circle-open", 7),
}
"""Plotly's symbol of each part, and its size in pixels."""
_LINE, _HEAD, _TIER, _WORDS = 26, 18, 13, 17
"""Heights of a line, of the claim's title above it on narrow screens, of each further tier of marks in it, and of a
line of words."""
_TIERS = 10
_APART = 12
_NARROW, _NAMES, _LEFT, _RIGHT, _AXIS = 640, 0.36, 8, 28, 40
_NAME_SIZE = 13


@dataclass(frozen=True, slots=True)
class _Mark:
    """One statement on the chart: its thread's number, its event's index, its tier in the line, 0 being the lowest."""

    thread: int
    step: Step
    entry: int
    tier: int


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of one thread: its claim's title, whole and in the words that fit, and its height in pixels."""

    title: str
    words: tuple[str, ...]
    height: int


def threads_figure(
    threads: Sequence[Thread],
    rows: Rows,
    *,
    window: tuple[float, float],
    width: int,
    zone: ZoneInfo,
    dark: bool = False,
    chosen: str | None = None,
) -> dict[str, Any]:
    """Return a Plotly figure (a dict) of `threads`, whose events stand in `rows`; `chosen` is the claim that is open.

    `window` is in wall-clock seconds in `zone`, `width` about the width in CSS pixels. Each mark carries its
    `Rows.row` as customdata. Statements without a date are left out.
    """
    theme, padded = ink(dark=dark), pad(window)
    margin = 0 if width < _NARROW else int(width * _NAMES)
    pixels = max(width - margin - _RIGHT - (0 if margin else _LEFT), 120)
    spans = find_spans(rows, padded, pixels)
    scale = pixels / (padded[1] - padded[0])
    places = (spans.reach[0] + spans.reach[1]) / 2
    ends = (np.column_stack(spans.reach) - padded[0]) * scale
    marks = _stack(threads, rows, spans, ends)
    lines = _measure(threads, rows, marks, margin, pixels)
    bottoms = np.cumsum([line.height for line in lines])
    y = np.array([bottoms[mark.thread] - _LINE / 2 - _TIER * mark.tier for mark in marks], np.float32)
    at = to_axis(places, padded)
    hover = hover_texts(rows, zone, np.array([mark.entry for mark in marks], np.int32))
    data = [_line_trace(marks, spans, at, bottoms, theme), *_span_traces(marks, spans, y, padded, theme)]
    data += _mark_traces(marks, rows, at, y, theme, hover)
    notes, shapes = [], []
    for thread, line, bottom in zip(threads, lines, bottoms.tolist(), strict=True):
        notes.append(_name(line, bottom, margin, theme))
        shapes += _ground(bottom, line.height, theme, is_chosen=thread.claim == chosen)
    axis = time_axis(padded, theme, pixels, (margin or _LEFT, _RIGHT))
    layout = _layout(sum(line.height for line in lines), margin, axis, theme)
    return {"data": data, "layout": layout | {"annotations": notes, "shapes": shapes}}


def _measure(threads: Sequence[Thread], rows: Rows, marks: Sequence[_Mark], margin: int, pixels: int) -> list[_Line]:
    """Return for each thread its title as it fits, and the height that title and marks take."""
    titles = dict(zip(rows.id, rows.title, strict=True))
    tiers = [0] * len(threads)
    for mark in marks:
        tiers[mark.thread] = max(tiers[mark.thread], mark.tier)
    lines = []
    for thread, tier in zip(threads, tiers, strict=True):
        title = titles[thread.claim]
        words = wrap(title, margin - 3 * _LEFT, _NAME_SIZE) if margin else (shorten(title, pixels, _NAME_SIZE),)
        needed = (0 if margin else _HEAD) + _LINE + _TIER * tier
        lines.append(_Line(title, words, max(needed, _WORDS * len(words) + _LINE - _WORDS)))
    return lines


def _stack(threads: Sequence[Thread], rows: Rows, spans: Spans, ends: NDArray[np.float64]) -> list[_Mark]:
    """Give each dated statement a tier in its thread's line, so that few marks cover each other; answers come last.

    `ends` are the first and last pixel of each. A statement that is not known to the day takes the whole of its bar:
    nothing else stands on it, so that its mark does not pass for one of a day.
    """
    middles = ends.mean(axis=1)
    lefts, rights = np.minimum(ends[:, 0], middles - _APART / 2), np.maximum(ends[:, 1], middles + _APART / 2)
    index = {event: entry for entry, event in enumerate(rows.id)}
    marks = []
    for number, thread in enumerate(threads):
        tracks = [Track() for _ in range(_TIERS)]
        drawn = [(step, index[step.event]) for step in thread.steps if step.event in index]
        for step, entry in sorted(drawn, key=lambda pair: (PARTS.index(pair[0].part), float(middles[pair[1]]))):
            if not spans.shown[entry]:
                continue
            left, right = float(lefts[entry]), float(rights[entry])
            free = (tier for tier, track in enumerate(tracks) if track.take_if_free(left, right))
            marks.append(_Mark(number, step, entry, next(free, _TIERS - 1)))
    return marks


def _line_trace(
    marks: Sequence[_Mark], spans: Spans, at: NDArray[Any], bottoms: NDArray[Any], theme: Ink
) -> dict[str, Any]:
    """Return a thin line from the first to the last mark of each thread that is known to the day."""
    x, y = [], []
    for number, bottom in enumerate(bottoms.tolist()):
        places = [float(at[mark.entry]) for mark in marks if mark.thread == number and spans.is_point[mark.entry]]
        if len(places) > 1:
            x += [min(places), max(places), float("nan")]
            y += [bottom - _LINE / 2] * 3
    line = {"color": theme.line, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": np.array(x, float), "y": np.array(y, np.float32), "line": line} | (
        SILENT | {"name": "threads"}
    )


def _span_traces(
    marks: Sequence[_Mark], spans: Spans, y: NDArray[Any], window: tuple[float, float], theme: Ink
) -> list[dict[str, Any]]:
    """Return pale bars over the time in which a statement may lie, where it is not known to the day."""
    wide = [number for number, mark in enumerate(marks) if not spans.is_point[mark.entry]]
    if not wide:
        return []
    entries = np.array([marks[number].entry for number in wide])
    ends = to_axis(np.column_stack([spans.low[entries], spans.high[entries]]), window)
    x = np.column_stack([ends, np.full(len(wide), np.nan)]).ravel()
    line = {"color": faded(theme.muted, 0.3), "width": 9}
    bar = {"type": "scatter", "mode": "lines", "name": "spans", "x": x, "y": np.repeat(y[wide], 3), "line": line}
    return [bar | SILENT]


def _mark_traces(
    marks: Sequence[_Mark], rows: Rows, at: NDArray[Any], y: NDArray[Any], theme: Ink, hover: Sequence[str]
) -> list[dict[str, Any]]:
    traces = []
    for part in PARTS:
        members = [number for number, mark in enumerate(marks) if mark.step.part == part]
        if not members:
            continue
        entries = [marks[number].entry for number in members]
        symbol, size = _MARKS[part]
        colour = theme.muted if part == "answers" else theme.text
        thick = {"disputes": 2.4, "answers": 1.4}.get(part, 0)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": PART_WORDS[part],
                "x": at[entries],
                "y": y[members],
                "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"color": colour, "width": thick}},
                "customdata": rows.row[entries].astype(np.int32),
                "hovertext": [f"{PART_WORDS[part].capitalize()}<br>{hover[entry]}" for entry in entries],
                "hoverinfo": "text",
                "showlegend": False,
                "cliponaxis": False,
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 1}},
            }
        )
    return traces


def _name(line: _Line, bottom: float, margin: int, theme: Ink) -> dict[str, Any]:
    """Return a claim's title beside its line, or above it where there is no margin."""
    note = {"text": "<br>".join(map(as_plain, line.words)), "hovertext": as_plain(line.title)}
    note |= {"xref": "paper", "yref": "y", "x": 0, "xanchor": "left", "yanchor": "middle", "align": "left"}
    note |= {"showarrow": False, "font": {"size": _NAME_SIZE, "color": theme.text}}
    if margin:
        return note | {"xshift": _LEFT - margin, "y": bottom - line.height / 2}
    return note | {"y": bottom - line.height + _HEAD / 2 + 2}


def _ground(bottom: float, height: int, theme: Ink, *, is_chosen: bool) -> list[dict[str, Any]]:
    """Return the line above a thread, and the ground that marks the open one."""
    place = {"xref": "paper", "yref": "y", "x0": -1, "x1": 1, "y0": bottom - height, "layer": "below"}
    line = place | {"type": "line", "y1": bottom - height, "line": {"color": theme.line, "width": 1}}
    ground = {"type": "rect", "y1": bottom, "fillcolor": faded(theme.accent, 0.12), "line": {"width": 0}}
    return [line, place | ground] if is_chosen else [line]


def _layout(height: int, margin: int, axis: dict[str, Any], theme: Ink) -> dict[str, Any]:
    return {
        "height": height + 2 * _AXIS,
        "margin": {"l": margin or _LEFT, "r": _RIGHT, "t": _AXIS, "b": _AXIS, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": theme.text, "size": 12},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.paper, "bordercolor": theme.muted, "font": {"color": theme.text, "size": 13}},
        "dragmode": "pan",  # with both axes fixed nothing moves; where boxes can be drawn, Streamlit ignores clicks
        "clickmode": "event+select",
        "xaxis": axis | {"side": "top"},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }


def threads_alt(threads: Sequence[Thread], rows: Rows) -> str:
    """Return the text alternative of the chart: how many claims, and for the first ones who many dispute them."""
    titles = dict(zip(rows.id, rows.title, strict=True))
    said = [f"“{titles[thread.claim]}”: {count_parts(thread)}" for thread in threads]
    claims = f"{len(threads):,} contested {'claim' if len(threads) == 1 else 'claims'}"
    return f"Chart of {claims}, a line each. {'. '.join(said)}. The table lists every statement."


def part_svg(part: Part, *, dark: bool) -> str:
    """Return the mark of a part as inline SVG, for a legend."""
    theme = ink(dark=dark)
    shapes: Mapping[Part, str] = {
        "asserts": f'<circle r="6" fill="{theme.text}"/>',
        "repeats": f'<path d="M-4.5 -5.5L6 0L-4.5 5.5Z" fill="{theme.text}"/>',
        "disputes": f'<path d="M-5 -5L5 5M5 -5L-5 5" stroke="{theme.text}" stroke-width="2.4"/>',
        "answers": f'<circle r="3.5" fill="none" stroke="{theme.muted}" stroke-width="1.4"/>',
    }
    return f'<svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">{shapes[part]}</svg>'


def span_svg(*, dark: bool) -> str:
    """Return the bar of a statement that is not known to the day as inline SVG, for a legend."""
    bar = f'<rect x="-14" y="-4.5" width="28" height="9" fill="{faded(ink(dark=dark).muted, 0.3)}"/>'
    return f'<svg width="30" height="16" viewBox="-15 -8 30 16" aria-hidden="true">{bar}</svg>'


def count_parts(thread: Thread) -> str:
    """Say how many take each part beside the claim itself: "1 repeats it, 8 dispute it, 3 answer"."""
    words = {"repeats": ("repeats it", "repeat it"), "disputes": ("disputes it", "dispute it"), "answers": ("answers",)}
    said = []
    for part, forms in words.items():
        if count := len(thread.taking(part)):  # type: ignore[arg-type]
            said.append(f"{count:,} {forms[0] if count == 1 else forms[-1].removesuffix('s')}")
    return ", ".join(said) or "no statement disputes it; the source marks it as contested"
