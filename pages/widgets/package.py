"""The open timeline as a file to take away, with what was done to it in this session."""

from collections.abc import Mapping
from dataclasses import replace

from diplomatic_timeline.cycle import with_notes
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.exports.restricted import withhold
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session


def write_package(store: EventStore, timeline: str, notes: Mapping[str, str]) -> bytes:
    """Return the whole timeline as a zipped Data Package, without the events that may not be passed on."""
    whole = with_changes(store, timeline, notes)
    return write_timeline(replace(whole, events=withhold(whole.events)[0]), "datapackage")


def with_changes(store: EventStore, timeline: str, notes: Mapping[str, str]) -> Timeline:
    """Return the whole timeline with merged names in its actors, and the notes beside their events."""
    return with_notes(replace(session.read_whole(timeline), actors=tuple(store.actors)), notes)
