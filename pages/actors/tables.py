"""The ties between actors as a table: who, with whom, how, how often."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from diplomatic_timeline.store.interface import EventStore, Pairs
from diplomatic_timeline.vocabulary import TIES
from pages.actors.network import DRAWN, chosen_kinds, say_actors
from pages.widgets import session
from pages.widgets.text import count_words
from pages.widgets.view import View


def show_ties(store: EventStore, view: View) -> None:
    """Draw the same ties as the network, the most frequent first; choosing a row opens the page of the first actor."""
    pairs = store.pairs(view.query, limit=DRAWN)
    frame = _frame(pairs, view)
    if frame.empty:
        st.info("No two actors meet, answer or dispute each other in these events.")
    else:
        st.dataframe(
            frame,
            key="ties_table",
            hide_index=True,
            on_select=_choose,  # type: ignore[arg-type]
            selection_mode="single-row",
            height=min(36 * (len(frame) + 1) + 4, 640),
            alt=f"{count_words(len(frame), 'tie')} between actors, the most frequent first",
        )
        session.remember("ties_names", frame["Who"].tolist())
    st.caption(f"{say_actors(pairs, store.count(view.query).total)}. Tick a row to open the page of the first actor.")


def _frame(pairs: Pairs, view: View) -> pd.DataFrame:
    names = np.array([*pairs.names, ""], object)
    frame = pd.DataFrame(
        {
            "Who": names[pairs.first],
            "How": np.array([term.meaning for term in TIES], object)[pairs.kind],
            "With whom": names[pairs.second],
            "Times": pairs.count,
        }
    )
    shown = frame.loc[np.isin(pairs.kind, chosen_kinds(view))]
    return shown.sort_values(["Times", "Who", "With whom"], ascending=[False, True, True])


def _choose() -> None:
    state: Any = session.picked("ties_table")
    names = session.recall("ties_names", [])
    chosen = [names[row] for row in state.selection.rows if row < len(names)]
    if chosen:
        session.change(focus=chosen[0])
