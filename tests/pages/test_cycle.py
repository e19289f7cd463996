"""The News cycle page: one step at a time, from links, with notes, on small timelines; playing and its timer."""

import io
import json
import zipfile
from datetime import date

import pytest
import streamlit as st

from diplomatic_timeline.event import Event, Provenance, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When
from pages.cycle import stage as cycle_stage
from pages.widgets import address
from tests.pages.conftest import html_of

CUBA = "cuban-missile-crisis-1962"
JUPITER = "Secret promise: US missiles in Turkey will go if nobody speaks of it"


@pytest.fixture(scope="module")
def ukraine(bundled):
    return open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)


def event(name, when=None, reported=None, **rest):
    times = {"when": when, "reported": reported}
    return Event(id=name, title=name, **{key: When.parse(text) for key, text in times.items() if text}, **rest)


def timeline_of(*events):
    return Timeline(TimelineInfo(id="made", title="Made"), events)


def stage(app):
    return next(body for body in (block.proto.body for block in app.get("html")) if 'class="dte-stage"' in body)


def title(app):
    return stage(app).split("<h2>")[1].split("</h2>")[0]


def told(app):
    return list(app.dataframe[0].value["Event"])


def press(app, action):
    app.button(key=f"cycle_{action}").click().run()
    assert not app.exception
    return app


def test_a_link_without_an_event_opens_at_rest_on_the_first_step(open_app, ukraine):
    app = open_app(page="Cycle")
    first = ukraine.get(ukraine.page(Query(), limit=1).id)[0]
    assert title(app) == first.title
    assert told(app) == [first.title]
    assert app.button(key="cycle_play").label == "Play"
    assert app.button(key="cycle_previous").disabled


def test_steps_go_forward_back_and_to_the_ends(open_app, ukraine):
    titles = ukraine.page(Query(), limit=200).title
    app = open_app(page="Cycle")
    assert told(press(app, "next")) == titles[:2]
    assert told(press(app, "previous")) == titles[:1]
    assert title(press(app, "last")) == titles[-1].replace("'", "&#x27;")
    assert app.button(key="cycle_next").disabled
    assert told(press(app, "first")) == titles[:1]


def test_the_slider_and_the_chapters_jump(open_app, ukraine):
    titles = ukraine.page(Query(), limit=200).title
    app = open_app(page="Cycle")
    app.slider(key="cycle_position").set_value(50).run()
    assert told(app) == titles[:50]
    app.selectbox(key="cycle_chapter").select_index(1).run()
    assert app.selectbox(key="cycle_chapter").value == 1
    assert 1 < len(told(app)) < 10


def test_the_order_is_by_the_chosen_clock(open_app):
    app = open_app(page="Cycle", timeline=CUBA, clock="reported", event="jupiter-assurance")
    assert title(app) == JUPITER
    assert "Became known January 1989" in stage(app)
    assert (
        app.selectbox(key="cycle_chapter").options[app.selectbox(key="cycle_chapter").value].startswith("January 1989")
    )
    assert "Disputed before it was told" in stage(app)


def test_what_was_not_known_on_the_day_is_no_step(open_app):
    app = open_app(page="Cycle", timeline=CUBA, clock="reported", known="1962-10-28", event="jupiter-assurance")
    assert title(app) != JUPITER
    assert any("is not among these steps" in item.value for item in app.caption)
    assert app.button(key="cycle_last").disabled  # the nearest step is the last: all that was known is listed
    assert len(told(app)) > 30
    assert JUPITER not in told(app)


def test_the_known_slider_has_the_days_with_news_and_sets_the_shared_filter(open_app, ukraine):
    app = open_app(page="Cycle")
    slider = app.select_slider(key="cycle_known")
    days = {str(when) for when in ukraine.page(Query(clock="reported"), limit=200).when}
    assert len(slider.options) == len(days) + 1
    slider.set_value("2025-03-13").run()
    assert not app.exception
    assert [item.label for item in app.button if (item.key or "").startswith("chip_")] == ["as known on 13 March 2025"]
    total = ukraine.count(Query(known=date(2025, 3, 13))).total
    assert f"Step 1 of {total}" == app.slider(key="cycle_position").label


