"""Columns of text answer alike, whether each text stands in full or as the code of a distinct one."""

import hashlib
import json

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.formats.identity import source_id, source_numbers, to_ids
from diplomatic_timeline.formats.people import join_lists, split_lists, to_participants
from diplomatic_timeline.formats.texts import (
    begins,
    has_edges,
    holds,
    longest,
    needs_escape,
    repeat,
    to_coded,
    to_plain,
    trim,
)

CELLS = st.lists(st.none() | st.text("aZ é\u00a0\u2003'\";\\\t\x01", max_size=4), max_size=8)


def both(cells):
    plain = pa.array(cells, pa.string())
    return plain, to_coded(plain), pa.concat_arrays([pa.array(["x "]), plain]).slice(1)


@given(CELLS)
def test_what_is_said_of_a_column_is_what_looking_at_every_cell_says(cells):
    known = [cell for cell in cells if cell is not None]
    for column in both(cells):
        assert has_edges(column) == any(cell != cell.strip() or not cell for cell in known)
        assert begins(column, "'") == any(cell.startswith("'") for cell in known)
        assert holds(column, ";", '"') == any(mark in cell for cell in known for mark in ';"')
        assert longest(column) == max((len(cell.encode()) for cell in known), default=0)
        assert needs_escape(column) == any(json.dumps(cell, ensure_ascii=False)[1:-1] != cell for cell in known)
        assert trim(column).to_pylist() == [(cell or "").strip() or None for cell in cells]


def test_one_text_for_all_cells_takes_no_room():
    column = repeat("other", 1_000)
    assert column.to_pylist() == ["other"] * 1_000
    assert column.nbytes < 1_100


@given(st.lists(st.none() | st.text("ab;\u00a0 ", max_size=6), max_size=8))
def test_lists_are_split_alike(cells):
    plain, coded, _ = both(cells)
    for separator in (";", None):
        assert split_lists(coded, separator).to_pylist() == split_lists(plain, separator).to_pylist()


@given(st.lists(st.tuples(*[st.none() | st.sampled_from(["A", "B", "A;B", "C;A;A"])] * 3), max_size=6))
def test_lists_of_several_columns_are_joined_row_by_row(rows):
    columns = [pa.array([row[number] for row in rows], pa.string()) for number in range(3)]
    expected = [[name for cell in row if cell for name in cell.split(";")] for row in rows]
    origin = [number for row in rows for number, cell in enumerate(row) if cell for _ in cell.split(";")]
    for change in (to_plain, to_coded):
        lists, column = join_lists([split_lists(change(column), ";") for column in columns])
        assert lists.to_pylist() == expected
        assert column.tolist() == origin


def test_participants_have_the_role_of_their_column():
    first, second = pa.array(["A", None]), pa.array(["B", "C"])
    for one, other in ((to_plain, to_plain), (to_coded, to_plain), (to_coded, to_coded)):
        assert to_participants([(one(first), "actor"), (other(second), "recipient")]).to_pylist() == [
            [{"name": "A", "role": "actor"}, {"name": "B", "role": "recipient"}],
            [{"name": "C", "role": "recipient"}],
        ]


TEXT = st.none() | st.text('aé\\"\n\x01\x7f\u2028 /', max_size=5)


@given(st.lists(st.tuples(TEXT.filter(bool), TEXT, TEXT), max_size=6))
def test_the_ids_of_many_sources_are_those_of_each(rows):
    publisher, title, url = (pa.array([row[number] for row in rows], pa.string()) for number in range(3))
    found = to_ids(source_numbers(to_coded(publisher), title, to_coded(url))).to_pylist()
    assert found == [source_id(*row) for row in rows]


@pytest.mark.parametrize("alike", [1, 2])
def test_sources_beyond_one_batch_get_the_ids_of_each(alike):
    urls = [f"https://example.org/{number // alike}" for number in range(65_001)]
    publishers = ["Paper" if number != 50_000 else None for number in range(len(urls))]
    numbers = source_numbers(pa.array(publishers), pa.nulls(len(urls), pa.string()), pa.array(urls))
    expected = [source_id(name, None, url) if name else "0" * 12 for name, url in zip(publishers, urls, strict=True)]
    assert to_ids(numbers).to_pylist() == expected


@pytest.mark.parametrize("number", [0, 1, 2**48 - 1])
def test_an_id_has_twelve_digits(number):
    assert to_ids(np.array([number], np.uint64)).to_pylist() == [f"{number:012x}"]


def test_an_id_is_the_beginning_of_a_sha_256():
    line = '["Paper",null,"https://example.org/"]'
    assert source_id("Paper", None, "https://example.org/") == hashlib.sha256(line.encode()).hexdigest()[:12]
