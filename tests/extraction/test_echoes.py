"""Links of repetition and reference: who says again what was said, and who refers to what was told before."""

import pytest

from diplomatic_timeline.extraction.echoes import REFERENCES
from diplomatic_timeline.extraction.wordlists import read_table
from diplomatic_timeline.vocabulary import TYPES
from tests.extraction.conftest import events_of

CLOSED = "Jane Doe said on Monday that the border bridge would stay closed for the winter. "
SIGNED = "Chad and Niger signed an agreement on fishing rights on Monday. "


def links_of(text):
    """Return the links of the events of a text as (number, kind, number), numbers from 1."""
    events = events_of(text)
    places = {event.id: number for number, event in enumerate(events, 1)}
    return [(places[event.id], link.kind, places[link.target]) for event in events for link in event.relations]


@pytest.mark.parametrize("rule", REFERENCES, ids=lambda rule: rule.type)
def test_a_reference_matches_its_wordings_and_spares_the_others(rule):
    assert [words for words in rule.matches if rule.find(words) is None] == []
    assert [words for words in rule.spares if rule.find(words) is not None] == []


def test_every_reference_has_wordings_of_both_kinds_and_a_known_type():
    assert all(row["matches"] and row["spares"] and row["type"] in TYPES for row in read_table("references.csv"))


@pytest.mark.parametrize(
    "second",
    [
        "On Tuesday she reiterated that the bridge would not open.",
        "Luis Quispe echoed that the border bridge was best kept closed.",
        "Luis Quispe said on Tuesday that the border bridge would stay closed for the winter.",
    ],
)
def test_the_same_said_again_repeats_it(second):
    assert (2, "repeats", 1) in links_of(CLOSED + second)


@pytest.mark.parametrize(
    "second",
    [
        "Luis Quispe said on Tuesday that the harvest was poor.",
        "Luis Quispe reiterated on Tuesday that the harvest was poor.",
        "Luis Quispe said on Tuesday that the bridge was old.",
        "The bridge was opened again on Tuesday.",
    ],
)
def test_something_else_repeats_nothing(second):
    assert [link for link in links_of(CLOSED + second) if link[1] == "repeats"] == []


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (SIGNED + "Mali said on Tuesday that the fishing agreement was a mistake.", (2, "cites", 1)),
        ("Jane Doe met Luis Quispe on Monday. Chad said that those talks had been useful.", (2, "cites", 1)),
        (
            "The Daily News said on Tuesday, citing a CIA assessment dated 2 May, that the port was empty.",
            (1, "cites", 2),
        ),
    ],
)
def test_a_reference_to_what_was_told_cites_it(text, link):
    assert link in links_of(text)


@pytest.mark.parametrize(
    "second",
    [
        "Mali said on Tuesday that an agreement on gold was needed.",
        "Mali said on Tuesday that the harvest was poor.",
        "Mali said on Tuesday that the talks on gold had been useful.",
    ],
)
def test_no_reference_cites_nothing(second):
    assert [link for link in links_of(SIGNED + second) if link[1] == "cites"] == []


def test_two_events_are_linked_once_and_a_dispute_goes_first():
    text = (
        "Chad claimed on Monday that Niger had closed the bridge. "
        "Niger denied on Tuesday that it had closed the bridge again."
    )
    assert [link for link in links_of(text) if link[0] == 2] == [(2, "disputes", 1)]
