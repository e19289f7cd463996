"""What stands around the expressions: bounds ("by", "since"), ranges ("from 3 to 5 March"), and parts of day.

TIMEX3 leaves these words outside its expressions and gives each end of a range a value of its own. `When` holds what
is meant: both ends of a range carry the whole span, and "by the end of April" is `../2022-04-30`.
"""

import re
from dataclasses import replace
from datetime import timedelta

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.times.edtf import bound, to_edtf
from diplomatic_timeline.times.lexicon import PARTS_OF_DAY
from diplomatic_timeline.times.mention import TimeMention
from diplomatic_timeline.times.rule import Scene
from diplomatic_timeline.times.steps import first_day, unit_of
from diplomatic_timeline.times.tense import clause_before
from diplomatic_timeline.times.wording import WEEKDAY_NAMES, say_value
from diplomatic_timeline.when import When

_LEAD = 24
_BOUNDS = (
    ("until", re.compile(r"\b(?:by|until|till|up to|through|no later than|not later than)(?: on)?\s\Z", re.IGNORECASE)),
    ("since", re.compile(r"\b(?:since|as of|starting|beginning|from)(?: on| in)?\s\Z", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:before|prior to|ahead of)\s\Z", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after|following)\s\Z", re.IGNORECASE)),
)
_BOUND_WORDS = {
    "until": "the latest it can be",
    "since": "which it starts from",
    "before": "which it comes before",
    "after": "which it comes after",
}
_RANGE = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:late|early|mid|all)?-?(morning|afternoon|evening|night|overnight)s?\b", re.IGNORECASE)
_SPANS = ("day", "week", "month", "quarter", "season", "year", "decade", "century")


def link(scene: Scene) -> list[TimeMention]:
    """Return the mentions of a scene with the ranges, bounds and parts of day that the words around them give."""
    linked: list[TimeMention] = []
    for mention in scene.mentions:
        span = _span(scene, linked[-1], mention) if linked else None
        if span:
            linked[-1] = span[0]
        linked.append(_with_part(scene, span[1] if span else _bounded(scene, mention)))
    return linked


def _span(scene: Scene, first: TimeMention, last: TimeMention) -> tuple[TimeMention, TimeMention] | None:
    """Return both ends of a range with the span between them, or None where the two do not make one."""
    if not _is_point(first) or not _is_point(last):
        return None
    between = scene.text[first.end : last.start]
    lead = scene.text[max(0, first.start - _LEAD) : first.start]
    joined = _RANGE.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(lead))
    if not joined or (
        between.strip().isalpha() and not (_FROM.search(lead) or _BETWEEN.search(lead) or _near(first, last))
    ):
        return None
    first, last = _matched(first, last)
    edtf = _join(first, last)
    if edtf is None:
        return None
    how = f"one end of the span from {say_value(first.value)} to {say_value(last.value)}"
    return replace(first, when=edtf, how=f"{first.how}; {how}"), replace(last, when=edtf, how=f"{last.how}; {how}")


def _is_point(mention: TimeMention) -> bool:
    return mention.type in ("DATE", "TIME") and unit_of(mention.value) in _SPANS


def _near(first: TimeMention, last: TimeMention) -> bool:
    """Say whether "to" alone may join the two: years and days of one kind do, weekdays told of a trip do not."""
    return unit_of(first.value) == unit_of(last.value) and bool(re.search(r"\d", first.text))


def _matched(first: TimeMention, last: TimeMention) -> tuple[TimeMention, TimeMention]:
    """Return both ends, the one that says less moved: to the year that the last one names, or to before or after it."""
    start, end = first_day(first.value), first_day(last.value)
    if start is None or end is None or first.anchor is None:
        return first, last
    if _is_weekday(first) and _is_weekday(last):
        return first, _moved(last, (end + timedelta(days=7)).isoformat()) if end < start else last
    if not re.match(r"\d{4}-\d\d", first.value) or _is_weekday(first):
        return first, last
    year = end.year if last.anchor is None else start.year
    if (year, start.month, start.day) > (end.year, end.month, end.day):
        year -= 1
    return _moved(first, f"{year:04d}{first.value[4:]}"), last


def _is_weekday(mention: TimeMention) -> bool:
    return mention.text.split()[-1].capitalize() in WEEKDAY_NAMES


def _moved(mention: TimeMention, value: str) -> TimeMention:
    edtf = to_edtf(value, mention.modifier or "", None) if first_day(value) else None
    if edtf is None:
        return mention
    return replace(mention, value=value, when=When.parse(edtf), how=f"{say_value(value)}, in order with the other end")


def _join(first: TimeMention, last: TimeMention) -> When | None:
    start, end = _edge(first, 0), _edge(last, -1)
    if start is None or end is None:
        return None
    try:
        return When.parse(f"{start}/{end}")
    except WhenError:
        return None  # it ends before it starts: no range


def _edge(mention: TimeMention, side: int) -> str | None:
    if mention.when is None or mention.when.kind not in ("date", "interval"):
        return None
    edge = mention.when.text.split("/")[side]
    return edge if edge not in ("", "..") else None


def _bounded(scene: Scene, mention: TimeMention) -> TimeMention:
    """Return the mention with the bound that the preposition before it sets."""
    if mention.when is None or mention.type not in ("DATE", "TIME") or unit_of(mention.value) not in _SPANS:
        return mention
    if scene.text[mention.end - 2 : mention.end] in ("'s", "’s") or scene.text[mention.end : mention.end + 2] in (
        "'s",
        "’s",
    ):
        return mention  # "after Monday's talks": the talks, not the day, are the bound
    lead = scene.text[max(0, mention.start - _LEAD) : mention.start]
    side = next((name for name, words in _BOUNDS if words.search(lead)), None)
    if side is None:
        return mention
    if side == "before" and mention.modifier == "END":
        side = "until"  # what comes before the end of the year comes within it
    text = bound(mention.when.text, side)
    if text is None:
        return mention
    return replace(mention, when=When.parse(text), how=f"{mention.how}; {_BOUND_WORDS[side]}")


def _with_part(scene: Scene, mention: TimeMention) -> TimeMention:
    """Give a bare day the part of day that its clause names: "late-night talks on Thursday"."""
    if mention.part_of_day or mention.type != "DATE" or unit_of(mention.value) != "day":
        return mention
    found = _PART_BEFORE.search(clause_before(scene, mention.start)[-40:])
    if not found:
        return mention
    part = found[1].lower()
    return replace(mention, part_of_day="night" if PARTS_OF_DAY[part] == "NI" else part)
