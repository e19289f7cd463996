"""Dates in digits: ISO in all its spellings, day-first and month-first orders, and the serial numbers of Excel."""

import re
from datetime import date, datetime, timedelta
from typing import Literal

from diplomatic_timeline.times.values.problem import DateProblem, problem
from diplomatic_timeline.times.values.wordings import is_edtf
from diplomatic_timeline.when.calendar import MONTHS, days_in_month

Order = Literal["DMY", "MDY", "YMD"]

_TIME = (
    r"(?:[T ,]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_YMD = re.compile(rf"(?P<y>[0-9]{{4}})(?P<mark> ?\. ?|[-/ ])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<d>[0-9]{{1,2}})\.?{_TIME}")
_COMPACT = re.compile(
    r"(?P<y>[12][0-9]{3})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?:T?(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?P<second>[0-5][0-9])?(?P<zone>Z)?)?"
)
_COMPACT_MONTH = re.compile(r"(?P<y>1[89][0-9]{2}|20[0-9]{2})(?P<m>0[1-9]|1[0-2])")
_YM = re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})")
_MY = re.compile(r"(?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})")
_WEEK = re.compile(r"(?P<y>[0-9]{4})-?W(?P<w>[0-9]{2})(?:-?(?P<d>[1-7]))?")
_ORDINAL = re.compile(r"(?P<y>[0-9]{4})-(?P<n>[0-3][0-9]{2})")
PARTS = re.compile(
    rf"(?P<a>[0-9]{{1,2}})(?P<mark> ?\. ?|[-/ ])(?P<b>[0-9]{{1,2}})(?P=mark)(?P<y>[0-9]{{4}}|[0-9]{{2}})\.?{_TIME}"
)
_YEARS = re.compile(r"(?P<y>[0-9]{4})(?P<mark>[-/])(?P<z>[0-9]{2})")
_LAST_CODE = 41
"""The last of EDTF's codes of seasons, quarters and halves, which stand where a month stands (level 2)."""
_ROMAN = re.compile(
    r"(?:(?P<d>[0-9]{1,2})(?P<mark>[-/. ]) ?)?(?P<m>VI{0,3}|I[VX]|I{1,3}|XI{0,2})[-/. ] ?(?P<y>[0-9]{4})\.?"
)
ROMANS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
    *("XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"),
)
"""The Roman numbers from 1 to 21: of months, and of centuries."""
_NO_DAY = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-00|00(?P<mark>[/.])(?P<m2>[0-9]{2})(?P=mark)(?P<y2>[0-9]{4})")
_SERIAL = re.compile(r"[1-7][0-9]{4}(?:\.[0-9]{1,15})?")
_MONTHS = 12
EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
"""Day 0 of Excel's two systems; that of 1900 counts a 29 February 1900, so it holds from 1 March 1900 on."""


def read_digits(text: str, order: Order | None, anchor: date | None) -> str | DateProblem | None:
    """Return the EDTF of a date in digits, a problem where they do not settle it, or None where they are no date."""
    if (match := _NO_DAY.fullmatch(text)) and (edtf := _without_day(match)):
        return edtf
    if match := _ROMAN.fullmatch(text):
        return _read_roman(text, match)
    if (match := _YEARS.fullmatch(text)) and _is_end_of_years(match):
        return f"{match['y']}/{match['y'][:2]}{match['z']}"
    for pattern in (_YMD, _COMPACT):
        if match := pattern.fullmatch(text):
            return _checked(text, match, match["y"], match["m"], match["d"])
    if match := _WEEK.fullmatch(text):
        return _read_week(text, match)
    if match := _ORDINAL.fullmatch(text):
        return _read_day_of_year(text, match)
    for pattern in (_COMPACT_MONTH, _YM, _MY):
        if match := pattern.fullmatch(text):
            edtf = f"{match['y']}-{int(match['m']):02d}"
            if 1 <= int(match["m"]) <= 12:
                return edtf
            return problem(
                text, "has no month from 1 to 12", f"write a month as {match['y']}-03, a span of years as 2019/2020"
            )
    if match := PARTS.fullmatch(text):
        return _read_parts(text, match, order, anchor)
    return read_serial(float(text)) if _SERIAL.fullmatch(text) else None


def _is_end_of_years(match: re.Match[str]) -> bool:
    """Say whether 1939-45 or 1950/51 are years: what may be a slip in a month or a code of EDTF is not taken so."""
    last = int(match["z"])
    return last > int(match["y"][2:]) and last > (_LAST_CODE if match["mark"] == "-" else _MONTHS)


def _without_day(match: re.Match[str]) -> str | None:
    """Return the month or year of 2020-05-00: databases write an unknown day or month as 00."""
    year, month = match["y"] or match["y2"], match["m"] or match["m2"]
    if year == "0000" or int(month) > _MONTHS:
        return None
    return year if month == "00" else f"{year}-{month}"


