"""The flat table: what its cells become, and which cells are refused."""

import pytest

from diplomatic_timeline.event import Event
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.cells import guard
from diplomatic_timeline.formats.columns import COLUMNS, find_column
from diplomatic_timeline.formats.flatten import to_cells
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.tables import write_csv
from tests.formats.made_up import RICH


def read(*rows: dict[str, str]) -> ImportResult:
    """Read a table with these rows, whose columns are those of the first one."""
    columns = [*rows[0]]
    cells = [[guard(row[name]) for name in columns] for row in rows]
    return read_timeline(write_csv(columns, cells).encode(), "t.csv")


def event_of(**cells: str) -> Event:
    result = read({"title": "T", **cells})
    assert result.report.rejected == 0, [str(problem) for problem in result.report.problems]
    return result.timeline.events[0]


def problem_of(**cells: str) -> Problem:
    result = read({"title": "T", **cells})
    assert (result.report.accepted, result.report.rejected) == (0, 1)
    (problem,) = result.report.problems
    assert (problem.file, problem.line) == ("t.csv", 2)
    return problem


def test_every_column_leads_to_a_field_of_the_event():
    assert {column.field for column in COLUMNS} == set(Event.model_fields)


def test_the_rich_timeline_fills_every_column():
    """Guards the round trips: a column that is added must be filled in the rich timeline."""
    sources = {source.id: source for source in RICH.sources}
    filled = {name for event in RICH.events for name in to_cells(event, sources)}
    assert filled == {column.name for column in COLUMNS} | {"Goldstein", "note"}


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.field != "evidence"], ids=lambda c: c.name)
def test_the_example_of_each_column_can_be_read(column):
    companions = {
        "place": {"place": "Kyiv"},
        "sources": {"source_url": "https://a.example/1;https://b.example/2"},
        "media": {"media_url": "https://a.example/1.jpg"},
    }
    cells = {**companions.get(column.field, {}), column.name: column.example}
    event = event_of(**cells)
    if column.name != "title":
        assert getattr(event, column.field) != Event.model_fields[column.field].get_default(call_default_factory=True)


def test_the_examples_of_passages_can_be_read():
    cells = {column.name: column.example for column in COLUMNS if column.field == "evidence"}
    (passage,) = event_of(source_publisher="A;B", **cells).evidence
    assert passage.source == source_id("B", None, None)
    assert passage.end == 143


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("title", "title"),
        ("Title", "title"),
        (" WHEN TEXT ", "when_text"),
        ("source-url", "source_url"),
        ("Source  URLs", "source_url"),
        ("actor", "actors"),
        ("tag", "tags"),
        ("quotes", "quote"),
        ("headline", None),
        ("s", None),
        ("", None),
    ],
)
def test_a_header_is_understood_whatever_its_case_and_spaces(header, name):
    column = find_column(header)
    assert (column.name if column else None) == name


def test_an_event_without_id_gets_one_that_follows_from_its_content():
    first, again, other = (event_of(when=when).id for when in ("2025-03-13", "2025-03-13", "2025-03-14"))
    assert first == again != other


def test_the_order_of_columns_does_not_change_an_id():
    one = read({"title": "T", "when": "2025", "place": "Kyiv"}).timeline.events
    other = read({"place": "Kyiv", "Title": "T", "WHEN": "2025"}).timeline.events
    assert one == other


def test_rows_that_are_alike_are_both_kept_and_noted():
    result = read({"title": "T"}, {"title": "T"})
    first, second = (event.id for event in result.timeline.events)
    assert second == f"{first}-2"
    assert "with the same content" in result.report.problems[0].cause


def test_an_id_that_occurs_often_is_numbered_past_those_that_are_taken():
    result = read(*({"title": title, "id": name} for title, name in zip("ABCD", ("x", "x", "x-2", "x"), strict=True)))
    assert [event.id for event in result.timeline.events] == ["x", "x-3", "x-2", "x-4"]


def test_a_source_without_title_goes_by_its_description():
    event = event_of(source_publisher="P", source_url="u", source_description="a diary")
    assert event.sources == (source_id("P", "[a diary]", "u"),)
    assert event.sources != (source_id("P", None, "u"),)


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        ({"actors": "A; B", "recipients": "C"}, [("A", "actor"), ("B", "actor"), ("C", "recipient")]),
        ({"actors": "A;", "recipients": "C;;"}, [("A", "actor"), ("C", "recipient")]),
        ({"actors": ";A", "mediators": "M"}, [("M", "mediator"), ("A", "actor")]),
        ({"actors": "A;;B", "mentioned": ";X"}, [("A", "actor"), ("X", "mentioned"), ("B", "actor")]),
        ({"actors": '"Smith; Sons";B, C'}, [("Smith; Sons", "actor"), ("B, C", "actor")]),
        ({"mentioned": "X", "mediators": "M"}, [("M", "mediator"), ("X", "mentioned")]),
    ],
)
def test_participants_keep_their_order(cells, people):
    assert [(person.name, person.role) for person in event_of(**cells).participants] == people


def test_relations_of_several_kinds():
    event = event_of(responds_to="a;b", disputes="c", part_of="d")
    assert [(link.kind, link.target) for link in event.relations] == [
        ("responds_to", "a"),
        ("responds_to", "b"),
        ("disputes", "c"),
        ("part_of", "d"),
    ]


