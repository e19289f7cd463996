"""Lists at scale: participants, tags and sources of all rows at once, as Arrow lists."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.store.sources import SOURCE_SCHEMA, SourceTable
from diplomatic_timeline.vocabulary import Role

_BETWEEN = "\x1f"
_MANY = 10_000
_EMPTY = dict.fromkeys(("agency", "description", "archived", "published", "accessed"))
_FILLED = {"id", "publisher", "title", "url"}
"""Given so that no default has to be looked up: there may be a million sources."""
_HOST = re.compile(r"\w+://(?:[^/?#@]*@)?(?:www\.)?([^/:?#\s]+)")


def split_lists(column: pa.Array, separator: str | None) -> pa.ListArray:
    """Return the trimmed, filled items of each cell; with None the whole cell is one item."""
    if separator is None:
        lengths = pc.cast(pc.is_valid(column), pa.int32()).to_numpy(zero_copy_only=False)
        return _to_list(pc.drop_null(column), lengths)
    filled = pc.fill_null(column, "")
    split = pc.split_pattern(filled, separator)
    items = pc.utf8_trim_whitespace(split.flatten())
    rows = pc.list_parent_indices(split).to_numpy()
    kept = pc.not_equal(items, "")
    lengths = np.bincount(rows[kept.to_numpy(zero_copy_only=False)], minlength=len(column))
    return _to_list(items.filter(kept), lengths)


def join_lists(lists: Sequence[pa.ListArray]) -> tuple[pa.ListArray, NDArray[np.integer]]:
    """Return the items of several columns of lists as one, in their order, and for each item its column."""
    if len(lists) == 1:
        return lists[0], np.zeros(len(lists[0].flatten()), np.int8)
    rows = np.concatenate([pc.list_parent_indices(part).to_numpy() for part in lists])
    column = np.concatenate([np.full(len(part.flatten()), number, np.int8) for number, part in enumerate(lists)])
    order = np.argsort(rows, kind="stable")  # within a row, the columns keep their order
    items = pa.concat_arrays([part.flatten() for part in lists]).take(pa.array(order))
    return _to_list(items, np.bincount(rows, minlength=len(lists[0]))), column[order]


def to_participants(parts: Sequence[tuple[pa.Array, Role]]) -> pa.ListArray:
    """Return the participants of each row from columns of names or of lists of names, each with its role."""
    lists = [part if pa.types.is_list(part.type) else split_lists(part, None) for part, _ in parts]
    names, column = join_lists(lists)
    roles = pa.DictionaryArray.from_arrays(pa.array(column), pa.array([role for _, role in parts])).cast(pa.string())
    people = pa.StructArray.from_arrays([names.flatten(), roles], ["name", "role"])
    return pa.ListArray.from_arrays(names.offsets, people)


def read_sources(
    draft: Draft, columns: Sequence[pa.Array], read: Callable[..., Sequence[Source]]
) -> tuple[pa.ListArray, tuple[Source, ...]]:
    """Return the ids of the sources of each row, and the sources: `read` makes them of each combination of texts."""
    found = draft.distinct(*columns)
    known: dict[str, Source] = {}
    ids = []
    for texts in found.combinations:
        sources = read(*texts)
        for source in sources:
            known.setdefault(source.id, source)
        ids.append([source.id for source in sources])
    return found.spread(ids, pa.list_(pa.string())), tuple(known.values())


def sources_of(
    draft: Draft, publisher: pa.Array, url: pa.Array, title: pa.Array, host: Callable[[str | None], str | None]
) -> tuple[pa.ListArray, Sequence[Source]]:
    """Return the ids of the one source that each row may tell of, and the sources; where many differ, as a table.

    Where no publisher is told, it is the host of the address.
    """
    if publisher.null_count:
        found = draft.distinct(url)
        publisher = pc.coalesce(publisher, found.spread([host(text) for (text,) in found.combinations], pa.string()))
    if pc.count_distinct(url).as_py() > _MANY:
        return _plain_sources(draft, publisher, url, title)
    return read_sources(draft, [publisher, url, title], source_of)


def _plain_sources(
    draft: Draft, publisher: pa.Array, url: pa.Array, title: pa.Array
) -> tuple[pa.ListArray, Sequence[Source]]:
    """Return what `read_sources` does for one source a row, where the publisher is told, in little time and memory."""
    keys = pc.binary_join_element_wise(
        publisher, pc.fill_null(title, ""), pc.fill_null(url, ""), _BETWEEN
    ).dictionary_encode()
    codes = pc.fill_null(keys.indices, -1).to_numpy(zero_copy_only=False)
    first = np.empty(len(keys.dictionary), np.int64)
    first[codes[::-1][codes[::-1] >= 0]] = np.arange(draft.size - 1, -1, -1)[codes[::-1] >= 0]
    columns = [column.take(pa.array(first)) for column in (publisher, title, url)]
    made = [source_id(*told) for told in zip(*(column.to_pylist() for column in columns), strict=True)]
    ids = pa.array(made, pa.string())
    names = split_lists(ids.take(keys.indices), None)
    return names, SourceTable(pa.table([ids, *columns], schema=SOURCE_SCHEMA))


def source_of(publisher: str | None = None, url: str | None = None, title: str | None = None) -> list[Source]:
    """Return the one source that these tell of, none where they tell of none; its publisher may be its host."""
    name = publisher or host_of(url)
    if name is None:
        return []
    made = source_id(name, title, url)
    return [Source.model_construct(_FILLED, id=made, publisher=name, title=title, url=url, **_EMPTY)]


def host_of(url: str | None) -> str | None:
    """Return the host of a web address, without "www.", None where it is no address."""
    match = _HOST.match(url or "")
    return match[1].lower() if match else None


def _to_list(items: pa.Array, lengths: NDArray[np.integer]) -> pa.ListArray:
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return pa.ListArray.from_arrays(pa.array(offsets), items)
