"""The few style rules that Streamlit's theme does not reach, and what is known of the window."""

from pathlib import Path

import streamlit as st

from diplomatic_timeline.figures.palette import ink

_STYLE = Path(__file__).with_name("look.css")


def apply_look() -> None:
    """Add the style rules to the page, with the colours of the theme in use."""
    theme = ink(dark=is_dark())
    colours = {
        "paper": theme.paper,
        "text": theme.text,
        "muted": theme.muted,
        "accent": theme.accent,
        "line": theme.line,
    }
    rules = "; ".join(f"--dte-{name}: {colour}" for name, colour in colours.items())
    st.html(f"<style>:root {{ {rules} }}</style>")
    st.html(_STYLE)


def is_dark() -> bool:
    """Say whether the person sees the dark theme."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """Guess from the browser's name whether the window is narrow; the glue component corrects the guess."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
