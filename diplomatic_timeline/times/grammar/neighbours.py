"""This, last and next: the units beside publication, and days named from it (today, tonight)."""

import re

from diplomatic_timeline.times.lexicon import PARTS_OF_DAY, SEASONS, read_unit
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import first_day, last_day, shift, value_at
from diplomatic_timeline.times.tense import direction
from diplomatic_timeline.times.wording import counted, say_day

_STEPS = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _read_unit_beside(match: re.Match[str], scene: Scene) -> Reading | None:
    which, unit = match["which"].lower().split()[-1], read_unit(match["unit"])
    if unit in ("decade", "century") and which in ("past", "next", "coming") and " " in match["which"]:
        return None
    step = _STEPS[which]
    if (
        unit == "weekend"
        and which == "this"
        and scene.today.weekday() < 3
        and direction(scene, match.start(), match.end()) != "future"
    ):
        step = -1
    day = shift(scene.today, unit, step)
    if day is None:
        return None
    value = value_at(day, unit)
    return Reading("DATE", value, counted(f"the {which} {unit}", scene.today), anchor=scene.today.isoformat())


def _read_named_day(match: re.Match[str], scene: Scene) -> Reading | None:
    day = shift(scene.today, "day", _DAYS[match["name"].lower()]) or scene.today
    part = (match["part"] or "").lower()
    how = f"{match['name'].lower()}, seen from publication on {say_day(scene.today)}"
    anchor = scene.today.isoformat()
    if part:
        return Reading("TIME", f"{day}T{PARTS_OF_DAY[part]}", how, part_of_day=part, anchor=anchor)
    return Reading("DATE", day.isoformat(), how, anchor=anchor)


def _read_day_but_one(match: re.Match[str], scene: Scene) -> Reading | None:
    day = shift(scene.today, "day", -2 if match["side"] else 2)
    if day is None:
        return None
    how = f"{' '.join(match[0].lower().split())}, seen from publication on {say_day(scene.today)}"
    return Reading("DATE", day.isoformat(), how, anchor=scene.today.isoformat())


def _read_part_beside(match: re.Match[str], scene: Scene) -> Reading | None:
    text = match[0].lower()
    day = shift(scene.today, "day", -1 if text.startswith(("last", "overnight")) else 0) or scene.today
    part = "night" if text.endswith("night") else text.split()[-1]
    return Reading(
        "TIME",
        f"{day}T{PARTS_OF_DAY[part]}",
        f"{' '.join(text.split())}, seen from publication on {say_day(scene.today)}",
        part_of_day=part,
        anchor=scene.today.isoformat(),
    )


def _read_season_beside(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last summer": the latest one that is over; "this summer": that of the year; "next": the first to come."""
    mark, which, year = SEASONS[match["season"].lower()], match["which"].lower().split()[-1], scene.today.year
    values = [f"{candidate:04d}-{mark}" for candidate in range(year - 2, year + 3)]
    today = scene.today
    if which in ("last", "past", "previous"):
        fitting = [value for value in values if (last_day(value) or today) < today]
        value = fitting[-1]
    elif which in ("next", "coming"):
        value = next(value for value in values if (first_day(value) or today) > today)
    else:
        value = f"{year:04d}-{mark}"
    return Reading("DATE", value, counted(f"{' '.join(match[0].lower().split())}", today), anchor=today.isoformat())


RULES = (
    rule(
        "unit beside publication",
        r"(?P<which>this|last|next|(?:the|this) past|the previous|the current|this current|"
        r"this coming|the coming|the next) (?:fiscal |calendar |whole |entire |school )?"
        r"(?P<unit>week|month|year|decade|century|weekend)(?! (?:or|and a half))",
        _read_unit_beside,
        {
            "last year": "1997",
            "this week": "1998-W11",
            "next month": "1998-04",
            "last weekend": "1998-W10-WE",
            "the current year": "1998",
        },
        ("last weekly",),
    ),
    rule(
        "today",
        r"(?P<name>today|yesterday|tomorrow)(?: (?P<part>@part))?",
        _read_named_day,
        {"today": "1998-03-13", "yesterday afternoon": "1998-03-12TAF", "tomorrow": "1998-03-14"},
        ("USA Today",),
    ),
    rule(
        "day but one",
        r"(?:the )?day (?:(?P<side>before) yesterday|after tomorrow)",
        _read_day_but_one,
        {"the day before yesterday": "1998-03-11", "the day after tomorrow": "1998-03-15"},
        ("the day before",),
    ),
    rule(
        "tonight",
        r"tonight|last night|overnight|this (?:morning|afternoon|evening)",
        _read_part_beside,
        {"tonight": "1998-03-13TNI", "last night": "1998-03-12TNI", "this morning": "1998-03-13TMO"},
        ("the night watch",),
    ),
    rule(
        "season beside publication",
        r"(?P<which>this|last|next|this past|the past|this coming) (?P<season>@season)(?"
        r"! (?:in|of|by|below|to|from|behind)\b)",
        _read_season_beside,
        {"last spring": "1997-SP", "this summer": "1998-SU", "next fall": "1998-FA"},
        ("this fall in prices",),
    ),
)
