"""How the articles are read: the choice of engine, and what would leave the computer for it."""

import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction import ENGINES
from diplomatic_timeline.extraction.llm import MODEL, URL
from diplomatic_timeline.extraction.llm_address import check_public
from diplomatic_timeline.extraction.parsing import has_parser
from diplomatic_timeline.extraction.review import Sheet
from pages.extract.desk import sheets
from pages.widgets.text import count_words

_NAMES = {"rules": "Rules", "spacy": "Rules and a spaCy parse", "llm": "A language model"}
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Choice:
    """The engine, its options, and why it cannot start yet, if it cannot."""

    engine: str
    options: dict[str, Any] = field(default_factory=dict)
    missing: str | None = None


def show_engine() -> Choice:
    """Draw the choice of engine; for a language model also its address and exactly what it would get."""
    offered = [name for name in ENGINES if name != "spacy" or has_parser()]
    with st.expander("How the articles are read", icon=":material/tune:", key="engine_box"):
        name = st.radio(
            "Engine",
            offered,
            key="engine",
            format_func=lambda one: _NAMES.get(one, one),
            captions=[ENGINES[one].says for one in offered],
        )
        if name == "llm":
            return _show_model()
    return Choice(name or "rules")


def _show_model() -> Choice:
    left, middle, right = st.columns([0.45, 0.25, 0.3])
    address = left.text_input(
        "Address", os.environ.get(URL, ""), key="llm_url", placeholder="http://localhost:11434/v1", max_chars=400
    ).strip()
    model = middle.text_input("Model", os.environ.get(MODEL, ""), key="llm_model", max_chars=200).strip()
    key = right.text_input(
        "Key, if the server needs one",
        key="llm_key",
        type="password",
        max_chars=400,
        autocomplete="off",
        help="Kept in this window only, sent to the address beside it and nowhere else, never stored or shown.",
    ).strip()
    waiting = _to_read()
    st.text(_would_send(waiting, address, model))
    agreed = st.checkbox(
        "Send this to this address", key=f"llm_agreed_{hash((address, model, tuple(waiting)))}", disabled=not address
    )
    missing = _missing(address, model) or (None if agreed else "tick that the articles may be sent")
    return Choice("llm", {"base_url": address, "model": model, "key": key or None}, missing)


def _to_read() -> dict[str, Sheet]:
    return {key: sheet for key, sheet in sheets().items() if sheet.found is None and sheet.document.published}


def _would_send(waiting: dict[str, Sheet], address: str, model: str) -> str:
    letters = sum(len(sheet.document.text) for sheet in waiting.values())
    host = urlsplit(address).hostname or "the address above"
    return (
        f"What would be sent to {host}: the whole text of {count_words(len(waiting), 'article')} ({letters:,} "
        "characters), with date, publisher and title of each, a fixed instruction to list events with quotations, and "
        f"the name of the model ({model or 'not given yet'}). Each article is one request, and up to three more where "
        "the server does not know a form of answer or its answer has faults. Your key goes along in the header. "
        "Nothing else is sent, and nothing before you press the button below."
    )


def _missing(address: str, model: str) -> str | None:
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        return "give the address of a server, such as http://localhost:11434/v1"
    if not model:
        return "give the name of a model"
    if is_shared() and address.rstrip("/") != os.environ.get(URL, "").rstrip("/"):
        try:
            check_public(address)
        except ExtractionError as error:
            return str(error)
    return None


def is_shared() -> bool:
    """Say whether the app is visited from elsewhere than the computer that runs it."""
    return (urlsplit(st.context.url or "").hostname or "localhost") not in _HERE
