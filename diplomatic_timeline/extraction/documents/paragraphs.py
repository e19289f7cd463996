"""Lines of printed pages into paragraphs: running heads out, broken words whole again."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"([a-z]+)-\n([a-z]+)")
_FULL = 0.8  # of the usual length of a line: a shorter one that ends a sentence ends its paragraph
_SHORT = 0.6  # a line shorter than that does so without a sentence's end, such as a headline or a date
_EDGE = 2  # lines at the top and the foot of a page where running heads stand
_ENDS = (".", "!", "?", ".”", "”", '"', ":", ".'", ")")


def join_pages(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs with a blank line between them.

    A paragraph ends at a blank line, at a line that is short and ends a sentence, and at a very short one before a
    capital or a digit. Lines at the edge of most pages and bare page numbers are running heads and left out.
    """
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    heads = _running_heads(split)
    lines = [line for page in split for line in [*_without_heads(page, heads), None]]
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs: list[list[str]] = [[]]
    for line, following in pairwise([*lines, ""]):
        if line is None:  # a page ends, the paragraph may go on
            continue
        if line:
            paragraphs[-1].append(line)
        if not line or _is_last(line, following or "", usual):
            paragraphs.append([])
    text = "\n\n".join("\n".join(part) for part in paragraphs if part)
    return _mend(text).strip()


def _is_last(line: str, following: str, usual: float) -> bool:
    if line.endswith(_ENDS):
        return len(line) < _FULL * usual
    return (
        len(line) < _SHORT * usual
        and (following[:1].isupper() or following[:1].isdigit())
        and not line.endswith(("-", ","))
    )


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the lines, digits aside, that stand at the edge of most pages, where there are at least three pages."""
    if len(pages) < 3:
        return set()
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    return {shape for shape, number in seen.items() if number > len(pages) / 2}


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _without_heads(page: Sequence[str], heads: set[str]) -> list[str]:
    filled = [at for at, line in enumerate(page) if line]
    edge = {*filled[:_EDGE], *filled[-_EDGE:]}
    return [
        line
        for at, line in enumerate(page)
        if not (at in edge and _shape(line) in heads) and not (line.isdigit() and len(line) < 5)
    ]


def _mend(text: str) -> str:
    """Join the lines of each paragraph; a hyphen at a line's end stays where the text has it in that word elsewhere."""

    def whole(found: re.Match[str]) -> str:
        hyphened = f"{found[1]}-{found[2]}"
        return hyphened if re.search(rf"\b{hyphened}\b", text) else found[1] + found[2]

    joined = re.sub(r"-\n(?=\S)", "-", _BROKEN.sub(whole, text))
    return re.sub(r"(?<!\n)\n(?!\n)", " ", joined)
