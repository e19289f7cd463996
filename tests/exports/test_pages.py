"""HTML and Markdown: everything is there, and no text of the timeline is anything but text."""

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from diplomatic_timeline.event import Event, Relation, Timeline, TimelineInfo
from diplomatic_timeline.exports import write_export
from diplomatic_timeline.exports.markdown import escape
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.when import When
from tests.exports.made_up import excerpt_of, hostile_timeline
from tests.formats.made_up import RICH

PAGES = ["page", "print"]
SAFE = {"page": 3, "print": 0}
"""How many script elements a page has of its own: two of data and the one that runs."""


class Reader(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.scripts, self.words, self.inside = [], [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.inside = tag

    def handle_data(self, data):
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside != "style":
            self.words.append(data)

    def handle_endtag(self, tag):
        self.inside = ""


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_adds_no_element_and_no_attribute(name):
    harmless = Reader(write_export(excerpt_of(hostile_timeline("harmless words")), name).decode())
    hostile = Reader(write_export(excerpt_of(hostile_timeline()), name).decode())
    assert hostile.tags == harmless.tags
    assert [entry[:2] for entry in hostile.attributes] == [entry[:2] for entry in harmless.attributes]
    assert hostile.tags.count("script") == SAFE[name]
    assert not [entry for entry in hostile.attributes if entry[1].startswith("on")]
    assert not [entry for entry in hostile.attributes if (entry[2] or "").lower().startswith("javascript")]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded(name):
    page = Reader(write_export(excerpt_of(RICH), name).decode())
    assert not {"img", "link", "iframe", "object", "embed", "base", "form"} & set(page.tags)
    assert not [entry for entry in page.attributes if entry[1] == "src"]
    policy = next(value for tag, key, value in page.attributes if tag == "meta" and "default-src" in (value or ""))
    assert policy.startswith("default-src 'none'")


def test_only_the_pages_own_script_and_style_may_run():
    text = write_export(excerpt_of(hostile_timeline()), "page").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert (len(script), len(style)) == (1, 1)
    for kind, content in (("script", script[0]), ("style", style[0])):
        assert f"{kind}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_the_data_of_the_page_cannot_end_its_element_and_say_the_same():
    page = Reader(write_export(excerpt_of(hostile_timeline()), "page").decode())
    manifest, data, _ = page.scripts
    assert "<" not in manifest + data
    assert json.loads(manifest)["timeline"]["id"] == "hostile"
    assert len(json.loads(data)["events"]) == 1


@pytest.mark.parametrize("name", [*PAGES, "markdown"])
def test_each_event_is_told_once_with_its_date_as_edtf_and_its_sources(name, bundled):
    timeline = read_timeline(bundled / "cuban-missile-crisis-1962").timeline
    query = Query(type=("talks",))
    excerpt = excerpt_of(timeline, query)
    text = write_export(excerpt, name).decode()
    words = " ".join(Reader(text).words) if name != "markdown" else text.replace("\\", "")
    assert len(excerpt.timeline.events) >= 3
    for event in excerpt.timeline.events:
        assert words.count(event.title) == 1
        assert str(event.when) in words
    for source in excerpt.timeline.sources:
        assert (source.title or source.description) in words
    assert f"{len(excerpt.timeline.events)} of {len(timeline.events)} events: talks." in words
    assert "accessed 6 May 2031" in words


def test_a_status_is_the_one_that_the_view_shows():
    claim = Event(id="c", type="claim", title="C", reported=When.parse("2025-03-14"), status="disputed")
    denial = Event(
        id="d",
        type="denial",
        title="D",
        reported=When.parse("2025-03-20"),
        relations=(Relation(kind="disputes", target="c"),),
    )
    timeline = Timeline(TimelineInfo(id="t", title="T"), (claim, denial))
    early = Query(known=date(2025, 3, 15))
    assert "claim, asserted" in write_export(excerpt_of(timeline, early), "print").decode()
    assert "claim, disputed" in write_export(excerpt_of(timeline), "print").decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("a *b* _c_", r"a \*b\* \_c\_"),
        ("[x](javascript:alert(1))", r"\[x\]\(javascript:alert\(1\))"),
        ("<script>", r"\<script\>"),
        ("# no heading\n\n- no list", r"\# no heading \- no list"),
        ("1. no list", r"1\. no list"),
        ("![pixel](https://evil.example/x.png)", r"\!\[pixel\]\(https\://evil.example/x.png)"),
        ("U.S. said: no", "U.S. said: no"),
    ],
)
def test_text_stays_text_in_markdown(text, written):
    assert escape(text) == written
