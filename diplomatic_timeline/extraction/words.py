"""Tokens of plain English text with a coarse word class each, enough to find where a phrase begins and ends.

There is no trained tagger: closed classes are listed, verbs come from the verb lists, the rest is a name or a word.
"""

import re
from dataclasses import dataclass
from enum import Enum

from diplomatic_timeline.extraction.verbs import AUXILIARIES, form_of
from diplomatic_timeline.extraction.wordlists import words_of


class Kind(Enum):
    """Coarse word class."""

    NAME = "name"  # capitalised
    WORD = "word"
    NUMBER = "number"
    DET = "determiner"
    PRON = "pronoun"
    PREP = "preposition"
    CONJ = "conjunction"
    AUX = "auxiliary"
    NOT = "negation"
    ADV = "adverb"
    VERB = "verb"  # a form of a listed verb; whether it is one here, the context decides
    QUOTE = "quotation mark"
    PUNCT = "punctuation"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the text: its place, its words as written and in lower case, and its kind."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind


_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|Prof|Sgt|Capt|Adm|Maj|Jr|Sr|No)\.(?=\s)"
    r"|\$?\d[\d,.]*(?:-[a-z]+)+|\$?\d[\d,.]*\d|\$?\d+|[^\W\d_](?=\.\s[A-Z])\.|[^\W_](?:[\w]|[-'&/.](?=\w))*|\"|'|--+|\.\.+|\S"
)

_LISTS = {
    "determiner": Kind.DET,
    "pronoun": Kind.PRON,
    "preposition": Kind.PREP,
    "conjunction": Kind.CONJ,
    "negation": Kind.NOT,
    "adverb": Kind.ADV,
}
_CLOSED: dict[str, Kind] = {}
for _name, _kind in _LISTS.items():
    for _word in words_of(_name):
        _CLOSED.setdefault(_word, _kind)
_CLOSED |= dict.fromkeys(AUXILIARIES, Kind.AUX)

# "early", "likely" and their like are adjectives as often as adverbs, but never end a noun phrase.
_NO_ADVERB = words_of("no adverb")


_ARABIC = re.compile(r"(?:al|el|an|ad|as|ash|at|ul|bin|ibn)-[A-Z]")


def _kind_of(word: str, lower: str) -> Kind:
    if word[0].isdigit() or word[0] == "$":
        return Kind.NUMBER
    if not (word[0].isalpha()):
        return Kind.PUNCT
    closed = None if word in ("May", "Will") else _CLOSED.get(lower)  # a month, a first name
    if closed and not (word.isupper() and len(word) > 1 and lower in ("us", "it", "who")):
        return closed
    if lower.endswith("n't"):
        return Kind.AUX
    if word[0].isupper() or _ARABIC.match(word):
        return Kind.NAME
    if form_of(lower):
        return Kind.VERB
    if lower.endswith("ly") and lower not in _NO_ADVERB:
        return Kind.ADV
    return Kind.WORD


def find_tokens(plain: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of plain text; a possessive 's is a token of its own."""
    tokens = []
    for found in _TOKEN.finditer(plain, start, len(plain) if end is None else end):
        word, begin = found[0], found.start()
        if len(word) > 2 and word[-2:].lower() == "'s" and word[0].isalpha():
            tokens.append(_token(word[:-2], begin))
            tokens.append(Token(found.end() - 2, found.end(), "'s", "'s", Kind.PUNCT))
        elif word == "'" and tokens and tokens[-1].end == begin and tokens[-1].lower.endswith("s"):
            tokens.append(Token(begin, begin + 1, "'s", "'s", Kind.PUNCT))
        else:
            tokens.append(_token(word, begin))
    return tokens


def _token(word: str, begin: int) -> Token:
    lower = word.lower()
    return Token(begin, begin + len(word), word, lower, _kind_of(word, lower))
