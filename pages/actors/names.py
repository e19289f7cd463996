"""Names that mean the same actor: merge two, undo it, take the timeline away with the merges in it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.merging import Likeness, Merge, find_likenesses
from pages.widgets import session
from pages.widgets.package import write_package
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View

_SHOWN = 20


def show_names(store: EventStore, view: View) -> None:
    """Draw the merges that are in force, names that look alike, a choice of any two, and the download."""
    st.write(
        "Two names may mean one actor. Merged here, they count as one on every page, the link of this view carries the "
        "merge, and the download below keeps it. Nothing is merged unless you say so."
    )
    _show_merges(view)
    left, right = st.columns(2, gap="medium")
    with left:
        _show_likenesses(store, view)
    with right:
        _show_choice(store, view)
    _show_download(store, view)


def _show_merges(view: View) -> None:
    if not view.merges:
        return
    st.subheader("Merged names")
    for number, merge in enumerate(view.merges):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{as_label(merge.alias)} counts as **{as_label(merge.name)}**", width="content")
            left = [other for other in view.merges if other != merge]
            st.button(
                "Undo", key=f"undo_{number}", type="tertiary", icon=":material/undo:", on_click=_set, args=(left,)
            )


def _show_likenesses(store: EventStore, view: View) -> None:
    st.subheader("Names that look alike")
    found = _likenesses(store, view.edition)
    if not found:
        st.write("No two names differ only in accents, case, punctuation, the order of words or one letter.")
    counts = {item.value: item.count for item in store.values("actor")}
    for number, like in enumerate(found[:_SHOWN]):
        merge = like.merge
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            sides = [f"{as_label(name)} ({counts.get(name, 0):,})" for name in (merge.alias, merge.name)]
            st.markdown(f"{sides[0]} and **{sides[1]}** {like.why}", width="content")
            st.button("Merge", key=f"merge_{number}", on_click=_set, args=([*view.merges, merge],))
    if len(found) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(found):,} pairs; the others follow as you merge.")


@st.cache_resource(max_entries=16, show_spinner=False)
def _likenesses(_store: EventStore, edition: str) -> list[Likeness]:  # noqa: ARG001 the cache's key
    return find_likenesses(_store.values("actor"), _store.actors)


def _show_choice(store: EventStore, view: View) -> None:
    st.subheader("Merge any two names")
    names = [item.value for item in store.values("actor")]
    if len(names) < 2:
        st.write("There are no two names to merge.")
        return
    alias = st.selectbox("This name", names, index=None, key="merge_alias", placeholder="Choose a name")
    name = st.selectbox("counts as", names, index=None, key="merge_name", placeholder="Choose the name to keep")
    ready = bool(alias and name and alias != name and "|" not in alias + name)
    st.button(
        "Merge",
        key="merge_chosen",
        disabled=not ready,
        on_click=_set,
        args=([*view.merges, *([Merge(alias, name)] if alias and name else [])],),
    )


def _set(merges: Sequence[Merge]) -> None:
    session.change(merge=[str(merge) for merge in merges])


def _show_download(store: EventStore, view: View) -> None:
    merged = count_words(len(view.merges), "merge")
    st.caption(f"The whole timeline as a Data Package, with {merged}: the other forms of a name stand in actors.csv.")
    st.download_button(
        "Data Package (.zip)",
        data=partial(write_package, store, view.timeline, session.notes()),
        file_name=f"{store.info.id}.zip",
        mime="application/zip",
        key="download_package",
        on_click="ignore",
        icon=":material/download:",
    )
