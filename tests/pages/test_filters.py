"""Filters: live counts, chips that can be removed, an empty result that says why."""

import pytest

from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from tests.pages.conftest import buttons, html_of


@pytest.fixture(scope="module")
def ukraine(bundled):
    return open_memory(read_timeline(bundled / "ukraine-ceasefire-2025").timeline)


def titles(app):
    return list(app.dataframe[0].value["Event"])


def expected_titles(store, **wanted):
    return [event.title for event in store.get(store.page(Query(**wanted)).id)]


CHOICES = [
    ("pick_actor", ["Vladimir Putin"], {"actor": ("Vladimir Putin",)}),
    ("pick_type", ["claim", "denial"], {"type": ("claim", "denial")}),
    ("pick_family", ["meeting"], {"family": ("meeting",)}),
    ("pick_status", ["disputed"], {"status": ("disputed",)}),
    ("pick_tag", ["condition"], {"tag": ("condition",)}),
    ("pick_publisher", ["The Guardian"], {"publisher": ("The Guardian",)}),
    ("pick_country", ["SAU"], {"country": ("SAU",)}),
    ("pick_role", "mediator", {"role": "mediator"}),
    ("pick_q", "encirclement", {"text": "encirclement"}),
]


@pytest.mark.parametrize(("key", "value", "wanted"), CHOICES, ids=[key for key, _, _ in CHOICES])
def test_a_choice_shows_what_the_store_answers(open_app, ukraine, key, value, wanted):
    app = open_app(page="Timeline", tab="table")
    widget = next(item for item in [*app.multiselect, *app.get("button_group"), *app.text_input] if item.key == key)
    widget.set_value(value).run()
    assert not app.exception
    assert titles(app) == expected_titles(ukraine, **wanted)
    assert titles(app) != titles(open_app(page="Timeline", tab="table"))


def test_counts_leave_out_their_own_filter(open_app, ukraine):
    app = open_app(page="Timeline", type=["claim"])
    labels = next(item.options for item in app.get("button_group") if item.key == "pick_type")
    counts = {item.value: item.count for item in ukraine.facet(Query(type=("claim",)), "type")}
    assert f"denial \\({counts['denial']}\\)" in labels
    assert counts["denial"] > 0


def test_a_chip_takes_its_filter_away(open_app, ukraine):
    app = open_app(page="Timeline", tab="table", actor=["Vladimir Putin"], type=["claim", "denial"])
    assert buttons(app, "chip_") == ["Vladimir Putin", "claim", "denial"]
    next(item for item in app.button if item.label == "claim").click().run()
    assert buttons(app, "chip_") == ["Vladimir Putin", "denial"]
    assert titles(app) == expected_titles(ukraine, actor=("Vladimir Putin",), type=("denial",))


def test_clear_all_takes_every_filter_away(open_app):
    app = open_app(page="Timeline", actor=["Vladimir Putin"], type=["claim"], q="x", known="2025-03-13")
    app.button(key="clear_filters").click().run()
    assert not buttons(app, "chip_")
    assert "All 123 events" in app.caption[-2].value or any("123" in item.value for item in app.caption)


def test_an_empty_result_says_what_empties_it(open_app):
    app = open_app(page="Timeline", actor=["Vladimir Putin"], type=["vote"], known="2025-03-13")
    assert "No event matches" in app.subheader[0].value
    assert buttons(app, "without_") == ["Remove “vote” and see 8 events", "Remove “Vladimir Putin” and see 3 events"]
    app.button(key="without_0").click().run()
    assert not app.exception
    assert app.get("plotly_chart")
    assert buttons(app, "chip_") == ["Vladimir Putin", "as known on 13 March 2025"]


def test_filters_that_exclude_each_other_can_all_be_cleared(open_app):
    app = open_app(page="Timeline", type=["vote"], status=["denied"], q="zzzz")
    assert buttons(app, "without_") == []
    app.button(key="clear_empty").click().run()
    assert app.get("plotly_chart")


def test_as_known_on_a_day_shows_less_and_earlier_statuses(open_app):
    app = open_app(page="Timeline", tab="table", known="2025-03-13", type=["claim"])
    assert "Putin claims that Ukrainian troops in Kursk are cut off" not in titles(app)
    app = open_app(page="Timeline", tab="table", type=["claim"])
    assert "Putin claims that Ukrainian troops in Kursk are cut off" in titles(app)


@pytest.mark.parametrize(("day", "status"), [("2025-03-25", "confirmed"), ("2025-03-26", "disputed")])
def test_the_panel_shows_the_status_of_the_moment(open_app, ukraine, day, status):
    app = open_app(page="Timeline", known=day, event="kremlin-list-energy-moratorium")
    said = f"{status} as known on {int(day[-2:])} March 2025"
    assert said.replace("confirmed", "asserted") in html_of(app) or said in html_of(app)


def test_the_window_is_shown_back_in_words(open_app):
    app = open_app(page="Timeline", from_="2025-03", to="2025-03-20")
    assert "March 2025" in [item.value for item in app.caption]
    assert "20 March 2025" in [item.value for item in app.caption]


def test_a_date_typed_in_words_is_shown_back_as_it_was_read(open_app):
    app = open_app(page="Timeline")
    app.text_input(key="pick_from").set_value("late March 2025").run()
    assert not app.exception
    said = next(label for label in buttons(app, "chip_") if label.startswith("from"))
    assert "31 March 2025" in said
    assert said.removeprefix("from ") in [item.value for item in app.caption]
