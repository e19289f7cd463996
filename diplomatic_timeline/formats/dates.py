"""The one place where a date that a person typed becomes a `When`."""

import re
from datetime import date

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.times import ColumnOrder, DateProblem, parse_when
from diplomatic_timeline.when import When

_UNDATED = re.compile(
    r"[?\-–—.]+|(?:n\.? ?d|s\.? ?d|o\.? ?d|n/a|n\.a|na|tbd|tbc|tba)\.?|(?:no|unknown) date|date unknown|undated|"
    r"unknown|not known|unclear|not dated|none|ohne datum|sans date|sine dato",
    re.IGNORECASE,
)
"""What people write in place of a date to say that it is not known."""


def is_undated(text: str) -> bool:
    """Say whether a text says that a date is not known, such as "n.d." or "?"."""
    return _UNDATED.fullmatch(text.strip("()[] ")) is not None


def read_when(text: str, order: ColumnOrder | None = None) -> When:
    """Return the date that `text` means: EDTF, or digits and words as spreadsheets hold them (`parse_when`).

    Raises `WhenError` naming the value, what is wrong with it and the fix, also for 3/4/2025 where its column does not
    tell the order.
    """
    read = parse_when(text, order=order.order if order else None)
    if isinstance(read, DateProblem):
        raise WhenError(str(read))
    return read


def read_phrase(text: str, reported: When | None) -> tuple[When, str] | None:
    """Return the date in a source's own words and a sentence on how it was read, None where they tell no one date.

    What the words leave out is counted from the day the event was reported, where that is one day beyond doubt.
    """
    read = parse_when(text)
    if isinstance(read, When):
        return read, f"read from '{text}'"
    day = _one_day(reported)
    read = parse_when(text, anchor=day) if day else read
    return (read, f"read from '{text}', counted from {day}, when it was reported") if isinstance(read, When) else None


def _one_day(when: When | None) -> date | None:
    if when is None or when.kind != "date" or when.is_approximate or when.is_uncertain:
        return None
    try:
        return date.fromisoformat(when.text.partition("T")[0])
    except ValueError:
        return None  # a month, a year, or a year that the calendar of Python does not have
