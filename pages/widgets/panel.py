"""The panel of one event: what, when and how that is known, who to whom, the passage, sources, relations."""

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import streamlit as st

from diplomatic_timeline.citation import cite_source
from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.event import Event, Evidence, Source
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import (
    RELATION_BACKWARDS,
    RELATIONS,
    ROLE_HEADS,
    ROLES,
    STATUSES,
    explain_status,
    family_of,
    say_status,
)
from diplomatic_timeline.when import When
from diplomatic_timeline.when.words import describe_precision
from pages.widgets import session
from pages.widgets.look import is_dark
from pages.widgets.text import as_html, as_label
from pages.widgets.view import View

_AROUND = 160
"""So many letters of the article are shown before and after a passage, less the word that they would cut."""
_FORWARDS = {term.name: term.meaning for term in RELATIONS}


@contextmanager
def beside_panel(store: EventStore, view: View) -> Iterator[None]:
    """Draw what follows in the page's main column, beside the panel of the chosen event if there is one."""
    if view.event is None:
        yield
        return
    main, side = st.columns([0.68, 0.32], gap="medium")
    with side:
        show_panel(store, view, view.event)
    with main:
        yield


def show_panel(store: EventStore, view: View, event_id: str) -> None:
    """Draw the panel of an event, with buttons to its neighbours in the active query and to related events."""
    event = store.get([event_id])[0]
    with st.container(border=True, key="panel"):
        _show_steps(store, view.query, event_id)
        zone = view.zone_info(store.info.zone)
        sources = store.sources(event.sources)
        st.html(_describe(store, view.query, event, zone))
        _show_relations(store, view.query, event, zone)
        st.html(_describe_sources(sources))


def _show_steps(store: EventStore, query: Query, event_id: str) -> None:
    before, after = store.neighbours(query, event_id)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for label, target, shortcut in (("Previous", before, "Left"), ("Next", after, "Right")):
            st.button(
                label,
                key=f"panel_{label.lower()}",
                disabled=target is None,
                shortcut=shortcut,
                on_click=session.change,
                kwargs={"event": target},
            )
        st.button(
            "Close",
            key="panel_close",
            type="tertiary",
            icon=":material/close:",
            on_click=session.change,
            kwargs={"event": None},
        )


def _describe(store: EventStore, query: Query, event: Event, zone: ZoneInfo) -> str:
    colour = family_colour(family_of(event.type), dark=is_dark())
    status = STATUSES[int(store.rows([event.id], query).status[0])].name
    hollow = " hollow" if status in ("disputed", "denied") else ""
    told = store.corroboration([event.id])
    at = f" as known on {When.parse(query.known.isoformat()).words()}" if query.known else ""
    shown = f"{say_status(status, event.type)}{at}"
    kicker = f"{event.type} · {shown} · {'told by ' if told.publishers else ''}{told.words()}"
    parts = [
        f'<section class="dte-panel" style="--dte-colour:{colour}" aria-label="Chosen event">',
        f'<p class="quiet" title="{as_html(explain_status(status, event.type))}">',
        f'<span class="dte-dot{hollow}"></span>{as_html(kicker)}</p>',
        _explain_difference(event, status),
        f"<h2>{as_html(event.title)}</h2>",
        _describe_times(event, zone),
        _describe_people(event, {actor.name: actor.description for actor in store.actors}),
        f"<p>{as_html(event.summary)}</p>" if event.summary else "",
        *(_describe_evidence(store, item) for item in event.evidence),
        f'<p class="quiet">Tags: {as_html(", ".join(event.tags))}</p>' if event.tags else "",
        "</section>",
    ]
    return "".join(parts)


def _explain_difference(event: Event, shown: str) -> str:
    """Say why the status as known on a day is not the one that the timeline's editors gave."""
    if shown == event.status:
        return ""
    why = "nothing that disputes it was" if shown == "asserted" else "a statement that disputes it was"
    given = say_status(event.status, event.type)
    return f'<p class="quiet">Shown as {shown}: {why} known by then. The timeline itself calls it {given}.</p>'


