"""The words beside the overview strip."""

import pytest

from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.figures import strip_alt
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When


@pytest.mark.parametrize(
    ("whens", "said"),
    [
        (["2025-03-12"], "counts 1 event, 12 March 2025; most at once, 1, around 12 March 2025"),
        (
            ["2025-03-10", "2025-03-20", "2025-03-20"],
            "counts 3 events, 10 to 20 March 2025; most at once, 2, around 19",
        ),
        (["-0043-03-15", None], "counts 1 event, 15 March 44 BCE; most at once, 1"),
    ],
)
def test_the_strip_tells_its_numbers(whens, said):
    events = [
        Event(id=f"e{number}", title="-", when=When.parse(when) if when else None) for number, when in enumerate(whens)
    ]
    store = open_memory(Timeline(TimelineInfo(id="made", title="Made"), tuple(events)))
    assert said in strip_alt(store.histogram(Query(), 300), store.count(Query()))
