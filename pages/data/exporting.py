"""Take away what is open: the events under the filters, or the whole timeline."""

import streamlit as st

from diplomatic_timeline.store.interface import EventStore
from pages.timeline.tools import show_downloads
from pages.widgets import session
from pages.widgets.filters import show_chips
from pages.widgets.package import write_package
from pages.widgets.view import View


def show_export(store: EventStore, view: View) -> None:
    """Offer the matching events as files, and the whole timeline as a package."""
    show_chips(view.query)
    show_downloads(store, view.query)
    st.download_button(
        "Whole timeline (Data Package)",
        data=lambda: write_package(store, view.timeline, session.notes()),
        file_name=f"{store.info.id}.zip",
        mime="application/zip",
        key="download_package",
        on_click="ignore",
        icon=":material/download:",
    )
