"""The flat table at scale: the same events as `flat` reads, as columns, where nothing in the table needs more care.

A table with passages, media, relations or other rare columns, with words outside the vocabulary, with quotation marks
in lists or with several sources a row is left to `flat`, which reads row by row.
"""

import pyarrow as pa

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.columns import find_column
from diplomatic_timeline.formats.datasets import to_places, to_tags
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.mapping.apply import reader_of
from diplomatic_timeline.formats.mapping.plan import Use
from diplomatic_timeline.formats.people import sources_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.rowvalues import find_host
from diplomatic_timeline.times import infer_order
from diplomatic_timeline.vocabulary import STATUSES, TYPES, Role

_TEXTS = ("id", "title", "summary", "when_text", "when_how", "place", "country")
_LISTS: tuple[tuple[str, Role], ...] = (
    ("actors", "actor"), ("recipients", "recipient"), ("mediators", "mediator"), ("mentioned", "mentioned"),
)  # fmt: skip
_SOURCES = ("source_publisher", "source_url", "source_title")
_NUMBERS = {"lat": 90.0, "lon": 180.0}
_WORDS = {"type": [*TYPES], "status": [term.name for term in STATUSES]}
_KNOWN = {*_TEXTS, *_SOURCES, *_NUMBERS, *_WORDS, "when", "reported", "tags", *(name for name, _ in _LISTS)}
_MUST = {"id", "title", "when"}


def read_large(frame: Frame, format_name: str) -> ImportResult | None:
    """Return the timeline in a flat table, None where its rows must be read one by one."""
    columns = _find_columns(frame)
    if columns is None or not _is_plain(frame, columns):
        return None
    draft = Draft(frame, format_name)
    texts = {name: draft.text(columns.get(name)) for name in (*_TEXTS, *_SOURCES)}
    people: list[tuple[pa.ListArray, Role]] = [
        (split_lists(draft.text(columns[name]), ";"), role) for name, role in _LISTS if name in columns
    ]
    words = {name: pc.utf8_lower(draft.text(columns.get(name))) for name in _WORDS}
    has_source = any(name in columns for name in _SOURCES)
    publisher, url, title = (texts[name] for name in _SOURCES)
    sources, found = sources_of(draft, publisher, url, title, find_host) if has_source else (None, ())
    dates = {name: _dates(draft, columns[name]) for name in ("when", "reported") if name in columns}
    numbers = {name: draft.numbers(columns.get(name), -limit, limit) for name, limit in _NUMBERS.items()}
    fields = {
        **{name: texts[name] for name in ("id", "title", "summary", "when_text", "when_how")},
        **words,
        **dates,
        "participants": to_participants(people) if people else None,
        "place": to_places(pc.coalesce(texts["place"], texts["country"]), texts["country"], **numbers),
        "sources": sources,
        "tags": to_tags(split_lists(draft.text(columns["tags"]), ";")) if "tags" in columns else None,
    }
    known = {name: column for name, column in fields.items() if column is not None}
    return finish(draft, known, sources=found, with_provenance=False)


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


def _is_plain(frame: Frame, columns: dict[str, str]) -> bool:
    """Say whether reading by columns gives what reading by rows would."""
    cells = {name: frame.column(column) for name, column in columns.items()}
    if cells["id"].null_count or any(_has_edges(cells[name]) for name in (*_TEXTS, *_WORDS) if name in cells):
        return False
    lists = ("tags", *(name for name, _ in _LISTS))
    if any(_has(cells[name], '"') for name in lists if name in cells):
        return False
    if any(_has(cells[name], mark) for name in _SOURCES if name in cells for mark in (";", '"')):
        return False
    if "source_title" in cells and not {"source_publisher", "source_url"} & cells.keys():
        return False
    for name, words in _WORDS.items():
        used = pc.drop_null(pc.unique(pc.utf8_lower(cells[name]))) if name in cells else pa.array([], pa.string())
        if pc.all(pc.is_in(used, pa.array(words))).as_py() is False:  # of nothing, it is null
            return False
    if _has_points_without_names(cells, frame.table.num_rows):
        return False
    if any(_shows_order(cells[name]) for name in ("when", "reported") if name in cells):
        return False
    return all(_are_numbers(cells[name], limit) for name, limit in _NUMBERS.items() if name in cells)


def _has_points_without_names(cells: dict[str, pa.Array], size: int) -> bool:
    """Say whether a row has a latitude or longitude but neither place nor country."""
    nothing = pa.nulls(size, pa.string())
    named = pc.coalesce(cells.get("place", nothing), cells.get("country", nothing))
    point = pc.coalesce(cells.get("lat", nothing), cells.get("lon", nothing))
    return bool(pc.any(pc.and_(pc.is_null(named), pc.is_valid(point))).as_py())


def _has_edges(column: pa.Array) -> bool:
    """Say whether a cell has white space at its ends, or nothing else in it."""
    return bool(pc.any(pc.not_equal(pc.utf8_trim_whitespace(column), column)).as_py())


def _has(column: pa.Array, mark: str) -> bool:
    return bool(pc.any(pc.match_substring(column, mark)).as_py())


def _shows_order(column: pa.Array) -> bool:
    """Say whether the column tells the order of day and month, which a note must say."""
    return infer_order(pc.drop_null(pc.unique(column)).to_pylist()).order is not None


def _are_numbers(column: pa.Array, limit: float) -> bool:
    try:
        values = pc.cast(column, pa.float64())
    except pa.ArrowInvalid:
        return False
    return bool(pc.all(pc.less_equal(pc.abs(values), limit)).as_py() is not False)


def _dates(draft: Draft, name: str) -> pa.Array:
    return draft.read([name], reader_of(Use(name)))
