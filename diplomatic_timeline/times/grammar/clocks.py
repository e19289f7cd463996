"""Clock times, alone or with the day beside them."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from diplomatic_timeline.times.lexicon import ZONES, read_number
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import unit_of
from diplomatic_timeline.times.wording import say_day, say_value

_PLACES = {
    "et": "America/New_York",
    "eastern": "America/New_York",
    "ct": "America/Chicago",
    "central": "America/Chicago",
    "mt": "America/Denver",
    "mountain": "America/Denver",
    "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "moscow": "Europe/Moscow",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "london": "Europe/London",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "jerusalem": "Asia/Jerusalem",
    "beijing": "Asia/Shanghai",
    "tokyo": "Asia/Tokyo",
    "washington": "America/New_York",
}
_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_GAP = re.compile(r"(?P<aside>,?\s*\([^()\n]{1,30}\))?,?\s+(?:on\s+)?", re.ASCII)
_SHIFT = re.compile(r" ?(?P<sign>[+−-])(?P<hours>1?[0-9])(?::?(?P<minutes>[0-5][0-9]))?(?![0-9])", re.ASCII)
_LEADS = re.compile(r"\b(?:at|around|about|by|until|till|before|after|from|since)\s\Z", re.IGNORECASE)
_AFTER_NOON = ("afternoon", "evening", "night")


def _read_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    if groups.get("named"):
        hour, minute = _NAMED[match["named"].lower()]
    else:
        hour, minute = int(read_number(match["h"])), int(groups.get("min") or 0)
        half = (groups.get("half") or "").lower()[:1]
        if half and hour > 12:
            half = ""
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    place = (groups.get("zone") or groups.get("place") or "").lower()
    reading = _place(match, scene, hour, minute)
    if place in ZONES:
        return _with_zone(match, reading, ZONES[place])
    if place in _PLACES:
        east = datetime.fromisoformat(reading.value).replace(tzinfo=ZoneInfo(_PLACES[place])).utcoffset()
        return replace(reading, offset=int((east or timedelta()).total_seconds()) // 60)
    # "local time" is on a clock that the text does not name, whatever the zone of the reader.
    return replace(reading, edtf=reading.value) if place else reading


def _read_bare_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "at 15:00"; two numbers with a colon after any other word may be a score or a verse."""
    return _read_clock(match, scene) if _LEADS.search(scene.text[max(0, match.start() - 8) : match.start()]) else None


def _with_zone(match: re.Match[str], reading: Reading, offset: int) -> Reading:
    """Return the reading with its offset, "GMT +8" being eight hours more than GMT."""
    shift = _SHIFT.match(match.string, match.end("zone")) if offset == 0 else None
    if shift is None:
        return replace(reading, offset=offset)
    minutes = 60 * int(shift["hours"]) + int(shift["minutes"] or 0)
    return replace(reading, offset=minutes if shift["sign"] == "+" else -minutes)


def _place(match: re.Match[str], scene: Scene, hour: int, minute: int) -> Reading:
    """Put a clock time on the day that stands beside it, else on the day last spoken of near it, else publication.

    A day beyond words in brackets, as in "10:30 a.m. (0230 GMT) on Monday", stays an expression of its own.
    """
    gap = _GAP.match(scene.text, match.end())
    beside = scene.read_on(gap.end()) if gap else None
    part = (match.groupdict().get("part") or (beside and beside.part_of_day) or "").lower()
    if part in _AFTER_NOON and hour < 12 and not match.groupdict().get("half") and (part != "night" or hour > 5):
        hour += 12
    clock = f"T{hour:02d}:{minute:02d}"
    if beside and beside.type in ("DATE", "TIME") and unit_of(beside.value) == "day":
        return Reading(
            "TIME",
            beside.value[:10] + clock,
            f"the time in the text, on {beside.how}",
            beside.modifier,
            anchor=beside.anchor,
            end=None if gap and gap["aside"] else beside.end,
        )
    last = scene.mentions[-1] if scene.mentions else None
    if last and unit_of(last.value) == "day" and match.start() - last.end < 120 and last.type in ("DATE", "TIME"):
        return Reading(
            "TIME",
            last.value[:10] + clock,
            f"the time in the text, on the day spoken of before, {say_value(last.value[:10])}",
            anchor=last.value,
        )
    return Reading(
        "TIME",
        scene.today.isoformat() + clock,
        f"the time in the text, on the day of publication, {say_day(scene.today)}",
        anchor=scene.today.isoformat(),
    )


RULES = (
    rule(
        "clock",
        r"(?P<h>1[0-2]|0?[1-9])(?::(?P<min>[0-5][0-9])(?::[0-5][0-9])?)? ?(?P<half>[ap])"
        r"\.?m\b\.?(?:,? \(?(?P<zone>@zone)\)?| (?P<place>[a-z]{4,12})(?: (?:standard|daylight)"
        r")? time)?",
        _read_clock,
        {
            "at 10 p.m. Wednesday": "1998-03-11T22:00",
            "9 a.m. EST Tuesday": "1998-03-10T09:00",
            "at 7:15 p.m.": "1998-03-13T19:15",
        },
        ("25 p.m.",),
    ),
    rule(
        "clock without half",
        r"(?P<h>@number) o['’]clock(?:(?: in the| at) (?P<part>morning|afternoon|evening|night))?",
        _read_clock,
        {
            "at 10 o'clock": "1998-03-13T10:00",
            "at 3 o'clock in the afternoon": "1998-03-13T15:00",
            "by six o'clock yesterday evening": "1998-03-12T18:00",
        },
        ("25 o'clock",),
    ),
    rule(
        "24-hour clock",
        r"(?P<h>[01]?[0-9]|2[0-3])[:h](?P<min>[0-5][0-9])(?::[0-5][0-9])?(?:(?: hours)?,?"
        r" \(?(?P<zone>@zone)\)?| hours| (?P<place>[a-z]{4,12}) time| ?Z)",
        _read_clock,
        {"at 19:15 GMT": "1998-03-13T19:15"},
        ("a 10:30 split",),
    ),
    rule(
        "24-hour clock after its preposition",
        r"(?P<h>[01]?[0-9]|2[0-3]):(?P<min>[0-5][0-9])(?![:.,][0-9])",
        _read_bare_clock,
        {"at 15:00 on Tuesday": "1998-03-10T15:00", "until 07:30": "1998-03-13T07:30"},
        ("John 3:16", "by 1:25,000"),
    ),
    rule(
        "clock in four digits",
        r"(?P<h>[01][0-9]|2[0-3])(?P<min>[0-5][0-9])(?: hours)?(?:,? (?P<zone>@zone)| (?P<place>[a-z]{4,12}) time)",
        _read_clock,
        {"at 0230 GMT": "1998-03-13T02:30", "10:30 a.m. (0230 GMT) on Monday": "1998-03-09T02:30"},
        ("in 1998 GMT began", "2000 hours"),
    ),
    rule(
        "noon",
        r"(?P<named>noon|midday|midnight)(?:,? (?P<zone>@zone))?",
        _read_clock,
        {"noon Saturday": "1998-03-07T12:00", "at midnight": "1998-03-13T00:00"},
        ("afternoon",),
    ),
)
