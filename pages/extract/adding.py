"""Onto a timeline: a new one or the open one, with events that it seems to hold already pointed out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

import streamlit as st

from diplomatic_timeline.event import Event, Timeline
from diplomatic_timeline.extraction.review import Batch, Choice, Sheet, Twin, add_batches, find_twins, new_timeline
from diplomatic_timeline.store.interface import EventStore
from pages.extract.desk import change_sheet, is_seen, note_added, sheets
from pages.widgets import address, session
from pages.widgets.text import as_label, count_words, shorten
from pages.widgets.view import BROUGHT, View

_NEW, _OPEN = "a new timeline", "the open timeline"
_WORDS: dict[str, str] = {
    "new": "Add it all the same",
    "further source": "Add its passage and source to that event",
    "leave out": "Leave it out",
}
_LISTED = 40  # pairs that are shown one by one; the rest keeps its default


def show_adding(store: EventStore, view: View) -> None:
    """Draw the last step: which articles, onto which timeline, and what becomes of events that seem to be there."""
    found = {key: sheet for key, sheet in sheets().items() if sheet.found is not None and sheet.events}
    ready = {key: sheet for key, sheet in found.items() if is_seen(sheet)}
    if not ready:
        return
    st.html('<h3 class="dte-part">Add to a timeline</h3>')
    chosen = _show_articles(ready)
    if len(ready) < len(found):
        rest = count_words(len(found) - len(ready), "more article")
        st.caption(f"{rest} can be added once you have opened it above and looked at its events.")
    left, right = st.columns(2, gap="large")
    with left:
        target = st.radio("Where to", (_NEW, _OPEN), key="add_to", captions=("", as_label(store.info.title, 100)))
        title = st.text_input(
            "Its title", "Events from my articles", key="new_title", max_chars=120, disabled=target != _NEW
        )
    with right:
        _show_texts(chosen)
    twins = _find_twins(chosen, view.timeline if target == _OPEN else None)
    choices = _show_twins(chosen, twins)
    added = sum(choices.get(event.id, "new") == "new" for sheet in chosen for event in sheet.events)
    joined = sum(choice == "further source" for choice in choices.values())
    words = count_words(added, "event") + (f" and {count_words(joined, 'further source')}" if joined else "")
    st.button(
        f"Add {words} to {target}",
        key="add_events",
        type="primary",
        disabled=not added + joined or (target == _NEW and not title.strip()),
        on_click=_add,
        args=(chosen, choices, twins, view.timeline if target == _OPEN else None, title),
    )
    if target == _OPEN and not view.timeline.startswith(BROUGHT):
        st.caption("The bundled timeline stays as it is: you get a copy of it with these events, in this window only.")


def _show_articles(ready: Mapping[str, Sheet]) -> list[Sheet]:
    if len(ready) == 1:
        return list(ready.values())
    keys = st.multiselect(
        "From these articles",
        list(ready),
        default=list(ready),
        format_func=lambda key: shorten(ready[key].title, 60),
        key=f"add_articles_{len(ready)}",
    )
    return [ready[key] for key in keys]


def _show_texts(chosen: Sequence[Sheet]) -> None:
    kept = bool(chosen) and all(sheet.keeps_text for sheet in chosen)
    session.show_picker(
        st.checkbox,
        "keep_texts",
        kept,
        lambda wanted: _keep_texts([sheet.key for sheet in chosen], wanted),
        label="Keep the full text in the timeline, so that passages show in their article",
        help="It then travels in every copy of the timeline: only for texts that you may pass on. Without it, the "
        "passages travel with a few words around them.",
    )


def _keep_texts(keys: Sequence[str], wanted: bool) -> None:
    for key in keys:
        change_sheet(key, lambda sheet: replace(sheet, keeps_text=wanted))


def _find_twins(chosen: Sequence[Sheet], timeline: str | None) -> dict[str, Twin]:
    """Return the twins of all events: on the timeline, else in an article before; kept until an event changes."""
    asked = (timeline, [(sheet.key, sheet.events) for sheet in chosen])
    known = session.recall("twins", None)
    if known is not None and known[0] == asked:
        return known[1]
    events = [event for sheet in chosen for event in sheet.events]
    found = find_twins(events, session.read_whole(timeline).events) if timeline else {}
    before: list[Event] = []
    for sheet in chosen:
        found = find_twins(sheet.events, before) | found
        before += sheet.events
    session.remember("twins", (asked, found))
    return found


def _show_twins(chosen: Sequence[Sheet], twins: Mapping[str, Twin]) -> dict[str, Choice]:
    events = [event for sheet in chosen for event in sheet.events if event.id in twins]
    choices: dict[str, Choice] = {
        event.id: "leave out" if twins[event.id].is_passage else "further source" for event in events
    }
    if not events:
        return choices
    st.warning(
        f"{count_words(len(events), 'event seems', 'events seem')} to be there already. Look at each, and say what is "
        "to become of it.",
        icon=":material/content_copy:",
    )
    options: list[Choice] = list(get_args(Choice))
    with st.container(key="twins"):
        for event in events[:_LISTED]:
            twin = twins[event.id]
            left, right = st.columns([0.62, 0.38], vertical_alignment="center")
            left.markdown(
                f"**{as_label(event.title)}** and, already there, **{as_label(twin.title)}**: {as_label(twin.why, 200)}"
            )
            choices[event.id] = right.selectbox(
                as_label(f"What becomes of “{event.title}”"),
                options,
                index=options.index(choices[event.id]),
                format_func=_WORDS.__getitem__,
                key=f"twin_{event.id}_{twin.event}",
                label_visibility="collapsed",
            )
    if len(events) > _LISTED:
        st.caption(
            f"{len(events) - _LISTED:,} more are treated as proposed: left out where the passage is there already, "
            "else added as further sources."
        )
    return choices


def _add(
    chosen: Sequence[Sheet], choices: Mapping[str, Choice], twins: Mapping[str, Twin], timeline: str | None, title: str
) -> None:
    """Make the timeline and open it, in a callback."""
    batches: list[Batch] = [sheet.batch() for sheet in chosen]
    told = count_words(len(batches), "news article")
    base: Timeline = (
        session.read_whole(timeline)
        if timeline
        else new_timeline(title, f"Events that a program found in {told}. {_corrected(chosen)}")
    )
    done = add_batches(base, batches, choices, {event: twin.event for event, twin in twins.items()})
    note_added([sheet.key for sheet in chosen], done.info.title)
    session.open_timeline(session.bring(done, instead_of=timeline))
    address.go_to("Timeline", f"“{done.info.title}” is open: {count_words(len(done.events), 'event')}.")


def _corrected(chosen: Sequence[Sheet]) -> str:
    """Return in a sentence what people did to the events, for those who read the timeline later."""
    count = sum(sheet.corrected for sheet in chosen)
    return f"A person corrected, added or took out {count:,}." if count else "No person has corrected them."
