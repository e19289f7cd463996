"""Lengths of time. One that reaches to or from publication also has a place in time."""

import re

from diplomatic_timeline.times.lexicon import read_number, read_unit
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import duration, shift
from diplomatic_timeline.times.wording import counted

_HOW = "a length of time, no point in time"


_RATE = re.compile(r"(?:[0-9%]|illion|percent|cents|dollars|people|euros|pounds)\s\Z")
_FREQUENCY = re.compile(r"\b(?:once|twice|times|hours|days|minutes|nights)\s\Z", re.IGNORECASE)


def _read_length(match: re.Match[str], _scene: Scene) -> Reading | None:
    count, unit = read_number(match["n"]), read_unit(match["unit"])
    if count == "":
        return None
    if match["n"].lower() in ("a", "an"):
        before = match.string[max(0, match.start() - 12) : match.start()]
        if unit == "quarter" or _RATE.search(before):
            return None
        if _FREQUENCY.search(before):
            return Reading("SET", duration("1", unit), "it recurs: no single time is meant")
    if match.groupdict().get("half"):
        count = f"{float(count) + 0.5}" if count[0].isdigit() else count
    return Reading("DURATION", duration(count, unit), _HOW)


def _read_bare_units(match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading("DURATION", duration("X", read_unit(match["unit"])), _HOW)


def _read_anchored(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the past three months", "the next two years": a length that ends or begins at publication."""
    count, unit = read_number(match["n"] or "1"), read_unit(match["unit"])
    ahead = match["which"].lower() in ("next", "coming", "following")
    today = scene.today.isoformat()
    edtf = None
    if count.isdigit() and unit not in ("second", "minute", "hour"):
        far = shift(scene.today, unit, int(count) * (1 if ahead else -1))
        edtf = None if far is None else f"{today}/{far}~" if ahead else f"{far}~/{today}"
    return Reading(
        "DURATION",
        duration(count, unit),
        counted(f"a length of time {'from' if ahead else 'up to'} publication", scene.today),
        edtf=edtf,
        anchor=today,
    )


def _read_span_of_counts(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "two to three weeks": the lower count, as at least that."""
    return Reading("DURATION", duration(read_number(match["n"]), read_unit(match["unit"])), _HOW, "EQUAL_OR_MORE")


_N = r"(?P<n>an?|@vague|@number|half an?|another)"
_KIND = (
    r"(?:more |straight |consecutive |full |trading |fiscal |whole |additional |long |calendar |business |working )?"
)
RULES = (
    rule(
        "anchored length",
        rf"(?:each of |all of )?(?:the |these |this |its |his |her |their )?(?P<which>past|"
        rf"last|next|coming|following|previous|preceding|latest) (?:(?P<n>@vague|@number)"
        rf" ){_KIND}(?P<unit>@anyunit)",
        _read_anchored,
        {"in the past three months": "P3M", "the next two years": "P2Y"},
        ("the past three talks",),
    ),
    rule(
        "anchored decade",
        r"the (?P<which>past|last|next|coming)(?P<n>) (?P<unit>decade|century)",
        _read_anchored,
        {"in the past decade": "P1DE"},
        ("the past decades",),
    ),
    rule(
        "length",
        rf"(?:the (?:first |final |same )?)?{_N}(?:-plus|\+)?[- ]{_KIND}(?P<unit>@anyunit)"
        rf"(?! ago)(?!-to-)(?:-long)?(?P<half> and a half)?",
        _read_length,
        {
            "for two weeks": "P2W",
            "a 30-day truce": "P30D",
            "5 1/2 hours": "PT5H30M",
            "the first nine months": "P9M",
            "a year": "P1Y",
        },
        ("a 6-year-old", "on a day-to-day basis"),
    ),
    rule(
        "half a unit",
        r"(?:(?:an?|the) )?(?P<n>half)[- ](?P<unit>century|decade|year|hour)",
        _read_length,
        {"a half-century": "P50Y", "a half-hour meeting": "PT30M"},
        ("half of the year",),
    ),
    rule(
        "length and a half",
        r"(?P<n>@number)(?P<half> and a half) (?P<unit>@units)",
        _read_length,
        {"two and a half years": "P2Y6M"},
        ("two and a half men",),
    ),
    rule(
        "two counts",
        r"(?P<n>@number)(?: to | or |-)(?:@number) (?P<unit>@units)",
        _read_span_of_counts,
        {"two to three weeks": "P2W"},
        ("two to three men",),
    ),
    rule(
        "unit long",
        r"(?:an? )?(?P<n>)(?P<unit>@unit)-?long",
        _read_length,
        {"hour-long talks": "PT1H", "their third day-long meeting": "P1D"},
        ("long days",),
    ),
    rule(
        "units in general",
        r"(?P<unit>years|months|weeks|days|hours|decades|centuries)(?:-?long)?",
        _read_bare_units,
        {"for weeks": "PXW", "a yearslong dispute": "PXY"},
        ("six years",),
    ),
    rule(
        "the year ended",
        r"(?:the )(?:fiscal |full )?(?P<n>)(?P<unit>year|quarter)(?= (?:ended|ending|to end))",
        _read_length,
        {"for the year ended June 30": "P1Y"},
        ("the year that ended",),
    ),
)
