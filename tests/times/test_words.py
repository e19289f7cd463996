"""What `When` says, `parse_when` reads back as the same value."""

from hypothesis import given, settings

from diplomatic_timeline.times import parse_when
from diplomatic_timeline.when import When
from tests.when.generator import EDTF_TEXTS
from tests.when.test_properties import near_values, same_meaning


def sorted_choice(text: str) -> str:
    """Put the two members of a choice in one order: 1668 or 1667 is 1667 or 1668."""
    if text.startswith("[") and ".." not in text:
        text = "[" + ",".join(sorted(text[1:-1].split(","))) + "]"
    return same_meaning(text)


@settings(max_examples=1_000, deadline=None)
@given(EDTF_TEXTS)
def test_words_are_read_back(text):
    when = When.parse(text)
    back = parse_when(when.words())
    assert sorted_choice(back.text) == sorted_choice(text)
    assert (back.earliest, back.latest, back.words()) == (when.earliest, when.latest, when.words())


def test_words_of_values_near_each_other_are_read_back():
    for text in near_values():
        assert parse_when(When.parse(text).words()).text == text
