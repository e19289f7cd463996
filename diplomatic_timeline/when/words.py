"""A `When` in English words, such that each wording stands for one value only."""

import re
from datetime import tzinfo

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when.calendar import DAY, MONTHS, from_days, seconds_east
from diplomatic_timeline.when.moment import GROUPS, Moment
from diplomatic_timeline.when.value import When

_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = ("spring", "summer", "autumn", "winter")
_OPEN = ".."
_DATE_PARTS = re.compile(r"(-?[0-9X]{4}|Y-?\d+)(?:-(.+))?\Z")


def say(when: When, zone: tzinfo | None) -> str:
    """Return the words for `when`; a value that has no plain wording is quoted as `EDTF ...`."""
    if when.kind == "date" and when.start is not None:
        return _say_moment(when.start, zone) or f"EDTF {when.text}"
    if when.kind == "interval":
        return _say_interval(when, zone)
    return _say_set(when, zone) or f"EDTF {when.text}"


def _say_set(when: When, zone: tzinfo | None) -> str | None:
    """Word a set of two members or one run; longer sets, and those that one member contains, have no plain wording."""
    if when.text.count(_OPEN) + when.text.count(",") != 1 or when.start is when.end:
        return None
    if when.start is None or when.end is None:
        known, side = (when.start, "later") if when.start else (when.end, "earlier")
        said = _say_moment(known, zone) if known else None
        return f"{said} or {side}" if said and when.kind == "one_of" else None
    first, last = _say_moment(when.start, zone), _say_moment(when.end, zone)
    if not first or not last:
        return None
    if "," in when.text:
        return f"{first} {'or' if when.kind == 'one_of' else 'and'} {last}"
    return f"once from {first} to {last}" if when.kind == "one_of" else f"all of {first} to {last}"


def _say_interval(when: When, zone: tzinfo | None) -> str:
    left, right = when.text.split("/")
    if when.start is None and when.end is not None:
        last = _say_moment(when.end, zone)
        if not last:
            return f"EDTF {when.text}"
        return _before(when.end, last) if left == _OPEN else f"from an unknown start to {last}"
    if when.start is not None and when.end is None:
        first = _say_moment(when.start, zone)
        if not first:
            return f"EDTF {when.text}"
        return f"from {first} on" if right == _OPEN else f"from {first} to an unknown end"
    if when.start is None or when.end is None:
        return f"EDTF {when.text}"
    return _say_closed(when, when.start, when.end, zone)


def _say_closed(when: When, start: Moment, end: Moment, zone: tzinfo | None) -> str:
    ends = _plain(start), _plain(end)
    qualified = [_qualifier(moment) for moment in (start, end)]
    if qualified == ["", ""] or qualified == ["~", "~"]:
        shortened = _shorten(*ends, zone)
        if shortened and shortened[0] == shortened[1]:
            return f"within {shortened[1]}{', approximately' if qualified[0] else ''}"
        if shortened and qualified == ["", ""]:
            return f"{shortened[0]} to {shortened[1]}"
        if shortened:
            return f"between {shortened[0]} and {shortened[1]}, approximately"
    first, last = _say_moment(start, zone), _say_moment(end, zone)
    return f"{first} to {last}" if first and last else f"EDTF {when.text}"


