"""The article beside its events: click one to see the other; a selected passage becomes an event."""

from collections.abc import Callable
from hashlib import sha256

import streamlit as st

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.review import Sheet, add_passage, people_of, remove_events
from diplomatic_timeline.extraction.validator import find_passage
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.vocabulary import FAMILIES, RELATION_BACKWARDS, RELATIONS, ROLE_HEADS, ROLES, family_of
from diplomatic_timeline.when.words import describe_precision
from pages.extract.article import show_article
from pages.extract.desk import (
    change_sheet,
    choose_event,
    chosen_event,
    complain,
    complaints,
    forget_complaints,
    see,
)
from pages.widgets import session
from pages.widgets.look import is_dark
from pages.widgets.names import value_words
from pages.widgets.text import as_html, as_label, count_words

_PLACE = "passage"
_FORWARDS = {term.name: term.meaning for term in RELATIONS}


def show_reading(sheet: Sheet) -> None:
    """Draw the article and its events side by side; what is drawn counts as seen."""
    see(sheet)
    st.html(f'<h3 class="dte-part">{as_html(sheet.title)}</h3>')
    _show_notices(sheet)
    chosen = chosen_event(sheet)
    number = sheet.events.index(chosen) if chosen else None
    left, right = st.columns([0.56, 0.44], gap="medium")
    with left:
        st.html(_legend(sheet))
        show_article(
            sheet.document.text,
            sheet.events,
            version=_version(sheet),
            chosen=number,
            dark=is_dark(),
            choose=choose_event,
            add=_adder(sheet.key),
        )
        _show_typed_passage(sheet)
    with right:
        _show_list(sheet, number)
        if chosen is not None and number is not None:
            _show_event(sheet, chosen, number)


def _show_notices(sheet: Sheet) -> None:
    if sheet.found is None:
        return
    for notice in sheet.found.notices:
        st.info(as_label(notice, 400))
    if sheet.found.dropped:
        with st.expander(f"{count_words(len(sheet.found.dropped), 'event')} left out", key="dropped"):
            st.text("\n".join(sheet.found.dropped))
    if not sheet.events:
        st.info(
            "No event was found. Select words in the article to add one, check that the text is English, or try "
            "another engine above."
        )


def _version(sheet: Sheet) -> str:
    told = [
        (event.id, event.type, event.title, [(one.start, one.end) for one in event.evidence]) for event in sheet.events
    ]
    return sha256(repr((sheet.key, told)).encode(errors="surrogatepass")).hexdigest()[:16]


def _legend(sheet: Sheet) -> str:
    held = {family_of(event.type) for event in sheet.events}
    words = [
        f'<span style="--dte-colour:{family_colour(term.name, dark=is_dark())}"><i class="dte-dot"></i>'  # type: ignore[arg-type]
        f"{as_html(value_words('family', term.name))}</span>"
        for term in FAMILIES
        if term.name in held
    ]
    return f'<div class="dte-legend">{"".join(words)}</div>'


def _adder(key: str) -> Callable[[int, int], None]:
    def add(start: int, end: int) -> None:
        forget_complaints(_PLACE)

        def change(sheet: Sheet) -> Sheet:
            events, name = add_passage(sheet.article(), sheet.events, start, end)
            choose_event(name)
            return sheet.changed(events)

        try:
            change_sheet(key, change)
        except ExtractionError as error:
            complain(_PLACE, str(error))

    return add


def _show_typed_passage(sheet: Sheet) -> None:
    """Draw the way to add a passage without a mouse: by typing its words."""

    def take(words: str) -> None:
        forget_complaints(_PLACE)
        place = find_passage(sheet.document.text, words)
        if place is None:
            complain(_PLACE, f"“{words[:100]}” is not in the article word for word; copy the words from the text.")
        else:
            _adder(sheet.key)(*place)

    session.show_picker(
        st.text_input,
        "typed_passage",
        "",
        lambda words: take(words) if words.strip() else None,
        label="Add an event: select its words in the article, or type them here",
        placeholder="words of the article, copied exactly",
        max_chars=2_000,
    )
    for problem in complaints(_PLACE):
        st.error(as_label(problem, 600))


