"""A sentence as a row of units: its tokens, with each quotation in it folded into one."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.cleaning import plain_text
from diplomatic_timeline.extraction.quotations import Quotation, find_quotations
from diplomatic_timeline.extraction.sentences import find_sentences
from diplomatic_timeline.extraction.wordlists import words_of
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

TIME_WORDS = words_of("time")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its units, and the quotations that lie in it.

    `dateline` is the place where its units begin: behind "WASHINGTON - " where there is one.
    """

    start: int
    end: int
    units: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """An article cut up: text as read, plain text of the same length, quotations and sentences in order."""

    text: str
    plain: str
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]


def read_page(text: str) -> Page:
    """Return a text cut into sentences and units."""
    plain = plain_text(text)
    quotations = tuple(find_quotations(text, plain))
    sentences, paragraph, last = [], 0, 0
    at = 0
    for start, end in find_sentences(plain, quotations):
        if "\n" in plain[last:start]:
            paragraph += 1
        inside = []
        while at < len(quotations) and quotations[at].start < end:
            inside.append(quotations[at])
            at += 1
        units = tuple(_without_dateline(fold(plain, start, end, inside)))
        sentences.append(Sentence(start, end, units, tuple(inside), paragraph))
        last = end
    return Page(text, plain, quotations, tuple(sentences))


def fold(plain: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[Token]:
    """Return the tokens of a stretch of text, each quotation as one unit of the kind QUOTE."""
    units: list[Token] = []
    place = start
    for quotation in quotations:
        units += find_tokens(plain, place, quotation.start)
        words = plain[quotation.start : quotation.end]
        units.append(Token(quotation.start, quotation.end, words, words.lower(), Kind.QUOTE))
        place = quotation.end
    return units + find_tokens(plain, place, end)


def _without_dateline(units: list[Token]) -> list[Token]:
    """Cut off "WASHINGTON - ", "KYIV, Ukraine (AP) - " and their like."""
    for at, unit in enumerate(units[:10]):
        if unit.text in ("-", "--") and at and units[0].text.isupper() and len(units[0].text) > 2:
            return units[at + 1 :]
        if unit.kind in (Kind.VERB, Kind.AUX, Kind.PRON, Kind.QUOTE):
            break
    return units


def is_time(unit: Token) -> bool:
    """Return whether a unit is a word of time: a weekday, a month, "week"."""
    return unit.lower in TIME_WORDS


def offsets_of(units: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets into the text of a span of units [first, last)."""
    return units[span[0]].start, units[span[1] - 1].end
