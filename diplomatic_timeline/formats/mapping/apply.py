"""From a table and a mapping to a timeline; the same is done to ten rows for a preview."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa

from diplomatic_timeline.countries import find_country
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import read_kinds, recode, to_phrase, to_places, to_tags
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.mapping.citations import CITED, read_citations
from diplomatic_timeline.formats.mapping.plan import Plan
from diplomatic_timeline.formats.mapping.ties import TIES, read_ties
from diplomatic_timeline.formats.mapping.whens import read_date, read_whens
from diplomatic_timeline.formats.people import host_of, read_sources, sources_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.vocabulary import STATUSES, TYPES, RelationKind, Role

FORMAT = "table"
_PARTICIPANTS: tuple[tuple[str, Role], ...] = (
    ("actors", "actor"),
    ("recipients", "recipient"),
    ("mediators", "mediator"),
    ("mentioned", "mentioned"),
)
_STATUS_NAMES = {term.name: term.name for term in STATUSES}
_TITLE = 120
"""Characters of a text that stands for a title."""
_WEB = r"^https?://[^\s]+$"
_ADDRESS = r"^[^\s]*[.:][^\s]*$"


def preview(frame: Frame, plan: Plan, rows: int = 10) -> ImportResult:
    """Return the timeline of the first rows only; what is usual in a column is judged by the whole of it."""
    return _apply(replace(frame, table=frame.table.slice(0, rows), lines=frame.lines[:rows]), plan, FORMAT, frame)


def apply_plan(frame: Frame, plan: Plan, format_name: str = FORMAT) -> ImportResult:
    """Return the timeline that a mapping makes of a table, and the report.

    A row whose date cannot be read, or whose end is before its start, is left out. Where no column is the title, type
    and participants make one.
    """
    return _apply(frame, plan, format_name, frame)


def _apply(frame: Frame, plan: Plan, format_name: str, whole: Frame) -> ImportResult:
    draft = Draft(frame, format_name)
    texts = {name: _text(draft, plan, name) for name in ("id", "title", "summary", "when_text", "place", "country")}
    kind, finer = _kinds(draft, plan)
    people: list[tuple[pa.ListArray, Role]] = [
        (_list(draft, plan, name), role) for field, role in _PARTICIPANTS for name in plan.columns(field)
    ]
    country = recode(draft, texts["country"], _to_country)
    sources, found = _sources(draft, plan)
    whens, words = read_whens(draft, plan, whole)
    fields = {
        "id": texts["id"],
        "type": kind,
        "title": texts["title"] if plan.columns("title") else _made_title(draft, plan),
        "summary": texts["summary"],
        "when": whens,
        "when_text": texts["when_text"] if words is None else pc.coalesce(texts["when_text"], words),
        "reported": read_date(draft, plan, "reported"),
        "participants": to_participants(people) if people else None,
        "place": to_places(
            pc.coalesce(texts["place"], texts["country"]),
            country,
            draft.numbers(_column(plan, "lat"), -90, 90, _missing(plan, "lat")),
            draft.numbers(_column(plan, "lon"), -180, 180, _missing(plan, "lon")),
        ),
        "status": _statuses(draft, plan),
        "relations": read_ties(draft, _ties(draft, plan), texts["id"]),
        "sources": sources,
        "evidence": _evidence(draft, plan),
        "tags": _tags(draft, plan, finer),
        "confidence": draft.numbers(_column(plan, "confidence"), 0, 1, _missing(plan, "confidence")),
    }
    # A row that is left out already, such as one with a sum below the table, is not asked for a title as well.
    fields["title"] = pc.if_else(pa.array(draft.bad), "", fields["title"])
    return finish(draft, {name: column for name, column in fields.items() if column is not None}, sources=found)


def _ties(draft: Draft, plan: Plan) -> dict[str, tuple[pa.ListArray, RelationKind]]:
    """Return the ids of other events in each column that has such, and what the column says of them."""
    return {name: (_list(draft, plan, name), kind) for kind in TIES for name in plan.columns(kind)}


def _column(plan: Plan, field: str) -> str | None:
    return next(iter(plan.columns(field)), None)


def _missing(plan: Plan, field: str) -> tuple[str, ...]:
    name = _column(plan, field)
    return plan.uses[name].missing if name else ()


def _text(draft: Draft, plan: Plan, field: str) -> pa.Array:
    return draft.text(_column(plan, field), _missing(plan, field))


def _list(draft: Draft, plan: Plan, name: str) -> pa.ListArray:
    use = plan.uses[name]
    return split_lists(draft.text(name, use.missing), use.separator)


def _kinds(draft: Draft, plan: Plan) -> tuple[pa.Array, pa.Array | None]:
    """Return the types, and the words for them that say more; a column with a word for none is kept as well."""
    name = _column(plan, "type")
    if name is None:
        return pa.nulls(draft.size, pa.string()), None
    column = draft.text(name, plan.uses[name].missing)
    kinds, finer = read_kinds(draft, column, name)
    _keep_others(draft, name, column, kinds, TYPES)
    return kinds, finer


def _statuses(draft: Draft, plan: Plan) -> pa.Array:
    """Return the statuses; a column with any other word is kept as well."""
    name = _column(plan, "status")
    if name is None:
        return pa.nulls(draft.size, pa.string())
    column = pc.utf8_lower(draft.text(name, plan.uses[name].missing))
    words = recode(draft, column, _STATUS_NAMES)
    _keep_others(draft, name, column, words, _STATUS_NAMES)
    return words


def _keep_others(draft: Draft, name: str, column: pa.Array, words: pa.Array, known: Iterable[str]) -> None:
    """Keep a column as it is where it has words that could not be read, and report them."""
    lost = np.flatnonzero(pc.and_(pc.is_valid(column), pc.is_null(words)).to_numpy(zero_copy_only=False))
    if len(lost):
        draft.leave(name)
        cause, done = "the word is not in the vocabulary", "read as the default, the word is kept in 'attributes'"
        draft.note(lost, name, column, cause, done, f"use one of {', '.join(known)}")


def _tags(draft: Draft, plan: Plan, finer: pa.Array | None) -> pa.ListArray | None:
    """Return the tags of the columns for them, and the words that say more than a type."""
    parts = [_list(draft, plan, name) for name in plan.columns("tags")]
    parts += [] if finer is None else [finer]
    return to_tags(*parts) if parts else None


def _to_country(text: str) -> str | None:
    return find_country(text) or find_country(text, "iso3")


def _sources(draft: Draft, plan: Plan) -> tuple[pa.ListArray | None, Sequence[Source]]:
    fields = ("source_publisher", "source_url", "source_title")
    if not plan.columns("source_publisher") and not plan.columns("source_url"):
        return None, ()
    publisher, url, title = (_text(draft, plan, field) for field in fields)
    bare = pc.and_(pc.fill_null(pc.match_substring_regex(publisher, _WEB), fill_value=False), pc.is_null(url))
    url = pc.if_else(bare, publisher, _addresses(draft, plan, url))
    publisher = pc.if_else(bare, None, publisher)
    if pc.any(pc.match_substring_regex(publisher, CITED)).as_py():
        order = ColumnOrder(next((plan.uses[name].order for name in plan.columns("when")), None), "as of the events")
        return read_sources(draft, [publisher, url, title], partial(read_citations, order))
    return sources_of(draft, publisher, url, title, host_of)


def _addresses(draft: Draft, plan: Plan, column: pa.Array) -> pa.Array:
    """Return the addresses without texts that cannot be one; a column with such texts is kept as well."""
    wrong = pc.invert(pc.match_substring_regex(column, _ADDRESS))
    rows = np.flatnonzero(pc.fill_null(wrong, fill_value=False).to_numpy(zero_copy_only=False))
    if name := _column(plan, "source_url") if len(rows) else None:
        draft.leave(name)
        cause, done = "this is no web address", "left out of the source, the text is kept in 'attributes'"
        draft.note(rows, name, column, cause, done, "write an address such as https://example.org/page")
        return pc.if_else(wrong, None, column)
    return column


def _evidence(draft: Draft, plan: Plan) -> pa.ListArray | None:
    if not plan.columns("quote"):
        return None
    quotes = split_lists(_text(draft, plan, "quote"), None)
    size = len(quotes.flatten())
    nothing, numbers = pa.nulls(size, pa.string()), pa.nulls(size, pa.int64())
    parts = {"exact": quotes.flatten(), "source": nothing, "prefix": nothing, "suffix": nothing,
             "start": numbers, "end": numbers}  # fmt: skip
    return pa.ListArray.from_arrays(quotes.offsets, pa.StructArray.from_arrays(list(parts.values()), list(parts)))


def _made_title(draft: Draft, plan: Plan) -> pa.Array:
    """Return a title for tables that have none: who did what where, or else the text, the place."""
    acts, place = ("actors", "type", "recipients"), _look(draft, plan, "place")
    told = [_look(draft, plan, field) for field in acts if plan.columns(field)]
    summary = pc.replace_substring_regex(pc.utf8_slice_codeunits(_look(draft, plan, "summary"), 0, _TITLE), r"\s+", " ")
    made = [to_phrase(*told, place)] if told else []
    return pc.coalesce(*made, summary, place, _look(draft, plan, "country"), _look(draft, plan, "id"), "Untitled")


def _look(draft: Draft, plan: Plan, field: str) -> pa.Array:
    return draft.look(_column(plan, field), _missing(plan, field))
