"""The tray: events that match but have no date on the chosen clock."""

import streamlit as st

from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View

_SHOWN = 20


def show_tray(store: EventStore, view: View) -> None:
    """List the undated events beside the chart, so that none is lost."""
    undated = store.count(view.query).undated
    if not undated:
        return
    rows = store.page(view.query, limit=_SHOWN, dated=False)
    with (
        st.expander(f"{count_words(undated, 'event')} without a date on this clock", key="tray"),
        st.container(key="tray_list", gap="xsmall"),
    ):
        for event_id, title, who in zip(rows.id, rows.title, rows.who, strict=True):
            st.button(
                f"{as_label(title)} ({as_label(who)})" if who else as_label(title),
                key=f"tray_{event_id}",
                type="tertiary",
                on_click=session.change,
                kwargs={"event": event_id},
            )
        if undated > _SHOWN:
            st.caption(f"The first {_SHOWN} are listed; the table and the downloads hold all {undated:,}.")
