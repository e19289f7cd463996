"""From a TIMEX3 value to EDTF: units that EDTF lacks become intervals, and early, mid and late become thirds."""

import re
from datetime import date

from diplomatic_timeline.times.steps import first_day, last_day, unit_of
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, from_days, to_days

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_THIRDS = {"START": 0, "MID": 1, "END": 2}


def to_edtf(value: str, modifier: str, published: date | None) -> str | None:
    """Return the EDTF text of a TIMEX3 date value with its modifier, or None where it has no place in time.

    References to now, the past and the future are windows around or beside the day of publication.
    """
    if published and value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        day = published.isoformat()
        return {"PRESENT_REF": f"{day}~", "PAST_REF": f"../{day}", "FUTURE_REF": f"{day}/.."}[value]
    plain = _plain(value)
    if plain is None:
        return None
    if modifier in _THIRDS:
        return third_of(plain, _THIRDS[modifier]) or plain
    if modifier == "APPROX":
        return "/".join(f"{part}~" for part in plain.split("/"))
    return plain


def _plain(value: str) -> str | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", value):
        return value
    value = value.split("T")[0]
    unit = unit_of(value)
    if unit in ("day", "month", "year"):
        return value
    if unit in ("week", "weekend"):
        first, last = first_day(value), last_day(value)
        return f"{first}/{last}" if first and last else None
    if unit == "quarter":
        return f"{value[:4]}-{32 + int(value[6])}"
    if unit == "half":
        return f"{value[:4]}-{39 + int(value[6])}"
    if unit == "season":
        return f"{value[:4]}-{_SEASONS[value[5:]]}"
    return value.ljust(4, "X") if unit in ("decade", "century") else None


# Where the thirds of a unit begin, counted in a smaller unit, and where the unit ends.
_CUTS = {
    "month": ("day", (0, 10, 20, None)),
    "season": ("month", (0, 1, 2, 3)),
    "quarter": ("month", (0, 1, 2, 3)),
    "third": ("month", (0, 1, 3, 4)),
    "half": ("month", (0, 2, 4, 6)),
    "year": ("month", (0, 4, 8, 12)),
    "decade": ("year", (0, 4, 7, 10)),
    "century": ("year", (0, 34, 67, 100)),
}


def third_of(edtf: str, third: int) -> str | None:
    """Return the first (0), middle (1) or last (2) third of a unit, or None for days, which are not divided.

    The ends that the text leaves open are approximate; the one that it shares with the unit is exact: late May ends
    with May, so "late May 2018" is `2018-05-21~/2018-05-31`.
    """
    when = When.parse(edtf)
    if when.earliest is None or when.latest is None or when.is_approximate or when.is_uncertain:
        return None
    first, last = when.earliest // DAY, when.latest // DAY
    if when.kind == "interval" and last - first == 6:  # a week: Monday and Tuesday, the next two days, and the rest
        unit, cuts = "day", (0, 2, 4, 7)
    elif when.kind == "date" and when.precision in _CUTS:
        unit, cuts = _CUTS[when.precision]
    else:
        return None
    low = _step(first, unit, cuts[third] or 0)
    high = last if third == 2 else _step(first, unit, cuts[third + 1] or 0) - 1
    begin, end = _name(low, unit), _name(high, unit)
    if begin == end:
        return f"{begin}~"
    return f"{begin}{'~' if third > 0 else ''}/{end}{'~' if third < 2 else ''}"


def _step(day: int, unit: str, count: int) -> int:
    if unit == "day":
        return day + count
    year, month, _ = from_days(day)
    carry, month0 = divmod(month - 1 + count * (1 if unit == "month" else 12), 12)
    return to_days(year + carry, month0 + 1, 1)


def _name(day: int, unit: str) -> str:
    """Return the EDTF of the day, month or year in which a day since 1970 lies."""
    year, month, number = from_days(day)
    parts = {"year": "", "month": f"-{month:02d}", "day": f"-{month:02d}-{number:02d}"}
    return year_text(year) + parts[unit]


def year_text(year: int) -> str:
    """Return a year (0 is 1 BCE) as EDTF writes it: 1962, -0043, Y12345."""
    if abs(year) > 9_999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def bound(edtf: str, side: str) -> str | None:
    """Return the EDTF of a bound: "before", "until" (inclusive), "since" (inclusive) or "after" the given time.

    None where the time is open on that side, or no unit next to it is known.
    """
    edges = edtf.split("/")
    edge = edges[0] if side in ("before", "since") else edges[-1]
    if edge in ("", ".."):
        return None
    if side in ("until", "since"):
        return f"../{edge}" if side == "until" else f"{edge}/.."
    beside = _beside(edge, before=side == "before")
    if beside is None:
        return None
    return f"../{beside}" if side == "before" else f"{beside}/.."


_UNITS_BESIDE = {"day": "day", "year": "year", "decade": "year", "century": "year", "millennium": "year"}


def _beside(text: str, *, before: bool) -> str | None:
    """Return the day, month or year just before or after one EDTF date, qualifier kept; a time stays as it is."""
    bare = text.rstrip("~?%")
    if "T" in bare:
        return text
    moment = When.parse(bare)
    if moment.earliest is None or moment.latest is None:
        return None
    day = moment.earliest // DAY - 1 if before else moment.latest // DAY + 1
    unit = _UNITS_BESIDE.get(moment.precision, "month")
    return _name(day, unit) + text[len(bare) :]
