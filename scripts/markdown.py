"""Markdown for the generated pages."""

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by scripts/build_docs.py: change the code's tables, not this file. -->"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; a `|` in a cell is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
