"""Which office a person holds according to the article: "Foreign Minister Jane Doe", "John Roe, the spokesman"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from diplomatic_timeline.extraction.gazetteer import title_words, titles
from diplomatic_timeline.extraction.names import Mention


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office as the article tells it: the last word of the title and the code of the state or body."""

    person: str
    title: str
    code: str
    place: int


_HEADS = {
    "president": "president", "premier": "prime minister", "prime": "prime minister", "chancellor": "chancellor",
    "spokesman": "spokesman", "spokeswoman": "spokesman", "spokesperson": "spokesman", "advisor": "adviser",
}  # fmt: skip
_BEFORE = re.compile(r"((?:[\w'-]+\.?\s+){1,7})$")
_AFTER = re.compile(r",\s+((?:[\w'.-]+\s+){0,6}[\w'.-]+)\s*[,.]")


def find_offices(plain: str, mentions: Sequence[Mention]) -> list[Office]:
    """Return the offices of people in the order of the text."""
    found = []
    for mention in mentions:
        if mention.kind != "person":
            continue
        edge = mention.start - (2 if plain[mention.start - 2 : mention.start] == ", " else 1)
        before = _BEFORE.search(plain[max(0, edge - 90) : edge] + " ")
        phrase = _title_tail(before[1]) if before else ""
        begin = edge + 1 - len(phrase)
        if not phrase:
            after = _AFTER.match(plain, mention.end)
            phrase, begin = (after[1], after.start(1)) if after and title_of(after[1]) else ("", 0)
        title = title_of(phrase)
        if title:
            code = _last_code(mentions, begin, begin + len(phrase))
            found.append(Office(mention.name, title, code, mention.start))
    return found


def _last_code(mentions: Sequence[Mention], start: int, end: int) -> str:
    """Return the code of the last state or body named in a phrase or just before it, empty if there is none."""
    first = bisect_left(mentions, start - 20, key=lambda one: one.start)
    near = takewhile(lambda one: one.start < end, islice(mentions, first, None))
    codes = [one.code for one in near if one.code and one.end >= start - 3]
    return codes[-1] if codes else ""


def _title_tail(phrase: str) -> str:
    """Return the part of a phrase that ends with a title, with what stands before it."""
    words = phrase.split()
    return phrase if words and words[-1].lower().rstrip(".") in title_words() else ""


def title_of(phrase: str) -> str:
    """Return the title in a phrase in one form of it ("premier" is "prime minister"), empty if there is none."""
    words = re.findall(r"[\w-]+", phrase.lower())
    for at in range(len(words)):
        for size in (4, 3, 2, 1):
            words_here = " ".join(words[at : at + size])
            if words_here in titles() and words_here not in ("head", "chief", "general", "major"):
                return _HEADS.get(words_here, words_here)
    return ""
