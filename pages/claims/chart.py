"""The chart of the threads: one line a claim."""

import numpy as np
import streamlit as st

from diplomatic_timeline.figures import Finished, part_svg, threads_alt, threads_figure
from diplomatic_timeline.figures.threads import PART_WORDS, span_svg
from diplomatic_timeline.store.interface import NO_END, NO_START, EventStore, Rows
from pages.claims.found import Shown
from pages.widgets import session
from pages.widgets.chart import CONFIG, chart_width, clicked_row
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.picture import show_picture_button
from pages.widgets.text import as_picture, count_words
from pages.widgets.view import View


def show_chart(store: EventStore, view: View, shown: Shown) -> None:
    """Draw the threads on this page; a click on a mark opens its event."""
    zone = view.zone_info(store.info.zone)
    ids = list(dict.fromkeys(step.event for thread in shown.threads for step in thread.steps))
    rows = store.rows(ids, view.query, zone=zone)
    window = _span(rows)
    if window is None:
        st.info("None of these statements has a date on this clock. They are listed below and in the table.")
        return
    figure = threads_figure(
        shown.threads,
        rows,
        window=window,
        width=chart_width(window_width(), view),
        zone=zone,
        dark=is_dark(),
        chosen=shown.chosen.claim,
    )
    session.remember("thread_ids", dict(zip(rows.row.tolist(), rows.id, strict=True)))
    signs = _signs(has_bars=any(trace["name"] == "spans" for trace in figure["data"]))
    st.html(_legend(signs))
    with st.container(key="threads_box"):
        st.plotly_chart(
            Finished(figure),
            key="claims_chart",
            on_select=_choose,
            selection_mode="points",
            config=CONFIG,
            alt=threads_alt(shown.threads, rows),
        )
    said = _caption(shown, rows)
    st.caption(f"{said} Click a mark to open its event.")
    named = [(words, svg) for svg, words in signs]
    show_picture_button("threads_box", f"{store.info.id}-claims", store.info.title, said, named)


def _span(rows: Rows) -> tuple[int, int] | None:
    """Return from when to when the statements reach, None if none is dated."""
    starts, ends = rows.start_low[rows.start_low != NO_START], rows.end_high[rows.end_high != NO_END]
    bounds = np.concatenate([starts, ends])
    if not len(bounds):
        return None
    low, high = int(bounds.min()), int(bounds.max())
    return (low, high) if high > low else (low, low + 86_400)


def _signs(*, has_bars: bool) -> list[tuple[str, str]]:
    signs = [(part_svg(part, dark=is_dark()), words) for part, words in PART_WORDS.items()]
    return signs + ([(span_svg(dark=is_dark()), "at some time within the bar; no day is known")] if has_bars else [])


def _legend(signs: list[tuple[str, str]]) -> str:
    parts = (f"<span>{as_picture(svg)} {words}</span>" for svg, words in signs)
    return f'<div class="dte-legend">{"".join(parts)}</div>'


def _caption(shown: Shown, rows: Rows) -> str:
    undated = int(np.count_nonzero((rows.start_low == NO_START) & (rows.end_high == NO_END)))
    said = f"{count_words(len(shown.claims), 'contested claim')} in which a claim, a repetition or a dispute matches"
    if len(shown.threads) < len(shown.claims):
        said += f"; {len(shown.threads):,} of them are drawn"
    if undated:
        said += f"; {count_words(undated, 'statement has', 'statements have')} no date on this clock"
    return (
        f"{said}. A line each, told whole. Contested is what another event here disputes, also where the timeline does "
        "not call it disputed."
    )


def _choose() -> None:
    """Open the event that was clicked."""
    known: dict[int, str] = session.recall("thread_ids", {})
    if (row := clicked_row("claims_chart")) in known:
        session.change(event=known[row])
