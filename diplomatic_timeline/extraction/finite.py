"""Which words are the verb of a clause: of words that can be a verb or a noun, what stands around them decides."""

from collections.abc import Sequence

from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set, words_of
from diplomatic_timeline.extraction.words import Kind, Token

NOUNLIKE = frozenset({Kind.NAME, Kind.WORD, Kind.NUMBER, Kind.DET, Kind.PRON})
AMBIGUOUS = words_of("noun or third person")
"""Third persons that are plural nouns as often."""
_SAYING = word_set("say tell believe argue insist accuse deny")
"""Verbs that are no nouns."""


def is_finite_verb(units: Sequence[Token], at: int) -> bool:
    """Return whether the unit is likely the verb of a clause, not a noun, infinitive or participle."""
    unit = units[at]
    if unit.kind is Kind.AUX:
        return unit.lower not in ("being", "having", "doing", "been", "be")
    if unit.kind is not Kind.VERB:
        return False
    form = form_of(unit.lower)
    before = units[at - 1] if at else None
    if form is None or form.tense in ("ing", "part") or before is None:
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if unit.lower == "last" and after is not None and is_time(after):
        return False
    if unit.lower in AMBIGUOUS and after is not None and _is_past(after):
        return False
    if before.kind is Kind.WORD and form.tense == "s":
        return unit.lower not in AMBIGUOUS
    if form.tense == "base" and unit.lower in _SAYING and _is_of_several(units, at):
        return True
    if before.kind in (Kind.DET, Kind.PREP, Kind.WORD) and form.tense in ("s", "base"):
        return before.kind is Kind.WORD and before.lower.endswith("s")
    if form.tense == "base" and before.kind is Kind.VERB and at > 1 and units[at - 2].kind is Kind.DET:
        return False  # "a telephone call"
    if form.tense == "base" and before.kind is Kind.NAME and not before.lower.endswith("s"):
        return False
    if before.lower == "'s" or (form.tense == "base" and before.lower in ("to", "and")):
        return False
    return before.kind not in (Kind.DET, Kind.PREP) or before.lower in ("both", "all", "each")


def _is_of_several(units: Sequence[Token], at: int) -> bool:
    """Return whether the phrase before a verb is of several people: "soldiers fighting in the region (say)"."""
    first = at
    while first and (
        units[first - 1].kind in (*NOUNLIKE, Kind.PREP, Kind.ADV) or units[first - 1].lower.endswith("ing")
    ):
        first -= 1
    heads = [one.lower for one in units[first:at] if one.kind in (Kind.WORD, Kind.NAME)][:3]
    return any(one in ("people", "police", "troops") or (one.endswith("s") and not one.endswith("ss")) for one in heads)


def _is_past(unit: Token) -> bool:
    form = form_of(unit.lower) if unit.kind is Kind.VERB else None
    return unit.kind is Kind.AUX or (form is not None and form.tense == "past")
