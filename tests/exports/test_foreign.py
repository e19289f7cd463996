"""Exports for other programs: valid by their own rules, honest in their dates, and read again here."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from icalendar import Calendar
from jsonschema import Draft202012Validator

from diplomatic_timeline.event import Era, Event, Relation, Timeline, TimelineInfo
from diplomatic_timeline.exports import EXPORTS, write_export
from diplomatic_timeline.exports.spans import find_span
from diplomatic_timeline.exports.timelinejs import COLUMNS
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.when import When
from tests.exports.made_up import FORMULA, excerpt_of, hostile_timeline
from tests.formats.made_up import timelines

FOREIGN = ["timelinejs", "timelinejs-csv", "vis", "ics"]
BUNDLED = ["ukraine-ceasefire-2025", "cuban-missile-crisis-1962"]
_TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
    },
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"], "second": ["minute"]},
    "additionalProperties": False,
}
_MEDIA = {"type": "object", "required": ["url"], "properties": {"url": {"type": "string", "pattern": "^https?://"}}}
_SLIDE = {
    "type": "object",
    "properties": {
        "start_date": _DATE,
        "end_date": _DATE,
        "text": _TEXT,
        "media": _MEDIA,
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "unique_id": {"type": "string"},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "events": {"type": "array", "items": {**_SLIDE, "required": ["start_date"]}},
        "title": _SLIDE,
        "eras": {"type": "array", "items": {"type": "object", "required": ["start_date", "end_date"]}},
        "scale": {"enum": ["human", "cosmological"]},
    },
}
"""What https://timeline.knightlab.com/docs/json-format.html says of the format."""


def one(edtf, **values):
    event = Event(id="e", title="E", when=When.parse(edtf) if edtf else None, **values)
    return excerpt_of(Timeline(TimelineInfo(id="t", title="T"), (event,)))


@pytest.mark.parametrize("name", BUNDLED)
def test_a_timelinejs_export_is_valid_by_the_documented_format(name, bundled):
    timeline = read_timeline(bundled / name).timeline
    content = json.loads(write_export(excerpt_of(timeline), "timelinejs"))
    Draft202012Validator(SCHEMA).validate(content)
    assert len(content["events"]) == sum(find_span(event.when) is not None for event in timeline.events)
    assert len(content["eras"]) == len(timeline.info.eras)


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("export", FOREIGN)
def test_an_export_is_read_again_with_every_dated_event(name, export, bundled):
    timeline = read_timeline(bundled / name).timeline
    result = read_timeline(write_export(excerpt_of(timeline), export))
    assert result.report.rejected == 0
    dated = {event.title: event for event in timeline.events if find_span(event.when) is not None}
    assert {event.title for event in result.timeline.events} == {" ".join(title.split()) for title in dated}
    days = {title: event for title, event in dated.items() if len(str(event.when)) == 10 and str(event.when)[4] == "-"}
    again = {event.title: str(event.when) for event in result.timeline.events}
    assert len(days) > 20
    assert {title: again[title] for title in days} == {title: str(event.when) for title, event in days.items()}


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2025-03-13", {"year": 2025, "month": 3, "day": 13}, None),
        ("2025-03", {"year": 2025, "month": 3}, None),
        ("2025", {"year": 2025}, None),
        ("2025-03-13~", {"year": 2025, "month": 3, "day": 13}, None),
        ("-0043-03-15", {"year": -43, "month": 3, "day": 15}, None),
        ("196X", {"year": 1960}, {"year": 1969}),
        ("2025-21", {"year": 2025, "month": 3}, {"year": 2025, "month": 5}),
        ("1962-10-16/1962-10", {"year": 1962, "month": 10, "day": 16}, {"year": 1962, "month": 10}),
        ("../2022-04-30", {"year": 2022, "month": 4, "day": 30}, None),
        ("2022-04-30/", {"year": 2022, "month": 4, "day": 30}, None),
        (
            "1962-10-22T19:00-04:00",
            {"year": 1962, "month": 10, "day": 22, "hour": 23, "minute": 0},
            None,
        ),
    ],
)
def test_a_timelinejs_date_has_no_more_parts_than_are_known(edtf, start, end):
    (slide,) = json.loads(write_export(one(edtf), "timelinejs"))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["edtf"] == edtf
    assert slide["display_date"] == When.parse(edtf).words(UTC)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2025-03-13", date(2025, 3, 13), date(2025, 3, 14)),
        ("2025-02", date(2025, 2, 1), date(2025, 3, 1)),
        ("1962-10-16/1962-10-28", date(1962, 10, 16), date(1962, 10, 29)),
        ("../2022-04-30", date(2022, 4, 30), date(2022, 5, 1)),
        ("1962-10-22T19:00-04:00", datetime.fromisoformat("1962-10-22T23:00+00:00"), None),
        ("2025-03-13T10:00Z/2025-03-13T12:30Z", "2025-03-13T10:00+00:00", "2025-03-13T12:30+00:00"),
    ],
)
def test_a_calendar_entry_lasts_as_long_as_its_date_allows(edtf, start, end):
    (entry,) = Calendar.from_ical(write_export(one(edtf), "ics")).walk("VEVENT")
    start, end = (datetime.fromisoformat(value) if isinstance(value, str) else value for value in (start, end))
    assert entry["DTSTART"].dt == start
    assert (entry["DTEND"].dt if "DTEND" in entry else None) == end
    assert str(entry["X-EDTF"]) == edtf
    assert entry["DTSTAMP"].dt.date() == date(2031, 5, 6)


