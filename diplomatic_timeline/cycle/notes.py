"""Teachers' notes: what a teacher wants to say at an event, kept among its attributes."""

from collections.abc import Mapping
from dataclasses import replace

from diplomatic_timeline.event import Event, Timeline

NOTE = "teacher_note"
"""The attribute of an event that holds the note."""


def note_of(event: Event) -> str:
    """Return the note that travels with an event, "" if there is none."""
    return str(event.attributes.get(NOTE) or "")


def with_notes(timeline: Timeline, notes: Mapping[str, str]) -> Timeline:
    """Return the timeline with the notes (text by event id) in its events; an empty text takes a note away."""
    return replace(timeline, events=tuple(_with_note(event, notes.get(event.id)) for event in timeline.events))


def _with_note(event: Event, text: str | None) -> Event:
    if text is None or text == note_of(event):
        return event
    rest = {name: value for name, value in event.attributes.items() if name != NOTE}
    return event.model_copy(update={"attributes": rest | ({NOTE: text} if text else {})})
