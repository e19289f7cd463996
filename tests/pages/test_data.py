"""The Data page: open a timeline from a file, and take away what is open."""

import re

import pytest

from diplomatic_timeline.event import Event, Provenance, Timeline, TimelineInfo
from diplomatic_timeline.exports import EXPORTS, find_export
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.when import When
from tests.pages.conftest import html_of

ALWAYS = {"download_whole", "download_citation"}
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
    assert "only in the window where it was opened or made" in app.warning[0].value


def test_a_file_that_is_nothing_is_refused_with_its_name(open_app):
    app = open_app(page="Data")
    app.file_uploader(key="open_file").upload("picture.png", b"\x89PNG\r\n\x1a\n", "image/png").run()
    assert "picture" in app.error[0].value


def test_every_format_can_be_chosen_and_offers_the_file_and_the_bundle(open_app):
    app = open_app(page="Data", type=["claim"])
    assert "events** of 123 are taken" in "".join(text.value for text in app.markdown)
    for item in EXPORTS:
        app.radio(key="export_format").set_value(item.name).run()
        assert not app.exception
        assert {f"download_{item.name}", f"bundle_{item.name}"} <= downloads(app)


def test_a_format_for_fewer_events_says_so_instead_of_writing(open_app, with_timeline):
    most = find_export("page").most
    events = tuple(Event(id=f"e{number}", title="E") for number in range(most + 1))
    with_timeline(Timeline(TimelineInfo(id="ukraine-ceasefire-2025", title="Many"), events))
    app = open_app(page="Data")
    app.radio(key="export_format").set_value("page").run()
    assert "at most 5,000 events" in app.info[0].value
    assert "download_page" not in downloads(app)


def test_rows_that_may_not_be_passed_on_are_offered_as_ids_and_counts_only(open_app, with_timeline):
    held = Event(id="held", title="Held", provenance=Provenance(format="acled"))
    with_timeline(Timeline(TimelineInfo(id="ukraine-ceasefire-2025", title="ACLED"), (held,)))
    app = open_app(page="Data")
    assert "terms of use" in app.info[0].value
    assert not {name for name in downloads(app) if name.startswith("download_") and name not in ALWAYS}
    assert f"bundle_{EXPORTS[0].name}" in downloads(app)


@pytest.mark.parametrize(
    ("what", "said"), [("view", "6 of 123 events"), ("timeline", "“Ukraine ceasefire"), ("event", "in Diplomatic")]
)
@pytest.mark.parametrize(("style", "start"), [("Text", ""), ("BibTeX", "@misc{"), ("CSL-JSON", "[")])
def test_a_citation_is_shown_to_be_copied(open_app, what, said, style, start):
    app = open_app(page="Data", type=["claim"], status=["disputed"])
    app.segmented_control(key="cite_what").set_value(what).run()
    app.segmented_control(key="cite_style").set_value(style).run()
    text = app.code[-1].value
    assert text.startswith(start)
    assert style != "Text" or said in text


def downloads(app):
    """Return the keys of the download buttons that are shown."""
    return {re.sub(r"^.*-None-|^.*-(?=download_|bundle_)", "", item.proto.id) for item in app.get("download_button")}


def test_the_preview_and_the_report_never_disagree(open_app):
    dates = ["late May 2018", "31.09.2019", "2018-09-28", *("9 Nov 2020",) * 7, *("15.02.2020",) * 30]
    table = "When;What happened\n" + "\n".join(f"{date};Event {number}" for number, date in enumerate(dates))
    app = open_app(page="Data")
    app.file_uploader(key="open_file").upload("mine.csv", table.encode(), "text/csv").run()
    assert not app.exception
    told = [block.value for block in app.markdown]
    assert "**The first ten rows as events** (1 row left out)" in told
    assert any("39 accepted, 1 rejected" in text for text in told)
    assert not [text.value for text in app.text if "written in another way" in text.value]
