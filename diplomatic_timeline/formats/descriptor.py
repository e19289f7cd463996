"""`datapackage.json`: what a package says of itself and of its files (Data Package, versions 1 and 2).

The time zone and the eras of a timeline stand beside the standard's properties, which the standard allows.
"""

import codecs
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import TimelineInfo
from diplomatic_timeline.formats.problems import faults_of
from diplomatic_timeline.formats.schemas import actor_table, event_table, source_table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\Z")
_LICENCE_ID = re.compile(r"[-a-zA-Z0-9._]+\Z")
_OTHER_LICENCE = "other"

_FILES = {
    "events": ("events.jsonl", "jsonl", "application/x-ndjson", event_table),
    "actors": ("actors.csv", "csv", "text/csv", actor_table),
    "sources": ("sources.csv", "csv", "text/csv", source_table),
}


def write_descriptor(info: TimelineInfo, articles: Sequence[str]) -> bytes:
    """Return `datapackage.json` for a timeline with articles at these paths."""
    content: dict[str, Any] = {"$schema": _PROFILE, "name": to_name(info.id)}
    if content["name"] != info.id:
        content["id"] = info.id
    content["title"] = info.title
    optional = {
        "description": info.description,
        "version": info.version,
        "licenses": None if info.licence is None else [_write_licence(info.licence)],
        "contributors": [{"title": name, "roles": ["creator"]} for name in info.creators],
        "zone": info.zone,
        "eras": [{"name": era.name, "when": str(era.when)} for era in info.eras],
    }
    content |= {name: value for name, value in optional.items() if value not in (None, [])}
    content["resources"] = [*(_table(name) for name in _FILES), *_article_resource(articles)]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def read_descriptor(data: bytes, file: str) -> tuple[TimelineInfo, dict[str, list[str]]]:
    """Return what the package says of its timeline, and the paths of its resources by name.

    Raises `FormatError` if the file is not a descriptor.
    """
    try:
        content = from_json(data.removeprefix(codecs.BOM_UTF8))
    except ValueError as error:
        raise FormatError(f"{file} is not JSON in UTF-8: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise FormatError(f"{file} is not a Data Package descriptor: it needs a list of 'resources'")
    return _read_info(content, file), _read_paths(content["resources"], file)


def to_name(text: str) -> str:
    """Return a text as the standard wants names: lower-case letters, digits, `.`, `-` and `_`."""
    if _NAME.match(text):
        return text
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-._") or "timeline"


def _read_info(content: Mapping[str, Any], file: str) -> TimelineInfo:
    name = content.get("id") or content.get("name") or "timeline"
    values = {
        "id": name,
        "title": content.get("title") or name,
        "description": content.get("description") or "",
        "licence": _read_licence(content.get("licenses")),
        "creators": tuple(person.get("title") or "" for person in _dicts(content.get("contributors"))),
        "version": content.get("version"),
        "zone": content.get("zone") or "UTC",
        "eras": content.get("eras") or (),
    }
    try:
        return TimelineInfo.model_validate(values)
    except ValidationError as error:
        fault = faults_of(error)[0]
        place = ".".join(map(str, fault.path))
        raise FormatError(f"{file}, '{place}': {fault.cause}; {fault.fix}") from error


def _read_paths(resources: list[Any], file: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for resource in _dicts(resources):
        path = resource.get("path")
        paths: list[Any] = path if isinstance(path, list) else [] if path is None else [path]
        if not all(isinstance(item, str) for item in paths):
            raise FormatError(f"{file}: the path of resource '{resource.get('name')}' is not text")
        found[str(resource.get("name"))] = paths
    if "events" not in found:
        names = ", ".join(found) or "none"
        raise FormatError(f"{file} has no resource named 'events' (it has {names}); is this a package of events?")
    return found


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _write_licence(licence: str) -> dict[str, str]:
    if _LICENCE_ID.match(licence) and licence != _OTHER_LICENCE:
        return {"name": licence}
    return {"name": _OTHER_LICENCE, "title": licence}


def _read_licence(value: object) -> str | None:
    for licence in _dicts(value):
        name = licence.get("name")
        if name == _OTHER_LICENCE and "title" in licence:
            return str(licence["title"])
        return str(name or licence.get("title") or licence.get("path"))
    return None


def _table(name: str) -> dict[str, Any]:
    path, kind, media_type, schema = _FILES[name]
    described = {"name": name, "path": path, "format": kind, "mediatype": media_type, "encoding": "utf-8"}
    return {**described, "schema": schema()}


def _article_resource(paths: Sequence[str]) -> list[dict[str, Any]]:
    if not paths:
        return []
    described = {"name": "articles", "path": list(paths), "format": "txt", "mediatype": "text/plain"}
    return [{**described, "encoding": "utf-8"}]
