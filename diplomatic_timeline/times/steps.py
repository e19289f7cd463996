"""Counting in calendar units: TIMEX3 values of days, weeks, months, quarters, years and longer."""

import calendar
import re
from datetime import date, timedelta

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1_200, "millennium": 12_000}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
LETTERS = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "week": ("", "W"),
    "weekend": ("", "WE"),
    "fortnight": ("", "W"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "year": ("", "Y"),
    "decade": ("", "DE"),
    "century": ("", "CE"),
    "millennium": ("", "ML"),
}
_UNIT_FORMS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d-WE"), "weekend"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-Q\d"), "quarter"),
    (re.compile(r"\d{4}-H\d"), "half"),
    (re.compile(r"\d{4}-(?:SP|SU|FA|WI)"), "season"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{3}"), "decade"),
    (re.compile(r"\d{2}"), "century"),
)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shift(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units later (negative: earlier), or None beyond the years 1 to 9999.

    A day that the target month lacks becomes its last: a month after 31 January is 28 or 29 February.
    """
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=count * _DAYS_IN[unit])
        if unit not in _MONTHS_IN:
            return day
        year, month0 = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit], 12)
        return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))
    except (ValueError, OverflowError):
        return None


def value_at(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit that contains `day`: `value_at(13 March 1998, "week")` is 1998-W11."""
    year = f"{day.year:04d}"
    week_year, week, _ = day.isocalendar()
    if unit == "quarter":
        return f"{year}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{year}-H{1 if day.month <= 6 else 2}"
    values = {
        "month": f"{year}-{day.month:02d}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
        "millennium": year[:1],
        "week": f"{week_year:04d}-W{week:02d}",
        "fortnight": f"{week_year:04d}-W{week:02d}",
        "weekend": f"{week_year:04d}-W{week:02d}-WE",
    }
    return values.get(unit, day.isoformat())


def unit_of(value: str) -> str | None:
    """Return the unit that a TIMEX3 date value names, or None for references, durations and sets."""
    head = value.split("T")[0]
    return next((unit for form, unit in _UNIT_FORMS if form.fullmatch(head)), None)


def first_day(value: str) -> date | None:
    """Return the first day of a TIMEX3 date value, or None where it has none or none within the years 1 to 9999."""
    unit, head = unit_of(value), value.split("T")[0]
    if unit is None:
        return None
    try:
        return _first_day(unit, head)
    except ValueError:
        return None


def _first_day(unit: str, head: str) -> date:
    if unit == "day":
        return date.fromisoformat(head)
    if unit in ("week", "weekend"):
        return date.fromisocalendar(int(head[:4]), int(head[6:8]), 1 if unit == "week" else 6)
    if unit in ("decade", "century"):
        return date(int(head.ljust(4, "0")) or 1, 1, 1)
    if unit == "season":
        return date(int(head[:4]), _SEASON_STARTS[head[5:]], 1)
    month = {"year": 1, "month": int(head[5:7] or 1) if unit == "month" else 1}.get(unit)
    if month is None:
        month = 1 + (int(head[6]) - 1) * (3 if unit == "quarter" else 6)
    return date(int(head[:4]), month, 1)


def last_day(value: str) -> date | None:
    """Return the last day of a TIMEX3 date value, or None where it has none."""
    first, unit = first_day(value), unit_of(value)
    if first is None or unit is None:
        return None
    if unit == "weekend":
        return first + timedelta(days=1)
    after = shift(first, "quarter" if unit == "season" else unit, 1)
    return after - timedelta(days=1) if after else date(9999, 12, 31)


def duration(count: str, unit: str) -> str:
    """Return the TIMEX3 duration of a count (digits, a decimal fraction or "X") of a unit: P30D, PT5H30M, PXW."""
    time, letter = LETTERS[unit]
    if unit == "fortnight" and count.isdigit():
        count = str(2 * int(count))
    if "." in count and unit in ("year", "hour", "minute", "decade", "century"):
        whole, rest = int(float(count)), float(count) % 1
        size, smaller = {
            "year": (12, "M"),
            "hour": (60, "M"),
            "minute": (60, "S"),
            "decade": (10, "Y"),
            "century": (100, "Y"),
        }[unit]
        return f"P{time}{f'{whole}{letter}' if whole else ''}{round(rest * size)}{smaller}"
    return f"P{time}{count}{letter}"
