"""Events as one Arrow table: the columns' names and types, and the way there and back without loss."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

import pyarrow as pa

from diplomatic_timeline.event import Event, Evidence, Media, Participant, Place, Provenance, Relation
from diplomatic_timeline.store.ids import Ids

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
for none) or, where a whole table was read at once, a struct of the columns kept; dictionary-encoded columns are as good
as plain ones."""

_CHUNK = 2_000


class TableEvents(Sequence[Event]):
    """Events that lie in a table with `SCHEMA` and become records only when asked for: a million of them cost nothing.

    Two are equal, and look alike, when their tables hold the same.
    """

    def __init__(self, table: pa.Table, ids: Ids | None = None) -> None:
        """Take a table with `SCHEMA`, and its ids where they are ready to be looked up."""
        self.table = table
        self.ids = ids

    def __len__(self) -> int:
        """Return the number of events."""
        return self.table.num_rows

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...

    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        """Return the event at a place, or those of a slice."""
        rows = range(len(self))[place]
        if isinstance(rows, range):
            return tuple(read_events(self.table.take(pa.array(rows, pa.int64()))))
        return read_events(self.table.slice(rows, 1))[0]

    def __iter__(self) -> Iterator[Event]:
        """Yield the events in order."""
        for start in range(0, len(self), _CHUNK):
            yield from read_events(self.table.slice(start, _CHUNK))

    def __eq__(self, other: object) -> bool:
        """Say whether the other has equal events in a table."""
        return isinstance(other, TableEvents) and self.table.equals(other.table)

    def __hash__(self) -> int:
        """Return a number that equal ones share."""
        return hash(self.table.num_rows)

    def __repr__(self) -> str:
        """Return a short text that follows from the content."""
        return f"TableEvents({len(self)} events, {digest_of(self.table)})"


def digest_of(table: pa.Table) -> str:
    """Return the SHA-256 of what a table holds."""
    sink = _Digest()
    with pa.ipc.new_stream(pa.PythonFile(sink, "w"), table.schema) as stream:
        stream.write_table(table, max_chunksize=65_536)
    return sink.digest.hexdigest()


class _Digest:
    """A file that keeps nothing but the digest of what is written to it."""

    closed = False

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: there is nothing to wait for."""

    def close(self) -> None:
        """Do nothing: there is nothing to close."""


_ONE = {"place": Place, "provenance": Provenance}
_MANY = {"participants": Participant, "relations": Relation, "evidence": Evidence, "media": Media}
_TUPLES = ("sources", "tags", "flags")
_TIMES = ("when", "reported")


def to_table(events: Iterable[Event]) -> pa.Table:
    """Return the events as a table with `SCHEMA`; attributes must be JSON values."""
    if isinstance(events, TableEvents):
        return events.table
    events = tuple(events)
    columns = [pa.array([_cell(event, field.name) for event in events], field.type) for field in SCHEMA]
    return pa.table(columns, schema=SCHEMA)


def read_events(table: pa.Table) -> list[Event]:
    """Return the rows of a table with `SCHEMA` as events, in order; the inverse of `to_table`."""
    return [_read_row(row) for row in table.to_pylist()]


def names_in(table: pa.Table, column: str, part: str = "") -> list[str]:
    """Return the distinct texts in a list column of a table with `SCHEMA`, or in one part of what it lists."""
    found: dict[str, None] = {}
    for chunk in table.column(column).chunks:
        items = chunk.flatten()
        if part:
            items = items.flatten()[items.type.get_field_index(part)]
        found |= dict.fromkeys(items.unique().to_pylist())
    return [name for name in found if name is not None]


def find_origins(table: pa.Table) -> frozenset[str]:
    """Return the formats that the events of a table with `SCHEMA` were first read from, where they say so."""
    formats = (chunk.flatten()[0].unique().to_pylist() for chunk in table.column("provenance").chunks)
    return frozenset(name for found in formats for name in found if name is not None)


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
    values["attributes"] = _read_attributes(row["attributes"])
    for name, kind in _ONE.items():
        values[name] = None if row[name] is None else kind(**row[name])
    for name, kind in _MANY.items():
        values[name] = tuple(kind(**part) for part in row[name] or ())
    for name in _TUPLES:
        values[name] = tuple(row[name] or ())
    return Event(**values)


def _read_attributes(cell: str | dict[str, str | None] | None) -> dict[str, Any]:
    if isinstance(cell, dict):
        return {name: value for name, value in cell.items() if value is not None}
    return json.loads(cell) if cell else {}
