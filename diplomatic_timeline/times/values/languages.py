"""Dates in other languages, through dateparser, held to what the text says."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from diplomatic_timeline.times.values.numbers import Order

_LONGEST = 60
_YEARS = (1_000, 2_999)
_MONTHS = 12
_SHORTEST = 3
_ENGLISH = frozenset(
    ["no", "now", "sat", "sun", "is", "so", "to", "as", "am", "be", "me", "my", "or", "it", "was", "page"]
)
"""English words that mean a month or its abbreviation somewhere in the world."""
_PARTS = {"month": ("month", "year"), "day": ("day", "month", "year"), "time": ("day", "month", "year")}
_YEAR_WORDS = frozenset(
    [
        "año",
        "ano",
        "anno",
        "an",
        "année",
        "jahr",
        "jaar",
        "år",
        "rok",
        "roku",
        "r",
        "г",
        "год",
        "году",
        "года",
        "р",
        "рік",
        "року",
        "年",
        "年度",
        "년",
    ]
)
_MONTH_SIGN = re.compile(r"\d ?(?:月|월)")
_FINE = re.compile(r"[+-]\d\d:?\d\d\b|(?<=:\d\d)[.,]\d+")
_ORDINAL_MARK = re.compile(r"(?<=\d)[ºª°]")


def read_foreign(text: str, order: Order | None, languages: Sequence[str] | None, anchor: date | None) -> str | None:
    """Return the EDTF of a date in any language that dateparser knows, or None.

    Its `period` gives the precision. A year or day that the text does not hold in digits is never taken over, so that
    a text without a year in digits is not even tried; relative expressions are read only in given `languages` and
    with an anchor. (dateparser tries some 200 languages in turn, a tenth of a second for a text that is no date.)
    """
    if len(text) > _LONGEST or not any(character.isalpha() for character in text):
        return None
    text = _ORDINAL_MARK.sub("", text)
    digits = [int(number) for number in re.findall(r"\d{1,9}", to_ascii_digits(text))]
    if any(_YEARS[0] <= number <= _YEARS[1] for number in digits):
        return _read_absolute(text, order, tuple(languages or ()))
    if anchor is None or not languages or any(number > _YEARS[0] for number in digits):
        return None
    found = _ask(text, order, tuple(languages), anchor)
    return _to_edtf(*found) if found and found[1] != "time" else None


def _read_absolute(text: str, order: Order | None, languages: tuple[str, ...]) -> str | None:
    """Return a date of which every part stands in the text, and every number of the text in the date.

    dateparser fills in the month of its own clock for "No. 5 (2019)", and passes over what it does not know: the "er"
    of "1980er", the 15 of "12.-15. Mai 2020".
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    if not languages and any(word in _ENGLISH for word in words):
        return None
    found = _ask(text, order, languages, None)
    if found is None:
        return None
    moment, period = found
    parts = _PARTS.get(period, ("year",))
    if len(parts) > 1 and _ask(text, order, languages, None, parts) is None:
        return None
    plain = to_ascii_digits(text)
    if period == "year":
        return f"{moment.year:04d}" if all(word in _YEAR_WORDS for word in words) else None
    if all(word.isascii() and len(word) < _SHORTEST for word in words):
        return None
    told = {moment.year, moment.day} if period in ("day", "time") else {moment.year}
    if period == "time":
        told |= {moment.hour, moment.hour % 12 or 12, moment.minute, moment.second}
        plain = _FINE.sub("", plain)
    if order or _MONTH_SIGN.search(plain) or moment.day > _MONTHS:
        told.add(moment.month)
    numbers = {int(number) for number in re.findall(r"\d{1,9}", plain)}
    return _to_edtf(moment, period) if moment.year in numbers and numbers <= told else None


def to_ascii_digits(text: str) -> str:
    """Return the text with the decimal digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


@lru_cache(maxsize=4_096)
def _ask(
    text: str, order: Order | None, languages: tuple[str, ...], anchor: date | None, parts: tuple[str, ...] = ("year",)
) -> tuple[datetime, str] | None:
    base = None if anchor is None else datetime(anchor.year, anchor.month, anchor.day)
    parser = _parser(order, languages, base, parts)
    try:
        data = parser.get_date_data(text)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # dateparser trips over some odd texts; for us they are no dates
    return (data.date_obj, data.period) if data.date_obj else None


@lru_cache(maxsize=16)
def _parser(order: Order | None, languages: tuple[str, ...], base: datetime | None, parts: tuple[str, ...]) -> Any:
    from dateparser.date import DateDataParser  # half a second to import, and needed only here

    settings: dict[str, Any] = {"RETURN_TIME_AS_PERIOD": True, "PREFER_DAY_OF_MONTH": "first"}
    if base is None:
        settings |= {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": list(parts)}
    else:
        settings |= {"PARSERS": ["relative-time"], "RELATIVE_BASE": base}
    if order:
        settings["DATE_ORDER"] = order
    return DateDataParser(languages=list(languages) if languages else None, settings=settings)


def _to_edtf(moment: datetime, period: str) -> str:
    if period == "time":
        zone = moment.strftime("%z")
        return f"{moment:%Y-%m-%dT%H:%M}{zone and f'{zone[:3]}:{zone[3:5]}'}"
    day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    if period == "week":
        year, week, _ = moment.isocalendar()
        return f"{date.fromisocalendar(year, week, 1)}/{date.fromisocalendar(year, week, 7)}"
    return {"year": day[:4], "month": day[:7]}.get(period, day)
