"""Links: every page opens cold from one, values that mean nothing are left out with a notice, nothing is lost."""

import pytest

from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.store.memory import open_memory
from pages.widgets.downloads import excerpt_of
from pages.widgets.view import MANY, ONE, PAGE_NAMES, PAGES, read_view
from tests.pages.conftest import buttons, html_of


def warnings_of(app):
    return " ".join(item.value for item in app.warning)


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_every_page_opens_cold_without_parameters(open_app, page):
    app = open_app(page=page)
    assert "Ukraine ceasefire diplomacy" in html_of(app)
    assert not app.warning


@pytest.mark.parametrize("page", [page.name for page in PAGES if page.filters])
def test_every_exploring_page_shows_a_chart_at_once(open_app, page):
    assert open_app(page=page).get("plotly_chart")


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_every_page_says_what_a_link_asked_for_in_vain(open_app, page):
    said = warnings_of(open_app(page=page, type=["clame"], zone="Mars/Olympus")).replace("\\", "")
    assert "clame" in said
    assert "Mars/Olympus" in said


def test_the_first_screen_shows_the_bundled_timeline(open_app):
    shown = html_of(open_app())
    assert "<b>123</b> events" in shown
    assert "12 February to 31 March 2025" in shown


@pytest.mark.parametrize(("name", "kept"), [("ukraine-ceasefire-2025", True), ("mine-made-0123456789abcdef", False)])
def test_a_file_carries_the_link_of_its_view_only_where_that_opens_it(bundled, name, kept):
    store = open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)
    view = read_view({"timeline": [name]}, [name])
    assert excerpt_of(store, view, "https://x.example/").link == ("https://x.example/" if kept else None)


BAD_VALUES = [
    ("type", "clame", "clame"),
    ("family", "words", "words"),
    ("status", "true", "true"),
    ("actor", "Nobody at all", "Nobody at all"),
    ("publisher", "The Moon", "The Moon"),
    ("place", "Atlantis", "Atlantis"),
    ("country", "XXX", "XXX"),
    ("tag", "no such tag", "no such tag"),
    ("role", "boss", "boss"),
    ("match", "some", "some"),
    ("publishers", "many", "many"),
    ("from", "last week", "last week"),
    ("to", "yesterday", "yesterday"),
    ("known", "2025-02-30", "2025-02-30"),
    ("clock", "sundial", "sundial"),
    ("timeline", "lost", "lost"),
    ("source", "ftp://files.example/x", "https"),
    ("lanes", "colour", "colour"),
    ("arcs", "some", "some"),
    ("tab", "map", "map"),
    ("zone", "Mars/Olympus", "Mars/Olympus"),
    ("event", "no-such-event", "no-such-event"),
    ("start", "no-such-start", "no-such-start"),
    ("stop", "no-such-stop", "no-such-stop"),
    ("speed", "fast", "fast"),
    ("notes", "perhaps", "perhaps"),
    ("threads", "loudest", "loudest"),
    ("part", "map", "map"),
    ("ties", "marriage", "marriage"),
    ("focus", "Nobody at all", "Nobody at all"),
    ("sides", "hats", "hats"),
    ("left", "Nobody at all", "Nobody at all"),
    ("right", "Nobody at all", "Nobody at all"),
    ("overlay", "lost", "lost"),
    ("align", "stars", "stars"),
    ("merge", "Nobody at all|Vladimir Putin", "Nobody at all"),
]


@pytest.mark.parametrize(("name", "value", "named"), BAD_VALUES, ids=[name for name, _, _ in BAD_VALUES])
def test_a_value_that_means_nothing_is_left_out_with_a_notice(open_app, name, value, named):
    app = open_app(page="Timeline", **{name: [value] if name in MANY else value})
    said = warnings_of(app).replace("\\", "")
    assert name in said or {"q": "text"}.get(name, name) in said
    assert named in said
    assert not buttons(app, "chip_")
    assert app.get("plotly_chart")


def test_the_table_of_bad_values_covers_every_parameter_that_can_be_wrong():
    assert {name for name, _, _ in BAD_VALUES} == {*MANY, *ONE} - {"q"}


def test_a_window_that_ends_before_it_starts_is_left_out(open_app):
    app = open_app(page="Timeline", from_="2025-03-20", to="2025-03-10")
    assert "is after" in warnings_of(app)
    assert not buttons(app, "chip_")


def test_a_good_value_stays_beside_a_bad_one(open_app):
    app = open_app(page="Timeline", type=["claim", "clame"])
    assert "clame" in warnings_of(app)
    assert buttons(app, "chip_") == ["claim"]


def test_the_address_says_what_is_shown_and_leaves_defaults_out(open_app):
    app = open_app(page="Timeline", actor=["Vladimir Putin", "Donald Trump"], arcs="all", speed="1", nonsense="1")
    assert dict(app.query_params) == {"page": "Timeline", "actor": ["Vladimir Putin", "Donald Trump"], "arcs": "all"}
    app.selectbox(key="pick_lanes").set_value("side").run()
    assert app.query_params["lanes"] in ("side", ["side"])


def test_an_unknown_page_opens_the_overview_and_says_so_once(open_app):
    assert "<b>123</b> events" in html_of(open_app(page=""))
    app = open_app(page="Nowhere")
    assert "<b>123</b> events" in html_of(app)
    assert "there is no page “Nowhere”" in warnings_of(app)
    assert "there is no page" not in warnings_of(app.run())


@pytest.mark.parametrize(("page", "name"), [("timeline", "Timeline"), ("News cycle", "Cycle"), ("CYCLE", "Cycle")])
def test_a_page_is_known_by_its_title_too(open_app, page, name):
    app = open_app(page=page)
    assert app.query_params["page"] in (name, [name])
    assert not app.warning


def test_every_parameter_is_restored(open_app):
    app = open_app(
        page="Timeline",
        actor=["Vladimir Putin", "Donald Trump"],
        match="all",
        role="actor",
        type=["call", "claim"],
        family=["meeting", "word"],
        status=["confirmed"],
        publisher=["The Jerusalem Post"],
        q="ceasefire",
        from_="2025-02",
        to="2025-03-20",
        known="2025-03-25",
        clock="reported",
        lanes="side",
        arcs="all",
        zone="UTC",
        event="trump-putin-call-feb-12",
    )
    assert not app.warning
    assert set(buttons(app, "chip_")) == {
        "Vladimir Putin",
        "Donald Trump",
        "all chosen actors together",
        "as actor",
        "call",
        "claim",
        "meetings",
        "statements and claims",
        "confirmed",
        "told by The Jerusalem Post",
        "with “ceasefire”",
        "from February 2025",
        "to 20 March 2025",
        "by when it was reported",
        "as known on 25 March 2025",
    }
    assert app.selectbox(key="pick_lanes").value == "side"
    assert app.selectbox(key="pick_arcs").value == "all"
    assert app.selectbox(key="pick_zone").value == "UTC"
    assert "Trump and Putin agree by phone" in html_of(app)
