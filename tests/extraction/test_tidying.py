"""What is left of an article's events: named sides only, the headline's telling once, times kept out of names."""

from datetime import date

import pytest

from tests.extraction.conftest import events_of, names

HEADLINE = "Niger army rejects call for ceasefire, Chad accuses it of delay\n\n"
BODY = "The Nigerien army on Thursday rejected a ceasefire proposed by Chad. Chad accused Niger of delay."


def test_a_headline_that_the_article_tells_itself_makes_no_event():
    assert [(event.type, names(event)) for event in events_of(HEADLINE + BODY)] == [
        ("rejection", ["Nigerien army"]),
        ("accusation", ["Chad"]),
    ]


def test_a_headline_that_tells_something_else_stays():
    told = events_of("Niger army rejects call for ceasefire\n\nChad accused Mali of delay. Mali denied the charge.")
    assert told[0].type == "rejection"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Each side accused the other of violating the truce.", None, [], []),
        ("A Chadian minister told Reuters that the plan was rejected.", "statement", ["Chadian minister"], []),
        ("Mali imposed sanctions on two Chad envoys two weeks ago.", "sanction", ["Mali"], ["two Chad envoys"]),
        ("Chad's health ministry said at least 52 people were killed.", "claim", ["Chad's health ministry"], []),
        ("Chadian Prime Minister Jean Doe's office denied a deal.", "denial", ["Jean Doe's office"], []),
    ],
)  # fmt: skip
def test_sides_are_who_the_text_names(text, kind, actors, recipients):
    found = events_of(text)
    assert [event.type for event in found] == ([kind] if kind else [])
    for event in found:
        assert (names(event), names(event, "recipient")) == (actors, recipients)


def test_two_deeds_of_one_person_have_each_its_own_date():
    text = "Jean Doe met Luis Quispe, the mayor of Lima, in Paris last week and spoke with Ann Roe by phone on Monday."
    talks, call = events_of(text)
    assert (talks.type, str(talks.when)) == ("talks", "2031-05-05/2031-05-11")
    assert (call.type, str(call.when), names(call)) == ("call", "2031-05-12", ["Jean Doe", "Ann Roe"])


def test_what_was_said_in_a_month_ahead_was_said_the_year_before():
    (event,) = events_of("UN experts said in January that the claims were credible.", date(2025, 11, 20))
    assert str(event.when) == "2025-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Jean Doe, who rules since June, has offered talks, but Ann Roe, a sister of his, dismissed the offer.",
            [("proposal", ["Jean Doe"]), ("rejection", ["Ann Roe"])],
        ),
        ("Jean Doe will go to Lima on Monday, his office confirmed.", [("statement", ["Jean Doe's office"])]),
        ("Luis Quispe congratulated Ann Roe in a phone call on Monday.", [("call", ["Luis Quispe"])]),
        (
            "Chad accused Niger of selling arms, a claim its government rejected as absurd.",
            [("accusation", ["Chad"]), ("denial", ["Niger's government"])],
        ),
        (
            "Chad accuses Niger of stealing aid, a charge the group denies.",
            [("accusation", ["Chad"]), ("denial", ["Niger"])],
        ),
        (
            "Chad said its troops had taken the town, a claim refuted by the Nigerien military and analysts.",
            [("claim", ["Chad"]), ("denial", ["Nigerien military", "analysts"])],
        ),
        ("Chad said Niger had left, an account that Kenya welcomed.", [("statement", ["Chad"])]),
    ],
)
def test_each_clause_has_its_own_speaker(text, told):
    assert [(event.type, names(event)) for event in events_of(text)] == told


def test_the_most_recent_of_several_times_is_the_one_with_a_date():
    (event,) = events_of("Jean Doe and Ann Roe met three times, most recently in June 2019.")
    assert str(event.when) == "2019-06"
