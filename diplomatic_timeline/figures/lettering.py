"""Texts in a figure: how wide they are, how they are shortened, and how they lose any power as markup."""

import html
import re

_SAFETY = 1.04
NARROWEST = 0.2 * _SAFETY
"""No letter takes less than this share of the size of the face."""
_ELLIPSIS = "…"
_TRIMMED = " ,;:–-\u200d\ufe0f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


class _Widths(dict[str, float]):
    """Widths of letters as shares of the size of the face, worked out once a letter.

    The shares are those of Source Sans, the face that the app brings along, rounded up.
    """

    _GROUPS = (
        (" ", 0.2),
        ("ijlI.,:;'’|·ı", 0.26),
        ("f()[]{}-!•", 0.31),
        ("rt/\\ł", 0.36),
        ('csz?*"“”«»śźżšž', 0.47),
        ("aegkvxyJYFL1234567890$€£#<>=+~^_–", 0.51),
        ("ABCDEGKPRSTVXZ&", 0.62),
        ("HNOQUÖÓÚÜŃ", 0.67),
        ("wMW", 0.79),
        ("m@%—", 0.85),
        ("…", 0.95),
    )

    def __missing__(self, letter: str) -> float:
        width = next((width for letters, width in self._GROUPS if letter in letters), None)
        if width is None:
            # Chinese, Japanese, Korean and emoji fill the square; Cyrillic and other scripts run wide.
            width = 1.05 if letter > "\u2e80" else 0.92 if letter > "\u036f" else 0.67 if letter.isupper() else 0.56
        self[letter] = width
        return width


_WIDTHS = _Widths()


def text_width(text: str, size: float) -> float:
    """Return about how many pixels a text takes in the app's face at `size` pixels, rather too many."""
    return sum(map(_WIDTHS.__getitem__, text)) * size * _SAFETY


def shorten(text: str, room: float, size: float, *, least: int = 1) -> str:
    """Return the text cut at a word so that it takes at most `room` pixels, "" if fewer than `least` letters stay."""
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    left = room - text_width(_ELLIPSIS, size)
    kept = 0
    for letter in text:
        left -= _WIDTHS[letter] * size * _SAFETY
        if left < 0:
            break
        kept += 1
    cut = text[:kept]
    if " " in cut:
        cut = cut[: cut.rindex(" ")]
    cut = cut.rstrip(_TRIMMED)
    return f"{cut}{_ELLIPSIS}" if len(cut) >= max(least, 1) else ""


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the text in one or two lines of at most `room` pixels; what the second cannot hold is cut."""
    words = text.split()
    kept = 0
    while kept < len(words) and text_width(" ".join(words[: kept + 1]), size) <= room:
        kept += 1
    if kept == len(words) or kept == 0:
        return (shorten(text, room, size),)
    return " ".join(words[:kept]), shorten(" ".join(words[kept:]), room, size)


def as_plain(text: str) -> str:
    """Return text from outside as Plotly shows it letter by letter; a right-to-left text keeps its order to itself."""
    text = html.escape(" ".join(text.split()), quote=False)
    if not text.isascii() and _RIGHT_TO_LEFT.search(text):
        return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
    return text
