"""What the extraction tests share."""

from datetime import date

import pytest

from diplomatic_timeline.extraction import Article, extract_events, read_article

PUBLISHED = date(2031, 5, 15)  # a Thursday


def events_of(text, published=PUBLISHED):
    """Return the events of a text, published on Thursday 15 May 2031 unless said otherwise."""
    return extract_events(Article(text, published)).events


def names(event, role="actor"):
    return [person.name for person in event.participants if person.role == role]


@pytest.fixture(scope="session")
def articles(bundled):
    """Return the bundled articles."""
    return [read_article(path.read_bytes(), path.name) for path in sorted((bundled / "articles").glob("*.json"))]
