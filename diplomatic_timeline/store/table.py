"""Events as one Arrow table: the columns' names and types, and the way there and back without loss."""

import json
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from diplomatic_timeline.event import Event, Evidence, Media, Participant, Place, Provenance, Relation

_TEXT = pa.string()
SCHEMA = pa.schema(
    [
        pa.field("id", _TEXT, nullable=False),
        pa.field("type", _TEXT, nullable=False),
        pa.field("title", _TEXT, nullable=False),
        pa.field("summary", _TEXT, nullable=False),
        pa.field("when", _TEXT),
        pa.field("when_text", _TEXT),
        pa.field("when_how", _TEXT),
        pa.field("reported", _TEXT),
        pa.field("participants", pa.list_(pa.struct({"name": _TEXT, "role": _TEXT})), nullable=False),
        pa.field(
            "place",
            pa.struct(
                {"name": _TEXT, "country": _TEXT, "lat": pa.float64(), "lon": pa.float64(), "precision": _TEXT},
            ),
        ),
        pa.field("status", _TEXT, nullable=False),
        pa.field("relations", pa.list_(pa.struct({"kind": _TEXT, "target": _TEXT})), nullable=False),
        pa.field("sources", pa.list_(_TEXT), nullable=False),
        pa.field(
            "evidence",
            pa.list_(
                pa.struct(
                    {
                        "exact": _TEXT,
                        "source": _TEXT,
                        "prefix": _TEXT,
                        "suffix": _TEXT,
                        "start": pa.int64(),
                        "end": pa.int64(),
                    }
                )
            ),
            nullable=False,
        ),
        pa.field("media", pa.list_(pa.struct({"url": _TEXT, "caption": _TEXT, "credit": _TEXT})), nullable=False),
        pa.field("tags", pa.list_(_TEXT), nullable=False),
        pa.field("flags", pa.list_(_TEXT), nullable=False),
        pa.field("confidence", pa.float64()),
        pa.field("attributes", _TEXT),
        pa.field("provenance", pa.struct({"format": _TEXT, "file": _TEXT, "row": pa.int64()})),
    ]
)
"""One row an event, one column a field of `Event`. `when` and `reported` hold EDTF, `attributes` a JSON object (null
for none); dictionary-encoded columns are as good as plain ones."""

_ONE = {"place": Place, "provenance": Provenance}
_MANY = {"participants": Participant, "relations": Relation, "evidence": Evidence, "media": Media}
_TUPLES = ("sources", "tags", "flags")
_TIMES = ("when", "reported")


def to_table(events: Iterable[Event]) -> pa.Table:
    """Return the events as a table with `SCHEMA`; attributes must be JSON values."""
    events = tuple(events)
    columns = [pa.array([_cell(event, field.name) for event in events], field.type) for field in SCHEMA]
    return pa.table(columns, schema=SCHEMA)


def read_events(table: pa.Table) -> list[Event]:
    """Return the rows of a table with `SCHEMA` as events, in order; the inverse of `to_table`."""
    return [_read_row(row) for row in table.to_pylist()]


def _cell(event: Event, name: str) -> Any:
    value = getattr(event, name)
    if name in _TIMES:
        return None if value is None else str(value)
    if name == "attributes":
        return json.dumps(dict(value), ensure_ascii=False) if value else None
    if name in _ONE:
        return None if value is None else dict(value)
    if name in _MANY:
        return [dict(part) for part in value]
    return value


def _read_row(row: dict[str, Any]) -> Event:
    values = dict(row)
    values["attributes"] = json.loads(row["attributes"]) if row["attributes"] else {}
    for name, kind in _ONE.items():
        values[name] = None if row[name] is None else kind(**row[name])
    for name, kind in _MANY.items():
        values[name] = tuple(kind(**part) for part in row[name] or ())
    for name in _TUPLES:
        values[name] = tuple(row[name] or ())
    return Event(**values)
