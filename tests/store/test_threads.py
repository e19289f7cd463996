"""Threads: every dispute in exactly one of them, circles and self-references borne, order as things became known."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.event import Event, Relation, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.threads import THREAD_ORDERS, find_threads
from diplomatic_timeline.when import When

from .made_up import queries, timelines

orders = st.sampled_from(THREAD_ORDERS)


def event(name, *ties, when=None, reported=None, status="asserted"):
    """Return an event with relations written as "disputes other"."""
    return Event(
        id=name,
        title=name,
        when=When.parse(when) if when else None,
        reported=When.parse(reported) if reported else None,
        status=status,
        relations=tuple(Relation(kind=kind, target=target) for kind, target in (tie.split() for tie in ties)),
    )


def threads_of(*events, query=None, order="contested"):
    store = open_memory(Timeline(TimelineInfo(id="made", title="Made"), events))
    found = find_threads(store, query or Query(), order)
    return [found.told_whole(thread) for thread in found.found]


def said(thread):
    return [(step.event, step.part, *step.of) for step in thread.steps]


def disputes_of(threads):
    return Counter(
        (step.event, target)
        for thread in threads
        for step in thread.steps
        if step.part == "disputes"
        for target in step.of
    )


@given(timelines(), queries, orders)
def test_every_known_dispute_is_a_step_of_exactly_one_thread(timeline, query, order):
    store = open_memory(timeline)
    moment = Query(known=query.known)
    edges = store.edges(moment)
    links = list(zip(edges.source, edges.target, edges.kind, strict=True))
    expected = Counter({(source, target) for source, target, kind in links if kind == "disputes"})
    assert disputes_of(find_threads(store, moment, order).found) == expected


@given(timelines(), queries, orders)
def test_threads_say_only_what_is_known_and_what_the_timeline_states(timeline, query, order):
    store = open_memory(timeline)
    edges = store.edges(Query(known=query.known))
    links = set(zip(edges.source, edges.target, edges.kind, strict=True))
    known = {one.id for one in store.export(Query(known=query.known))}
    kinds = {"repeats": {"repeats"}, "disputes": {"disputes"}, "answers": {"responds_to", "disputes"}}
    threads = find_threads(store, query, order)
    matching = {one.id for one in store.export(query)}
    for thread in map(threads.told_whole, threads.found):
        assert [step.part for step in thread.steps].count("asserts") == 1
        for step in thread.steps:
            assert step.event in known
            assert step.matches == (step.event in matching)
            for target in step.of:
                assert any((step.event, target, kind) in links for kind in kinds[step.part])


@given(timelines(), queries, orders)
def test_a_thread_is_found_if_one_of_its_statements_matches(timeline, query, order):
    store = open_memory(timeline)
    matching = {one.id for one in store.export(query)}
    everything = find_threads(store, Query(known=query.known), order).found
    expected = [
        thread.claim
        for thread in everything
        if thread.taking("disputes") and matching & set(thread.taking("asserts", "repeats", "disputes"))
    ]
    found = find_threads(store, query, order).found
    assert [thread.claim for thread in found if thread.taking("disputes")] == expected


@given(timelines(), queries)
def test_claims_of_contested_status_are_all_there(timeline, query):
    store = open_memory(timeline)
    found = find_threads(store, query)
    claims = {thread.claim for thread in found.found}
    told = {one for thread in found.found for one in thread.taking("asserts", "repeats")}
    contested = [
        one for one, status in zip(store.page(query).id, store.page(query).status.tolist(), strict=True) if status >= 2
    ]
    assert set(contested) <= told
    assert len(claims) == len(found.found)
    assert found.unlisted == 0


def test_who_repeats_a_claim_stands_in_its_thread_with_the_disputes_of_both():
    (thread,) = threads_of(
        event("claim", reported="2025-03-01"),
        event("echo", "repeats claim", reported="2025-03-02"),
        event("echo-of-echo", "repeats echo", reported="2025-03-03"),
        event("denial", "disputes echo-of-echo", "disputes claim", reported="2025-03-04"),
        event("reply", "responds_to denial", reported="2025-03-05"),
    )
    assert said(thread) == [
        ("claim", "asserts"),
        ("echo", "repeats", "claim"),
        ("echo-of-echo", "repeats", "echo"),
        ("denial", "disputes", "claim", "echo-of-echo"),
        ("reply", "answers", "denial"),
    ]


def test_who_repeats_several_claims_is_a_thread_of_its_own_when_disputed():
    threads = threads_of(
        event("a"), event("b"), event("both", "repeats a", "repeats b"), event("no", "disputes both", "disputes a")
    )
    assert {thread.claim: disputes_of([thread]) for thread in threads} == {
        "a": {("no", "a"): 1},
        "both": {("no", "both"): 1},
    }
    assert ("both", "repeats", "a") in said(next(thread for thread in threads if thread.claim == "a"))


def test_a_circle_of_repetitions_is_one_thread_of_the_first_known():
    (thread,) = threads_of(
        event("x", "repeats z", reported="2025-03-03"),
        event("y", "repeats x", reported="2025-03-01"),
        event("z", "repeats y", reported="2025-03-02"),
        event("no", "disputes z", reported="2025-03-04"),
    )
    assert thread.claim == "y"
    assert [step.event for step in thread.steps] == ["y", "z", "x", "no"]


def test_an_event_may_dispute_and_repeat_itself():
    (thread,) = threads_of(event("self", "disputes self", "repeats self", "responds_to self"))
    assert said(thread) == [("self", "asserts"), ("self", "disputes", "self")]


def test_a_dispute_of_a_dispute_answers_it_and_has_its_own_thread():
    first, second = threads_of(
        event("claim", reported="2025-03-01"),
        event("denial", "disputes claim", reported="2025-03-02"),
        event("rebuttal", "disputes denial", "responds_to denial", reported="2025-03-03"),
    )
    assert said(first) == [
        ("claim", "asserts"),
        ("denial", "disputes", "claim"),
        ("rebuttal", "answers", "denial"),
    ]
    assert said(second) == [("denial", "asserts"), ("rebuttal", "disputes", "denial")]


def test_steps_stand_in_the_order_of_becoming_known_then_of_happening():
    (thread,) = threads_of(
        event("claim", when="2025-03-05", reported="2025-03-05"),
        event("late", "disputes claim", when="2025-03-01", reported="2025-03-09"),
        event("b", "disputes claim", when="2025-03-04", reported="2025-03-06"),
        event("a", "disputes claim", when="2025-03-05", reported="2025-03-06"),
        event("unreported", "disputes claim", when="2025-03-07"),
        event("undated", "disputes claim"),
    )
    assert [step.event for step in thread.steps] == ["claim", "b", "a", "unreported", "late", "undated"]


@pytest.mark.parametrize(("order", "expected"), [("contested", ["old", "new"]), ("latest", ["new", "old"])])
def test_threads_are_ordered_by_disputes_or_by_the_latest_statement(order, expected):
    threads = threads_of(
        event("new", reported="2025-03-08"),
        event("old", reported="2025-03-01"),
        event("n1", "disputes new", reported="2025-03-09"),
        event("o1", "disputes old", reported="2025-03-02"),
        event("o2", "disputes old", reported="2025-03-02"),
        event("marked", status="denied", reported="2025-03-20"),
        order=order,
    )
    assert [thread.claim for thread in threads] == [*expected, "marked"]


def test_at_an_earlier_moment_a_later_dispute_is_no_part_of_the_thread():
    events = (
        event("claim", reported="2025-03-01"),
        event("first", "disputes claim", reported="2025-03-02"),
        event("second", "disputes claim", reported="2025-03-05"),
    )
    assert threads_of(*events, query=Query(known=date(2025, 3, 1))) == []
    (thread,) = threads_of(*events, query=Query(known=date(2025, 3, 3)))
    assert thread.taking("disputes") == ["first"]


@pytest.mark.parametrize(
    "tie", ["repeats e{before}", "disputes e{before}", "disputes e0", "repeats e0", "responds_to e{before}"]
)
def test_ten_thousand_events_in_one_chain_or_star_are_woven(tie):
    events = [event("e0", "disputes e1")]
    events += [event(f"e{number}", tie.format(before=number - 1)) for number in range(1, 10_000)]
    events.append(event("end", "disputes e9999"))
    store = open_memory(Timeline(TimelineInfo(id="made", title="Made"), tuple(events)))
    found = find_threads(store, Query())
    edges = store.edges(Query())
    assert disputes_of(found.found).total() == edges.kind.count("disputes")


def test_the_bundled_kursk_claim_is_a_thread_of_eight_disputes(bundled):
    store = open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)
    found = find_threads(store, Query())
    thread = found.told_whole(found.found[0])
    assert thread.claim == "putin-kursk-encirclement-claim"
    assert len(thread.taking("disputes")) == 8
    assert "trump-kursk-surrounded-claim" in thread.taking("answers")
