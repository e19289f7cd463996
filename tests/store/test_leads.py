"""Where a newcomer is sent first, and why a result is empty."""

from datetime import date

import pytest

from diplomatic_timeline.event import Event, Participant, Relation, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.explain import removals
from diplomatic_timeline.store.leads import find_leads
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.vocabulary import STATUSES
from diplomatic_timeline.when import When


def store_of(*events):
    return open_memory(Timeline(TimelineInfo(id="small", title="Small"), events))


def event(name, reported=None, disputes=(), people=()):
    return Event(
        id=name,
        title=name,
        when=When.parse("2025-03-01"),
        reported=When.parse(reported) if reported else None,
        relations=tuple(Relation(kind="disputes", target=target) for target in disputes),
        participants=tuple(Participant(name=person) for person in people),
    )


@pytest.fixture(scope="module")
def ukraine(bundled):
    return open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)


def test_the_most_disputed_event_comes_first(ukraine):
    lead = find_leads(ukraine)[0]
    assert lead.event == "putin-kursk-encirclement-claim"
    assert "8 other events" in lead.sentence


def test_the_day_before_a_dispute_shows_the_event_undisputed(ukraine):
    lead = next(lead for lead in find_leads(ukraine) if lead.title == "Before it was disputed")
    assert lead.query.known is not None
    shown = STATUSES[int(ukraine.rows([lead.event], lead.query).status[0])].name
    assert shown in ("asserted", "confirmed")
    assert str(ukraine.count(lead.query).total) in lead.sentence
    disputed_at_last = STATUSES[int(ukraine.rows([lead.event], Query()).status[0])].name
    assert disputed_at_last in ("disputed", "denied")


def test_every_lead_leads_to_events(ukraine):
    for lead in find_leads(ukraine):
        assert ukraine.count(lead.query).total > 0, lead.title


def test_a_claim_disputed_at_once_is_no_example_of_a_late_dispute():
    store = store_of(event("claim", "2025-03-01"), event("denial", "2025-03-01", disputes=["claim"]))
    assert [lead.title for lead in find_leads(store)] == ["The most contested event"]


@pytest.mark.parametrize("events", [(), (event("alone"),), (event("one", people=["Anna"]),)])
def test_a_bare_timeline_has_no_leads(events):
    assert find_leads(store_of(*events)) == []


def test_the_pair_that_meets_most_is_named():
    meetings = [event(f"e{n}", people=["Anna", "Boris"]) for n in range(3)] + [event("x", people=["Anna", "Carl"])]
    lead = find_leads(store_of(*meetings))[-1]
    assert lead.query == Query(actor=("Anna", "Boris"), match="all")
    assert "in 4 events, and in 3 of them Boris" in lead.sentence


def test_those_who_never_meet_are_no_pair():
    assert find_leads(store_of(event("a", people=["Anna"]), event("b", people=["Boris"]))) == []


def test_no_pair_is_said_to_meet_more_than_another_that_meets_as_often():
    events = [event("a", people=["Anna", "Boris"]), event("b", people=["Anna", "Carl"]), event("c", people=["Anna"])]
    (lead,) = find_leads(store_of(*events))
    assert lead.sentence == "Anna takes part in 3 events, and in 1 of them Carl, too."


def test_what_became_known_after_midnight_is_known_on_the_day_of_the_timelines_clock():
    late = event("claim", "2025-03-01T23:30Z")
    store = open_memory(
        Timeline(
            TimelineInfo(id="east", title="East", zone="Europe/Kyiv"),
            (late, event("denial", "2025-03-05", disputes=["claim"])),
        )
    )
    lead = next(lead for lead in find_leads(store) if lead.title == "Before it was disputed")
    assert lead.query.known == date(2025, 3, 2)
    assert store.matching(lead.query, ["claim"]) == {"claim"}


def test_removals_say_what_each_filter_costs(ukraine):
    query = Query(actor=("Vladimir Putin",), type=("vote",), known=date(2025, 3, 13), clock="reported")
    offers = removals(ukraine, query)
    assert ukraine.count(query).total == 0
    assert [(offer.chip.param, offer.count) for offer in offers] == [
        ("type", ukraine.count(query.without("type")).total),
        ("actor", ukraine.count(query.without("actor")).total),
        ("known", ukraine.count(query.without("known")).total),
    ]


def test_removals_take_away_one_value_of_several(ukraine):
    query = Query(actor=("Vladimir Putin", "UN General Assembly"), match="all")
    assert {(offer.chip.value, offer.count) for offer in removals(ukraine, query) if offer.chip.param == "actor"} == {
        ("Vladimir Putin", ukraine.count(Query(actor=("UN General Assembly",))).total),
        ("UN General Assembly", ukraine.count(Query(actor=("Vladimir Putin",))).total),
    }
