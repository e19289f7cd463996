"""What a mark says under the pointer of those who tell its event."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest

from diplomatic_timeline.event import Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.figures.hover import hover_texts
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When

SOURCES = (Source(id="post", publisher="Post"), Source(id="wire", publisher="<Times>", agency="R&R"))


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (1, "March 2025, 2 publishers, 1 of them reprinting R&amp;R"),
        (2_000, "March 2025, told by 2"),
    ],
)
def test_it_says_by_how_many_it_is_told(marks, said):
    event = Event(id="e", title="Talks", when=When.parse("2025-03"), sources=("post", "wire"))
    rows = open_memory(Timeline(TimelineInfo(id="made", title="Made"), (event,), (), SOURCES)).page(Query())
    assert hover_texts(rows, ZoneInfo("UTC"), np.zeros(marks, np.int32)) == [f"Talks<br>{said}"]
    assert hover_texts(rows, ZoneInfo("UTC"), np.zeros(0, np.int32)) == [""]
