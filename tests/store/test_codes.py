"""A store answers alike, whether its table holds texts in full or as codes of distinct ones, and finds its ids."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event, Participant, Source, Timeline, TimelineInfo
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.clock import read_clock
from diplomatic_timeline.store.columns import encode
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.store.memory import from_table, open_memory
from diplomatic_timeline.store.sources import rows_of
from diplomatic_timeline.store.table import SCHEMA, to_table
from diplomatic_timeline.when import When

EVENTS = tuple(
    Event(
        id=f"e{number}",
        title=("Talks", "A visit")[number % 2],
        summary=("", "in Kyiv")[number % 2],
        when=When.parse(("2025-03-01", "2025-03", "2025-02-28")[number % 3]),
        participants=(Participant(name="AB"[number % 2], role="actor"), Participant(name="C", role="recipient")),
        sources=(f"s{number % 2}",),
    )
    for number in range(6)
)
SOURCES = tuple(Source(id=f"s{number}", publisher=f"Paper {number}") for number in range(2))
INFO = TimelineInfo(id="t", title="T")


def coded_table():
    table = to_table(EVENTS)
    for place, field in enumerate(SCHEMA):
        if field.type == pa.string():
            table = table.set_column(place, field.name, table.column(field.name).dictionary_encode())
    return table


def test_codes_are_as_good_as_texts():
    plain = open_memory(Timeline(INFO, EVENTS, (), SOURCES))
    coded = from_table(INFO, (), SOURCES, coded_table())
    for query in (Query(), Query(text="kyiv"), Query(text="talks"), Query(actor=("A",))):
        assert coded.page(query).id == plain.page(query).id
        assert coded.facet(query, "actor") == plain.facet(query, "actor")
        assert coded.facet(query, "publisher") == plain.facet(query, "publisher")
    assert coded.get(["e3"]) == plain.get(["e3"])


@given(st.lists(st.none() | st.sampled_from("abcd"), max_size=8), st.permutations("dacbx"))
def test_texts_are_counted_in_order_of_appearance_whatever_the_codes(cells, names):
    column = pa.DictionaryArray.from_arrays(
        pa.array([None if cell is None else names.index(cell) for cell in cells], pa.int32()), pa.array(names)
    )
    texts, codes = encode(column)
    assert texts == [*dict.fromkeys(cell for cell in cells if cell is not None)]
    assert [None if code < 0 else texts[code] for code in codes.tolist()] == cells


def test_an_id_that_occurs_twice_is_noticed():
    assert not Ids.build(pa.array(["a", "b", "c"])).repeats
    assert Ids.build(pa.array(["a", "b", "a"])).repeats
    assert not Ids.build(pa.array([], pa.string())).repeats


def test_other_texts_with_the_same_hash_are_no_repetition():
    ids = Ids(pa.array(["a", "b", "c"]), np.array([1, 1, 2], np.uint64), np.array([0, 1, 2], np.int32))
    assert not ids.repeats


def test_references_find_their_sources_by_code():
    ids = pa.array(["s0", "s1"])
    same = pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.int32()), ids)
    other = pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int32()), pa.array(["s1", "unknown"]))
    assert rows_of(ids, same).tolist() == [1, -1, 0]
    assert rows_of(ids, other).tolist() == [1, -1]


DAYS = st.integers(-30, 365 * 9_998).map(lambda days: (date(1, 2, 1) + timedelta(days)).isoformat())


@given(st.lists(DAYS | st.sampled_from(["2025-03", "1914-06-28~", "0000-02-29", "2025-03-01?", "../2025"]), max_size=6))
def test_days_read_at_once_are_those_read_one_by_one(texts):
    column = pa.chunked_array([pa.array([*texts, None], pa.string())])
    clock = read_clock(column, "when", ZoneInfo("UTC"))
    for row, text in enumerate(texts):
        when, code = When.parse(text), clock.code[row]
        assert clock.text[code] == when.text
        bounds = clock.told[code][[0, 3]].tolist()
        assert [None if abs(bound) > 2**62 else bound for bound in bounds] == [when.earliest, when.latest]
        assert clock.uncertain[code] == when.is_uncertain
        assert clock.interval[code] == (when.kind == "interval")
    assert clock.text[clock.code[-1]] is None


def test_a_day_that_the_calendar_does_not_have_is_refused():
    column = pa.chunked_array([pa.array(["2025-02-27", "2025-02-30"])])
    with pytest.raises(FormatError, match="column 'when': '2025-02-30'"):
        read_clock(column, "when", ZoneInfo("UTC"))


@given(st.lists(st.text(max_size=30), unique=True, max_size=30))
def test_every_id_is_found_whatever_its_length(texts):
    ids = Ids.build(pa.array(["left out", *texts], pa.string()).slice(1))
    assert ids.find([*texts, "an id of no event"]).tolist() == [*range(len(texts)), -1]


def test_ids_that_differ_in_one_letter_have_different_hashes():
    texts = [f"{'x' * number}{letter}{'y' * (40 - number)}" for number in range(40) for letter in "ab\0é"]
    assert len(set(Ids.build(pa.array(texts)).hashes.tolist())) == len(texts)


def test_more_ids_than_are_hashed_at_once_are_found():
    texts = [f"event {number}" for number in range(70_000)]
    ids = Ids.build(pa.array(texts))
    assert ids.find(texts[::999]).tolist() == [*range(0, 70_000, 999)]
    assert not ids.repeats
