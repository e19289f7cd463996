"""The link of what is open as a whole address, for what leaves the app: exports, citations, embeds."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.widgets import session
from pages.widgets.view import PAGE_NAMES

HERE_ONLY = (
    "This address leads to your own computer, so on any other it opens nothing. To hand on what you see, take a file "
    "from Export; the same link works for others once the app runs where they can reach it."
)
_KEPT = ("page", "timeline", "source")
"""What of a link says which timeline is open and where, rather than what of it is seen."""


def view_link(page: str, more: Mapping[str, str | list[str]] | None = None, *, whole: bool = False) -> str | None:
    """Return the address that opens the active view on a page, with `more` parameters in place of its own.

    With `whole` it opens the same timeline without filters. None where the app's own address is not known.
    """
    base = app_address()
    params = session.shared_params(page)
    if whole:
        params = {name: values for name, values in params.items() if name in _KEPT}
    return f"{base}?{urlencode({**params, **(more or {})}, doseq=True)}".rstrip("?") if base else None


def is_for_this_computer() -> bool:
    """Say whether the app's address leads nowhere from other computers: localhost, 127.0.0.1, [::1]."""
    host = urlsplit(st.context.url or "").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def app_address() -> str | None:
    """Return the app's own address, with a slash at its end; None where it is not known."""
    here = urlsplit(st.context.url or "")
    if not here.netloc:
        return None
    folder, _, last = here.path.rpartition("/")
    path = f"{folder}/" if last in PAGE_NAMES or not last else f"{here.path}/"
    return f"{here.scheme}://{here.netloc}{path}"
