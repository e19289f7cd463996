"""The settings above the stage: which clock, which part, and whether the teacher's notes show."""

import streamlit as st

from diplomatic_timeline.cycle import Steps
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session
from pages.widgets.filters import show_clock
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View

_ENDS = (("start", "First step", "Start at this step"), ("stop", "Last step", "Stop at this step"))


def show_tools(store: EventStore, view: View, steps: Steps) -> None:
    """Draw the clock, the chapters, the part that is told and the switch of the notes."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cycle_tools"):
        show_clock(view.query, key="tools_clock")
        _show_chapters(steps)
        with st.popover(_say_part(view), key="cycle_part", type="tertiary"):
            _show_part(store, view, steps)
        session.show_picker(
            st.toggle,
            "cycle_notes",
            view["notes"] == "show",
            lambda on: session.change(notes="show" if on else "hide"),
            label="Teacher’s notes",
            help="Show the notes here and in the handout. Off, the class does not see them. They are not in the link: "
            "take the timeline with its notes from the foot of this page, or publish it on the Data page.",
        )


def _show_chapters(steps: Steps) -> None:
    chapters = steps.chapters()
    now = next(index for index, one in enumerate(chapters) if one.first <= steps.now <= one.last)
    session.show_picker(
        st.selectbox,
        "cycle_chapter",
        now,
        lambda index: session.change(event=steps.order.rows.id[chapters[index].first]),
        label="Chapter",
        label_visibility="collapsed",
        options=range(len(chapters)),
        format_func=lambda index: f"{chapters[index].words}  ({count_words(chapters[index].count, 'event')})",
        width=330,
    )


def _say_part(view: View) -> str:
    asked = [name for name in ("start", "stop") if view[name]]
    return f"Part ({len(asked)})" if asked else "Part"


def _show_part(store: EventStore, view: View, steps: Steps) -> None:
    st.write("Tell only a part of the story. The link of the view carries it.")
    for name, words, label in _ENDS:
        if view[name]:
            st.caption(f"{words}: {as_label(store.get([view[name]])[0].title)}")
        with st.container(horizontal=True, gap="xsmall"):
            st.button(label, key=f"cycle_{name}", on_click=session.change, kwargs={name: steps.event})
            if view[name]:
                st.button(
                    "Remove",
                    key=f"cycle_{name}_off",
                    type="tertiary",
                    icon=":material/close:",
                    on_click=session.change,
                    kwargs={name: None},
                )
