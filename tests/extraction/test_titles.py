"""Titles of extracted events: short, composed, with a topic that says what it is about."""

import pytest

from tests.extraction.conftest import events_of

TITLES = [
    ("Chad and Niger met on Monday.", "Chad and Niger hold talks"),
    ("Chad agreed to a pause in strikes on energy targets.", "Chad agrees: pause in strikes on energy targets"),
    ("Chad accused Niger of attacking a gas metering station.", "Chad accuses Niger: attacking a gas metering station"),
    ("Chad rejected the plan.", "Chad rejects plan"),
    ("Chad proposed a form of temporary administration.", "Chad proposes: form of temporary administration"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_is_composed(text, title):
    assert [event.title for event in events_of(text)] == [title]


def test_a_title_never_is_a_sentence_and_never_very_long(articles):
    for article in articles:
        for event in events_of(article.text):
            assert event.title not in article.text
            assert len(event.title) < 140
