"""Arcs: from the event that answers to the one it answers, each kind with its own line and end."""

import numpy as np
import pytest

from diplomatic_timeline.event import Relation
from diplomatic_timeline.query import Query
from tests.figures.chart import draw, event, store_of

MARCH = ("2025-03", "2025-03")


def relate(*pairs):
    return tuple(Relation(kind=kind, target=target) for kind, target in pairs)


STORE = store_of(
    event("claim", "2025-03-05", who=("A", "B")),
    event("answer", "2025-03-12", who=("B",), relations=relate(("responds_to", "claim"))),
    event("denial", "2025-03-19", who=("C",), relations=relate(("disputes", "claim"), ("responds_to", "claim"))),
    event("echo", "2025-03-21", who=("A",), relations=relate(("repeats", "claim"), ("cites", "undated"))),
    event("undated", None),
)


def chart_with_arcs(**rest):
    return draw(STORE, *MARCH, arcs=STORE.edges(Query()), **rest)


def test_an_arc_begins_at_the_answer_and_ends_by_what_it_answers():
    chart = chart_with_arcs()
    for kind, source in (("responds_to", "answer"), ("repeats", "echo")):
        arc = next(arc for arc in chart.arcs if arc.kind == kind)
        marks = [(mark.left, mark.y) for mark in chart.marks_of(source)]
        targets = [(mark.left, mark.y) for mark in chart.marks_of("claim")]
        assert min(np.hypot(*np.subtract(arc.begin, mark)) for mark in marks) < 0.1
        assert 8 < min(np.hypot(*np.subtract(arc.head, mark)) for mark in targets) < 14
        assert arc.end == pytest.approx(arc.head, abs=0.1)


def test_the_nearest_marks_of_an_event_in_several_lanes_are_joined():
    chart = chart_with_arcs()
    arc = next(arc for arc in chart.arcs if arc.kind == "responds_to")
    lane = chart.lanes.names.index("B")
    assert chart.lane_of(arc.begin[1]) == lane
    assert chart.lane_of(arc.head[1] + 12) == lane


def test_answers_are_whole_lines_disputes_dashed_and_others_dotted():
    dashes = {arc.kind: arc.dash for arc in chart_with_arcs().arcs}
    assert set(dashes) == {"responds_to", "disputes", "repeats"}
    assert dashes["responds_to"] == "solid"
    assert len(set(dashes.values())) == 3


def test_each_kind_has_its_own_end():
    chart = chart_with_arcs()
    heads = {kind: chart.traces(kind)[1]["marker"]["symbol"] for kind in ("responds_to", "disputes", "repeats")}
    assert len(set(heads.values())) == 3


def test_an_answer_that_is_a_dispute_too_has_two_arcs_that_differ():
    chart = chart_with_arcs()
    place = {(mark.left, mark.y) for mark in chart.marks_of("denial")}
    twice = [arc for arc in chart.arcs if tuple(np.round(arc.begin, 1)) in {tuple(np.round(one, 1)) for one in place}]
    assert sorted(arc.kind for arc in twice) == ["disputes", "responds_to"]
    assert np.hypot(*np.subtract(twice[0].middle, twice[1].middle)) > 3


def test_arcs_to_events_that_are_not_drawn_are_left_out():
    assert len(chart_with_arcs().arcs) == len(STORE.edges(Query()).source) - 1 == 4
    assert draw(STORE, *MARCH).arcs == []


def test_an_arc_ends_outside_the_ring_of_the_chosen_event():
    chart = chart_with_arcs(selected="claim")
    targets = [(mark.left, mark.y) for mark in chart.marks_of("claim")]
    assert all(min(np.hypot(*np.subtract(arc.head, target)) for target in targets) > 13 for arc in chart.arcs)


def test_an_arc_meets_a_stretch_where_it_is_nearest():
    store = store_of(
        event("talks", "2025-03-03/2025-03-20"),
        event("answer", "2025-03-11", relations=relate(("responds_to", "talks"))),
    )
    chart = draw(store, *MARCH, arcs=store.edges(Query()))
    (arc,) = chart.arcs
    assert arc.begin[0] == pytest.approx(chart.marks_of("answer")[0].left)
    assert abs(arc.head[0] - arc.begin[0]) < 15


def test_an_arc_to_an_event_without_room_ends_at_the_count():
    crowd = [event(f"e{number:03d}", "2025-03-12") for number in range(80)]
    answer = event("answer", "2025-03-20", relations=relate(("responds_to", "e079")))
    store = store_of(*crowd, answer)
    chart = draw(store, *MARCH, arcs=store.edges(Query()))
    assert chart.marks_of("e079") == []
    ((_, place, y, _),) = chart.crowds
    (arc,) = chart.arcs
    assert np.hypot(arc.head[0] - place, arc.head[1] - y) < 14


def test_arcs_lie_under_the_marks():
    kinds = [trace.get("name") for trace in chart_with_arcs().figure["data"]]
    assert max(kinds.index(kind) for kind in ("responds_to", "disputes")) < kinds.index("other")


def test_an_event_that_answers_itself_has_no_arc():
    store = store_of(event("a", "2025-03-12", relations=relate(("responds_to", "a"))))
    assert draw(store, *MARCH, arcs=store.edges(Query())).arcs == []
