"""The app inside another page: title, chart, legend and a link back, nothing else."""

import streamlit as st

from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.when import When
from pages.widgets.chart import show_lanes
from pages.widgets.links import view_link
from pages.widgets.text import as_html, as_label
from pages.widgets.view import View


def is_embedded() -> bool:
    """Say whether the address asks for the app inside another page (`?embed=true`)."""
    return bool(st.context.is_embedded)


def show_embedded(store: EventStore, view: View) -> None:
    """Draw the active view for another page; the chosen event is told in one line."""
    link = as_html(view_link("Timeline"))
    back = (
        f'<a href="{link}" target="_blank" rel="noopener">Open in the Diplomatic Timeline Explorer</a>' if link else ""
    )
    st.html(f'<h1 class="dte-title">{as_html(store.info.title)}</h1><p class="dte-panel">{back}</p>')
    if store.count(view.query).total == 0:
        st.info("No event matches the filters of this view.")
        return
    show_lanes(store, view)
    if view.event:
        (event,) = store.get([view.event])
        when = event.when.words(view.zone_info(store.info.zone)) if isinstance(event.when, When) else "date unknown"
        st.write(f"**{as_label(event.title, 200)}** ({as_label(when)})")
