"""Ties between actors are those that a plain count finds, for any timeline and query; and in words on small ones."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.event import Event, Participant, Relation, Timeline, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.vocabulary import TIES

from .made_up import NAMES, queries, timelines
from .oracle import Oracle


def told(pairs):
    """Return the ties by name, those together in alphabetical order."""
    found = Counter()
    for first, second, kind, count in zip(pairs.first, pairs.second, pairs.kind, pairs.count, strict=True):
        ends = pairs.names[first], pairs.names[second]
        name = TIES[kind].name
        found[(*(sorted(ends) if name == "together" else ends), name)] += int(count)
        assert name != "together" or first < second
    return found


@settings(max_examples=200, deadline=None)
@given(timelines(), queries, st.integers(1, 5), st.sampled_from((None, *NAMES, "Nobody", "Stranger")))
def test_ties_are_those_of_the_plain_way(timeline, query, limit, of):
    pairs = open_memory(timeline).pairs(query, limit=limit, of=of)
    names, folded, ties = Oracle(timeline).pairs(query, limit, of)
    assert list(zip(pairs.names, pairs.events.tolist(), strict=True)) == names
    assert pairs.folded == folded
    assert told(pairs) == ties


@settings(max_examples=80, deadline=None)
@given(timelines(), queries, queries, st.integers(0, 3), st.integers(0, 5))
def test_a_page_apart_from_another_query_is_the_difference(timeline, query, other, offset, limit):
    oracle = Oracle(timeline)
    left = [event.id for event in oracle.found(query) if event not in oracle.found(other)]
    rows = open_memory(timeline).page(query, apart_from=other, offset=offset, limit=limit)
    assert rows.id == left[offset : offset + limit]
    assert rows.total == len(left)


def event(name, *people, answers=None, disputes=None):
    parts = tuple(Participant(name=who, role=role) for who, role in (one.split(":") for one in people))
    links = [("responds_to", answers), ("disputes", disputes)]
    relations = tuple(Relation(kind=kind, target=target) for kind, target in links if target)
    return Event(id=name, title=name, participants=parts, relations=relations)


@pytest.mark.parametrize(
    ("events", "ties"),
    [
        ([event("meeting", "Ann:actor", "Bob:actor")], {("Ann", "Bob", "together"): 1}),
        ([event("call", "Ann:actor", "Bob:recipient")], {("Ann", "Bob", "acts_on"): 1}),
        ([event("talk", "Ann:actor", "Bob:mentioned")], {}),
        ([event("alone", "Ann:actor", "Ann:recipient")], {}),
        (
            [event("visit", "Mia:mediator", "Ann:actor", "Bob:recipient")],
            {("Ann", "Mia", "together"): 1, ("Bob", "Mia", "together"): 1, ("Ann", "Bob", "acts_on"): 1},
        ),
        (
            [event("claim", "Ann:actor"), event("reply", "Bob:actor", answers="claim", disputes="claim")],
            {("Bob", "Ann", "answers"): 1, ("Bob", "Ann", "disputes"): 1},
        ),
        ([event("claim", "Ann:actor"), event("again", "Ann:actor", answers="claim")], {}),
    ],
    ids=["together", "acts on", "only mentioned", "alone", "mediator", "answers", "answers oneself"],
)
def test_what_ties_two_actors(events, ties):
    store = open_memory(Timeline(TimelineInfo(id="made", title="Made"), tuple(events)))
    assert told(store.pairs(Query())) == ties
