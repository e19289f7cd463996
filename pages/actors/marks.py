"""Clicks on marks of a chart: they open the event that the mark stands for."""

from diplomatic_timeline.store.interface import Rows
from pages.widgets import session
from pages.widgets.chart import clicked_row


def remember_marks(key: str, *shown: Rows) -> None:
    """Keep which row of the timeline is which event, for clicks on the chart with this key."""
    pairs = (pair for rows in shown for pair in zip(rows.row.tolist(), rows.id, strict=True))
    session.remember(f"{key}_ids", dict(pairs))


def open_mark(key: str) -> None:
    """Open the event whose mark was clicked, in the chart's callback."""
    known: dict[int, str] = session.recall(f"{key}_ids", {})
    if (row := clicked_row(key)) in known:
        session.change(event=known[row])
