"""Time expressions as JSON Lines, for the command line and other programs."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.times.mention import TimeMention


def to_time_lines(mentions: Iterable[TimeMention]) -> str:
    """Return one line for each expression: text, start, end, type, value, edtf and how.

    `start` and `end` count code points, end exclusive; `edtf` is null for durations, sets and what stays unresolved.
    """
    return "".join(json.dumps(_to_record(mention), ensure_ascii=False) + "\n" for mention in mentions)


def read_published(text: str) -> date | datetime:
    """Return the day or the moment of publication, written as 2025-03-14 or 2025-03-14T12:00; raises `WhenError`."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError as error:
        raise WhenError(f"'{text}' is no day of publication; write it as 2025-03-14 or 2025-03-14T12:00") from error


def _to_record(mention: TimeMention) -> dict[str, str | int | None]:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "type": mention.type,
        "value": mention.value,
        "edtf": mention.when.text if mention.when else None,
        "how": mention.how,
    }
