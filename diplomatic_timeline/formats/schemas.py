"""Published schemas, made from the record: JSON Schema of an event, Table Schemas of the tables."""

from typing import Any

from pydantic import BaseModel

from diplomatic_timeline.event import Actor, Event, Source
from diplomatic_timeline.formats.cells import SEPARATOR
from diplomatic_timeline.formats.columns import COLUMNS, KEY, Column, Form

_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_LIST = {"type": "list", "delimiter": SEPARATOR}
_FORMS: dict[Form, dict[str, str]] = {
    "text": {"type": "string"},
    "word": {"type": "string"},
    "date": {"type": "string"},
    "number": {"type": "number"},
    "texts": _LIST,
    "words": _LIST,
    "dates": _LIST,
    "numbers": {**_LIST, "itemType": "number"},
    "json": {"type": "object"},
}


def event_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an event, which is one line of `events.jsonl`."""
    return {"$schema": _JSON_SCHEMA, **Event.model_json_schema(mode="serialization")}


def event_table() -> dict[str, Any]:
    """Return the Table Schema of `events.jsonl`."""
    return _to_table(Event, {"type": "array"}, "id")


def actor_table() -> dict[str, Any]:
    """Return the Table Schema of `actors.csv`."""
    return _to_table(Actor, _LIST, "name")


def source_table() -> dict[str, Any]:
    """Return the Table Schema of `sources.csv`."""
    return _to_table(Source, _LIST, "id")


def flat_table() -> dict[str, Any]:
    """Return the Table Schema of the flat table, one row an event."""
    words = Event.model_json_schema(mode="validation")["properties"]
    return {"$schema": _TABLE_SCHEMA, "fields": [_to_flat_field(column, words) for column in COLUMNS]}


def _to_flat_field(column: Column, words: dict[str, Any]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        **_FORMS[column.form],
        "description": column.help,
        "example": column.example,
    }
    if column.name == KEY:
        field["constraints"] = {"required": True}
    if column.form == "word":
        field["constraints"] = {"enum": words[column.field]["enum"]}
    return field


def _to_table(model: type[BaseModel], array: dict[str, str], key: str) -> dict[str, Any]:
    schema = model.model_json_schema(mode="validation")
    required = schema["required"]
    fields = [_to_field(name, described, array, name in required) for name, described in schema["properties"].items()]
    return {"$schema": _TABLE_SCHEMA, "fields": fields, "primaryKey": [key]}


def _to_field(name: str, described: dict[str, Any], array: dict[str, str], required: bool) -> dict[str, Any]:
    variants = described.get("anyOf", [described])
    variant = next(item for item in variants if item.get("type") != "null")
    kind = variant.get("type", "object")
    field: dict[str, Any] = {"name": name, **(array if kind == "array" else {"type": kind})}
    if "description" in variant:
        field["description"] = variant["description"]
    limits = {"required": True} if required else {}
    limits |= {
        new: variant[old]
        for old, new in (("enum", "enum"), ("minimum", "minimum"), ("maximum", "maximum"))
        if old in variant
    }
    return {**field, "constraints": limits} if limits else field
