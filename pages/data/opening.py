"""Open another timeline: one that is at hand, or one from a file."""

import streamlit as st

from diplomatic_timeline.errors import TimelineError
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.frame import show_timelines
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View


def show_opening(_store: EventStore, view: View) -> None:
    """Draw the choice of timelines, and the field for a file with what reading it came to."""
    show_timelines(view, "data")
    upload = st.file_uploader("Or open a file", key="open_file")
    if upload is None:
        st.caption("A file stays in this window: nobody else can see it, and it is gone when the window is closed.")
        return
    try:
        with st.spinner(f"Reading {as_label(upload.name)} …"):
            read = read_timeline(upload.getvalue(), upload.name)
    except TimelineError as error:
        st.error(as_label(str(error), 600))
        return
    _show_read(read)


def _show_read(read: ImportResult) -> None:
    st.write(as_label(f"{read.report.summary()}."))
    if read.report.problems:
        with st.expander(count_words(len(read.report.problems), "problem")):
            st.text("\n".join(map(str, read.report.problems)))
    st.button("Open this timeline", key="open_read", type="primary", on_click=_open_read, args=(read,))


def _open_read(read: ImportResult) -> None:
    session.open_timeline(session.bring(read.timeline))
