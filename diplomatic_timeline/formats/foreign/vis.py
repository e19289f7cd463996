"""vis-timeline: a JSON list of items, or an object with `items` and `groups`.

https://visjs.github.io/vis-timeline/docs/timeline/#Data_Format. `start` and `end` are ISO 8601 or milliseconds since
1970; `type: background` is a stretch behind the events.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Era
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.foreign.timelinejs import to_plain
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import items_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault, leftovers, text_of
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.when import When

_USED = ("id", "content", "start", "end", "group", "title")


def read_date(value: object) -> str | None:
    """Return the EDTF of a date as JavaScript writes it, None for none; raises `WhenError` for what is no date."""
    text = text_of(value)
    if text is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_milliseconds(value)
    return read_when(text).text


def _from_milliseconds(number: float) -> str:
    try:
        moment = datetime.fromtimestamp(number / 1000, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise WhenError(f"'{number}' is no time in milliseconds since 1970; write it as in 2025-03-13") from error
    return moment.date().isoformat() if number % 86_400_000 == 0 else f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def to_span(start: str | None, end: str | None) -> str | None:
    """Return the EDTF from a start to an end, or the one of them that is known."""
    return When.parse(f"{start}/{end}").text if start and end and start != end else start or end


def _items(given: Input) -> list[tuple[int, Any]]:
    return items_of(given.json_text, given.name, "items" if isinstance(given.json, dict) else None)


def _group_names(given: Input) -> dict[str, str]:
    groups = given.json.get("groups") if isinstance(given.json, dict) else None
    listed = [group for group in groups or [] if isinstance(group, dict)]
    return {str(group.get("id")): to_plain(text_of(group.get("content"))) or str(group.get("id")) for group in listed}


def _read(given: Input) -> ImportResult:
    gathered = Collector(given.name, "vis-timeline", list(given.notes))
    groups, eras = _group_names(given), []
    for line, item in _items(given):
        if not isinstance(item, dict):
            gathered.reject(line, Fault((), text_of(item), "this is not an object", "write an item as an object"))
            continue
        try:
            when = to_span(read_date(item.get("start")), read_date(item.get("end")))
        except WhenError as error:
            gathered.reject(line, date_fault("start", text_of(item.get("start")), error))
            continue
        if item.get("type") == "background" and when:
            eras.append(Era(name=to_plain(text_of(item.get("content"))) or "era", when=When.parse(when)))
            gathered.accepted_besides += 1
        else:
            _take(gathered, line, item, when, groups)
    return gathered.finish(eras=eras)


def _take(gathered: Collector, line: int, item: Mapping[str, Any], when: str | None, groups: Mapping[str, str]) -> None:
    content, hover = to_plain(text_of(item.get("content"))), to_plain(text_of(item.get("title")))
    group = text_of(item.get("group"))
    found: dict[str, Any] = {
        "title": content or hover or "",
        "summary": hover if content and hover and hover != content else "",
        "when": when,
        "tags": [groups.get(group, group)] if group else [],
        "attributes": leftovers(item, _USED),
    }
    if identifier := text_of(item.get("id")):
        found["id"] = identifier
    gathered.take(line, found)


def _sniff(given: Input) -> bool:
    whole = given.json
    items = whole.get("items") if isinstance(whole, dict) else whole
    if not isinstance(items, list) or not items:
        return False
    return all(isinstance(item, dict) and "start" in item and "content" in item for item in items[:20])


FORMAT = Format("vis-timeline", "vis-timeline", "the items of a vis-timeline as JSON", (".json",), _sniff, _read)
