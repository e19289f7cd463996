"""JSON Lines: one event a line, in the fields of the record; the canonical text of events in every package."""

import json
from collections.abc import Iterable
from pathlib import PurePath

from pydantic import ValidationError

from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.links import find_loose_ends, number_twins
from diplomatic_timeline.formats.problems import faults_of, rejection
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.rows import EventRows
from diplomatic_timeline.formats.text import decode


def event_line(event: Event) -> str:
    """Return an event as compact JSON, fields in the order of the record, those with their default left out."""
    return event.model_dump_json(exclude_defaults=True)


def write_events(events: Iterable[Event]) -> bytes:
    """Return events as JSON Lines in UTF-8."""
    return "".join(f"{event_line(event)}\n" for event in events).encode()


def read_events(text: str, file: str) -> EventRows:
    """Return the events of a JSON Lines text, ids as they are; a line that is no event is reported and left out.

    Fields that the record does not have go to `attributes` under their own names.
    """
    events, spots, problems, rejected = [], [], [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            event, notes = _read_line(line, file, number)
        except ValidationError as error:
            rejected += 1
            problems += [rejection(file, number, fault) for fault in faults_of(error)]
            continue
        events.append(event)
        spots.append((file, number))
        problems += notes
    return EventRows(tuple(events), tuple(spots), rejected, tuple(problems))


def _read_line(line: str, file: str, number: int) -> tuple[Event, list[Problem]]:
    try:
        return Event.model_validate_json(line), []
    except ValidationError as error:
        extra = [
            fault["loc"][0] for fault in error.errors() if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 1
        ]
        if not extra:
            raise
    values = json.loads(line)
    attributes = {str(name): values.pop(str(name)) for name in extra}
    values["attributes"] = {**attributes, **values.get("attributes", {})}
    event = Event.model_validate_json(json.dumps(values))
    notes = [
        Problem(
            file,
            number,
            name,
            None,
            "the record has no such field",
            "kept in 'attributes'",
            "rename it if it is one of the record's fields misspelt",
        )
        for name in attributes
    ]
    return event, notes


def _sniff(given: Input) -> bool:
    first = given.head.lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n")[0]
    return first.startswith(b"{") and b'"id"' in first and b'"title"' in first


def _read(given: Input) -> ImportResult:
    text, notes = decode(given.data, given.name)
    rows = number_twins(read_events(text, given.name))
    stem = PurePath(given.name).stem or "timeline"
    timeline = Timeline(TimelineInfo(id=stem, title=stem), rows.events)
    loose = find_loose_ends(timeline, rows.spots, with_sources=False)
    return ImportResult(
        timeline, ImportReport("jsonl", len(rows.events), rows.rejected, (*notes, *rows.problems, *loose))
    )


def _write(timeline: Timeline) -> bytes:
    return write_events(timeline.events)


FORMAT = Format(
    "jsonl",
    "JSON Lines",
    "one event a line in the fields of the record, with `id` and `title` at least; events only",
    (".jsonl", ".ndjson"),
    _sniff,
    _read,
    _write,
)
