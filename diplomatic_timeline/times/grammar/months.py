"""Months and days that leave out the year or the month."""

import re
from datetime import date

from diplomatic_timeline.times.grammar.choosing import choose
from diplomatic_timeline.times.grammar.distances import last_point
from diplomatic_timeline.times.lexicon import read_month, read_ordinal, read_weekday
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import first_day
from diplomatic_timeline.times.wording import counted, nearest, say_day, say_value

_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|through|last|this|next|late|early|mid|during|for|before|after|and|to|between|on|every|each|past|beginning|ending)[\s-]|[(-])\Z",
    re.IGNORECASE,
)


def _day_of(year: int, month: int, day: int, how: str, anchor: str | None = None) -> Reading | None:
    try:
        return Reading("DATE", date(year, month, day).isoformat(), how, anchor=anchor)
    except ValueError:
        return None


def _read_day_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, day = read_month(match["m"]), read_ordinal(match["d"])
    if match["m"] in ("may", "march"):
        return None
    if match.groupdict().get("y"):
        return _day_of(int(match["y"]), month, day, "the full date stands in the text")
    days = []
    for year in range(scene.today.year - 1, scene.today.year + 2):
        try:
            days.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    if not days:
        return None
    named = match.groupdict().get("w")
    fitting = [text for text in days if named and date.fromisoformat(text).weekday() == read_weekday(named)]
    value = fitting[0] if len(fitting) == 1 else choose(scene, days, match.start(), match.end())
    how = nearest(say_day(date.fromisoformat(value)), scene.today)
    return Reading("DATE", value, how, anchor=scene.today.isoformat())


