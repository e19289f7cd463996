"""A second timeline beneath the open one, on the same time axis or lined up with it."""

from dataclasses import replace
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from diplomatic_timeline.figures import Finished, alt_text
from diplomatic_timeline.figures.alignment import Alignment, align, find_core, overlap, to_days
from diplomatic_timeline.figures.axis import Window
from diplomatic_timeline.figures.mirror import Band, mirrored_figure
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore, Rows
from diplomatic_timeline.when import When
from pages.actors.marks import open_mark, remember_marks
from pages.widgets import session
from pages.widgets.chart import CONFIG, chart_width, window_of
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.text import as_label, count_words
from pages.widgets.view import TABS, View

_MARKS, _LANES = 1_000, 6
_ALIGN_WORDS: dict[str, str] = {
    "dates": "By date: one calendar for both",
    "starts": "By start: both begin at the left",
    "cores": "By main stretch: where most happens",
}


def show_overlay(store: EventStore, view: View) -> None:
    """Draw the choice of a second timeline and both timelines on lanes by side, the second beneath the axis."""
    others = [name for name in session.known_timelines() if name != view.timeline]
    if not others:
        st.info("There is no second timeline to lay beneath this one.")
        return
    chosen = view["overlay"] if view["overlay"] in others else others[0]
    second = session.open_store(chosen)
    query = Query(clock=view.query.clock, type=view.query.type, family=view.query.family, status=view.query.status)
    upper, lower = _band(store, view.query, view), _band(second, query, view)
    lower = replace(lower, answers=False)
    how = _alignment(view, upper, lower)
    _choose(others, chosen, how, view["tab"])
    if not len(upper.rows) or not len(lower.rows):
        st.info("One of the two timelines has no dated event under these filters.")
        return
    windows = align(_period(upper, how), _period(lower, how), how)
    upper, lower = replace(upper, window=windows[0]), replace(lower, window=windows[1])
    if view["tab"] == "table":
        _show_table(upper, lower, how)
    else:
        _show_chart(view, upper, lower)
    st.caption(as_label(_caption(upper, lower, how), 1_000))
    st.button(
        as_label(f"Open {second.info.title}"),
        key="overlay_open",
        on_click=session.open_timeline,
        args=(chosen,),
    )


def _show_chart(view: View, upper: Band, lower: Band) -> None:
    figure = mirrored_figure(upper, lower, width=chart_width(window_width(), view), dark=is_dark(), selected=view.event)
    remember_marks("overlay_chart", upper.rows)
    with st.container(key="overlay_box"):
        st.plotly_chart(
            Finished(figure),
            key="overlay_chart",
            on_select=partial(open_mark, "overlay_chart"),
            selection_mode="points",
            config=CONFIG,
            alt=_alt(upper, lower),
        )


def _choose(others: list[str], chosen: str, how: Alignment, tab: str) -> None:
    session.show_control(
        st.segmented_control,
        "tab",
        tab,
        label="View",
        label_visibility="collapsed",
        options=TABS,
        format_func=str.capitalize,
        required=True,
    )
    left, right = st.columns(2)
    with left:
        session.show_control(
            st.selectbox,
            "overlay",
            chosen,
            label="Second timeline, beneath the axis",
            options=others,
            format_func=lambda name: session.info_of(name).title,
        )
    with right:
        session.show_control(
            st.selectbox,
            "align",
            how,
            label="Line up",
            options=list(_ALIGN_WORDS),
            format_func=_ALIGN_WORDS.get,
            help="The main stretch is the shortest time in which four in five events lie; the rest may be cut off.",
        )


def _band(store: EventStore, query: Query, view: View) -> Band:
    zone = view.zone_info(store.info.zone)
    lanes = store.lanes(query, "side", limit=_LANES)
    rows = store.page(query, limit=_MARKS, spread=True, dated=True, lanes=lanes, zone=zone)
    name = f"{store.info.title}: {count_words(rows.total, 'event')}"
    return Band(name, rows, lanes, window_of(store, query, zone), zone, store.info.eras)


def _alignment(view: View, upper: Band, lower: Band) -> Alignment:
    """Return how to line up: as chosen, else by date where the periods meet, by their main stretches where not."""
    if view["align"] != "auto":
        return cast("Alignment", view["align"])
    return "dates" if overlap(upper.window, lower.window) else "cores"


def _period(band: Band, how: Alignment) -> Window:
    return (find_core(band.rows) if how == "cores" else None) or band.window


def _caption(upper: Band, lower: Band, how: Alignment) -> str:
    sentences = [
        "The second timeline takes over the filters by type, family, status and clock; the others are of the first"
    ]
    if how != "dates":
        sentences.append("Each half has its own calendar; as much width is as much time in both")
    for band in (upper, lower):
        outside = int(((band.rows.start_low > band.window[1]) | (band.rows.end_high < band.window[0])).sum())
        if outside:
            sentences.append(
                f"{count_words(outside, 'event')} of {band.name.rsplit(':', 1)[0]} lie outside the stretch shown"
            )
    return ". ".join(sentences) + "."


def _alt(upper: Band, lower: Band) -> str:
    return " ".join(
        f"{place} {band.name}. {alt_text(band.rows, band.lanes)}"
        for place, band in (("Above the axis", upper), ("Below the axis", lower))
    )


def _show_table(upper: Band, lower: Band, how: Alignment) -> None:
    """List the events of both, by day from where each is lined up, or by date."""
    frame = pd.concat([_frame(upper), _frame(lower)]).sort_values(
        ["Start"] if how == "dates" else ["Day", "Start"], kind="stable"
    )
    shown = frame.drop(columns=["Start", "Day"] if how == "dates" else ["Start"])
    st.dataframe(
        shown,
        key="overlay_table",
        hide_index=True,
        height=min(36 * (len(frame) + 1) + 4, 520),
        alt=f"{count_words(len(frame), 'event')} of both timelines, "
        + ("by date" if how == "dates" else "by day from where each timeline is lined up"),
        column_config={"Event": st.column_config.TextColumn(width="large")},
    )


def _frame(band: Band) -> pd.DataFrame:
    rows: Rows = band.rows
    said = {text: When.parse(text).words(band.zone) if text else "" for text in set(rows.when)}
    return pd.DataFrame(
        {
            "Day": to_days(rows, band.window[0]),
            "When": [said[text] for text in rows.when],
            "Timeline": band.name.rsplit(":", 1)[0],
            "Event": rows.title,
            "Start": rows.start_low,
        }
    )
