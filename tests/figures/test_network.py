"""The network: places that stay, names that do not collide, every tie drawn once."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplomatic_timeline.figures.lettering import text_width
from diplomatic_timeline.figures.network import SIZE, TIES_DRAWN, find_drawn, network_alt, network_figure, strongest
from diplomatic_timeline.figures.placing import place_actors, push_apart
from diplomatic_timeline.store.interface import Pairs
from diplomatic_timeline.vocabulary import TIES


def made_pairs(ties, size=None, events=None, folded=0):
    """Return pairs of actors called A0, A1 ...: each tie is (first, second, kind, count)."""
    size = size if size is not None else max((max(tie[:2]) for tie in ties), default=-1) + 1
    columns = np.array(ties, np.int32).reshape(-1, 4).T
    return Pairs(
        names=tuple(f"A{number}" for number in range(size)),
        events=np.array(events if events is not None else [1] * size, np.int32),
        folded=folded,
        first=columns[0],
        second=columns[1],
        kind=columns[2].astype(np.uint8),
        count=columns[3],
    )


ties = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 39), st.integers(0, 3), st.integers(1, 30)).filter(
        lambda tie: tie[0] < tie[1]
    ),
    max_size=80,
    unique_by=lambda tie: tie[:3],
)


def trace(figure, name, mode):
    return [item for item in figure["data"] if item["name"] == name and item["mode"] == mode]


@settings(max_examples=25, deadline=None)
@given(ties)
def test_places_are_the_same_each_time_and_inside(found):
    pairs = made_pairs(found, 40)
    places = place_actors(pairs, {})
    assert places == place_actors(pairs, {})
    assert set(places) == set(pairs.names)
    assert all(0 <= value <= 1 for place in places.values() for value in place)


@settings(max_examples=25, deadline=None)
@given(ties, st.integers(0, 40))
def test_those_who_have_a_place_keep_it(found, known):
    everyone = place_actors(made_pairs(found, 40), {})
    kept = dict(list(everyone.items())[:known])
    again = place_actors(made_pairs(found, 40), kept)
    assert set(again) == set(everyone)
    assert {name: again[name] for name in kept} == kept
    assert all(0 <= value <= 1 for place in again.values() for value in place)


@settings(max_examples=40, deadline=None)
@example([(0.0, 0.0), (1.0, 0.0), (0.5, 0.0)], 340)  # one is held between two at the edges
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60), st.sampled_from((340, 1_280)))
def test_names_do_not_cover_each_other_nor_leave_the_sheet(places, width):
    names = [f"European Commission {number}" for number in range(len(places))]
    pairs = made_pairs([], len(places), events=range(1, len(places) + 1))
    pairs = Pairs(tuple(names), *[getattr(pairs, field) for field in Pairs.__slots__[1:]])
    figure = network_figure(pairs, dict(zip(names, places, strict=True)), width=width)
    (shown,) = trace(figure, "names", "text")
    height = figure["layout"]["height"]
    boxes = [
        (x, y, text_width(text, SIZE) / 2) for x, y, text in zip(shown["x"], shown["y"], shown["text"], strict=True)
    ]
    for number, (x, y, half) in enumerate(boxes):
        assert half - 1 <= x <= width - half + 1
        assert 0 <= y <= height
        for other_x, other_y, other_half in boxes[number + 1 :]:
            assert abs(x - other_x) >= half + other_half - 0.5 or abs(y - other_y) >= 12


def test_boxes_that_do_not_meet_stay():
    places, halves = np.array([[50.0, 50], [200, 50]]), np.array([[20.0, 10], [20, 10]])
    assert push_apart(places, halves, np.array([300.0, 100])).tolist() == places.tolist()


def test_every_kind_has_its_own_dash_colour_and_end():
    pairs = made_pairs([(0, 1, kind, 1) for kind in range(4)])
    figure = network_figure(pairs, place_actors(pairs, {}), width=800)
    lines = [trace(figure, term.name, "lines")[0]["line"] for term in TIES]
    assert len({line["dash"] for line in lines}) == len({line["color"] for line in lines}) == 4
    heads = [trace(figure, term.name, "markers") for term in TIES]
    assert [bool(head) for head in heads] == [False, True, True, True]


def test_only_the_kinds_asked_for_are_drawn():
    pairs = made_pairs([(0, 1, kind, 1) for kind in range(4)])
    figure = network_figure(pairs, place_actors(pairs, {}), width=800, kinds=[3])
    assert {item["name"] for item in figure["data"]} == {"disputes", "actors", "names"}


def test_a_disc_grows_with_the_events_of_its_actor_and_says_whom_it_is_tied_to_most():
    pairs = made_pairs([(0, 1, 0, 2), (1, 2, 1, 3), (1, 2, 2, 1)], events=[16, 4, 1])
    (discs,) = trace(network_figure(pairs, place_actors(pairs, {}), width=800), "actors", "markers")
    sizes = discs["marker"]["size"].tolist()
    assert sizes[0] > sizes[1] > sizes[2]
    assert discs["customdata"].tolist() == [0, 1, 2]
    assert strongest(pairs) == {0: ("A1", 2), 1: ("A2", 4), 2: ("A1", 4)}
    assert discs["hovertext"][0] == "A0<br>16 events<br>tied most often to A1 (2 times)"


def test_small_networks_are_drawn():
    for size in (0, 1, 2):
        pairs = made_pairs([], size)
        figure = network_figure(pairs, place_actors(pairs, {}), width=340)
        assert len(trace(figure, "names", "text")[0]["text"]) == size


def test_the_text_alternative_tells_numbers():
    pairs = made_pairs([(0, 1, 0, 2), (1, 2, 3, 5)], events=[9, 4, 1], folded=7)
    said = network_alt(pairs, 12)
    for part in ("3 actors in 12 events", "A0 9", "most often A1 and A2 (5)", "7 more actors are not drawn"):
        assert part in said


def test_no_actor_with_a_tie_stands_alone():
    """Fifteen actors answer each other often, sixteen more have one rare tie each."""
    many = [(first, second, 2, 9) for first in range(15) for second in range(15) if first != second]
    pairs = made_pairs([*many, *((number, 0, 2, 1) for number in range(15, 31))])
    drawn = find_drawn(pairs, [2])
    assert len(drawn) == TIES_DRAWN
    assert {*pairs.first[drawn].tolist(), *pairs.second[drawn].tolist()} == set(range(31))


def test_the_most_frequent_ties_are_drawn_where_there_are_very_many():
    ties = [(first, second, 1, 1 + (first == 0)) for first in range(60) for second in range(60) if first != second]
    pairs = made_pairs(ties)
    drawn = find_drawn(pairs, [1])
    assert len(drawn) == TIES_DRAWN
    assert set(np.flatnonzero(pairs.count == 2).tolist()) <= set(drawn.tolist())
    assert len(find_drawn(pairs, [0, 2])) == 0
