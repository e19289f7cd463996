"""The network of actors: discs as large as they are active, lines for what ties them, each kind with its own end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT
from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width
from diplomatic_timeline.figures.palette import Ink, faded, family_colour, ink
from diplomatic_timeline.figures.placing import Place, push_apart
from diplomatic_timeline.store.interface import Pairs
from diplomatic_timeline.vocabulary import TIES, FamilyName

SIZE = 11.5
_LONGEST = 130
_LINE = 15
_SMALLEST, _LARGEST = 9.0, 34.0
_GAP = 3
"""Pixels between a disc and the end of a line."""
_CROWDED = 3.6
"""How many times the room that names and discs take the sheet is large."""
_LOWEST, _EACH, _HIGHEST, _GRAIN = 300, 5, 1_500, 60
"""Pixels that a sheet is high at least, and more for each actor; at most; and in steps of how many."""
TIES_DRAWN = 150
"""So many ties are drawn, the most frequent ones; more would be a thicket, and the table lists all."""
_STEPS = 9
_BOWS = (0.0, 0.09, -0.13, 0.2)
"""How far a line of each kind bows, as a share of its length, so that lines between the same two do not cover."""
_WEIGHTS = ((1, 1.0, 0.35), (4, 1.6, 0.6), (2**31, 3.0, 0.8))
"""Up to how many times: width in pixels, opacity."""


@dataclass(frozen=True, slots=True)
class TieLook:
    """How one kind of tie is drawn: the family whose colour it borrows, the dash, and the symbol at its end."""

    family: FamilyName
    dash: str
    head: str | None


TIE_LOOKS: tuple[TieLook, ...] = (
    TieLook("meeting", "solid", None),
    TieLook("measure", "9px,3px", "triangle-up"),
    TieLook("bargaining", "2px,3px", "triangle-up"),
    TieLook("word", "7px,3px,2px,3px", "line-ew"),
)
"""One a row of `vocabulary.TIES`."""


def network_figure(
    pairs: Pairs, places: Mapping[str, Place], *, width: int, dark: bool = False, kinds: Sequence[int] = (0, 1, 2, 3)
) -> dict[str, Any]:
    """Return a Plotly figure (a dict) of the actors and of the ties of the given kinds.

    `width` is in CSS pixels. Each disc carries its index into `pairs.names` as customdata. Names never cover one
    another: discs move apart as far as their names ask.
    """
    theme = ink(dark=dark)
    discs = _diameters(pairs.events)
    names = [shorten(name, _LONGEST, SIZE) for name in pairs.names]
    lettered = np.array([text_width(name, SIZE) for name in names])
    halves = np.column_stack([np.maximum(discs, lettered) / 2 + 3, (discs + _LINE) / 2 + 2])
    size = np.array([width, _height(halves, width)], float)
    middles = np.array([places[name] for name in pairs.names]).reshape(-1, 2) * size
    middles = push_apart(middles, halves, size) - np.array([0, _LINE / 2])
    drawn = find_drawn(pairs, kinds)
    data = [trace for kind in kinds for trace in _tie_traces(pairs, drawn, middles, discs, kind, dark)]
    data += [_disc_trace(pairs, middles, discs, theme), _name_trace(names, middles, discs, theme)]
    return {"data": data, "layout": _layout(size, theme)}


def _diameters(events: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the diameter of each disc; its area grows with the events."""
    share = np.sqrt(events / max(int(events.max(initial=1)), 1))
    return _SMALLEST + (_LARGEST - _SMALLEST) * share


