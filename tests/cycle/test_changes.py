"""What a step changes, from relations and reported times."""

from datetime import date

import pytest
from hypothesis import given

from diplomatic_timeline.cycle import find_changes, status_at_step
from diplomatic_timeline.event import Relation
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from tests.cycle.made_up import event, store_of
from tests.store.made_up import queries, timelines

REPORTED = Query(clock="reported")


def said(store, query, name):
    return [(change.kind, change.words, change.other) for change in find_changes(store, query, name)]


STORY = (
    event("claim", "2025-03-01", "2025-03-02", type="claim", who=["Anna"], to=["Boris"]),
    event("own", "2025-03-03", "2025-03-03", type="denial", disputes=["claim"], who=["Boris"]),
    event("other", "2025-03-04", "2025-03-04", type="statement", disputes=["claim"], who=["Carl"]),
    event("third", "2025-03-05", "2025-03-05", type="report", disputes=["claim"], who=["Dora"]),
    event("demand", "2025-03-05", "2025-03-06", type="demand", tags=("condition",)),
    event("yes", "2025-03-06", "2025-03-07", type="agreement", answers=["demand"]),
    event("no", "2025-03-07", "2025-03-08", type="rejection", answers=["demand"]),
    event("echo", "2025-03-08", "2025-03-09", relations=(Relation(kind="repeats", target="claim"),)),
    event("plain", "2025-03-09", "2025-03-10"),
)
EXPECTED = [
    ("claim", [("claim", "New claim", None)]),
    ("own", [("flip", "Now denied, until now asserted:", "claim"), ("dispute", "First denial of", "claim")]),
    (
        "other",
        [
            ("flip", "Now disputed, until now denied:", "claim"),
            ("dispute", "Disputed once more (2 times so far):", "claim"),
        ],
    ),
    ("third", [("dispute", "Disputed once more (3 times so far):", "claim")]),
    ("demand", []),
    ("yes", [("answer", "First answer to the condition", "demand")]),
    ("no", [("answer", "Another answer to the condition", "demand")]),
    ("echo", [("repeats", "Repeats", "claim")]),
    ("plain", []),
]


@pytest.mark.parametrize(("name", "changes"), EXPECTED, ids=[name for name, _ in EXPECTED])
@pytest.mark.parametrize("query", [Query(), REPORTED, Query(clock="reported", type=("vote",))])
def test_each_step_says_what_is_new(name, changes, query):
    assert said(store_of(*STORY), query, name) == changes


SECRET = (
    event("promise", "1962-10-27", "1989-01", type="proposal"),
    event("denial", "1963", "1963", type="denial", disputes=["promise"]),
    event("admission", "1990", "1990", answers=["promise"]),
)


def test_a_secret_was_disputed_before_it_was_told():
    store = store_of(*SECRET)
    assert said(store, REPORTED, "denial") == []
    assert said(store, REPORTED, "promise") == [("disputed before", "Disputed before it was told, by", "denial")]
    assert said(store, Query(), "promise") == []
    assert [kind for kind, _, _ in said(store, Query(), "denial")] == ["flip", "dispute"]
    assert status_at_step(store, REPORTED, "promise") == "disputed"
    assert status_at_step(store, Query(), "promise") == "asserted"


def test_what_is_not_known_on_the_day_is_not_spoken_of():
    store = store_of(*SECRET)
    known = Query(clock="happened", known=date(1970, 1, 1))
    assert said(store, known, "denial") == []


def test_a_claim_denied_only_later_is_not_yet_denied(bundled):
    store = open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)
    assert status_at_step(store, REPORTED, "kremlin-list-energy-moratorium") in ("asserted", "confirmed")
    last = store.page(REPORTED, order="newest", limit=1).id[0]
    assert store.status_around(REPORTED, last, ["kremlin-list-energy-moratorium"])[0][1] == "disputed"


@given(timelines(), queries)
def test_every_change_is_about_an_event_told_before_or_none(timeline, query):
    store = open_memory(timeline)
    whole = Query(clock=query.clock, known=query.known)
    order = store.page(whole, limit=100).id
    for place, name in enumerate(order):
        before = set(order[:place])
        for change in find_changes(store, query, name):
            assert change.other is None or change.other in before


@given(timelines(), queries)
def test_flips_lead_from_the_first_status_to_the_last(timeline, query):
    """Whatever is said to flip at each step adds up to the status at the end."""
    store = open_memory(timeline)
    whole = Query(clock=query.clock, known=query.known)
    order = store.page(whole, limit=100).id
    shown = {}
    for name in order:
        shown[name] = status_at_step(store, query, name)
        for change in find_changes(store, query, name):
            if change.kind == "flip":
                shown[change.other] = change.words.split(" ")[1].rstrip(",")
    if order:
        last = store.status_around(whole, order[-1], order)
        assert [shown[name] for name in order] == [status for _, status in last]