def test_a_part_of_the_story_is_in_the_link(open_app, ukraine):
    ids = ukraine.page(Query(), limit=200).id
    app = open_app(page="Cycle", start=ids[9], stop=ids[13], speed="4", notes="show")
    assert app.slider(key="cycle_position").label == "Step 1 of 5"
    assert app.slider(key="cycle_position").max == 5
    press(app, "next")
    app.button(key="cycle_start").click().run()
    assert app.slider(key="cycle_position").label == "Step 1 of 4"
    app.button(key="cycle_stop_off").click().run()
    assert app.slider(key="cycle_position").label == f"Step 1 of {len(ids) - 10}"


def test_a_stop_before_the_start_is_left_out_with_a_notice(open_app, ukraine):
    ids = ukraine.page(Query(), limit=200).id
    app = open_app(page="Cycle", start=ids[9], stop=ids[3])
    assert "both were left out" in app.warning[0].value
    assert app.slider(key="cycle_position").label == "Step 1 of 123"


def test_notes_are_hidden_until_asked_for_and_travel_in_downloads(open_app, bundled):
    app = open_app(page="Cycle")
    assert not app.text_area
    app.toggle(key="cycle_notes").set_value(True).run()
    app.text_area[0].set_value("Ask: who gains?  ").run()
    press(app, "next")
    assert app.text_area[0].value == ""
    press(app, "previous")
    assert app.text_area[0].value == "Ask: who gains?"
    whole = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    package = downloaded(app, "download_notes")
    assert zipfile.is_zipfile(io.BytesIO(package))
    found = read_timeline(package, "notes.zip").timeline
    noted = {one.id: one.attributes["teacher_note"] for one in found.events if "teacher_note" in one.attributes}
    assert list(noted.values()) == ["Ask: who gains?"]
    assert [one.id for one in found.events] == [one.id for one in whole.events]
    assert b"Ask: who gains?" in downloaded(app, "download_handout")
    app.toggle(key="cycle_notes").set_value(False).run()
    assert "Ask: who gains?" not in html_of(app)
    assert not app.text_area
    assert b"Ask: who gains?" not in downloaded(app, "download_handout")


def downloaded(app, key):
    """Return what a download would hold: its callable, as the page passed it to Streamlit."""
    return DOWNLOADS[key]()


DOWNLOADS = {}


@pytest.fixture(autouse=True)
def _watch_downloads(monkeypatch):
    """Keep what pages offer for download: the test runner cannot fetch it."""
    offer = st.download_button

    def watched(*args, **options):
        DOWNLOADS[options["key"]] = options["data"]
        return offer(*args, **options)

    monkeypatch.setattr(st, "download_button", watched)


@pytest.fixture
def timer(monkeypatch):
    """Replace the browser's timer by one that rings as soon as the page is drawn; it notes each pace it is wound to.

    As in the browser it rings in a run of its own, before any widget of that run is there.
    """
    wound, ringing, begin = [], [], address.landing_page

    def wind(function, run_every=None):
        def draw(*args):
            wound.append(run_every)
            function(*args)
            ringing.append(lambda: function(*args))
            st.rerun()

        return draw

    def land():
        if ringing:
            ringing.pop()()
        return begin()

    monkeypatch.setattr(st, "fragment", wind)
    monkeypatch.setattr(address, "landing_page", land)
    return wound


