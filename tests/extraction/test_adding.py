"""Extracted events onto a timeline: what seems to be there already, and what becomes of it."""

from datetime import date

import pytest

from diplomatic_timeline.event import Actor, Event, Evidence, Participant, Relation, Source, Timeline, TimelineInfo
from diplomatic_timeline.extraction import Document, extract_events
from diplomatic_timeline.extraction.review import (
    Batch,
    add_batches,
    find_twins,
    new_sheet,
    new_timeline,
    try_engine,
)
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When

SOURCE = Source(id="s", publisher="The Paper", title="Talks")
TEXT = "Chad met Niger on Monday."


def event(name, kind="talks", who=("Chad", "Niger"), when="2031-05-12", said=TEXT, **rest):
    return Event(
        id=name,
        type=kind,
        title=rest.pop("title", name),
        when=When.parse(when) if when else None,
        participants=tuple(Participant(name=one) for one in who),
        evidence=(Evidence(source="s", exact=said, start=0, end=len(said)),),
        sources=("s",),
        **rest,
    )


def batch(*events, text=None):
    return Batch(events, SOURCE, "talks.txt", "rules", text)


def timeline(*events, actors=(), sources=(), articles=None):
    return Timeline(TimelineInfo(id="made", title="Made"), events, actors, sources, articles or {})


OTHER = "Delegations of both states sat down in Zinder."
LIKE = {
    "same people and day": event("old", said=OTHER),
    "a day apart": event("old", said=OTHER, when="2031-05-13"),
    "somewhere in that month": event("old", said=OTHER, when="2031-05"),
    "same passage": event("old", when=None, who=("Mali",)),
    "named with a title": event("old", said=OTHER, who=("Republic of Chad", "Niger")),
    "undated, told in the same words": event("old", said="Chad met Niger on some Monday, met as planned.", when=None),
}
UNLIKE = {
    "two days apart": event("old", said=OTHER, when="2031-05-14"),
    "another family": event("old", said=OTHER, kind="statement"),
    "other people": event("old", said=OTHER, who=("Mali", "Benin")),
    "one in common, about something else": event("old", said=OTHER, who=("Chad", "Benin")),
    "undated, in other words": event("old", said=OTHER, when=None),
}


@pytest.mark.parametrize("old", [pytest.param(one, id=name) for name, one in LIKE.items() if "undated" not in name])
def test_an_event_that_is_there_already_is_found(old):
    twin = find_twins([event("new")], [event("far", who=("Peru",), said="Peru."), old])["new"]
    assert (twin.event, twin.title) == ("old", "old")
    assert twin.is_passage == (twin.why == "the same passage")


@pytest.mark.parametrize("old", [pytest.param(one, id=name) for name, one in UNLIKE.items()])
def test_an_event_that_only_looks_alike_is_not(old):
    assert find_twins([event("new")], [old]) == {}


def test_statements_of_one_person_on_one_day_are_told_apart_by_their_matter():
    new = event("new", "statement", ("Okoro",), said="Okoro called the border treaty a triumph of reason.")
    same = event("same", "statement", ("Ada Okoro",), said="The treaty on the border, a triumph, said Okoro.")
    other = event("other", "statement", ("Ada Okoro",), said="Okoro spoke of floods and harvests.")
    twins = find_twins([new], [other, same])
    assert twins["new"].event == "same"
    assert "about" in twins["new"].why
    assert "border" in twins["new"].why
    assert find_twins([new], [other]) == {}


def test_new_events_carry_evidence_source_provenance_and_engine():
    done = add_batches(new_timeline("My talks"), [batch(event("a"), event("b", when=None))])
    first = done.events[0]
    assert done.info.id == "my-talks"
    assert done.sources == (SOURCE,)
    assert first.evidence[0].exact == TEXT
    assert first.provenance is not None
    assert (first.provenance.format, first.provenance.file, first.provenance.row) == ("article", "talks.txt", 1)
    assert first.attributes["extracted_by"] == "rules"
    assert {actor.name: actor.country for actor in done.actors} == {"Chad": "TCD", "Niger": "NER"}


def test_a_further_source_joins_the_event_that_is_there_and_links_follow():
    old = event("old", said="They met.", title="Kept")
    new = [
        event("a", relations=()),
        event("b", "denial", relations=(Relation(kind="disputes", target="a"),)),
        event("c"),
    ]
    done = add_batches(timeline(old), [batch(*new)], {"a": "further source", "c": "leave out"}, {"a": "old"})
    assert [one.id for one in done.events] == ["old", "b"]
    kept = done.events[0]
    assert (kept.title, kept.sources) == ("Kept", ("s",))
    assert [item.exact for item in kept.evidence] == ["They met.", TEXT]
    assert done.events[1].relations == (Relation(kind="disputes", target="old"),)


def test_a_link_to_what_is_left_out_is_left_out():
    new = [event("a"), event("b", relations=(Relation(kind="repeats", target="a"),))]
    done = add_batches(timeline(), [batch(*new)], {"a": "leave out"})
    assert done.events[0].relations == ()


def test_names_are_those_that_the_timeline_uses_and_taken_ids_get_a_number():
    known = Actor(name="Ada Okoro", aliases=("Okoro", "President Okoro"))
    done = add_batches(
        timeline(event("a", who=("Ada Okoro",)), actors=(known,)),
        [batch(event("a", who=("okoro", "Ada Okoro", "Mali")))],
    )
    assert [one.id for one in done.events] == ["a", "a-2"]
    assert [person.name for person in done.events[1].participants] == ["Ada Okoro", "Mali"]
    assert [actor.name for actor in done.actors] == ["Ada Okoro", "Mali"]


def test_the_text_travels_only_where_it_may_and_fits():
    assert add_batches(timeline(), [batch(event("a"))]).articles == {}
    assert add_batches(timeline(), [batch(event("a"), text=TEXT)]).articles == {"s": TEXT}
    other = add_batches(timeline(event("old", said="Chad met Mali.")), [batch(event("a"), text=TEXT)])
    assert other.articles == {}
    there = timeline(articles={"s": "An older text."})
    assert add_batches(there, [batch(event("a"), text=TEXT)]).articles == {"s": "An older text."}


def test_nothing_chosen_changes_nothing():
    before = timeline(event("old"))
    assert add_batches(before, [batch(event("a"))], {"a": "leave out"}) is before
    assert add_batches(before, []) is before


def test_a_timeline_of_articles_opens_and_survives_its_file(articles):
    sheets = [
        try_engine(
            new_sheet(Document(one.text, one.published, one.publisher, one.title, one.url), f"{number}.txt"),
            extract_events,
        )
        for number, one in enumerate(articles)
    ]
    made = add_batches(new_timeline("News"), [sheet.batch() for sheet in sheets])
    assert len(made.events) == sum(len(sheet.events) for sheet in sheets) >= 30
    assert open_memory(made).size == len(made.events)
    again = read_timeline(write_timeline(made, "datapackage"), "news.zip").timeline
    assert again.events == made.events


def test_adding_the_same_article_twice_is_pointed_out_for_every_event():
    sheet = try_engine(
        new_sheet(Document(TEXT + " Mali met Benin on Tuesday.", date(2031, 5, 15)), "a"), extract_events
    )
    made = add_batches(new_timeline("News"), [sheet.batch()])
    assert all(twin.is_passage for twin in find_twins(sheet.events, made.events).values())
    assert len(find_twins(sheet.events, made.events)) == len(sheet.events) == 2