def _show_list(sheet: Sheet, number: int | None) -> None:
    st.caption(
        f"{count_words(len(sheet.events), 'event')}. Choose one to see its passage, or a passage to see its event."
    )
    with st.container(key="found_list", gap=None):
        for at, event in enumerate(sheet.events):
            colour = family_colour(family_of(event.type), dark=is_dark())
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                st.html(f'<span class="dte-dot{_hollow(event)}" style="--dte-colour:{colour}"></span>', width="content")
                words = f"{at + 1}. {as_label(event.title, 90)}"
                st.button(
                    f"{f'**{words}**' if at == number else words} *({as_label(_dated(event))})*",
                    key=f"found_{sheet.revision}_{at}",
                    type="tertiary",
                    on_click=choose_event,
                    args=(event.id,),
                )


def _hollow(event: Event) -> str:
    return " hollow" if event.status in ("disputed", "denied") else ""


def _dated(event: Event) -> str:
    return event.when.words() if event.when else "date unknown"


def _show_event(sheet: Sheet, event: Event, number: int) -> None:
    with st.container(border=True, key="panel"):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            for label, target in (("Previous", number - 1), ("Next", number + 1)):
                held = 0 <= target < len(sheet.events)
                st.button(
                    label,
                    key=f"event_{label.lower()}",
                    disabled=not held,
                    on_click=choose_event,
                    args=(sheet.events[target].id if held else None,),
                )
            st.button("Remove", key="event_remove", on_click=_remove, args=(sheet.key, event.id))
            st.button(
                "Close",
                key="event_close",
                type="tertiary",
                icon=":material/close:",
                on_click=choose_event,
                args=(None,),
            )
        st.html(_describe(sheet, event, number))


def _remove(key: str, event: str) -> None:
    change_sheet(key, lambda sheet: sheet.changed(remove_events(sheet.events, [event])))
    choose_event(None)


def _describe(sheet: Sheet, event: Event, number: int) -> str:
    colour = family_colour(family_of(event.type), dark=is_dark())
    people = "".join(
        f"<h3>{ROLE_HEADS[term.name]}</h3><p>{as_html('; '.join(names))}</p>"
        for term in ROLES
        if (names := people_of(event, term.name))
    )
    quotes = "".join(f"<blockquote>“{as_html(one.exact)}”</blockquote>" for one in event.evidence)
    flags = f" · {', '.join(event.flags)}" if event.flags else ""
    return (
        f'<section class="dte-panel" style="--dte-colour:{colour}" aria-label="Chosen event">'
        f'<p class="quiet"><span class="dte-dot{_hollow(event)}"></span>'
        f"{as_html(f'{number + 1} · {event.type} · {event.status}{flags}')}</p>"
        f"<h2>{as_html(event.title)}</h2>{_describe_date(event)}{people}{quotes}{_describe_links(sheet, event)}"
        "</section>"
    )


def _describe_date(event: Event) -> str:
    if event.when is None:
        return "<p><b>Date unknown</b></p>"
    said = (
        f"The article says “{event.when_text}”; read as {event.when_how}." if event.when_text else event.when_how or ""
    )
    return (
        f"<p><b>{as_html(event.when.words())}</b> "
        f'<span class="quiet">({as_html(describe_precision(event.when))})</span></p>'
        f'<p class="quiet">{as_html(said)}</p>'
    )


def _describe_links(sheet: Sheet, event: Event) -> str:
    places = {other.id: f"{at + 1}. {other.title}" for at, other in enumerate(sheet.events)}
    ties: dict[str, list[str]] = {}
    for link in event.relations:
        ties.setdefault(link.target, []).append(_FORWARDS[link.kind])
    for other in sheet.events:
        backwards = [RELATION_BACKWARDS[link.kind] for link in other.relations if link.target == event.id]
        ties.setdefault(other.id, []).extend(backwards)
    lines = [f"{' and '.join(words)} {places[name]}" for name, words in ties.items() if words and name in places]
    items = "".join(f"<li>{as_html(line)}</li>" for line in lines)
    return f"<h3>Links</h3><ul>{items}</ul>" if lines else ""
