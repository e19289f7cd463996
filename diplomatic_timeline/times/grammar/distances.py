"""Counts of units before or after a time: ago, earlier, later, from now."""

import re
from datetime import date, datetime, timedelta

from diplomatic_timeline.times.grammar.quarters import reference_quarter
from diplomatic_timeline.times.lexicon import read_number, read_unit
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import duration, first_day, shift, unit_of, value_at
from diplomatic_timeline.times.tense import only_describes
from diplomatic_timeline.times.wording import counted, say_value

_FINENESS = {
    "day": 0,
    "week": 1,
    "weekend": 1,
    "fortnight": 1,
    "month": 2,
    "quarter": 2,
    "season": 2,
    "half": 2,
    "year": 3,
    "decade": 4,
    "century": 5,
}
_CLOCK_UNITS = ("second", "minute", "hour")
_OPENING = 8  # times of an article among which that day is looked for
_STORY = 7  # days before publication within which the first day that an article names is the day of its news


def last_point(scene: Scene, unit: str) -> tuple[date, str, str] | None:
    """Return the first day, value and words of the time last spoken of that is as fine as `unit`.

    Days are not counted from a year: that would invent one.
    """
    for mention in reversed(scene.mentions[-8:]):
        day, known = first_day(mention.value), unit_of(mention.value)
        if day and known and mention.type in ("DATE", "TIME") and _FINENESS[known] <= _FINENESS.get(unit, 0):
            return day, mention.value, mention.text
    return None


def _point_counted_from(scene: Scene, start: int, unit: str) -> tuple[date, str] | None:
    """Return the day and value of the time that "a day earlier" counts from, None where the text names none.

    That is the time last spoken of. But "repeated claims made by X a day earlier" counts from the repeating: where its
    own paragraph gives that no time, it belongs to the day of the news, the first that the article names.
    """
    point = last_point(scene, unit)
    if point is None or scene.published is None or not only_describes(scene, start):
        return point and point[:2]
    if scene.mentions[-1].start > scene.text.rfind("\n", 0, start):
        return point[:2]
    for mention in scene.mentions[:_OPENING]:
        day = first_day(mention.value) if unit_of(mention.value) == "day" else None
        if day is not None and 0 <= (scene.published - day).days <= _STORY:
            return day, mention.value
    return point[:2]


def _read_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = read_number(match["n"]) if match["n"] else "X", read_unit(match["unit"])
    if not count.replace(".", "").isdigit():
        return Reading(
            "DATE", "PAST_REF", counted(f"an open number of {unit}s before", scene.today), edtf=f"../{scene.today}"
        )
    if unit in _CLOCK_UNITS:
        return _read_hours_ago(count, unit, scene)
    if unit == "year" and count == "1" and _speaks_of_quarter(scene, match.start()):
        base = reference_quarter(scene)
        return Reading(
            "DATE", f"{int(base[:4]) - 1:04d}{base[4:]}", f"a year before the {say_value(base)}", anchor=base
        )
    return _count(
        scene.today,
        unit,
        -float(count),
        counted(f"{count} {unit}s before", scene.today),
        scene.today.isoformat(),
    )


def _speaks_of_quarter(scene: Scene, start: int) -> bool:
    return any(unit_of(m.value) == "quarter" and start - m.end < 400 for m in scene.mentions[-5:])


def _read_hours_ago(count: str, unit: str, scene: Scene) -> Reading | None:
    anchor = scene.clock or datetime(scene.today.year, scene.today.month, scene.today.day)
    if scene.clock is None:
        return Reading(
            "DURATION",
            duration(count, unit),
            counted(f"{count} {unit}s before; its hour is not known", scene.today),
            edtf=f"{scene.today}~",
        )
    seconds = float(count) * {"second": 1, "minute": 60, "hour": 3_600}[unit]
    try:
        moment = anchor - timedelta(seconds=seconds)
    except OverflowError:
        return None
    value = f"{moment:%Y-%m-%dT%H:%M}"
    offset = moment.utcoffset()
    return Reading(
        "TIME",
        value,
        f"{count} {unit}s before publication at {anchor:%H:%M}",
        anchor=anchor.isoformat(),
        offset=None if offset is None else int(offset.total_seconds()) // 60,
    )


def _count(day: date, unit: str, count: float, how: str, anchor: str) -> Reading | None:
    if count != int(count):
        months = {"year": 12, "month": 1, "decade": 120, "century": 1_200}.get(unit)
        if months is None:
            return None
        shifted, unit = shift(day, "month", round(count * months)), "month" if months <= 12 else "year"
    else:
        shifted = shift(day, unit, int(count))
    if shifted is None:
        return Reading("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", how, edtf="")
    named = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    return Reading("DATE", value_at(shifted, named), how, anchor=anchor)


