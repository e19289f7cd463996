"""The Data page: open a timeline from a file, and take away what is open."""

from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.when import When
from tests.pages.conftest import html_of

MADE = Timeline(
    TimelineInfo(id="made", title="Made at home"),
    (Event(id="one", title="One", when=When.parse("2025-03-13")), Event(id="two", title="Two")),
)


def test_a_file_is_read_and_opened(open_app):
    app = open_app(page="Data")
    app.file_uploader(key="open_file").upload("made.zip", write_timeline(MADE, "datapackage"), "application/zip").run()
    assert "2 rows read: 2 accepted, 0 rejected" in "".join(text.value.replace("\\", "") for text in app.markdown)
    app.button(key="open_read").click().run()
    assert not app.exception
    assert "Made at home" in html_of(app)
    assert app.session_state["address"]["timeline"][0].startswith("mine-made-at-home-")


def test_the_link_of_a_brought_timeline_says_that_it_must_be_published(open_app):
    app = open_app(page="Timeline", timeline="mine-made-at-home-0123456789abcdef")
    assert "opened from a file in another window" in app.warning[0].value


def test_a_file_that_is_nothing_is_refused_with_its_name(open_app):
    app = open_app(page="Data")
    app.file_uploader(key="open_file").upload("picture.png", b"\x89PNG\r\n\x1a\n", "image/png").run()
    assert "picture" in app.error[0].value