def _before(end: Moment, last: str) -> str:
    """Word an open start by the first unit after it: `../2025-03-12` is before 13 March 2025."""
    if end.precision in ("day", "month", "year") and end.high is not None and "X" not in end.text:
        year, month, day = from_days((end.high + 1) // DAY)
        parts = {"day": f"{day} {MONTHS[month - 1]} ", "month": f"{MONTHS[month - 1]} ", "year": ""}
        return "before " + _qualify(parts[end.precision] + _say_any_year(year), end)
    return f"up to {last}"


def _shorten(start: Moment, end: Moment, zone: tzinfo | None) -> tuple[str, str] | None:
    """Leave out what both ends share, as people do: "6 to 7 March 2025"."""
    first, last = _say_moment(start, zone), _say_moment(end, zone)
    if not first or not last or "X" in start.text + end.text:
        return None
    if first == last:
        return first, last
    if start.precision == end.precision == "minute":
        (day, time), (end_day, end_time) = first.split(", "), last.split(", ")
        clock, _, offset = time.partition(" ")
        if day == end_day and end_time.partition(" ")[2] == offset:
            return f"{day}, {clock}", end_time
        return first, last
    if start.precision == end.precision and start.precision in ("day", "month"):
        words, end_words = first.split(" "), last.split(" ")
        if len(words) == len(end_words):
            shared = 0
            while shared < len(words) - 1 and words[-1 - shared :] == end_words[-1 - shared :]:
                shared += 1
            return " ".join(words[: len(words) - shared]), last
    return first, last


def _plain(moment: Moment) -> Moment:
    bare = moment.text.rstrip("~?%")
    return Moment(bare, moment.low, moment.high, moment.precision, offset=moment.offset)


def _qualifier(moment: Moment) -> str:
    if not (moment.approximate or moment.uncertain):
        return ""
    return moment.text[-1] if moment.text[-1] in "~?%" else "part"


def _qualify(words: str, moment: Moment) -> str:
    about = "about " if moment.approximate else ""
    return f"{about}{words}{' (uncertain)' if moment.uncertain else ''}"


def _say_moment(moment: Moment, zone: tzinfo | None) -> str | None:
    """Return the words of one date, or None where only its EDTF says it exactly."""
    bare = moment.text.rstrip("~?%")
    if any(mark in bare for mark in "~?%S") or (bare == "XXXX" != moment.text):
        return None
    words = _say_time(moment, zone) if "T" in bare else _say_date(bare)
    return _qualify(words, moment) if words else None


def _say_time(moment: Moment, zone: tzinfo | None) -> str | None:
    if moment.low is None:
        return None
    east = None if moment.offset is None else moment.offset * 60
    if east is not None and zone is not None:
        east = seconds_east(moment.low, zone)
    days, seconds = divmod(moment.low + (east or 0), DAY)
    year, month, day = from_days(days)
    clock = f"{seconds // 3_600:02d}:{seconds % 3_600 // 60:02d}"
    if moment.precision == "second":
        clock += f":{seconds % 60:02d}"
    if east is not None:
        clock += f" ({say_offset(east // 60)})"
    return f"{day} {MONTHS[month - 1]} {_say_year(year)}, {clock}"


def say_offset(minutes: int) -> str:
    """Return an offset from UTC as people write it: "UTC", "UTC+3", "UTC−3:30"."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02d}' if rest else ''}"


def _era(year: int) -> str:
    """Mark years of three digits and less, so that "the 30s" is not taken for a decade of the last century."""
    return "" if year >= 1_000 else " CE"


def _say_year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year}{_era(year)}"


def _say_any_year(year: int) -> str:
    return _say_year(year) if abs(year) < 10_000 else f"the year {year}"


def _say_date(bare: str) -> str | None:
    match = _DATE_PARTS.match(bare)
    if match is None:
        return None
    year, rest = match[1], match[2] or ""
    if "X" in year:
        return None if rest or year.startswith("-") else _say_long_span(year)
    said = _say_any_year(int(year.lstrip("Y")))
    month, _, day = rest.partition("-")
    if not month:
        return said
    if "X" in month:
        return {"XX": f"{said}, month unknown", "XX-XX": f"{said}, month and day unknown"}.get(rest)
    if int(month) in GROUPS:
        return _say_group(int(month), said, int(year.lstrip("Y")))
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {said}"
    if day == "XX":
        return f"{name} {said}, day unknown"
    return None if "X" in day else f"{int(day)} {name} {said}"


def _say_long_span(year: str) -> str | None:
    if year.count("X") == 1:
        decade = year.replace("X", "0")
        return f"the decade from {int(decade)}" if decade.endswith("00") else f"the {int(decade)}s{_era(int(decade))}"
    if year.count("X") == 2:
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    return f"the {_ordinal(int(year[0]) + 1)} millennium" if year != "XXXX" else "date unknown"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _say_group(code: int, said: str, year: int) -> str:
    start, length, kind = GROUPS[code]
    if kind == "season":
        if start + length > 13 and 1_000 <= year < 9_999:
            said = f"{year}–{(year + 1) % 100:02d}"
        hemisphere = ("", " (northern hemisphere)", " (southern hemisphere)")[(code - 21) // 4]
        return f"{_SEASONS[(code - 21) % 4]} {said}{hemisphere}"
    names = ("first", "middle", "last") if kind == "third" else _ORDINALS
    return f"{names[(start - 1) // length]} {kind} of {said}"


def describe_precision(when: When) -> str:
    """Say in a few words how exactly the time is known, for a reader who does not know EDTF."""
    if not when.is_bounded:
        raise WhenError(f"'{when}' has no bound, so there is no precision to describe")
    unit = {"third": "four months", "half": "half-year"}.get(when.precision, when.precision)
    words = f"known to the {unit}"
    if when.kind == "interval":
        words = "a span with an open end" if None in (when.earliest, when.latest) else f"a span, known to the {unit}"
    elif when.kind == "one_of":
        words = "one moment within the span"
    notes = [note for note, holds in (("approximate", when.is_approximate), ("uncertain", when.is_uncertain)) if holds]
    return ", ".join([words, *notes])
