"""Day first or month first: decided for a whole column, where single cells such as 3/4/2025 cannot say."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomatic_timeline.times.values.numbers import PARTS, Order


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """The order of a column: "DMY", "MDY", or None with the `reason` why it cannot be told.

    `deciding` is the first value that settles it, `row` its place (0 is the first value).
    """

    order: Order | None
    reason: str
    deciding: str | None = None
    row: int | None = None


def infer_order(column: Iterable[str]) -> ColumnOrder:
    """Return the order of day and month in a column of texts.

    A number above 12 can only be a day. One such value decides; values that contradict each other, or none, leave it
    open. Values that are not two short numbers and a year are passed over: they do not depend on it.
    """
    found: dict[Order, tuple[str, int]] = {}
    ambiguous = 0
    for row, value in enumerate(column):
        match = PARTS.fullmatch(value.strip()[:40])
        if match is None:
            continue
        first, second = int(match["a"]), int(match["b"])
        if first > 12 >= second >= 1:
            found.setdefault("DMY", (value, row))
        elif second > 12 >= first >= 1:
            found.setdefault("MDY", (value, row))
        elif 1 <= first <= 12 and 1 <= second <= 12:
            ambiguous += 1
    if len(found) == 2:
        return ColumnOrder(None, f"'{found['DMY'][0]}' has the day first, '{found['MDY'][0]}' the month")
    for order, (value, row) in found.items():
        which = "first" if order == "DMY" else "second"
        return ColumnOrder(order, f"the {which} number of '{value}' is above 12, so it is the day", value, row)
    if ambiguous:
        return ColumnOrder(None, "no number is above 12, so each date can be read both ways")
    return ColumnOrder(None, "no date of the column depends on the order")
