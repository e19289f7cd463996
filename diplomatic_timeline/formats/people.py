"""Lists at scale: participants, tags and sources of all rows at once, as Arrow lists."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.identity import source_id, source_numbers, to_ids
from diplomatic_timeline.formats.texts import alter, is_coded, to_coded, to_plain
from diplomatic_timeline.store.columns import expand
from diplomatic_timeline.store.sources import SOURCE_SCHEMA, SourceTable
from diplomatic_timeline.vocabulary import Role

_MANY = 10_000
_EMPTY = dict.fromkeys(("agency", "description", "archived", "published", "accessed"))
_FILLED = {"id", "publisher", "title", "url"}
"""Given so that no default has to be looked up: there may be a million sources."""
_HOST = re.compile(r"\w+://(?:[^/?#@]*@)?(?:www\.)?([^/:?#\s]+)")


def split_lists(column: pa.Array, separator: str | None) -> pa.ListArray:
    """Return the trimmed, filled items of each cell; with None the whole cell is one item."""
    if is_coded(column):
        return _split_coded(column, separator)
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


def _split_coded(column: pa.DictionaryArray, separator: str | None) -> pa.ListArray:
    """Return the same for a column of codes, each distinct cell split once; the items are codes, too."""
    lists = split_lists(pa.concat_arrays([column.dictionary, pa.nulls(1, pa.string())]), separator)
    items = lists.flatten().dictionary_encode()
    rows = pc.fill_null(column.indices, len(column.dictionary)).to_numpy()
    starts = lists.offsets.to_numpy()
    positions, _ = expand(starts, rows)
    codes = items.indices.take(pa.array(positions))
    return _to_list(pa.DictionaryArray.from_arrays(codes, items.dictionary), np.diff(starts)[rows])


def join_lists(lists: Sequence[pa.ListArray]) -> tuple[pa.ListArray, NDArray[np.integer]]:
    """Return the items of several columns of lists as one, in their order, and for each item its column."""
    if len(lists) == 1:
        return lists[0], np.zeros(len(lists[0].flatten()), np.int8)
    lengths = [np.diff(part.offsets.to_numpy()) for part in lists]
    total = np.sum(lengths, axis=0)
    place = np.cumsum(total, dtype=np.int32) - total  # where the items of a row begin, then those of its next column
    order = np.empty(int(total.sum()), np.int32)
    column = np.empty(len(order), np.int8)
    before = 0
    for number, length in enumerate(lengths):
        ends = np.cumsum(length, dtype=np.int32)
        items = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int32)
        places = items + np.repeat(place - ends + length, length)
        order[places], column[places] = before + items, number
        place, before = place + length, before + len(items)
    flats = [part.flatten() for part in lists]
    if any(is_coded(flat) for flat in flats):
        flats = [to_coded(flat) for flat in flats]
    flat = pa.concat_arrays(flats)
    return _to_list(flat.take(pa.array(order)), total), column


def to_participants(parts: Sequence[tuple[pa.Array, Role]]) -> pa.ListArray:
    """Return the participants of each row from columns of names or of lists of names, each with its role."""
    lists = [part if pa.types.is_list(part.type) else split_lists(part, None) for part, _ in parts]
    names, column = join_lists(lists)
    roles = pa.DictionaryArray.from_arrays(pa.array(column), pa.array([role for _, role in parts]))
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
        unnamed = pc.is_null(publisher)
        hosts = alter(to_coded(url.filter(unnamed)), lambda urls: _map(urls, host))
        publisher = pc.replace_with_mask(to_plain(publisher), unnamed, to_plain(hosts))
    if any(pc.count_distinct(part).as_py() > _MANY for part in (url.slice(0, 2 * _MANY), url)):
        return _many_sources(publisher, url, title)
    return read_sources(draft, [publisher, url, title], source_of)


def _many_sources(publisher: pa.Array, url: pa.Array, title: pa.Array) -> tuple[pa.ListArray, SourceTable]:
    """Return what `read_sources` does for one source a row, where the publisher is told, in little time and memory."""
    told = publisher.is_valid().to_numpy(zero_copy_only=False)
    numbers = source_numbers(publisher, title, url)[told]
    codes = np.arange(len(numbers))
    if (np.diff(np.sort(numbers)) == 0).any():
        codes, numbers = pd.factorize(numbers)
    ids = to_ids(np.asarray(numbers))
    columns = [publisher, title, url]
    if len(ids) < len(told):
        first = np.empty(len(ids), np.int64)
        first[codes[::-1]] = np.flatnonzero(told)[::-1]
        columns = [column.take(pa.array(first)) for column in columns]
    items = pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), ids)
    return _to_list(items, told), SourceTable(pa.table([ids, *columns], names=SOURCE_SCHEMA.names))


def _map(texts: pa.Array, read: Callable[[str | None], str | None]) -> pa.Array:
    return pa.array([read(text) for text in texts.to_pylist()], pa.string())


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
