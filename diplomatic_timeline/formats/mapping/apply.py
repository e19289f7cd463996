"""From a table and a mapping to a timeline; the same is done to ten rows for a preview."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from diplomatic_timeline.countries import find_country
from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import read_kinds, recode, to_phrase, to_places, to_tags
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.mapping.plan import Plan, Use
from diplomatic_timeline.formats.mapping.profile import shape_of
from diplomatic_timeline.formats.mapping.ties import TIES, read_ties
from diplomatic_timeline.formats.people import host_of, sources_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.times.edtf import year_text
from diplomatic_timeline.times.values.numbers import read_serial
from diplomatic_timeline.vocabulary import STATUSES, TYPES, RelationKind, Role
from diplomatic_timeline.when import When

FORMAT = "table"
_PARTICIPANTS: tuple[tuple[str, Role], ...] = (
    ("actors", "actor"),
    ("recipients", "recipient"),
    ("mediators", "mediator"),
    ("mentioned", "mentioned"),
)
_STATUS_NAMES = {term.name: term.name for term in STATUSES}
_UNKNOWN_PARTS = re.compile(r"([0-9]{4}(?:-(?!00)[0-9]{2})?)(?:-(?:00|xx|XX|--|\?\?)){1,2}")
_BEFORE = re.compile(r"-(?!9+$)[1-9][0-9]{2,3}")
"""A year before our era; few digits, or only nines, are codes for "not known"."""
_SERIAL = re.compile(r"[1-7][0-9]{4}(?:\.[0-9]{1,15})?")
_PARTS = ("year", "month", "day", "end_year", "end_month", "end_day")
_TITLE = 120
"""Characters of a text that stands for a title."""
_WEB = r"^https?://[^\s]+$"
_ADDRESS = r"^[^\s]*[.:][^\s]*$"
_ISO_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")


def preview(frame: Frame, plan: Plan, rows: int = 10) -> ImportResult:
    """Return the timeline of the first rows only."""
    return apply_plan(replace(frame, table=frame.table.slice(0, rows), lines=frame.lines[:rows]), plan)


def apply_plan(frame: Frame, plan: Plan, format_name: str = FORMAT) -> ImportResult:
    """Return the timeline that a mapping makes of a table, and the report.

    A row whose date cannot be read, or whose end is before its start, is left out. Where no column is the title, type
    and participants make one.
    """
    draft = Draft(frame, format_name)
    texts = {name: _text(draft, plan, name) for name in ("id", "title", "summary", "when_text", "place", "country")}
    kind, finer = _kinds(draft, plan)
    people: list[tuple[pa.ListArray, Role]] = [
        (_list(draft, plan, name), role) for field, role in _PARTICIPANTS for name in plan.columns(field)
    ]
    country = recode(draft, texts["country"], _to_country)
    sources, found = _sources(draft, plan)
    fields = {
        "id": texts["id"],
        "type": kind,
        "title": texts["title"] if plan.columns("title") else _made_title(draft, plan),
        "summary": texts["summary"],
        "when": _when(draft, plan),
        "when_text": texts["when_text"],
        "reported": _date(draft, plan, "reported"),
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
    return sources_of(draft, pc.if_else(bare, None, publisher), url, title, host_of)


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


def _when(draft: Draft, plan: Plan) -> pa.Array:
    start, end = _column(plan, "when"), _column(plan, "when_end")
    if start is None and (year := _column(plan, "year")):
        names = [_column(plan, field) for field in _PARTS]
        missing = {code for name in names if name for code in plan.uses[name].missing}
        return draft.read(names, read_parts, missing, at=year)
    if start is None and end is None:
        return pa.nulls(draft.size, pa.string())
    names = [name for name in (start, end) if name]
    uses = [plan.uses[name] for name in names]
    readers = [reader_of(use, draft.frame.epoch) for use in uses]
    missing = {code for use in uses for code in use.missing}

    def read(*texts: str | None) -> str | None:
        read_texts = [one(text) for one, text in zip(readers, texts, strict=True)]
        known = [text for text in read_texts if text]
        return When.parse("/".join(known)).text if len(known) == 2 and known[0] != known[1] else next(iter(known), None)

    whens = draft.read(names, read, missing)
    _note_shapes(draft, plan, names)
    undated = np.flatnonzero(pc.is_null(whens).to_numpy(zero_copy_only=False) & ~draft.bad)
    draft.note(undated, names[0], None, "there is no date", "kept without one", "write the date if it is known")
    return whens


def _date(draft: Draft, plan: Plan, field: str) -> pa.Array:
    name = _column(plan, field)
    if name is None:
        return pa.nulls(draft.size, pa.string())
    use = plan.uses[name]
    return draft.read([name], reader_of(use, draft.frame.epoch), use.missing)


def reader_of(use: Use, epoch: int = 1900) -> Callable[[str | None], str | None]:
    """Return what reads the dates of a column as EDTF; it raises `WhenError` for a text that is no date.

    Parts that are written as 00 or xx are not known. Serial numbers count from the epoch of the workbook.
    """
    order = ColumnOrder(use.order, "as the mapping says")

    def read(text: str | None) -> str | None:
        if text is None:
            return None
        if _ISO_DAY.fullmatch(text):  # most tables hold nothing else, and days up to the 28th need no calendar
            edtf = text
        elif match := _UNKNOWN_PARTS.fullmatch(text):
            edtf = When.parse(match[1]).text
        elif _BEFORE.fullmatch(text):
            edtf = year_text(int(text))
        elif epoch == 1904 and _SERIAL.fullmatch(text):
            edtf = read_serial(float(text), 1904) or text
        else:
            edtf = read_when(text, order).text
        return edtf[:-6] if use.years_only and edtf.endswith("-01-01") else edtf

    return read


def read_parts(*parts: str | None) -> str | None:
    """Return the EDTF of year, month and day in columns, or from these to three others.

    A part that is 0 or less is not known, nor is any after it.
    """
    first, last = _read_part(*parts[:3]), _read_part(*parts[3:])
    return When.parse(f"{first}/{last}").text if first and last and first != last else first


def _read_part(year: str | None = None, month: str | None = None, day: str | None = None) -> str | None:
    if year is None:
        return None
    try:
        numbers = [int(float(part)) if part else 0 for part in (year, month, day)]
    except (ValueError, OverflowError) as error:
        raise WhenError(
            f"'{year} {month or ''} {day or ''}' is no date; write year, month and day in digits"
        ) from error
    edtf = f"{numbers[0]:04d}" if numbers[0] >= 0 else f"-{-numbers[0]:04d}"
    for number in numbers[1:]:
        if number <= 0:
            break
        edtf += f"-{number:02d}"
    return When.parse(edtf).text


def _note_shapes(draft: Draft, plan: Plan, names: list[str]) -> None:
    """Report the kept rows whose dates are written in another way than most of their column, and serial numbers."""
    for name in names:
        column = draft.look(name, plan.uses[name].missing)
        found = draft.distinct(column)
        shapes = [shape_of(text) if text else None for (text,) in found.combinations]
        kinds = sorted({shape for shape in shapes if shape})
        number_of = {kind: number for number, kind in enumerate(kinds)}
        codes = np.array([-1 if shape is None else number_of[shape] for shape in shapes], np.intp)
        if not kinds:
            continue
        of_row = np.where(draft.bad, -1, codes[found.codes])
        if of_row.max(initial=-1) < 0:
            continue
        counts = np.bincount(of_row[of_row >= 0], minlength=len(kinds))
        usual = int(counts.argmax())
        for number, kind in enumerate(kinds):
            rows = np.flatnonzero(of_row == number)
            if number != usual and len(rows):
                cause = f"the date is written in another way ({kind}) than most of its column ({kinds[usual]})"
                draft.note(rows, name, column, cause, "read by its own form", "look at these dates")
        if "serial numbers" in kinds and (of_row == kinds.index("serial numbers")).any():
            _note_serials(draft, name, column, of_row == kinds.index("serial numbers"))


def _note_serials(draft: Draft, name: str, column: pa.Array, where: np.ndarray) -> None:
    first = int(np.flatnonzero(where)[0])
    day = read_serial(float(column[first].as_py()), 1904 if draft.frame.epoch == 1904 else 1900)
    cause = f"{int(where.sum()):,} dates are serial numbers of a spreadsheet (counted from {draft.frame.epoch})"
    draft.note(
        np.array([first]), name, column, cause, f"read as days, this one as {day}", "nothing to do if it is right"
    )
