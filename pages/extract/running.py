"""Reading the articles one after the other, each in a thread of its own, so that the page can tell and cancel."""

from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import Any

import streamlit as st

from diplomatic_timeline.extraction import extract_events
from diplomatic_timeline.extraction.review import Sheet, try_engine
from pages.extract.desk import keep, sheets
from pages.extract.engine import Choice
from pages.widgets import session
from pages.widgets.text import as_label, count_words

_LOOK = 0.2  # seconds between two looks at a running reading; at each a click on Cancel gets through


def show_running(choice: Choice) -> None:
    """Draw the button that starts, or the progress of what runs; reads on until all is read or cancelled."""
    waiting = _waiting()
    if waiting:
        _read_on(waiting)
        return
    ready = [key for key, sheet in sheets().items() if sheet.found is None and sheet.document.published]
    missing = [key for key, sheet in sheets().items() if sheet.found is None]
    again = [key for key, sheet in sheets().items() if sheet.found is not None and sheet.found.engine != choice.engine]
    if ready:
        verb = "Send and find events" if choice.engine == "llm" else "Find events"
        _show_start(f"{verb} in {count_words(len(ready), 'article')}", "start_reading", ready, choice, "primary")
    elif missing:
        st.button("Find events", key="start_reading", disabled=True)
        st.caption("First give the date on which the article was published, above.")
    elif again:
        words = f"Read {count_words(len(again), 'article')} again with this engine; corrections made so far are lost"
        _show_start(words, "start_again", again, choice, "secondary")
    if choice.missing and (ready or again):
        st.caption(as_label(f"Before it can start: {choice.missing}.", 400))


def _show_start(label: str, key: str, keys: list[str], choice: Choice, kind: Any) -> None:
    st.button(label, key=key, type=kind, disabled=choice.missing is not None, on_click=_start, args=(keys, choice))


def _start(keys: list[str], choice: Choice) -> None:
    session.remember("reading", {"keys": keys, "choice": choice, "total": len(keys)})


def _waiting() -> list[str]:
    run = session.recall("reading", None)
    return [key for key in run["keys"] if key in sheets()] if run else []


def _cancel() -> None:
    """Forget what waits and what runs: nothing more is sent, and an answer that still comes is not looked at."""
    if (known := session.recall("running", None)) is not None:
        known[2].set()
    session.remember("reading", None)
    session.remember("running", None)


def _read_on(waiting: list[str]) -> None:
    run = session.recall("reading", {})
    done = run["total"] - len(waiting)
    with st.container(horizontal=True, vertical_alignment="center", key="progress"):
        bar = st.progress(done / run["total"])
        st.button("Cancel", key="cancel_reading", on_click=_cancel)
    if run["choice"].engine == "llm":
        st.caption("Cancel keeps what is read and sends nothing more; what was sent cannot be called back.")
    for number, key in enumerate(waiting, done + 1):
        sheet = sheets()[key]
        words = f"Reading {number} of {run['total']}: {as_label(sheet.title, 60)}"
        future = _running(sheet, run["choice"])
        while not _is_done(future):
            bar.progress((number - 1) / run["total"], words)
        keep(_outcome(sheet, future))
        session.remember("running", None)
        session.remember("reading", {**run, "keys": [other for other in waiting if other != key][number - done - 1 :]})
    session.remember("reading", None)
    st.rerun()


def _running(sheet: Sheet, choice: Choice) -> "Future[Sheet]":
    """Return the reading of an article that runs already, or start it; a rerun of the page asks nobody twice."""
    known = session.recall("running", None)
    if known is not None and known[0] == sheet:
        return known[1]
    future: Future[Sheet] = Future()
    stop = Event()
    engine = choice.engine
    options = choice.options | ({"go_on": lambda: not stop.is_set()} if engine == "llm" else {})

    def read() -> None:
        try:
            future.set_result(try_engine(sheet, lambda article: extract_events(article, engine, **options)))
        except Exception as error:  # noqa: BLE001 a fault of ours costs this article, not the others; it is shown
            future.set_exception(error)

    Thread(target=read, daemon=True, name="extraction").start()
    session.remember("running", (sheet, future, stop))
    return future


def _is_done(future: "Future[Sheet]") -> bool:
    return bool(wait([future], _LOOK).done)


def _outcome(sheet: Sheet, future: "Future[Sheet]") -> Sheet:
    error = future.exception()
    if error is None:
        return future.result()
    return sheet.failed(f"an error of this program ({type(error).__name__}); please report it with the article")
