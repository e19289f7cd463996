"""A `When` in English words, such that each wording stands for one value only."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when.calendar import DAY, MONTHS, from_days
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
    if when.start is None or when.end is None or when.text.count("..") + when.text.count(",") != 1:
        return f"EDTF {when.text}"
    return _say_pair(when, zone)


def _say_pair(when: When, zone: tzinfo | None) -> str:
    first, last = (_say_moment(moment, zone) for moment in (when.start, when.end) if moment)
    if not first or not last:
        return f"EDTF {when.text}"
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
        return "before " + _qualify(parts[end.precision] + _say_year(year), end)
    return f"up to {last}"


def _shorten(start: Moment, end: Moment, zone: tzinfo | None) -> tuple[str, str] | None:
    """Leave out what both ends share, as people do: "6 to 7 March 2025"."""
    first, last = _say_moment(start, zone), _say_moment(end, zone)
    if not first or not last or "X" in start.text + end.text:
        return None
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
    if any(mark in bare for mark in "~?%S"):
        return None
    words = _say_time(moment, zone) if "T" in bare else _say_date(bare)
    return _qualify(words, moment) if words else None


def _say_time(moment: Moment, zone: tzinfo | None) -> str | None:
    if moment.low is None:
        return None
    offset = moment.offset
    if offset is not None and zone is not None:
        offset = _minutes_east(moment.low, zone)
    local = moment.low + (offset or 0) * 60
    days, seconds = divmod(local, DAY)
    year, month, day = from_days(days)
    clock = f"{seconds // 3_600:02d}:{seconds % 3_600 // 60:02d}"
    if moment.precision == "second":
        clock += f":{seconds % 60:02d}"
    return f"{day} {MONTHS[month - 1]} {_say_year(year)}, {clock}{'' if offset is None else f' ({say_offset(offset)})'}"


def _minutes_east(seconds: int, zone: tzinfo) -> int:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return int((instant.astimezone(zone).utcoffset() or timedelta()).total_seconds()) // 60


def say_offset(minutes: int) -> str:
    """Return an offset from UTC as people write it: "UTC", "UTC+3", "UTC−3:30"."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02d}' if rest else ''}"


def _say_year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year}" if year >= 1_000 else f"{year} CE"


def _say_date(bare: str) -> str | None:
    match = _DATE_PARTS.match(bare)
    if match is None:
        return None
    year, rest = match[1], match[2] or ""
    if "X" in year:
        return None if rest or year.startswith("-") else _say_long_span(year)
    number = int(year.lstrip("Y"))
    said = _say_year(number) if abs(number) < 10_000 else f"the year {number}"
    month, _, day = rest.partition("-")
    if not month:
        return said
    if "X" in month:
        return {"XX": f"{said}, month unknown", "XX-XX": f"{said}, month and day unknown"}.get(rest)
    if int(month) in GROUPS:
        return _say_group(int(month), said)
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {said}"
    if day == "XX":
        return f"{name} {said}, day unknown"
    return None if "X" in day else f"{int(day)} {name} {said}"


def _say_long_span(year: str) -> str | None:
    if year.count("X") == 1:
        decade = year.replace("X", "0")
        return f"the decade from {int(decade)}" if decade.endswith("00") else f"the {int(decade)}s"
    if year.count("X") == 2:
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    return f"the {_ordinal(int(year[0]) + 1)} millennium" if year != "XXXX" else "date unknown"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _say_group(code: int, year: str) -> str:
    if code < 33:
        hemisphere = ("", " (northern hemisphere)", " (southern hemisphere)")[(code - 21) // 4]
        return f"{_SEASONS[(code - 21) % 4]} {year}{hemisphere}"
    first, name = next((first, name) for first, name in ((40, "half"), (37, "third"), (33, "quarter")) if code >= first)
    return f"{_ORDINALS[code - first]} {name} of {year}"


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
