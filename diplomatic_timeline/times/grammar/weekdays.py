"""Weekdays, with their part of day."""

import re
from datetime import date, timedelta

from diplomatic_timeline.times.grammar.distances import last_point
from diplomatic_timeline.times.lexicon import PARTS_OF_DAY, read_number, read_weekday
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.tense import direction
from diplomatic_timeline.times.wording import WEEKDAY_NAMES, say_day

_OWNS = ("'s", "’s")
_WEEKS = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_WEEK_WORDS = {-1: "before", 0: "of", 1: "after"}
_NEAR = 4
"""Days back within which news speaks of "Monday's talks" without saying "last"."""


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
    elif which in ("next", "coming", "this coming") or (not which and _lies_ahead(scene, back, start, end)):
        day = today + timedelta(days=((number - today.weekday()) % 7) or (7 if which else 0))
    else:
        day = today - timedelta(days=back)
    if day == today:
        return day, f"the day of publication, {say_day(day)}"
    side = "before" if day < today else "after"
    return day, f"the {name} {side} publication, {say_day(day)}"


def _lies_ahead(scene: Scene, back: int, start: int, end: int) -> bool:
    """Say whether a weekday is the next one; of "Monday's debate" that is the one that is near, not five days gone."""
    if scene.text[end - 2 : end] in _OWNS or scene.text[end : end + 2] in _OWNS:
        return back > _NEAR
    return direction(scene, start, end) == "future"


def _read_weekday_mention(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["w"][0].islower():
        return None
    which = " ".join((match["which"] or "").lower().split()[-1:])
    day, how = resolve_weekday(scene, read_weekday(match["w"]), which, match.start(), match.end())
    return _on_day(match, scene, day, how)


def _read_weekday_of_week(match: re.Match[str], scene: Scene) -> Reading | None:
    which = match["which"].lower().split()[-1]
    monday = scene.today - timedelta(days=scene.today.weekday())
    day = monday + timedelta(days=7 * _WEEKS[which] + read_weekday(match["w"]))
    how = f"{say_day(day)}, in the week {_WEEK_WORDS[_WEEKS[which]]} publication"
    return _on_day(match, scene, day, how)


def _read_weeks_from_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "a week ago Tuesday" and "two weeks from Friday": whole weeks from the last or the next such day."""
    ahead = match["side"].lower() == "from"
    gap = (read_weekday(match["w"]) - scene.today.weekday()) % 7
    days = gap + 7 * int(read_number(match["n"])) if ahead else -((7 - gap) % 7) - 7 * int(read_number(match["n"]))
    day = scene.today + timedelta(days=days)
    return _on_day(match, scene, day, f"{say_day(day)}, counted in weeks from the {'next' if ahead else 'last'} one")


def _on_day(match: re.Match[str], scene: Scene, day: date, how: str) -> Reading:
    part, anchor = (match.groupdict().get("part") or "").lower(), scene.today.isoformat()
    if part:
        return Reading("TIME", f"{day.isoformat()}T{PARTS_OF_DAY[part]}", how, part_of_day=part, anchor=anchor)
    return Reading("DATE", day.isoformat(), how, anchor=anchor)


RULES = (
    rule(
        "weekday of last or next week",
        r"(?P<w>@weekday)(?: (?P<part>@part))?(?: of| in)? (?P<which>last|this|the previous|next|this coming|"
        r"the coming) week",
        _read_weekday_of_week,
        {
            "Monday of last week": "1998-03-02",
            "Tuesday next week": "1998-03-17",
            "Friday night last week": "1998-03-06TNI",
        },
        ("Monday last weekend",),
    ),
    rule(
        "weeks from a weekday",
        r"(?P<n>an?|one|two|three) weeks? (?P<side>ago|from)(?: last| next| on)? (?P<w>@weekday)",
        _read_weeks_from_weekday,
        {"a week ago Tuesday": "1998-03-03", "two weeks from Monday": "1998-03-30"},
        ("a week from now",),
    ),
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
        r"(?:the )?(?P<part>@part) of (?P<which>last )?(?P<w>@weekday)",
        _read_weekday_mention,
        {"the night of Friday": "1998-03-13TNI"},
        ("the evening of talks",),
    ),
)
