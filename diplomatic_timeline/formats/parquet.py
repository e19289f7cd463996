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
from diplomatic_timeline.formats.report import ImportReport, ImportResult
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
        "sources": _SOURCES.dump_python(tuple(timeline.sources), mode="json", exclude_defaults=True),
        "articles": dict(timeline.articles),
    }
    table = _plain(to_table(timeline.events))
    table = table.replace_schema_metadata({_KEY: json.dumps(told, ensure_ascii=False).encode()})
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def _plain(table: pa.Table) -> pa.Table:
    """Return the table in `SCHEMA` itself: attributes as JSON, no dictionaries."""
    try:
        columns = [_plain_column(table.column(field.name), field) for field in SCHEMA]
    except pa.ArrowNotImplementedError:  # a dictionary deep inside a list
        return to_table(tuple(read_events(table)))
    return pa.table(columns, schema=SCHEMA)


def _plain_column(column: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    if pa.types.is_struct(column.type) and field.name == "attributes":
        told = ({name: text for name, text in (cell or {}).items() if text is not None} for cell in column.to_pylist())
        return pa.array([json.dumps(cell, ensure_ascii=False) if cell else None for cell in told], field.type)
    return column if column.type == field.type else column.cast(field.type)


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
        for number, event in enumerate(_read_chunk(table.slice(start, _CHUNK)), start + 1):
            if isinstance(event, ValidationError):
                rejected += 1
                problems += [rejection(file, number, fault) for fault in faults_of(event)]
                continue
            events.append(event)
            spots.append((file, number))
    return EventRows(tuple(events), tuple(spots), rejected, tuple(problems))


def _read_chunk(table: pa.Table) -> list[Event] | list[Event | ValidationError]:
    """Return the rows as events; where one of them is none, each by itself, that one as its error."""
    try:
        return read_events(table)
    except ValidationError:
        return [_read_row(table.slice(number, 1)) for number in range(table.num_rows)]


def _read_row(row: pa.Table) -> Event | ValidationError:
    try:
        return read_events(row)[0]
    except ValidationError as error:
        return error


FORMAT = Format(
    "parquet",
    "Parquet",
    "a whole timeline in one Parquet file, as it is written here",
    (".parquet",),
    _sniff,
    _read,
    _write,
)
