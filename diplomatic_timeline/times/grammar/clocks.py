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
_GAP = re.compile(r",?\s+(?:on\s+)?", re.ASCII)


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
    reading = _place(match, scene, f"T{hour:02d}:{minute:02d}")
    if place in ZONES:
        return replace(reading, offset=ZONES[place])
    if place in _PLACES:
        east = datetime.fromisoformat(reading.value).replace(tzinfo=ZoneInfo(_PLACES[place])).utcoffset()
        return replace(reading, offset=int((east or timedelta()).total_seconds()) // 60)
    # "local time" is on a clock that the text does not name, whatever the zone of the reader.
    return replace(reading, edtf=reading.value) if place else reading


def _place(match: re.Match[str], scene: Scene, clock: str) -> Reading:
    """Put a clock time on the day that stands beside it, else on the day last spoken of near it, else publication."""
    gap = _GAP.match(scene.text, match.end())
    beside = scene.read_on(gap.end()) if gap else None
    if beside and beside.type in ("DATE", "TIME") and unit_of(beside.value) == "day":
        return Reading(
            "TIME",
            beside.value[:10] + clock,
            f"the time in the text, on {beside.how}",
            beside.modifier,
            anchor=beside.anchor,
            end=beside.end,
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
        r"(?P<h>@number) o['’]clock(?: in the (?P<half>a)fternoon)?",
        _read_clock,
        {"at 10 o'clock": "1998-03-13T10:00"},
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
        "noon",
        r"(?P<named>noon|midday|midnight)(?:,? (?P<zone>@zone))?",
        _read_clock,
        {"noon Saturday": "1998-03-07T12:00", "at midnight": "1998-03-13T00:00"},
        ("afternoon",),
    ),
)
