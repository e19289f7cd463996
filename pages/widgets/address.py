"""The address of the view: read where it leads, written where it follows, and the way from one page to another."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.widgets import session
from pages.widgets.view import PAGE_NAMES, PAGES

_NAMED = {word.casefold(): page.name for page in PAGES for word in (page.title, page.name)}
"""The pages by the words that a link may call them."""


def landing_page() -> str:
    """Return the page that this session's root address shows: the one that its first link named.

    A page cannot be both the root and its own path: a session that begins on a page's path lands elsewhere.
    """
    asked = st.query_params.get("page", PAGE_NAMES[0])
    root = _NAMED.get(asked.casefold(), PAGE_NAMES[0])
    if asked.casefold() not in _NAMED and session.recall("landing", None) is None:
        session.remember("no_page", asked)
    here = (st.context.url or "").rstrip("/").rsplit("/", 1)[-1]
    if root == here:
        root = next(name for name in PAGE_NAMES if name != here)
    session.remember("landing", session.recall("landing", root))
    return session.recall("landing", root)


def read_address() -> None:
    """Take the view from the address where it leads: at the start of a session, and when the person goes back."""
    if not session.has_view():
        session.set_view(_shown_params())
    elif _is_going_back():
        # What a teacher has hidden from the class must not come back with a step back.
        notes = session.link_params(PAGE_NAMES[0]).get("notes", [])
        session.set_view(_shown_params() | {"notes": notes})


def _is_going_back() -> bool:
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


def write_address(page: str) -> None:
    """Let the address say what is shown, so that it can be kept, shared and come back to.

    While a sequence plays, the address waits: each step would be one more to go back through.
    """
    wanted = session.link_params(page)
    if not session.recall("playing", False) and wanted != _shown_params():
        st.query_params.from_dict(wanted)
    session.remember("written", wanted)


def _shown_params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def go_to(page: str, saying: str = "") -> None:
    """Let the next run show another page, in a callback, and say what was done.

    With what the callback itself changes, it is one step to go back.
    """
    session.remember("next_page", page)
    session.remember("saying", saying)


def leave_for(page: str) -> dict[str, list[str]]:
    """Return the parameters of the way to another page, and keep how this one is left, for `restore_left`."""
    params = session.link_params(page)
    session.remember(
        "left", session.recall("left", {}) | {urlencode(params, doseq=True): session.recall("written", {})}
    )
    return params


def restore_left(page: str) -> None:
    """Show a page as it was left when the person goes back to it.

    `st.switch_page` makes two entries in the browser's history: this page with the parameters of the other one, then
    the other page. The first is no view that anybody saw.
    """
    asked = _shown_params()
    left = session.recall("left", {}).get(urlencode(asked, doseq=True))
    if _is_going_back() and left is not None and asked.get("page", PAGE_NAMES[:1]) != [page]:
        session.set_view(left)
