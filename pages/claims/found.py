"""Which threads the page shows, and which of them is open."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.threads import Thread, ThreadOrder, Threads, find_threads
from pages.widgets.view import View

_AT_ONCE = 12


@dataclass(frozen=True)
class Shown:
    """The threads on the page, told whole; `claims` are those of all threads, `first` the number of the first shown.

    `chosen` is the open thread, the chosen event's own if it has one; `also` are the claims of other threads that the
    chosen event belongs to. `unlisted` counts claims that are called contested but not listed.
    """

    threads: tuple[Thread, ...]
    claims: Sequence[str]
    first: int
    chosen: Thread
    also: tuple[str, ...]
    unlisted: int
    holds_event: bool

    @property
    def place(self) -> int:
        """Return the number of the open thread among all."""
        return self.claims.index(self.chosen.claim)


def find_shown(store: EventStore, view: View) -> Shown | None:
    """Return the threads to show, around the open one; None if there are none."""
    query = view.query
    order: ThreadOrder = view["threads"]  # type: ignore[assignment] one of THREAD_ORDERS
    everything = _find(store, query, order, view.edition, repr(query.to_params()))
    if not everything.found:
        return None
    holding = _holding(everything, view.event) if view.event else []
    place = holding[0] if holding else 0
    first = place // _AT_ONCE * _AT_ONCE
    threads = tuple(everything.told_whole(thread) for thread in everything.found[first : first + _AT_ONCE])
    claims = [thread.claim for thread in everything.found]
    return Shown(
        threads=threads,
        claims=claims,
        first=first,
        chosen=threads[place - first],
        also=tuple(claims[other] for other in holding[1:]),
        unlisted=everything.unlisted,
        holds_event=bool(holding),
    )


def _holding(everything: Threads, event: str) -> list[int]:
    """Return the numbers of the threads that an event belongs to: its own claim first, answers last."""
    ranked = []
    for number, thread in enumerate(everything.found):
        if thread.claim == event:
            ranked.append((0, number))
        elif any(step.event == event for step in thread.steps):
            ranked.append((1, number))
    ranked = ranked or [
        (2, number)
        for number, thread in enumerate(everything.found)
        if any(event in everything.replies.get(step.event, ()) for step in thread.steps)
    ]
    return [number for _, number in sorted(ranked)]


@st.cache_resource(max_entries=16, show_spinner=False)
def _find(_store: EventStore, _query: Query, order: ThreadOrder, edition: str, asked: str) -> Threads:  # noqa: ARG001 both are the cache's key
    return find_threads(_store, _query, order)
