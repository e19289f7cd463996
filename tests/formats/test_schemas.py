"""The published schemas say what the code does: they accept the bundled data and refuse what the code refuses."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.formats.cells import unguard
from diplomatic_timeline.formats.jsonlines import event_line
from diplomatic_timeline.formats.template import EXAMPLES, csv_template, xlsx_template
from tests.formats.made_up import RICH

BUNDLED = ("ukraine-ceasefire-2025", "cuban-missile-crisis-1962")
TABLES = ("actors", "sources")


@pytest.fixture(scope="module")
def event_validator(root):
    schema = json.loads((root / "docs" / "schema" / "event.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read_schema(root, name):
    return json.loads((root / "docs" / "schema" / f"{name}.table.json").read_text("utf-8"))


def faults_in(rows, schema):
    """Check rows of text against those parts of a Table Schema that the project uses."""
    assert [*rows[0]] == [field["name"] for field in schema["fields"] if field["name"] in rows[0]]
    for row in rows:
        for field in schema["fields"]:
            cell, limits = unguard(row.get(field["name"], "")), field.get("constraints", {})
            if not cell and limits.get("required"):
                yield f"{field['name']} is empty"
            if cell and "enum" in limits and cell not in limits["enum"]:
                yield f"{field['name']}: {cell}"
            if cell and field["type"] == "number":
                float(cell)
            if cell and field["type"] == "object":
                assert isinstance(json.loads(cell), dict)


@pytest.mark.parametrize("name", BUNDLED)
def test_the_json_schema_accepts_every_bundled_event(name, bundled, event_validator):
    for line in (bundled / name / "events.jsonl").read_text("utf-8").splitlines():
        event_validator.validate(json.loads(line))


@pytest.mark.parametrize("event", [*RICH.events, *EXAMPLES], ids=lambda event: event.id)
def test_the_json_schema_accepts_events_with_every_field(event, event_validator):
    event_validator.validate(json.loads(event_line(event)))


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"titel": "misspelt"},
        {"type": "talk"},
        {"participants": [{"name": "A", "role": "speaker"}]},
        {"place": {"name": "X", "lat": 91}},
        {"confidence": 1.1},
        {"flags": ["past"]},
        {"relations": [{"kind": "answers", "target": "a"}]},
        {"evidence": [{"exact": "x", "start": -1}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_json_schema_refuses_what_the_code_refuses(change, event_validator):
    event = {"id": "a", "title": "A"} | change
    assert not event_validator.is_valid(event)
    assert event_validator.is_valid({"id": "a", "title": "A"})
    result = read_timeline(json.dumps({"id": "a", "title": "A"} | change).encode() + b"\n")
    assert result.report.rejected or result.report.problems


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", BUNDLED)
def test_the_table_schemas_describe_the_bundled_tables(name, table, bundled, root):
    text = (bundled / name / f"{table}.csv").read_text("utf-8")
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    schema = read_schema(root, table)
    assert [*rows[0]] == [field["name"] for field in schema["fields"]]
    assert [*faults_in(rows, schema)] == []


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_package_carries_the_published_schemas(name, bundled, root):
    content = json.loads((bundled / name / "datapackage.json").read_text("utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in content["resources"]}
    assert schemas == {table: read_schema(root, table) for table in ("events", *TABLES)}


def test_the_table_schema_describes_the_flat_table(bundled, root):
    timelines = [RICH, *(read_timeline(bundled / name).timeline for name in BUNDLED)]
    for timeline in timelines:
        text = write_timeline(timeline, "csv").decode()
        rows = [*csv.DictReader(io.StringIO(text, newline=""))]
        known = [{k: v for k, v in row.items() if k not in ("Goldstein", "note")} for row in rows]
        assert [*faults_in(known, read_schema(root, "flat"))] == []


def test_the_check_of_table_schemas_sees_a_fault(root):
    assert [*faults_in([{"type": "talk", "title": ""}], read_schema(root, "flat"))] == ["type: talk", "title is empty"]


@pytest.mark.parametrize("template", [csv_template, xlsx_template])
def test_a_template_can_be_read_and_shows_its_examples_as_examples(template):
    result = read_timeline(template(), "template")
    assert result.report.problems == ()
    assert result.timeline.events == EXAMPLES
    assert all(event.title.startswith("EXAMPLE, delete this row") for event in EXAMPLES)


def test_the_published_templates_can_be_read(root):
    for name in ("template.csv", "template.xlsx"):
        assert read_timeline(root / "docs" / name).timeline.events == EXAMPLES
