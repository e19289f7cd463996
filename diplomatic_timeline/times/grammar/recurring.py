"""What recurs: TIMEX3's sets, which are no points in time."""

import re

from diplomatic_timeline.times.lexicon import PARTS_OF_DAY, SEASONS, read_month, read_number, read_unit, read_weekday
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import duration

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_HOW = "it recurs: no single time is meant"


def _read_adverb(match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading("SET", _ADVERBS[match["word"]], _HOW) if match["word"].islower() else None


def _read_every(match: re.Match[str], _scene: Scene) -> Reading | None:
    count = match["n"] or "1"
    return Reading(
        "SET", duration("2" if count.lower() == "other" else read_number(count), read_unit(match["unit"])), _HOW
    )


def _read_every_named(match: re.Match[str], _scene: Scene) -> Reading | None:
    name = match["name"].lower().rstrip(".")
    if name in SEASONS:
        return Reading("SET", f"XXXX-{SEASONS[name]}", _HOW)
    if name in PARTS_OF_DAY:
        return Reading("SET", f"XXXX-XX-XXT{PARTS_OF_DAY[name]}", _HOW)
    if name.endswith("day"):
        return Reading("SET", f"XXXX-WXX-{read_weekday(name) + 1}", _HOW)
    return Reading("SET", f"XXXX-{read_month(name):02d}", _HOW)


RULES = (
    rule(
        "adverb of recurrence",
        r"(?P<word>hourly|daily|nightly|weekly|biweekly|monthly|yearly|annually)",
        _read_adverb,
        {"meets weekly": "P1W", "daily": "P1D"},
        ("Daily News",),
    ),
    rule(
        "every unit",
        r"(?:every|each) (?:(?P<n>other|@number|few) )?(?P<unit>@anyunit)",
        _read_every,
        {"every day": "P1D", "each month": "P1M", "every two weeks": "P2W", "every other day": "P2D"},
        ("each of",),
    ),
    rule(
        "every named time",
        r"(?:every|each) (?P<name>@month|@season|@weekday|@part)",
        _read_every_named,
        {"each July": "XXXX-07", "every Friday": "XXXX-WXX-5"},
        ("each marching band",),
    ),
    rule(
        "plural weekday",
        r"(?P<name>@weekday)s",
        _read_every_named,
        {"on Mondays": "XXXX-WXX-1"},
        ("Monday's talks",),
    ),
)
