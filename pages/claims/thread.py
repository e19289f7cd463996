"""One thread: who stands behind each side, and every statement with its passage, in the order of becoming known."""

from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.event import Event
from diplomatic_timeline.figures.threads import PART_WORDS
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.threads import CLAIMING, Part, Step, Thread
from diplomatic_timeline.vocabulary import STATUSES, say_status
from diplomatic_timeline.when import When
from pages.claims.found import Shown
from pages.widgets import session
from pages.widgets.text import as_html, as_label, count_words, shorten
from pages.widgets.view import View

_STEPS, _QUOTES, _LETTERS = 60, 2, 420


def show_thread(store: EventStore, view: View, shown: Shown) -> None:
    """Draw the open thread."""
    thread = shown.chosen
    if view.event and not shown.holds_event:
        st.info("The open event takes no part in these contested claims; the first of them is shown.")
    moment = Query(known=view.query.known)
    steps = thread.steps[:_STEPS]
    rows = store.rows([step.event for step in steps], moment)
    events = {event.id: event for event in store.get([thread.claim, *(step.event for step in steps)])}
    status = STATUSES[int(store.rows([thread.claim], moment).status[0])].name
    with st.container(key="thread", gap="small"):
        st.html(_describe_claim(store, view, events[thread.claim], status))
        _show_ways(store, shown)
        st.html(_describe_sides(store, thread))
        for number, (step, who, told) in enumerate(zip(steps, rows.who, rows.told, strict=True)):
            _show_step(store, view, number, step, thread.claim, events, who, told)
        if len(thread.steps) > _STEPS:
            st.caption(f"The first {_STEPS} of {len(thread.steps):,} statements are shown; the table lists every one.")


def _describe_claim(store: EventStore, view: View, event: Event, status: str) -> str:
    at = f", as known on {When.parse(view.query.known.isoformat()).words()}" if view.query.known else ""
    told = store.corroboration([event.id]).words()
    return (
        '<section class="dte-panel" aria-label="Open claim">'
        f'<p class="quiet">Contested claim · {as_html(say_status(status, event.type) + at)} · {as_html(told)}</p>'
        f"<h2>{as_html(event.title)}</h2></section>"
    )


def _show_ways(store: EventStore, shown: Shown) -> None:
    """Draw the ways to the claims before and after this one, and to others that the open event takes part in."""
    place, total = shown.place, len(shown.claims)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="claim_ways"):
        for label, target in (("Previous claim", place - 1), ("Next claim", place + 1)):
            st.button(
                label,
                key=f"way_{label[:4].lower()}",
                disabled=not 0 <= target < total,
                on_click=session.change,
                kwargs={"event": shown.claims[target] if 0 <= target < total else None},
            )
        st.caption(f"Claim {place + 1:,} of {total:,}", width="content")
    if shown.also:
        st.caption("The open event takes part in these, too:")
        with st.container(key="claims_also", gap="xsmall"):
            for event in store.get(shown.also[:10]):
                st.button(
                    as_label(event.title),
                    key=f"also_{event.id}",
                    type="tertiary",
                    on_click=session.change,
                    kwargs={"event": event.id},
                )


def _describe_sides(store: EventStore, thread: Thread) -> str:
    sides: tuple[tuple[str, tuple[Part, ...]], ...] = (("Say so", CLAIMING), ("Dispute it", ("disputes",)))
    cells = []
    for label, parts in sides:
        events = thread.taking(*parts)
        told = store.corroboration(events)
        independent = count_words(told.independent, "independent publisher")
        words = f"{independent} ({told.words()})" if told.reprints else independent
        said = f"{count_words(len(events), 'statement')}, told by {words}" if events else "No statement here"
        cells.append(f"<div><b>{label}</b> {as_html(said)}</div>")
    note = "In the order in which they became known. How many tell something does not show who is right."
    return f'<div class="dte-sides">{"".join(cells)}</div><p class="dte-kicker">{note}</p>'


def _show_step(
    store: EventStore, view: View, number: int, step: Step, claim: str, events: dict[str, Event], who: str, told: str
) -> None:
    event = events[step.event]
    with st.container(key=f"step_{step.part}_{number}", gap=None):
        zone = view.zone_info(store.info.zone)
        st.html(f'<div class="dte-step">{_describe_part(step, claim, events)}{_describe_times(event, zone)}</div>')
        st.button(
            as_label(event.title),
            key=f"statement_{number}",
            type="tertiary",
            help="Open this event",
            on_click=session.change,
            kwargs={"event": event.id},
        )
        st.html(f'<div class="dte-step">{_describe_words(store, event, who, told)}{_outside(step)}</div>')


def _describe_part(step: Step, claim: str, events: dict[str, Event]) -> str:
    """Say what a statement does, and to whom where that is not the claim itself, whose title stands above."""
    others = [f"“{shorten(events[one].title, 70)}”" for one in step.of if one != claim and one in events]
    to = f" <span>to {as_html('; '.join(others))}</span>" if others and claim not in step.of else ""
    return f"<p><b>{PART_WORDS[step.part].capitalize()}</b>{to}</p>"


def _describe_times(event: Event, zone: ZoneInfo) -> str:
    happened = event.when.words(zone) if event.when and event.when.is_bounded else "date unknown"
    known = f"became known {event.reported.words(zone)}" if event.reported else "when it became known is not recorded"
    return f'<p class="quiet">{as_html(known)}; happened: {as_html(happened)}</p>'


def _describe_words(store: EventStore, event: Event, who: str, told: str) -> str:
    quotes = "".join(
        f"<blockquote>“{as_html(shorten(item.exact, _LETTERS))}”</blockquote>" for item in event.evidence[:_QUOTES]
    )
    publishers = dict.fromkeys(
        f"{source.publisher}, reprinting {source.agency}" if source.agency else source.publisher
        for source in store.sources(event.sources)
    )
    told_by = f"Told by {told}: {'; '.join(publishers)}" if publishers else "No source is recorded"
    return f'<p class="quiet">{as_html(who)}</p>{quotes}<p class="quiet">{as_html(told_by)}</p>'


def _outside(step: Step) -> str:
    return "" if step.matches else '<p class="quiet">Outside the active filters; shown to tell the claim whole.</p>'
