"""Sharing: publications and files on the web open by their links, and the embed shows the chart alone."""

import re
from dataclasses import replace

import pytest
import streamlit as st

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When
from pages.widgets import embed, links, session, shelf
from tests.pages.conftest import html_of

MADE = Timeline(
    TimelineInfo(id="made", title="Made at home"),
    (
        Event(id="one", title="One", type="claim", when=When.parse("2025-03-13")),
        Event(id="two", title="Two", type="talks", when=When.parse("2025-03-14")),
    ),
)


@pytest.fixture
def place(monkeypatch, tmp_path):
    """Allow publishing, into a folder of the test's own."""
    monkeypatch.setenv("TIMELINE_PUBLISH", "on")
    monkeypatch.setenv("TIMELINE_PUBLISH_TO", str(tmp_path / "published"))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield tmp_path / "published"
    st.cache_data.clear()
    st.cache_resource.clear()


def bring(open_app):
    app = open_app(page="Data")
    app.file_uploader(key="open_file").upload("made.zip", write_timeline(MADE, "datapackage"), "application/zip").run()
    app.button(key="open_read").click().run()
    app.switch_page("pages/data/page.py").run()
    return app


def publish(open_app):
    app = bring(open_app)
    assert app.button(key="publish").disabled
    app.checkbox(key="publish_agreed").check().run()
    app.button(key="publish").click().run()
    assert not app.exception
    return app


def published(place):
    (path,) = place.glob("pub-*.zip")
    return path.stem


def said(app):
    return "\n".join(
        item.value for kind in (app.markdown, app.caption, app.info, app.error, app.warning) for item in kind
    )


def test_a_brought_timeline_is_published_and_its_link_opens_elsewhere(open_app, place):
    app = publish(open_app)
    name = published(place)
    token = next(block.value for block in app.code if re.fullmatch(r"[\w-]{24}", block.value))
    assert token
    st.cache_data.clear()
    st.cache_resource.clear()
    other = open_app(page="Timeline", timeline=name, type=["claim"])
    assert not other.warning
    assert "Made at home" in html_of(other)
    assert "Download 1 event as shown" in said(other)


@pytest.fixture
def at_home(monkeypatch):
    """Give the app an address of its own, which Streamlit's test runner does not."""
    monkeypatch.setattr(links, "app_address", lambda: "https://home.example/")


@pytest.mark.parametrize("what", ["view", "timeline", "event"])
def test_a_citation_of_a_brought_timeline_has_no_link_that_opens_for_nobody(open_app, at_home, what):
    app = bring(open_app)
    app.segmented_control(key="cite_what").set_value(what).run()
    assert "Made at home" in app.code[-1].value
    assert "home.example" not in app.code[-1].value
    assert "The citation has no link" in said(app)


def test_a_link_for_others_asks_for_no_timeline_of_this_window(open_app, at_home):
    app = bring(open_app)
    mine = app.session_state["address"]["timeline"]
    app.session_state["address"] = {"overlay": mine, "type": ["claim"]}
    app.run()
    assert app.code[0].value == "https://home.example/?page=Timeline&type=claim"


def test_a_session_with_many_timelines_opens_each_but_once(open_app, monkeypatch):
    opened = []
    monkeypatch.setattr(session, "open_memory", lambda timeline: (opened.append(1), open_memory(timeline))[1])
    app = open_app(page="Data")
    app.session_state["kept_brought"] = {
        f"mine-{number}": replace(MADE, info=MADE.info.model_copy(update={"title": f"Number {number}"}))
        for number in range(12)
    }
    app.run()
    assert len(opened) >= 12
    opened.clear()
    app.run()
    assert not app.exception
    assert opened == []


def test_a_withdrawn_publication_is_gone_and_the_link_says_so(open_app, place):
    app = publish(open_app)
    name = published(place)
    token = next(block.value for block in app.code if re.fullmatch(r"[\w-]{24}", block.value))
    app.text_input(key="withdraw_id").input(name)
    app.text_input(key="withdraw_token").input("wrong").run()
    app.button(key="withdraw").click().run()
    assert "not the token" in said(app)
    app.text_input(key="withdraw_token").input(token).run()
    app.button(key="withdraw").click().run()
    assert not list(place.glob("pub-*"))
    other = open_app(timeline=name)
    assert "nothing is published here" in other.warning[0].value.replace("\\", "")
    assert "Ukraine" in html_of(other)


def test_a_publication_that_was_tampered_with_is_not_opened(open_app, place):
    publish(open_app)
    name = published(place)
    (place / f"{name}.zip").write_bytes(b"PK")
    st.cache_data.clear()
    st.cache_resource.clear()
    assert "changed after it was published" in open_app(timeline=name).warning[0].value.replace("\\", "")


def test_what_exceeds_a_quota_is_refused_with_the_reason(open_app, place, monkeypatch):
    monkeypatch.setenv("TIMELINE_PUBLISH_MOST_BYTES", "100")
    app = publish(open_app)
    assert "at most 100 can be published" in said(app).replace("\\", "")
    assert not list(place.glob("pub-*"))


