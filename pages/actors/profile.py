"""The page of one actor: who that is, what it takes part in, with whom, and how its claims fare."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.event import Actor
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.counterparts import find_counterparts
from diplomatic_timeline.store.interface import EventStore, Order
from diplomatic_timeline.vocabulary import ROLES, family_of
from diplomatic_timeline.when import When
from pages.widgets import session
from pages.widgets.chart import show_lanes
from pages.widgets.look import is_dark
from pages.widgets.names import value_words
from pages.widgets.text import as_html, as_label, count_words
from pages.widgets.view import View

_COUNTERPARTS = 200
_COLUMNS = {
    "name": "Who",
    "together": "Together",
    "acted_on": "Acted on",
    "acted_on_by": "Acted on by",
    "answers": "Answers",
    "answered_by": "Answered by",
    "disputes": "Disputes",
    "disputed_by": "Disputed by",
}
_ROLE_WORDS = {term.name: term.meaning for term in ROLES}


def is_profile(view: View) -> bool:
    """Say whether the page shows one actor."""
    return bool(view["focus"]) and view["part"] in ("network", "table")


def profile_view(view: View) -> View:
    """Return the view of the chosen actor's events on lanes by type, the other filters kept; or the view as it is."""
    if not is_profile(view):
        return view
    query = replace(view.query, actor=(view["focus"],), match="any", role=None)
    return replace(view, query=query, settings={**view.settings, "lanes": "type"})


def show_profile(store: EventStore, view: View) -> None:
    """Draw the page of the actor that the view's query asks for."""
    name = _canonical(store, view["focus"])
    st.button(
        "Back to all actors",
        key="focus_back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=session.change,
        kwargs={"focus": None},
    )
    st.html(_describe(name, _record(store, name)) + _facts(store, view.query, name))
    show_lanes(store, view)
    left, right = st.columns([0.62, 0.38], gap="medium")
    with left:
        _show_counterparts(store, view, name)
    with right:
        st.subheader("Kinds of events")
        st.html(_profile(store, view.query))


def _canonical(store: EventStore, name: str) -> str:
    return (store.pairs(Query(), limit=1, of=name).names or (name,))[0]


def _record(store: EventStore, name: str) -> Actor:
    return next((actor for actor in store.actors if actor.name == name), Actor(name=name))


def _describe(name: str, actor: Actor) -> str:
    told = [
        ("Side", actor.side),
        ("Country", country_name(actor.country) if actor.country else None),
        ("Kind", actor.kind),
        ("Also called", ", ".join(actor.aliases)),
    ]
    line = " · ".join(f"{label}: {as_html(value)}" for label, value in told if value)
    about = f"<p>{as_html(actor.description)}</p>" if actor.description else ""
    return f'<section class="dte-panel"><h2>{as_html(name)}</h2>{about}<p class="quiet">{line}</p></section>'


def _facts(store: EventStore, query: Query, name: str) -> str:
    total = store.count(query).total
    facts = [(f"{total:,}", f"{'event' if total == 1 else 'events'} under the active filters")]
    facts += [
        (date, label)
        for label, order in (("first event", "time"), ("last event", "newest"))
        if (date := _date(store, query, order))  # type: ignore[arg-type]
    ]
    claims, disputed = count_claims(store, query, name)
    if claims:
        word = "claim" if claims == 1 else "claims"
        verb = "is" if disputed == 1 else "are"
        facts.append(
            (f"{disputed:,} of {claims:,}", f"{word} by {as_html(name)} {verb} disputed by others in this timeline")
        )
    cells = "".join(f"<div><b>{as_html(number)}</b> {words}</div>" for number, words in facts)
    roles = ", ".join(f"{_ROLE_WORDS[item.value]} in {item.count:,}" for item in store.facet(query, "role"))
    return f'<div class="dte-facts">{cells}</div><p class="dte-kicker">{roles.capitalize()}</p>'


def _date(store: EventStore, query: Query, order: Order) -> str | None:
    rows = store.page(query, order=order, limit=1, dated=True)
    return When.parse(rows.when[0]).words() if len(rows) and rows.when[0] else None


def count_claims(store: EventStore, query: Query, name: str) -> tuple[int, int]:
    """Return how many claims the actor makes in the whole timeline, and how many of them are disputed.

    Both as known on the day that the query asks for. A claim counts as disputed while its status is disputed, or
    denied by the party concerned.
    """
    statuses = store.facet(Query(actor=(name,), role="actor", type=("claim",), known=query.known), "status")
    disputed = sum(item.count for item in statuses if item.value in ("disputed", "denied"))
    return sum(item.count for item in statuses), disputed


def _profile(store: EventStore, query: Query) -> str:
    """Return the types of the events as bars with their numbers."""
    types = store.facet(query.without("type"), "type")
    most = max((item.count for item in types), default=1)
    lines = []
    for item in types:
        colour = family_colour(family_of(item.value), dark=is_dark())
        bar = f'<i style="width:{item.count / most * 100:.0f}%;background:{colour}"></i>'
        lines.append(f"<li><span>{value_words('type', item.value)}</span><b>{item.count:,}</b>{bar}</li>")
    return f'<ul class="dte-bars">{"".join(lines)}</ul>'


def _show_counterparts(store: EventStore, view: View, name: str) -> None:
    st.subheader("Counterparts")
    query = replace(view.query, actor=())
    pairs = store.pairs(query, limit=_COUNTERPARTS + 1, of=name)
    found = find_counterparts(pairs)
    if not found:
        st.write(as_label(f"Nobody meets, answers or disputes {name} in these events.", 200))
        return
    columns = [field for field in _COLUMNS if field == "name" or any(getattr(one, field) for one in found)]
    rows = [[getattr(one, field) for field in columns] for one in found]
    st.dataframe(
        pd.DataFrame(rows, columns=pd.Index([_COLUMNS[field] for field in columns])),
        key="counterparts",
        hide_index=True,
        on_select=_choose,  # type: ignore[arg-type]
        selection_mode="single-row",
        height=min(36 * (len(rows) + 1) + 4, 460),
        alt=f"{count_words(len(rows), 'counterpart')} of {name}, the most tied first",
    )
    session.remember("counterparts_names", [one.name for one in found])
    more = f" {pairs.folded:,} more are left out." if pairs.folded else ""
    st.caption(
        f"How often {as_label(name)} and the other act together, act on, answer and dispute each other in these events."
        f"{more} Tick a row to open that actor."
    )


def _choose() -> None:
    state: Any = session.picked("counterparts")
    names = session.recall("counterparts_names", [])
    chosen = [names[row] for row in state.selection.rows if row < len(names)]
    if chosen:
        session.change(focus=chosen[0])
