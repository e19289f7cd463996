"""Cells that say where something is from, as people write them."""

import pytest

from diplomatic_timeline.event import Source
from diplomatic_timeline.formats import ImportResult, read_timeline, write_timeline
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame


def read(*cells: str) -> ImportResult:
    """Read a table with a row for each cell on sources."""
    rows = "".join(f'E{number},2025-03-0{number + 1},"{cell}"\n' for number, cell in enumerate(cells))
    frame = open_frame(open_input(f"What,When,Source\n{rows}".encode(), "t.csv"))
    return apply_plan(frame, suggest_plan(profile_table(frame)).plan)


def told(source: Source) -> tuple[str, str | None, str | None, str | None]:
    return source.publisher, source.published.text if source.published else None, source.url, source.title


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Reuters", [("Reuters", None, None, None)]),
        ("Reuters, 3 May 2020", [("Reuters", "2020-05-03", None, None)]),
        ("Reuters (May 3, 2020)", [("Reuters", "2020-05-03", None, None)]),
        ("Reuters, 23.5.2020", [("Reuters", "2020-05-23", None, None)]),
        ("Crisis Group, 2020", [("Crisis Group", "2020", None, None)]),
        ("AP, Reuters, 3 May 2020", [("AP, Reuters", "2020-05-03", None, None)]),
        ("Reuters, “Talks open”, 3 May 2020", [("Reuters", "2020-05-03", None, "Talks open")]),
        ("https://www.bbc.com/news/1", [("bbc.com", None, "https://www.bbc.com/news/1", None)]),
        ("Reuters, https://reut.rs/1.", [("Reuters", None, "https://reut.rs/1", None)]),
        ("Reuters, 3 May 2020 (https://reut.rs/1)", [("Reuters", "2020-05-03", "https://reut.rs/1", None)]),
        ("Reuters, 3 May 2020; https://bbc.com/1",
         [("Reuters", "2020-05-03", None, None), ("bbc.com", None, "https://bbc.com/1", None)]),
        ("Smith; Sons, 2020", [("Smith; Sons", "2020", None, None)]),
        ("Washington, D.C.", [("Washington, D.C.", None, None, None)]),
        ("Reuters, 3/4/2020", [("Reuters, 3/4/2020", None, None, None)]),
        ("Reuters, page 2020", [("Reuters, page 2020", None, None, None)]),
        ("3 May 2020", [("3 May 2020", None, None, None)]),
    ],
)  # fmt: skip
def test_a_cell_tells_publisher_date_and_address(cell, expected):
    result = read(cell)
    assert [told(source) for source in result.timeline.sources] == expected
    assert result.timeline.events[0].sources == tuple(source.id for source in result.timeline.sources)


def test_one_publisher_on_two_days_is_two_sources_that_come_back():
    timeline = read("Reuters, 3 May 2020", "Reuters, 4 May 2020", "Reuters, 3 May 2020").timeline
    first, second, third = (event.sources for event in timeline.events)
    assert (first == third, first == second) == (True, False)
    assert {told(source)[:2] for source in timeline.sources} == {("Reuters", "2020-05-03"), ("Reuters", "2020-05-04")}
    for name in ("csv", "xlsx"):
        again = read_timeline(write_timeline(timeline, name), f"t.{name}").timeline
        assert set(again.sources) == set(timeline.sources)
        assert [event.sources for event in again.events] == [first, second, third]
