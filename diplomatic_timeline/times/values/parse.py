"""`parse_when`: one value of a file column or of a box, to `When` or to the reason why not."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.times.find import find_times
from diplomatic_timeline.times.values.headings import read_heading
from diplomatic_timeline.times.values.languages import read_foreign, to_ascii_digits
from diplomatic_timeline.times.values.numbers import Order, no_day, read_digits
from diplomatic_timeline.times.values.problem import DateProblem, problem
from diplomatic_timeline.times.values.spans import read_span
from diplomatic_timeline.times.values.translations import read_translated
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import days_in_month

_LONGEST = 200
_FIX = "write it as EDTF, such as 2025-03-13, 2025-03 or 2025-03-06/2025-03-07, or in words, such as late May 2018"
_BESIDE = re.compile(
    r"(?:the )?(?:(?:early |late )?(?:morning|afternoon|evening|night) of\s+)?"
    r"(?:(?:on|in|at|during|about|around|between|from|since|until|till|by|before|after|to|and|the|through|up)\s+|"
    r"\s*[-–]\s*)*",
    re.IGNORECASE,
)

_REST = re.compile(r"[ .,]*(?:(?:early |late )?(?:morning|afternoon|evening|night))?[ .,]*", re.IGNORECASE)
_OPEN = re.compile(r"\A[0-9]{2}(?:[0-9]x|xx)\Z")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_YEAR = re.compile(r"[0-9]{4}")
_DIGITS = re.compile(r"(?:[0-9]{1,4}[-/.]){1,2}[0-9]{1,4}\.?", re.ASCII)
_DAY_NUMBER = re.compile(r"(?<![0-9:])(?P<day>[0-9]{1,2})(?P<end>st|nd|rd|th)?(?![0-9:])")
_DAY_ONE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-01(?:T.*)?")
_SHORTEST_MONTH = 28
_ANY_YEAR = date(2000, 1, 1)
"""Stands in for a year that a text leaves out: one in which every month is as long as it can be."""


def parse_when(
    text: str,
    *,
    order: Order | None = None,
    languages: Sequence[str] | None = None,
    anchor: date | None = None,
) -> When | DateProblem:
    """Return the time that one value names, or a `DateProblem`; no text raises anything.

    Read in this order: EDTF; ISO 8601, compact dates and Excel serials (system of 1900); numbers in the given `order`;
    English words, all of `When.words()` among them; other `languages` (dateparser's codes; None: all). Relative and
    incomplete dates ("last Tuesday", "mid-June") need an `anchor` to count from; without it they are problems, as
    nothing that a text leaves out is made up: a two-digit year has no century, 3/4/2025 no order.

        >>> parse_when("late May 2018").words()
        'about 21 May 2018 to 31 May 2018'
    """
    if len(text) > _LONGEST:
        return problem(text, f"is {len(text):,} characters long", _FIX)
    text = " ".join(text.split())
    if not text:
        return problem(text, "is empty", "leave out the date, or write XXXX for an unknown one")
    bare = _BRACKETED.fullmatch(text)
    edtf = _read(bare[1] if bare else text, order, languages, anchor)
    if isinstance(edtf, DateProblem):
        return edtf
    try:
        return When.parse(edtf) if edtf else _no_date(text, anchor)
    except WhenError:
        return _no_date(text, anchor)


def _no_date(text: str, anchor: date | None) -> DateProblem:
    """Say what is wrong: a day that its month does not have, a part that is missing, or any date at all."""
    impossible = _find_impossible(text, anchor)
    if impossible is not None:
        return impossible
    if anchor is None and any(not mention.value for mention in find_times(text, None)):
        return problem(text, "leaves out a part of the date, such as its year", f"add it, or {_FIX}")
    return problem(text, "is no date", _FIX)


def _find_impossible(text: str, anchor: date | None) -> DateProblem | None:
    """Return the problem with a day that its month does not have, in any language, or at one end of an interval.

    That is a text that is one day as soon as its number is 1.
    """
    for part in text.split("/"):
        found = read_digits(part.strip(), None, anchor) if part != text else None
        if isinstance(found, DateProblem):
            return problem(text, f"holds '{part.strip()}', which {found.reason}", found.fix)
    for match in _DAY_NUMBER.finditer(text):
        if 1 <= int(match["day"]) <= _SHORTEST_MONTH:
            continue
        first = f"{text[: match.start()]}{'1st' if match['end'] else '1'}{text[match.end() :]}"
        for day_one, year_told in (
            (_read(first, None, None, None), True),
            (_read(first, None, None, _ANY_YEAR), False),
        ):
            found = _DAY_ONE.fullmatch(day_one) if isinstance(day_one, str) else None
            if found is None:
                continue
            year, month = int(found["year"]), int(found["month"])
            if 1 <= int(match["day"]) <= days_in_month(year, month):
                return None
            return no_day(text, year if year_told else None, month)
    return None


def _read(
    text: str, order: Order | None, languages: Sequence[str] | None, anchor: date | None
) -> str | DateProblem | None:
    try:
        return When.parse(_OPEN.sub(lambda digits: digits[0].upper(), text.removeprefix("EDTF "))).text
    except WhenError:
        pass
    plain = to_ascii_digits(text)
    digits = read_digits(plain, order, anchor) or read_span(plain, order, anchor)
    if digits is not None:
        return digits
    if text.isascii() or not re.search(r"[^\W\d_]", re.sub(r"[\x00-\x7f]", "", text)):
        words = read_heading(text, lambda part: _read_end(part, order, anchor))
        if words:
            return words
    plain = partial(read_foreign, order=order, languages=languages, anchor=None)
    return read_translated(text, lambda rest: rest if _YEAR.fullmatch(rest) else plain(rest)) or read_foreign(
        text, order, languages, anchor
    )


def _read_end(text: str, order: Order | None, anchor: date | None) -> str | None:
    """Return the EDTF of one end of a span: a date in digits or an expression of running text."""
    if _DIGITS.fullmatch(text):
        found = read_digits(text, order, anchor)
        return found if isinstance(found, str) else None
    return _read_in_text(text, anchor)


def _read_in_text(text: str, anchor: date | None) -> str | None:
    """Return the EDTF of an expression of running text, if it is the whole of `text`."""
    mentions = find_times(text, anchor)
    place = 0
    for mention in mentions:
        gap = text[place : mention.start]
        if mention.when is None or not _BESIDE.fullmatch(gap):
            return None
        place = mention.end
    spans = {mention.when.text for mention in mentions if mention.when}
    return spans.pop() if len(spans) == 1 and _REST.fullmatch(text, place) else None
