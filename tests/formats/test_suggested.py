"""Tables of strangers through the suggested mapping: what a researcher would choose, and events from all of them."""

import pyarrow as pa
import pytest

from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.datasets import to_phrase
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame

TABLES = {
    "caseid;startmonth;startday;startyear;endmonth;endday;endyear;sender1\n"
    "17;12;16;1945;5;27;1947;2\n18;3;;1948;;;;2\n": {
        "caseid": "id", "startmonth": "month", "startday": "day", "startyear": "year", "endmonth": "end_month",
        "endday": "end_day", "endyear": "end_year",
    },
    "state,loc,description\nNorthland,Town,A crowd met on the square.\nNorthland,City,A crowd marched.\n": {
        "loc": "place", "description": "summary",
    },
    "country,parties,popn\nNorthland,38,9.7\nSouthland,27,4.6\n": {"country": "country"},
    ",date,description,,,\n,2022-02-01,Talks open,,,\n,2022-04-01,Talks end,,,\n": {
        "date": "when", "description": "summary",
    },
}  # fmt: skip


def suggested(table: str) -> tuple[dict[str, str], ImportResult]:
    """Return the suggested uses, and what comes of them."""
    data = table.encode()
    plan = suggest_plan(profile_table(open_frame(open_input(data, "t.csv")))).plan
    return {name: use.to for name, use in plan.uses.items()}, read_timeline(data, "t.csv", plan)


@pytest.mark.parametrize(("table", "uses"), TABLES.items())
def test_columns_are_used_as_a_researcher_would(table, uses):
    assert suggested(table)[0] == uses


def test_start_and_end_in_parts_become_one_date():
    _, result = suggested(next(iter(TABLES)))
    assert [str(event.when) for event in result.timeline.events] == ["1945-12-16/1947-05-27", "1948-03"]


def test_a_day_without_a_month_is_not_taken_for_one():
    _, result = suggested("startyear,startday,title\n1945,5,A war ends\n1946,6,Another ends\n")
    assert [str(event.when) for event in result.timeline.events] == ["1945", "1946"]


TITLES = {
    "date,description\n2022-02-01,Talks\n": "Talks",
    "date,loc,description\n2022-02-01,Oslo,Talks open\n": "Talks open",
    "date,loc\n2022-02-01,Oslo\n": "Oslo",
    "date,country\n2022-02-01,Norway\n": "Norway",
    "date,actor,loc,description\n2022-02-01,Norway,Oslo,Talks open\n": "Norway – Oslo",
    "year,month,missions\n1965,10,15751\n": "Untitled",
}


@pytest.mark.parametrize(("table", "title"), TITLES.items())
def test_an_event_of_a_table_without_titles_is_called_by_what_it_tells(table, title):
    _, result = suggested(table)
    assert ([event.title for event in result.timeline.events], result.report.rejected) == ([title], 0)


def test_addresses_among_the_publishers_are_addresses():
    _, result = suggested("date,event,source\n2022-02-01,A,https://www.example.org/1\n2022-02-02,B,The Times\n")
    assert [(source.publisher, source.url) for source in result.timeline.sources] == [
        ("example.org", "https://www.example.org/1"), ("The Times", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("year", "when"), [("-600", "-0600"), ("-1200", "-1200"), ("-999", None), ("-9", None)])
def test_years_before_our_era_are_kept_and_codes_for_not_known_are_asked_about(year, when):
    _, result = suggested(f"Start,Headline\n1998,A\n2001,B\n2002,C\n2003,D\n{year},E\n")
    last = {event.title: str(event.when) for event in result.timeline.events}.get("E")
    assert last == when


def test_a_phrase_of_nothing_has_a_place_for_each_row():
    nothing = pa.nulls(3, pa.string())
    assert to_phrase(nothing, nothing).to_pylist() == [None] * 3
