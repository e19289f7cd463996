"""The Overview page: scope, counts, the whole at a glance, where to start."""

from tests.pages.conftest import buttons, html_of


def test_the_cards_lead_to_the_timeline(open_app):
    app = open_app()
    assert len(buttons(app, "start_")) == 3
    app.button(key="start_0").click().run()
    assert not app.exception


def test_the_latest_events_open_their_panel(open_app):
    app = open_app()
    latest = next(item for item in app.button if item.key.startswith("latest_"))
    latest.click().run()
    assert "<h2>" in html_of(app)


def test_another_timeline_can_be_opened_and_leaves_the_filters_behind(open_app):
    app = open_app(actor=["Vladimir Putin"])
    app.radio(key="pick_timeline_header").set_value("cuban-missile-crisis-1962").run()
    assert "The Cuban missile crisis, 1962" in html_of(app)
    assert "<b>80</b> events" in html_of(app)
    assert not buttons(app, "chip_")


def test_filters_hold_on_the_overview_too(open_app):
    assert "<b>2</b> events" in html_of(open_app(actor=["Vladimir Putin"], type=["claim"]))
