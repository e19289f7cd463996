"""The lag chart: how long after it happened each event became known."""

from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.cycle.chapters import find_chapters
from diplomatic_timeline.cycle.lag import Lags, say_delay
from diplomatic_timeline.figures.canvas import SILENT
from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width
from diplomatic_timeline.figures.palette import HOLLOW, SYMBOL_SIZES, SYMBOLS, Ink, faded, family_colour, ink
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES
from diplomatic_timeline.when import When

_BEFORE, _AT_ONCE = -1.0, -0.5
_STEPS = (
    (_BEFORE, "before it happened"),
    (_AT_ONCE, "the same day"),
    *((float(np.log10(days)), words) for days, words in ((1, "1 day"), (7, "1 week"), (30.437, "1 month"))),
    *((float(np.log10(years * 365.2425)), f"{years} year{'s' if years > 1 else ''}") for years in (1, 10, 100, 1_000)),
)
_HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT, _SIZE = 330, 118, 16, 12, 44, 12


def lag_figure(lags: Lags, *, width: int, zone: ZoneInfo, dark: bool = False) -> dict[str, Any]:
    """Return a Plotly figure (a dict): events in the order in which they happened, each as high as its delay.

    The scale of delays is logarithmic, from a day to centuries, its steps in words. Each mark carries its `Rows.row`
    as customdata.
    """
    theme, y = ink(dark=dark), _heights(lags)
    x = np.arange(len(y), dtype=float)
    top = float(max(y.max(initial=0.0), 1.0)) + 0.35
    data = [_stems(x, y, theme), *_marks(lags, x, y, dark)]
    return {"data": data, "layout": _layout(lags, top, width, theme, zone)}


def say_lags(lags: Lags) -> str:
    """Return the text alternative: how many became known at once, within a month, a year, later; the last."""
    days = lags.days
    parts = (
        (int(np.count_nonzero(days < 0)), "before they happened"),
        (int(np.count_nonzero(days == 0)), "without a delay that the dates show"),
        (int(np.count_nonzero((days > 0) & (days <= 31))), "up to a month later"),
        (int(np.count_nonzero((days > 31) & (days <= 366))), "up to a year later"),
        (int(np.count_nonzero(days > 366)), "more than a year later"),
    )
    listed = ", ".join(f"{count:,} {words}" for count, words in parts if count)
    latest = int(days.argmax())
    last = f"The longest delay: “{lags.happened.title[latest]}”, {_say(lags, latest)}"
    return f"Of {len(days):,} events, these became known: {listed}. {last}. The table below lists them."


def _say(lags: Lags, index: int) -> str:
    return say_delay(int(lags.days[index]), vague=bool(lags.vague[index]))


def _heights(lags: Lags) -> NDArray[np.float64]:
    days = lags.days.astype(float)
    return np.where(days < 0, _BEFORE, np.where(days == 0, _AT_ONCE, np.log10(np.maximum(days, 1))))


def _stems(x: NDArray[np.float64], y: NDArray[np.float64], theme: Ink) -> dict[str, Any]:
    gap = np.full(len(x), np.nan)
    points = {
        "x": np.column_stack([x, x, gap]).ravel(),
        "y": np.column_stack([np.full(len(x), _AT_ONCE), y, gap]).ravel(),
    }
    line = {"color": faded(theme.muted, 0.45), "width": 1}
    return {"type": "scatter", "mode": "lines", "line": line} | points | SILENT


def _marks(lags: Lags, x: NDArray[np.float64], y: NDArray[np.float64], dark: bool) -> list[dict[str, Any]]:
    rows, paper = lags.happened, ink(dark=dark).paper
    families = np.array([EVENT_TYPES[code].family for code in rows.type.tolist()])
    hollow = np.array(HOLLOW)[rows.status]
    traces = []
    for family in (term.name for term in FAMILIES):
        colour = family_colour(family, dark=dark)  # type: ignore[arg-type] Term.name is a str
        for is_hollow in (False, True):
            members = np.flatnonzero((families == family) & (hollow == is_hollow))
            if not len(members):
                continue
            line = {"width": 1.8 if is_hollow else 1, "color": colour if is_hollow else paper}
            marker = {
                "symbol": [SYMBOLS[EVENT_TYPES[code].name] for code in rows.type[members].tolist()],
                "size": SYMBOL_SIZES[family] - is_hollow,  # type: ignore[index]
                "color": paper if is_hollow else colour,
                "opacity": 1,
                "line": line,
            }
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": family,
                    "x": x[members],
                    "y": y[members],
                    "marker": marker,
                    "customdata": rows.row[members].astype(np.int32),
                    "hovertext": [_hover(lags, index) for index in members.tolist()],
                    "hoverinfo": "text",
                    "showlegend": False,
                    "cliponaxis": False,
                    "selected": {"marker": {"opacity": 1}},
                    "unselected": {"marker": {"opacity": 1}},
                }
            )
    return traces


def _hover(lags: Lags, index: int) -> str:
    times = (_words(lags.happened, index), _words(lags.reported, index))
    lines = (lags.happened.title[index][:90], f"happened {times[0]}", f"known {times[1]}: {_say(lags, index)}")
    return "<br>".join(as_plain(line) for line in lines)


def _words(rows: Rows, index: int) -> str:
    text = rows.when[index]
    return When.parse(text).words() if text else "date unknown"


def _layout(lags: Lags, top: float, width: int, theme: Ink, zone: ZoneInfo) -> dict[str, Any]:
    steps = [(at, words) for at, words in _STEPS if at <= top and (at != _BEFORE or (lags.days < 0).any())]
    low = (_BEFORE if (lags.days < 0).any() else _AT_ONCE) - 0.25
    shared = {"zeroline": False, "fixedrange": True, "tickfont": {"color": theme.muted, "size": _SIZE}, "ticks": ""}
    places, words = _dates(lags, width - _LEFT - _RIGHT, zone)
    return {
        "height": _HEIGHT,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _FOOT, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": theme.text, "size": _SIZE},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.paper, "bordercolor": theme.muted, "font": {"color": theme.text, "size": 13}},
        "dragmode": "pan",
        "clickmode": "event+select",
        "xaxis": shared
        | {
            "range": [-0.8, max(len(lags.days) - 0.2, 1)],
            "tickmode": "array",
            "tickvals": places,
            "ticktext": words,
            "tickangle": 0,
            "showgrid": False,
        },
        "yaxis": shared
        | {
            "range": [low, top],
            "tickmode": "array",
            "tickvals": [at for at, _ in steps],
            "ticktext": [said for _, said in steps],
            "gridcolor": theme.line,
        },
    }


def _dates(lags: Lags, pixels: float, zone: ZoneInfo) -> tuple[list[int], list[str]]:
    """Return where the days on which events happened begin, as far as their words have room beside each other."""
    scale, free = pixels / max(len(lags.days), 1), float("-inf")
    places, words = [], []
    for chapter in find_chapters(lags.happened, zone):
        said = shorten(chapter.words, pixels / 3, _SIZE)
        half = text_width(said, _SIZE) / 2
        middle = (chapter.first + 0.8) * scale
        if middle - half >= free and middle + half <= pixels + _RIGHT:
            places.append(chapter.first)
            words.append(said)
            free = middle + half + 16
    return places, words
