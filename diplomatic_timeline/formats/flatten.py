"""From events to the rows of the flat table: one row an event, everything about it in that row.

Lists stand in one cell with ";" between their items, as `cells` says. The lists that describe sources, passages and
media run in parallel: the second item of each belongs to the second source. Participants stand in one column a role and
relations in one column a kind; where their order is not that of the columns, an item's place in its list is its place
among all, and the places of the others are left empty: actors `;France` and mediators `Oman` are Oman, then France.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from diplomatic_timeline.event import Event, Source
from diplomatic_timeline.formats.cells import guard, join_items
from diplomatic_timeline.formats.columns import (
    BY_NAME,
    COLUMNS,
    OTHER_SOURCE,
    PARALLEL,
    SCALARS,
    SPLIT,
    Column,
    columns_of,
    find_column,
)
from diplomatic_timeline.formats.identity import source_id

Sources = Mapping[str, Source]
"""Sources by id."""


def to_rows(events: Iterable[Event], sources: Sources) -> list[list[str]]:
    """Return the column names and a row for each event, safe for spreadsheets.

    Attributes that are text get columns of their own, in the order of their first use; rare columns without any
    content are left out.
    """
    rows = [to_cells(event, sources) for event in events]
    used = dict.fromkeys(name for row in rows for name in row)
    names = [column.name for column in COLUMNS if not column.rare or column.name in used]
    names += [name for name in used if name not in BY_NAME]
    written = [[_guard(name, row.get(name, "")) for name in names] for row in rows]
    return [[guard(name) for name in names], *written]


def to_cells(event: Event, sources: Sources) -> dict[str, str]:
    """Return the filled cells of an event by column name, not guarded."""
    cells = {column.name: text for column in SCALARS if (text := _scalar(event, column))}
    for field, (group, item) in SPLIT.items():
        pairs = [(getattr(part, group), getattr(part, item)) for part in getattr(event, field)]
        cells |= _split_cells(pairs, columns_of(field)) if pairs else {}
    cells |= _parallel_cells([_source_values(name, sources.get(name)) for name in event.sources], "sources")
    cells |= _parallel_cells([_evidence_values(dict(part), event.sources) for part in event.evidence], "evidence")
    cells |= _parallel_cells([dict(part) for part in event.media], "media")
    lists = {"tags": join_items(event.tags), "flags": join_items(event.flags)}
    cells |= {name: text for name, text in lists.items() if text}
    return cells | _attribute_cells(event) if event.attributes else cells


def _scalar(event: Event, column: Column) -> str:
    value = getattr(event, column.field)
    if len(column.path) > 1 and value is not None:
        value = getattr(value, column.path[1])
    return "" if value is None else str(value)


def _split_cells(pairs: Sequence[tuple[str, str]], columns: Sequence[Column]) -> dict[str, str]:
    """Sort items into the columns of their groups, and leave places empty where the columns' order is not theirs."""
    order = [column.path[1] for column in columns]
    in_order = sorted(pairs, key=lambda pair: order.index(pair[0])) == list(pairs)
    cells = {}
    for column in columns:
        items = [item if group == column.path[1] else None for group, item in pairs]
        if in_order:
            items = [item for item in items if item is not None]
        if text := _join(items):
            cells[column.name] = text
    return cells


def _parallel_cells(entries: Sequence[Mapping[str, Any]], field: str) -> dict[str, str]:
    if not entries:
        return {}
    found = {column.name: _join([entry.get(column.path[1]) for entry in entries]) for column in PARALLEL[field]}
    return {name: text for name, text in found.items() if text}


def _source_values(name: str, source: Source | None) -> dict[str, Any]:
    if source is None:
        return {"id": name}
    values = dict(source)
    follows = source_id(source.publisher, source.title, source.url, source.description) == name
    return values | {"id": None if follows else name}


def _evidence_values(values: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
    name = values["source"]
    if name in sources:
        values["source"] = sources.index(name) + 1
    elif name is not None:
        values["source"] = f"{OTHER_SOURCE}{name}"
    return values


def _attribute_cells(event: Event) -> dict[str, str]:
    own = {name: value for name, value in event.attributes.items() if _can_be_column(name, value)}
    rest = {name: value for name, value in event.attributes.items() if name not in own}
    return {"attributes": json.dumps(rest, ensure_ascii=False), **own} if rest else own


def _can_be_column(name: str, value: object) -> bool:
    """Say whether an attribute comes back unchanged from a column of its own."""
    is_named = bool(name) and name == name.strip() and find_column(name) is None
    return is_named and isinstance(value, str) and bool(value.strip())


def _join(items: Iterable[Any]) -> str:
    """Join a list without the empty places at its end."""
    texts = [None if item is None else str(item) for item in items]
    while texts and texts[-1] is None:
        texts.pop()
    return join_items(texts)


def _guard(name: str, text: str) -> str:
    column = BY_NAME.get(name)
    return text if column is not None and column.form == "number" else guard(text)
