"""Words cut to their stems, so that two tellings of one matter can be compared."""

import re
from functools import lru_cache

from diplomatic_timeline.extraction.wordlists import words_of

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = words_of("no topic")
_ENDING = re.compile(r"(?:ies|ing|ed|es|s|ment|ation|ions?)$")
_LONGEST = 7


@lru_cache(maxsize=4_096)  # the same passages are compared again and again
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a text is about; names keep their capital."""
    return frozenset(words_by_stem(text))


def words_by_stem(text: str) -> dict[str, str]:
    """Return those stems, each with the first word of the text that has it."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if word.lower() not in _COMMON:
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:_LONGEST]