def test_playing_120_events_drops_none_and_stops_at_the_end(open_app, ukraine, timer, monkeypatch):
    seen, find = [], cycle_stage.find_changes
    monkeypatch.setattr(cycle_stage, "find_changes", lambda *given: (seen.append(given[2]), find(*given))[1])
    app = open_app(page="Cycle", speed="4")
    seen.clear()
    app.button(key="cycle_play").click().run(timeout=600)
    assert not app.exception
    assert seen == ukraine.page(Query(), limit=200).id
    assert len(seen) >= 120
    assert timer == [1.0] * (len(seen) - 1)
    assert app.button(key="cycle_play").label == "Play"
    rung = len(timer)
    app.run()
    assert len(timer) == rung


def test_at_rest_there_is_no_timer(open_app, timer):
    app = open_app(page="Cycle")
    press(app, "next")
    assert timer == []


@pytest.mark.parametrize(("speed", "seconds"), [("0.5", 8.0), ("1", 4.0), ("2", 2.0), ("4", 1.0)])
def test_the_speed_sets_the_pace(open_app, monkeypatch, speed, seconds):
    paces = []

    def wind(function, run_every=None):
        paces.append(run_every)
        return lambda *args: None

    monkeypatch.setattr(st, "fragment", wind)
    press(open_app(page="Cycle", speed=speed), "play")
    assert paces == [seconds]


def test_play_at_the_last_step_begins_again_and_pause_holds(open_app):
    app = press(open_app(page="Cycle", event="no-such-event"), "last")
    press(app, "play")
    assert app.slider(key="cycle_position").value == 1
    assert app.button(key="cycle_play").label == "Pause"
    assert press(app, "play").button(key="cycle_play").label == "Play"


ODD = [
    ((), "No event matches"),
    ((event("only", "2025-03-01", "2025-03-02"),), "only"),
    ((event("only"),), "Date unknown"),
    ((event("a", "2025-03-01"), event("b", "2025-03-02")), "When it became known is not recorded"),
    ((event("old", "-0043-03-15", "Y-170000002"),), "old"),
    (tuple(event(f"e{n}", "2025-03-01", "2025-03-01") for n in range(120)), "e0"),
]


@pytest.mark.parametrize("clock", ["happened", "reported"])
@pytest.mark.parametrize(("events", "shown"), ODD, ids=["none", "one", "undated", "no reports", "old", "one day"])
def test_small_and_odd_timelines_have_a_state_of_their_own(open_app, with_timeline, events, shown, clock):
    with_timeline(timeline_of(*events))
    app = open_app(page="Cycle", clock=clock)
    text = html_of(app) + " ".join(item.value for item in app.subheader)
    assert shown in text or shown in " ".join(map(str, app.selectbox(key="cycle_chapter").options))


def test_without_reports_the_page_says_so(open_app, with_timeline):
    with_timeline(timeline_of(event("a", "2025-03-01"), event("b", "2025-03-02")))
    app = open_app(page="Cycle")
    assert any("does not say when its events became known" in item.value for item in app.caption)
    assert "both a date on which it happened" in app.info[0].value


def test_text_from_outside_stays_text(open_app, with_timeline):
    bad = "<script>alert(1)</script> [a](https://x.example) <b>"
    with_timeline(timeline_of(Event(id="bad", title=bad, summary=bad, attributes={"teacher_note": bad})))
    app = open_app(page="Cycle", notes="show")
    assert "<script" not in html_of(app)
    assert "&lt;script&gt;" in stage(app)
    assert app.text_area[0].value == bad
    page = downloaded(app, "download_handout").decode()
    assert "<script" not in page
    assert json.dumps(bad)[1:20] not in page


def test_there_is_no_handout_of_rows_that_may_not_be_passed_on(open_app, with_timeline):
    held = Event(id="held", title="Held", when=When.parse("2025-03-13"), provenance=Provenance(format="acled"))
    with_timeline(Timeline(TimelineInfo(id="ukraine-ceasefire-2025", title="ACLED"), (held,)))
    app = open_app(page="Cycle")
    assert any("There is no handout" in caption.value for caption in app.caption)
