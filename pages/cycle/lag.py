"""How late the news came: the lag chart and its table."""

from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import streamlit as st

from diplomatic_timeline.cycle import Lags, find_lags, say_delay
from diplomatic_timeline.figures import Finished, lag_figure, say_lags
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore, Rows
from diplomatic_timeline.when import When
from pages.widgets import session
from pages.widgets.chart import CONFIG, clicked_row, page_width
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.text import count_words
from pages.widgets.view import View

_MOST, _LISTED = 600, 100


def show_lag(store: EventStore, view: View) -> None:
    """Draw how long after it happened each event became known; a click goes to its step.

    It shows the whole story, also what the steps have not told yet: so it can be folded away before a class sees it,
    and is where only a part is told.
    """
    st.subheader("How late it became known")
    whole = not (view["start"] or view["stop"])
    with st.expander("The whole story at once (fold this away to keep the end of it from a class)", expanded=whole):
        _show_chart(store, view)


def _show_chart(store: EventStore, view: View) -> None:
    zone = view.zone_info(store.info.zone)
    lags = _lags(store, view.edition, view.query, zone.key)
    if not len(lags.days):
        st.info("None of these events has both a date on which it happened and one on which it became known.")
        return
    session.remember("lag_ids", dict(zip(lags.happened.row.tolist(), lags.happened.id, strict=True)))
    st.plotly_chart(
        Finished(_figure(store, view.edition, view.query, zone.key, page_width(window_width()), is_dark())),
        key="lag",
        on_select=_choose,
        selection_mode="points",
        config=CONFIG,
        alt=say_lags(lags),
    )
    st.caption(_say_scope(store, view, lags))
    with st.expander("The longest delays, as a table", key="lag_table"):
        st.dataframe(_frame(lags, zone), hide_index=True, key="lag_rows")


def _say_scope(store: EventStore, view: View, lags: Lags) -> str:
    total = store.count(view.query).total
    said = [
        f"{count_words(len(lags.days), 'event')} of {total:,}, side by side in the order in which they happened",
        "The higher a mark, the later it became known; a step of the scale is many times the one before it",
    ]
    if len(lags.days) + lags.left_out < total:
        said.append("They are evenly chosen from all")
    if lags.left_out:
        said.append(f"{count_words(lags.left_out, 'event')} without one of the two dates left out")
    return ". ".join(said) + "."


def _frame(lags: Lags, zone: ZoneInfo) -> pd.DataFrame:
    longest = np.argsort(-lags.days, kind="stable")[:_LISTED].tolist()
    return pd.DataFrame(
        {
            "Event": [lags.happened.title[index] for index in longest],
            "Happened": [_words(lags.happened, index, zone) for index in longest],
            "Became known": [_words(lags.reported, index, zone) for index in longest],
            "Delay": [say_delay(int(lags.days[index]), vague=bool(lags.vague[index])) for index in longest],
        }
    )


def _words(rows: Rows, index: int, zone: ZoneInfo) -> str:
    text = rows.when[index]
    return When.parse(text).words(zone) if text else "Date unknown"


def _choose() -> None:
    known: dict[int, str] = session.recall("lag_ids", {})
    if (row := clicked_row("lag")) in known:
        session.change(event=known[row])


@st.cache_resource(max_entries=8, show_spinner=False)
def _lags(_store: EventStore, edition: str, query: Query, zone: str) -> Lags:  # noqa: ARG001 part of the key
    return find_lags(_store, query, ZoneInfo(zone), _MOST)


@st.cache_resource(max_entries=16, show_spinner=False)
def _figure(_store: EventStore, edition: str, query: Query, zone: str, width: int, dark: bool) -> dict[str, Any]:
    return lag_figure(_lags(_store, edition, query, zone), width=width, zone=ZoneInfo(zone), dark=dark)
