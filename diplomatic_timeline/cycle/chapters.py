"""Chapters: the steps of one day, or of a month or year where the day is not known, together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import lru_cache
from itertools import groupby

from diplomatic_timeline.query.window import day_text
from diplomatic_timeline.store.interface import NO_START, Rows
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, from_days
from diplomatic_timeline.when.moment import PRECISIONS

_DAY = PRECISIONS.index("day")
_UNDATED = "Date unknown"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Steps that belong together: index `first` and `count` of them, their name in words.

    `day` is the day on which they begin, in days since 1970-01-01; None for undated events.
    """

    words: str
    first: int
    count: int
    day: int | None

    @property
    def last(self) -> int:
        """Return the index of the last step."""
        return self.first + self.count - 1

    def cut(self, first: int, last: int) -> "Chapter":
        """Return what the chapter has between two indices (inclusive); a count of 0 or less means nothing."""
        begin, end = max(self.first, first), min(self.last, last)
        return replace(self, first=begin, count=end - begin + 1)


def find_chapters(rows: Rows, zone: tzinfo) -> list[Chapter]:
    """Return the chapters of events in time order, their times on the wall clock of `zone`.

    An event of a known day belongs to the day on which it begins; one known only to the month, or about a day, makes a
    chapter named by its own date.
    """
    keys = [
        _key(text, low, zone, is_day=precision <= _DAY)
        for text, low, precision in zip(rows.when, rows.start_low.tolist(), rows.precision.tolist(), strict=True)
    ]
    found, first = [], 0
    for (words, day), members in groupby(keys):
        count = sum(1 for _ in members)
        found.append(Chapter(words, first, count, day))
        first += count
    return found


def _key(text: str | None, low: int, zone: tzinfo, *, is_day: bool) -> tuple[str, int | None]:
    if text is None:
        return _UNDATED, None
    day = low // DAY if low != NO_START else None
    is_about = "~" in text or "%" in text
    return _say_day(day) if is_day and day is not None and not is_about else _say(text, zone), day


@lru_cache(4_000)
def _say_day(day: int) -> str:
    return When.parse(day_text(day)).words()


@lru_cache(4_000)
def _say(text: str, zone: tzinfo) -> str:
    return When.parse(text).words(zone)


def fold_chapters(chapters: Sequence[Chapter], most: int) -> list[Chapter]:
    """Return at most `most` chapters, by joining those of a month, else of a year, decade, century or millennium."""
    folded = list(chapters)
    for months in (1, 12, 120, 1_200, 12_000):
        if len(folded) <= most:
            break
        folded = [_join(list(members)) for _, members in groupby(chapters, key=lambda one: _unit(one, months))]
    return folded


def _unit(chapter: Chapter, months: int) -> int | None:
    if chapter.day is None:
        return None
    year, month, _ = from_days(chapter.day)
    return (year * 12 + month - 1) // months


def _join(members: list[Chapter]) -> Chapter:
    first, last = members[0], members[-1]
    words = first.words if len(members) == 1 else f"{first.words} to {last.words}"
    return Chapter(words, first.first, last.last - first.first + 1, first.day)
