"""The events of a query as the bytes of a file, for downloads and the command line."""

from diplomatic_timeline.formats.jsonlines import write_events
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore


def to_json_lines(store: EventStore, query: Query) -> bytes:
    """Return the matching events whole, in time order, as JSON Lines in UTF-8."""
    return write_events(store.export(query))
