"""What a teacher takes along: the printable handout, and the timeline with the notes in it."""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.cycle import Steps, write_handout
from diplomatic_timeline.exports.restricted import find_reason
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.package import write_package
from pages.widgets.text import count_words
from pages.widgets.view import View


def show_downloads(store: EventStore, view: View, steps: Steps) -> None:
    """Offer the handout of the steps and the whole timeline as a Data Package; both are written when asked for."""
    shown = view["notes"] == "show"
    notes = session.notes()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cycle_downloads"):
        if reason := find_reason(store.origins):
            st.caption(f"There is no handout of this timeline. {reason}")
        else:
            _show_handout(store, view, steps, notes if shown else None)
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


def _show_handout(store: EventStore, view: View, steps: Steps, notes: dict[str, str] | None) -> None:
    words = "without the teacher’s notes" if notes is None else "with the teacher’s notes, where there are any"
    zone = view.zone_info(store.info.zone)
    part = f", a part of {len(steps.order.rows):,}" if steps.total < len(steps.order.rows) else ""
    st.caption(f"Handout of {count_words(steps.total, 'event')}{part}, {words}:", width="content")
    st.download_button(
        "Handout",
        data=partial(_handout, store, view, steps, notes, zone.key),
        file_name=f"{store.info.id}-handout.html",
        mime="text/html",
        key="download_handout",
        on_click="ignore",
        icon=":material/print:",
    )


def _handout(store: EventStore, view: View, steps: Steps, notes: dict[str, str] | None, zone: str) -> bytes:
    return write_handout(store, view.query, steps, zone=ZoneInfo(zone), notes=notes).encode()
