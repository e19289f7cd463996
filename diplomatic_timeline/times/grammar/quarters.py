"""Quarters, halves and fiscal years."""

import re

from diplomatic_timeline.times.grammar.choosing import choose
from diplomatic_timeline.times.lexicon import read_month
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import first_day, shift, unit_of, value_at
from diplomatic_timeline.times.tense import beside, direction
from diplomatic_timeline.times.wording import say_day, say_value

_NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_STEPS = {"last": -1, "this": 0, "the current": 0, "next": 1, "the": 0, "that": 0}


_RECENT = (60, 330)
"""Days since its start in which a quarter is the one reported on: under way for two months, or over since one."""


def reference_quarter(scene: Scene) -> str:
    """Return the quarter last spoken of, or the last full one before publication."""
    for mention in reversed(scene.mentions[-12:]):
        if (
            unit_of(mention.value) == "quarter"
            and _RECENT[0] <= (scene.today - (first_day(mention.value) or scene.today)).days <= _RECENT[1]
        ):
            return mention.value
    before = shift(scene.today, "quarter", -1)
    return value_at(before or scene.today, "quarter")


def _reading(value: str, scene: Scene, how: str = "the one that fits publication") -> Reading:
    return Reading(
        "DATE", value, f"{say_value(value)}, {how} on {say_day(scene.today)}", anchor=scene.today.isoformat()
    )


def _read_part_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "third quarter" or "first half", with or without its year."""
    which = match["n"].lower()
    is_half = match["part"].lower() == "half"
    number = 2 if is_half and which in ("last", "final", "latter") else _NUMBERS[which]
    if is_half and number > 2:
        return None
    mark = f"{'H' if is_half else 'Q'}{number}"
    year = next((match[name] for name in ("y", "y2") if match.groupdict().get(name)), None)
    if year:
        return Reading("DATE", f"{int(year):04d}-{mark}", "part and year stand in the text")
    relative = next((match[name] for name in ("r", "r2") if match.groupdict().get(name)), None)
    today = scene.today
    if relative:
        step = _STEPS[" ".join(relative.lower().split())]
        return _reading(f"{today.year + step:04d}-{mark}", scene, "counted from publication")
    values = [f"{candidate:04d}-{mark}" for candidate in (today.year - 1, today.year, today.year + 1)]
    started = [value for value in values if (first_day(value) or today) <= today]
    chosen = choose(scene, values, match.start(), match.end())
    ahead = direction(scene, match.start(), match.end()) == "future"
    # A quarter is mostly spoken of once it is under way or over; the next one needs a cue, and no other lies ahead.
    start = first_day(chosen)
    soon = start is not None and (start - today).days < 150
    return _reading(chosen if chosen in started or (ahead and soon) else started[-1], scene)


def _read_short_quarter(match: re.Match[str], _scene: Scene) -> Reading | None:
    year = match["y"] or match["y2"]
    if year is None:
        return None
    return Reading("DATE", f"{int(year):04d}-Q{match['n'] or match['n2']}", "quarter and year stand in the text")


def _read_year_before(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the year-earlier quarter": the quarter spoken of, a year before."""
    number = match["n"]
    base = reference_quarter(scene)
    if number:
        year = int(base[:4]) if unit_of(base) == "quarter" else scene.today.year
        value = f"{year - 1:04d}-Q{_NUMBERS[number.lower()]}"
    else:
        value = f"{int(base[:4]) - 1:04d}{base[4:]}"
    return Reading("DATE", value, f"a year before the {say_value(base)}", anchor=base)


def _read_year_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 1988 quarter": the quarter spoken of, in that year."""
    base = reference_quarter(scene)
    year = int(match["y"]) if match["y"] else scene.today.year + _STEPS[match["r"].lower()]
    return Reading(
        "DATE", f"{year:04d}{base[4:]}", f"the {say_value(base)} as spoken of before, in {year}", anchor=base
    )


def _read_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["which"] is None:
        base = reference_quarter(scene)
        return Reading("DATE", base, f"the quarter spoken of before, {say_value(base)}", anchor=base)
    which = " ".join((match["which"] or "").lower().split())
    if which in ("this", "the current"):
        return _reading(value_at(scene.today, "quarter"), scene, "the quarter of publication")
    if which in ("next", "the next", "the coming"):
        return _reading(
            value_at(shift(scene.today, "quarter", 1) or scene.today, "quarter"), scene, "the quarter after publication"
        )
    if which in ("last", "the last", "the previous"):
        return _reading(
            value_at(shift(scene.today, "quarter", -1) or scene.today, "quarter"),
            scene,
            "the quarter before publication",
        )
    base = reference_quarter(scene)
    return Reading("DATE", base, f"the quarter spoken of before, {say_value(base)}", anchor=base)


def _read_fiscal_year(match: re.Match[str], scene: Scene) -> Reading | None:
    value = match["y"]
    if len(value) == 2:
        value = f"{scene.today.year // 100:02d}{value}"
    return Reading("DATE", value, "the year stands in the text; a fiscal year may begin before it", edtf=f"{value}~")


