"""The row of settings above the Actors page."""

import streamlit as st

from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import TIES
from pages.widgets import session
from pages.widgets.view import PARTS, View

_PART_WORDS = {
    "network": "Network",
    "table": "Table",
    "compare": "Compare",
    "overlay": "Second timeline",
    "names": "Names",
}
_TIE_WORDS = {"all": "All ties"} | {term.name: term.meaning.capitalize() for term in TIES}
_OPTION_LIMIT = 1_000


def show_tools(store: EventStore, view: View) -> None:
    """Draw the parts of the page, the choice of ties, and the choice of an actor whose page to open."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tools"):
        session.show_control(
            st.segmented_control,
            "part",
            view["part"],
            label="View",
            label_visibility="collapsed",
            options=PARTS,
            format_func=_PART_WORDS.get,
            required=True,
        )
        if view["part"] in ("network", "table"):
            _choose_focus(store, view)
            if not view["focus"]:
                _choose_ties(view)


def _choose_focus(store: EventStore, view: View) -> None:
    counts = {item.value: item.count for item in store.facet(view.query, "actor")[:_OPTION_LIMIT]}
    names = [*counts, *([view["focus"]] if view["focus"] and view["focus"] not in counts else [])]
    session.show_control(
        st.selectbox,
        "focus",
        view["focus"] or None,
        label="Open the page of an actor",
        label_visibility="collapsed",
        options=names,
        index=None,
        placeholder="Open an actor’s page",
        format_func=lambda name: f"{name}  ({counts.get(name, 0):,})",
        width=280,
    )


def _choose_ties(view: View) -> None:
    session.show_control(
        st.selectbox,
        "ties",
        view["ties"],
        label="Ties to show",
        label_visibility="collapsed",
        options=list(_TIE_WORDS),
        format_func=_TIE_WORDS.get,
        width=250,
    )
