"""Now, the vague past and future, and references to a time spoken of before."""

import re

from diplomatic_timeline.times.grammar.distances import last_point
from diplomatic_timeline.times.lexicon import PARTS_OF_DAY, read_unit
from diplomatic_timeline.times.rule import Reading, Resolve, Scene, rule
from diplomatic_timeline.times.steps import duration, shift, value_at
from diplomatic_timeline.times.tense import clause_before, direction
from diplomatic_timeline.times.wording import counted, say_day, say_value

_REACH = {
    "day": ("day", 7),
    "week": ("week", 6),
    "month": ("month", 6),
    "year": ("year", 5),
    "quarter": ("quarter", 4),
    "decade": ("decade", 3),
    "weekend": ("week", 6),
    "night": ("day", 7),
}
"""How far "recent days" and the like reach by convention, from publication; the end away from it is approximate."""
_PARAGRAPH = 300
"""Characters within which the day must have been spoken of that "that evening" belongs to."""


def _vague(value: str, words: str) -> Resolve:
    def read(_match: re.Match[str], scene: Scene) -> Reading | None:
        return Reading("DATE", value, counted(words, scene.today), anchor=scene.today.isoformat())

    return read


def _read_recent_units(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = read_unit(match["unit"])
    ahead = match["which"].lower().split()[0] in ("coming", "next", "upcoming", "future", "ahead", "to")
    size, count = _REACH.get(unit, ("day", 1))
    far = shift(scene.today, size, count if ahead else -count)
    today = scene.today.isoformat()
    edtf = None if far is None else f"{today}/{far}~" if ahead else f"{far}~/{today}"
    return Reading(
        "DURATION",
        duration("X", unit),
        counted(f"an open number of {unit}s {'after' if ahead else 'before'}", scene.today),
        edtf=edtf,
        anchor=today,
    )


def _read_that_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "that day", "the same year": the unit that holds the time last spoken of."""
    unit = read_unit(match["unit"])
    point = last_point(scene, unit)
    if point is None:
        return None
    value = value_at(point[0], unit)
    return Reading("DATE", value, f"the {unit} of {say_value(point[1])}, the time spoken of before", anchor=point[1])


def _read_part_of_that_day(match: re.Match[str], scene: Scene) -> Reading | None:
    near = scene.mentions and match.start() - scene.mentions[-1].end < _PARAGRAPH
    point = last_point(scene, "day") if near else None
    day = point and shift(point[0], "day", {"following": 1, "next": 1, "previous": -1}.get(_step(match), 0))
    if point is None or day is None:
        return None
    part = match["part"].lower()
    how = f"the {part} of {say_day(day)}, counted from {say_value(point[1][:10])}, the day spoken of before"
    return Reading("TIME", f"{day}T{PARTS_OF_DAY[part]}", how, part_of_day=part, anchor=point[1])


def _step(match: re.Match[str]) -> str:
    return (match["step"] or "").lower()


def _read_the_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = read_unit(match["unit"])
    return Reading(
        "DATE",
        value_at(scene.today, unit),
        counted(f"the {unit} of publication", scene.today),
        anchor=scene.today.isoformat(),
    )


def _read_one_day(match: re.Match[str], scene: Scene) -> Reading | None:
    led = re.search(
        r"\b(?:hopes?|hoped|may|might|could|would|will|can)\b", clause_before(scene, match.start()), re.IGNORECASE
    )
    return _FUTURE(match, scene) if led else None


def _read_weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    step = 0 if scene.today.weekday() >= 5 or direction(scene, match.start(), match.end()) == "future" else -1
    value = value_at(shift(scene.today, "week", step) or scene.today, "weekend")
    return Reading("DATE", value, counted("the weekend beside", scene.today), anchor=scene.today.isoformat())


def _read_while(_match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading("DURATION", "PXX", "a length of time that the text leaves open")


_NOW = _vague("PRESENT_REF", "about the day of publication")
_PAST = _vague("PAST_REF", "at some time before publication")
_FUTURE = _vague("FUTURE_REF", "at some time after publication")
RULES = (
    rule(
        "now",
        r"(?:right |just |even )?now(?! that)|currently|nowadays|these days|presently|at "
        r"(?:the moment|present)|at this (?:time|point)",
        _NOW,
        {"it is now": "PRESENT_REF", "currently": "PRESENT_REF"},
        ("now that it is over", "known"),
    ),
    rule(
        "current",
        r"current",
        _NOW,
        {"the current system": "PRESENT_REF"},
        ("a strong currents",),
    ),
    rule(
        "recently",
        r"(?:most |more |very |just |until )?recently|lately|(?:in )?the (?:recent )?past(?"
        r"! (?:@number|@vague|@unit|@units|@month|@season))",
        _PAST,
        {"recently": "PAST_REF", "in the past": "PAST_REF"},
        ("the past tense",),
    ),
    rule(
        "recent",
        r"recent(?! (?:days|weeks|months|years|decades))",
        _PAST,
        {"the recent moves": "PAST_REF"},
        ("recentre it",),
    ),
    rule(
        "soon",
        r"(?:very )?soon(?!er)(?! (?:after|as))|the (?:near|foreseeable|distant|immediate|"
        r"not-too-distant) future|the future|the (?:near|short|long) term|(?:at )?a later "
        r"date|some day",
        _FUTURE,
        {"soon": "FUTURE_REF", "in the near future": "FUTURE_REF"},
        ("as soon as", "soon after"),
    ),
    rule(
        "recent units",
        r"(?:the )?(?:most )?(?P<which>recent|coming|upcoming|future|last few|past few|next "
        r"few|last several|past several|next several) (?P<unit>@units)",
        _read_recent_units,
        {"in recent days": "PXD", "coming weeks": "PXW"},
        ("recent talks",),
    ),
    rule(
        "units ahead",
        r"(?:the )?(?P<unit>@units) (?P<which>ahead|to come)(?! of)",
        _read_recent_units,
        {"in the weeks ahead": "PXW", "for years to come": "PXY"},
        ("the days ahead of the vote",),
    ),
    rule(
        "long ago",
        r"(?:(?:a )?(?:very )?long(?: time)?|not (?:so |that )?long|(?:quite )?a while|some time|generations|"
        r"a generation) ago|(?:just )?the other day",
        _PAST,
        {"a long time ago": "PAST_REF", "not long ago": "PAST_REF", "the other day": "PAST_REF"},
        ("as long as", "the other days"),
    ),
    rule(
        "part of that day",
        r"(?:that(?: same| very)?|the same|the (?P<step>following|next|previous)) (?P<part>@part)"
        r"(?! (?:of|before|after)\b)",
        _read_part_of_that_day,
        {
            "On March 3, and that evening": "1998-03-03TEV",
            "He left on March 3. The next morning": "1998-03-04TMO",
            "on March 3; the previous night": "1998-03-02TNI",
        },
        ("that evening",),
    ),
    rule(
        "that unit",
        r"(?:that(?: very| same)?|the same|this same|the very same) (?P<unit>day|week|month|"
        r"year|weekend)",
        _read_that_unit,
        {"In 1995, and that year": "1995"},
        ("In 1995; that yearbook",),
    ),
    rule(
        "the unit",
        r"the (?:full |whole |entire )?(?P<unit>week|year)(?! (?:before|after|when|that|"
        r"in which|ended|ending|old|of|to end|earlier|ago)\b|-)",
        _read_the_unit,
        {"for the year.": "1998"},
        ("the year of the rat", "the week before"),
    ),
    rule(
        "one day",
        r"one day",
        _read_one_day,
        {"may one day": "FUTURE_REF"},
        ("in one day",),
    ),
    rule(
        "a while",
        r"a while|some time(?! (?:ago|in))",
        _read_while,
        {"for a while": "PXX"},
        ("a whiles",),
    ),
    rule(
        "the weekend",
        r"the weekend",
        _read_weekend,
        {"over the weekend": "1998-W10-WE"},
        ("the weekender",),
    ),
)
