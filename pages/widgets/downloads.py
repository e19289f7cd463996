"""Downloads of what the filters leave; each file is written when it is asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from diplomatic_timeline.exports import Excerpt, Export, take_excerpt, write_bundle, write_export
from diplomatic_timeline.store.interface import EventStore
from pages.widgets.view import View


def excerpt_of(store: EventStore, view: View, link: str | None) -> Excerpt:
    """Return what the active filters leave, as of today; `link` opens the same view, for others too, or is left out."""
    zone = view.zone_info(store.info.zone)
    link = None if view.is_private else link
    return take_excerpt(store, view.query, zone=zone, link=link, accessed=date.today())


def show_file(store: EventStore, view: View, export: Export, link: str | None, *, label: str | None = None) -> None:
    """Draw the button that downloads the matching events as one file."""
    _show_button(
        label or export.label,
        partial(_write_file, store, view, export, link),
        f"{store.info.id}-{export.ending}",
        export.mime,
        f"download_{export.name}",
    )


def show_bundle(store: EventStore, view: View, export: Export, link: str | None, *, label: str) -> None:
    """Draw the button that downloads the same file with its manifest and its citations in one .zip."""
    name = f"{store.info.id}-{export.ending}"
    write = partial(_write_bundle, store, view, export, link, name)
    _show_button(label, write, f"{name}.bundle.zip", "application/zip", f"bundle_{export.name}")


def _show_button(label: str, write: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    st.download_button(
        label, data=write, file_name=name, mime=mime, key=key, on_click="ignore", icon=":material/download:"
    )


def _write_file(store: EventStore, view: View, export: Export, link: str | None) -> bytes:
    return write_export(excerpt_of(store, view, link), export.name)


def _write_bundle(store: EventStore, view: View, export: Export, link: str | None, name: str) -> bytes:
    excerpt = excerpt_of(store, view, link)
    return write_bundle(excerpt, name, write_export(excerpt, export.name))
