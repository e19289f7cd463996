"""The same events as the chart, as a table of a hundred rows a page."""

from typing import Any

import pandas as pd
import streamlit as st

from diplomatic_timeline.query.filters import BY_PARAM
from diplomatic_timeline.store.interface import EventStore, Rows
from diplomatic_timeline.vocabulary import EVENT_TYPES
from diplomatic_timeline.when import When
from pages.widgets import session
from pages.widgets.names import say_statuses
from pages.widgets.text import count_words
from pages.widgets.view import View

PAGE_LENGTH = 100


def show_table(store: EventStore, view: View) -> None:
    """Draw one page of the matching events in time order; choosing a row opens its panel."""
    total = store.count(view.query).total
    pages = -(-total // PAGE_LENGTH)
    number = st.pagination(pages, key="table_page") if pages > 1 else 1
    zone = view.zone_info(store.info.zone)
    rows = store.page(view.query, limit=PAGE_LENGTH, offset=(number - 1) * PAGE_LENGTH, zone=zone)
    st.dataframe(
        _frame(rows, view, store),
        key="table",
        hide_index=True,
        on_select=_choose,  # type: ignore[arg-type]
        selection_mode="single-row",
        height=min(36 * (len(rows) + 1) + 4, 640),
        alt=f"{count_words(len(rows), 'event')} of {total:,}, in time order",
        column_config={
            "When": st.column_config.TextColumn(width="medium"),
            "Event": st.column_config.TextColumn(width="large"),
            "Who": st.column_config.TextColumn(width="medium"),
            "Publishers": st.column_config.NumberColumn(help=BY_PARAM["publishers"].help),
        },
    )
    session.remember("table_ids", rows.id)
    first = (number - 1) * PAGE_LENGTH
    st.caption(f"Events {first + 1:,} to {first + len(rows):,} of {total:,}, in time order. Tick a row to open it.")


def _frame(rows: Rows, view: View, store: EventStore) -> pd.DataFrame:
    zone = view.zone_info(store.info.zone)
    dated = [When.parse(text).words(zone) if text else "Date unknown" for text in rows.when]
    frame = pd.DataFrame(
        {
            "When": dated,
            "Event": rows.title,
            "Type": [EVENT_TYPES[code].name for code in rows.type],
            "Who": rows.who,
            "Status": say_statuses(rows),
            "Publishers": rows.publishers,
            "Told by": rows.told,
        }
    )
    if view.query.start or view.query.end:
        frame["In window"] = ["certainly" if certain else "possibly" for certain in rows.certain]
    return frame


def _choose() -> None:
    state: Any = session.picked("table")
    ids = session.recall("table_ids", [])
    chosen = [ids[row] for row in state.selection.rows if row < len(ids)]
    session.change(event=chosen[0] if chosen else None)
