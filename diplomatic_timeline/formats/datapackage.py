"""The Data Package: a folder or .zip with `datapackage.json`, events as JSON Lines, actors and sources as CSV.

Article texts that may travel with it lie beside them.

Reading a package that was written here and writing it again gives the same bytes. In the tables an empty cell is an
unknown value; lists and cells that look like formulas are written as `cells` says.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import quote, unquote

from pydantic import ValidationError

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Actor, Record, Source, Timeline
from diplomatic_timeline.formats.archive import Files, open_zip, read_folder, read_zip, to_zip
from diplomatic_timeline.formats.cells import join_items, list_items
from diplomatic_timeline.formats.descriptor import read_descriptor, write_descriptor
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonlines import read_events, write_events
from diplomatic_timeline.formats.links import find_loose_ends, number_twins
from diplomatic_timeline.formats.problems import faults_of, rejection
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.rows import EventRows
from diplomatic_timeline.formats.tables import read_csv, write_records
from diplomatic_timeline.formats.text import decode

DESCRIPTOR = "datapackage.json"
_LISTS = {"aliases"}
_Model = TypeVar("_Model", bound=Record)


def write_files(timeline: Timeline) -> Files:
    """Return the files of the package by path, in a fixed order."""
    articles = {f"articles/{quote(source, safe='')}.txt": text for source, text in timeline.articles.items()}
    return {
        DESCRIPTOR: write_descriptor(timeline.info, list(articles)),
        "events.jsonl": write_events(timeline.events),
        "actors.csv": write_records(tuple(Actor.model_fields), map(_to_cells, timeline.actors)),
        "sources.csv": write_records(tuple(Source.model_fields), map(_to_cells, timeline.sources)),
        **{path: text.encode() for path, text in articles.items()},
    }


def write_folder(timeline: Timeline, folder: Path) -> None:
    """Write the package into a folder, which is made if need be; files that are not part of it stay."""
    for path, content in write_files(timeline).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def read_files(files: Files, name: str) -> ImportResult:
    """Return the timeline in the files of a package; raises `FormatError` if they are no package of events."""
    if DESCRIPTOR not in files:
        raise FormatError(f"{name} has no {DESCRIPTOR}; is it a Data Package?")
    info, paths = read_descriptor(files[DESCRIPTOR], DESCRIPTOR)
    events = _read_event_files(files, paths["events"])
    actors, actor_report = _read_tables(files, paths.get("actors", []), Actor)
    sources, source_report = _read_tables(files, paths.get("sources", []), Source)
    articles, notes = _read_articles(files, paths.get("articles", []))
    timeline = Timeline(info, events.events, actors, sources, articles)
    loose = find_loose_ends(timeline, events.spots)
    report = ImportReport(
        FORMAT.name,
        len(events.events) + actor_report.accepted + source_report.accepted,
        events.rejected + actor_report.rejected + source_report.rejected,
        (*events.problems, *actor_report.problems, *source_report.problems, *notes, *loose),
    )
    return ImportResult(timeline, report)


def _read_event_files(files: Files, paths: list[str]) -> EventRows:
    rows = EventRows()
    for path in paths:
        if path not in files:
            raise FormatError(f"the package names '{path}', but it is not there")
        text, notes = decode(files[path], path)
        rows = rows.joined(EventRows(problems=tuple(notes))).joined(read_events(text, path))
    return number_twins(rows)


def _read_tables(files: Files, paths: list[str], model: type[_Model]) -> tuple[tuple[_Model, ...], ImportReport]:
    records: list[_Model] = []
    report = ImportReport("csv")
    for path in paths:
        if path not in files:
            report = report.with_problems([_missing(path)])
            continue
        text, notes = decode(files[path], path)
        found, rejected, problems = _read_table(text, path, model)
        records += found
        report = ImportReport(
            "csv",
            report.accepted + len(found),
            report.rejected + rejected,
            (*report.problems, *notes, *problems),
        )
    return tuple(records), report


def _read_table(text: str, path: str, model: type[_Model]) -> tuple[list[_Model], int, list[Problem]]:
    records, rejected, problems = [], 0, []
    table = read_csv(text)
    unknown = [name for name in table.columns if name not in model.model_fields]
    problems += [_unread(path, table.line, name) for name in unknown]
    for row in table.rows:
        if row.broken:
            rejected += 1
            problems.append(rejection(path, row.line, row.broken))
            continue
        try:
            records.append(model.model_validate(_from_cells(row.cells, model)))
        except ValidationError as error:
            rejected += 1
            problems += [rejection(path, row.line, fault) for fault in faults_of(error)]
    return records, rejected, problems


def _read_articles(files: Files, paths: list[str]) -> tuple[dict[str, str], list[Problem]]:
    articles, notes = {}, []
    for path in paths:
        if path not in files:
            notes.append(_missing(path))
            continue
        source = unquote(PurePosixPath(path).name.removesuffix(".txt"))
        try:
            articles[source] = files[path].decode()
        except UnicodeDecodeError:
            articles[source], found = decode(files[path], path)
            notes += found
    return articles, notes


def _to_cells(record: Record) -> dict[str, str]:
    values = record.model_dump(mode="json", exclude_none=True)
    return {name: join_items(value) if isinstance(value, list) else value for name, value in values.items()}


def _from_cells(cells: Mapping[str, str], model: type[Record]) -> dict[str, object]:
    return {
        name: list_items(cell) if name in _LISTS else cell
        for name, cell in cells.items()
        if cell and name in model.model_fields
    }


def _missing(path: str) -> Problem:
    cause = "the package names this file, but it is not there"
    return Problem(path, None, None, None, cause, "read without it", "add the file or take it out of datapackage.json")


def _unread(path: str, line: int, name: str) -> Problem:
    cause = "the table has no such column"
    return Problem(path, line, name, None, cause, "the column was left out", "rename it to one of the table's columns")


def _sniff(given: Input) -> bool:
    if given.folder:
        return (given.folder / DESCRIPTOR).is_file()
    if given.head.startswith(b"PK"):
        return any(Path(name).name == DESCRIPTOR for name in open_zip(given.data, given.name).namelist())
    return given.name == DESCRIPTOR and isinstance(given.place, Path)


def _read(given: Input) -> ImportResult:
    folder = given.folder or (
        given.place.parent if isinstance(given.place, Path) and given.name == DESCRIPTOR else None
    )
    if folder is None:
        return read_files(read_zip(given.data, given.name), given.name)
    found = read_folder(folder, [DESCRIPTOR])
    if DESCRIPTOR not in found:
        raise FormatError(f"{given.name} has no {DESCRIPTOR}; is it a Data Package?")
    _, paths = read_descriptor(found[DESCRIPTOR], DESCRIPTOR)
    listed = [path for group in ("events", "actors", "sources", "articles") for path in paths.get(group, [])]
    return read_files({**found, **read_folder(folder, listed)}, given.name)


def _write(timeline: Timeline) -> bytes:
    return to_zip(write_files(timeline))


FORMAT = Format(
    "datapackage",
    "Data Package",
    "a folder or .zip with events, actors and sources, and what the timeline says of itself",
    (".zip",),
    _sniff,
    _read,
    _write,
)
