"""GDELT 2.0: the mentions of a file added to the events of another, joined on the event's id."""

from dataclasses import replace

import pyarrow as pa

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.people import join_lists
from diplomatic_timeline.formats.report import ImportResult, Problem
from diplomatic_timeline.store.table import TableEvents, to_table


def add_mentions(events: ImportResult, mentions: ImportResult) -> ImportResult:
    """Return the events with every source that mentions them; mentions of other events are counted in the report."""
    table, told = to_table(events.timeline.events), to_table(mentions.timeline.events)
    row = pc.index_in(table["id"].combine_chunks(), told["id"].combine_chunks())
    added = told["sources"].combine_chunks().take(row)
    lists, _ = join_lists([_filled(table["sources"].combine_chunks()), _filled(added)])
    distinct = pa.array([list(dict.fromkeys(ids)) for ids in lists.to_pylist()], pa.list_(pa.string()))
    table = table.set_column(table.column_names.index("sources"), "sources", distinct)
    sources = {source.id: source for source in (*mentions.timeline.sources, *events.timeline.sources)}
    timeline = replace(events.timeline, events=TableEvents(table), sources=tuple(sources.values()))
    met = table.num_rows - row.null_count
    cause = f"{met:,} of {table.num_rows:,} events are mentioned in the other file, which tells of {told.num_rows:,}"
    note = Problem(
        mentions.timeline.info.id, None, None, None, cause, "the sources of these were added", "nothing to do"
    )
    return ImportResult(timeline, events.report.with_problems([*mentions.report.problems, note]))


def _filled(column: pa.Array) -> pa.Array:
    """Return a column of lists with an empty list where there is none."""
    return pc.if_else(pc.is_null(column), pa.scalar([], column.type), column)
