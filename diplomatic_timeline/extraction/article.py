"""What goes into the extractor and what comes out of it."""

from dataclasses import dataclass
from datetime import date

from diplomatic_timeline.event import Event, Source


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read; all offsets count code points of `text`.

    `published` is the day on which it appeared, the anchor of "Friday" and "last week" in it.
    """

    text: str
    published: date
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The events found in one article, in the order of the text.

    `notices` are sentences for the reader: what could not be done as asked. `dropped` names each event that was
    refused because its evidence is not in the text, or that could not be read.
    """

    events: tuple[Event, ...]
    source: Source
    engine: str
    notices: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