def _read_roman(text: str, match: re.Match[str]) -> str | DateProblem:
    """Return the day or month of 20.V.2020, whose month is in Roman numbers."""
    month = ROMANS.index(match["m"]) + 1
    if match["d"] is None:
        return f"{match['y']}-{month:02d}"
    edtf = f"{match['y']}-{month:02d}-{int(match['d']):02d}"
    return edtf if is_edtf(edtf) else no_day(text, int(match["y"]), month)


def read_serial(number: float, epoch: Literal[1900, 1904] = 1900) -> str | None:
    """Return the EDTF of a serial day number of a spreadsheet; a fraction is a time, to the minute.

    `epoch` is the workbook's date system (ECMA-376, 18.17.4.1). None where it is not from 1900 to 9999.
    """
    days, part = divmod(number, 1)
    try:
        day = EPOCHS[epoch] + timedelta(days=int(days))
    except OverflowError:
        return None
    minutes = round(part * 1_440)
    if minutes == 0:
        return day.isoformat()
    return f"{datetime(day.year, day.month, day.day) + timedelta(minutes=minutes):%Y-%m-%dT%H:%M}"


def _checked(text: str, match: re.Match[str], year: str, month: str, day: str) -> str | DateProblem:
    edtf = f"{year}-{int(month):02d}-{int(day):02d}{_clock(match)}"
    if is_edtf(edtf):
        return edtf
    return no_day(text, int(year), int(month))


def no_day(text: str, year: int | None, month: int, told: str = "") -> DateProblem:
    """Return the problem with a day that its month does not have, or with a month that no year has."""
    if 1 <= month <= 12:
        name = f"{MONTHS[month - 1]} {year}" if month == 2 and year is not None else MONTHS[month - 1]
        most = " at most" if month == 2 and year is None else ""
        why = f"{name} has {days_in_month(0 if year is None else year, month)} days{most}"
    else:
        why = f"there is no month {month}"
    lead = f"is, {told}no" if told else "is no"
    return problem(text, f"{lead} day of the calendar: {why}", "write year, month and day as 2025-03-13")


def _clock(match: re.Match[str]) -> str:
    """Return the time part; midnight without a zone is how spreadsheets print a day that has no time."""
    if match["hour"] is None:
        return ""
    groups = match.groupdict()
    hour, half = int(match["hour"]), (groups.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = {"UTC": "Z", "GMT": "Z", None: ""}.get(match["zone"], match["zone"]) or ""
    second = f":{match['second']}" if match["second"] else ""
    if (hour, match["minute"], match["second"], zone) == (0, "00", "00", ""):
        return ""
    return f"T{hour:02d}:{match['minute']}{second}{zone}"


def _read_week(text: str, match: re.Match[str]) -> str | DateProblem:
    try:
        first = date.fromisocalendar(int(match["y"]), int(match["w"]), int(match["d"] or 1))
    except ValueError:
        return problem(text, "is no week of that year", "weeks run from W01 to W52 or W53")
    return first.isoformat() if match["d"] else f"{first}/{first + timedelta(days=6)}"


def _read_day_of_year(text: str, match: re.Match[str]) -> str | DateProblem:
    year, number = int(match["y"]), int(match["n"])
    try:
        day = date(year, 1, 1) + timedelta(days=number - 1)
    except (ValueError, OverflowError):
        day = None
    if day is None or day.year != year:
        return problem(text, "is no day of that year", "write year, month and day as 2025-03-13")
    return day.isoformat()


def _read_parts(text: str, match: re.Match[str], order: Order | None, anchor: date | None) -> str | DateProblem:
    year = _full_year(match["y"], anchor)
    if year is None:
        return problem(text, "does not say its century", "write the year with four digits")
    first, second = int(match["a"]), int(match["b"])
    readings = {"DMY": (second, first), "MDY": (first, second)}
    fitting = {name: parts for name, parts in readings.items() if is_edtf(f"{year}-{parts[0]:02d}-{parts[1]:02d}")}
    if order in readings:
        fitting = {name: parts for name, parts in fitting.items() if name == order}
    if not fitting:
        told = {"DMY": "read day first, ", "MDY": "read month first, "}.get(order or "", "")
        tried = [month for name, (month, _) in readings.items() if order not in readings or name == order]
        return no_day(text, int(year), next((month for month in tried if 1 <= month <= 12), tried[0]), told)
    if len(set(fitting.values())) > 1:
        days = [f"{year}-{month:02d}-{day:02d}" for month, day in fitting.values()]
        return problem(text, f"is {days[0]} or {days[1]}", "say whether the day comes first, or write one of these")
    month, day = next(iter(fitting.values()))
    return _checked(text, match, year, str(month), str(day))


def _full_year(digits: str, anchor: date | None) -> str | None:
    if len(digits) == 4:
        return digits
    if anchor is None:
        return None
    century = anchor.year // 100 * 100
    candidates = [century + step + int(digits) for step in (-100, 0, 100)]
    return f"{min(candidates, key=lambda year: abs(year - anchor.year)):04d}"
