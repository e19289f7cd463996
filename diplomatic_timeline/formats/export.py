"""The events of a query as the bytes of a file, for downloads and the command line."""

from diplomatic_timeline.formats.flatten import to_rows
from diplomatic_timeline.formats.jsonlines import write_events
from diplomatic_timeline.formats.tables import write_csv
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore


def to_json_lines(store: EventStore, query: Query) -> bytes:
    """Return the matching events whole, in time order, as JSON Lines in UTF-8."""
    return write_events(store.export(query))


def to_csv(store: EventStore, query: Query) -> bytes:
    """Return the matching events in time order as the flat table, in UTF-8, no cell of it a formula."""
    events = list(store.export(query))
    ids = dict.fromkeys(source for event in events for source in event.sources)
    sources = {source.id: source for source in store.sources([*ids])}
    header, *rows = to_rows(events, sources)
    return write_csv(header, rows).encode()
