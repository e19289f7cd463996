"""Words around an expression that narrow or blur it: early, the end of, about, or so."""

import re
from dataclasses import replace

from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.steps import unit_of
from diplomatic_timeline.times.wording import say_value

_MODIFIERS = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "opening": "START",
    "turn": "START",
    "mid": "MID",
    "middle": "MID",
    "midst": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
}
_GAP = re.compile(r"-|[^\S\n]{1,4}\n?[^\S\n]{0,8}|\n[^\S\n]{0,8}")
_DETERMINED = re.compile(r"\s+(?:the|this|that|these|those|its|his|her|their|at least)\b", re.IGNORECASE)
_PLACES = {"START": "early in", "MID": "in the middle of", "END": "late in"}
_DEGREES = (
    (re.compile(r"more than|over|well over|just over|longer than", re.IGNORECASE), "MORE_THAN"),
    (re.compile(r"less than|fewer than|under|nearly|almost|just under|close to|barely", re.IGNORECASE), "LESS_THAN"),
    (re.compile(r"at least|no less than|a minimum", re.IGNORECASE), "EQUAL_OR_MORE"),
    (
        re.compile(r"at most|up to|no more than|as much as|as long as|as many as|a maximum", re.IGNORECASE),
        "EQUAL_OR_LESS",
    ),
)


def _read_phase(match: re.Match[str], scene: Scene) -> Reading | None:
    gap = _GAP.match(scene.text, match.end())
    reading = scene.read_on(gap.end()) if gap else None
    if reading is None or reading.type not in ("DATE", "TIME") or not unit_of(reading.value):
        return None
    modifier = _MODIFIERS[match["phase"].lower()]
    said = say_value(reading.value)
    rest = reading.how.removeprefix(said) if reading.how.startswith(said) else f": {reading.how}"
    return replace(reading, modifier=modifier, edtf=None, how=f"{_PLACES[modifier]} {said}{rest}")


def _read_early_hours(match: re.Match[str], scene: Scene) -> Reading | None:
    gap = _GAP.match(scene.text, match.end())
    reading = scene.read_on(gap.end()) if gap else None
    if reading is None or unit_of(reading.value) != "day" or reading.type not in ("DATE", "TIME"):
        return None
    return replace(reading, type="TIME", value=f"{reading.value[:10]}TMO", edtf=None, part_of_day="morning")


def _read_degree(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["degree"].lower() == "over" and _DETERMINED.match(scene.text, match.end()):
        return None  # "over the past year": through it, not for longer
    gap = _GAP.match(scene.text, match.end())
    reading = scene.read_on(gap.end()) if gap else None
    if reading is None or reading.type == "SET" or not reading.how:
        return None
    modifier = next((mod for words, mod in _DEGREES if words.match(match["degree"])), "APPROX")
    if reading.type != "DURATION":
        if modifier != "APPROX" and not scene.text[match.end() : reading.end].rstrip().endswith("ago"):
            return None
        modifier = "APPROX"
    if reading.modifier:
        return reading
    return replace(reading, modifier=modifier, how=f"{' '.join(match['degree'].lower().split())}: {reading.how}")


RULES = (
    rule(
        "early, mid, late",
        r"(?:the )?(?:very )?(?P<phase>early|mid|late|earlier|later)(?: in| on| into)?",
        _read_phase,
        {
            "early 1991": "1991",
            "late November": "1997-11",
            "mid-November": "1997-11",
            "early next year": "1999",
            "late yesterday": "1998-03-12",
            "earlier this month": "1998-03",
        },
        ("early talks", "the late president", "late for 1998"),
    ),
    rule(
        "end of",
        r"(?:the )?(?:very )?(?P<phase>beginning|start|turn|middle|midst|end|close) of",
        _read_phase,
        {"the end of 1994": "1994", "the beginning of October": "1997-10"},
        ("the end of war",),
    ),
    rule(
        "the early hours",
        r"(?:the )?(?:early|small|wee)(?: morning)? hours (?:of|on)",
        _read_early_hours,
        {"in the early hours of Thursday": "1998-03-12TMO", "the early morning hours of March 3": "1998-03-03TMO"},
        ("the early hours of the war",),
    ),
    rule(
        "about",
        r"(?P<degree>about|around|roughly|approximately|circa|ca?\.?|nearly|almost|some|"
        r"just over|just under|more than|longer than|less than|fewer than|well over|over|"
        r"under|at least|at most|up to|no more than|no less than|as much as|as long as|as "
        r"many as|close to|barely|an estimated|a minimum of|a maximum of)",
        _read_degree,
        {"about two years ago": "1996", "at least 30 days": "P30D", "around Nov. 1": "1997-11-01"},
        ("about time", "over the past year"),
    ),
)
