"""Weekdays, with their part of day."""

import re
from datetime import date, timedelta

from diplomatic_timeline.times.grammar.distances import last_point
from diplomatic_timeline.times.lexicon import PARTS_OF_DAY, read_weekday
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.tense import direction
from diplomatic_timeline.times.wording import WEEKDAY_NAMES, say_day


def resolve_weekday(scene: Scene, number: int, which: str, start: int, end: int) -> tuple[date, str]:
    """Return the day and how it was found; without a word or cue it is the last such day, publication included."""
    today = scene.today
    if which == "previous":
        point = last_point(scene, "day")
        today = point[0] if point else today
    back = (today.weekday() - number) % 7
    name = WEEKDAY_NAMES[number]
    if which in ("last", "previous", "past"):
        day = today - timedelta(days=back or 7)
    elif which in ("next", "coming", "this coming") or (
        not which and scene.text[end - 2 : end] not in ("'s", "’s") and direction(scene, start, end) == "future"
    ):
        day = today + timedelta(days=((number - today.weekday()) % 7) or (7 if which else 0))
    else:
        day = today - timedelta(days=back)
    if day == today:
        return day, f"the day of publication, {say_day(day)}"
    side = "before" if day < today else "after"
    return day, f"the {name} {side} publication, {say_day(day)}"


def _read_weekday_mention(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["w"][0].islower():
        return None
    which = " ".join((match["which"] or "").lower().split()[-1:])
    day, how = resolve_weekday(scene, read_weekday(match["w"]), which, match.start(), match.end())
    part = (match["part"] or match.groupdict().get("first") or "").lower().removesuffix("s")
    anchor = scene.today.isoformat()
    if part:
        return Reading("TIME", f"{day.isoformat()}T{PARTS_OF_DAY[part]}", how, part_of_day=part, anchor=anchor)
    return Reading("DATE", day.isoformat(), how, anchor=anchor)


RULES = (
    rule(
        "weekday",
        r"(?:(?P<which>(?:the )?last|this past|the previous|(?:the )?next|this coming|the "
        r"coming|this|on this|the following) )?(?P<w>@weekday)(?:['’]s)?(?: (?P<part>@part)"
        r")?",
        _read_weekday_mention,
        {
            "on Friday": "1998-03-13",
            "Thursday": "1998-03-12",
            "last Friday": "1998-03-06",
            "next Monday": "1998-03-16",
            "Wednesday night": "1998-03-11TNI",
            "will meet Monday": "1998-03-16",
            "said Monday it will": "1998-03-09",
        },
        ("a friday",),
    ),
    rule(
        "part of a weekday",
        r"(?:the )?(?P<first>morning|afternoon|evening|night) of (?P<which>last )?(?P<w>@weekday)"
        r"(?P<part>)",
        _read_weekday_mention,
        {"the night of Friday": "1998-03-13TNI"},
        ("the evening of talks",),
    ),
)
