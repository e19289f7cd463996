"""The network of actors under the active filters."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from diplomatic_timeline.figures import Finished, network_alt, network_figure, tie_svg
from diplomatic_timeline.figures.network import find_drawn
from diplomatic_timeline.figures.placing import MOST, Place, place_actors
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore, Pairs
from diplomatic_timeline.vocabulary import TIES
from pages.widgets import session
from pages.widgets.chart import CONFIG, chart_width, clicked_row
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.picture import show_picture_button
from pages.widgets.text import as_html, as_picture, count_words
from pages.widgets.view import View

DRAWN, NARROW_DRAWN = 60, 30
"""So many actors are drawn, and so many where the window is as narrow as a phone's."""
_SIZES = "The larger a disc, the more events its actor takes part in."
_ADVICE = "Click one to open the actor’s page."


def show_network(store: EventStore, view: View) -> None:
    """Draw the actors and what ties them; a click on one opens its page."""
    pairs = store.pairs(view.query, limit=DRAWN if window_width() >= 640 else NARROW_DRAWN)
    if not pairs.names:
        st.info("Nobody takes part in these events: the file names no actors for them, or only mentions them.")
        return
    places = place_actors(pairs, _places(store, view.edition))
    kinds = chosen_kinds(view)
    figure = network_figure(pairs, places, width=chart_width(window_width(), view), dark=is_dark(), kinds=kinds)
    session.remember("network_names", pairs.names)
    st.html(_legend(kinds))
    with st.container(key="network_box"):
        st.plotly_chart(
            Finished(figure),
            key="network",
            on_select=_open,
            selection_mode="points",
            config=CONFIG,
            alt=network_alt(pairs, store.count(view.query).total),
        )
    said = _caption(pairs, store.count(view.query).total, kinds)
    st.caption(f"{said} {_ADVICE}")
    signs = [(TIES[kind].meaning, tie_svg(kind, dark=is_dark())) for kind in kinds]
    show_picture_button("network_box", f"{store.info.id}-network", store.info.title, said, signs)


def say_actors(pairs: Pairs, total: int) -> str:
    """Say who is shown and who is left out."""
    actors = count_words(len(pairs.names), "actor")
    sentences = [f"{actors} in {count_words(total, 'event')}"]
    if pairs.folded:
        sentences[0] = (
            f"The {actors} with most of the {count_words(total, 'event')}; {pairs.folded:,} more are left out"
        )
    if not len(pairs):
        sentences.append("No two of them meet, answer or dispute each other in these events")
    return ". ".join(sentences)


def _caption(pairs: Pairs, total: int, kinds: Sequence[int]) -> str:
    ties, drawn = int(np.isin(pairs.kind, kinds).sum()), len(find_drawn(pairs, kinds))
    said = f"{drawn:,} of {ties:,} ties are drawn, the most frequent and each actor's own; the table lists all"
    fewer = [said] if drawn < ties else []
    return ". ".join([say_actors(pairs, total), *fewer, _SIZES])


def chosen_kinds(view: View) -> Sequence[int]:
    """Return the kinds of ties to show, as indices into `TIES`."""
    return [kind for kind, term in enumerate(TIES) if view["ties"] in ("all", term.name)]


@st.cache_resource(max_entries=16, show_spinner="Placing the actors …")
def _places(_store: EventStore, edition: str) -> dict[str, Place]:  # noqa: ARG001 the cache's key
    """Place the actors by all events, so that they stay where they are when a filter changes."""
    return place_actors(_store.pairs(Query(), limit=MOST), {})


def _legend(kinds: Sequence[int]) -> str:
    dark = is_dark()
    shown = (f"<span>{as_picture(tie_svg(kind, dark=dark))} {as_html(TIES[kind].meaning)}</span>" for kind in kinds)
    return f'<div class="dte-legend">{"".join(shown)}</div>'


def _open() -> None:
    """Open the page of the actor that was clicked."""
    names: Sequence[str] = session.recall("network_names", ())
    place = clicked_row("network")
    if isinstance(place, int) and 0 <= place < len(names):
        session.change(focus=names[place])
