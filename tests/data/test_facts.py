"""Every fact is found again in the bundled timelines, field by field, and nothing else is in them."""

import csv
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from diplomatic_timeline.event import Actor, Event, Source, Timeline
from diplomatic_timeline.formats import read_timeline

ROOT = Path(__file__).parents[2]
BUNDLED = ("ukraine-ceasefire-2025", "cuban-missile-crisis-1962")
AT_SEA = {"Black Sea", "Atlantic, some 180 miles north-east of Nassau"}
FINER = {"acceptance": "agreement", "condition": "demand"}
FIELDS = {
    *("id", "title", "summary", "type", "start", "end", "time_phrase", "reported", "agents", "targets", "place"),
    *("status", "responds_to", "disputes", "quote", "sources"),
}
Fact = dict[str, Any]


def read_table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def read_facts(name: str) -> list[Fact]:
    text = (ROOT / "data" / name / "facts.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


TABLES = {name: ROOT / "data" / name / "corrections.reviewed.csv" for name in BUNDLED}
CORRECTIONS = {name: read_table(path) if path.exists() else [] for name, path in TABLES.items()}
PUBLISHERS = {row["publisher"]: row for row in read_table(ROOT / "data" / "agencies.reviewed.csv")}


def corrected(name: str, fact: Fact) -> Fact:
    """Return the fact as its rows in the table of corrections leave it."""
    return fact | {row["field"]: row["value"] for row in CORRECTIONS[name] if row["event"] == fact["id"]}


TIMELINES = {name: read_timeline(ROOT / "data" / name).timeline for name in BUNDLED}
FACTS = [(name, fact) for name in BUNDLED for fact in read_facts(name)]
each_fact = pytest.mark.parametrize(("name", "fact"), FACTS, ids=[fact["id"] for _, fact in FACTS])
each_timeline = pytest.mark.parametrize("timeline", TIMELINES.values(), ids=BUNDLED)


def find_event(name: str, fact: Fact) -> Event:
    return next(event for event in TIMELINES[name].events if event.id == fact["id"])


def find_actor(timeline: Timeline, told: str) -> Actor:
    """Find who a fact means: by name, or by a name with an alias in brackets."""
    name, _, alias = told.partition(" (alias ")
    actor = next(actor for actor in timeline.actors if actor.name == name)
    assert not alias or alias.removesuffix(")") in actor.aliases
    return actor


def find_source(timeline: Timeline, event: Event, number: int) -> Source:
    return next(source for source in timeline.sources if source.id == event.sources[number])


@each_fact
def test_what_and_when(name, fact):
    assert set(fact) == FIELDS
    event, fact = find_event(name, fact), corrected(name, fact)
    assert (event.title, event.summary, event.when_text) == (fact["title"], fact["summary"], fact["time_phrase"])
    assert str(event.when) == (f"{fact['start']}/{fact['end']}" if fact["end"] else fact["start"])
    assert str(event.reported) == fact["reported"]
    assert event.type == FINER.get(fact["type"], fact["type"])
    assert event.tags == ((fact["type"],) if fact["type"] in FINER else ())
    assert event.status == {"claimed": "asserted"}.get(fact["status"], fact["status"])


@each_fact
def test_who(name, fact):
    event = find_event(name, fact)
    told = [(person, "actor") for person in fact["agents"]] + [(person, "recipient") for person in fact["targets"]]
    assert len(event.participants) == len(told)
    for participant, (person, role) in zip(event.participants, told, strict=True):
        actor = find_actor(TIMELINES[name], person["name"])
        assert participant.name == actor.name
        assert actor.country == person["country"]
        if person["role"] == "mediator":
            assert participant.role == "mediator"
        else:
            assert (participant.role, actor.description) == (role, person["role"])


@each_fact
def test_where(name, fact):
    place = find_event(name, fact).place
    if fact["place"] is None:
        assert place is None
    else:
        assert place is not None
        assert {"name": place.name, "lat": place.lat, "lon": place.lon} == fact["place"]
        assert (place.country is None) == (place.name in AT_SEA)


@each_fact
def test_relations_and_quotation(name, fact):
    event = find_event(name, fact)
    links = [(kind, target) for kind in ("responds_to", "disputes") for target in fact[kind]]
    assert [(link.kind, link.target) for link in event.relations] == links
    assert [passage.exact for passage in event.evidence] == ([] if fact["quote"] is None else [fact["quote"]])
    sole = event.sources[0] if len(event.sources) == 1 else None
    assert all(passage.source == sole for passage in event.evidence)


@each_fact
def test_sources(name, fact):
    event = find_event(name, fact)
    assert len(event.sources) == len(fact["sources"])
    for number, told in enumerate(fact["sources"]):
        source = find_source(TIMELINES[name], event, number)
        named = PUBLISHERS.get(told["publisher"], {"name": told["publisher"], "agency": ""})
        assert (source.publisher, source.agency or "") == (named["name"], named["agency"])
        assert (f"[{source.description}]" if source.title is None else source.title) == told["title"]
        assert source.url == (told["url"] and told["url"].replace("./", "/", 1))
        assert told["published"] is None or str(source.published) == told["published"]


@pytest.mark.parametrize("name", BUNDLED)
def test_nothing_is_in_the_timeline_that_no_fact_tells(name):
    timeline, facts = TIMELINES[name], read_facts(name)
    assert [event.id for event in timeline.events] == [fact["id"] for fact in facts]
    people = {find_actor(timeline, p["name"]).name for fact in facts for p in (*fact["agents"], *fact["targets"])}
    assert {actor.name for actor in timeline.actors} == people
    assert {source.id for source in timeline.sources} == {id_ for event in timeline.events for id_ in event.sources}
    added = ("when_how", "media", "flags", "confidence", "attributes", "provenance")
    assert not [event.id for event in timeline.events for field in added if getattr(event, field)]


@pytest.mark.parametrize("name", BUNDLED)
def test_the_publication_date_of_a_source_is_told_by_a_fact(name):
    timeline, facts = TIMELINES[name], read_facts(name)
    told = {(source["title"], source["published"]) for fact in facts for source in fact["sources"]}
    for source in timeline.sources:
        called = f"[{source.description}]" if source.title is None else source.title
        assert (called, source.published and str(source.published)) in told


def test_each_correction_changes_a_fact_and_says_why():
    name = "cuban-missile-crisis-1962"
    facts = {fact["id"]: fact for fact in read_facts(name)}
    assert CORRECTIONS[name]
    for row in CORRECTIONS[name]:
        assert facts[row["event"]][row["field"]] == row["was"] != row["value"]
        assert row["reason"]
        assert row["source"]


@pytest.mark.parametrize("name", BUNDLED)
def test_nothing_became_known_only_after_a_source_tells_it(name):
    """A day is let pass: a source is dated by its publisher's clock, which may still show yesterday."""
    timeline = TIMELINES[name]
    published = {source.id: source.published for source in timeline.sources}
    late = {
        event.id
        for event in timeline.events
        for source in event.sources
        if event.reported
        and event.reported.earliest is not None
        and (day := published[source])
        and day.latest + 86_400 < event.reported.earliest
    }
    assert late == set()


@each_timeline
def test_no_publisher_is_named_by_where_a_copy_lies(timeline):
    assert not [source.publisher for source in timeline.sources if "(" in source.publisher]


@each_timeline
def test_every_event_carries_citations(timeline):
    assert not [event.id for event in timeline.events if not event.sources]
    assert not [source for source in timeline.sources if not (source.title or source.description)]


@each_timeline
def test_no_title_is_a_description_in_brackets(timeline):
    assert not [source.title for source in timeline.sources if source.title and source.title.startswith("[")]
    assert any(source.description for source in timeline.sources)


@each_timeline
def test_no_host_ends_in_a_dot(timeline):
    hosts = [urlsplit(source.url).hostname or "" for source in timeline.sources if source.url]
    assert hosts
    assert not [host for host in hosts if host.endswith(".") or "." not in host]


@each_timeline
def test_countries_are_codes(timeline):
    codes = [place.country for event in timeline.events if (place := event.place) and place.country]
    assert codes
    assert not [code for code in codes if not (len(code) == 3 and code.isupper())]


@each_timeline
def test_actors_belong_to_a_country_or_to_a_body_that_goes_by_its_usual_name(timeline):
    bodies = {"EU", "UN", "NATO", "G7", "Weimar+", "Europe", "coalition"}
    countries = {actor.country for actor in timeline.actors} - bodies
    assert countries
    assert not [code for code in countries if code is None or not (len(code) == 3 and code.isupper())]


def plain_names(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Yield each form of a name without accents, case and punctuation, and whose it is."""
    for actor in timeline.actors:
        for name in (actor.name, *actor.aliases):
            letters = unicodedata.normalize("NFKD", name).casefold()
            yield "".join(letter for letter in letters if letter.isalnum()), actor.name


@each_timeline
def test_no_form_of_a_name_belongs_to_two_actors(timeline):
    owner: dict[str, str] = {}
    for form, actor in plain_names(timeline):
        assert owner.setdefault(form, actor) == actor


@each_timeline
def test_relations_lead_to_events_of_the_timeline(timeline):
    ids = {event.id for event in timeline.events}
    assert len(ids) == len(timeline.events)
    assert not [link.target for event in timeline.events for link in event.relations if link.target not in ids]


@pytest.mark.parametrize("name", BUNDLED)
def test_the_facts_are_those_that_were_delivered(name, dev_data):
    assert (ROOT / "data" / name / "facts.jsonl").read_bytes() == (dev_data / "facts" / f"{name}.jsonl").read_bytes()
