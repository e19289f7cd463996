"""Header, notices and footer of every page."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session, shelf
from pages.widgets.glue import show_copy_link
from pages.widgets.text import as_html, as_label
from pages.widgets.view import View


def show_navigation(pages: Mapping[str, StreamlitPage]) -> None:
    """Draw the links to all pages; each carries the active view along."""
    with st.container(horizontal=True, gap="small", key="navigation"):
        for name, page in pages.items():
            st.page_link(page, query_params=session.link_params(name))


def show_header(store: EventStore, view: View, page: str) -> None:
    """Draw the timeline's title and scope, the choice of timeline and the link of the view."""
    left, right = st.columns([0.66, 0.34], vertical_alignment="top", gap="medium")
    with left:
        scope = store.info.description.split("\n")[0]
        st.html(f'<h1 class="dte-title">{as_html(store.info.title)}</h1><p class="dte-scope">{as_html(scope)}</p>')
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="actions"):
        with st.popover("Other timelines", key="timelines"):
            show_timelines(view, "header")
        if view.is_private:
            _explain_privacy()
        else:
            show_copy_link(page)


def _explain_privacy() -> None:
    """Say in place of a link that would open nothing how the view can be handed on."""
    with st.popover("Copy link", key="no_link"):
        way = "publish the timeline, which gives it a link, or take it" if shelf.offers_publishing() else "take it"
        st.write(
            "This view shows a timeline that is in this window only, so a link would open it for nobody. On the Data "
            f"page you can {way} as a file, which others can open."
        )
        st.page_link("pages/data/page.py", label="Go to the Data page", query_params=session.link_params("Data"))


def show_timelines(view: View, place: str) -> None:
    """Draw the choice of the timelines that are at hand; `place` tells one such choice on a page from another."""
    names = session.known_timelines()
    infos = {name: session.info_of(name) for name in names}
    session.show_control(
        st.radio,
        "timeline",
        view.timeline,
        key=f"pick_timeline_{place}",
        label="Open a timeline",
        options=names,
        format_func=lambda name: as_label(infos[name].title),
        captions=[as_label(infos[name].description, 200) for name in names],
    )


def show_notices(view: View) -> None:
    """Say what was just done, and what the link asked for that could not be shown."""
    if said := session.take("saying"):
        st.toast(as_label(said, 300), icon=":material/check:", duration="long")
    lost = session.take("no_page")
    notices = (*([f"page: there is no page “{lost}”, this is the Overview"] if lost else []), *view.notices)
    if notices:
        lines = "  \n".join(as_label(notice, 200) for notice in notices)
        st.warning(f"This could not be used and was left out:  \n{lines}", icon=":material/filter_alt_off:")


def show_footer(store: EventStore) -> None:
    """Name the timeline's makers and licence."""
    info = store.info
    parts = [info.title, *info.creators, info.licence, f"version {info.version}" if info.version else None]
    st.caption(" · ".join(as_label(part) for part in parts if part))
