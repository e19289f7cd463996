r"""Text in table cells: lists, and protection against formulas. Both are undone exactly on reading.

A list is written with ";" between its items. An item that is empty, holds a ";", starts with a quotation mark or has
white space at its ends stands in double quotation marks, and a quotation mark inside it is doubled, as in CSV itself:
`Kyiv;"Moscow; Kremlin"`.

A cell whose text starts with `= + - @`, a tab or a carriage return could run as a formula in a spreadsheet (CWE-1236).
It is written with an apostrophe before it; so is a text that starts with apostrophes and then one of these, which keeps
the rule reversible. Cells of numbers are left alone.
"""

import re
from collections.abc import Iterable

SEPARATOR = ";"
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?=;|\Z)')


def guard(text: str) -> str:
    """Return the text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text


def join_items(items: Iterable[str | None]) -> str:
    """Return the items as the text of one cell; None leaves its place empty."""
    return SEPARATOR.join("" if item is None else _quote(item) for item in items)


def split_items(cell: str) -> list[str | None]:
    """Return the items of a cell, without white space around them, None for an empty place; an empty cell has none."""
    if not cell.strip():
        return []
    items: list[str | None] = []
    position = 0
    while True:
        match = _QUOTED.match(cell, position)
        if match:
            items.append(match[1].replace('""', '"'))
            position = match.end()
        else:
            end = cell.find(SEPARATOR, position)
            end = len(cell) if end < 0 else end
            items.append(cell[position:end].strip() or None)
            position = end
        if position >= len(cell):
            return items
        position += 1


def list_items(cell: str) -> list[str]:
    """Return the items of a cell that holds a plain list, empty places left out."""
    return [item for item in split_items(cell) if item is not None]


def _quote(item: str) -> str:
    if item and item == item.strip() and SEPARATOR not in item and not item.startswith('"'):
        return item
    doubled = item.replace('"', '""')
    return f'"{doubled}"'
