"""The steps of the page, worked out once for a query, and what to say where a link asks for others."""

from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.cycle import MOST_STEPS, Order, Steps, find_order, find_steps
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from pages.widgets.text import as_label
from pages.widgets.view import View


def open_steps(store: EventStore, view: View) -> Steps:
    """Return the steps that the view asks for, and say which of its wishes could not be met."""
    zone = view.zone_info(store.info.zone)
    order = _order(store, view.edition, view.query, zone.key)
    start, stop = view["start"] or None, view["stop"] or None
    steps = find_steps(store, view.query, order, event=view.event, start=start, stop=stop)
    if steps.crossed:
        st.warning("The last step lies before the first on this clock: both were left out.", icon=":material/link_off:")
    if steps.missed and view.event:
        title = as_label(store.get([view.event])[0].title)
        st.caption(f"“{title}” is not among these steps; this is the nearest step.")
    if order.rows.total > MOST_STEPS:
        st.caption(
            f"The first {MOST_STEPS:,} of {order.rows.total:,} events can be stepped through; filter for others."
        )
    return steps


@st.cache_resource(max_entries=8, show_spinner=False)
def _order(_store: EventStore, edition: str, query: Query, zone: str) -> Order:  # noqa: ARG001 part of the key
    return find_order(_store, query, ZoneInfo(zone))
