"""Events coded after PLOVER as JSON: the output of NGEC (Halterman et al. 2023), and collections of coded examples.

NGEC gives offsets into the text of the story for each actor, recipient and place: these are the passages. Where no date
was found in the text it writes the day of publication and says so: such an event has no date of its own here.
"""

from collections.abc import Mapping
from typing import Any

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.formats.cameo import plover_type, plover_words
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import Item, items_of, lines_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault, leftovers, text_of, texts_of
from diplomatic_timeline.formats.report import ImportResult

_NGEC_USED = ("id", "date", "date_resolved", "date_raw", "pub_date", "event_type", "event_text", "headline",
              "publisher", "contexts", "story_id")  # fmt: skip
_CODED_USED = ("id", "date", "source", "target", "event", "text", "context", "publication", "eventLoc", "url")
_GUESSED = "publication date"


def _items(given: Input) -> list[Item]:
    if given.json is not None:
        return items_of(given.json_text, given.name) if isinstance(given.json, list) else [(1, given.json)]
    return list(lines_of(given.text))


def _read(given: Input) -> ImportResult:
    gathered = Collector(given.name, "plover", list(given.notes))
    about: dict[str, Any] = {}
    for line, record in _items(given):
        if not isinstance(record, dict):
            gathered.reject(line, Fault((), None, f"this is no event: {text_of(str(record))}", "correct or remove it"))
        elif record.get("event") == "DOCUMENT":
            about = {"licence": text_of(record.get("license")), "description": text_of(record.get("eventText"))}
            done = "read as what the collection says of itself"
            gathered.note(line, "event", "DOCUMENT", "this record documents the file", done, "nothing to do")
            gathered.accepted_besides += 1
        elif "event_type" in record:
            _take_ngec(gathered, line, record)
        else:
            _take_coded(gathered, line, record)
    return gathered.finish(**about)


def _take_ngec(gathered: Collector, line: int, record: Mapping[str, Any]) -> None:
    told = record.get("attributes")
    attributes: Mapping[str, Any] = told if isinstance(told, dict) else {}
    guessed = _GUESSED in (text_of(record.get("date_raw")) or "") or "pub date" in (
        text_of(record.get("date_raw")) or ""
    )
    try:
        when = None if guessed else _date(record.get("date_resolved") or record.get("date"))
        reported = _date(record.get("pub_date"))
    except WhenError as error:
        gathered.reject(line, date_fault("date_resolved", record.get("date_resolved") or record.get("date"), error))
        return
    if guessed:
        cause = "no date was found in the text, the day of publication stands in its place"
        value, fix = text_of(record.get("date_resolved")), "add the date if the text tells it"
        gathered.note(line, "date_resolved", value, cause, "read as not known", fix)
    people = [(part, role) for name, role in (("ACTOR", "actor"), ("RECIP", "recipient"))
              for part in _parts(attributes, name)]  # fmt: skip
    source = gathered.source(
        publisher=text_of(record.get("publisher")) or "unknown",
        title=text_of(record.get("headline")),
        description=text_of(record.get("story_id")),
        published=text_of(record.get("pub_date")),
    )
    names = [(_name(part), role) for part, role in people]
    gathered.take(
        line,
        _known(
            id=text_of(record.get("id")),
            type=plover_type(text_of(record.get("event_type"))),
            title=_title(names, text_of(record.get("event_type"))),
            when=when,
            when_text=None if guessed else text_of(record.get("date_raw")),
            reported=reported,
            participants=[{"name": name, "role": role} for name, role in names if name],
            place=_geolocation(record.get("event_geolocation")),
            sources=source,
            evidence=_evidence(record, [part for part, _ in people] + _parts(attributes, "LOC"), source),
            tags=texts_of(record.get("contexts")),
            confidence=_confidence([part for part, _ in people]),
            attributes=leftovers(record, _NGEC_USED),
        ),
    )


