"""Sentences of plain text; a quotation is never cut in two."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from diplomatic_timeline.extraction.quotations import Quotation, find_paragraphs
from diplomatic_timeline.extraction.wordlists import words_of

_ABBREVIATIONS = words_of("abbreviation")
_END = re.compile(r"(?:\.{1,3}|[!?]+)[\"')\]]*(?=\s+[\"'(\[]*[^\W_a-z])")
_LAST_WORD = re.compile(r"([^\s\"'(]+)$")
_SAYS_SO = re.compile(r"\s+(?:[A-Z][\w.'-]*\s+){1,4}(?:asked|said|says|asks|added|wrote|tweeted|demanded|joked)\b")


def find_sentences(plain: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Return the spans of sentences, paragraph by paragraph, without white space at their ends."""
    spans = []
    starts = [quotation.start for quotation in quotations]
    for start, end in find_paragraphs(plain):
        begin = start
        for found in _END.finditer(plain, start, end):
            if _is_end(plain, begin, found, quotations, starts):
                spans.append((begin, found.end()))
                begin = found.end() + len(plain[found.end() : end]) - len(plain[found.end() : end].lstrip())
        if begin < end:
            spans.append((begin, end))
    return spans


def _is_end(
    plain: str, begin: int, found: re.Match[str], quotations: Sequence[Quotation], starts: Sequence[int]
) -> bool:
    place = found.start()
    at = bisect_right(starts, place) - 1
    if at >= 0 and quotations[at].start < place < quotations[at].end:
        if found.end() < quotations[at].end:
            return False
        return not _SAYS_SO.match(plain, found.end())
    if found[0][0] != "." or found[0].startswith(".."):
        return True
    word = _LAST_WORD.search(plain, begin, place)
    last = word[1].lower().rstrip(".") if word else ""
    return not (
        last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last)
    )
