"""One article on its way to a timeline: as read, as described by a person, as extracted, as corrected."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.article import Article, Extraction
from diplomatic_timeline.extraction.assembly import source_of
from diplomatic_timeline.extraction.documents import Document
from diplomatic_timeline.extraction.review.adding import Batch
from diplomatic_timeline.extraction.review.edits import edit_events

_STEPS = 20  # corrections that can be undone


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with everything that is known of it; each change is a new sheet.

    `key` follows from file name and text. `base` are the events that the table was drawn from, `edits` its corrections
    by row and field, `events` what both come to, `past` the lists before. `revision` counts the tables. `problem` says
    why extraction failed, `complaints` what could not be corrected. `keeps_text` if the text is to travel with the
    timeline.
    """

    key: str
    name: str
    document: Document
    keeps_text: bool = False
    found: Extraction | None = None
    problem: str | None = None
    base: tuple[Event, ...] = ()
    edits: Mapping[int, Mapping[str, Any]] | None = None
    events: tuple[Event, ...] = ()
    complaints: tuple[str, ...] = ()
    past: tuple[tuple[Event, ...], ...] = ()
    revision: int = 0

    @property
    def title(self) -> str:
        """Return what the article is called: its title or description, without brackets, or the name of its file."""
        return (self.document.title or "").strip("[]") or self.name

    @property
    def corrected(self) -> int:
        """Return how many events a person has changed, added or taken out since they were found."""
        found = self.found.events if self.found else ()
        ids = {event.id for event in self.events}
        return sum(event not in found for event in self.events) + sum(event.id not in ids for event in found)

    def article(self) -> Article:
        """Return the article as it is to be read; raises `ExtractionError` while its date is unknown."""
        told = self.document
        if told.published is None:
            raise ExtractionError(f"“{self.title}” has no date of publication; give it, as “Friday” is counted from it")
        return Article(told.text, told.published, told.publisher, told.title, told.url)

    def described(self, **told: Any) -> "Sheet":
        """Return the sheet with another date, publisher, title or url.

        With another date the events found before are gone, as theirs were counted from it; else they get the new
        source.
        """
        document = replace(self.document, **told)
        if document == self.document:
            return self
        if self.found is None or document.published != self.document.published:
            return self.emptied(document)
        fresh = source_of(replace(self, document=document).article())
        return replace(
            self,
            document=document,
            found=replace(
                self.found, source=fresh, events=_from_source(self.found.events, self.found.source.id, fresh.id)
            ),
            base=_from_source(self.base, self.found.source.id, fresh.id),
            events=_from_source(self.events, self.found.source.id, fresh.id),
            past=tuple(_from_source(events, self.found.source.id, fresh.id) for events in self.past),
        )

    def emptied(self, document: Document | None = None) -> "Sheet":
        """Return the sheet before extraction."""
        return Sheet(self.key, self.name, document or self.document, self.keeps_text, revision=self.revision + 1)

    def extracted(self, found: Extraction) -> "Sheet":
        """Return the sheet with the events of an engine."""
        blank = self.emptied()
        return replace(blank, found=found, base=found.events, events=found.events)

    def failed(self, problem: str) -> "Sheet":
        """Return the sheet with the reason why no events were found."""
        return replace(self.emptied(), problem=problem)

    def edited(self, edits: Mapping[int, Mapping[str, Any]]) -> "Sheet":
        """Return the sheet with all corrections that its table holds now."""
        done = edit_events(self.base, edits, self.article().published)
        return replace(self, edits=edits, events=done.events, complaints=done.problems)

    def changed(self, events: tuple[Event, ...]) -> "Sheet":
        """Return the sheet with a new list of events, which can be undone, and a new table for it."""
        before = (self.base,) if self.events != self.base else ()
        past = (*self.past, *before, self.events)[-_STEPS:]
        return replace(self.settled(events), past=past)

    def undone(self) -> "Sheet":
        """Return the sheet before the last correction; before the first one as it is."""
        if self.edits and self.events != self.base:
            return self.settled(self.base)
        return replace(self.settled(self.past[-1]), past=self.past[:-1]) if self.past else self

    def settled(self, events: tuple[Event, ...] | None = None) -> "Sheet":
        """Return the sheet with its corrections, or these events, as the base of a new table."""
        now = self.events if events is None else events
        return replace(self, base=now, events=now, edits=None, complaints=(), revision=self.revision + 1)

    def batch(self) -> Batch:
        """Return what the article gives to a timeline."""
        engine = self.found.engine if self.found else ""
        text = self.document.text if self.keeps_text else None
        return Batch(self.events, source_of(self.article()), self.name, engine, text)


def _from_source(events: tuple[Event, ...], old: str, new: str) -> tuple[Event, ...]:
    def renamed(name: str | None) -> str | None:
        return new if name == old else name

    return tuple(
        event.model_copy(
            update={
                "sources": tuple(map(renamed, event.sources)),
                "evidence": tuple(one.model_copy(update={"source": renamed(one.source)}) for one in event.evidence),
            }
        )
        for event in events
    )


def new_sheet(document: Document, name: str, *, keeps_text: bool = False) -> Sheet:
    """Return the sheet of an article that was just read; the same file and text give the same key."""
    key = hashlib.sha256(f"{name}\n{document.text}".encode(errors="surrogatepass")).hexdigest()[:12]
    return Sheet(key, name, document, keeps_text)


def try_engine(sheet: Sheet, extract: Callable[[Article], Extraction]) -> Sheet:
    """Return the sheet with what an engine makes of it, or with the reason why it cannot."""
    try:
        return sheet.extracted(extract(sheet.article()))
    except ExtractionError as error:
        return sheet.failed(str(error))
