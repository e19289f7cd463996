"""What is read out of a file before anybody has looked at it."""

from dataclasses import dataclass
from datetime import date

from diplomatic_timeline.errors import ExtractionError


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file and what it tells of itself; None is what it does not tell.

    `dated_by` says in a few words where the date was found.
    """

    text: str
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    dated_by: str | None = None


def read_date(text: str, place: str) -> date:
    """Return a day written as 2025-03-14; raises `ExtractionError` naming its place otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ExtractionError(f"{place}: '{text}' is not a day; write it as 2025-03-14") from error


def one_line(value: object) -> str | None:
    """Return a text without line breaks; None where there is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
