"""Evidence is in the text, word for word, at its offsets: in every article, whatever the typography."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.event import Event, Evidence
from diplomatic_timeline.extraction import Article, extract_events, read_article
from diplomatic_timeline.extraction.validator import check_events, find_passage

PIECES = [
    *("Chad said on Monday", " that ", "“The truce holds,”", " he said", ", according to ", "the army", " – ", "\r\n"),
    *(
        "Kenya's President Amina Odhiambo",
        " met ",
        "Luis Quispe",
        ".",
        " ",
        "\n\n",
        "'no'",
        " and accused Niger of lying",
    ),
    *("”", " 3 May", ", who left,", " denied "),
]


def slices_hold(article):
    return [
        (event.id, one.exact)
        for event in extract_events(article).events
        for one in event.evidence
        if one.start is None or article.text[one.start : one.end] != one.exact
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_offsets_hold_in_any_text(text):
    article = Article(text, date(2031, 5, 15))
    found = extract_events(article)
    assert slices_hold(article) == []
    assert found.dropped == ()
    ids = {event.id for event in found.events}
    assert len(ids) == len(found.events)
    assert {link.target for event in found.events for link in event.relations} <= ids


def test_offsets_hold_in_every_bundled_article(articles):
    assert len(articles) >= 3
    for article in articles:
        assert extract_events(article).events
        assert slices_hold(article) == []


@pytest.mark.parametrize("change", [("\n", "\r\n"), ('"', "“"), (" - ", " — "), (" ", "\u00a0")], ids=repr)
def test_offsets_hold_whatever_the_typography(articles, change):
    for article in articles:
        other = Article(article.text.replace(*change), article.published)
        assert slices_hold(other) == []


def test_offsets_hold_in_every_development_article(dev_data):
    for path in sorted((dev_data / "articles").iterdir()):
        day = date.fromisoformat(path.name[:10])
        assert slices_hold(read_article(path.read_bytes(), path.name, published=day)) == [], path.name


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ('He said "no" — twice', "He said “no” - twice"),
        ("He said 'no'", None),
        ("He  said\n“no”", "He said “no”"),
        ("He said no", None),
        ("He said “yes”", None),
        ("", None),
    ],
)
def test_typography_is_forgiven_and_words_are_not(passage, found):
    text = "Later. He said “no” - twice. Done."
    place = find_passage(text, passage)
    assert (text[slice(*place)] if place else None) == found


def test_the_nearest_of_several_places_counts():
    assert find_passage("no no no", "no", near=5) == (6, 8)


def test_an_event_without_its_words_in_the_text_is_refused():
    text = "Chad met Niger on Monday."
    good = Event(id="1", title="A", evidence=(Evidence(exact="Chad met Niger"),))
    bad = Event(id="2", title="B", evidence=(Evidence(exact="Chad met Niger"), Evidence(exact="Chad met Togo")))
    bare = Event(id="3", title="C")
    checked = check_events(text, (good, bad, bare))
    assert [event.id for event in checked.events] == ["1"]
    assert (checked.events[0].evidence[0].start, checked.events[0].evidence[0].suffix) == (0, " on Monday.")
    assert len(checked.refused) == 2
    assert "Chad met Togo" in checked.refused[0]


def test_wrong_offsets_are_put_right():
    wrong = Event(id="1", title="A", evidence=(Evidence(exact="met Niger", start=0, end=9),))
    (event,) = check_events("Chad met Niger.", (wrong,)).events
    assert (event.evidence[0].start, event.evidence[0].end) == (5, 14)
