"""The open timeline as a file to take away, with what was done to it in this session."""

from collections.abc import Mapping
from dataclasses import replace

from diplomatic_timeline.cycle import with_notes
from diplomatic_timeline.exports.restricted import withhold
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session


def write_package(store: EventStore, timeline: str, notes: Mapping[str, str]) -> bytes:
    """Return the whole timeline as a zipped Data Package: merged names in `actors.csv`, notes beside their events.

    Events that may not be passed on are left out.
    """
    whole = session.read_whole(timeline)
    whole = replace(whole, actors=tuple(store.actors), events=withhold(whole.events)[0])
    return write_timeline(with_notes(whole, notes), "datapackage")