def _height(halves: NDArray[np.float64], width: int) -> int:
    room = float((halves[:, 0] * halves[:, 1] * 4).sum()) * _CROWDED / width
    least = max(room, _LOWEST + _EACH * len(halves))
    return int(min(-(-least // _GRAIN) * _GRAIN, _HIGHEST))


def find_drawn(pairs: Pairs, kinds: Sequence[int]) -> NDArray[np.intp]:
    """Return which ties of these kinds are drawn (indices into the columns of the pairs).

    Each actor's most frequent tie is, so that none who has a tie seems to have none; then the most frequent ones.
    """
    members = np.flatnonzero(np.isin(pairs.kind, kinds))
    ranked = members[np.argsort(-pairs.count[members], kind="stable")]
    ends = np.stack([pairs.first[ranked], pairs.second[ranked]], axis=1).ravel()
    _, seen_first = np.unique(ends, return_index=True)
    own = ranked[np.unique(seen_first // 2)]
    return np.sort(np.concatenate([own, ranked[~np.isin(ranked, own)]])[:TIES_DRAWN])


def _tie_traces(
    pairs: Pairs,
    drawn: NDArray[np.intp],
    middles: NDArray[np.float64],
    discs: NDArray[np.float64],
    kind: int,
    dark: bool,
) -> list[dict[str, Any]]:
    look, traces, least = TIE_LOOKS[kind], [], 0
    colour = family_colour(look.family, dark=dark)
    for most, width, opacity in _WEIGHTS:
        members = drawn[(pairs.kind[drawn] == kind) & (pairs.count[drawn] > least) & (pairs.count[drawn] <= most)]
        least = most
        if not len(members):
            continue
        lines = _curves(middles, discs, pairs.first[members], pairs.second[members], _BOWS[kind])
        common = {"type": "scatter", "name": TIES[kind].name, "opacity": opacity} | SILENT
        path = np.concatenate([lines, np.full((len(lines), 1, 2), np.nan)], axis=1).reshape(-1, 2)
        line = {"color": colour, "width": width, "dash": look.dash}
        traces.append(common | {"mode": "lines", "line": line} | _at(path))
        if look.head:
            traces.append(
                common | {"mode": "markers", "marker": _heads(lines, look.head, colour, width)} | _at(lines[:, -1])
            )
    return traces


def _curves(
    middles: NDArray[np.float64],
    discs: NDArray[np.float64],
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    bow: float,
) -> NDArray[np.float64]:
    """Return curves (n x steps x 2) from the rim of one disc to the rim of the other."""
    start, stop = middles[first], middles[second]
    way = stop - start
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1.0)[:, None]
    control = (start + stop) / 2 + np.column_stack([-way[:, 1], way[:, 0]]) * bow
    start = start + _unit(control - start) * np.minimum(discs[first][:, None] / 2 + _GAP, length / 3)
    stop = stop + _unit(control - stop) * np.minimum(discs[second][:, None] / 2 + _GAP + 2, length / 3)
    step = np.linspace(0, 1, _STEPS if bow else 2)[None, :, None]
    return (1 - step) ** 2 * start[:, None] + 2 * step * (1 - step) * control[:, None] + step**2 * stop[:, None]


def _unit(way: NDArray[np.float64]) -> NDArray[np.float64]:
    return way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]


def _heads(lines: NDArray[np.float64], symbol: str, colour: str, width: float) -> dict[str, Any]:
    way = lines[:, -1] - lines[:, -2]
    angles = np.degrees(np.arctan2(way[:, 1], way[:, 0])) + 90
    bar = symbol == "line-ew"
    return {
        "symbol": symbol,
        "size": 5 + 1.5 * width + bar,
        "color": colour,
        "angle": angles.astype(np.float32),
        "line": {"color": colour, "width": 1 + width / 2 if bar else 0},
    }


def _at(points: NDArray[np.float64]) -> dict[str, Any]:
    return {"x": points[:, 0].astype(np.float32), "y": points[:, 1].astype(np.float32)}


def _disc_trace(pairs: Pairs, middles: NDArray[np.float64], discs: NDArray[np.float64], theme: Ink) -> dict[str, Any]:
    partners = strongest(pairs)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "actors",
        "marker": {
            "symbol": "circle",
            "size": discs.astype(np.float32),
            "color": theme.muted,
            "opacity": 1,
            "line": {"width": 1.5, "color": theme.paper},
        },
        "customdata": np.arange(len(pairs.names), dtype=np.int32),
        "hovertext": [
            f"{as_plain(name)}<br>{_events(count)}{_most_with(partners.get(place))}"
            for place, (name, count) in enumerate(zip(pairs.names, pairs.events.tolist(), strict=True))
        ],
        "hoverinfo": "text",
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    } | _at(middles)


def strongest(pairs: Pairs) -> dict[int, tuple[str, int]]:
    """Return for each actor that is tied to any (by index) the name of the one it is tied to most, and how often."""
    width = max(len(pairs.names), 1)
    times = np.zeros((width, width), np.int64)
    np.add.at(times, (pairs.first, pairs.second), pairs.count)
    times += times.T
    most = times.argmax(axis=1)
    return {
        place: (pairs.names[most[place]], int(times[place, most[place]]))
        for place in range(len(pairs.names))
        if times[place, most[place]]
    }


def _most_with(partner: tuple[str, int] | None) -> str:
    return f"<br>tied most often to {as_plain(partner[0])} ({partner[1]:,} times)" if partner else ""


def _events(count: int) -> str:
    return f"{count:,} event" if count == 1 else f"{count:,} events"


def _name_trace(
    names: list[str], middles: NDArray[np.float64], discs: NDArray[np.float64], theme: Ink
) -> dict[str, Any]:
    below = middles + np.column_stack([np.zeros(len(names)), discs / 2 + _LINE / 2])
    return (
        {
            "type": "scatter",
            "mode": "text",
            "name": "names",
            "text": [as_plain(name) for name in names],
            "textposition": "middle center",
            "textfont": {"size": SIZE, "color": theme.text, "shadow": ", ".join([f"0 0 2px {theme.paper}"] * 4)},
            "cliponaxis": False,
        }
        | _at(below)
        | SILENT
    )


def _layout(size: NDArray[np.float64], theme: Ink) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    return {
        "height": int(size[1]),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": faded(theme.muted, 0.04),
        "font": {"color": theme.text, "size": 12},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.muted,
            "font": {"color": theme.text, "size": 13},
            "align": "left",
        },
        "dragmode": "pan",  # with both axes fixed nothing moves; where boxes can be drawn, Streamlit ignores clicks
        "clickmode": "event+select",
        "xaxis": hidden | {"range": [0, float(size[0])]},
        "yaxis": hidden | {"range": [float(size[1]), 0]},
    }


def tie_svg(kind: int, *, dark: bool) -> str:
    """Return a short line as a tie of this kind is drawn, as inline SVG (trusted text)."""
    look = TIE_LOOKS[kind]
    colour = family_colour(look.family, dark=dark)
    dash = "none" if look.dash == "solid" else look.dash.replace("px", "").replace(",", " ")
    head = {
        None: "",
        "triangle-up": '<path d="M36 3l7 4l-7 4z" fill="{0}"/>',
        "line-ew": '<path d="M42 2v10" stroke="{0}" stroke-width="2"/>',
    }
    return (
        '<svg width="46" height="14" viewBox="0 0 46 14" aria-hidden="true">'
        f'<path d="M2 7H40" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        f"{head[look.head].format(colour)}</svg>"
    )


def network_alt(pairs: Pairs, total: int) -> str:
    """Return the text alternative of the network: how many actors and ties, and the strongest of each kind."""
    if not pairs.names:
        return "Network without actors."
    told = []
    for kind, term in enumerate(TIES):
        members = np.flatnonzero(pairs.kind == kind)
        if len(members):
            top = int(members[pairs.count[members].argmax()])
            ends = pairs.names[pairs.first[top]], pairs.names[pairs.second[top]]
            word = {"together": "acts together with", "acts_on": "acts on"}.get(term.name, term.name)
            times = int(pairs.count[top])
            told.append(
                f"{len(members):,} pairs where one {word} the other, most often {ends[0]} and {ends[1]} ({times:,})"
            )
    first = ", ".join(
        f"{name} {count:,}" for name, count in zip(pairs.names[:5], pairs.events[:5].tolist(), strict=True)
    )
    rest = f" {pairs.folded:,} more actors are not drawn." if pairs.folded else ""
    ties = f" {'. '.join(told)}." if told else " No two of them are tied."
    return (
        f"Network of {len(pairs.names):,} actors in {_events(total)}. Most events: {first}.{ties}{rest} "
        "The table lists the same ties."
    )
