"""The parts of the overview: facts, cards to start from, the latest events."""

import streamlit as st

from diplomatic_timeline.figures import Finished, sparkline_figure, strip_alt
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.leads import Lead, find_leads
from diplomatic_timeline.store.period import find_period
from diplomatic_timeline.when import When
from pages.widgets import address, session
from pages.widgets.look import is_dark
from pages.widgets.text import as_html, as_label, count_words
from pages.widgets.view import View

_LATEST = 5


def show_facts(store: EventStore, query: Query) -> None:
    """Say how much the timeline holds under the active filters, each number with its unit."""
    counts = store.count(query)
    facts = [
        (f"{counts.total:,}", "event" if counts.total == 1 else "events"),
        (f"{len(store.facet(query, 'actor')):,}", "people, states and bodies"),
        (f"{len(store.facet(query, 'publisher')):,}", "publishers"),
    ]
    contested = sum(item.count for item in store.facet(query, "status") if item.value in ("disputed", "denied"))
    facts.append((f"{contested:,}", "disputed or denied by then" if query.known else "disputed or denied"))
    if period := find_period(store, query):
        facts.insert(0, (period.words(), "period"))
    cells = "".join(f"<div><b>{as_html(number)}</b> {as_html(words)}</div>" for number, words in facts)
    left, right = st.columns([0.7, 0.3], vertical_alignment="center", gap="medium")
    with left:
        st.html(f'<div class="dte-facts">{cells}</div>')
    with right:
        _show_sparkline(store, query)


def _show_sparkline(store: EventStore, query: Query) -> None:
    span = store.extent(query)
    if span is None:
        return
    histogram = store.histogram(query, 60, span=span)
    st.plotly_chart(
        Finished(sparkline_figure(histogram, dark=is_dark())),
        theme=None,
        key="sparkline",
        config={"staticPlot": True},
        alt=strip_alt(histogram, store.count(query)),
    )


def show_starts(store: EventStore, view: View) -> None:
    """Offer the timeline's most telling views as cards."""
    leads = _leads(store, view.edition)
    if not leads:
        return
    st.write("Each mark below is an event: click one to read it. Or start here:")
    for column, (number, lead) in zip(st.columns(len(leads), gap="small"), enumerate(leads), strict=True):
        with column, st.container(border=True, height="stretch", gap="xsmall", key=f"card_{number}"):
            st.html(f'<p class="dte-card">{as_html(lead.sentence)}</p>')
            st.button(as_label(lead.title), key=f"start_{number}", on_click=_follow, args=(lead,))


@st.cache_resource(max_entries=8, show_spinner=False)
def _leads(_store: EventStore, edition: str) -> list[Lead]:  # noqa: ARG001 the cache's key
    return find_leads(_store)


def _follow(lead: Lead) -> None:
    session.change_query(lead.query)
    session.change(event=lead.event)
    address.go_to("Timeline")


def show_latest(store: EventStore, view: View) -> None:
    """List the latest events; a click opens one."""
    query, zone = view.query, view.zone_info(store.info.zone)
    rows = store.page(query, order="newest", limit=_LATEST, dated=True)
    st.subheader("Latest events")
    with st.container(key="latest", gap="xsmall"):
        for event_id, title, when, told in zip(rows.id, rows.title, rows.when, rows.told, strict=True):
            date = When.parse(when).words(zone) if when else "date unknown"
            st.button(
                f"{as_label(title)} *({as_label(date)}; {as_label(told)})*",
                key=f"latest_{event_id}",
                type="tertiary",
                on_click=session.change,
                kwargs={"event": event_id},
            )
    st.caption(f"{count_words(store.count(query).total, 'event')} in all; the Timeline page shows every one.")