@pytest.mark.parametrize("edtf", [None, "-0043-03-15", "Y170000002"])
def test_what_a_calendar_has_no_day_for_is_a_journal_entry(edtf):
    calendar = Calendar.from_ical(write_export(one(edtf), "ics"))
    assert not calendar.walk("VEVENT")
    (entry,) = calendar.walk("VJOURNAL")
    assert "DTSTART" not in entry
    assert str(entry["SUMMARY"]) == "E"


def test_events_without_a_date_are_named_where_they_can_have_no_place():
    excerpt = one(None)
    assert "Without a date: E." in json.loads(write_export(excerpt, "timelinejs"))["title"]["text"]["text"]
    assert json.loads(write_export(excerpt, "vis"))["undated"] == [{"id": "e", "content": "E"}]


@pytest.mark.parametrize("name", [item.name for item in EXPORTS if item.name not in ("package", "xlsx", "parquet")])
@pytest.mark.parametrize(
    "edtf", ["2025-03-13~", "2025-03", "1962-05-21/1962-05-24?", "196X", "[2025-03-13,2025-03-15]"]
)
def test_the_edtf_survives_in_every_format_that_has_a_text(name, edtf):
    text = write_export(one(edtf), name).decode().replace("\r\n ", "")
    assert edtf in text.replace("\\,", ",")


def test_calendar_entries_keep_what_calendars_hold():
    events = (
        Event.model_validate(
            {
                "id": "a",
                "type": "talks",
                "title": "A; with, signs",
                "when": "2025-03-13",
                "place": {"name": "Jeddah", "lat": 21.5, "lon": 39.2},
                "tags": ["peace, at last"],
                "status": "confirmed",
                "participants": [{"name": "Kyiv"}],
            }
        ),
        Event(id="b", title="B", when=When.parse("2025-03-14"), relations=(Relation(kind="disputes", target="a"),)),
    )
    data = write_export(excerpt_of(Timeline(TimelineInfo(id="t", title="T", description="Two\nlines"), events)), "ics")
    first, second = Calendar.from_ical(data).walk("VEVENT")
    assert str(first["SUMMARY"]) == "A; with, signs"
    assert (first["GEO"].latitude, first["GEO"].longitude) == (21.5, 39.2)
    assert str(first["LOCATION"]) == "Jeddah"
    assert [str(item) for item in first["CATEGORIES"].cats] == ["talks", "peace, at last"]
    assert "Who: Kyiv" in str(first["DESCRIPTION"])
    assert "ATTENDEE" not in first
    assert (str(second["RELATED-TO"]), second["RELATED-TO"].params["X-KIND"]) == ("a@t", "disputes")
    again = read_timeline(data).timeline
    assert [(event.title, event.status) for event in again.events] == [
        ("A; with, signs", "confirmed"),
        ("B", "asserted"),
    ]


def test_years_beyond_javascripts_dates_use_the_other_scale_of_timelinejs():
    assert json.loads(write_export(one("Y-300000"), "timelinejs"))["scale"] == "cosmological"
    assert json.loads(write_export(one("2025"), "timelinejs"))["scale"] == "human"


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2025-03-13", "2025-03-13", None),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("-0043-03-15", "-000043-03-15", None),
        ("Y12025", "+012025-01-01", "+012025-12-31"),
        ("1962-10-22T19:00-04:00", "1962-10-22T19:00-04:00", None),
    ],
)
def test_vis_items_are_dates_as_javascript_reads_them(edtf, start, end):
    (item,) = json.loads(write_export(one(edtf), "vis"))["items"]
    assert (item["start"], item.get("end"), item["edtf"]) == (start, end, edtf)
    assert item["type"] == ("range" if end else "point")


def test_eras_travel():
    info = TimelineInfo(id="t", title="T", eras=(Era(name="First & last", when=When.parse("2025-03")),))
    excerpt = excerpt_of(Timeline(info, (Event(id="e", title="E", when=When.parse("2025")),)))
    for name in ("timelinejs", "timelinejs-csv", "vis"):
        (era,) = read_timeline(write_export(excerpt, name)).timeline.info.eras
        assert era.name == "First & last"


@pytest.mark.parametrize("name", ["timelinejs", "vis"])
def test_programs_that_show_html_get_escaped_text_and_only_web_addresses(name):
    content = json.loads(write_export(excerpt_of(hostile_timeline()), name))
    slides = content.get("events") or content["items"]
    shown = [content["title"]["text"], slides[0]["text"]] if name == "timelinejs" else [slides[0]]
    for texts in shown:
        for field in ("headline", "text", "content", "title"):
            assert "<script" not in texts.get(field, "")
            assert "<img" not in texts.get(field, "")
    assert "media" not in slides[0]
    assert "href" not in json.dumps(slides)


def test_no_cell_of_the_timelinejs_table_is_a_formula():
    rows = list(csv.reader(io.StringIO(write_export(excerpt_of(hostile_timeline(FORMULA)), "timelinejs-csv").decode())))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert sum("HYPERLINK" in cell for row in rows for cell in row) >= 3


@given(timelines())
@settings(max_examples=40)
def test_an_arbitrary_timeline_is_written_in_every_way(timeline):
    excerpt = excerpt_of(timeline)
    for name in FOREIGN:
        data = write_export(excerpt, name)
        if name in ("timelinejs", "vis"):
            json.loads(data)
        if name == "timelinejs":
            Draft202012Validator(SCHEMA).validate(json.loads(data))
        if name == "ics":
            entries = Calendar.from_ical(data).walk("VEVENT") + Calendar.from_ical(data).walk("VJOURNAL")
            assert len(entries) == len(excerpt.timeline.events)
