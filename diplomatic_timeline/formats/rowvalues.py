"""The cells of one row of the flat table as fields of an event; what is wrong goes to a list of faults."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import from_json

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.cells import list_items, split_items
from diplomatic_timeline.formats.columns import OTHER_SOURCE, PARALLEL, SCALARS, SPLIT, Column, columns_of
from diplomatic_timeline.formats.dates import read_phrase, read_when
from diplomatic_timeline.formats.guesses import Orders
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.formats.kinds import read_kind
from diplomatic_timeline.formats.problems import Fault, split_advice

Cells = Mapping[str, str]
"""The filled cells of a row by the names of `columns`."""

_HOST = re.compile(r"\w+://(?:[^/?#@]*@)?([^/:?#]+)")


def read_scalars(cells: Cells, orders: Orders, faults: list[Fault]) -> dict[str, Any]:
    """Return the fields that stand in cells of their own; a place without name goes by its country."""
    values: dict[str, Any] = {}
    for column in SCALARS:
        if column.name not in cells:
            continue
        value = _read_value(column, cells[column.name], orders, faults)
        if len(column.path) == 1:
            values[column.field] = value
        else:
            values.setdefault(column.field, {})[column.path[1]] = value
    if "place" in values and "country" in values["place"]:
        values["place"].setdefault("name", values["place"]["country"])
    return values


def read_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `when` and `when_how` as the words in `when_text` tell them, nothing where they do not.

    What the row itself says on how the date follows stays.
    """
    read = read_phrase(values["when_text"], values.get("reported")) if "when_text" in values else None
    return {"when": read[0], "when_how": values.get("when_how", read[1])} if read else {}


def read_labels(cells: Cells) -> dict[str, Any]:
    """Return the tags, and the type if its cell holds a word that means one; a word of its own is a tag, too."""
    tags = list_items(cells.get("tags", ""))
    kind = read_kind(cells["type"]) if "type" in cells else None
    if kind is None:
        return {"tags": tags}
    return {"type": kind[0], "tags": tags if kind[1] is None or kind[1] in tags else [*tags, kind[1]]}


def _read_value(column: Column, text: str, orders: Orders, faults: list[Fault]) -> Any:
    if column.form in ("date", "dates"):
        return _read_date(column, text, orders, faults)
    if column.form == "word":
        return text.strip().lower()
    return text.strip() if column.form in ("number", "numbers") else text


def _read_date(column: Column, text: str, orders: Orders, faults: list[Fault]) -> Any:
    try:
        return read_when(text.strip(), orders.get(column.name))
    except WhenError as error:
        cause, fix = split_advice(str(error), "write it as in 2025-03-13, 2025-03 or 2025")
        faults.append(Fault((column.name,), text.strip(), cause, fix))
        return None


def read_split(cells: Cells, field: str) -> list[dict[str, str]]:
    """Return the entries in the order of the columns, or of their places where a list has an empty one."""
    group, item = SPLIT[field]
    lists = [(column.path[1], _without_end(split_items(cells.get(column.name, "")))) for column in columns_of(field)]
    entries = [
        (place, {group: chosen, item: text}) for chosen, items in lists for place, text in enumerate(items) if text
    ]
    if any(text is None for _, items in lists for text in items):
        entries.sort(key=lambda entry: entry[0])
    return [entry for _, entry in entries]


def _without_end(items: list[str | None]) -> list[str | None]:
    """Drop the empty place after a last separator, which many people type."""
    while items and items[-1] is None:
        items = items[:-1]
    return items


def read_parallel(cells: Cells, field: str, orders: Orders, faults: list[Fault]) -> list[dict[str, Any]]:
    """Return one entry for each place of the longest list, empty ones too."""
    lists = {column: _without_end(split_items(cells.get(column.name, ""))) for column in PARALLEL[field]}
    entries: list[dict[str, Any]] = [{} for _ in range(max(map(len, lists.values())))]
    for column, items in lists.items():
        for entry, text in zip(entries, items, strict=False):
            if text:
                entry[column.path[1]] = _read_value(column, text, orders, faults)
    return entries


def read_sources(cells: Cells, orders: Orders, faults: list[Fault]) -> tuple[list[str | None], list[Source]]:
    """Return the id of each source in the row, None for an empty place, and the sources that are more than an id."""
    ids: list[str | None] = []
    sources = []
    for entry in read_parallel(cells, "sources", orders, faults):
        source = _to_source(entry, faults) if entry.keys() - {"id"} else None
        sources += [source] if source else []
        ids.append(source.id if source else entry.get("id"))
    return ids, sources


def _to_source(entry: dict[str, Any], faults: list[Fault]) -> Source | None:
    publisher = entry.get("publisher") or find_host(entry.get("url"))
    if publisher is None:
        cause = "a source has neither publisher nor address"
        fix = "name the publisher of each source, in the order of the other lists, with ';' between them"
        faults.append(Fault(("source_publisher",), entry.get("title"), cause, fix))
        return None
    made = source_id(publisher, entry.get("title"), entry.get("url"), entry.get("description"))
    return Source.model_validate({"id": made, **entry, "publisher": publisher})


def find_host(url: str | None) -> str | None:
    """Return the host of an address, None where it is none."""
    host = _HOST.match(url or "")
    return host[1] if host else None


def read_evidence(cells: Cells, sources: Sequence[str | None], faults: list[Fault]) -> list[dict[str, Any]]:
    """Return the passages of the row, each with its source's id where it is told."""
    entries = [entry for entry in read_parallel(cells, "evidence", {}, faults) if entry]
    for entry in entries:
        if "source" in entry:
            entry["source"] = _find_source(entry["source"], sources, faults)
    return entries


def _find_source(text: str, sources: Sequence[str | None], faults: list[Fault]) -> str | None:
    if text.startswith(OTHER_SOURCE):
        return text.removeprefix(OTHER_SOURCE)
    numbered = {str(number): name for number, name in enumerate(sources, 1) if name is not None}
    if text not in numbered:
        fix = "write the number of the source within the row, counted from 1"
        faults.append(Fault(("quote_source",), text, f"the row has no source number '{text}'", fix))
    return numbered.get(text)


def read_attributes(cells: Cells, faults: list[Fault]) -> dict[str, Any]:
    """Return the attributes that stand in a cell of their own as a JSON object."""
    text = cells.get("attributes", "{}")
    try:
        values = from_json(text)
    except ValueError:
        values = None
    if isinstance(values, dict):
        return values
    faults.append(Fault(("attributes",), text, "this is not a JSON object", 'write it as in {"name": "value"}'))
    return {}
