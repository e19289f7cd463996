"""Two actors or two publishers side by side: mirrored lanes on one time axis, and what only one of them has."""

from dataclasses import replace
from functools import partial
from typing import Any, cast

import pandas as pd
import streamlit as st

from diplomatic_timeline.figures import Finished, alt_text
from diplomatic_timeline.figures.mirror import Band, mirrored_figure
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore, FacetField, Lanes
from diplomatic_timeline.when import When
from pages.actors.marks import open_mark, remember_marks
from pages.widgets import session
from pages.widgets.chart import CONFIG, chart_width, window_of
from pages.widgets.glue import window_width
from pages.widgets.legend import family_signs
from pages.widgets.look import is_dark
from pages.widgets.picture import show_picture_button
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View

_MARKS, _LANES, _LISTED = 1_000, 7, 200
_OPTION_LIMIT = 1_000
_ONLY = {
    "actor": "Events in which this one has a part and the other has none.",
    "publisher": "Events with a source by this publisher and none by the other in this timeline.",
}
_TOO_FEW = {
    "actor": "There are no two actors to compare in the events under these filters.",
    "publisher": "There are no two publishers to compare in the events under these filters.",
}


def show_compare(store: EventStore, view: View) -> None:
    """Draw the choice of two sides, their mirrored lanes, and the events that only one of them has."""
    _choose_kind(view)
    field = cast("FacetField", view["sides"])
    names = [item.value for item in store.facet(_open(view.query, field), field)]
    sides = _sides(view, names)
    if sides is None:
        st.info(_TOO_FEW[field])
        return
    _choose_sides(sides, names)
    queries = [_narrow(view.query, field, side) for side in sides]
    _show_mirror(store, view, sides, queries)
    _say_counts(store, sides, queries)
    for column, number in zip(st.columns(2, gap="medium"), (0, 1), strict=True):
        with column:
            _list_only(store, view, number, sides[number], queries[number], queries[1 - number])


def _choose_kind(view: View) -> None:
    session.show_control(
        st.segmented_control,
        "sides",
        view["sides"],
        label="Compare",
        options=["actor", "publisher"],
        format_func={"actor": "Two actors", "publisher": "Two publishers"}.get,
        required=True,
        label_visibility="collapsed",
    )


def _sides(view: View, names: list[str]) -> tuple[str, str] | None:
    """Return the chosen two, those with most events where the choice is open; None if there are no two."""
    left = view["left"] or next((name for name in names if name != view["right"]), "")
    right = view["right"] or next((name for name in names if name != left), "")
    return (left, right) if left and right else None


def _choose_sides(sides: tuple[str, str], names: list[str]) -> None:
    options = [*names[:_OPTION_LIMIT], *(side for side in dict.fromkeys(sides) if side not in names[:_OPTION_LIMIT])]
    for column, param, side, label in zip(
        st.columns(2), ("left", "right"), sides, ("Above the axis", "Below the axis"), strict=True
    ):
        with column:
            session.show_control(st.selectbox, param, side, label=label, options=options)


def _open(query: Query, field: FacetField) -> Query:
    """Return the query without the filters that choose among the sides."""
    return replace(query, actor=(), match="any", role=None) if field == "actor" else query.without("publisher")


def _narrow(query: Query, field: FacetField, *names: str) -> Query:
    return replace(_open(query, field), **{field: names})


def _show_mirror(store: EventStore, view: View, sides: tuple[str, str], queries: list[Query]) -> None:
    both = _narrow(view.query, cast("FacetField", view["sides"]), *sides)
    zone = view.zone_info(store.info.zone)
    window = window_of(store, both, zone)
    shared = store.lanes(both, "type", limit=_LANES)
    bands = []
    for side, query in zip(sides, queries, strict=True):
        lanes = _lanes_like(store, shared, query)
        rows = store.page(query, limit=_MARKS, spread=True, dated=True, lanes=lanes, zone=zone)
        bands.append(Band(f"{side}: {count_words(rows.total, 'event')}", rows, lanes, window, zone))
    upper, lower = bands
    if not len(upper.rows) and not len(lower.rows):
        st.info("None of these events has a date on this clock. They are listed below.")
        return
    figure = mirrored_figure(upper, lower, width=chart_width(window_width(), view), dark=is_dark(), selected=view.event)
    remember_marks("mirror", upper.rows, lower.rows)
    with st.container(key="mirror_box"):
        st.plotly_chart(
            Finished(figure),
            key="mirror",
            on_select=partial(open_mark, "mirror"),
            selection_mode="points",
            config=CONFIG,
            alt=f"Above the axis {sides[0]}: {alt_text(upper.rows, upper.lanes)} "
            f"Below the axis {sides[1]}: {alt_text(lower.rows, lower.lanes)}",
        )
    said = f"{sides[0]} above the axis, {sides[1]} below it, with the same lanes and the same time axis."
    show_picture_button("mirror_box", f"{store.info.id}-compared", store.info.title, said, family_signs(store, view))


def _lanes_like(store: EventStore, shared: Lanes, query: Query) -> Lanes:
    """Return the same lanes with the numbers of one side; an event has one type, so the rest lies in the last lane."""
    own = store.lanes(query, "type", limit=99)
    count = dict(zip(own.names, own.counts, strict=True))
    counts = [count.get(name, 0) for name in (shared.names[:-1] if shared.folded else shared.names)]
    if shared.folded:
        counts.append(sum(own.counts) - sum(counts))
    return replace(shared, counts=tuple(counts))


def _say_counts(store: EventStore, sides: tuple[str, str], queries: list[Query]) -> None:
    left, right = (store.count(query).total for query in queries)
    shared = left - store.page(queries[0], apart_from=queries[1], limit=0).total
    counts = f"{count_words(left, 'event')} with {sides[0]}, {right:,} with {sides[1]}, {shared:,} with both."
    st.write(as_label(f"{counts} Both halves have the same lanes and the same time axis.", 1_000))


def _list_only(store: EventStore, view: View, number: int, side: str, query: Query, other: Query) -> None:
    """List the events of one side that the other has no part in."""
    zone = view.zone_info(store.info.zone)
    rows = store.page(query, apart_from=other, limit=_LISTED, zone=zone)
    st.subheader(as_label(f"Only {side}: {count_words(rows.total, 'event')}"))
    st.caption(_ONLY[view["sides"]] + (f" The first {len(rows):,} are listed." if rows.total > len(rows) else ""))
    if not len(rows):
        return
    dated = [When.parse(text).words(zone) if text else "Date unknown" for text in rows.when]
    session.remember(f"only_{number}_ids", rows.id)
    st.dataframe(
        pd.DataFrame({"When": dated, "Event": rows.title}),
        key=f"only_{number}",
        hide_index=True,
        on_select=partial(_choose_row, number),  # type: ignore[arg-type]
        selection_mode="single-row",
        height=min(36 * (len(rows) + 1) + 4, 420),
        alt=f"{count_words(len(rows), 'event')} of {rows.total:,}, in time order",
        column_config={"Event": st.column_config.TextColumn(width="large")},
    )


def _choose_row(number: int) -> None:
    state: Any = session.picked(f"only_{number}")
    ids = session.recall(f"only_{number}_ids", [])
    chosen = [ids[row] for row in state.selection.rows if row < len(ids)]
    session.change(event=chosen[0] if chosen else None)
