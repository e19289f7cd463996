"""iCalendar (RFC 5545): each VEVENT is an event; a series is read as its first time, with its rule kept.

An all-day DTEND is exclusive: a day-long event of 2 March ends, as the file has it, on 3 March.
"""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from diplomatic_timeline.errors import FormatError, WhenError
from diplomatic_timeline.formats.foreign.vis import to_span
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.text import peek
from diplomatic_timeline.when import When

_STATUS = {"CONFIRMED": "confirmed"}
_USED = {
    "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL",
    "ORGANIZER", "ATTENDEE", "CATEGORIES", "STATUS",
}  # fmt: skip


def _read(given: Input) -> ImportResult:
    from icalendar import Calendar

    gathered = Collector(given.name, "icalendar", list(given.notes))
    about: dict[str, Any] = {}
    clocks = _own_zones(given.text)
    for line, block in _blocks(given.text, "VEVENT"):
        named = "".join(f"{clock}\r\n" for name, clock in clocks.items() if f"TZID={name}" in block.replace('"', ""))
        try:
            component = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{named}{block}\r\nEND:VCALENDAR\r\n").walk("VEVENT")[0]
        except (ValueError, IndexError, KeyError, TypeError) as error:
            fix = "export the calendar again, or remove this entry"
            gathered.reject(line, Fault((), None, f"the entry cannot be read: {error}", fix))
            continue
        _take(gathered, line, component)
    if not gathered.events and not gathered.rejected and "BEGIN:VCALENDAR" not in given.text.upper():
        raise FormatError(f"{given.name} is no calendar")
    about["title"] = _calendar_line(given.text, "X-WR-CALNAME")
    about["description"] = _calendar_line(given.text, "X-WR-CALDESC")
    zone = _calendar_line(given.text, "X-WR-TIMEZONE")
    about |= {"zone": zone} if zone and _is_zone(zone) else {}
    return gathered.finish(**about)


@cache
def _is_zone(name: str) -> bool:
    return name in available_timezones()


def _calendar_line(text: str, name: str) -> str | None:
    """Return the value of a property of the calendar itself, which stands before its entries."""
    for line in text.splitlines()[:200]:
        key, colon, value = line.partition(":")
        if colon and key.partition(";")[0].upper() == name:
            return value.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ").strip() or None
    return None


def _own_zones(text: str) -> dict[str, str]:
    """Return the time zones that the calendar defines and no database knows, by name."""
    named = {}
    for _, block in _blocks(text, "VTIMEZONE"):
        name = _calendar_line(block, "TZID")
        named |= {name: block} if name and not _is_zone(name) else {}
    return named


def _blocks(text: str, kind: str) -> list[tuple[int, str]]:
    """Return the entries of a kind with the lines that they start on; one that does not end is one up to the next."""
    found: list[tuple[int, str]] = []
    start, lines = 0, text.splitlines()
    for number, line in enumerate(lines, 1):
        word = line.strip().upper()
        if word == f"BEGIN:{kind}":
            if start:
                found.append((start, "\r\n".join([*lines[start - 1 : number - 1], f"END:{kind}"])))
            start = number
        elif word == f"END:{kind}" and start:
            found.append((start, "\r\n".join(lines[start - 1 : number])))
            start = 0
    return [*found, (start, "\r\n".join([*lines[start - 1 :], f"END:{kind}"]))] if start else found


def _take(gathered: Collector, line: int, component: Any) -> None:
    try:
        when = _when_of(component)
    except (WhenError, ValueError, AttributeError, TypeError, KeyError) as error:
        gathered.reject(line, date_fault("DTSTART", component.get("DTSTART"), WhenError(str(error))))
        return
    url = _text(component.get("URL"))
    found: dict[str, Any] = {
        "title": _text(component.get("SUMMARY")) or "",
        "summary": _text(component.get("DESCRIPTION")) or "",
        "when": when,
        "participants": _people(component),
        "place": _place_of(component),
        "status": _STATUS.get(_text(component.get("STATUS")) or "", "asserted"),
        "sources": gathered.source(url=url),
        "tags": _categories(component),
        "attributes": _leftovers(component),
    }
    if uid := _text(component.get("UID")):
        again = component.get("RECURRENCE-ID")
        found["id"] = f"{uid}@{_instant(again.dt)}" if again is not None else uid
    gathered.take(line, found)


def _when_of(component: Any) -> str | None:
    start, end, length = (component.get(name) for name in ("DTSTART", "DTEND", "DURATION"))
    if start is None:
        return None
    first = start.dt
    last = end.dt if end is not None else first + length.dt if length is not None else None
    if last is not None and not isinstance(last, datetime) and not isinstance(first, datetime):
        last -= timedelta(days=1)
        if last < first:
            last = None  # programs that do not know that the end is exclusive write the same day twice
    return to_span(_instant(first), _instant(last) if last is not None else None)


def _instant(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    text = f"{value:%Y-%m-%dT%H:%M:%S}" if value.second else f"{value:%Y-%m-%dT%H:%M}"
    offset = value.utcoffset()
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "+" if minutes >= 0 else "-"
    return When.parse(f"{text}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else f"{text}Z").text


def _people(component: Any) -> list[dict[str, str]]:
    people: dict[str, str] = {}
    for name, role in (("ORGANIZER", "actor"), ("ATTENDEE", "actor")):
        listed = component.get(name) or []
        for person in listed if isinstance(listed, list) else [listed]:
            called = _text(person.params.get("CN")) or str(person).removeprefix("mailto:").removeprefix("MAILTO:")
            if called.strip():
                people.setdefault(called.strip(), role)
    return [{"name": name, "role": role} for name, role in people.items()]


def _place_of(component: Any) -> dict[str, Any] | None:
    name, point = _text(component.get("LOCATION")), component.get("GEO")
    if name is None and point is None:
        return None
    place: dict[str, Any] = {"name": name or f"{point.latitude}, {point.longitude}"}
    return place | ({"lat": point.latitude, "lon": point.longitude} if point is not None else {})


def _categories(component: Any) -> list[str]:
    listed = component.get("CATEGORIES") or []
    listed = listed if isinstance(listed, list) else [listed]
    return [name for item in listed for one in getattr(item, "cats", [item]) if (name := _text(one))]


def _leftovers(component: Any) -> dict[str, str]:
    kept = {}
    for name, value in component.items():
        if name.upper() in _USED:
            continue
        values = value if isinstance(value, list) else [value]
        text = "; ".join(filter(None, (_encode(item) for item in values)))
        kept |= {name.upper(): text} if text else {}
    return kept


def _encode(value: Any) -> str:
    encoded = value.to_ical() if hasattr(value, "to_ical") else str(value)
    return encoded.decode("utf-8", "replace").strip() if isinstance(encoded, bytes) else str(encoded).strip()


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return (str(value).strip() or None) if value is not None else None


def _sniff(given: Input) -> bool:
    return peek(given.head).lstrip().upper().startswith("BEGIN:VCALENDAR")


FORMAT = Format("icalendar", "iCalendar", "a calendar with its events (RFC 5545)", (".ics",), _sniff, _read)
