"""Deeds: verbs and nouns that tell what is done rather than said, with the type and PLOVER code of the event.

`data/deeds.csv` lists them by hand. A row holds where one of its verbs is followed by what `object` asks for, within
the clause. `roles` says where the other side stands: `together` (all are parties), `object` (right behind the verb),
`to`, `on`, `from` or `of` (behind that preposition), `none`. Each row has sentences that it must match and some that
it must not.
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

from diplomatic_timeline.extraction.wordlists import compile_pattern, examples, read_table
from diplomatic_timeline.vocabulary import TypeName


@dataclass(frozen=True, slots=True)
class Deed:
    """One row: a kind of deed, how it is worded, and its examples."""

    type: TypeName
    plover: str
    verbs: tuple[str, ...]
    object: str
    roles: str
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    def fits(self, following: str) -> bool:
        """Return whether the words behind the verb are those that the row asks for."""
        return compile_pattern(self.object).match(following) is not None


DEEDS: tuple[Deed, ...] = tuple(
    Deed(
        type=cast("TypeName", row["type"]),
        plover=row["plover"],
        verbs=tuple(row["verbs"].split()),
        object=row["object"],
        roles=row["roles"],
        matches=examples(row["matches"]),
        spares=examples(row["spares"]),
    )
    for row in read_table("deeds.csv")
)
TRIGGER_VERBS = frozenset(verb for deed in DEEDS for verb in deed.verbs)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A noun for an event that the text speaks of as having taken place: "after talks in Geneva"."""

    type: TypeName
    noun: str


OCCASIONS: tuple[Occasion, ...] = (
    Occasion(
        "call",
        r"(?:(?:tele)?phone |video )(?:calls?|conversations?|conferences?|talks)|calls?(?= (?:between|with))",
    ),
    Occasion("talks", r"(?:talks|negotiations|meetings?|summits?|consultations|conferences?|discussions)"),
    Occasion("visit", r"(?:visits?|trips?)(?= (?:to|by|in)\b)"),
    Occasion(
        "military",
        r"invasion|offensive|attacks?|strikes?|assaults?|raids?|bombings?|bombardments?|incursion|withdrawal",
    ),
    Occasion(
        "agreement",
        r"(?:signing of .{1,40}|agreement|deal|accord)(?= (?:reached|signed|struck|brokered|between)\b)",
    ),
    Occasion("vote", r"elections?|referendum|vote(?= (?:in|by|on)\b)"),
    Occasion("other", r"impeachment|arrest|resignation|protests?|assassination"),
)


@cache
def deeds_of(verb: str) -> tuple[Deed, ...]:
    """Return the rows of a verb in the order of the table."""
    return tuple(deed for deed in DEEDS if verb in deed.verbs)