@pytest.mark.parametrize(
    ("setting", "headless", "address", "headers", "allowed"),
    [
        ("on", True, "93.184.215.14", {}, True),
        ("off", False, None, {}, False),
        ("auto", False, None, {}, True),
        ("auto", False, "127.0.0.1", {}, True),
        ("auto", True, None, {}, False),
        ("auto", False, "192.168.1.7", {}, False),
        ("auto", False, None, {"X-Forwarded-For": "93.184.215.14"}, False),
    ],
)
def test_publishing_is_for_a_person_at_the_machine_unless_it_is_set(
    setting, headless, address, headers, allowed, monkeypatch
):
    class Context:
        ip_address = address

    Context.headers = headers
    monkeypatch.setenv("TIMELINE_PUBLISH", setting)
    monkeypatch.setattr(shelf.st, "get_option", lambda name: headless)
    monkeypatch.setattr(shelf.st, "context", Context)
    assert shelf.may_publish() is allowed


def test_where_publishing_is_off_the_page_says_what_to_do_instead(open_app, monkeypatch):
    monkeypatch.setenv("TIMELINE_PUBLISH", "off")
    app = bring(open_app)
    assert "switched off here" in said(app)
    assert "publish" not in {button.key for button in app.button}


def test_where_publishing_is_off_nothing_sends_people_to_publish(open_app, monkeypatch):
    monkeypatch.setenv("TIMELINE_PUBLISH", "off")
    told = said(bring(open_app))
    assert "The citation has no link, as the timeline is in this window only." in told
    assert "as a file, which others can open" in told
    assert "publish it" not in told
    assert "publish the timeline" not in told


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:8501/", True),
        ("http://app.localhost/Timeline", True),
        ("http://127.0.0.1:8501/?page=Data", True),
        ("http://[::1]:8501/", True),
        ("http://192.168.1.7:8501/", False),
        ("https://localhost.example.org/", False),
        ("https://timelines.example.org/", False),
        (None, False),
    ],
)
def test_a_link_to_this_computer_is_not_said_to_open_for_everybody(url, here, open_app, monkeypatch):
    class Context:
        pass

    Context.url = url
    monkeypatch.setattr(links.st, "context", Context)
    assert links.is_for_this_computer() is here
    monkeypatch.undo()
    for module in ("publishing", "citing"):
        monkeypatch.setattr(f"pages.data.{module}.is_for_this_computer", lambda: here)
    told = said(open_app(page="Data"))
    assert ("opens it for everybody" in told) is not here
    assert (links.HERE_ONLY in told) is here
    assert ("nobody else can follow it" in told) is here


def test_a_setting_that_is_not_understood_is_named(open_app, monkeypatch):
    monkeypatch.setenv("TIMELINE_PUBLISH", "perhaps")
    assert "TIMELINE_PUBLISH is 'perhaps'" in said(bring(open_app)).replace("\\", "")


@pytest.fixture
def web(monkeypatch):
    """Stand in for the web: a function that says what an address holds, or the error it gives."""
    asked = []

    def serve(content):
        def fetch(url, limits):
            asked.append(url)
            if isinstance(content, Exception):
                raise content
            return content, "events.csv"

        st.cache_resource.clear()
        monkeypatch.setattr(shelf, "fetch", fetch)
        return asked

    yield serve
    st.cache_resource.clear()


SOURCE = "https://raw.githubusercontent.com/o/r/main/events.csv"


def test_a_link_with_a_source_opens_the_file_and_keeps_the_filters(open_app, web):
    asked = web(write_timeline(MADE, "csv"))
    app = open_app(page="Timeline", source=SOURCE, type=["talks"])
    assert not app.warning
    assert "events" in html_of(app)
    assert "Download 1 event as shown" in said(app)
    app.run()
    assert asked == [SOURCE]


def test_a_source_that_cannot_be_opened_is_said_and_asked_for_once(open_app, web):
    asked = web(PublishError("timelines are not opened from 'evil.example'"))
    app = open_app(source="https://evil.example/x")
    app.run()
    assert "not opened from" in app.warning[0].value
    assert "Ukraine" in html_of(app)
    assert len(asked) == 1


def test_a_source_that_changed_stands_once_among_the_timelines(open_app, web):
    web(write_timeline(MADE, "csv"))
    app = open_app(page="Timeline", source=SOURCE)
    web(write_timeline(replace(MADE, events=MADE.events[:1]), "csv"))
    app.run()
    choice = app.radio(key="pick_timeline_header")
    assert not app.exception
    assert sum(option.startswith("events") for option in choice.options) == 1
    assert "Download 1 event as shown" in said(app)


def test_an_embedded_view_shows_chart_title_and_legend_only(open_app, monkeypatch):
    monkeypatch.setattr(embed, "is_embedded", lambda: True)
    app = open_app(page="Timeline", type=["claim"])
    assert "Ukraine ceasefire" in html_of(app)
    assert len(app.get("plotly_chart")) == 1
    assert not app.get("page_link")
    assert not [button for button in app.button if (button.key or "").startswith(("chip", "zoom", "download"))]


def test_the_snippet_embeds_the_view_and_no_text_gets_out_of_it(open_app, with_timeline):
    title = '"><script>alert(1)</script>'
    with_timeline(Timeline(TimelineInfo(id="ukraine-ceasefire-2025", title=title), MADE.events))
    app = open_app(page="Data", type=["claim"])
    snippet = next(block.value for block in app.code if block.value.startswith("<iframe"))
    assert "<script>" not in snippet
    assert snippet.count('"') == 12