def _describe_times(event: Event, zone: ZoneInfo) -> str:
    if event.when is None or not event.when.is_bounded:
        happened = "<p><b>Date unknown</b></p>"
    else:
        happened = (
            f"<p><b>{as_html(event.when.words(zone))}</b> "
            f'<span class="quiet" title="EDTF (ISO 8601-2): {as_html(str(event.when))}">'
            f"({as_html(describe_precision(event.when))})</span></p>"
        )
    phrase = f'<p class="quiet">The source says “{as_html(event.when_text)}”.</p>' if event.when_text else ""
    how = f'<p class="quiet">Read as {as_html(event.when_how)}.</p>' if event.when_how else ""
    place = f"<p>{as_html(event.place.name)}</p>" if event.place else ""
    reported = (
        f'<p class="quiet">Became known: {as_html(event.reported.words(zone))}</p>'
        if event.reported
        else '<p class="quiet">When it became known is not recorded.</p>'
    )
    return happened + phrase + how + place + reported


def _describe_people(event: Event, descriptions: dict[str, str | None]) -> str:
    lines = []
    for role in ROLES:
        names = [person.name for person in event.participants if person.role == role.name]
        if names:
            label = ROLE_HEADS[role.name]
            said = (
                f"{as_html(name)}"
                + (f' <span class="quiet">{as_html(descriptions[name])}</span>' if descriptions.get(name) else "")
                for name in names
            )
            lines.append(f"<h3>{label}</h3><ul>{''.join(f'<li>{line}</li>' for line in said)}</ul>")
    return "".join(lines)


def _describe_evidence(store: EventStore, item: Evidence) -> str:
    article = store.article(item.source) if item.source else None
    if article is None or item.start is None or item.end is None:
        return f"<blockquote>“{as_html(item.exact)}”</blockquote>"
    before, after = article[: item.start][-_AROUND:], article[item.end :][:_AROUND]
    if item.start > _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if item.end + _AROUND < len(article):
        after = f"{after.rpartition(' ')[0]} …"
    return f"<blockquote>{as_html(before)}<mark>{as_html(item.exact)}</mark>{as_html(after)}</blockquote>"


def _show_relations(store: EventStore, query: Query, event: Event, zone: ZoneInfo) -> None:
    groups = _group_relations(store, query, event)
    if not groups:
        return
    found = {other.id: other for other in store.get([other for others in groups.values() for other in others])}
    with st.container(key="relations", gap="xsmall"):
        for words, others in groups.items():
            st.html(f'<div class="dte-panel"><h3>{as_html(words)}</h3></div>')
            for other in others:
                when = found[other].when
                date = as_label(when.words(zone)) if when else "date unknown"
                st.button(
                    f"{as_label(found[other].title, 90)} *({date})*",
                    key=f"relation_{other}",
                    type="tertiary",
                    on_click=session.change,
                    kwargs={"event": other},
                )


def _group_relations(store: EventStore, query: Query, event: Event) -> dict[str, list[str]]:
    """Return related events under what ties them to this one, all ties of one event said together, disputes first."""
    edges = store.edges(query, of=event.id)
    ties: dict[str, list[str]] = {}
    for source, target, kind in zip(edges.source, edges.target, edges.kind, strict=True):
        other, words = (target, _FORWARDS[kind]) if source == event.id else (source, RELATION_BACKWARDS[kind])
        ties.setdefault(other, []).append(words)
    groups: dict[str, list[str]] = {}
    for other, words in ties.items():
        groups.setdefault(_join_ties(words), []).append(other)
    return dict(sorted(groups.items(), key=lambda group: ("disputed by" not in group[0].lower(), group[0])))


def _join_ties(words: list[str]) -> str:
    """Return "Answered and disputed by" for "answered by" and "disputed by"."""
    said = sorted(set(words))
    if len(said) > 1 and all(tie.endswith(" by") for tie in said):
        said = [*(tie.removesuffix(" by") for tie in said[:-1]), said[-1]]
    return " and ".join(said).capitalize()


def _describe_sources(sources: list[Source]) -> str:
    if not sources:
        return '<section class="dte-panel"><p class="quiet">No source is recorded.</p></section>'
    lines = []
    for source in sources:
        url = source.url or ""
        cited = as_html(cite_source(source))
        if is_linkable(url):
            link = f'<a href="{as_html(url)}" target="_blank" rel="noopener noreferrer nofollow">{as_html(url)}</a>'
            cited = cited.replace(as_html(url), link, 1)
        lines.append(f"<li>{cited}</li>")
    return f'<section class="dte-panel"><h3>Sources</h3><ul class="quiet">{"".join(lines)}</ul></section>'