def _read_month_alone(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["m"]
    if word[0].islower() or (
        word == "May" and not _BEFORE_MAY.search(scene.text[max(0, match.start() - 12) : match.start()])
    ):
        return None
    led = _BEFORE_MAY.search(scene.text[max(0, match.start() - 12) : match.start()])
    if len(word.rstrip(".")) <= 4 and word.lower() not in ("may", "june", "july") and not word.endswith("."):
        return None
    if (
        word == "March"
        and not led
        and re.match(r"\s+(?:on|for|to|against|of Dimes)\b", scene.text[match.end() : match.end() + 12])
    ):
        return None
    month, year = read_month(word), scene.today.year
    values = [f"{candidate:04d}-{month:02d}" for candidate in (year - 1, year, year + 1)]
    value = choose(scene, values, match.start(), match.end())
    return Reading("DATE", value, nearest(say_value(value), scene.today), anchor=scene.today.isoformat())


def _read_neighbour_month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, year, which = read_month(match["m"]), scene.today.year, match["which"].lower().split()[-1]
    if match["m"][0].islower():
        return None
    if which in ("last", "past", "previous"):
        year -= 0 if month < scene.today.month else 1
    elif which in ("next", "coming"):
        year += 0 if month > scene.today.month else 1
    value = f"{year:04d}-{month:02d}"
    return Reading("DATE", value, counted(say_value(value), scene.today), anchor=scene.today.isoformat())


def _read_month_of_other_year(match: re.Match[str], scene: Scene) -> Reading | None:
    step = {"last": -1, "this": 0, "next": 1, "that": 0}[match["which"].lower()]
    return Reading(
        "DATE",
        f"{scene.today.year + step:04d}-{read_month(match['m']):02d}",
        counted(f"{match['which'].lower()} year", scene.today),
        anchor=scene.today.isoformat(),
    )


def _read_day_of_other_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = scene.today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    how = counted(f"{match['which'].lower()} year", scene.today)
    return _day_of(year, read_month(match["m"]), read_ordinal(match["d"]), how, scene.today.isoformat())


def _read_range_start(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read the 3 of "3 to 5 March": the month, and the year if any, stand after the second day."""
    if match["y"]:
        how = "the month and year stand after the second day"
        return _day_of(int(match["y"]), read_month(match["m"]), read_ordinal(match["d"]), how)
    return _read_day_of_month(match, scene)


def _read_range_end(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read the 5 of "March 3 to 5": a day of the month of the day right before it."""
    last = scene.mentions[-1] if scene.mentions else None
    if (
        last is None
        or not re.fullmatch(r"\d{4}-\d\d-\d\d", last.value)
        or not _BETWEEN.fullmatch(scene.text[last.end : match.start()])
    ):
        return None
    try:
        day = date.fromisoformat(last.value).replace(day=read_ordinal(match["d"]))
    except ValueError:
        return None
    if day <= date.fromisoformat(last.value):
        return None
    return Reading("DATE", day.isoformat(), f"a day of the same month as {say_value(last.value)}", anchor=last.value)


_BETWEEN = re.compile(r"[-–]|\s+(?:to|and|through|or|until|&)\s+")


def _read_day_alone(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 25th" as a day of the month last spoken of."""
    known = next((m for m in reversed(scene.mentions) if re.match(r"\d{4}-\d\d", m.value)), None)
    month = first_day(known.value) if known else scene.today
    try:
        value = (month or scene.today).replace(day=read_ordinal(match["d"])).isoformat()
    except ValueError:
        return None
    return Reading(
        "DATE",
        value,
        f"a day of the month spoken of before, {say_value(value[:7])}",
        anchor=known.text if known else None,
    )


def _read_month_of_that_year(match: re.Match[str], scene: Scene) -> Reading | None:
    point = last_point(scene, "year")
    if point is None:
        return None
    year = point[0].year + {"following": 1, "next": 1, "previous": -1}.get(match["which"].lower().split()[-1], 0)
    how = f"counted from {say_value(point[1])}, the time spoken of before"
    return Reading("DATE", f"{year:04d}-{read_month(match['m']):02d}", how, anchor=point[1])


RULES = (
    rule(
        "month of that year",
        r"(?P<m>@month)(?: of|,)? (?P<which>that(?: same)?|the same|the following|the next|the previous) year",
        _read_month_of_that_year,
        {"In 1990, and in May of that year": "1990-05", "He died in 1961; in June the following year": "1962-06"},
        ("in May that yearbook",),
    ),
    rule(
        "month day",
        r"(?:(?P<w>@dayname),? |last |next )?(?P<m>@month) (?:the )?(?P<d>@nth|@day|@ordinalday)"
        r"(?![0-9%/]|[.,:][0-9]| (?:percent|people|million|billion))(?:(?=(?:[-–]| to | "
        r"and | through )(?:@nth|@day),? (?P<y>@year)))?",
        _read_day_of_month,
        {
            "Aug. 6": "1998-08-06",
            "on March 12": "1998-03-12",
            "Friday, March 13": "1998-03-13",
            "March eighth": "1998-03-08",
            "Dec. 7": "1997-12-07",
            "They met on Sept. 20": "1997-09-20",
        },
        ("they may 5", "Aug. 64"),
    ),
    rule(
        "day month",
        r"(?:(?P<w>@dayname),? )?(?:the )?(?P<d>@nth|@day|@ordinalday)(?: day)?(?: of)? (?P<m>@month)",
        _read_day_of_month,
        {"on 12 March": "1998-03-12", "the 6th of August": "1998-08-06"},
        ("the first may",),
    ),
    rule(
        "last or next month by name",
        r"(?P<which>last|this|next|this past|the past|the previous|this coming|the coming)"
        r" (?P<m>@month)",
        _read_neighbour_month,
        {"last November": "1997-11", "next April": "1998-04", "this September": "1998-09"},
        ("this may be",),
    ),
    rule(
        "month of last or next year",
        r"(?P<m>@month)(?: of)? (?P<which>last|this|next) year",
        _read_month_of_other_year,
        {"in October last year": "1997-10", "May of next year": "1999-05"},
        ("in October last",),
    ),
    rule(
        "day of last or next year",
        r"(?P<m>@month) (?P<d>@nth|@day)(?:,? of)? (?P<which>last|this|next) year",
        _read_day_of_other_year,
        {"on June 16th of last year": "1997-06-16"},
        ("June 16 last week",),
    ),
    rule(
        "start of a range of days",
        r"(?P<d>@nth|@day)(?=(?:[-–]| to | and | or | through )(?:the )?(?:@nth|@day) (?"
        r":of )?(?P<m>@month)(?:,? (?P<y>@year))?)",
        _read_range_start,
        {"from 3 to 5 March 1997": "1997-03-03"},
        ("3 to 5 people", "3-5 votes"),
    ),
    rule(
        "end of a range of days",
        r"(?:the )?(?P<d>@nth|@day)(?:,? (?:@year))?(?! (?:percent|people|million|@units)|[.,:%][0-9])",
        _read_range_end,
        {"March 3 to 5": "1998-03-05", "Sept. 16-19, 1997": "1997-09-19"},
        ("3 to 5",),
    ),
    rule(
        "month",
        r"(?P<m>@month)",
        _read_month_alone,
        {"in October": "1997-10", "until May": "1998-05", "since January": "1998-01"},
        ("they may go", "a march", "May I?"),
    ),
    rule(
        "day of the month",
        r"the (?P<d>@nth)(?! (?:century|floor|street|anniversary|birthday|time|district|"
        r"round|place|year|day|president|amendment|congress|parallel|fleet|infantry|minute|"
        r"of))",
        _read_day_alone,
        {"He came on March 3. On the 5th he left": "1998-03-05"},
        ("the 5th floor",),
    ),
)
