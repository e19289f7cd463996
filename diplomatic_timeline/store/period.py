"""The stretch of time that the events of a query span, no more exact than the events at its ends are."""

from diplomatic_timeline.query import Query
from diplomatic_timeline.query.window import day_text
from diplomatic_timeline.store.interface import EventStore, Rows
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY
from diplomatic_timeline.when.moment import PRECISIONS

_DAY, _MONTH = PRECISIONS.index("day"), PRECISIONS.index("month")
_LOOKED_AT = 50
"""So many events are searched for the one that ends last; if it is not among them, the end is said as a year."""


def find_period(store: EventStore, query: Query) -> When | None:
    """Return the first to the last known moment of the matching events as an EDTF interval or date.

    None if no matching event is dated.
    """
    extent = store.extent(query)
    if extent is None:
        return None
    first = store.page(query, limit=_LOOKED_AT, dated=True)
    last = store.page(query, order="newest", limit=_LOOKED_AT, dated=True)
    start, end = _cut(extent[0], first), _cut(extent[1], last)
    return When.parse(start if start == end else f"{start}/{end}")


def _cut(seconds: int, rows: Rows) -> str:
    """Return the date of an outermost moment, cut to the precision of the event that reaches it."""
    reached = (rows.start_low == seconds) | (rows.end_high == seconds)
    precision = int(rows.precision[reached].min()) if reached.any() else len(PRECISIONS)
    day = day_text(seconds // DAY)
    year, month, _ = day.rsplit("-", 2)
    return day if precision <= _DAY else f"{year}-{month}" if precision == _MONTH else year
