"""The outlines of marks as SVG paths, for drawings outside a chart; within one, Plotly draws them."""

import math

_RADIUS = 6.0
Point = tuple[float, float]


def shape(symbol: str) -> tuple[str, str]:
    """Return the outline of a Plotly symbol and the lines inside it ("" if there are none), centred, 13 units wide."""
    base, _, inside = symbol.rpartition("-")
    if base and inside in ("dot", "cross", "x"):
        return _OUTLINES[base], _inside(inside, *_REACH[base])
    return _OUTLINES[symbol], ""


def _inside(kind: str, straight: float, slanted: float) -> str:
    """Return a dot, or lines that end `straight` units away along the axes, or `slanted` units along both."""
    if kind == "dot":
        return "M-0.9 0a0.9 0.9 0 1 0 1.8 0a0.9 0.9 0 1 0 -1.8 0"
    if kind == "cross":
        return f"M0 {-straight:g}V{straight:g}M{-straight:g} 0H{straight:g}"
    return f"M{-slanted:g} {-slanted:g}L{slanted:g} {slanted:g}M{slanted:g} {-slanted:g}L{-slanted:g} {slanted:g}"


def _closed(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"


def _ring(corners: int, *, inner: float | None = None, turn: float = -90.0, radius: float = _RADIUS) -> list[Point]:
    """Return the corners of a regular polygon, or of a star with an inner radius."""
    count = corners * (2 if inner else 1)
    reach = [inner if inner and number % 2 else radius for number in range(count)]
    angles = [math.radians(turn + 360 / count * number) for number in range(count)]
    return [(length * math.cos(angle), length * math.sin(angle)) for length, angle in zip(reach, angles, strict=True)]


def _turned(points: list[Point], degrees: float) -> list[Point]:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [(x * cosine - y * sine, x * sine + y * cosine) for x, y in points]


_ARM, _END = 1.9, 5.8
_CROSS: list[Point] = [
    *((-_ARM, -_END), (_ARM, -_END), (_ARM, -_ARM), (_END, -_ARM), (_END, _ARM), (_ARM, _ARM)),
    *((_ARM, _END), (-_ARM, _END), (-_ARM, _ARM), (-_END, _ARM), (-_END, -_ARM), (-_ARM, -_ARM)),
]
_SQUARE = 5.0
_OUTLINES: dict[str, str] = {
    "circle": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0",
    "square": _closed([(-_SQUARE, -_SQUARE), (_SQUARE, -_SQUARE), (_SQUARE, _SQUARE), (-_SQUARE, _SQUARE)]),
    "diamond": _closed(_ring(4, radius=6.6)),
    "diamond-tall": _closed([(0.0, -7.0), (3.5, 0.0), (0.0, 7.0), (-3.5, 0.0)]),
    "triangle-up": _closed(_ring(3)),
    "triangle-down": _closed(_ring(3, turn=90)),
    "pentagon": _closed(_ring(5)),
    "hexagon": _closed(_ring(6)),
    "star": _closed(_ring(5, inner=2.7, radius=7.0)),
    "cross": _closed(_CROSS),
    "x": _closed(_turned(_CROSS, 45)),
}
_REACH: dict[str, Point] = {"circle": (5.5, 3.9), "square": (5.0, 5.0), "diamond": (6.6, 3.3), "hexagon": (6.0, 5.2)}
