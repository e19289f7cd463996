"""The legend of the chart: families that filter, and how to read the marks."""

import streamlit as st

from diplomatic_timeline.figures.legend import reading_samples, symbol_svg
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES
from pages.widgets import session
from pages.widgets.look import is_dark
from pages.widgets.names import value_words
from pages.widgets.text import as_picture
from pages.widgets.view import View

_COLOUR_NAMES = {
    "meeting": "blue",
    "bargaining": "green",
    "word": "orange",
    "measure": "violet",
    "force": "red",
    "information": "yellow",
    "other": "gray",
}
"""The theme's text colours that .streamlit/config.toml sets to the palette's family colours."""

_ADVICE = "Click a mark to open its event. Drag across the strip above the chart to see only that time."


def show_legend(store: EventStore, view: View) -> None:
    """Draw the families as pills that filter, with the shapes of their types one click away."""
    counts = {item.value: item.count for item in store.facet(view.query, "family")}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="legend"):
        session.show_control(
            st.pills,
            "family",
            list(view.query.family),
            key="legend_family",
            label="Families of events",
            label_visibility="collapsed",
            options=[term.name for term in FAMILIES if counts.get(term.name) or term.name in view.query.family],
            format_func=lambda name: f":{_COLOUR_NAMES[name]}[●] {value_words('family', name)} {counts.get(name, 0):,}",
            selection_mode="multi",
        )
        with st.popover("How to read this", type="tertiary", key="reading"):
            st.write(_ADVICE)
            # Where the window is low this scrolls, and must be reached by keys.
            st.html(f'<div tabindex="0" role="group" aria-label="Shapes and lines">{_samples()}{_shapes()}</div>')


def family_signs(store: EventStore, view: View) -> list[tuple[str, str]]:
    """Return the families that are drawn, in words and a disc of the colour as SVG: the key to a picture."""
    shown = {item.value for item in store.facet(view.query, "family") if item.count}
    chosen = [term.name for term in FAMILIES if term.name in (view.query.family or shown)]
    disc = '<svg width="10" height="10"><circle cx="5" cy="5" r="5" fill="{}"/></svg>'
    return [(value_words("family", name), disc.format(family_colour(name, dark=is_dark()))) for name in chosen]  # type: ignore[arg-type]


def _samples() -> str:
    samples = reading_samples(dark=is_dark())
    lines = (f"<div>{as_picture(sample.svg)}<span>{sample.meaning}</span></div>" for sample in samples)
    return f'<div class="dte-reading">{"".join(lines)}</div>'


def _shapes() -> str:
    dark = is_dark()
    groups = []
    for family in FAMILIES:
        kinds = [kind for kind in EVENT_TYPES if kind.family == family.name]
        shown = "".join(f"<span>{as_picture(symbol_svg(kind.name, dark=dark))} {kind.name}</span>" for kind in kinds)
        groups.append(f'<div class="dte-legend"><b>{value_words("family", family.name)}</b>{shown}</div>')
    return "".join(groups)