def test_sources_run_in_parallel_lists():
    result = read(
        {
            "title": "T",
            "source_publisher": "Reuters;;BBC",
            "source_url": "https://r.example/1;https://www.tass.example:80/2",
            "source_published": ";2025-03;2025-03-14",
        }
    )
    told = [
        (source.publisher, source.url, source.published and str(source.published)) for source in result.timeline.sources
    ]
    assert told == [
        ("Reuters", "https://r.example/1", None),
        ("www.tass.example", "https://www.tass.example:80/2", "2025-03"),
        ("BBC", None, "2025-03-14"),
    ]
    assert result.timeline.events[0].sources == tuple(source.id for source in result.timeline.sources)


def test_an_empty_place_among_sources_still_counts():
    event = event_of(source_publisher="A;;C", quote="yes", quote_source="3")
    assert event.evidence[0].source == source_id("C", None, None) == event.sources[1]


def test_a_source_told_twice_is_one_and_later_rows_add_to_it():
    result = read(
        {"title": "A", "source_publisher": "BBC", "source_title": "News", "source_published": ""},
        {"title": "B", "source_publisher": "BBC", "source_title": "News", "source_published": "2025-03-14"},
        {"title": "C", "source_publisher": "BBC", "source_title": "News", "source_published": "2025-03-15"},
    )
    (source,) = result.timeline.sources
    assert str(source.published) == "2025-03-14"
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (4, "source_published", "2025-03-15")
    assert "'2025-03-14' was kept" in problem.done


def test_a_place_without_a_name_goes_by_its_country():
    place = event_of(country="FRA", lat="48.9").place
    assert place
    assert (place.name, place.country, place.lat) == ("FRA", "FRA", 48.9)


def test_a_column_that_the_table_does_not_know_is_kept_under_its_name():
    result = read({"title": "T", "Fatalities": "010", "Titel": "NA", "empty": " "})
    assert result.timeline.events[0].attributes == {"Fatalities": "010", "Titel": "NA"}
    notes = {problem.column: problem for problem in result.report.problems}
    assert set(notes) == {"Fatalities", "Titel", "empty"}
    assert notes["Titel"].fix == "did you mean 'title'?"
    assert notes["Fatalities"].done == "kept in 'attributes'"


def test_words_may_be_written_in_capitals():
    event = event_of(type="Talks ", status="CONFIRMED", flags="Future")
    assert (event.type, event.status, event.flags) == ("talks", "confirmed", ("future",))


def test_text_is_kept_as_it_is():
    event = event_of(title="  spaced  ", country="NA", place="010")
    assert event.place
    assert (event.title, event.place.country, event.place.name) == ("  spaced  ", "NA", "010")


@pytest.mark.parametrize(
    ("cells", "column", "value", "fix"),
    [
        ({"when": "2025-13-01"}, "when", "2025-13-01", ""),
        ({"reported": "soon"}, "reported", "soon", ""),
        ({"source_publisher": "A", "source_published": "x"}, "source_published", "x", ""),
        ({"title": " "}, "title", None, "fill it in"),
        ({"type": "talk"}, "type", "talk", "did you mean 'talks'?"),
        ({"status": "sure"}, "status", "sure", "use one of confirmed, asserted, disputed, denied"),
        ({"flags": "future;past"}, "flags", "past", "use one of"),
        ({"place": "X", "lat": "50,88"}, "lat", "50,88", "write digits with a point, as in 50.88"),
        ({"place": "X", "lat": "91"}, "lat", "91", "correct the value"),
        ({"lat": "48.9", "lon": "2.3"}, "place", None, "fill it in"),
        ({"confidence": "high"}, "confidence", "high", "write digits with a point"),
        ({"confidence": "2"}, "confidence", "2", "correct the value"),
        ({"source_title": "News"}, "source_publisher", "News", "name the publisher of each source"),
        ({"quote": "yes", "quote_source": "2", "source_publisher": "A"}, "quote_source", "2", "counted from 1"),
        ({"quote": "yes", "quote_source": "Reuters"}, "quote_source", "Reuters", "counted from 1"),
        ({"quote": "yes", "quote_start": "-1"}, "quote_start", "-1", "correct the value"),
        ({"quote": "yes", "quote_start": "1.5"}, "quote_start", "1.5", "write digits only"),
        ({"quote_prefix": "He said"}, "quote", None, "fill it in"),
        ({"media_caption": "Two"}, "media_url", None, "fill it in"),
        ({"attributes": "[1]"}, "attributes", "[1]", "write it as in"),
        ({"attributes": "[" * 100_000}, "attributes", "[" * 100_000, "write it as in"),
        ({"provenance_row": "first"}, "provenance_row", "first", "write digits only"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_value_is_named_with_its_column_and_a_fix(cells, column, value, fix):
    problem = problem_of(**cells)
    assert (problem.column, problem.value) == (column, value)
    assert fix in problem.fix
    assert problem.fix


def test_all_that_is_wrong_with_a_row_is_said_at_once():
    result = read({"title": "T", "when": "x", "type": "y", "lat": "z", "place": "P"})
    assert [problem.column for problem in result.report.problems] == ["when", "type", "lat"]
    assert result.report.rejected == 1
