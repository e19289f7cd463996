"""The handout: one HTML page with every step, escaped, without anything to load; and the notes that travel."""

from datetime import UTC
from html.parser import HTMLParser

import pytest
from hypothesis import given

from diplomatic_timeline.cycle import NOTE, find_order, find_steps, note_of, with_notes, write_handout
from diplomatic_timeline.event import Event, Evidence, Source, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When
from tests.store.made_up import queries, timelines

HOSTILE = "<script>alert(1)</script> & \"q\" 'a' <img src=x onerror=alert(1)> ]]> </style>"


class Page(HTMLParser):
    """The tags, addresses and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.loads, self.headings, self.words, self.inside = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.loads += [value for name, value in attributes if name in ("src", "href", "action", "data")]
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, text):
        if "style" not in self.inside:
            self.words.append(text)
        if "h3" in self.inside and "span" not in self.inside:
            self.headings.append(text.strip())


def handout(store, query=Query(), notes=None, **part):  # noqa: B008 a frozen value
    steps = find_steps(store, query, find_order(store, query, UTC), **part)
    return write_handout(store, query, steps, zone=UTC, notes=notes)


@given(timelines(), queries)
def test_every_step_is_on_the_page_once_and_in_order(timeline, query):
    store = open_memory(timeline)
    if store.count(query).total:
        page = Page(handout(store, query))
        assert page.headings == store.page(query, limit=100).title


def test_dates_are_in_words_and_sources_are_cited(bundled):
    store = open_memory(read_timeline(bundled / "cuban-missile-crisis-1962").timeline)
    text = " ".join(Page(handout(store, Query(clock="reported"))).words)
    assert "Happened: 27 October 1962, 23:45 (UTC) ." in text.replace("  ", " ") or "27 October 1962, 23:45" in text
    assert "January 1989" in text
    assert "in the order in which they became known" in text
    assert "National Security Archive" in text


def test_a_part_says_that_it_is_one(bundled):
    store = open_memory(read_timeline(bundled / "cuban-missile-crisis-1962").timeline)
    ids = store.page(Query(), limit=100).id
    text = " ".join(Page(handout(store, start=ids[2], stop=ids[9])).words)
    assert f"Part of the story: steps 3 to 10 of {len(ids)}; 8 events" in text
    assert "Part of the story" not in " ".join(Page(handout(store)).words)


def made(**rest):
    source = Source(id="s", publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    one = Event(
        id="one",
        title=HOSTILE,
        summary=HOSTILE,
        when=When.parse("2025-03-01"),
        evidence=(Evidence(exact=HOSTILE),),
        sources=("s",),
        **rest,
    )
    info = TimelineInfo(id="t", title=HOSTILE, description=HOSTILE, licence=HOSTILE, creators=(HOSTILE,))
    return Timeline(info, (one, Event(id="two", title="two")), (), (source,))


def test_text_from_outside_is_escaped_and_nothing_is_loaded():
    page = Page(handout(open_memory(made()), notes={"one": HOSTILE, "two": HOSTILE}))
    assert not {"script", "img", "iframe", "link", "object", "a"} & set(page.tags)
    assert page.tags.count("style") == 1
    assert page.loads == []
    assert "".join(page.words).count(HOSTILE) >= 7


def test_notes_are_on_the_teachers_page_only():
    store = open_memory(made(attributes={NOTE: "from the file"}))
    assert "from the file" not in handout(store)
    assert "from the file" in handout(store, notes={})
    assert "written now" in handout(store, notes={"one": "written now"})
    assert "from the file" not in handout(store, notes={"one": ""})


def test_only_the_part_that_is_told_is_printed():
    store = open_memory(made())
    assert Page(handout(store, start="two")).headings == ["two"]


NOTES = [
    ({}, {}, ""),
    ({}, {"one": "ask"}, "ask"),
    ({NOTE: "old"}, {}, "old"),
    ({NOTE: "old"}, {"one": "new"}, "new"),
    ({NOTE: "old", "x": 1}, {"one": ""}, ""),
]


@pytest.mark.parametrize(("attributes", "notes", "kept"), NOTES)
def test_a_note_travels_with_the_timeline(attributes, notes, kept):
    timeline = with_notes(made(attributes=attributes), notes)
    again = read_timeline(write_timeline(timeline, "datapackage"), "t.zip").timeline
    assert note_of(again.events[0]) == kept
    assert again.events[0].attributes.get("x") == attributes.get("x")
    assert again.events[1] == made().events[1]
    assert (NOTE in again.events[0].attributes) == bool(kept)
