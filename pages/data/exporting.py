"""Take away what is open: the events under the filters in many formats, or the whole timeline."""

import streamlit as st

from diplomatic_timeline.exports import EXPORTS, Export, find_export
from diplomatic_timeline.exports.restricted import find_reason
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.downloads import show_bundle, show_file
from pages.widgets.filters import show_chips
from pages.widgets.links import view_link
from pages.widgets.package import write_package
from pages.widgets.text import count_words
from pages.widgets.view import View

_FORMATS = {item.name: item for item in EXPORTS}


def show_export(store: EventStore, view: View) -> None:
    """Offer the matching events in the format that the person chooses, and the whole timeline as a package."""
    total = store.count(view.query).total
    show_chips(view.query)
    st.write(f"**{count_words(total, 'event')}** of {store.size:,} are taken, as the filters have it.")
    if total:
        _show_formats(store, view, total)
    st.caption("Or everything, whatever the filters, with the merged names and the notes of this session:")
    st.download_button(
        "Whole timeline (Data Package)",
        data=lambda: write_package(store, view.timeline, session.notes()),
        file_name=f"{store.info.id}.zip",
        mime="application/zip",
        key="download_whole",
        on_click="ignore",
        icon=":material/download:",
    )


def _show_formats(store: EventStore, view: View, total: int) -> None:
    chosen = st.radio(
        "Format",
        list(_FORMATS),
        key="export_format",
        format_func=lambda name: _FORMATS[name].label,
        captions=[item.about for item in EXPORTS],
    )
    export = find_export(chosen)
    if export.most is not None and total > export.most:
        st.info(
            f"Such a file is of use for at most {export.most:,} events: narrow the filters, or take another format."
        )
        return
    _show_buttons(store, view, export)


def _show_buttons(store: EventStore, view: View, export: Export) -> None:
    link = view_link("Timeline")
    reason = find_reason(store.origins)
    if reason:
        st.info(reason)
    with st.container(horizontal=True, gap="small", key="export_buttons"):
        if not reason:
            show_file(store, view, export, link, label="Download the file")
        show_bundle(store, view, export, link, label="With manifest and citations (.zip)")
    st.caption(
        "The manifest names the filters, the version, the licence, the link of the view, today’s date and the SHA-256 "
        "of each file; the citations come as BibTeX and CSL-JSON. A file is written when its button is pressed."
    )
