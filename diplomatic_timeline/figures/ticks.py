"""Ticks of a time axis: where they stand and what they say, from minutes to millions of years, before our era too."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from diplomatic_timeline.figures.lettering import text_width
from diplomatic_timeline.when.calendar import DAY, MONTHS, from_days, month_start, to_days

SIZE = 12
_MONTH, _YEAR = 30.44 * DAY, 365.2425 * DAY
_MONDAY = to_days(1970, 1, 5) * DAY
_WIDE = 500
"""From this width in pixels on the names of months are written out."""
_ROOMY, _TIGHT = 96, 58
"""Pixels from one tick to the next at the least, on wide axes and on others."""
_GAP = 10


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in seconds, the words beside it, and below them the day or year they belong to ("" if still the same)."""

    seconds: int
    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks of an axis. Their words name a whole day, month or year and stand `shift` pixels on, in its middle.

    `is_timed` tells that they are times of day.
    """

    ticks: tuple[Tick, ...]
    shift: float = 0.0
    is_timed: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """From one tick to the next: so many of a unit, which is about so many seconds."""

    count: int
    unit: Literal["time", "day", "month", "year"]
    unit_seconds: float

    @property
    def seconds(self) -> float:
        return self.count * self.unit_seconds


_STEPS = (
    *(_Step(minutes, "time", 60) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
    *(_Step(days, "day", DAY) for days in (1, 2, 7, 14)),
    *(_Step(months, "month", _MONTH) for months in (1, 2, 3, 6)),
    *(_Step(years * 10**power, "year", _YEAR) for power in range(12) for years in (1, 2, 5)),
)


def find_ticks(window: tuple[float, float], pixels: float, margins: tuple[float, float]) -> Ticks:
    """Return the finest ticks whose words have room on an axis of so many pixels for the seconds of `window`.

    Words that would reach beyond the `margins` left and right of the axis, in pixels, are left out.
    """
    scale = pixels / (window[1] - window[0])
    found = Ticks(())
    for step in _STEPS:
        if step.seconds * scale >= (_ROOMY if pixels >= _WIDE else _TIGHT):
            found = _lay(step, window, scale, short=pixels < _WIDE)
            if _fits(found, scale):
                break
    return _within(found, window, scale, margins)


def _lay(step: _Step, window: tuple[float, float], scale: float, *, short: bool) -> Ticks:
    ticks, before = [], None
    for place in _places(step, *window):
        text, context = _words(step, place, short)
        ticks.append(Tick(place, text, "" if context == before else context))
        before = context
    shift = 0.0 if step.unit == "time" else step.unit_seconds * scale / 2
    return Ticks(tuple(ticks), shift, step.unit == "time")


def _places(step: _Step, low: float, high: float) -> Iterator[int]:
    """Return the seconds of the ticks inside the window: whole units, weeks from Monday on."""
    if step.unit in ("time", "day"):
        length = int(step.seconds)
        yield from range(_MONDAY + math.ceil((low - _MONDAY) / length) * length, math.floor(high) + 1, length)
        return
    for year in _years(step, from_days(math.floor(low / DAY))[0], from_days(math.floor(high / DAY))[0]):
        for month in range(1, 13, step.count if step.unit == "month" else 12):
            if low <= (place := month_start(year, month)) <= high:
                yield place


def _years(step: _Step, first: int, last: int) -> Iterator[int]:
    """Return the years with ticks: every one, or 200, 100 BCE, 1, 100, 200 CE (the year before 1 is 1 BCE)."""
    if step.unit == "month" or step.count == 1:
        yield from range(first, last + 1)
        return
    for multiple in range(first // step.count * step.count, last + 1, step.count):
        yield multiple + 1 if multiple <= 0 else multiple


def _words(step: _Step, place: int, short: bool) -> tuple[str, str]:
    days, seconds = divmod(place, DAY)
    year, month, day = from_days(days)
    name = MONTHS[month - 1][:3] if short else MONTHS[month - 1]
    said = say_year(year)
    if step.unit == "time":
        return f"{seconds // 3_600:02d}:{seconds % 3_600 // 60:02d}", f"{day} {name} {said}"
    if step.unit == "day":
        return f"{day} {name}", said
    return (name, said) if step.unit == "month" else (said, "")


def say_year(year: int) -> str:
    """Return a year as people write it: "1962", "150 CE", "44 BCE" (0 is 1 BCE), "12,000 BCE"."""
    if year <= 0:
        return f"{1 - year:,} BCE" if 1 - year >= 10_000 else f"{1 - year} BCE"
    return f"{year:,}" if year >= 10_000 else f"{year}" if year >= 1_000 else f"{year} CE"


def _fits(found: Ticks, scale: float) -> bool:
    """Say whether neither the words nor the lines below them touch each other."""
    lines = (
        [(tick.seconds, tick.text) for tick in found.ticks],
        [(tick.seconds, tick.context) for tick in found.ticks],
    )
    for line in lines:
        written = [(seconds, text_width(text, SIZE)) for seconds, text in line if text]
        for (place, width), (following, next_width) in pairwise(written):
            if (following - place) * scale < (width + next_width) / 2 + _GAP:
                return False
    return True


def _within(found: Ticks, window: tuple[float, float], scale: float, margins: tuple[float, float]) -> Ticks:
    """Leave out words that would be cut; the line below them waits for the next tick that has room for it."""
    kept, waiting = [], ""
    left, right = -margins[0], (window[1] - window[0]) * scale + margins[1]
    for tick in found.ticks:
        middle = (tick.seconds - window[0]) * scale + found.shift

        def has_room(text: str, middle: float = middle) -> bool:
            half = text_width(text, SIZE) / 2
            return left <= middle - half and middle + half <= right

        context = tick.context or waiting
        text = tick.text if has_room(tick.text) else ""
        shown = context if text and has_room(context) else ""
        waiting = "" if shown else context
        kept.append(replace(tick, text=text, context=shown))
    return replace(found, ticks=tuple(kept))
