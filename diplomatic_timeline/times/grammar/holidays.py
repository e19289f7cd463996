"""Holidays: fixed ones, and the common movable ones."""

import re
from datetime import date, timedelta

from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import shift
from diplomatic_timeline.times.wording import nearest, say_day

_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "victory day": (5, 9),
    "bastille day": (7, 14),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "epiphany": (1, 6),
    "juneteenth": (6, 19),
}
# Month, weekday (Monday 0) and which one of the month; a negative count is from its end.
_COUNTED = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}
_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whit monday": 50,
    "pentecost": 49,
}


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (the anonymous Gregorian algorithm; Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    if name == "election day":  # the Tuesday after the first Monday of November (United States)
        return _nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    return _nth_weekday(year, *_COUNTED[name])


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    last = (shift(date(year, month, 1), "month", 1) or date.max) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _read_holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    if match[0][0].islower():
        return None
    name = " ".join(re.sub(r"[’‘]", "'", match["name"].lower()).split())
    name = name.replace("labour", "labor").replace("saint ", "st. ").replace("st ", "st. ")
    if match["y"]:
        return Reading("DATE", holiday(name, int(match["y"])).isoformat(), "holiday and year stand in the text")
    days = [holiday(name, year).isoformat() for year in range(scene.today.year - 1, scene.today.year + 2)]
    value = min(days, key=lambda day: abs((date.fromisoformat(day) - scene.today).days))
    how = nearest(say_day(date.fromisoformat(value)), scene.today)
    return Reading("DATE", value, how, anchor=scene.today.isoformat())


_NAMES = "|".join(
    sorted(
        (
            re.escape(name).replace("\\ ", " ").replace("'", "['’]")
            for name in {*_FIXED, *_COUNTED, *_EASTER, "election day", "labour day"}
        ),
        key=len,
        reverse=True,
    )
)
RULES = (
    rule(
        "holiday",
        rf"(?P<name>{_NAMES})(?:,? (?P<y>@year))?",
        _read_holiday,
        {
            "on Christmas Day": "1997-12-25",
            "Thanksgiving": "1997-11-27",
            "Easter 2000": "2000-04-23",
            "Good Friday": "1998-04-10",
        },
        ("christmas trees",),
    ),
)
