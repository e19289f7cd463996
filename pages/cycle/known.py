"""The slider "as known on", with the days on which something became known as its steps."""

from datetime import date

import streamlit as st

from diplomatic_timeline.cycle import find_news_days
from diplomatic_timeline.figures import news_svg
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.when import When
from pages.widgets import session
from pages.widgets.chart import page_width
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.text import as_picture, count_words
from pages.widgets.view import View

_NOW = "everything"
_INSET = 8
"""So many pixels inside its box the track of a slider begins."""


def show_known(store: EventStore, view: View) -> None:
    """Draw the slider; it sets the filter "as known on" that all pages share."""
    news = dict(_news(store, view.edition))
    if not news:
        st.caption("This timeline does not say when its events became known, so nothing can be hidden by that.")
        return
    known = view.query.known
    days = sorted({*news, known} if known else news)
    stop = days.index(known) if known else len(days)
    _show_ticks([*(news.get(day, 0) for day in days), 0], stop)
    session.show_picker(
        st.select_slider,
        "cycle_known",
        known.isoformat() if known else _NOW,
        lambda day: session.change(known=None if day == _NOW else day),
        label="As known on",
        options=[*(day.isoformat() for day in days), _NOW],
        format_func=lambda day: _say(day, news),
        help="Show only what had been reported by the end of that day. The stops are the days on which something "
        "became known.",
    )


def _show_ticks(counts: list[int], stop: int) -> None:
    """Draw the days with news over the slider; the slider says the same in words."""
    width = page_width(window_width())
    picture = news_svg(counts, stop, width=width, inset=_INSET, dark=is_dark())
    alt = f"{count_words(sum(count > 0 for count in counts), 'day')} with news"
    st.html(f'<div class="dte-news">{as_picture(picture, alt)}</div>')


def _say(day: str, news: dict[date, int]) -> str:
    if day == _NOW:
        return "All that is known today"
    new = news.get(date.fromisoformat(day))
    return When.parse(day).words() + (f" ({count_words(new, 'event')} new)" if new else "")


@st.cache_resource(max_entries=8, show_spinner=False)
def _news(_store: EventStore, edition: str) -> list[tuple[date, int]]:  # noqa: ARG001 part of the key
    return find_news_days(_store)
