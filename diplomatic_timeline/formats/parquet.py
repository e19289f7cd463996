"""Parquet: one row an event in the columns of the store's table; what else a timeline is stands in the file's metadata.

Nothing is lost, and a million events take a few megabytes. Parquet files of other makers are read as tables.
"""

import json
from typing import Any

import pyarrow as pa
from pyarrow import parquet
from pydantic import TypeAdapter, ValidationError

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Actor, Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.links import find_loose_ends, number_twins
from diplomatic_timeline.formats.problems import faults_of, rejection
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.rows import EventRows
from diplomatic_timeline.store.table import SCHEMA, read_events, to_table

_MARK = b"PAR1"
_KEY = b"diplomatic_timeline"
_ACTORS, _SOURCES = TypeAdapter(tuple[Actor, ...]), TypeAdapter(tuple[Source, ...])
_CHUNK = 2_000


def _write(timeline: Timeline) -> bytes:
    told = {
        "info": timeline.info.model_dump(mode="json"),
        "actors": _ACTORS.dump_python(timeline.actors, mode="json", exclude_defaults=True),
        "sources": _SOURCES.dump_python(timeline.sources, mode="json", exclude_defaults=True),
        "articles": dict(timeline.articles),
    }
    table = _plain(to_table(timeline.events))
    table = table.replace_schema_metadata({_KEY: json.dumps(told, ensure_ascii=False).encode()})
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def _plain(table: pa.Table) -> pa.Table:
    """Return the table in `SCHEMA` itself: attributes as JSON, no dictionaries."""
    return table if table.schema.equals(SCHEMA) else to_table(tuple(read_events(table)))


def _sniff(given: Input) -> bool:
    if not given.head.startswith(_MARK):
        return False
    try:
        return _KEY in (parquet.read_schema(pa.BufferReader(given.data)).metadata or {})
    except (pa.ArrowException, OSError):
        return False


def _read(given: Input) -> ImportResult:
    try:
        table = parquet.read_table(pa.BufferReader(given.data))
    except (pa.ArrowException, OSError) as error:
        raise FormatError(f"{given.name} is not readable as Parquet: {error}; export it again") from error
    if not table.schema.equals(SCHEMA, check_metadata=False):
        names = [name for name in SCHEMA.names if name not in table.schema.names]
        missing = f"the columns {', '.join(names)} are missing" if names else "its columns are of other types"
        raise FormatError(f"{given.name} is not as it is written here: {missing}; export it again")
    told = _read_metadata(table, given.name)
    rows = number_twins(_read_rows(table, given.name))
    timeline = Timeline(told["info"], rows.events, told["actors"], told["sources"], told["articles"])
    notes = (*rows.problems, *find_loose_ends(timeline, rows.spots))
    return ImportResult(timeline, ImportReport(FORMAT.name, len(rows.events), rows.rejected, notes))


def _read_metadata(table: pa.Table, name: str) -> dict[str, Any]:
    try:
        told = json.loads((table.schema.metadata or {})[_KEY])
        return {
            "info": TimelineInfo.model_validate(told["info"]),
            "actors": _ACTORS.validate_python(told["actors"]),
            "sources": _SOURCES.validate_python(told["sources"]),
            "articles": {str(key): str(text) for key, text in told["articles"].items()},
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FormatError(f"{name}: what it says of the timeline cannot be read: {error}; export it again") from error


def _read_rows(table: pa.Table, file: str) -> EventRows:
    events: list[Event] = []
    spots, problems, rejected = [], [], 0
    for start in range(0, table.num_rows, _CHUNK):
        part = table.slice(start, _CHUNK)
        for number in range(part.num_rows):
            event, faults = _read_row(part.slice(number, 1), file, start + number + 1)
            if event is None:
                rejected += 1
                problems += faults
                continue
            events.append(event)
            spots.append((file, start + number + 1))
    return EventRows(tuple(events), tuple(spots), rejected, tuple(problems))


def _read_row(row: pa.Table, file: str, line: int) -> tuple[Event | None, list[Problem]]:
    try:
        return read_events(row)[0], []
    except ValidationError as error:
        return None, [rejection(file, line, fault) for fault in faults_of(error)]


FORMAT = Format(
    "parquet",
    "Parquet",
    "a whole timeline in one Parquet file, as it is written here",
    (".parquet",),
    _sniff,
    _read,
    _write,
)
