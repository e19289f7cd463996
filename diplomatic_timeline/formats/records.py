"""Reading files that hold one record after another, as JSON and calendars do: events, their sources, and the report."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Actor, Era, Event, Provenance, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.identity import event_id, source_id
from diplomatic_timeline.formats.jsonlines import event_line
from diplomatic_timeline.formats.links import number_twins
from diplomatic_timeline.formats.people import host_of
from diplomatic_timeline.formats.problems import Fault, faults_of, rejection, split_advice
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.rows import EventRows, Spot
from diplomatic_timeline.when import When

_TITLE = 120
"""Characters of a text that stands for a title."""


@dataclass
class Collector:
    """What a reader gathers: `take` keeps an event or says why not; `finish` makes the timeline of them.

    `accepted_besides` counts records that are no events but told something else, as a title or an era does.
    """

    file: str
    format: str
    problems: list[Problem] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    rejected: int = 0
    sources: dict[str, Source] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    accepted_besides: int = 0

    def take(self, line: int, values: Mapping[str, Any]) -> None:
        """Keep an event; an id that is missing follows from its content. What is wrong goes to the report.

        An event that tells of itself but has no title, as calendars allow, is called by its summary or place.
        """
        if not values.get("title") and (name := _name_of(values)):
            values = {**values, "title": name}
            cause, done, fix = "it has no title", f"called '{name}'", "give it a title if that says too little"
            self.note(line, "title", None, cause, done, fix)
        provenance = Provenance(format=self.format, file=self.file, row=line)
        try:
            event = Event.model_validate({"id": "?", **values, "provenance": provenance})
        except ValidationError as error:
            self.reject(line, *faults_of(error))
            return
        if "id" not in values:
            bare = event.model_copy(update={"provenance": None})
            event = event.model_copy(update={"id": event_id(event_line(bare))})
        self.events.append(event)
        self.spots.append((self.file, line))

    def reject(self, line: int, *faults: Fault) -> None:
        """Leave a record out, with the reasons."""
        self.rejected += 1
        self.problems += [rejection(self.file, line, fault) for fault in faults]

    def note(self, line: int | None, column: str | None, value: str | None, cause: str, done: str, fix: str) -> None:
        """Report something about a record that is kept."""
        self.problems.append(Problem(self.file, line, column, value, cause, done, fix))

    def source(self, **told: Any) -> list[str]:
        """Keep a source and return its id in a list, empty where neither publisher nor address is told.

        A date of it that cannot be read is left out.
        """
        told = {name: value for name, value in told.items() if value}
        publisher = told.pop("publisher", None) or host_of(told.get("url"))
        if publisher is None:
            return []
        for name in ("published", "accessed"):
            if name in told and (when := _read_date(told.pop(name))):
                told[name] = when
        made = source_id(publisher, told.get("title"), told.get("url"), told.get("description"))
        self.sources.setdefault(made, Source(id=made, publisher=publisher, **told))
        return [made]

    def finish(self, *, eras: Sequence[Era] = (), **about: Any) -> ImportResult:
        """Return the timeline with its report; `about` are fields of `TimelineInfo`, empty ones left out."""
        rows = EventRows(tuple(self.events), tuple(self.spots), self.rejected, tuple(self.problems))
        rows = number_twins(rows)
        stem = PurePath(self.file).stem or "timeline"
        told = {name: value for name, value in about.items() if value}
        info = TimelineInfo.model_validate({"id": stem, "title": stem, "eras": tuple(eras), **told})
        names = dict.fromkeys(person.name for event in rows.events for person in event.participants)
        actors = tuple(Actor(name=name, country=self.countries.get(name)) for name in names)
        timeline = Timeline(info, rows.events, actors, tuple(self.sources.values()))
        report = ImportReport(self.format, len(rows.events) + self.accepted_besides, rows.rejected, rows.problems)
        return ImportResult(timeline, report)


def _name_of(values: Mapping[str, Any]) -> str | None:
    """Return what an event without a title is called, None where nothing is told of it that is worth keeping."""
    place = values.get("place") or {}
    if told := values.get("summary") or place.get("name"):
        return str(told)[:_TITLE]
    return "Untitled" if values.get("when") else None


def date_fault(column: str, value: object, error: WhenError) -> Fault:
    """Return the fault of a date that cannot be read."""
    cause, fix = split_advice(str(error), "write it as in 2025-03-13, 2025-03 or 2025")
    return Fault((column,), str(value), cause, fix)


def _read_date(value: object) -> When | None:
    try:
        return read_when(str(value))
    except WhenError:
        return None


def text_of(value: object) -> str | None:
    """Return a value as text without white space around it, None where nothing is left; lists and objects as JSON."""
    if value is None or value == "":
        return None
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, bool)) else str(value)
    return text.strip() or None


def texts_of(value: object) -> list[str]:
    """Return the texts in a list, or the one text that stands where a list could."""
    listed = value if isinstance(value, list) else [value]
    return [text for item in listed if (text := text_of(item))]


def leftovers(record: Mapping[str, Any], used: Sequence[str]) -> dict[str, Any]:
    """Return what a record holds besides the fields that were used, under the same names, without empty values."""
    return {name: value for name, value in record.items() if name not in used and value not in (None, "", [], {})}
