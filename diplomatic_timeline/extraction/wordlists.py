"""The data files of the rules: word lists, and tables of patterns with their examples; kept by hand."""

import csv
import re
from functools import cache
from importlib.resources import files

PACKAGE = "diplomatic_timeline.extraction"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file of `data/`, by column name."""
    text = (files(PACKAGE) / "data" / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of `words.csv` by its name."""
    return frozenset(word for row in read_table("words.csv") if row["list"] == name for word in row["words"].split())


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that is a list of them."""
    return frozenset(words.split())


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a table, ready to search whatever the case.

    `<NAME>` stands for a fragment of `fragments.csv`, `<UPTO5>` for up to five words.
    """
    fragments = {row["name"]: row["pattern"] for row in read_table("fragments.csv")}

    def expand(found: re.Match[str]) -> str:
        if found[1].startswith("UPTO"):
            return rf"(?:[\w$.,'-]+ ){{0,{found[1][4:]}}}?"
        return fragments[found[1]]

    return re.compile(re.sub(r"<([A-Z_]+\d*)>", expand, pattern), re.IGNORECASE)


def examples(cell: str) -> tuple[str, ...]:
    """Return the examples of a rule, which its table parts by bars."""
    return tuple(cell.split("|"))
