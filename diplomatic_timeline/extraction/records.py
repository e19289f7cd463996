"""Extracted events as JSON Lines: every field of the record, those of evaluation scripts always written."""

import json
from collections.abc import Iterable

from diplomatic_timeline.event import Event

_ALWAYS = {"type", "when", "participants", "status", "relations", "evidence"}


def to_record(event: Event) -> dict[str, object]:
    """Return an event as JSON values: defaults are left out, but never type, date, people, status and links."""
    row = event.model_dump(mode="json", exclude_defaults=True)
    full = event.model_dump(mode="json", include=_ALWAYS)
    row |= {name: full[name] for name in _ALWAYS}
    row["evidence"] = [{key: value for key, value in one.items() if value is not None} for one in row["evidence"]]
    return {name: row[name] for name in Event.model_fields if name in row}


def to_json_lines(events: Iterable[Event]) -> str:
    """Return events as JSON Lines, one a line, UTF-8 text with a line feed behind each."""
    return "".join(json.dumps(to_record(event), ensure_ascii=False) + "\n" for event in events)
