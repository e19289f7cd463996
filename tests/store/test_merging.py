"""Merging names: counted as one, undone without a trace, kept in the file; and names that look alike are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.errors import QueryError
from diplomatic_timeline.event import Actor, Event, Participant, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import FacetCount
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.merging import Merge, find_likenesses, merge_names, parse_merge

from .made_up import ACTORS, NAMES, queries, timelines
from .oracle import Oracle

merges = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]), max_size=4
).map(lambda pairs: [Merge(*pair) for pair in pairs])


@settings(max_examples=120, deadline=None)
@given(timelines(), queries, merges)
def test_a_store_with_merges_is_that_of_a_timeline_with_these_aliases(timeline, query, asked):
    actors = merge_names(timeline.actors, asked)
    store = open_memory(timeline).with_actors(actors)
    oracle = Oracle(Timeline(timeline.info, timeline.events, actors, timeline.sources))
    assert [(one.value, one.count) for one in store.facet(query, "actor")] == oracle.facet(query, "actor")
    assert store.count(query).total == oracle.count(query)[0]
    assert list(store.export(Query())) == list(open_memory(timeline).export(Query()))


@given(merges)
def test_merged_names_count_as_one_and_no_form_is_lost(asked):
    actors = merge_names(ACTORS, asked)
    names = [actor.name for actor in actors]
    assert len(names) == len(set(names))
    forms = {form for actor in actors for form in (actor.name, *actor.aliases)}
    assert forms >= {form for actor in ACTORS for form in (actor.name, *actor.aliases)}
    assert all(actor.name not in actor.aliases for actor in actors)
    assert merge_names(ACTORS, ()) == ACTORS


def test_a_merge_moves_forms_and_fills_what_is_not_known():
    bob = Actor(name="Bob", aliases=("B.",), country="FRA", side="north")
    robert = Actor(name="Robert", side="south")
    (merged,) = merge_names((bob, robert), [Merge("Bob", "Robert")])
    assert merged == Actor(name="Robert", aliases=("Bob", "B."), country="FRA", side="south")


def test_merges_follow_one_another():
    actors = merge_names((), [Merge("a", "b"), Merge("b", "c")])
    assert actors == (Actor(name="c", aliases=("b", "a")),)


def test_a_merge_travels_in_the_file_and_is_read_back():
    people = (Participant(name="Bob"), Participant(name="Ann"))
    events = (Event(id="e0", title="one", participants=people),)
    timeline = Timeline(TimelineInfo(id="made", title="Made"), events, merge_names((), [Merge("Bob", "Robert")]))
    data = write_timeline(timeline, "datapackage")
    store = open_memory(read_timeline(data, "made.zip").timeline)
    assert {one.value for one in store.values("actor")} == {"Ann", "Robert"}


@pytest.mark.parametrize("text", ["", "Bob", "Bob|", "|Bob", "Bob|Bob", "a|b|c"])
def test_what_is_no_merge_is_refused(text):
    with pytest.raises(QueryError, match="merge"):
        parse_merge(text)


def test_a_merge_is_read_as_it_is_written():
    assert parse_merge(str(Merge("Bob", "Robert"))) == Merge("Bob", "Robert")


ALIKE = [
    ("António Guterres", "Antonio Guterres", "order"),
    ("PUTIN", "Putin", "order"),
    ("J.D. Vance", "J D Vance", "order"),
    ("Putin, Vladimir", "Vladimir Putin", "order"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "one letter"),
    ("Andriy Sybiha", "Andrii Sybiha", "one letter"),
    ("ЗЕЛЕНСЬКИЙ", "Зеленський", "order"),
]
UNLIKE = [("Iran", "Iraq"), ("Donald Trump", "Donald Tusk"), ("Kyiv", "Riga"), ("?", "!"), ("Mali", "Malta")]


@pytest.mark.parametrize(("rare", "frequent", "why"), ALIKE)
def test_names_that_look_alike_are_found_the_frequent_one_to_stay(rare, frequent, why):
    (found,) = find_likenesses([FacetCount(frequent, 9), FacetCount(rare, 2)], ())
    assert found.merge == Merge(rare, frequent)
    assert found.why.endswith(why)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_are_left_alone(one, other):
    assert find_likenesses([FacetCount(one, 9), FacetCount(other, 2)], ()) == []


def test_a_name_like_another_form_of_an_actor_is_found_but_not_its_own_forms():
    actor = Actor(name="Vladimir Putin", aliases=("Putin V.", "putin v"))
    assert find_likenesses([FacetCount("Vladimir Putin", 3)], [actor]) == []
    (found,) = find_likenesses([FacetCount("Vladimir Putin", 3), FacetCount("V. Putin", 1)], [actor])
    assert found.merge == Merge("V. Putin", "Vladimir Putin")
