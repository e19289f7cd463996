"""What a flat table tells about its dates as a whole, and the notes on what was read by it.

Numbers such as 3/4/2025 are read in the order that their column shows. The words in `when_text` are read only where the
table has no column `when`: tables that were written here always have one, so an event without a date keeps none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diplomatic_timeline.formats.cells import list_items
from diplomatic_timeline.formats.columns import Column
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.tables import Table
from diplomatic_timeline.times import ColumnOrder, infer_order
from diplomatic_timeline.when import When

Orders = Mapping[str, ColumnOrder]
"""The order of day and month by the name of the column."""

_READ: Mapping[str | None, str] = {"DMY": "day first", "MDY": "month first"}


@dataclass(frozen=True, slots=True)
class Guesses:
    """The order of each column of dates, whether the words of `when_text` are read, and notes on the orders."""

    orders: Orders
    reads_words: bool
    notes: tuple[Problem, ...]


def find_guesses(table: Table, columns: Mapping[str, Column | None], file: str) -> Guesses:
    """Return what the columns of a table tell; `columns` are their meanings by their names in the table."""
    orders, notes = {}, []
    for name, column in columns.items():
        if column is None or column.form not in ("date", "dates"):
            continue
        dates = list(_dates_of(table, name, column))
        order = infer_order(text for text, _ in dates)
        orders[column.name] = order
        if order.row is not None:
            notes.append(_order_note(order, column, file, dates[order.row][1]))
    known = {column.name for column in columns.values() if column}
    return Guesses(orders, "when" not in known, tuple(notes))


def words_note(when: When, text: str | None, file: str, line: int) -> Problem:
    """Return the note on a date that was read from the words of a source."""
    return Problem(
        file,
        line,
        "when_text",
        text,
        "the table has no column 'when'",
        f"'when' was read from these words: {when} ({when.words()})",
        "nothing to do if that is right; else add a column 'when' and write the date there, or leave its cell empty",
    )


def _dates_of(table: Table, name: str, column: Column) -> Iterator[tuple[str, int]]:
    """Yield the dates of a column with their lines; cells of broken rows may belong to other columns."""
    for row in table.rows:
        if row.broken:
            continue
        cell = row.cells[name]
        yield from ((text, row.line) for text in (list_items(cell) if column.form == "dates" else [cell]))


def _order_note(order: ColumnOrder, column: Column, file: str, line: int) -> Problem:
    return Problem(
        file,
        line,
        column.name,
        order.deciding,
        order.reason,
        f"numeric dates of this column were read {_READ[order.order]}",
        "nothing to do if that is right; else write them as in 2025-03-13",
    )
