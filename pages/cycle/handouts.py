"""What a teacher takes along: the printable handout, and the timeline with the notes in it."""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.cycle import Steps, write_handout
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.package import write_package
from pages.widgets.text import count_words
from pages.widgets.view import View


def show_downloads(store: EventStore, view: View, steps: Steps) -> None:
    """Offer the handout of the steps and the whole timeline as a Data Package; both are written when asked for."""
    shown = view["notes"] == "show"
    notes = session.notes()
    zone = view.zone_info(store.info.zone)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cycle_downloads"):
        words = "with the teacher’s notes" if shown else "without the teacher’s notes"
        st.caption(f"Handout of {count_words(steps.total, 'event')}, {words}:", width="content")
        st.download_button(
            "Handout",
            data=partial(_handout, store, view, steps, notes if shown else None, zone.key),
            file_name=f"{store.info.id}-handout.html",
            mime="text/html",
            key="download_handout",
            on_click="ignore",
            icon=":material/print:",
        )
        if shown:
            st.caption("The whole timeline with the notes:", width="content")
            st.download_button(
                "Data Package",
                data=partial(write_package, store, view.timeline, notes),
                file_name=f"{store.info.id}.zip",
                mime="application/zip",
                key="download_notes",
                on_click="ignore",
                icon=":material/download:",
            )


def _handout(store: EventStore, view: View, steps: Steps, notes: dict[str, str] | None, zone: str) -> bytes:
    return write_handout(store, view.query, steps, zone=ZoneInfo(zone), notes=notes).encode()
