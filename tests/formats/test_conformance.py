"""What every format of the registry does alike: one suite for all of them."""

import io
import json
import zipfile

import pyarrow as pa
import pytest
from pyarrow import parquet

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats import FORMATS, find_format, read_timeline, write_timeline
from diplomatic_timeline.formats.archive import read_zip, to_zip
from diplomatic_timeline.formats.interface import Input
from tests.formats.made_up import RICH

NAMES = [item.name for item in FORMATS if item.write]
EMPTY = Timeline(TimelineInfo(id="empty", title="Empty"))
THOUSAND = Timeline(
    TimelineInfo(id="many", title="Many"),
    tuple(
        Event(id=f"e{number}", title=f"Event {number}", when="1999-09-09" if number == 500 else "1999-09-10")
        for number in range(1, 1_001)
    ),
)
PLACES = {"datapackage": ("events.jsonl", 500), "jsonl": ("the upload", 500), "parquet": ("the upload", 500)}
"""File and line of the 500th event; tables have a line of column names before the first one."""


def replace_once(data: bytes, old: bytes, new: bytes) -> bytes:
    """Change a text inside a file, inside the files of an archive, or in the dates of a Parquet file."""
    if data.startswith(b"PAR1"):
        table, sink = parquet.read_table(pa.BufferReader(data)), pa.BufferOutputStream()
        dates = table.column("when").to_pylist()
        assert dates.count(old.decode()) == 1
        changed = pa.array([new.decode() if text == old.decode() else text for text in dates])
        parquet.write_table(table.set_column(table.schema.get_field_index("when"), "when", changed), sink)
        return sink.getvalue().to_pybytes()
    if not data.startswith(b"PK"):
        assert data.count(old) == 1
        return data.replace(old, new)
    files = read_zip(data, "the test's file")
    assert sum(content.count(old) for content in files.values()) == 1
    return to_zip({path: content.replace(old, new) for path, content in files.items()})


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_an_event_survives(name):
    result = read_timeline(write_timeline(RICH, name))
    assert result.report.format == name
    assert result.report.rejected == 0
    assert result.timeline.events == RICH.events


def test_the_rich_timeline_fills_every_field():
    """Guards the test above: a field that is added to the record must be added to the rich timeline."""
    event = RICH.events[0]
    assert set(event.model_dump(exclude_defaults=True)) == set(Event.model_fields)


@pytest.mark.parametrize("name", ["datapackage", "parquet", "csv", "xlsx"])
def test_the_sources_survive(name):
    assert read_timeline(write_timeline(RICH, name)).timeline.sources == RICH.sources


@pytest.mark.parametrize("name", ["datapackage", "parquet"])
def test_the_formats_that_lose_nothing_keep_the_whole_timeline(name):
    assert read_timeline(write_timeline(RICH, name)).timeline == RICH


@pytest.mark.parametrize("name", NAMES)
def test_equal_timelines_are_written_in_equal_bytes(name):
    assert write_timeline(RICH, name) == write_timeline(RICH, name)


@pytest.mark.parametrize("name", NAMES)
def test_no_event_at_all_is_a_timeline_without_events(name):
    """For tables this is a file of column names only."""
    result = find_format(name).read(Input("none", write_timeline(EMPTY, name)))
    assert (result.timeline.events, result.report.read, result.report.problems) == ((), 0, ())


@pytest.mark.parametrize("name", NAMES)
def test_one_bad_row_in_a_thousand_is_left_out_and_named(name):
    data = replace_once(write_timeline(THOUSAND, name), b"1999-09-09", b"1999-99-09")
    result = read_timeline(data)
    assert [event.id for event in result.timeline.events] == [f"e{n}" for n in range(1, 1_001) if n != 500]
    assert (result.report.read, result.report.accepted, result.report.rejected) == (1_000, 999, 1)
    (problem,) = result.report.problems
    assert (problem.file, problem.line) == PLACES.get(name, ("the upload", 501))
    assert (problem.column, problem.value) == ("when", "1999-99-09")
    assert problem.done == "the row was left out"
    assert "1999-99-09" in problem.cause
    assert problem.fix


@pytest.mark.parametrize("name", NAMES)
def test_an_id_that_occurs_twice_keeps_both_events(name):
    other = Event(id="e1", title="Another")
    data = write_timeline(Timeline(EMPTY.info, (THOUSAND.events[0], THOUSAND.events[1], other)), name)
    result = read_timeline(data)
    assert [event.id for event in result.timeline.events] == ["e1", "e2", "e1-2"]
    (problem,) = result.report.problems
    assert (problem.column, problem.value) == ("id", "e1")
    assert "different content" in problem.cause
    assert "e1-2" in problem.done


@pytest.mark.parametrize("name", NAMES)
def test_references_that_lead_nowhere_are_kept_and_noted(name):
    event = Event.model_validate(
        {"id": "a", "title": "A", "relations": [{"kind": "disputes", "target": "nowhere"}], "sources": ["unknown"]}
    )
    result = read_timeline(write_timeline(Timeline(EMPTY.info, (event,)), name))
    assert result.timeline.events == (event,)
    values = {problem.value for problem in result.report.problems}
    assert values == ({"nowhere"} if name == "jsonl" else {"nowhere", "unknown"})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file_name", ["it", "it.csv", "it.pdf"])
def test_a_file_is_recognised_by_its_content_whatever_its_name(name, file_name, tmp_path):
    place = tmp_path / file_name
    place.write_bytes(write_timeline(RICH, name))
    assert read_timeline(place).report.format == name


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_said_to_be_empty(data):
    with pytest.raises(FormatError, match=r"notes\.csv is empty: it has 0 events"):
        read_timeline(data, "notes.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"some words",
        b"[]",
        b"\xff\xfe\xff",
    ],
)
def test_other_content_is_refused_with_what_can_be_read(data):
    with pytest.raises(FormatError, match=r"cannot be read|in no format") as caught:
        read_timeline(data, "it")
    for item in FORMATS:
        assert item.label in str(caught.value)


def test_a_table_whose_columns_are_unknown_is_refused_with_their_names():
    with pytest.raises(FormatError, match=r"columns are not known here \('day', 'who'\).*page Data"):
        read_timeline(b"day,who\n2025,A\n", "it")


def test_an_archive_of_something_else_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("notes.txt", json.dumps({}))
    with pytest.raises(FormatError, match="in no format"):
        read_timeline(buffer.getvalue())


def test_a_place_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(FormatError, match="nothing here"):
        read_timeline(tmp_path / "nothing here")
