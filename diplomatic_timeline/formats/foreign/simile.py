"""SIMILE Timeline event sources: XML (`<data>` with `<event>`) and JSON (`events`), by the same rules.

https://simile-widgets.org/wiki/Timeline_EventSources. Start and end may be spans themselves: `latestStart` is the last
possible start, `earliestEnd` the first possible end. `isDuration` says that the event lasts from start to end; where it
is false, or not said in JSON, start and end bound an instant.
"""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as Xml  # entities are refused before a parser sees the text

from diplomatic_timeline.errors import FormatError, WhenError
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.foreign.timelinejs import to_plain
from diplomatic_timeline.formats.foreign.vis import to_span
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import items_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault, leftovers, text_of
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.text import peek
from diplomatic_timeline.when import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_JAVASCRIPT = re.compile(
    r"(?:\w{3},? )?(?P<month>[A-Z][a-z]{2})\w* (?P<day>\d{1,2}),? (?P<year>\d{1,4})"
    r"(?: (?P<time>\d{2}:\d{2}(?::\d{2})?))?(?: (?:GMT|UTC)?(?P<zone>[+-]\d{4})?.*)?"
)
_YEAR = re.compile(r"(?P<minus>-)?(?P<year>\d{1,4})(?P<era> ?(?:BC|BCE|B\.C\.))?")
_USED = ("start", "latestStart", "earliestEnd", "end", "title", "caption", "description", "link", "image", "id",
         "isDuration", "durationEvent")  # fmt: skip
_DATES = ("start", "latestStart", "earliestEnd", "end")


def read_date(text: str) -> str:
    """Return the EDTF of a date as SIMILE's parsers take it: as JavaScript prints it, ISO 8601, or a bare year.

    A midnight is how a day is written. Raises `WhenError` for what is no date.
    """
    text = " ".join(text.split())
    if match := _YEAR.fullmatch(text):
        year = int(match["year"])
        back = 1 - year if match["era"] else -year
        number = back if match["minus"] or match["era"] else year
        return When.parse(f"-{-number:04d}" if number < 0 else f"{number:04d}").text
    match = _JAVASCRIPT.fullmatch(text)
    if match is None or match["month"] not in _MONTHS:
        return read_when(text).text
    day = f"{int(match['year']):04d}-{_MONTHS.index(match['month']) + 1:02d}-{int(match['day']):02d}"
    if match["time"] is None or match["time"].startswith("00:00"):
        return When.parse(day).text
    zone = match["zone"]
    offset = "" if zone is None else "Z" if zone in ("+0000", "-0000") else f"{zone[:3]}:{zone[3:]}"
    return When.parse(f"{day}T{match['time'].removesuffix(':00')}{offset}").text


def to_when(dates: Mapping[str, str], *, lasts: bool) -> str | None:
    """Return the EDTF of an event from its four dates, of which any may be missing."""
    first, late, early, last = (dates.get(name) for name in _DATES)
    if not lasts:
        return f"[{first}..{last}]" if first and last and first != last else first or last
    begins = f"{first}~" if first and late and late != first else first or late
    ends = f"{last}~" if last and early and early != last else last or early
    return to_span(begins, ends)


def _take(gathered: Collector, line: int, told: Mapping[str, Any], *, is_xml: bool) -> None:
    dates: dict[str, str] = {}
    name = "start"
    try:
        for name in _DATES:
            if text := text_of(told.get(name)):
                dates[name] = read_date(text)
        duration = text_of(told.get("isDuration")) or text_of(told.get("durationEvent"))
        lasts = duration.lower() == "true" if duration else not is_xml or "end" not in dates
        when = to_when(dates, lasts=lasts)
    except WhenError as error:
        gathered.reject(line, date_fault(name, told.get(name), error))
        return
    image, link = text_of(told.get("image")), text_of(told.get("link"))
    found: dict[str, Any] = {
        "title": to_plain(text_of(told.get("title")) or text_of(told.get("caption"))) or "",
        "summary": to_plain(text_of(told.get("description"))) or "",
        "when": when,
        "media": [{"url": image}] if image else [],
        "sources": gathered.source(url=link),
        "attributes": leftovers(told, [name for name in _USED if name not in ("latestStart", "earliestEnd")]),
    }
    if identifier := text_of(told.get("id")):
        found["id"] = identifier
    gathered.take(line, found)


def _read_json(given: Input) -> ImportResult:
    gathered = Collector(given.name, "simile", list(given.notes))
    for line, item in items_of(given.json_text, given.name, "events"):
        if isinstance(item, dict):
            _take(gathered, line, item, is_xml=False)
        else:
            gathered.reject(line, Fault((), text_of(item), "this is not an object", "write an event as an object"))
    return gathered.finish()


def _read_xml(given: Input) -> ImportResult:
    gathered = Collector(given.name, "simile-xml", list(given.notes))
    for line, told in _elements(given):
        _take(gathered, line, told, is_xml=True)
    return gathered.finish()


def _elements(given: Input) -> list[tuple[int, dict[str, str]]]:
    """Return the attributes and the text of each event with the line that its tag starts on."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)", given.text, re.IGNORECASE):
        raise FormatError(
            f"{given.name} declares entities or a document type, which can make a reader open or build anything; "
            "remove the declaration, then read it again"
        )
    try:
        root = Xml.fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", given.text))  # noqa: S314 - see the check above
    except Xml.ParseError as error:
        raise FormatError(f"{given.name}, line {error.position[0]}: this is not XML: {error}") from error
    bare = re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", " ", found[0]), given.text, flags=re.DOTALL)
    lines = [bare.count("\n", 0, found.start()) + 1 for found in re.finditer(r"<event[\s/>]", bare)]
    events = list(root.iter("event"))
    found = []
    for number, event in enumerate(events):
        inner = "".join(event.itertext()).strip()
        told = dict(event.attrib) | ({"description": inner} if inner else {})
        found.append((lines[number] if number < len(lines) else 1, told))
    return found


def _sniff_xml(given: Input) -> bool:
    head = re.sub(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\])?>", "", peek(given.head), flags=re.DOTALL)
    return re.match(r"\s*<data[\s>]", head) is not None and "<event" in head


def _sniff_json(given: Input) -> bool:
    whole = given.json
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list) or not whole["events"]:
        return False
    return all(isinstance(item, dict) and "start" in item and "title" in item for item in whole["events"][:20])


XML = Format(
    "simile-xml", "SIMILE Timeline (XML)", "an event source of SIMILE Timeline", (".xml",), _sniff_xml, _read_xml
)
JSON = Format("simile", "SIMILE Timeline (JSON)", "the same as JSON", (".json",), _sniff_json, _read_json)
