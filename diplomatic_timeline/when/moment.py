"""One EDTF date: its parts, its bounds in seconds, its qualifiers."""

import re
from dataclasses import dataclass
from typing import Literal, NoReturn, get_args

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when.calendar import DAY, days_in_month, month_start, to_days

Precision = Literal[
    "second",
    "minute",
    "day",
    "month",
    "season",
    "quarter",
    "third",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
    "unknown",
]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""All precisions, finest first."""

# Months in which the sub-year groupings of EDTF level 2 (ISO 8601-2:2019, 4.8) begin, their length and their name.
# Seasons are meteorological; without a stated hemisphere, the northern one.
_NORTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SOUTH = {"spring": 9, "summer": 12, "autumn": 3, "winter": 6}
GROUPS: dict[int, tuple[int, int, Precision]] = {
    **{code: (first, 3, "season") for code, first in zip(range(21, 25), _NORTH.values(), strict=True)},
    **{code: (first, 3, "season") for code, first in zip(range(25, 29), _NORTH.values(), strict=True)},
    **{code: (first, 3, "season") for code, first in zip(range(29, 33), _SOUTH.values(), strict=True)},
    **{33 + n: (1 + 3 * n, 3, "quarter") for n in range(4)},
    **{37 + n: (1 + 4 * n, 4, "third") for n in range(3)},
    **{40 + n: (1 + 6 * n, 6, "half") for n in range(2)},
}

# How far `~` widens each bound, in seconds: an hour for a time, a day for a day, else half the unit.
MARGIN: dict[Precision, int] = {
    "second": 3_600,
    "minute": 3_600,
    "day": DAY,
    "month": 15 * DAY,
    "season": 45 * DAY,
    "quarter": 45 * DAY,
    "third": 61 * DAY,
    "half": 91 * DAY,
    "year": 183 * DAY,
    "decade": 1_826 * DAY,
    "century": 18_262 * DAY,
    "millennium": 182_621 * DAY,
    "unknown": 0,
}

_DATE = re.compile(
    r"(?P<year_left>[~?%])?(?P<year>-?[0-9X]{4}|Y-?[0-9]{5,12})(?:S(?P<significant>[1-9]))?(?P<year_right>[~?%])?"
    r"(?:-(?P<month_left>[~?%])?(?P<month>[0-9X]{2})(?P<month_right>[~?%])?"
    r"(?:-(?P<day_left>[~?%])?(?P<day>[0-9X]{2})(?P<day_right>[~?%])?"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?(?P<time_right>[~?%])?)?)?)?\Z"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One EDTF date without interval: `text` as written, its bounds and qualifiers.

    `low` and `high` are the first and last second that the digits allow, since 1970-01-01T00:00 (None: not bounded).
    They are UTC where `offset` (minutes east of UTC) is known, else wall-clock seconds of an unstated zone.
    `margin` is how many seconds `~` adds on each side. `uncertain` is the `?` of EDTF.
    """

    text: str
    low: int | None
    high: int | None
    precision: Precision
    margin: int = 0
    uncertain: bool = False
    offset: int | None = None

    @property
    def approximate(self) -> bool:
        """Say whether the value carries `~` or `%`."""
        return self.margin > 0


def parse_moment(text: str) -> Moment:
    """Read one EDTF date (levels 0-2) or time; raises `WhenError` naming the text and, where known, the fix."""
    if len(text) == 10 and text.isascii() and text[:4].isdecimal() and text[4] == text[7] == "-":
        year, month, day = text[:4], text[5:7], text[8:]
        if month.isdecimal() and day.isdecimal():
            low = _day(text, int(year), int(month), int(day)) * DAY
            return Moment(text, low, low + DAY - 1, "day")
    match = _DATE.match(text)
    if match is None:
        refuse(text)
    parts = match.groupdict()
    if parts["hour"] is not None:
        low, high, precision, offset = _read_time(text, parts)
    else:
        low, high, precision = _read_date(text, parts)
        offset = None
    marked, marks = _read_qualifiers(parts, precision)
    margin = MARGIN[marked] if "~" in marks or "%" in marks else 0
    return Moment(text, low, high, precision, margin, "?" in marks or "%" in marks, offset)


def refuse(text: str) -> NoReturn:
    """Raise the `WhenError` for a text that is no EDTF, with a suggestion for the usual slips."""
    hint = ""
    if match := re.fullmatch(r"(\d{4})-(\d)(?:-(\d{1,2}))?|(\d{4})-(\d\d)-(\d)", text):
        year = match[1] or match[4]
        rest = [part.zfill(2) for part in match.groups()[1:] if part and part != year]
        hint = f"; did you mean '{'-'.join([year, *rest])}'?"
    elif match := re.fullmatch(r"(\d{4})[/.](\d\d)[/.](\d\d)", text):
        hint = f"; did you mean '{'-'.join(match.groups())}'?"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d.*", text):
        hint = f"; did you mean '{text.replace(' ', 'T', 1)}'?"
    raise WhenError(f"'{text[:80]}' is not EDTF (such as 2025-03-13, 2025-03, 1962-05~ or 2025-03-06/2025-03-07){hint}")