def _read_apart(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two days later", "a year earlier": counted from the time last spoken of, else from publication."""
    count, unit, side = read_number(match["n"]), read_unit(match["unit"]), match["side"].lower()
    sign = -1 if side in ("earlier", "before", "previously") else 1
    if not count.replace(".", "").isdigit() or unit in _CLOCK_UNITS:
        return Reading("DURATION", duration(count, unit), "a length of time before or after another")
    if unit == "year" and count == "1" and sign < 0 and _speaks_of_quarter(scene, match.start()):
        base = reference_quarter(scene)
        return Reading(
            "DATE", f"{int(base[:4]) - 1:04d}{base[4:]}", f"a year before the {say_value(base)}", anchor=base
        )
    point = _point_counted_from(scene, match.start(), unit)
    if point is None and sign > 0:
        return Reading("DATE", "", f"not resolved: {count} {unit}s after a time that the text does not name before")
    day, anchor = (point[0], point[1]) if point else (scene.today, scene.today.isoformat())
    return _count(
        day,
        unit,
        sign * float(count),
        f"{count} {unit}s {'before' if sign < 0 else 'after'} {say_value(anchor)}, the time spoken of before",
        anchor,
    )


def _read_from_now(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = read_number(match["n"]), read_unit(match["unit"])
    if not count.replace(".", "").isdigit() or unit in _CLOCK_UNITS:
        return Reading("DATE", "FUTURE_REF", counted("an open time ahead", scene.today))
    return _count(
        scene.today, unit, float(count), counted(f"{count} {unit}s after", scene.today), scene.today.isoformat()
    )


def _read_beside_point(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the following year", "the day before": the unit beside the time last spoken of."""
    unit = read_unit(match["unit"])
    words = match[0].lower()
    sign = -1 if re.search(r"previous|preceding|prior|before|earlier", words) else 1
    point = last_point(scene, unit)
    day, anchor = (point[0], point[1]) if point else (scene.today, scene.today.isoformat())
    shifted = shift(day, unit, sign)
    if shifted is None:
        return None
    return Reading(
        "DATE",
        value_at(shifted, unit),
        f"the {unit} {'before' if sign < 0 else 'after'} {say_value(anchor)}, the time spoken of before",
        anchor=anchor,
    )


_N = r"(?P<n>an?|@vague|@number|half an?)"
RULES = (
    rule(
        "ago",
        rf"{_N} (?P<unit>@anyunit)(?: or (?:so|more))? (?:ago|back(?! (?:to|from|in|at|on|into)\b))",
        _read_ago,
        {
            "two years ago": "1996",
            "a week ago": "1998-W10",
            "10 days ago": "1998-03-03",
            "five months ago": "1997-10",
            "several years ago": "PAST_REF",
            "half a century ago": "1948",
        },
        ("a year back to",),
    ),
    rule(
        "units ago",
        r"(?P<n>)(?P<unit>@units) ago",
        _read_ago,
        {"it began years ago": "PAST_REF"},
        ("the years to come",),
    ),
    rule(
        "earlier or later",
        rf"{_N} (?P<unit>@anyunit) (?P<side>earlier|later|afterwards?|previously|(?:before|"
        rf"after)(?= ?[.,;)]))(?! (?:than)\b)",
        _read_apart,
        {
            "In 1990 and two years later": "1992",
            "On March 3, a day earlier": "1998-03-02",
            "On Friday he left.\nShe came on Tuesday.\nHe repeated charges made by Chad a day earlier.": "1998-03-12",
        },
        ("30 days before closing", "two days earlier than planned"),
    ),
    rule(
        "from now",
        rf"{_N} (?P<unit>@anyunit) (?:from (?:now|today)|hence)",
        _read_from_now,
        {"two years from now": "2000"},
        ("two years from the start",),
    ),
    rule(
        "following unit",
        r"(?:(?:the|that) (?!next decade)(?:following|next|previous|preceding|prior|very next) (?P<unit>day|"
        r"month|year|week|weekend|decade))",
        _read_beside_point,
        {"In 1995 and the following year": "1996", "on March 3; the next day": "1998-03-04"},
        ("the following people", "over the next decade"),
    ),
    rule(
        "the day before",
        r"the (?P<unit>day|month|year|week) (?:before|after|earlier|later)(?= ?[.,;]| ?\n| ?\Z)",
        _read_beside_point,
        {"on March 3; the day before.": "1998-03-02"},
        ("the day before he",),
    ),
)
