"""The moments of the news: the days on which something became known."""

from datetime import date

import numpy as np

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import NO_END, EventStore
from diplomatic_timeline.when.calendar import DAY, to_days

_FIRST, _LAST = to_days(1, 1, 1), to_days(9999, 12, 31)
_MOST = 400
"""So many days are offered at most, evenly spread over those there are."""
_LOOKED_AT = 20_000


def find_news_days(store: EventStore) -> list[tuple[date, int]]:
    """Return the days at whose end more is known than before, in order, each with how many events are new then.

    A report that is dated to a month counts on the month's last day, as in "as known on". Years that `date` cannot
    hold are left out. With very many days, every so-many-th is given, and its count is that of all days since the one
    before it.
    """
    rows = store.page(Query(clock="reported"), limit=_LOOKED_AT, spread=True, dated=True)
    ends = rows.end_high[rows.end_high != NO_END] // DAY
    days, counts = np.unique(ends[(ends >= _FIRST) & (ends <= _LAST)], return_counts=True)
    kept = np.unique(np.linspace(0, len(days) - 1, min(len(days), _MOST)).astype(int)) if len(days) else days
    so_far = np.cumsum(counts)[kept]
    epoch = date(1970, 1, 1).toordinal()
    new = np.diff(so_far, prepend=0).tolist()
    return [(date.fromordinal(epoch + day), count) for day, count in zip(days[kept].tolist(), new, strict=True)]