def _day(text: str, year: int, month: int, day: int) -> int:
    if not 1 <= month <= 12:
        raise WhenError(f"'{text}' is not EDTF: there is no month {month:02d}; months run from 01 to 12")
    if not 1 <= day <= days_in_month(year, month):
        raise WhenError(f"'{text}' is not EDTF: month {month:02d} of {year} has {days_in_month(year, month)} days")
    return to_days(year, month, day)


def _read_time(text: str, parts: dict[str, str | None]) -> tuple[int, int, Precision, int | None]:
    if "X" in f"{parts['year']}{parts['month']}{parts['day']}":
        raise WhenError(f"'{text}' is not EDTF: a time needs a full date, without X")
    days = _day(text, _year(parts["year"] or ""), int(parts["month"] or 0), int(parts["day"] or 0))
    hour, minute, second = int(parts["hour"] or 0), int(parts["minute"] or 0), int(parts["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise WhenError(f"'{text}' is not EDTF: hours run from 00 to 23, minutes and seconds from 00 to 59")
    offset = _read_offset(parts["zone"])
    low = days * DAY + hour * 3_600 + minute * 60 + second - (offset or 0) * 60
    if parts["second"] is not None:
        return low, low, "second", offset
    return low, low + 59, "minute", offset


def _read_offset(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))


def _year(digits: str) -> int:
    return int(digits.lstrip("Y"))


def _read_date(text: str, parts: dict[str, str | None]) -> tuple[int | None, int | None, Precision]:
    year, month, day = parts["year"] or "", parts["month"], parts["day"]
    first, last, precision = _read_years(text, year, parts["significant"])
    if first is None or last is None:
        return None, None, "unknown"
    if month is None or (month == "XX" and day in (None, "XX")):
        return to_days(first, 1, 1) * DAY, to_days(last + 1, 1, 1) * DAY - 1, precision
    if month.isdecimal() and int(month) in GROUPS and day is None:
        start, length, group = GROUPS[int(month)]
        return (
            month_start(first, start),
            month_start(last, start + length) - 1,
            group if first == last else precision,
        )
    low = _extreme_day(text, first, month, day or "XX", last=False)
    high = _extreme_day(text, last, month, day or "XX", last=True)
    if first != last:
        finest = precision
    elif "X" in month:
        finest = "year"
    else:
        finest = "day" if day and "X" not in day else "month"
    return low * DAY, (high + 1) * DAY - 1, finest


def _read_years(text: str, year: str, significant: str | None) -> tuple[int | None, int | None, Precision]:
    if "X" not in year:
        number = _year(year)
        if not significant:
            return number, number, "year"
        unit = 10 ** max(len(str(abs(number))) - int(significant), 0)
        base = abs(number) // unit * unit
        bounds = (base, base + unit - 1) if number >= 0 else (-(base + unit - 1), -base)
        return *bounds, {1: "year", 10: "decade", 100: "century"}.get(unit, "millennium")
    digits = year.lstrip("-")
    if digits == "XXXX":
        return None, None, "unknown"
    if not re.fullmatch(r"[0-9]+X+", digits):
        raise WhenError(f"'{text}': this app reads X only in the last digits of a year, such as 196X or 19XX")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = (low, high) if not year.startswith("-") else (-high, -low)
    unknown_digits: dict[int, Precision] = {1: "decade", 2: "century", 3: "millennium"}
    return first, last, unknown_digits[digits.count("X")]


def _extreme_day(text: str, year: int, month: str, day: str, *, last: bool) -> int:
    """Find the first or last day of `year` whose digits fit; the 29 February looks for the nearest leap year."""
    if month.isdecimal() and day == "XX" and 1 <= int(month) <= 12:
        return to_days(year, int(month), days_in_month(year, int(month)) if last else 1)
    if month.isdecimal() and day.isdecimal() and "X" not in text[:5]:
        return _day(text, year, int(month), int(day))
    for candidate in range(year, year + (-9 if last else 9), -1 if last else 1):
        fitting = [
            (m, d)
            for m in range(1, 13)
            if _fits(month, m)
            for d in range(1, days_in_month(candidate, m) + 1)
            if _fits(day, d)
        ]
        if fitting:
            return to_days(candidate, *(fitting[-1] if last else fitting[0]))
    raise WhenError(f"'{text}' is not EDTF: no day fits it")


def _fits(digits: str, number: int) -> bool:
    return all(wanted in ("X", found) for wanted, found in zip(digits, f"{number:02d}", strict=True))


def _read_qualifiers(parts: dict[str, str | None], precision: Precision) -> tuple[Precision, str]:
    """Return the finest unit that is qualified, and all qualifier characters.

    A qualifier right of a part holds for it and all parts left of it, one left of a part for that part alone
    (EDTF level 2, qualification).
    """
    finest: Precision = precision
    for right, left, unit in (
        ("time_right", None, precision),
        ("day_right", "day_left", "day"),
        ("month_right", "month_left", "month"),
        ("year_right", "year_left", "year"),
    ):
        if parts[right] or (left and parts[left]):
            ends_here = right == "time_right" or _is_last(parts, right.split("_", maxsplit=1)[0])
            finest = precision if ends_here else unit  # type: ignore[assignment]
            break
    marks = "".join(value for name, value in parts.items() if value and name.endswith(("_left", "_right")))
    return finest, marks


def _is_last(parts: dict[str, str | None], unit: str) -> bool:
    following = {"year": "month", "month": "day", "day": "hour"}[unit]
    return parts[following] is None
