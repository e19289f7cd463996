"""The same statements as the chart, as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from diplomatic_timeline.figures.threads import PART_WORDS
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.when import When
from pages.claims.found import Shown
from pages.widgets import session
from pages.widgets.names import say_statuses
from pages.widgets.text import count_words
from pages.widgets.view import View


def show_table(store: EventStore, view: View, shown: Shown) -> None:
    """Draw one row a statement, thread by thread; choosing a row opens its event."""
    steps = [(thread.claim, step) for thread in shown.threads for step in thread.steps]
    ids = [step.event for _, step in steps]
    zone = view.zone_info(store.info.zone)
    moment = Query(known=view.query.known)
    rows = store.rows(ids, moment)
    reported = store.rows(ids, Query(known=view.query.known, clock="reported"))
    titles = dict(zip(rows.id, rows.title, strict=True))
    said = {text: When.parse(text).words(zone) for text in {*rows.when, *reported.when} if text}
    frame = pd.DataFrame(
        {
            "Contested claim": [titles[claim] for claim, _ in steps],
            "Part": [PART_WORDS[step.part] for _, step in steps],
            "Statement": rows.title,
            "Who": rows.who,
            "Became known": [said.get(text or "", "Not recorded") for text in reported.when],
            "Happened": [said.get(text or "", "Date unknown") for text in rows.when],
            "Status": say_statuses(rows),
            "Told by": rows.told,
        }
    )
    st.dataframe(
        frame,
        key="statements",
        hide_index=True,
        on_select=_choose,  # type: ignore[arg-type]
        selection_mode="single-row",
        height=min(36 * (len(frame) + 1) + 4, 640),
        alt=f"{count_words(len(frame), 'statement')} on {count_words(len(shown.threads), 'contested claim')}",
    )
    session.remember("statement_ids", ids)
    st.caption(
        f"{count_words(len(frame), 'statement')} on {count_words(len(shown.threads), 'contested claim')}, claim by "
        "claim, each in the order of becoming known. Tick a row to open it."
    )


def _choose() -> None:
    state: Any = session.picked("statements")
    ids = session.recall("statement_ids", [])
    chosen = [ids[row] for row in state.selection.rows if row < len(ids)]
    session.change(event=chosen[0] if chosen else None)
