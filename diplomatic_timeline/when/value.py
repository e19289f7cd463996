"""`When`: an EDTF date, interval or set, read once and kept as written."""

import re
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Literal

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when.calendar import seconds_east
from diplomatic_timeline.when.moment import PRECISIONS, Moment, Precision, parse_moment
from diplomatic_timeline.when.refusal import refuse

Kind = Literal["date", "interval", "one_of", "all_of"]

_WIDEST_OFFSET = 14 * 3_600
"""A wall clock of an unstated zone is at most this far from UTC, in seconds (UTC-12 to UTC+14)."""


@dataclass(frozen=True, slots=True)
class When:
    """A time with its precision: one EDTF value (ISO 8601-2:2019, levels 0-2), kept exactly as written.

    Two extensions are read: times to the minute (`1962-10-22T19:00-04:00`) and intervals between times.
    A time without offset, and every date, is on the wall clock of the place it is told of. Where an interval states the
    zone of one end only, `latest` may therefore seem to lie before `earliest` by hours, until `bounds` puts both on one
    wall clock.

    The qualifiers mean, in days: `~` (approximate) widens the bounds by an hour for a time, by a day for a day, else
    by half the unit (15 days for a month, 183 for a year). `?` (uncertain) leaves the bounds as they are, because no
    number of days is right when the source itself is in doubt, but nothing about the value counts as certain.
    `%` is both. An open end (`..`) has no bound; neither has an unknown one (an empty side of the slash).

        >>> When.parse("2025-03").words()
        'March 2025'
    """

    text: str
    kind: Kind
    start: Moment | None
    end: Moment | None
    precision: Precision
    earliest: int | None
    """First second it can be, since 1970-01-01T00:00 (times with an offset in UTC); None: no bound."""
    latest: int | None
    """Last second it can be, inclusive; None: no bound."""

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read an EDTF value; raises `WhenError` naming the value and, for the usual slips, the fix."""
        text = text.strip()
        if text[:1] in "[{" and text:
            return _parse_set(text)
        if "/" in text:
            return _parse_interval(text)
        moment = parse_moment(text)
        earliest, latest = _widen(moment)
        return cls(text, "date", moment, moment, moment.precision, earliest, latest)

    def __str__(self) -> str:
        """Return the EDTF as written."""
        return self.text

    @property
    def is_bounded(self) -> bool:
        """Say whether at least one bound is known; without one the event has no place on a timeline."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_uncertain(self) -> bool:
        """Say whether any part carries `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def is_approximate(self) -> bool:
        """Say whether any part carries `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def is_timed(self) -> bool:
        """Say whether a part has an offset, so that its wall clock depends on the zone it is shown in."""
        return any(moment is not None and moment.offset is not None for moment in (self.start, self.end))

    def bounds(self, zone: tzinfo = UTC) -> tuple[int | None, int | None]:
        """Return `earliest` and `latest` as wall-clock seconds in `zone`; dates stay on their own day."""
        earliest, latest = _shift(self.earliest, self.start, zone), _shift(self.latest, self.end, zone)
        if earliest is not None and latest is not None and latest < earliest:
            latest = earliest  # an evening in one zone up to that day's date, seen from a zone where it is tomorrow
        return earliest, latest

    def is_after(self, other: "When") -> bool:
        """Say whether it lies after `other` whole; where only one of them states its zone, in every zone."""
        return _lies_after(self.earliest, self.start, other.latest, other.end)

    def words(self, zone: tzinfo | None = None) -> str:
        """Say the value in English, times in `zone` or else with the offset they were given in."""
        from diplomatic_timeline.when.words import say  # words needs this module's types

        return say(self, zone)


def _parse_interval(text: str) -> When:
    parts = text.split("/")
    if len(parts) != 2 or not any(part.strip(".") for part in parts):
        refuse(text)
    start, end = (None if part in ("", "..") else parse_moment(part) for part in parts)
    earliest, latest = _low(start), _high(end)
    if _lies_after(earliest, start, latest, end):
        raise WhenError(f"'{text}' ends before it starts; did you mean '{parts[1]}/{parts[0]}'?")
    return When(text, "interval", start, end, _coarser(start, end), earliest, latest)


def _coarser(*moments: Moment | None) -> Precision:
    known = [PRECISIONS.index(moment.precision) for moment in moments if moment is not None]
    return PRECISIONS[max(known)]


def _parse_set(text: str) -> When:
    if not re.fullmatch(r"\[[^][{}]+\]|\{[^][{}]+\}", text):
        refuse(text)
    starts, ends = zip(*(_parse_member(text, member.strip()) for member in text[1:-1].split(",")), strict=True)
    lows, highs = [_low(moment) for moment in starts], [_high(moment) for moment in ends]
    first = None if None in lows else starts[lows.index(min(low for low in lows if low is not None))]
    last = None if None in highs else ends[highs.index(max(high for high in highs if high is not None))]
    kind: Kind = "one_of" if text[0] == "[" else "all_of"
    return When(text, kind, first, last, _coarser(*starts, *ends), _low(first), _high(last))


def _parse_member(text: str, member: str) -> tuple[Moment | None, Moment | None]:
    """Read one member of a set: the two ends of a run of dates, None where it is open, or one date twice."""
    ends = member.split("..")
    if len(ends) > 2 or not any(ends):
        refuse(text)
    moments = [parse_moment(end) if end else None for end in ends]
    start, end = moments[0], moments[-1]
    if _lies_after(_low(start), start, _high(end), end):
        raise WhenError(f"'{text}': {member} ends before it starts; did you mean '{ends[1]}..{ends[0]}'?")
    return start, end


def _low(moment: Moment | None) -> int | None:
    return _widen(moment)[0] if moment else None


def _high(moment: Moment | None) -> int | None:
    return _widen(moment)[1] if moment else None


def _lies_after(low: int | None, start: Moment | None, high: int | None, end: Moment | None) -> bool:
    """Say whether `low`, told by `start`, is after `high`, told by `end`, on any wall clock that dates may be on."""
    if low is None or high is None or start is None or end is None:
        return False
    one_floats = (start.offset is None) != (end.offset is None)
    return low > high + (_WIDEST_OFFSET if one_floats else 0)


def _widen(moment: Moment) -> tuple[int | None, int | None]:
    if moment.low is None or moment.high is None:
        return None, None
    return moment.low - moment.margin, moment.high + moment.margin


def _shift(seconds: int | None, moment: Moment | None, zone: tzinfo) -> int | None:
    if seconds is None or moment is None or moment.offset is None:
        return seconds
    return seconds + seconds_east(seconds, zone)
