"""PLOVER's root codes for what one side does to another (Halterman et al. 2023), by hand-made rules.

The rules of `data/roots.csv` are tried in their order, first on the words between the two sides, then on the words
behind the second, then on the whole sentence. Each has wordings that it must match and wordings that it must not.
"""

from dataclasses import dataclass

from diplomatic_timeline.extraction.wordlists import compile_pattern, examples, read_table

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RootRule:
    """One rule: the root code, the pattern of its wordings, and examples."""

    root: str
    pattern: str
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    def fits(self, words: str) -> bool:
        """Return whether the wording occurs in some words."""
        return compile_pattern(rf"\b(?:{self.pattern})").search(words) is not None


ROOT_RULES: tuple[RootRule, ...] = tuple(
    RootRule(row["root"], row["pattern"], examples(row["matches"]), examples(row["spares"]))
    for row in read_table("roots.csv")
)


def find_root(plain: str, source: Span, target: Span) -> str | None:
    """Return the PLOVER root code of what `source` does to `target` (spans in one sentence), None if unknown."""
    for start, end in _regions(plain, source, target):
        words = plain[start:end]
        found = next((rule.root for rule in ROOT_RULES if rule.fits(words)), None)
        if found:
            return found
    return None


def _regions(plain: str, source: Span, target: Span) -> list[Span]:
    """Return where the deed may stand, best first: between the sides, behind the second, anywhere."""
    first, second = sorted((source, target))
    return [(first[1], second[0]), (second[1], len(plain)), (0, len(plain))]
