"""What kind of event an act of speech is, by its verb and by what is said.

`data/kinds.csv` lists the rules by hand; each has contents that it must match and contents that it must not. The
first rule that fits decides; without one the verb's own type stands.
"""

from dataclasses import dataclass
from typing import cast

from diplomatic_timeline.extraction.wordlists import compile_pattern, examples, read_table
from diplomatic_timeline.vocabulary import TypeName


@dataclass(frozen=True, slots=True)
class KindRule:
    """Turns a speech of one of the types `of` into `type` where `pattern` is found in the content.

    Where `verbs` are given, only speeches by one of these.
    """

    type: TypeName
    of: tuple[str, ...]
    verbs: tuple[str, ...]
    pattern: str
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    def fits(self, kind: TypeName, verb: str, content: str) -> bool:
        """Return whether the rule applies to a speech of this type, by this verb, with this content."""
        meant = kind in self.of and (not self.verbs or verb in self.verbs)
        return meant and compile_pattern(self.pattern).search(content) is not None


WORDS: tuple[TypeName, ...] = ("statement", "claim")
KIND_RULES: tuple[KindRule, ...] = tuple(
    KindRule(
        type=cast("TypeName", row["type"]),
        of=tuple(row["of"].split()),
        verbs=tuple(row["verbs"].split()),
        pattern=row["pattern"],
        matches=examples(row["matches"]),
        spares=examples(row["spares"]),
    )
    for row in read_table("kinds.csv")
)
_VIEWS = ("suggest",)  # verbs of proposal that only state a view where no plan is put


def kind_of(kind: TypeName, verb: str, content: str) -> TypeName:
    """Return the type of a speech by its verb's type and its content."""
    if verb in _VIEWS and kind in ("proposal", "statement"):
        kind = "proposal" if compile_pattern("<PLANNED>").search(content) else "statement"
    for rule in KIND_RULES:
        if rule.fits(kind, verb, content):
            return rule.type
    return kind
