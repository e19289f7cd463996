"""Who says again what was said before, and who refers to what was told before.

`data/references.csv` lists by type how a text refers to an event ("the agreement", "that call"); each row has wordings
that it must match and wordings that it must not.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.stems import stems_of
from diplomatic_timeline.extraction.wordlists import compile_pattern, examples, read_table
from diplomatic_timeline.vocabulary import TypeName

_AGAIN = re.compile(
    r"\b(?:again|once more|repeat(?:s|ed|ing)?|reiterat\w+|echo(?:es|ed|ing)?|reaffirm\w*|likewise|restat\w+)\b",
    re.IGNORECASE,
)
_CITING = re.compile(r"\b(?:citing|cited|quoting|quoted|referring to|referred to|based on)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:that|this|these|those)\b", re.IGNORECASE)
_SAYINGS = ("statement", "claim", "accusation", "denial", "demand", "threat", "proposal", "rejection")
_PAPERS = ("intelligence", "report")
_ALIKE, _PART = 4, 0.6  # stems, and share of the fewer ones, that the same thing said twice has in common
_BACK = 60  # events back to which is looked: what a long text costs grows with its length alone
_FAR = 8  # sentences back to which "the agreement" still refers


@dataclass(frozen=True, slots=True)
class Reference:
    """How a text refers to an event of one type; with wordings that match and that must not."""

    type: TypeName
    pattern: str
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    def find(self, words: str) -> str | None:
        """Return the first phrase that refers to such an event."""
        found = compile_pattern(self.pattern).search(words)
        return found[0] if found else None


REFERENCES: tuple[Reference, ...] = tuple(
    Reference(cast("TypeName", row["type"]), row["pattern"], examples(row["matches"]), examples(row["spares"]))
    for row in read_table("references.csv")
)


def find_repeated(plain: str, drafts: Sequence[Draft], number: int, taken: Collection[int]) -> int | None:
    """Return the earlier speech that a speech says again: by its own word for it, or by nearly the same words.

    `taken` are events that it is linked to already.
    """
    draft = drafts[number]
    if not draft.speech or draft.mutual or draft.type not in _SAYINGS:
        return None
    again = _AGAIN.search(_telling(plain, draft)) is not None
    own = _topic(plain, draft)
    scored = []
    for place in range(number):
        other = drafts[place]
        if (
            place in taken
            or not other.speech
            or other.mutual
            or other.type not in _SAYINGS
            or _is_same_passage(draft, other)
        ):
            continue
        theirs = _topic(plain, other)
        common = {stem for stem in own & theirs if stem.islower()}
        part = len(own & theirs) / max(1, min(len(own), len(theirs)))
        if (again and len(common) >= (1 if _sides(draft) & _sides(other) else 2)) or (
            draft.type == other.type and len(common) >= _ALIKE and part >= _PART
        ):
            scored.append((len(common), place))
    return max(scored)[1] if scored else None


def find_cited(plain: str, drafts: Sequence[Draft], number: int, taken: Collection[int]) -> int | None:
    """Return the event told before that a speech refers to by "the agreement" and the like, or by citing a paper.

    `taken` are events that it is linked to already.
    """
    draft = drafts[number]
    if not draft.speech or draft.mutual:
        return None
    words = _referring(plain, draft)
    if _CITING.search(words):
        for place in range(max(0, number - _BACK), min(len(drafts), number + _BACK)):
            other = drafts[place]
            if place != number and other.type in _PAPERS and other.sentence == draft.sentence and place not in taken:
                return place
    for place in range(number - 1, max(-1, number - _BACK), -1):
        other = drafts[place]
        if not 0 < draft.sentence - other.sentence <= _FAR or place in taken:
            continue
        phrases = [phrase for one in REFERENCES if one.type == other.type and (phrase := one.find(words))]
        if phrases and _is_meant(plain, draft, other, phrases[0]):
            return place
    return None


def _is_meant(plain: str, draft: Draft, other: Draft, phrase: str) -> bool:
    """Return whether "the agreement" can mean this one: pointed at right before, or about the same matter."""
    if _POINTING.match(phrase) and draft.sentence - other.sentence == 1:
        return True
    passage = plain[other.evidence[0][0] : other.evidence[0][1]]
    common = stems_of(phrase) & stems_of(passage)
    return any(stem.islower() for stem in common)


def _sides(draft: Draft) -> set[str]:
    return {who.code or who.name for who in draft.actors}


def _telling(plain: str, draft: Draft) -> str:
    """Return the words around the verb, without what is said."""
    start, end = draft.evidence[0]
    told = [plain[start:end]]
    for first, last in draft.content:
        told = [plain[start:first], plain[last:end]] if start <= first and last <= end else told
    return " ".join(told)


def _referring(plain: str, draft: Draft) -> str:
    """Return the words of an event without the "that" behind its verb, which points at nothing."""
    contents = [plain[start:end].removeprefix("that ") for start, end in draft.content]
    return " . ".join([_telling(plain, draft), *contents])


def _topic(plain: str, draft: Draft) -> frozenset[str]:
    return stems_of(" ".join(plain[start:end] for start, end in draft.content))


def _is_same_passage(draft: Draft, other: Draft) -> bool:
    return any(a < d and c < b for a, b in draft.content for c, d in other.content)
