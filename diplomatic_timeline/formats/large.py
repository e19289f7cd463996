"""The flat table at scale: the same events as `flat` reads, as columns, where nothing in the table needs more care.

A table with passages, media, relations or other rare columns, with words outside the vocabulary, with quotation marks
in lists or with several sources a row is left to `flat`, which reads row by row.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.columns import find_column
from diplomatic_timeline.formats.datasets import read_kinds, to_places, to_tags
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.kinds import read_kind
from diplomatic_timeline.formats.mapping.plan import Use
from diplomatic_timeline.formats.mapping.whens import reader_of
from diplomatic_timeline.formats.people import sources_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.rowvalues import find_host
from diplomatic_timeline.formats.texts import alter, distinct_of, has_edges, holds, trim
from diplomatic_timeline.times import infer_order
from diplomatic_timeline.vocabulary import STATUSES, Role

_TEXTS = ("id", "title", "summary", "when_text", "when_how", "place", "country")
_LISTS: tuple[tuple[str, Role], ...] = (
    ("actors", "actor"), ("recipients", "recipient"), ("mediators", "mediator"), ("mentioned", "mentioned"),
)  # fmt: skip
_SOURCES = ("source_publisher", "source_url", "source_title")
_NUMBERS = {"lat": 90.0, "lon": 180.0}
_WORDS = ("type", "status")
_STATUSES = {term.name for term in STATUSES}
_DATES = ("when", "reported")
_REPEATED = {*_WORDS, *_DATES, *(name for name, _ in _LISTS), "tags", "place", "country", "source_publisher"}
"""What is the same in many rows: read, looked at and changed once for each distinct text."""
_KNOWN = {*_TEXTS, *_SOURCES, *_NUMBERS, *_REPEATED}
_MUST = {"id", "title", "when"}

Cells = Mapping[str, pa.Array]
"""The columns of the table by their meaning."""


def repeats(name: str) -> bool:
    """Say whether a column of this name holds few texts many times."""
    column = find_column(name)
    return column is not None and column.name in _REPEATED


def read_large(frame: Frame, format_name: str) -> ImportResult | None:
    """Return the timeline in a flat table, None where its rows must be read one by one."""
    columns = _find_columns(frame)
    if columns is None:
        return None
    cells = {
        meaning: frame.coded(name) if meaning in _REPEATED else frame.column(name) for meaning, name in columns.items()
    }
    numbers = {name: _to_numbers(cells[name], limit) for name, limit in _NUMBERS.items() if name in cells}
    if any(column is None for column in numbers.values()) or not _is_plain(cells, frame.table.num_rows):
        return None
    draft = Draft(frame, format_name)
    draft.used.update(columns.values())
    dates = {name: draft.read_coded(columns[name], reader_of(Use(name))) for name in _DATES if name in columns}
    people: list[tuple[pa.ListArray, Role]] = [
        (split_lists(cells[name], ";"), role) for name, role in _LISTS if name in cells
    ]
    sources, found = _read_sources(draft, cells)
    kinds, tags = _read_labels(draft, cells)
    fields = {
        **{name: cells.get(name) for name in ("id", "title", "summary", "when_text", "when_how")},
        "type": kinds,
        "status": alter(cells["status"], pc.utf8_lower) if "status" in cells else None,
        **dates,
        "participants": to_participants(people) if people else None,
        "place": _read_places(cells, numbers),
        "sources": sources,
        "tags": to_tags(*tags) if tags else None,
    }
    known = {name: column for name, column in fields.items() if column is not None}
    return finish(draft, known, sources=found, with_provenance=False)


def _read_labels(draft: Draft, cells: Cells) -> tuple[pa.Array | None, list[pa.Array]]:
    """Return the types, and the lists of tags: those told, and the words for types that say more than the type."""
    tags = [split_lists(cells["tags"], ";")] if "tags" in cells else []
    if "type" not in cells:
        return None, tags
    kinds, finer = read_kinds(draft, cells["type"], "type")
    return kinds, [*tags, finer] if finer is not None else tags


def _read_places(cells: Cells, numbers: Mapping[str, pa.Array | None]) -> pa.Array | None:
    named = [cells[name] for name in ("place", "country") if name in cells]
    if not named:
        return None
    name = pc.coalesce(*named) if named[0].null_count else named[0]
    return to_places(name, cells.get("country"), **numbers)


def _read_sources(draft: Draft, cells: Cells) -> tuple[pa.ListArray | None, Sequence[Source]]:
    if not any(name in cells for name in _SOURCES):
        return None, ()
    nothing = pa.nulls(draft.size, pa.string())
    publisher, url, title = (trim(cells[name]) if name in cells else nothing for name in _SOURCES)
    return sources_of(draft, publisher, url, title, find_host)


def _find_columns(frame: Frame) -> dict[str, str] | None:
    """Return the columns of the table by their meaning, None where one needs more care or two mean the same."""
    columns: dict[str, str] = {}
    for name in frame.columns:
        meaning = find_column(name)
        if meaning is None:
            continue
        if meaning.name not in _KNOWN or meaning.name in columns:
            return None
        columns[meaning.name] = name
    return columns if columns.keys() >= _MUST else None


def _is_plain(cells: Cells, size: int) -> bool:
    """Say whether reading by columns gives what reading by rows would."""
    if cells["id"].null_count or any(has_edges(cells[name]) for name in (*_TEXTS, *_WORDS) if name in cells):
        return False
    lists = ("tags", *(name for name, _ in _LISTS))
    if any(holds(cells[name], '"') for name in lists if name in cells):
        return False
    if any(holds(cells[name], ";", '"') for name in _SOURCES if name in cells):
        return False
    if "source_title" in cells and not {"source_publisher", "source_url"} & cells.keys():
        return False
    if not {text.lower() for text in _words(cells, "status")} <= _STATUSES or not _are_kinds(cells):
        return False
    if _has_points_without_names(cells, size):
        return False
    return not any(_shows_order(cells[name]) for name in _DATES if name in cells)


def _words(cells: Cells, name: str) -> list[str]:
    return pc.drop_null(distinct_of(cells[name])).to_pylist() if name in cells else []


def _are_kinds(cells: Cells) -> bool:
    """Say whether every word for a type means one, and none that is to become a tag is one already."""
    kinds = [read_kind(word) for word in _words(cells, "type")]
    tags = {tag.strip() for cell in _words(cells, "tags") for tag in cell.split(";")}
    return all(kind is not None and kind[1] not in tags for kind in kinds)


def _has_points_without_names(cells: Cells, size: int) -> bool:
    """Say whether a row has a latitude or longitude but neither place nor country."""
    named, pointed = (
        np.logical_or.reduce([_filled(cells[name], size) for name in names if name in cells] or [np.zeros(size, bool)])
        for names in (("place", "country"), _NUMBERS)
    )
    return bool((pointed & ~named).any())


def _filled(column: pa.Array, size: int) -> NDArray[np.bool_]:
    return column.is_valid().to_numpy(zero_copy_only=False) if column.null_count else np.ones(size, np.bool_)


def _shows_order(column: pa.Array) -> bool:
    """Say whether the column tells the order of day and month, which a note must say."""
    return infer_order(pc.drop_null(distinct_of(column)).to_pylist()).order is not None


def _to_numbers(column: pa.Array, limit: float) -> pa.Array | None:
    """Return the numbers in a column, None where a cell holds anything else or lies beyond the limit."""
    try:
        values = pc.cast(column, pa.float64())
    except pa.ArrowInvalid:
        return None
    known = pc.drop_null(values).to_numpy()
    return values if bool((np.abs(known) <= limit).all()) else None
