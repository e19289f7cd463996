"""Mapped tables: rows that answer and dispute each other, rows without a date, sources without an address."""

import pytest

from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.tabular import open_frame


def read(text):
    frame = open_frame(Input("t.csv", text.encode()))
    return apply_plan(frame, suggest_plan(profile_table(frame)).plan)


def problems(result):
    return [(problem.line, problem.column, problem.value, problem.cause) for problem in result.report.problems]


def test_rows_answer_and_dispute_each_other_by_their_ids():
    told = read(
        "Key,What happened,Day,Answers,Contradicts\n"
        "a,They claim it,2025-03-01,,\n"
        "b,They deny it,2025-03-02,a,a\n"
        "c,Others answer both,2025-03-03,a;b,\n"
    )
    ties = {event.id: [(tie.kind, tie.target) for tie in event.relations] for event in told.timeline.events}
    assert ties == {
        "a": [],
        "b": [("responds_to", "a"), ("disputes", "a")],
        "c": [("responds_to", "a"), ("responds_to", "b")],
    }
    assert problems(told) == []


def test_an_id_that_no_row_has_is_kept_and_named():
    told = read("Key,What happened,Day,Contradicts\na,They claim it,2025-03-01,\nb,They deny it,2025-03-02,x\n")
    assert [tie.target for tie in told.timeline.events[1].relations] == ["x"]
    assert problems(told) == [(3, "Contradicts", "x", "no row has this id")]


def test_a_row_without_a_date_is_kept_and_counted():
    told = read("What happened,Day\nTalks open,2025-03-01\nTalks close,\n")
    assert [event.when and str(event.when) for event in told.timeline.events] == ["2025-03-01", None]
    assert problems(told) == [(3, "Day", None, "there is no date")]


@pytest.mark.parametrize("text", ["not a link", "unknown", "see page 4."])
def test_what_is_no_address_stays_out_of_the_source(text):
    told = read(f"What happened,Day,Newspaper,Link\nTalks open,2025-03-01,The Post,{text}\n")
    (source,) = told.timeline.sources
    assert (source.publisher, source.url) == ("The Post", None)
    assert told.timeline.events[0].attributes["Link"] == text
    assert problems(told) == [(2, "Link", text, "this is no web address")]


@pytest.mark.parametrize("text", ["https://example.org/a", "example.org/a", "http://localhost/a", "doi:10.1000/182"])
def test_an_address_is_kept_as_it_stands(text):
    told = read(f"What happened,Day,Newspaper,Link\nTalks open,2025-03-01,The Post,{text}\n")
    assert [source.url for source in told.timeline.sources] == [text]
    assert problems(told) == []
