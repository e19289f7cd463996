"""The words of the record agree with each other."""

from typing import get_args

import pytest

from diplomatic_timeline import vocabulary as words


@pytest.mark.parametrize(
    ("names", "table"),
    [
        (words.TypeName, words.EVENT_TYPES),
        (words.FamilyName, words.FAMILIES),
        (words.Role, words.ROLES),
        (words.Status, words.STATUSES),
        (words.RelationKind, words.RELATIONS),
    ],
)
def test_each_word_is_explained_once(names, table):
    assert tuple(term.name for term in table) == get_args(names)


def test_each_family_has_a_type():
    assert {kind.family for kind in words.EVENT_TYPES} == {family.name for family in words.FAMILIES}


def test_each_relation_can_be_said_backwards():
    assert list(words.RELATION_BACKWARDS) == [relation.name for relation in words.RELATIONS]


@pytest.mark.parametrize(
    ("name", "family"), [("talks", "meeting"), ("vote", "bargaining"), ("claim", "word"), ("aid", "measure")]
)
def test_type_belongs_to_its_family(name, family):
    assert words.family_of(name) == family


def test_words_that_readers_see_are_explained():
    assert all(kind.covers for kind in words.EVENT_TYPES)
    assert all(
        term.meaning for table in (words.FAMILIES, words.ROLES, words.STATUSES, words.RELATIONS) for term in table
    )


@pytest.mark.parametrize(
    ("status", "kind", "word"),
    [
        ("confirmed", "denial", "on record"),
        ("confirmed", "threat", "on record"),
        ("confirmed", "talks", "confirmed"),
        ("confirmed", "military", "confirmed"),
        ("asserted", "claim", "asserted"),
        ("denied", "statement", "denied"),
    ],
)
def test_what_was_only_said_is_never_called_confirmed(status, kind, word):
    assert words.say_status(status, kind) == word


def test_a_status_is_explained_by_what_the_event_is():
    assert words.explain_status("confirmed", "talks") == "not in doubt in the sources"
    assert words.explain_status("confirmed", "claim").endswith("whether it is true is for you to judge")
    assert words.explain_status("disputed", "claim") == "contradicted by another source or side"
