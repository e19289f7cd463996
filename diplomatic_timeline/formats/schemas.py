"""Published schemas, made from the record: JSON Schema of an event, Table Schemas of the tables."""

from typing import Any

from pydantic import BaseModel

from diplomatic_timeline.event import Actor, Event, Source
from diplomatic_timeline.formats.cells import SEPARATOR

_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_LIST = {"type": "list", "delimiter": SEPARATOR}


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
