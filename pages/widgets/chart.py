"""The timeline chart and its overview strip, with the clicks and brushes that they answer to."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.figures import Finished, alt_text, caption, from_axis, lanes_figure, overview_figure, strip_alt
from diplomatic_timeline.query import Query
from diplomatic_timeline.query.window import with_window
from diplomatic_timeline.store.interface import Edges, EventStore
from diplomatic_timeline.when.calendar import seconds_east
from pages.widgets import session
from pages.widgets.glue import window_width
from pages.widgets.legend import show_legend
from pages.widgets.look import is_dark
from pages.widgets.text import as_label
from pages.widgets.view import View

MARK_LIMIT = 2_000
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def window_of(store: EventStore, query: Query, zone: ZoneInfo | None = None) -> tuple[int, int]:
    """Return the first and last second to draw, on the wall clock of `zone` (default: the timeline's).

    It is the chosen window, or where that is open what the matching events span.
    """
    own = ZoneInfo(store.info.zone)
    zone = zone or own
    low, high = store.extent(query) or (0, 86_400)
    moved = abs(seconds_east(low, zone) - seconds_east(low, own))  # times of day move with the zone, days do not
    low, high = low - moved, high + moved
    if query.start and (chosen := query.start.bounds(zone)[0]) is not None:
        low = chosen
    if query.end and (chosen := query.end.bounds(zone)[1]) is not None:
        high = chosen
    return (low, high) if high > low else (low, low + 86_400)


def show_strip(store: EventStore, view: View) -> None:
    """Draw the strip over the whole period; a box drawn on it becomes the time window."""
    whole = view.query.without("start").without("end")
    span = store.extent(whole)
    if span is None:
        return
    width = window_width()
    histogram = store.histogram(whole, 300, span=span)
    figure = overview_figure(
        histogram,
        dark=is_dark(),
        window=window_of(store, view.query) if view.query.start or view.query.end else None,
        width=chart_width(width, view),
    )
    with st.container(key="strip_box"):
        st.plotly_chart(
            Finished(figure),
            theme=None,
            key="strip",
            on_select=_brush,
            selection_mode="box",
            config=CONFIG,
            alt=strip_alt(histogram, store.count(whole)),
        )


def show_lanes(store: EventStore, view: View, *, compact: bool = False) -> str:
    """Draw the lanes chart with its caption; a click on a mark opens its event.

    Returns the caption, "" where there is no chart.
    """
    width = window_width()
    lanes = store.lanes(view.query, "side" if compact else view["lanes"], limit=8 if compact or width < 640 else 12)  # type: ignore[arg-type]
    zone = view.zone_info(store.info.zone)
    rows = store.page(view.query, limit=MARK_LIMIT, spread=True, dated=True, lanes=lanes, zone=zone)
    if not len(rows):
        st.info("None of these events has a date on this clock. They are listed below.")
        return ""
    figure = lanes_figure(
        rows,
        lanes,
        dark=is_dark(),
        window=window_of(store, view.query, zone),
        selected=view.event,
        arcs=_arcs(store, view),
        eras=store.info.eras,
        width=chart_width(width, view),
        zone=zone,
    )
    session.remember("chart_ids", dict(zip(rows.row.tolist(), rows.id, strict=True)))
    show_legend(store, view)
    with st.container(key="chart_box"):
        st.plotly_chart(
            Finished(figure),
            theme=None,
            key="chart",
            on_select=_choose,
            selection_mode="points",
            config=CONFIG,
            alt=alt_text(rows, lanes),
        )
    said = caption(view.query, store.count(view.query), store.size, len(rows), lanes)
    st.caption(as_label(said, 1_000))
    return said


def chart_width(width: int, view: View) -> int:
    """Guess the width of the chart's column in pixels: beside an open panel it is two thirds of the page."""
    page = page_width(width)
    return int(page * 0.66) if view.event and width >= 640 else page


def page_width(width: int) -> int:
    """Guess the width in pixels of a chart that has the page for itself, in a window of `width` pixels."""
    return min(width, 1_640) - (32 if width < 640 else 160)


def _choose() -> None:
    """Open the event that was clicked."""
    known: dict[int, str] = session.recall("chart_ids", {})
    if (row := clicked_row("chart")) in known:
        session.change(event=known[row])


def clicked_row(key: str) -> Any:
    """Return what the mark that was clicked carries, inside the chart's callback; it comes from the browser."""
    for point in _selection(key).get("points", []):
        mark = point.get("customdata")
        if mark is not None:
            return mark[0] if isinstance(mark, list) and mark else mark
    return None


def _brush() -> None:
    """Make the box drawn on the strip the window."""
    if box := _selection("strip").get("box"):
        _set_window(box[0])


def _selection(key: str) -> Mapping[str, Any]:
    state = session.picked(key)
    return state.get("selection", {}) if state else {}


def _set_window(box: Mapping[str, Any]) -> None:
    """Take over a box of the strip, which spans the whole period on the timeline's own clock."""
    view, store = session.current_view_and_store()
    span = store.extent(view.query.without("start").without("end"))
    if span is not None:
        low, high = (from_axis(value, span) for value in box["x"])
        session.change_query(with_window(view.query, low, high, ZoneInfo(store.info.zone)))


def _arcs(store: EventStore, view: View) -> Edges | None:
    if view["arcs"] == "all":
        return store.edges(view.query)
    if view["arcs"] == "selected" and view.event:
        return store.edges(view.query, of=view.event)
    return None