def _read_year_end(match: re.Match[str], scene: Scene) -> Reading | None:
    values = [f"{scene.today.year + step:04d}-12-31" for step in (-1, 0)]
    value = values[0] if beside(scene, match.start(), match.end()) == "past" else values[1]
    return _reading(value, scene, "the end of the year, counted from publication")


def _read_latest_year(_match: re.Match[str], scene: Scene) -> Reading | None:
    return _reading(f"{scene.today.year - 1:04d}", scene, "the latest full year before publication")


def _read_months_of_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the April-June quarter": one of the four of the year, the latest that has begun unless a year stands by."""
    first, last = read_month(match["m"]), read_month(match["m2"])
    if first % 3 != 1 or last != first + 2:
        return None
    mark = f"Q{(first + 2) // 3}"
    if match["y"]:
        return Reading("DATE", f"{match['y']}-{mark}", "months and year stand in the text")
    values = [f"{year:04d}-{mark}" for year in (scene.today.year - 1, scene.today.year)]
    return _reading([value for value in values if (first_day(value) or scene.today) <= scene.today][-1], scene)


RULES = (
    rule(
        "months of a quarter",
        r"(?:the )?(?P<m>@month)(?:[-–]| to )(?P<m2>@month) (?:(?P<y>@year) )?(?:quarter|period)",
        _read_months_of_quarter,
        {"in the October-December quarter": "1997-Q4", "the January–March 1997 period": "1997-Q1"},
        ("the January-May period",),
    ),
    rule(
        "quarter or half",
        r"(?:the |its |their |our )?(?:(?:fiscal |)(?:(?P<y2>@year)(?:'s)? |(?P<r2>last|"
        r"this|next) year's ))?(?:fiscal[- ])?(?P<n>@quarterth)[- ](?:fiscal[- ])?(?P<part>quarter|"
        r"half)(?:(?:,? of)?(?: fiscal| the fiscal year| the year)? (?P<y>@year)(?![0-9])"
        r"|(?: of)? (?P<r>last|this|next|the|the current) (?:fiscal )?year)?(?! of (?:an?"
        r"|the (?:game|match|season)))",
        _read_part_of_year,
        {
            "third-quarter net": "1997-Q3",
            "the third quarter of 1990": "1990-Q3",
            "the first half of 1998": "1998-H1",
            "last year's fourth quarter": "1997-Q4",
            "the 1988 second quarter": "1988-Q2",
            "the first quarter of next year": "1999-Q1",
        },
        ("the second half of the game",),
    ),
    rule(
        "Q3 1998",
        r"Q(?P<n>[1-4])(?: |[/-]|,? of )?(?P<y>@year)|(?P<y2>@year)(?:-| )?Q(?P<n2>[1-4])",
        _read_short_quarter,
        {"Q3 1998": "1998-Q3"},
        ("Q5 1998",),
    ),
    rule(
        "year-earlier quarter",
        r"(?:(?:the|its|an?) )?(?:comparable |corresponding |same )?(?:year-ago|year-earlier|"
        r"prior-year|previous-year|year-before)(?: (?:fiscal )?(?P<n>@quarterth))?(?:[- ](?"
        r":quarter|period))?",
        _read_year_before,
        {"In the third quarter, against the year-earlier quarter": "1996-Q3", "the year-ago third quarter": "1996-Q3"},
        ("a year ago",),
    ),
    rule(
        "same period a year before",
        r"(?:the )?(?:same|comparable|corresponding|like|year-ago|year-earlier) (?:period|"
        r"quarter) (?:of |in |from )?(?P<n>)(?:last year|a year (?:ago|earlier|before)|the "
        r"(?:previous|prior) year)",
        _read_year_before,
        {"the same period last year": "1996-Q4"},
        ("the same period",),
    ),
    rule(
        "quarter of a year",
        r"(?:the )?(?:(?:same|comparable|corresponding|like) )?(?:(?P<y>@year)|(?P<r>last|"
        r"this|next) year's) (?:quarter|period)",
        _read_year_quarter,
        {"the 1988 quarter": "1988-Q4"},
        ("a quarter of 1988 seats",),
    ),
    rule(
        "the quarter",
        r"(?P<which>this|next|the next|the current|the|that|the same|the latest|the most "
        r"recent|its latest|last|the last|the previous|the coming|the just-ended) (?:fiscal "
        r")?quarter(?! of an?)|(?:the latest|the comparable|the same|the corresponding|the "
        r"most recent) period(?P<none>)",
        _read_quarter,
        {"this quarter": "1998-Q1", "the latest quarter": "1997-Q4", "next quarter": "1998-Q2"},
        ("a quarter of an hour",),
    ),
    rule(
        "year-end",
        r"(?:the )?(?:fiscal |calendar )?year[- ]end",
        _read_year_end,
        {"by year-end": "1998-12-31"},
        ("the year ended",),
    ),
    rule(
        "latest fiscal year",
        r"(?:the|its) latest (?:fiscal )?year",
        _read_latest_year,
        {"in the latest fiscal year": "1997"},
        ("the latest offer",),
    ),
    rule(
        "fiscal year",
        r"(?:the )?(?:fiscal(?: year)?|FY)[- ]?(?P<y>@year|[0-9]{2})",
        _read_fiscal_year,
        {"fiscal 1989": "1989"},
        ("fiscal policy",),
    ),
)
