"""Which row of a table names its columns, where a title, the author or empty cells stand above it."""

import re
from collections.abc import Sequence
from statistics import median

from diplomatic_timeline.formats.columns import find_column
from diplomatic_timeline.formats.mapping.fields import FIELDS
from diplomatic_timeline.formats.report import Problem

Above = tuple[tuple[int, str], ...]
"""The rows above the names of the columns: the line of each, and what stands in it."""

LOOKED_AT = 60
"""Rows at the beginning of a table that are looked at."""
_DEEPEST = 20
_NO_NAME = re.compile(r"[\W\d_]+")
_LONGEST_NAME = 80
_OFTEN = {name for field in FIELDS for name in field.called}


def find_header(rows: Sequence[Sequence[str]]) -> int:
    """Return the place of the row that names the columns, among the first rows that are not empty.

    It is the first one, unless that is a title over the table: at most half as many filled cells as most rows below it
    have, or one text in all cells. Then it is the next row whose cells are mostly filled, differ and are words, if no
    fewer of them are names that columns often have.
    """
    counts = [_count_filled(row) for row in rows]
    usual = median(counts[1:]) if len(counts) > 1 else 0
    if usual < 2 or not _is_title(rows[0], counts[0], usual):
        return 0
    for place in range(1, min(_DEEPEST, len(rows) - 1)):
        if counts[place] > 1 and counts[place] * 2 > median(counts[place + 1 :]) and _may_name(rows[place]):
            return place if _count_known(rows[place]) >= _count_known(rows[0]) else 0
    return 0


def say_above(above: Above, header_line: int, file: str) -> list[Problem]:
    """Return a note for each row above the names of the columns."""
    cause = f"this row stands above the names of the columns, which are on line {header_line}"
    fix = "nothing to do; if it is an event, move it below the names"
    return [Problem(file, line, None, text, cause, "taken as a heading, not as an event", fix) for line, text in above]


def to_heading(cells: Sequence[str]) -> str:
    """Return what stands in a row, for a note."""
    return " | ".join(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))


def _is_title(row: Sequence[str], count: int, usual: float) -> bool:
    filled = {cell.strip() for cell in row if cell.strip()}
    return count * 2 <= usual or (count > 1 and len(filled) == 1)


def _may_name(row: Sequence[str]) -> bool:
    names = [cell.strip() for cell in row if cell.strip()]
    if len({name.lower() for name in names}) < len(names):
        return False
    return all(len(name) <= _LONGEST_NAME and not _NO_NAME.fullmatch(name) for name in names)


def _count_known(row: Sequence[str]) -> int:
    return sum(cell.strip().lower() in _OFTEN or find_column(cell) is not None for cell in row)


def _count_filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)
