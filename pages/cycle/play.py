"""Stepping, jumping and playing: buttons, slider, keys, and the timer that runs only while it plays."""

import streamlit as st

from diplomatic_timeline.cycle import Steps
from pages.widgets import session
from pages.widgets.glue import listen_for_keys
from pages.widgets.view import SPEEDS, View

SECONDS = 4.0
"""How long one event stays at normal speed."""


def show_controls(view: View, steps: Steps) -> None:
    """Draw the buttons, the slider and the speed; the keys do what the buttons do."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cycle_controls"):
        for label, icon, action, disabled in _buttons(steps):
            st.button(
                label,
                key=f"cycle_{action}",
                icon=icon,
                type="primary" if action == "play" else "secondary",
                disabled=disabled,
                on_click=act,
                args=(action, steps),
            )
        session.show_picker(
            st.slider,
            "cycle_position",
            steps.number,
            lambda number: session.change(event=steps.at(number)),
            label=f"Step {steps.number:,} of {steps.total:,}",
            min_value=1,
            max_value=max(steps.total, 2),
            disabled=steps.total == 1,
        )
        session.show_control(
            st.segmented_control,
            "speed",
            view["speed"],
            label="Speed",
            options=SPEEDS,
            format_func=lambda speed: f"{speed}x",
            required=True,
        )
    listen_for_keys(lambda action: act(action, steps))


def _buttons(steps: Steps) -> tuple[tuple[str, str, str, bool], ...]:
    at_start, at_end = steps.number == 1, steps.is_last
    label, icon = ("Pause", ":material/pause:") if is_playing() else ("Play", ":material/play_arrow:")
    return (
        ("First", ":material/first_page:", "first", at_start),
        ("Previous", ":material/chevron_left:", "previous", at_start),
        (label, icon, "play", steps.total == 1),
        ("Next", ":material/chevron_right:", "next", at_end),
        ("Last", ":material/last_page:", "last", at_end),
    )


def act(action: str, steps: Steps) -> None:
    """Do what a button or key asks for, in a callback; playing from the last step begins again."""
    if action == "play":
        session.remember("playing", not is_playing() and steps.total > 1)
        if is_playing() and steps.is_last:
            session.change(event=steps.at(1))
        return
    numbers = {"first": 1, "previous": steps.number - 1, "next": steps.number + 1, "last": steps.total}
    session.change(event=steps.at(numbers[action]))


def is_playing() -> bool:
    """Say whether the steps go on by themselves; no link says so, a link opens at rest."""
    return session.recall("playing", False)


def keep_playing(view: View, steps: Steps) -> None:
    """While it plays, start the timer of the next step; at rest there is no timer, so that nothing runs."""
    if is_playing():
        session.remember("timer_rang", False)
        st.fragment(_ring, run_every=SECONDS / float(view["speed"]))(steps)


def _ring(steps: Steps) -> None:
    """Go on by one step and stop at the last. The first call comes with the page itself, not from the timer."""
    if not session.recall("timer_rang", False):
        session.remember("timer_rang", True)
        return
    following = steps.number + 1
    session.change(event=steps.at(following))
    session.remember("playing", following < steps.total)
    st.rerun(scope="app")
