"""From the rows of a flat table to a timeline; `flatten` writes what is read here.

A cell of nothing but white space is empty, an empty cell is an unknown value. Columns that the table does not know are
kept as attributes under their own names.
"""

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Actor, Event, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats.cells import list_items
from diplomatic_timeline.formats.columns import BY_NAME, BY_PATH, KEY, SPLIT, Column, find_column
from diplomatic_timeline.formats.guesses import Guesses, find_guesses, words_note
from diplomatic_timeline.formats.identity import event_id
from diplomatic_timeline.formats.jsonlines import event_line
from diplomatic_timeline.formats.kinds import is_other_word, kinds_note
from diplomatic_timeline.formats.links import find_loose_ends, number_twins
from diplomatic_timeline.formats.problems import Fault, faults_of, rejection
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.rows import EventRows
from diplomatic_timeline.formats.rowvalues import (
    read_attributes,
    read_evidence,
    read_labels,
    read_parallel,
    read_scalars,
    read_sources,
    read_split,
    read_words,
)
from diplomatic_timeline.formats.tables import Row, Table

_NO_ID = "?"


def read_rows(table: Table, file: str, format_name: str, notes: Sequence[Problem] = ()) -> ImportResult:
    """Return the timeline in a table, with a report that begins with `notes`.

    Raises `FormatError` if no column is called `title`, or two columns mean the same.
    """
    columns = _map_columns(table, file)
    sources: dict[str, Source] = {}
    guesses = find_guesses(table, columns, file)
    problems = [*notes, *unknown_columns(columns, file, table.line), *guesses.notes, *_note_kinds(table, columns, file)]
    events, spots, rejected = [], [], 0
    for row in table.rows:
        event, found, faults = _read_row(row, columns, guesses)
        if event is None:
            rejected += 1
            problems += [rejection(file, row.line, fault) for fault in faults]
            continue
        events.append(event)
        spots.append((file, row.line))
        if guesses.reads_words and event.when:
            problems.append(words_note(event.when, event.when_text, file, row.line))
        problems += [note for source in found for note in _keep_source(sources, source, file, row.line)]
    rows = number_twins(EventRows(tuple(events), tuple(spots), rejected, tuple(problems)))
    return _to_result(rows, tuple(sources.values()), file, format_name)


def _note_kinds(table: Table, columns: Mapping[str, Column | None], file: str) -> list[Problem]:
    """Return the note on rows whose type stands there in other words."""
    name = next((name for name, column in columns.items() if column and column.name == "type"), None)
    if name is None:
        return []
    words = [(row.line, " ".join(row.cells[name].split())) for row in table.rows if not row.broken]
    told = [(line, word) for line, word in words if is_other_word(word)]
    return [kinds_note(Counter(word for _, word in told), file, told[0][0], "type")] if told else []


def _to_result(rows: EventRows, sources: tuple[Source, ...], file: str, format_name: str) -> ImportResult:
    names = dict.fromkeys(person.name for event in rows.events for person in event.participants)
    stem = PurePath(file).stem or "timeline"
    actors = tuple(Actor(name=name) for name in names)
    timeline = Timeline(TimelineInfo(id=stem, title=stem), rows.events, actors, sources)
    problems = (*rows.problems, *find_loose_ends(timeline, rows.spots))
    return ImportResult(timeline, ImportReport(format_name, len(rows.events), rows.rejected, problems))


def _map_columns(table: Table, file: str) -> dict[str, Column | None]:
    columns = {name: find_column(name) for name in table.columns}
    meanings = [column.name for column in columns.values() if column]
    if KEY not in meanings:
        listed = ", ".join(f"'{name}'" for name in table.columns) or "none"
        raise FormatError(f"{file} has no column '{KEY}' (its columns: {listed}); name the one that says what happened")
    twice = next((name for name in meanings if meanings.count(name) > 1), None)
    if twice:
        named = " and ".join(f"'{name}'" for name, column in columns.items() if column and column.name == twice)
        raise FormatError(f"{file}: the columns {named} both mean '{twice}'; rename one of them")
    return columns


def unknown_columns(columns: Mapping[str, Column | None], file: str, line: int) -> list[Problem]:
    """Return a note for each column that the flat table does not have."""
    return [_unknown_column(name, file, line) for name, column in columns.items() if column is None]


def _unknown_column(name: str, file: str, line: int) -> Problem:
    close = difflib.get_close_matches(name.lower(), BY_NAME, n=1, cutoff=0.75)
    fix = f"did you mean '{close[0]}'?" if close else "nothing to do, unless it is one of the table's columns misspelt"
    return Problem(file, line, name, None, "the table has no such column", "kept in 'attributes'", fix)


def _read_row(
    row: Row, columns: Mapping[str, Column | None], guesses: Guesses
) -> tuple[Event | None, list[Source], list[Fault]]:
    """Return the event and its sources, or no event and why."""
    if row.broken:
        return None, [], [row.broken]
    filled = {name: cell for name, cell in row.cells.items() if cell.strip()}
    cells = {column.name: cell for name, cell in filled.items() if (column := columns[name])}
    faults: list[Fault] = []
    ids, sources = read_sources(cells, guesses.orders, faults)
    values = read_scalars(cells, guesses.orders, faults)
    values |= read_words(values) if guesses.reads_words else {}
    values |= {field: read_split(cells, field) for field in SPLIT}
    values |= {
        "sources": [name for name in ids if name is not None],
        "evidence": read_evidence(cells, ids, faults),
        "media": [entry for entry in read_parallel(cells, "media", {}, faults) if entry],
        **read_labels(cells),
        "flags": [flag.lower() for flag in list_items(cells.get("flags", ""))],
        "attributes": read_attributes(cells, faults)
        | {name: cell for name, cell in filled.items() if columns[name] is None},
    }
    event = _validate(values, faults)
    return (None, [], faults) if faults else (event, sources, [])


def _validate(values: dict[str, Any], faults: list[Fault]) -> Event | None:
    try:
        event = Event.model_validate({"id": _NO_ID, **values})
    except ValidationError as error:
        known = {fault.path for fault in faults}
        faults += [fault for fault in map(_at_column, faults_of(error)) if fault.path not in known]
        return None
    return event if "id" in values else event.model_copy(update={"id": event_id(event_line(event))})


def _at_column(fault: Fault) -> Fault:
    """Return the fault with the name of the column instead of the path in the record."""
    path = tuple(part for part in fault.path if isinstance(part, str))
    column = BY_PATH.get(path)
    return Fault((column.name if column else path[0],), fault.value, fault.cause, fault.fix)


def _keep_source(known: dict[str, Source], source: Source, file: str, line: int) -> list[Problem]:
    """Add a source, or what a later row tells about it; the first word on each of its fields counts."""
    first = known.setdefault(source.id, source)
    told = {name: value for name, value in source if value is not None}
    kept = {name: value for name, value in first if value is not None}
    known[source.id] = Source.model_validate({**told, **kept})
    return [
        Problem(
            file,
            line,
            BY_PATH["sources", name].name,
            str(told[name]),
            f"'{source.title or source.publisher}' is described in another way above",
            f"'{value}' was kept",
            "describe a source in the same way in every row",
        )
        for name, value in kept.items()
        if told.get(name, value) != value
    ]
