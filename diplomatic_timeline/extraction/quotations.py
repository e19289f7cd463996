"""Passages in quotation marks, those that run on over several paragraphs included."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks, marks included; `continues` if the same person is still quoted from before.

    A quotation whose closing mark is left out because the next paragraph goes on with it ends with its paragraph.
    """

    start: int
    end: int
    continues: bool = False


_BLANK_LINE = re.compile(r"\n[ ]*\n\s*")
_LINE = re.compile(r"\n\s*")
WRAPPED = 120  # no line of a text wrapped by hand is longer
_OPENS, _CLOSES = "“„«‟", "”»"


def find_paragraphs(plain: str) -> list[tuple[int, int]]:
    """Return the spans of paragraphs: lines, or what blank lines part where the lines are short, as in wrapped text."""
    wrapped = max(map(len, plain.split("\n"))) <= WRAPPED and _BLANK_LINE.search(plain.strip())
    gap = _BLANK_LINE if wrapped else _LINE
    spans, start = [], 0
    for found in [*gap.finditer(plain), None]:
        end = found.start() if found else len(plain)
        piece = plain[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = found.end() if found else end
    return spans


def find_quotations(text: str, plain: str) -> list[Quotation]:
    """Return the quotations of a text in their order; `plain` is the text with plain typography.

    Double marks of any shape, and single marks where they do not stand inside double ones. An apostrophe is none.
    """
    found: list[Quotation] = []
    paragraphs = find_paragraphs(plain)
    pending = False
    for number, (start, end) in enumerate(paragraphs):
        double, left_open = _double(text, plain, start, end)
        if double and pending and double[0].start == start:
            double[0] = Quotation(start, double[0].end, continues=True)
        single = [one for one in _single(plain, start, end) if all(_is_apart(one, other) for other in double)]
        found += sorted([*double, *single], key=lambda quotation: quotation.start)
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        pending = left_open and following is not None and plain[following] == '"'
    return found


def _double(text: str, plain: str, start: int, end: int) -> tuple[list[Quotation], bool]:
    """Return the quotations of a paragraph in double marks, and whether the last one is left open."""
    found: list[Quotation] = []
    opened: int | None = None
    for place in range(start, end):
        if plain[place] != '"':
            continue
        before = plain[place - 1] if place > start else " "
        after = plain[place + 1] if place + 1 < end else " "
        begins = text[place] in _OPENS or (text[place] not in _CLOSES and before in " ([-\n" and not after.isspace())
        if opened is None:
            opened = place if begins or (text[place] not in _CLOSES and not after.isspace()) else None
        elif begins:
            opened = place  # the mark that would have closed the last one is missing
        else:
            found.append(Quotation(opened, place + 1))
            opened = None
    if opened is not None and opened + 1 < end:
        found.append(Quotation(opened, end))
        return found, True
    return found, False


_SINGLE = re.compile(
    r"(?<![\w'])'(?=[^\W\d_\[$])(?!(?:em|til|tis|twas|cause|s)\b)([^'\n]|(?<=\w)'(?=\w)){2,}?(?<=[^\s'])'(?!\w)"
)


def _single(plain: str, start: int, end: int) -> list[Quotation]:
    return [Quotation(found.start(), found.end()) for found in _SINGLE.finditer(plain, start, end)]


def _is_apart(one: Quotation, other: Quotation) -> bool:
    return one.end <= other.start or other.end <= one.start
