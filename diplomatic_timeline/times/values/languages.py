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


def read_foreign(text: str, order: Order | None, languages: Sequence[str] | None, anchor: date | None) -> str | None:
    """Return the EDTF of a date in any language that dateparser knows, or None.

    Its `period` gives the precision. A year or day that the text does not hold in digits is never taken over, so that
    a text without a year in digits is not even tried; relative expressions are read only in given `languages` and
    with an anchor. (dateparser tries some 200 languages in turn, a tenth of a second for a text that is no date.)
    """
    if len(text) > _LONGEST or not any(character.isalpha() for character in text):
        return None
    digits = [int(number) for number in re.findall(r"\d{1,9}", _to_ascii_digits(text))]
    if any(_YEARS[0] <= number <= _YEARS[1] for number in digits):
        found = _ask(text, order, tuple(languages or ()), None)
        if not found or found[0].year not in digits:
            return None
        return _to_edtf(*found) if found[1] not in ("day", "time") or found[0].day in digits else None
    if anchor is None or not languages or any(number > _YEARS[0] for number in digits):
        return None
    found = _ask(text, order, tuple(languages), anchor)
    return _to_edtf(*found) if found and found[1] != "time" else None


def _to_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


@lru_cache(maxsize=4_096)
def _ask(
    text: str, order: Order | None, languages: tuple[str, ...], anchor: date | None
) -> tuple[datetime, str] | None:
    base = None if anchor is None else datetime(anchor.year, anchor.month, anchor.day)
    parser = _parser(order, languages, base)
    try:
        data = parser.get_date_data(text)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # dateparser trips over some odd texts; for us they are no dates
    return (data.date_obj, data.period) if data.date_obj else None


@lru_cache(maxsize=16)
def _parser(order: Order | None, languages: tuple[str, ...], base: datetime | None) -> Any:
    from dateparser.date import DateDataParser  # half a second to import, and needed only here

    settings: dict[str, Any] = {"RETURN_TIME_AS_PERIOD": True, "PREFER_DAY_OF_MONTH": "first"}
    if base is None:
        settings |= {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"]}
    else:
        settings |= {"PARSERS": ["relative-time"], "RELATIVE_BASE": base}
    if order:
        settings["DATE_ORDER"] = order
    return DateDataParser(languages=list(languages) if languages else None, settings=settings)


def _to_edtf(moment: datetime, period: str) -> str:
    if period == "time":
        return f"{moment:%Y-%m-%dT%H:%M}"
    day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    if period == "week":
        year, week, _ = moment.isocalendar()
        return f"{date.fromisocalendar(year, week, 1)}/{date.fromisocalendar(year, week, 7)}"
    return {"year": day[:4], "month": day[:7]}.get(period, day)
