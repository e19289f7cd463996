"""What the readers of event data sets share: how a data set is told from others, and fields that many columns make."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from diplomatic_timeline.countries import Scheme, find_country
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.frames import Frame, plain_name
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.kinds import kinds_note, read_kind
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.formats.texts import map_codes, to_coded
from diplomatic_timeline.times import ColumnOrder, infer_order
from diplomatic_timeline.when import When

_MIDNIGHT = re.compile(r"(?<=\d)T00:00(?::00(?:\.0+)?)?Z?$")
_SUFFIXES = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True)
class DataSet:
    """A data set that comes as a table with column names: it is told by those that it always has.

    `columns` are all names that `read` asks for, in its spelling; tables that spell them with other case or marks are
    read alike.
    """

    name: str
    label: str
    about: str
    always: tuple[str, ...]
    read: Callable[[Draft], ImportResult]

    def to_format(self) -> Format:
        """Return the data set as a format of the registry."""
        return Format(self.name, self.label, self.about, _SUFFIXES, self._sniff, self._read, tabular=True)

    def _sniff(self, given: Input) -> bool:
        return given.look is not None and given.look.has(*self.always)

    def _read(self, given: Input) -> ImportResult:
        return self.read(Draft(open_frame(given), self.name))


def named(frame: Frame, *names: str) -> dict[str, str | None]:
    """Return the column of a frame for each name, whatever its case and marks; None where there is none."""
    found = {plain_name(column): column for column in frame.columns}
    return {name: found.get(plain_name(name)) for name in names}


def to_phrase(*parts: pa.Array, between: str = " – ") -> pa.Array:
    """Return the parts of each row that are known, joined; null where none is."""
    if all(part.null_count == len(part) for part in parts):
        return pa.nulls(len(parts[0]), pa.string())  # for which Arrow 26 returns no rows at all
    joined = pc.binary_join_element_wise(*parts, between, null_handling="skip")
    return pc.if_else(pc.equal(joined, ""), None, joined)


def order_of(draft: Draft, *names: str) -> ColumnOrder:
    """Return the order of day and month in the dates of columns, which programs for tables rewrite as they like.

    Where one date decides it, a note says so.
    """
    texts = [text for name in names for text in pc.unique(pc.drop_null(draft.look(name))).to_pylist()]
    order = infer_order(texts)
    if order.order:
        first = next(name for name in names if pc.any(pc.equal(draft.look(name), order.deciding)).as_py())
        row = pc.index(draft.look(first), order.deciding).as_py()
        done = f"numeric dates were read {'day' if order.order == 'DMY' else 'month'} first"
        draft.note(np.array([row]), first, draft.look(first), order.reason, done, "nothing to do if that is right")
    return order


def day_reader(draft: Draft, *names: str) -> Callable[[str | None], str | None]:
    """Return what reads the dates of these columns as EDTF, in the order of day and month that they show."""
    order = order_of(draft, *names)
    return lambda text: read_day(text, order).text if text else None


def read_day(text: str, order: ColumnOrder | None = None) -> When:
    """Return the date in a data set that tells days: its midnight is how programs write a day; raises `WhenError`."""
    return read_when(_MIDNIGHT.sub("", text), order)


def recode(draft: Draft, column: pa.Array, meaning: Callable[[str], str | None] | Mapping[str, str]) -> pa.Array:
    """Return what each text of a column means, null where it is empty or means nothing."""
    look_up = meaning.get if isinstance(meaning, Mapping) else meaning
    found = draft.distinct(column)
    return found.spread([None if text is None else look_up(text) for (text,) in found.combinations], pa.string())


def read_kinds(draft: Draft, column: pa.Array, name: str) -> tuple[pa.Array, pa.Array | None]:
    """Return the types that words in a column mean, null for no word or one that means none, and reports other words.

    The second part has the words that say more than their type, each in its row as they stand there; None without any.
    """
    coded = to_coded(column)
    words: list[str | None] = coded.dictionary.to_pylist()
    kinds = [None if word is None else read_kind(word) for word in words]
    types = pa.array([kind and kind[0] for kind in kinds], pa.string())
    finer = pa.array([kind and kind[1] for kind in kinds], pa.string())
    found = map_codes(coded, types)
    if finer.null_count == len(finer):
        return found, None
    others = map_codes(coded, finer)
    line = draft.line(int(others.is_valid().to_numpy(zero_copy_only=False).argmax()))
    draft.problems.append(kinds_note(_count(others), draft.frame.file, line, name))
    return found, others


def _count(texts: pa.Array) -> dict[str, int]:
    """Return how often each text occurs, in order of appearance."""
    values, counts = pc.value_counts(pc.drop_null(texts)).flatten()
    return dict(zip(values.to_pylist(), counts.to_pylist(), strict=True))


def country_of(draft: Draft, column: pa.Array, scheme: Scheme = "name") -> pa.Array:
    """Return the alpha-3 code of each country in a column."""
    return recode(draft, column, lambda text: find_country(text, scheme))


def to_places(
    name: pa.Array,
    country: pa.Array | None = None,
    lat: pa.Array | None = None,
    lon: pa.Array | None = None,
    precision: pa.Array | None = None,
) -> pa.Array:
    """Return the places of all rows; where no name is known there is no place."""
    size = len(name)
    parts = {
        "name": name,
        "country": pa.nulls(size, pa.string()) if country is None else country,
        "lat": pa.nulls(size, pa.float64()) if lat is None else lat,
        "lon": pa.nulls(size, pa.float64()) if lon is None else lon,
        "precision": pa.nulls(size, pa.string()) if precision is None else precision,
    }
    nowhere = pc.is_null(name)
    return pa.StructArray.from_arrays(list(parts.values()), names=list(parts), mask=nowhere)


def to_tags(*columns: pa.Array | pa.ListArray) -> pa.ListArray:
    """Return the tags of each row: one of each column, or those in its list."""
    from diplomatic_timeline.formats.people import join_lists, split_lists

    return join_lists([part if pa.types.is_list(part.type) else split_lists(part, None) for part in columns])[0]
