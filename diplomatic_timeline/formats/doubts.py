"""What may be wrong with a timeline as a whole, though each of its rows can be read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.report import ImportResult, Problem
from diplomatic_timeline.store.table import TableEvents

_FEW = 20
_BULK = 0.2
"""Of days that are spread over the year, 1 January is one in 365; where it is one in five, most are only a year."""
_MOST_GROUPS = 50
_MARKS = re.compile(r"[\W_]+")


def with_doubts(read: ImportResult) -> ImportResult:
    """Return the same result, its report with what is in doubt about the timeline as a whole."""
    doubts = [*_january(read), *_alike(read)]
    return replace(read, report=read.report.with_problems(doubts)) if doubts else read


def _whens(timeline: Timeline) -> list[str]:
    if isinstance(timeline.events, TableEvents):
        return pc.drop_null(timeline.events.table["when"].combine_chunks()).to_pylist()
    return [str(event.when) for event in timeline.events if event.when]


def _january(read: ImportResult) -> Iterator[Problem]:
    """Yield a note where so many days are 1 January that they stand for years."""
    days = [when for when in _whens(read.timeline) if len(when) == 10]
    first = sum(when.endswith("-01-01") for when in days)
    if len(days) < _FEW or first < _BULK * len(days):
        return
    cause = f"{first:,} of {len(days):,} days are 1 January: probably only their year is known"
    fix = "if so, say when mapping the columns that 1 January is the year alone, or write the years in the file"
    yield Problem(_file(read), None, "when", None, cause, "read as days", fix)


def _alike(read: ImportResult) -> Iterator[Problem]:
    """Yield a note for each group of names that differ only in case, punctuation or accents."""
    groups: dict[str, list[str]] = {}
    for actor in read.timeline.actors:
        groups.setdefault(_folded(actor.name), []).append(actor.name)
    alike = [names for key, names in groups.items() if key and len(names) > 1]
    fix = "merge them on the page Actors if they are the same"
    for names in alike[:_MOST_GROUPS]:
        cause = f"names that differ only in case, punctuation or accents: {'; '.join(names)}"
        yield Problem(_file(read), None, "participants", None, cause, "kept apart", fix)
    if len(alike) > _MOST_GROUPS:
        more = len(alike) - _MOST_GROUPS
        cause = "further names differ only in case, punctuation or accents"
        yield Problem(_file(read), None, "participants", None, cause, "kept apart", fix, more)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return _MARKS.sub("", "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold())


def _file(read: ImportResult) -> str:
    first = next(iter(read.report.problems), None)
    return first.file if first else read.timeline.info.id
