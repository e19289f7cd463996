"""Data: open a timeline or a file, take away what is open, publish it, cite it."""

import streamlit as st

from pages.data.citing import show_citing
from pages.data.exporting import show_export
from pages.data.opening import show_opening
from pages.data.publishing import show_publishing
from pages.widgets import session

PARTS = {"Open": show_opening, "Export": show_export, "Publish": show_publishing, "Cite": show_citing}

view = session.current_view()
store = session.open_store(view.timeline)

for tab, show in zip(st.tabs(list(PARTS)), PARTS.values(), strict=True):
    with tab:
        show(store, view)
