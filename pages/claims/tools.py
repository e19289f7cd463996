"""The settings of the Claims page, its empty state, and the way through many threads."""

import streamlit as st

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.threads import THREAD_ORDERS
from pages.claims.found import Shown
from pages.widgets import session
from pages.widgets.filters import show_clock
from pages.widgets.text import count_words
from pages.widgets.view import TABS, View

_ORDER_WORDS = {"contested": "Most disputed first", "latest": "Latest first"}


def show_tools(view: View) -> None:
    """Draw chart or table, the clock of the chart, and the order of the threads."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tools"):
        for param, choices, label, say in (
            ("tab", TABS, "View", str.capitalize),
            ("threads", THREAD_ORDERS, "Order of the claims", _ORDER_WORDS.get),
        ):
            session.show_control(
                st.segmented_control,
                param,
                view[param],
                label=label,
                label_visibility="collapsed",
                options=choices,
                format_func=say,
                required=True,
            )
        show_clock(view.query, key="tools_clock")


def show_none(store: EventStore, view: View) -> None:
    """Say that no claim is contested here, and why that may be."""
    st.subheader("No contested claim here")
    if not view.query.narrows():
        st.write("No event of this timeline disputes another, and none is marked as disputed or denied.")
        st.caption(
            "In a table of your own the columns “id” and “disputes” say it: each row has an id of its own, and a row "
            "that contradicts another names its id under “disputes”, or under “responds_to” where it only answers."
        )
        return
    total = store.count(view.query).total
    st.write(
        f"{count_words(total, 'event')} {'matches' if total == 1 else 'match'} the filters, but none makes, repeats or "
        "disputes a contested claim, as far as was known at the moment asked for."
    )
    st.button("Clear all filters", key="clear_claims", on_click=session.change_query, args=(Query(),))


def show_others(shown: Shown) -> None:
    """Say how many claims there are, and lead to those not on this page."""
    first, total = shown.first, len(shown.claims)
    last = first + len(shown.threads)
    if last - first < total:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="more_claims"):
            for label, target in (("Claims before", first - 1), ("Claims after", last)):
                st.button(
                    label,
                    key=f"claims_{label[7:]}",
                    disabled=not 0 <= target < total,
                    on_click=session.change,
                    kwargs={"event": shown.claims[target] if 0 <= target < total else None},
                )
            st.caption(f"Claims {first + 1:,} to {last:,} of {total:,}", width="content")
    if shown.unlisted:
        st.caption(
            f"{count_words(shown.unlisted, 'more event is', 'more events are')} marked as disputed or denied without "
            "a statement here that disputes it; the Timeline page lists them by their status."
        )