def _take_coded(gathered: Collector, line: int, record: Mapping[str, Any]) -> None:
    try:
        when = _date(record.get("date"))
    except WhenError as error:
        gathered.reject(line, date_fault("date", record.get("date"), error))
        return
    names = [(_coded_name(part), role) for field, role in (("source", "actor"), ("target", "recipient"))
             for part in _as_list(record.get(field))]  # fmt: skip
    text = text_of(record.get("text"))
    source = gathered.source(publisher=text_of(record.get("publication")), url=text_of(record.get("url")))
    place = next(iter(texts_of(record.get("eventLoc"))), None) if isinstance(record.get("eventLoc"), str) else None
    used = [name for name in _CODED_USED if name != "eventLoc" or place]
    gathered.take(
        line,
        _known(
            id=text_of(record.get("id")),
            type=plover_type(text_of(record.get("event"))),
            title=_title(names, text_of(record.get("event"))),
            summary=text,
            when=when,
            participants=[{"name": name, "role": role} for name, role in names if name],
            place={"name": place} if place else None,
            sources=source,
            evidence=[{"exact": text, "source": source[0] if source else None}] if text else [],
            tags=[tag for item in texts_of(record.get("context")) for tag in item.split("; ")],
            attributes=leftovers(record, used),
        ),
    )


def _known(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _date(value: object) -> str | None:
    text = text_of(value)
    return read_when(text).text if text else None


def _title(names: list[tuple[str | None, str]], root: str | None) -> str:
    sides = {role: ", ".join(dict.fromkeys(name for name, told in names if told == role and name))
             for role in ("actor", "recipient")}  # fmt: skip
    return " – ".join(part for part in (sides["actor"], plover_words(root), sides["recipient"]) if part)


def _parts(attributes: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [part for part in _as_list(attributes.get(name)) if isinstance(part, dict)]


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _name(part: Mapping[str, Any]) -> str | None:
    return text_of(part.get("wiki")) or text_of(part.get("text"))


def _coded_name(part: Any) -> str | None:
    if not isinstance(part, dict):
        return text_of(part)
    return text_of(part.get("actorText")) or text_of(part.get("code"))


def _geolocation(value: object) -> dict[str, Any] | None:
    found = value.get("geo", value) if isinstance(value, dict) else None
    if not isinstance(found, dict) or not (name := text_of(found.get("resolved_placename"))):
        return None
    return _known(name=name, country=text_of(found.get("country_code3")), lat=found.get("lat"), lon=found.get("lon"))


def _evidence(record: Mapping[str, Any], parts: list[Mapping[str, Any]], source: list[str]) -> list[dict[str, Any]]:
    text = record.get("event_text")
    if not isinstance(text, str):
        return []
    passages = []
    for part in parts:
        start, end = part.get("qa_start_char"), part.get("qa_end_char")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            passages.append(
                {"exact": text[start:end], "source": source[0] if source else None, "start": start, "end": end}
            )
    return passages


def _confidence(parts: list[Mapping[str, Any]]) -> float | None:
    """Return the lowest score of the parts that were found: an event is as sure as its weakest part."""
    scores = [part["qa_score"] for part in parts if isinstance(part.get("qa_score"), (int, float))]
    return min(scores) if scores and 0 <= min(scores) <= 1 else None


def _sniff(given: Input) -> bool:
    first = given.json[0] if isinstance(given.json, list) and given.json else given.json
    if first is None:
        line = given.head.lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n")[0]
        return line.startswith(b"{") and b'"event_type"' in line and b'"attributes"' in line
    records = given.json[:5] if isinstance(given.json, list) else [first]
    return any(
        isinstance(record, dict)
        and ({"event_type", "attributes"} <= record.keys() or {"event", "source", "text"} <= record.keys())
        for record in records
    )


FORMAT = Format(
    "plover", "PLOVER events", "events coded after PLOVER, as NGEC writes them: a JSON list, or one object a line",
    (".json", ".jsonl"), _sniff, _read,
)  # fmt: skip
