"""Threads: each contested claim with who asserts, repeats, disputes and answers it, in the order of becoming known.

Nothing here weighs one side against the other: relations are taken as the timeline states them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import NO_END, NO_START, EventStore

Part = Literal["asserts", "repeats", "disputes", "answers"]
ThreadOrder = Literal["contested", "latest"]

THREAD_ORDERS: tuple[ThreadOrder, ...] = ("contested", "latest")
CLAIMING: tuple[Part, ...] = ("asserts", "repeats")
PARTS: tuple[Part, ...] = ("asserts", "repeats", "disputes", "answers")
_CONTESTED = ("disputed", "denied")
_ALONE = 100
"""So many claims that nothing but their status calls contested are found at the most."""

Ties = Mapping[str, Collection[str]]
"""For an event, those that are tied to it."""
Place = tuple[int, int, int]
"""When an event became known and when it happened, in seconds, and its position in the timeline."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one event does in a thread: it asserts the claim, or repeats, disputes or answers the events `of`.

    `matches` tells whether the event itself is among those that the query picks.
    """

    event: str
    part: Part
    of: tuple[str, ...] = ()
    matches: bool = True


@dataclass(frozen=True, slots=True)
class Thread:
    """A contested claim (the id of the event that makes it) and the steps around it, first known first."""

    claim: str
    steps: tuple[Step, ...]

    def taking(self, *parts: Part) -> list[str]:
        """Return the events that take one of these parts, each once, in order."""
        return list(dict.fromkeys(step.event for step in self.steps if step.part in parts))


@dataclass(frozen=True)
class Threads:
    """What `find_threads` found; `unlisted` counts claims of contested status beyond those found.

    `places` orders all events in them, `replies` are the ties of which `told_whole` makes answers.
    """

    found: tuple[Thread, ...]
    unlisted: int
    places: Mapping[str, Place]
    replies: Ties
    matching: Collection[str]

    def told_whole(self, thread: Thread) -> Thread:
        """Return the thread with the answers to its statements that are no statements of it themselves.

        Threads come without them, as one answer may belong to very many threads.
        """
        stated = {step.event for step in thread.steps}
        of: dict[str, list[str]] = {}
        for event in dict.fromkeys(step.event for step in thread.steps):
            for reply in self.replies.get(event, ()):
                if reply not in stated:
                    of.setdefault(reply, []).append(event)
        answers = [Step(event, "answers", tuple(told), event in self.matching) for event, told in of.items()]
        return replace(thread, steps=_in_order([*thread.steps, *answers], self.places))


def find_threads(store: EventStore, query: Query, order: ThreadOrder = "contested") -> Threads:
    """Return a thread for each claim that is disputed, as far as known at the moment that the query asks for.

    A thread is found if its claim, a repetition or a dispute of it matches the query; it is told whole. An event that
    repeats exactly one other belongs to the thread of that one, so that disputes of either stand together; one that
    repeats several claims and is disputed has a thread of its own, as nobody can tell which of them is meant. Events
    that repeat each other in a circle are one thread, of the first known. So each relation `disputes` belongs to
    exactly one thread. Claims of contested status that no known event disputes come last.

    The order is by most disputes, or by the latest statement; among equals, by when the claim became known.
    """
    moment = Query(known=query.known)
    ties = _read_ties(store, moment)
    disputed_by, repeated_by = ties["disputes"], ties["repeats"]
    alone, unlisted = _find_alone(store, query, {*disputed_by})
    tied = {one for tie in ties.values() for target, sources in tie.items() for one in (target, *sources)}
    ids = list(tied.union(alone))
    places, matching = _find_places(store, ids), store.matching(query, ids)
    claim_of = _find_claims({*disputed_by}, repeated_by, places)
    tellers: dict[str, list[str]] = {}
    for event, claim in claim_of.items():
        tellers.setdefault(claim, []).append(event)
    contested = [claim for claim, told in tellers.items() if any(event in disputed_by for event in told)]

    def weave(claim: str, told: Iterable[str]) -> Thread:
        return Thread(claim, _in_order(_weave(claim, told, ties, matching), places))

    woven = (weave(claim, tellers[claim]) for claim in contested)
    kept = [thread for thread in woven if any(step.matches for step in thread.steps)]
    kept.sort(key=lambda thread: _rank(thread, order, places))
    told = {event for claim in contested for event in tellers[claim]}
    return Threads(
        (*kept, *(weave(claim, [claim]) for claim in alone if claim not in told)),
        unlisted,
        places,
        _join(ties["responds_to"], disputed_by),
        matching,
    )


def _read_ties(store: EventStore, moment: Query) -> dict[str, dict[str, dict[str, None]]]:
    """Return for each kind of relation that matters here the events that are its targets, and whose."""
    ties: dict[str, dict[str, dict[str, None]]] = {"disputes": {}, "repeats": {}, "responds_to": {}}
    edges = store.edges(moment)
    for source, target, kind in zip(edges.source, edges.target, edges.kind, strict=True):
        if kind in ties:
            ties[kind].setdefault(target, {})[source] = None
    return ties


def _find_places(store: EventStore, ids: list[str]) -> dict[str, Place]:
    """Return where each event stands; one whose reporting is not recorded is taken to be known when it happened."""
    happened, reported = store.rows(ids, Query()), store.rows(ids, Query(clock="reported"))
    columns = (reported.end_high, happened.end_high, happened.start_low, happened.row)
    return {
        id_: (known if known != NO_END else last, first if first != NO_START else last, row)
        for id_, known, last, first, row in zip(happened.id, *(column.tolist() for column in columns), strict=True)
    }


def _find_claims(disputed: set[str], repeated_by: Ties, places: Mapping[str, Place]) -> dict[str, str]:
    """Return the claim that each event tells, of those that are disputed, repeat or are repeated."""
    repeats: dict[str, list[str]] = {}
    for target, sources in repeated_by.items():
        for source in sources:
            if source != target:
                repeats.setdefault(source, []).append(target)
    claim_of: dict[str, str] = {}
    for start in sorted(disputed | {*repeats} | {*repeated_by}):
        event, path = start, dict[str, None]()
        while event not in path and event not in claim_of and len(repeats.get(event, ())) == 1:
            path[event] = None
            event = repeats[event][0]
        if event in path:
            steps = list(path)
            claim = min(steps[steps.index(event) :], key=places.__getitem__)
        else:
            claim = claim_of.setdefault(event, event)
        claim_of.update(dict.fromkeys(path, claim))
    return claim_of


def _weave(claim: str, tellers: Iterable[str], ties: Mapping[str, Ties], matching: Collection[str]) -> list[Step]:
    """Return the statements of one thread: its claim, what repeats those who tell it, and what disputes them."""
    of: dict[tuple[str, Part], list[str]] = {(claim, "asserts"): []}
    kinds: tuple[Part, ...] = ("repeats", "disputes")
    for teller in tellers:
        for part in kinds:
            for source in ties[part].get(teller, ()):
                if part == "disputes" or source not in (claim, teller):
                    of.setdefault((source, part), []).append(teller)
    return [Step(event, part, tuple(told), event in matching) for (event, part), told in of.items()]


def _in_order(steps: Iterable[Step], places: Mapping[str, Place]) -> tuple[Step, ...]:
    """Return steps by when they became known; of those on one day the claim itself comes first."""

    def key(step: Step) -> tuple[int, bool, Place, int]:
        place = places[step.event]
        return place[0], step.part != "asserts", place, PARTS.index(step.part)

    return tuple(sorted(steps, key=key))


def _rank(thread: Thread, order: ThreadOrder, places: Mapping[str, Place]) -> tuple[int, Place]:
    first = places[thread.claim]
    if order == "latest":
        return -max(places[step.event] for step in thread.steps)[0], first
    return -len(thread.taking("disputes")), first


def _find_alone(store: EventStore, query: Query, disputed: set[str]) -> tuple[list[str], int]:
    """Return claims that only their status calls contested, latest first, and how many more there are."""
    wanted = tuple(status for status in _CONTESTED if not query.status or status in query.status)
    if not wanted:
        return [], 0
    marked = replace(query, status=wanted)
    total = store.count(marked).total - len(store.matching(marked, list(disputed)))
    rows = store.page(marked, order="newest", limit=_ALONE + len(disputed))
    alone = [id_ for id_ in rows.id if id_ not in disputed][:_ALONE]
    return alone, total - len(alone)


def _join(*many: Ties) -> dict[str, list[str]]:
    events = dict.fromkeys(event for ties in many for event in ties)
    return {event: list(dict.fromkeys(one for ties in many for one in ties.get(event, ()))) for event in events}
