"""Steps: every matching event once, in order, in chapters; start, stop and the present step."""

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.cycle import find_chapters, find_order, find_steps, fold_chapters
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from tests.cycle.made_up import event, store_of
from tests.store.made_up import queries, timelines

NAMES = st.one_of(st.none(), st.integers(0, 10).map(lambda number: f"e{number}"))


@given(timelines(), queries, NAMES, NAMES, NAMES)
def test_steps_are_a_part_of_the_matching_events_in_order(timeline, query, now, start, stop):
    store = open_memory(timeline)
    order = find_order(store, query, UTC)
    if not len(order.rows):
        return
    steps = find_steps(store, query, order, event=now, start=start, stop=stop)
    assert 0 <= steps.first <= steps.now <= steps.last < len(order.rows)
    assert steps.at(1) == order.rows.id[steps.first]
    assert [steps.at(number) for number in range(1, steps.total + 1)] == order.rows.id[steps.first : steps.last + 1]
    assert steps.event == steps.at(steps.number)
    if now in order.places and steps.first <= order.places[now] <= steps.last:
        assert steps.event == now
        assert not steps.missed
    elif now is not None:
        assert steps.missed
    chapters = steps.chapters()
    assert sum(chapter.count for chapter in chapters) == steps.total
    assert chapters[0].first == steps.first
    assert chapters[-1].last == steps.last


@given(timelines(), queries, st.integers(1, 5))
def test_chapters_hold_every_event_once_however_they_are_folded(timeline, query, most):
    rows = open_memory(timeline).page(query, limit=100)
    for chapters in (find_chapters(rows, UTC), fold_chapters(find_chapters(rows, UTC), most)):
        held = [place for chapter in chapters for place in range(chapter.first, chapter.last + 1)]
        assert held == list(range(len(rows)))
        assert all(chapter.words for chapter in chapters)


STORY = tuple(event(f"e{day}", f"2025-03-{day:02d}", type="claim" if day % 2 else "vote") for day in range(1, 7))
CUTS = [
    (None, None, None, ["e1", "e2", "e3", "e4", "e5", "e6"], "e1"),
    ("e2", "e4", None, ["e2", "e3", "e4"], "e2"),
    ("e2", "e4", "e3", ["e2", "e3", "e4"], "e3"),
    ("e2", "e4", "e6", ["e2", "e3", "e4"], "e4"),
    ("e4", "e2", "e1", ["e1", "e2", "e3", "e4", "e5", "e6"], "e1"),
]


@pytest.mark.parametrize(("start", "stop", "now", "told", "at"), CUTS)
def test_start_and_stop_cut_the_story(start, stop, now, told, at):
    store = store_of(*STORY)
    steps = find_steps(store, Query(), find_order(store, Query(), UTC), event=now, start=start, stop=stop)
    assert [steps.at(number) for number in range(1, steps.total + 1)] == told
    assert steps.event == at
    assert steps.crossed == (start == "e4")


def test_a_start_that_is_filtered_away_means_the_next_event_a_stop_the_one_before():
    store, query = store_of(*STORY), Query(type=("claim",))
    steps = find_steps(store, query, find_order(store, query, UTC), event="e4", start="e2", stop="e6")
    assert [steps.at(number) for number in range(1, steps.total + 1)] == ["e3", "e5"]
    assert (steps.event, steps.missed) == ("e3", True)


DAYS = [
    (["2025-03-01", "2025-03-01T10:00Z", "2025-03-02"], ["1 March 2025", "2 March 2025"]),
    (["2025-03", "2025-03-02"], ["March 2025", "2 March 2025"]),
    (["2025-03-02~", "2025-03-02"], ["about 2 March 2025", "2 March 2025"]),
    (["2025-03-01/2025-03-09", "2025-03-01"], ["1 March 2025"]),
    (["../2025-03-01"], ["before 2 March 2025"]),
    (["2025-03-01", None], ["1 March 2025", "Date unknown"]),
]


@pytest.mark.parametrize(("whens", "words"), DAYS)
def test_chapters_are_days_where_the_day_is_known(whens, words):
    store = store_of(*(event(f"e{number}", when) for number, when in enumerate(whens)))
    assert [chapter.words for chapter in find_order(store, Query(), UTC).chapters] == words


def test_many_days_fold_into_months_and_years():
    store = store_of(*(event(f"e{n}", f"20{20 + n // 12}-{n % 12 + 1:02d}-15") for n in range(48)))
    chapters = find_order(store, Query(), UTC).chapters
    assert [len(fold_chapters(chapters, most)) for most in (48, 47, 4, 3)] == [48, 4, 4, 1]
    assert fold_chapters(chapters, 4)[0].words == "15 January 2020 to 15 December 2020"


def test_the_jupiter_assurance_is_told_in_the_year_of_its_disclosure(bundled):
    from diplomatic_timeline.formats import read_timeline

    store = open_memory(read_timeline(bundled / "cuban-missile-crisis-1962").timeline)
    query = replace(Query(), clock="reported")
    order = find_order(store, query, UTC)
    place = order.places["jupiter-assurance"]
    assert next(one.words for one in order.chapters if one.first <= place <= one.last) == "January 1989"
    assert place > order.places["joint-letter-to-u-thant"]
