"""Lists and formulas in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.formats.cells import guard, join_items, list_items, split_items, unguard

FORMULA_STARTS = "=+-@\t\r"
TEXT = st.text() | st.text("='+-@\t\r;\" a")


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("", []),
        ("  ", []),
        ("Kyiv", ["Kyiv"]),
        ("Kyiv;Moscow", ["Kyiv", "Moscow"]),
        (" Kyiv ; Moscow ", ["Kyiv", "Moscow"]),
        ("Kyiv, Ukraine;London/Paris|x", ["Kyiv, Ukraine", "London/Paris|x"]),
        ('Kyiv;"Moscow; Kremlin"', ["Kyiv", "Moscow; Kremlin"]),
        (' "Kyiv" ; b', ["Kyiv", "b"]),
        ('"say ""no"""', ['say "no"']),
        ('6" gun;b', ['6" gun', "b"]),
        ('"a" b;c', ['"a" b', "c"]),
        ('"open;b', ['"open', "b"]),
        ('"";b', ["", "b"]),
        (";b", [None, "b"]),
        ("a;;b", ["a", None, "b"]),
        ("a;", ["a", None]),
        (";", [None, None]),
        ("a\nb;c", ["a\nb", "c"]),
    ],
)
def test_a_cell_is_split_at_its_separators(cell, items):
    assert split_items(cell) == items


def test_a_plain_list_leaves_empty_places_out():
    assert list_items("a;;b;") == ["a", "b"]


@given(st.lists(TEXT | st.none(), min_size=2) | st.lists(TEXT, min_size=1, max_size=1))
def test_joined_items_are_split_into_the_same_items(items):
    assert split_items(join_items(items)) == items


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("", ""),
        ("Kyiv", "Kyiv"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("+49 30", "'+49 30"),
        ("-0043-03-15", "'-0043-03-15"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=1", "''=1"),
    ],
)
def test_a_text_that_could_run_as_a_formula_gets_an_apostrophe(text, guarded):
    assert guard(text) == guarded


@given(TEXT)
def test_a_guarded_text_never_starts_a_formula(text):
    assert not guard(text).startswith(tuple(FORMULA_STARTS))


@given(TEXT)
def test_unguarding_gives_the_text_back(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["'tis so", "Kyiv", "''", "=1"])
def test_a_text_that_was_never_guarded_is_left_alone(text):
    assert unguard(text) == text
