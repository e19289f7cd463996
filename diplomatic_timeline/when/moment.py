"""One EDTF date: its parts, its bounds in seconds, its qualifiers."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when.calendar import DAY, days_in_month, month_start, to_days
from diplomatic_timeline.when.refusal import refuse

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
# Seasons are meteorological; without a stated hemisphere, the northern one. One that crosses the new year belongs to
# the year in which it begins: 2001-24 is December 2001 to February 2002.
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
    r"(?P<year_left>[~?%])?(?P<year>-?[0-9X]{4}|Y-?[1-9][0-9]{4,11})(?:S(?P<significant>[1-9]))?(?P<year_right>[~?%])?"
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
        return "~" in self.text or "%" in self.text


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
    return Moment(text, low, high, precision, _margin(parts, precision), "?" in text or "%" in text, offset)


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
    offset = _read_offset(text, parts["zone"])
    low = days * DAY + hour * 3_600 + minute * 60 + second - (offset or 0) * 60
    if parts["second"] is not None:
        return low, low, "second", offset
    return low, low + 59, "minute", offset


def _read_offset(text: str, zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 15 or minutes > 59:
        raise WhenError(f"'{text}' is not EDTF: no place is {zone} from UTC; offsets look like Z, +03:00 or -05:00")
    return (-1 if zone[0] == "-" else 1) * (hours * 60 + minutes)


def _year(digits: str) -> int:
    return int(digits.lstrip("Y"))


def _read_date(text: str, parts: dict[str, str | None]) -> tuple[int | None, int | None, Precision]:
    month, day = parts["month"], parts["day"]
    first, last, precision = _read_years(text, parts["year"] or "", parts["significant"])
    if first is None or last is None:
        if month:  # the digits must fit some year; 2000 is a leap year
            _read_part(text, 2000, 2000, month, day)
        return None, None, "unknown"
    if month is None:
        return to_days(first, 1, 1) * DAY, to_days(last + 1, 1, 1) * DAY - 1, precision
    low, high, finest = _read_part(text, first, last, month, day)
    return low, high, finest if first == last else precision


def _read_part(text: str, first: int, last: int, month: str, day: str | None) -> tuple[int, int, Precision]:
    """Return the bounds of a part of a year, in `first` at the earliest and in `last` at the latest."""
    if month.isdecimal() and int(month) in GROUPS and day is None:
        start, length, group = GROUPS[int(month)]
        return month_start(first, start), month_start(last, start + length) - 1, group
    if month.isdecimal() and not 1 <= int(month) <= 12:
        raise WhenError(f"'{text}' is not EDTF: there is no month {month}; months run from 01 to 12, seasons from 21")
    if month.isdecimal() and day and day.isdecimal() and first == last:
        low = high = _day(text, first, int(month), int(day))
    else:
        low = _extreme_day(text, range(first, last + 1), month, day or "XX", last=False)
        high = _extreme_day(text, range(last, first - 1, -1), month, day or "XX", last=True)
    finest = "year" if "X" in month else "day" if day and "X" not in day else "month"
    return low * DAY, (high + 1) * DAY - 1, finest


def _read_years(text: str, year: str, significant: str | None) -> tuple[int | None, int | None, Precision]:
    digits = year.lstrip("Y-")
    if year.startswith("-") and digits == "0000":
        raise WhenError(f"'{text}' is not EDTF: the year before 0001 (1 BCE) is written 0000")
    if "X" not in digits:
        return _significant_years(int(year.lstrip("Y")), int(significant) if significant else 12)
    if significant or not re.fullmatch(r"[0-9]*X+", digits) or (digits == "XXXX" and year != digits):
        raise WhenError(f"'{text}': X is read only in the last digits of a year, such as 196X or 19XX, without S")
    if digits == "XXXX":
        return None, None, "unknown"
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = (low, high) if not year.startswith("-") else (-high, -low)
    unknown_digits: dict[int, Precision] = {1: "decade", 2: "century", 3: "millennium"}
    return first, last, unknown_digits[digits.count("X")]


def _significant_years(number: int, significant: int) -> tuple[int, int, Precision]:
    """Return the years that share the `significant` first digits of `number` (EDTF level 2, significant digits)."""
    unit = 10 ** max(len(str(abs(number))) - significant, 0)
    base = abs(number) // unit * unit
    units: dict[int, Precision] = {1: "year", 10: "decade", 100: "century"}
    first, last = (base, base + unit - 1) if number >= 0 else (-(base + unit - 1), -base)
    return first, last, units.get(unit, "millennium")


def _extreme_day(text: str, years: range, month: str, day: str, *, last: bool) -> int:
    """Find the first or last day that fits the digits; the 29 February looks for the nearest leap year."""
    step = -1 if last else 1
    for year in years[:9]:  # two leap years are at most 8 years apart
        for number in range(1, 13)[::step]:
            if not _fits(month, number):
                continue
            for candidate in range(1, days_in_month(year, number) + 1)[::step]:
                if _fits(day, candidate):
                    return to_days(year, number, candidate)
    raise WhenError(f"'{text}' is not EDTF: no day fits it")


def _fits(digits: str, number: int) -> bool:
    return digits == "XX" or all(wanted in ("X", found) for wanted, found in zip(digits, f"{number:02d}", strict=True))


_QUALIFIED: tuple[tuple[str, Precision, str], ...] = (
    ("year", "year", "month"),
    ("month", "month", "day"),
    ("day", "day", "hour"),
)


def _margin(parts: dict[str, str | None], precision: Precision) -> int:
    """Return by how many seconds `~` and `%` widen each bound: as far as the coarsest unit they are set on asks.

    A qualifier right of a part holds for it and all parts left of it, so that it counts for that part's unit, the
    finest of them; one left of a part holds for that part alone (EDTF level 2, qualification). On the last part it
    counts for the precision of the whole.
    """
    margin = MARGIN[precision] if parts["time_right"] in ("~", "%") else 0
    for name, unit, following in _QUALIFIED:
        if parts[f"{name}_left"] in ("~", "%") or parts[f"{name}_right"] in ("~", "%"):
            margin = max(margin, MARGIN[unit if parts[following] else precision])
    return margin
