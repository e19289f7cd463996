"""Colour says the family of an event, the outline of its mark too; the mark inside says its type, hollow a dispute.

The colours of families were searched for, so that each keeps 3:1 against the background and every two of them differ
under normal vision and under simulated protanopia, deuteranopia and tritanopia; docs/decisions/0006 says how.
"""

from dataclasses import dataclass

from diplomatic_timeline.vocabulary import STATUSES, FamilyName, TypeName


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one theme that are not an event's: background, text and lines, each as #RRGGBB."""

    paper: str
    text: str
    muted: str
    line: str
    band: str
    accent: str


LIGHT = Ink("#FFFFFF", "#1E2328", "#5C636B", "#E3DFD8", "#F4F2EE", "#1F5E8C")
DARK = Ink("#14181D", "#E8E6E1", "#A3A9B0", "#2F363E", "#1F252C", "#7FB6DE")

LIGHT_FAMILIES: dict[FamilyName, str] = {
    "meeting": "#28559F",
    "bargaining": "#4B9875",
    "word": "#CA741C",
    "measure": "#9F74C8",
    "force": "#74102E",
    "information": "#685907",
    "other": "#626666",
}
DARK_FAMILIES: dict[FamilyName, str] = {
    "meeting": "#7CC3F7",
    "bargaining": "#2E936D",
    "word": "#F39A32",
    "measure": "#9D68C2",
    "force": "#D73D31",
    "information": "#F3EEB1",
    "other": "#A3A9AC",
}

SYMBOLS: dict[TypeName, str] = {
    "talks": "circle",
    "visit": "circle-dot",
    "call": "circle-cross",
    "proposal": "square",
    "agreement": "square-cross",
    "rejection": "square-x",
    "demand": "square-dot",
    "vote": "pentagon",
    "statement": "diamond",
    "claim": "diamond-dot",
    "denial": "diamond-x",
    "accusation": "diamond-tall",
    "threat": "triangle-up",
    "sanction": "x",
    "aid": "cross",
    "military": "star",
    "intelligence": "hexagon-dot",
    "report": "hexagon",
    "other": "triangle-down",
}
"""Plotly's symbol of each type: meetings are round, bargaining is square, words are pointed, measures are crosses."""

SYMBOL_SIZES: dict[FamilyName, int] = {
    "meeting": 11,
    "bargaining": 10,
    "word": 10,
    "measure": 11,
    "force": 13,
    "information": 12,
    "other": 10,
}
"""Sizes in pixels at which the outlines look equally large."""

HOLLOW: tuple[bool, ...] = tuple(term.name in ("disputed", "denied") for term in STATUSES)
"""For each status code, whether its marks are drawn hollow."""


def ink(*, dark: bool) -> Ink:
    """Return the colours of the dark or the light theme."""
    return DARK if dark else LIGHT


def family_colour(family: FamilyName, *, dark: bool) -> str:
    """Return the colour of a family as #RRGGBB."""
    return (DARK_FAMILIES if dark else LIGHT_FAMILIES)[family]


def faded(colour: str, alpha: float) -> str:
    """Return a colour #RRGGBB as #RRGGBBAA, with the given opacity."""
    return f"{colour}{round(alpha * 255):02X}"
