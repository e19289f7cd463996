"""From a draft to a timeline: defaults, ids that occur once, what is kept besides, and the report."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pandas.util import hash_pandas_object

from diplomatic_timeline.event import Actor, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.draft import MOST_NAMED, Draft
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem
from diplomatic_timeline.formats.texts import repeat
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.store.table import SCHEMA, TableEvents

_LABELS = {"type": "other", "status": "asserted", "summary": ""}


def finish(
    draft: Draft,
    fields: Mapping[str, pa.Array],
    *,
    sources: Sequence[Source] = (),
    countries: Iterable[tuple[pa.Array, pa.Array]] = (),
    licence: str | None = None,
    with_provenance: bool = True,
) -> ImportResult:
    """Return the timeline of a draft whose fields are columns by their names in the record, and its report.

    Columns of the table that no field used are kept as attributes; rows without a title are left out. `countries` are
    pairs of columns: names of actors and the code of each one's country.
    """
    untitled = pc.is_null(fields["title"]).to_numpy(zero_copy_only=False)
    draft.reject(np.flatnonzero(untitled), "title", None, "a value is missing", "fill it in")
    kept = np.flatnonzero(~draft.bad)
    columns = {name: column.take(pa.array(kept)) for name, column in fields.items()} if draft.bad.any() else fields
    ids = _number_twins(draft, columns.get("id"), kept)
    columns = {
        **columns,
        "id": ids.column,
        "attributes": _leftovers(draft, kept),
    }
    if with_provenance:
        columns["provenance"] = _provenance(draft, kept)
    table = pa.table([_complete(columns.get(field.name), field, len(kept)) for field in SCHEMA], names=SCHEMA.names)
    stem = PurePath(draft.frame.file).stem or "timeline"
    actors = _read_actors(table, countries)
    timeline = Timeline(TimelineInfo(id=stem, title=stem, licence=licence), TableEvents(table, ids), actors, sources)
    rejected = draft.frame.rejected + draft.size - len(kept)
    problems = sorted(
        (*draft.frame.problems, *draft.problems), key=lambda problem: (problem.rows > 1, problem.line or 0)
    )
    return ImportResult(timeline, ImportReport(draft.format, len(kept), rejected, tuple(problems)))


def _complete(column: pa.Array | None, field: pa.Field, size: int) -> pa.Array:
    """Return the column with defaults where it has none."""
    if pa.types.is_list(field.type) and column is None:
        return pa.ListArray.from_arrays(pa.array(np.zeros(size + 1, np.int32)), pa.array([], field.type.value_type))
    if field.name in _LABELS:
        default = _LABELS[field.name]
        return repeat(default, size) if column is None else pc.fill_null(column, default)
    return pa.nulls(size, field.type) if column is None else column


def _leftovers(draft: Draft, kept: NDArray[np.integer]) -> pa.Array:
    """Return the columns that no field used, as one struct a row."""
    names = [name for name in draft.frame.columns if name not in draft.used]
    if not names:
        return pa.nulls(len(kept), pa.string())
    columns = [draft.frame.column(name) for name in names]
    if len(kept) < draft.size:
        columns = [column.take(pa.array(kept)) for column in columns]
    return pa.StructArray.from_arrays(columns, names)


def _provenance(draft: Draft, kept: NDArray[np.integer]) -> pa.Array:
    size = len(kept)
    format_name, file = repeat(draft.format, size), repeat(draft.frame.file, size)
    return pa.StructArray.from_arrays([format_name, file, pa.array(draft.frame.lines[kept])], ["format", "file", "row"])


def _number_twins(draft: Draft, ids: pa.Array | None, kept: NDArray[np.integer]) -> Ids:
    """Return ids of which each occurs once: missing ones follow from the row's content, twins get a number."""
    column = pa.nulls(len(kept), pa.string()) if ids is None else ids
    missing = pc.is_null(column).to_numpy(zero_copy_only=False)
    if missing.any():
        column = pc.replace_with_mask(column, pa.array(missing), pa.array(_digests(draft, kept[missing]), pa.string()))
    found = Ids.build(column)
    if not found.repeats:
        return found
    again = np.flatnonzero(pd.Series(column.to_numpy(zero_copy_only=False)).duplicated().to_numpy())
    texts: list[str] = column.to_pylist()
    first: dict[str, int] = {}
    for place, text in enumerate(texts):
        first.setdefault(text, place)
    _rename(draft, kept, texts, first, again.tolist())
    return Ids.build(pa.array(texts, pa.string()))


def _rename(draft: Draft, kept: NDArray[np.integer], texts: list[str], first: dict[str, int], again: list[int]) -> None:
    """Put numbers behind the ids at the places `again`, and report the first of them."""
    taken, count = set(first), dict.fromkeys(first, 1)
    for done, place in enumerate(again):
        old = texts[place]
        while (new := f"{old}-{count[old] + 1}") in taken:
            count[old] += 1
        count[old] += 1
        texts[place] = new
        taken.add(new)
        if done < MOST_NAMED:
            same = _row(draft, int(kept[place])) == _row(draft, int(kept[first[old]]))
            draft.problems.append(_twin(draft, int(kept[place]), old, new, same=same))
    if len(again) > MOST_NAMED:
        draft.problems.append(_twins(draft, len(again) - MOST_NAMED))


def _digests(draft: Draft, rows: NDArray[np.integer]) -> list[str]:
    """Return 16 hex digits for each row that follow from its cells."""
    table = draft.frame.table.take(pa.array(rows)).to_pandas()
    hashed = hash_pandas_object(table, index=False)  # pyright: ignore[reportCallIssue]  # pandas resolves it on access
    return [f"{value:016x}" for value in hashed.tolist()]


def _row(draft: Draft, row: int) -> list[dict[str, str | None]]:
    return draft.frame.table.slice(row, 1).to_pylist()


def _twin(draft: Draft, row: int, old: str, new: str, *, same: bool) -> Problem:
    cause = f"the id '{old}' occurs twice, with {'the same' if same else 'different'} content"
    fix = "remove one of them or give it an id of its own"
    return Problem(draft.frame.file, draft.line(row), "id", old, cause, f"both events kept, this one as '{new}'", fix)


def _twins(draft: Draft, more: int) -> Problem:
    cause = "further ids occur more than once"
    fix = "remove one of each or give it an id of its own"
    return Problem(
        draft.frame.file, None, "id", None, cause, "all events kept, with numbers behind their ids", fix, more
    )


def _read_actors(table: pa.Table, countries: Iterable[tuple[pa.Array, pa.Array]]) -> tuple[Actor, ...]:
    names = pc.unique(pc.struct_field(table["participants"].combine_chunks().flatten(), "name")).to_pylist()
    country_of: dict[str, str] = {}
    for people, codes in countries:
        pairs = pa.table([people, codes], names=["name", "code"]).group_by(["name", "code"]).aggregate([])
        for name, code in zip(pairs["name"].to_pylist(), pairs["code"].to_pylist(), strict=True):
            if name is not None and code is not None:
                country_of.setdefault(name, code)
    return tuple(Actor.model_construct(name=name, country=country_of.get(name)) for name in names)
