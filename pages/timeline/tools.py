"""The row of settings above the timeline, and the downloads beneath it."""

from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.exports import find_export
from diplomatic_timeline.query.window import moved, with_window
from diplomatic_timeline.store.interface import LANE_FIELDS, EventStore
from pages.widgets import session
from pages.widgets.chart import window_of
from pages.widgets.downloads import show_file
from pages.widgets.filters import show_clock
from pages.widgets.legend import family_signs
from pages.widgets.picture import show_picture_button
from pages.widgets.text import count_words
from pages.widgets.view import ARCS, TABS, View

_LANE_WORDS = {
    "actor": "Lanes: actors",
    "country": "Lanes: actors’ countries",
    "side": "Lanes: sides",
    "type": "Lanes: types of event",
    "publisher": "Lanes: publishers",
    "place": "Lanes: places",
    "status": "Lanes: status",
}
_ARC_WORDS = {"selected": "Replies: chosen event", "all": "Replies: all events", "none": "Replies: hidden"}
_DOWNLOADS = {"jsonl": "JSON Lines", "csv": "CSV"}


def show_tools(store: EventStore, view: View) -> None:
    """Draw chart or table, lanes, arcs and the zoom buttons."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tools"):
        session.show_control(
            st.segmented_control,
            "tab",
            view["tab"],
            label="View",
            label_visibility="collapsed",
            options=TABS,
            format_func=str.capitalize,
            required=True,
        )
        show_clock(view.query, key="tools_clock")
        if view["tab"] == "chart":
            _show_selects(view)
            _show_zoom(store, view)


def _show_selects(view: View) -> None:
    for param, value, choices, label, words in (
        ("lanes", view["lanes"], LANE_FIELDS, "Lanes by", _LANE_WORDS),
        ("arcs", view["arcs"], ARCS, "Replies and disputes", _ARC_WORDS),
    ):
        session.show_control(
            st.selectbox,
            param,
            value,
            label=label,
            label_visibility="collapsed",
            options=choices,
            format_func=words.get,
            width=230,
        )


def _show_zoom(store: EventStore, view: View) -> None:
    window = window_of(store, view.query)
    narrowed = bool(view.query.start or view.query.end)
    steps = (
        ("Zoom in", ":material/zoom_in:", {"zoom": 0.5}, False),
        ("Zoom out", ":material/zoom_out:", {"zoom": 2.0}, not narrowed),
        ("Earlier", ":material/chevron_left:", {"by": -0.5}, not narrowed),
        ("Later", ":material/chevron_right:", {"by": 0.5}, not narrowed),
    )
    with st.container(horizontal=True, gap="xsmall", width="content", key="zoom"):
        for label, icon, change, disabled in steps:
            st.button(
                label,
                key=f"zoom_{label}",
                icon=icon,
                type="tertiary",
                disabled=disabled,
                on_click=_zoom,
                args=(store, view, window, change),
            )
        if narrowed:
            st.button(
                "Whole period",
                key="zoom_whole",
                type="tertiary",
                on_click=session.change_query,
                args=(view.query.without("start").without("end"),),
            )


def _zoom(store: EventStore, view: View, window: tuple[int, int], change: dict[str, float]) -> None:
    low, high = moved(window, **change)
    whole = view.query.without("start").without("end")
    first, last = store.extent(whole) or window
    if low <= first and high >= last:
        session.change_query(whole)
    elif high > first and low < last:
        if "zoom" in change:
            low, high = max(low, first), min(high, last)
        session.change_query(with_window(view.query, low, high, ZoneInfo(store.info.zone)))


def show_downloads(store: EventStore, view: View, drawn: str) -> None:
    """Offer the matching events as files, written when asked for, and the chart as a picture if one is `drawn`."""
    total = store.count(view.query).total
    if total == 0:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="downloads"):
        st.caption(f"Download {count_words(total, 'event')} as shown:", width="content")
        for name, label in _DOWNLOADS.items():
            show_file(store, view, find_export(name), None, label=label)
        if drawn:
            name = f"{store.info.id}-timeline"
            show_picture_button("chart_box", name, store.info.title, drawn, family_signs(store, view))
        st.caption("More formats are on the page Data.", width="content")
