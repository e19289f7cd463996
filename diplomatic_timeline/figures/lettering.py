"""Texts in a figure: how wide they are, how they are shortened, and how they lose any power as markup."""

import html
import unicodedata

_NARROW = frozenset("ijlftrI.,:;'’|!()[]{}-·/ ")
_WIDE = frozenset("mwMWGOQ%@—…&+→")
_SAFETY = 1.04
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Return about how many pixels a text takes in a usual sans-serif face of `size` pixels, rather too many."""
    return sum(map(_width, text)) * size * _SAFETY


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.30
    if character in _WIDE:
        return 0.86
    if character > "\u2e80":  # Chinese, Japanese, Korean and emoji fill the square
        return 1.0
    return 0.68 if character.isupper() else 0.55


def shorten(text: str, room: float, size: float, *, least: int = 1) -> str:
    """Return the text cut at a word so that it takes at most `room` pixels, "" if fewer than `least` letters stay."""
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    left = room - text_width(_ELLIPSIS, size)
    kept = 0
    for character in text:
        left -= _width(character) * size * _SAFETY
        if left < 0:
            break
        kept += 1
    cut = text[:kept]
    if " " in cut:
        cut = cut[: cut.rindex(" ")]
    cut = cut.rstrip(" ,;:–-\u200d\ufe0f")
    return f"{cut}{_ELLIPSIS}" if len(cut) >= max(least, 1) else ""


def as_plain(text: str) -> str:
    """Return text from outside as Plotly shows it letter by letter; a right-to-left text keeps its order to itself."""
    text = html.escape(" ".join(text.split()), quote=False)
    if not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return f"\u2068{text}\u2069"
    return text
