"""The noun phrase that a title is built around."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.extraction.topics import find_topic
from diplomatic_timeline.extraction.words import find_tokens


def topic(text, *own, first=False):
    return find_topic(text, [(0, len(text))], own, first=first)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("that it was very close to a minerals deal with Chad", "a minerals deal with Chad"),
        ("attacking a gas metering station in the western region", "a gas metering station in the western region"),
        ("that the end of the war was far away", "the end of the war"),
        ("a quick end to the fighting", "a quick end to the fighting"),
        ("earlier American demands", "American demands"),
        ("that Chad was ready and willing to provide guarantees", "guarantees"),
        ("absurd the idea that the army would attack", "the army"),
        ("the biggest drone attack of the war against Togo", "the biggest drone attack of the war against Togo"),
        ("that its forces were besieged next week", "the forces"),
        ("Chad reserves the right to leave", "Chad"),
        ("Yeah, he will", ""),
        ("that Jane Doe accepts the new treaty", "the new treaty"),
        ("that Chad's new ambassador had left", "Chad's new ambassador"),
        ("that it would be fine", ""),
        ("", ""),
    ],
)
def test_the_phrase_that_says_most_is_the_topic(text, words):
    assert topic(text) == words


def test_names_of_those_who_act_are_no_topic_and_other_names_only_where_nothing_else_is():
    assert topic("that Chad had left", "Chad") == ""
    assert topic("that N'Djamena had left", "Chad") == ""
    assert topic("that Togo had left", "Chad") == "Togo"
    assert topic("that Togo had left the talks", "Chad") == "the talks"


def test_a_deed_is_about_its_first_phrase():
    text = "the treaty after long and bitter talks"
    assert topic(text, first=True) == "the treaty"


@given(st.text(alphabet="abA '\"-,.1of the", max_size=80))
def test_a_topic_is_made_of_words_of_the_text(text):
    known = {form for token in find_tokens(text) for form in (token.text, token.lower)} | {"the"}
    assert set(topic(text).replace("'s", " ").split()) <= known
