"""The legend as drawings: which mark stands for which type, and how the rest of the chart is read."""

from dataclasses import dataclass

from diplomatic_timeline.figures.palette import HOLLOW, SYMBOLS, faded, family_colour, ink
from diplomatic_timeline.figures.shapes import shape
from diplomatic_timeline.vocabulary import STATUSES, TypeName, family_of


@dataclass(frozen=True, slots=True)
class Sample:
    """How something is drawn, as inline SVG, and what it means in words."""

    svg: str
    meaning: str


def symbol_svg(name: TypeName, *, dark: bool, hollow: bool = False, size: int = 16) -> str:
    """Return the mark of a type as inline SVG (trusted text: nothing of the data goes into it)."""
    mark = _mark(name, dark, hollow)
    return f'<svg width="{size}" height="{size}" viewBox="-8 -8 16 16" aria-hidden="true">{mark}</svg>'


def _mark(name: TypeName, dark: bool, hollow: bool, x: float = 0) -> str:
    colour, paper = family_colour(family_of(name), dark=dark), ink(dark=dark).paper
    outline, inside = shape(SYMBOLS[name])
    fill, stroke = (paper, colour) if hollow else (colour, paper)
    lines = f'<path d="{inside}" fill="none" stroke="{stroke}" stroke-width="1.3"/>' if inside else ""
    body = f'<path d="{outline}" fill="{fill}" stroke="{colour}" stroke-width="{1.8 if hollow else 0}"/>'
    return f'<g transform="translate({x:g} 0)">{body}{lines}</g>'


def reading_samples(*, dark: bool) -> list[Sample]:
    """Return how to read the chart: a drawing and a sentence for each thing that a mark can tell."""
    theme = ink(dark=dark)
    blue = family_colour("meeting", dark=dark)
    contested = " or ".join(term.name for term, hollow in zip(STATUSES, HOLLOW, strict=True) if hollow)
    drawings = (
        (_mark("statement", dark, False), "an event at its moment, or in the middle of its day"),
        (_mark("statement", dark, True), f"hollow: it is {contested}"),
        (_bar(-26, 26, faded(blue, 0.17), 12) + _mark("talks", dark, False), "its ground is the whole day it falls on"),
        (_bar(-26, 26, faded(blue, 0.95)), "a bar: it lasted that long"),
        (_bar(-26, 26, faded(blue, 0.24), 12) + _line_under(blue), "pale: it happened once, some time within"),
        (_steps(blue, -26, 26), "fading ends: it may have begun or ended then"),
        (_dashed(blue) + _mark("talks", dark, False), "dashed: the source is not sure of the date"),
        (
            _bar(-26, 22, faded(blue, 0.95)) + _arrow(theme.muted),
            "an arrow at the edge: no end (or beginning) is known",
        ),
        (_words("+3", theme.muted), "so many more events are here; a shorter time shows them"),
        (_line(theme.text, "") + _arrow(theme.text), "an answer to an earlier event"),
        (_line(theme.text, "5 3") + f'<path d="M24 -5v10" stroke="{theme.text}" stroke-width="2"/>', "a dispute of it"),
    )
    return [Sample(_wide(drawing), meaning) for drawing, meaning in drawings]


def _wide(drawing: str) -> str:
    return f'<svg width="64" height="18" viewBox="-32 -9 64 18" aria-hidden="true">{drawing}</svg>'


def _bar(left: float, right: float, fill: str, height: float = 8) -> str:
    return f'<rect x="{left:g}" y="{-height / 2:g}" width="{right - left:g}" height="{height:g}" fill="{fill}"/>'


def _line_under(colour: str) -> str:
    return f'<rect x="-26" y="4" width="52" height="2" fill="{colour}"/>'


def _arrow(colour: str) -> str:
    return f'<path d="M20 -4l6 4l-6 4z" fill="{colour}"/>'


def _words(text: str, colour: str) -> str:
    look = 'text-anchor="middle" font-family="sans-serif" font-size="11" font-weight="600"'
    return f'<text y="4" {look} fill="{colour}">{text}</text>'


def _steps(colour: str, left: float, right: float) -> str:
    return "".join(_bar(left + 5 * step, right - 5 * step, faded(colour, 0.3)) for step in range(4))


def _dashed(colour: str) -> str:
    return f'<rect x="-12" y="-7" width="24" height="14" fill="none" stroke="{colour}" stroke-dasharray="2 2"/>'


def _line(colour: str, dashes: str) -> str:
    return f'<path d="M-26 0H20" stroke="{colour}" stroke-width="1.5" stroke-dasharray="{dashes or "none"}"/>'
