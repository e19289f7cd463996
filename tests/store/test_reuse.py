"""A store works a query out once for all who ask, and forgets it in time."""

import gc
import weakref

from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory

EVENTS = tuple(Event(id=f"e{number}", title="A", tags=(f"t{number}",)) for number in range(20))
TIMELINE = Timeline(TimelineInfo(id="t", title="T"), EVENTS)


def asked(number):
    return Query(tag=(f"t{number}",))


def test_a_query_that_is_asked_again_is_not_worked_out_again():
    store = open_memory(TIMELINE)
    selection = store.select(asked(1))
    assert store.select(asked(1)) is selection
    assert store.histogram(asked(1), 5) is store.histogram(selection, 5)
    assert store.select(asked(2)) is not selection


def test_queries_of_old_are_forgotten():
    store = open_memory(TIMELINE)
    first = weakref.ref(store.select(asked(0)))
    assert first() is not None
    for number in range(1, len(EVENTS)):
        store.count(asked(number))
    gc.collect()
    assert first() is None


def test_a_selection_of_another_store_is_worked_out_anew():
    store, other = open_memory(TIMELINE), open_memory(Timeline(TIMELINE.info, EVENTS[:5]))
    assert other.count(store.select(Query())).total == 5
