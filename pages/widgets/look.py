"""The few style rules that Streamlit's theme does not reach, and what is known of the window."""

from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).with_name("look.css")


def apply_look() -> None:
    """Add the style rules to the page."""
    st.html(_STYLE)


def is_dark() -> bool:
    """Say whether the person sees the dark theme."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """Guess from the browser's name whether the window is narrow; the glue component corrects the guess."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
