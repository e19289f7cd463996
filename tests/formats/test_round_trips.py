"""What is written is read again: arbitrary timelines and the bundled ones."""

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats import find_format, read_timeline, write_timeline
from diplomatic_timeline.formats.datapackage import write_files, write_folder
from diplomatic_timeline.formats.interface import Input
from tests.formats.made_up import timelines

BUNDLED = ("ukraine-ceasefire-2025", "cuban-missile-crisis-1962")
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
FILES = ("datapackage.json", "events.jsonl", "actors.csv", "sources.csv")


def read_back(timeline: Timeline, name: str) -> Timeline:
    result = find_format(name).read(Input("it", write_timeline(timeline, name)))
    assert (result.report.accepted, result.report.rejected) == (result.report.read, 0)
    return result.timeline


@given(timelines(), st.sampled_from(["datapackage", "parquet"]))
@settings(max_examples=120)
def test_an_arbitrary_timeline_survives_the_formats_that_lose_nothing(timeline, name):
    assert read_back(timeline, name) == timeline


@given(timelines())
@settings(max_examples=60)
def test_arbitrary_events_survive_json_lines(timeline):
    assert read_back(timeline, "jsonl").events == timeline.events


@pytest.mark.parametrize(("name", "examples"), [("csv", 150), ("xlsx", 40)])
def test_arbitrary_events_and_their_sources_survive_the_flat_table(name, examples):
    @given(timelines())
    @settings(max_examples=examples)
    def survive(timeline):
        again = read_back(timeline, name)
        assert again.events == timeline.events
        used = {source for event in timeline.events for source in event.sources}
        assert set(again.sources) == {source for source in timeline.sources if source.id in used}
        assert {actor.name for actor in again.actors} == {
            person.name for event in timeline.events for person in event.participants
        }

    survive()


@given(timelines())
@settings(max_examples=60)
def test_no_cell_of_a_table_starts_a_formula_but_for_negative_numbers(timeline):
    files = {**write_files(timeline), "flat.csv": write_timeline(timeline, "csv")}
    for name in ("actors.csv", "sources.csv", "flat.csv"):
        columns, *rows = csv.reader(io.StringIO(files[name].decode(), newline=""))
        filled = [(column, cell) for row in rows for column, cell in zip(columns, row, strict=True) if cell]
        risky = [(column, cell) for column, cell in filled if cell.startswith(STARTS_OF_FORMULAS)]
        assert not [column for column in columns if column.startswith(STARTS_OF_FORMULAS)]
        assert {column for column, _ in risky} <= {"lat", "lon"}
        assert all(float(cell) <= 0 for _, cell in risky)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_timeline_round_trips_byte_for_byte_through_a_folder(name, bundled, tmp_path):
    result = read_timeline(bundled / name)
    assert (result.report.rejected, result.report.problems) == (0, ())
    write_folder(result.timeline, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)
    for file in FILES:
        assert (tmp_path / file).read_bytes() == (bundled / name / file).read_bytes(), file


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_timeline_round_trips_byte_for_byte_through_a_zip(name, bundled, tmp_path):
    timeline = read_timeline(bundled / name).timeline
    packed = tmp_path / f"{name}.zip"
    packed.write_bytes(write_timeline(timeline, "datapackage"))
    with zipfile.ZipFile(packed) as archive:
        assert {file: archive.read(file) for file in archive.namelist()} == {
            file: (bundled / name / file).read_bytes() for file in FILES
        }
    again = read_timeline(packed).timeline
    assert again == timeline
    assert write_timeline(again, "datapackage") == packed.read_bytes()


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_timeline_round_trips_through_the_flat_table(name, format_name, bundled):
    timeline = read_timeline(bundled / name).timeline
    data = write_timeline(timeline, format_name)
    result = read_timeline(data, f"{name}.{format_name}")
    assert (result.report.format, result.report.rejected, result.report.problems) == (format_name, 0, ())
    again = result.timeline
    assert again.events == timeline.events
    assert again.sources == timeline.sources
    assert {actor.name for actor in again.actors} == {actor.name for actor in timeline.actors}
    assert write_timeline(again, format_name) == data
