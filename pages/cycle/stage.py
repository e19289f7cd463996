"""The stage: the event of the step, large enough for the last row, with what it changes and the teacher's note."""

from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.citation import cite_source
from diplomatic_timeline.cycle import Steps, find_changes, note_of, status_at_step
from diplomatic_timeline.event import Event
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import explain_status, family_of, say_status
from diplomatic_timeline.when import When
from pages.widgets import session
from pages.widgets.look import is_dark
from pages.widgets.text import as_html, count_words, shorten
from pages.widgets.view import View

_STYLE = Path(__file__).with_name("stage.css")
_QUOTE, _SUMMARY = 260, 320


def show_stage(store: EventStore, view: View, steps: Steps) -> None:
    """Draw the event of the step: what, when, who to whom, a quotation, its sources, what changed."""
    event = store.get([steps.event])[0]
    status = status_at_step(store, view.query, event.id)
    st.html(_STYLE)
    with st.container(border=True, key="stage"):
        st.html(_describe(store, view, event, status))
    if view["notes"] == "show":
        _show_note(event)


def _describe(store: EventStore, view: View, event: Event, status: str) -> str:
    hollow = " hollow" if status in ("disputed", "denied") else ""
    zone = view.zone_info(store.info.zone)
    colour = family_colour(family_of(event.type), dark=is_dark())
    said = f"{as_html(event.type)} · {say_status(status, event.type)} at this step · {_say_sources(store, event)}"
    parts = [
        f'<section class="dte-stage" aria-live="polite" aria-label="Event of this step" style="--dte-colour:{colour}">',
        _say_times(event, view.query, zone),
        f"<h2>{as_html(event.title)}</h2>",
        f'<p class="who">{as_html(store.rows([event.id], view.query).who[0])}</p>',
        _say_changes(store, view.query, event),
        _say_words(event),
        f'<p class="quiet" title="{as_html(explain_status(status, event.type))}">',
        f'<span class="dte-dot{hollow}"></span>{said}</p>',
        "</section>",
    ]
    return "".join(parts)


def _say_times(event: Event, query: Query, zone: ZoneInfo) -> str:
    happened, known = _say(event.when, zone), _say(event.reported, zone)
    if query.clock == "reported":
        large = f"Became known {known}" if event.reported else "When it became known is not recorded"
        small = f"Happened {happened}"
    else:
        large = happened[:1].upper() + happened[1:]
        small = f"Became known {known}" if event.reported else "When it became known is not recorded"
    return f'<p class="when">{as_html(large)} <span class="quiet">{as_html(small)}</span></p>'


def _say(when: When | None, zone: ZoneInfo) -> str:
    return when.words(zone) if when is not None and when.is_bounded else "date unknown"


def _say_changes(store: EventStore, query: Query, event: Event) -> str:
    lines = [
        f"{as_html(change.words)} <b>“{as_html(shorten(change.title, 110))}”</b>"
        if change.title
        else f"<b>{as_html(change.words)}</b>"
        for change in find_changes(store, query, event.id)
    ]
    if not lines:
        lines = ["It answers and disputes nothing that was told before."]
    return f'<div class="changes"><h3>What changed</h3><ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul></div>'


def _say_words(event: Event) -> str:
    if event.evidence:
        return f"<blockquote>“{as_html(shorten(event.evidence[0].exact, _QUOTE))}”</blockquote>"
    return f'<p class="summary">{as_html(shorten(event.summary, _SUMMARY))}</p>' if event.summary else ""


def _say_sources(store: EventStore, event: Event) -> str:
    sources = store.sources(event.sources)
    if not sources:
        return "no source is recorded"
    short = sources[0].model_copy(update={"url": None, "accessed": None})
    first = as_html(shorten(cite_source(short).removesuffix("."), 160))
    rest = f" and {count_words(len(sources) - 1, 'more source')}" if len(sources) > 1 else ""
    return f"Source: {first}{rest}"


def _show_note(event: Event) -> None:
    session.show_picker(
        st.text_area,
        f"note_{event.id}",
        session.notes().get(event.id, note_of(event)),
        lambda text: session.keep_note(event.id, text.strip()),
        label="Teacher’s note for this step",
        placeholder="What to ask or say here. Kept until this window is closed or loaded again; downloads carry it.",
        height=90,
    )
