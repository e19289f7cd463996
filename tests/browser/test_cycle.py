"""The news cycle in a real browser: the order of the news, playing by the browser's timer, keys, rest, the handout."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import read_params, read_text

CUBA = "/?page=Cycle&timeline=cuban-missile-crisis-1962"
JUPITER = "Secret promise: US missiles in Turkey will go if nobody speaks of it"
HEADING = ".dte-stage h2"
LISTENING = ".st-key-keys_box [data-listening]"
REST = 3_500
"""Milliseconds in which a timer of one second would have rung three times."""


def open_cycle(page, server, wait_until_idle, path="/?page=Cycle"):
    page.goto(server.url + path)
    wait_until_idle(page)
    expect(page.locator(HEADING)).to_be_visible()
    page.wait_for_selector(LISTENING, state="attached")


def chosen(page):
    return read_params(page).get("event", [None])[0]


def count_requests(page):
    """Return a list that grows with every message that the browser sends over the app's socket."""
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108 not a plain function
    return sent


def test_the_jupiter_assurance_appears_in_the_year_of_its_disclosure(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, f"{CUBA}&clock=reported&event=jupiter-assurance")
    expect(browser_page.locator(HEADING)).to_have_text(JUPITER)
    expect(browser_page.locator(".dte-stage .when")).to_contain_text("Became known January 1989")
    expect(browser_page.locator(".dte-growth img")).to_have_attribute("alt", re.compile("January 1989"))
    browser_page.get_by_role("button", name="Previous", exact=True).click()
    expect(browser_page.locator(HEADING)).not_to_have_text(JUPITER)
    assert "1989" not in read_text(browser_page.locator(".dte-stage .when")).split("Happened")[0]


@pytest.mark.parametrize("clock", ["happened", "reported"])
def test_as_known_on_28_october_1962_it_does_not_exist(server, browser_page, wait_until_idle, clock):
    open_cycle(browser_page, server, wait_until_idle, f"{CUBA}&clock={clock}&known=1962-10-28")
    seen = [read_text(browser_page.locator(HEADING))]
    following = browser_page.get_by_role("button", name="Next", exact=True)
    while following.is_enabled():
        following.click()
        expect(browser_page.locator(HEADING)).not_to_have_text(seen[-1])
        wait_until_idle(browser_page)
        seen.append(read_text(browser_page.locator(HEADING)))
    assert len(seen) == len(set(seen)) > 30
    assert JUPITER not in seen
    assert JUPITER not in browser_page.content()


def test_playing_tells_each_event_once_and_stops_at_the_end(server, browser_page, wait_until_idle):
    path = "/?page=Cycle&type=claim&speed=4"
    open_cycle(browser_page, server, wait_until_idle, path)
    total = int(read_text(browser_page.locator(".st-key-cycle_position"), r"Step 1 of \d").split(" of ")[1].split()[0])
    assert total > 5
    browser_page.evaluate(
        """() => { window.seen = [];
        const look = () => { const at = document.querySelector('.dte-stage h2')?.textContent;
          if (at && window.seen.at(-1) !== at) window.seen.push(at); };
        look();
        new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
        }"""
    )
    browser_page.get_by_role("button", name="Play", exact=True).click()
    expect(browser_page.locator(".st-key-cycle_position")).to_contain_text(f"Step {total} of {total}", timeout=90_000)
    expect(browser_page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    seen = browser_page.evaluate("window.seen")
    assert len(seen) == len(set(seen)) == total


def test_at_rest_the_browser_asks_the_server_nothing(server, browser_page, wait_until_idle):
    sent = count_requests(browser_page)
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&speed=4")
    browser_page.wait_for_timeout(1_000)
    wait_until_idle(browser_page)
    before = len(sent)
    browser_page.wait_for_timeout(REST)
    assert len(sent) == before
    browser_page.get_by_role("button", name="Play", exact=True).click()
    browser_page.wait_for_timeout(REST)
    assert len(sent) >= before + 3
    browser_page.get_by_role("button", name="Pause", exact=True).click()
    expect(browser_page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    wait_until_idle(browser_page)
    browser_page.wait_for_timeout(1_000)
    before, event = len(sent), chosen(browser_page)
    browser_page.wait_for_timeout(REST)
    assert (len(sent), chosen(browser_page)) == (before, event)


def test_leaving_the_page_stops_playing(server, browser_page, wait_until_idle):
    sent = count_requests(browser_page)
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&speed=4")
    first = read_text(browser_page.locator(HEADING))
    browser_page.get_by_role("button", name="Play", exact=True).click()
    expect(browser_page.locator(HEADING)).not_to_have_text(first)
    browser_page.get_by_role("link", name="Overview").click()
    expect(browser_page.locator(".dte-facts")).to_be_visible()
    wait_until_idle(browser_page)
    browser_page.wait_for_timeout(1_500)
    before, event = len(sent), chosen(browser_page)
    browser_page.wait_for_timeout(REST)
    assert (len(sent), chosen(browser_page)) == (before, event)
    browser_page.get_by_role("link", name="News cycle").click()
    expect(browser_page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    wait_until_idle(browser_page)
    event = chosen(browser_page)
    browser_page.wait_for_timeout(REST)
    assert chosen(browser_page) == event


def test_keys_step_and_play(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&type=claim")
    heading = browser_page.locator(HEADING)
    first = read_text(heading)
    browser_page.keyboard.press("ArrowRight")
    expect(heading).not_to_have_text(first)
    wait_until_idle(browser_page)
    browser_page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text(first)
    wait_until_idle(browser_page)
    browser_page.keyboard.press("End")
    expect(browser_page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
    wait_until_idle(browser_page)
    browser_page.keyboard.press("Home")
    expect(heading).to_have_text(first)
    wait_until_idle(browser_page)
    browser_page.keyboard.press("Space")
    expect(browser_page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    wait_until_idle(browser_page)
    browser_page.keyboard.press("Space")
    expect(browser_page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_fields_keep_their_keys(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&notes=show")
    first = read_text(browser_page.locator(HEADING))
    note = browser_page.get_by_label("Teacher’s note for this step")
    note.click()
    browser_page.keyboard.type("a b")
    for key in ("Home", "ArrowRight", "Space"):
        browser_page.keyboard.press(key)
    expect(note).to_have_value("a  b")
    browser_page.get_by_label("Search words").click()
    browser_page.keyboard.type("x y")
    browser_page.keyboard.press("End")
    expect(browser_page.get_by_label("Search words")).to_have_value("x y")
    browser_page.keyboard.press("Control+a")
    browser_page.keyboard.press("Delete")
    wait_until_idle(browser_page)
    expect(browser_page.locator(HEADING)).to_have_text(first)
    browser_page.get_by_role("button", name="Next", exact=True).focus()
    browser_page.keyboard.press("Space")
    expect(browser_page.locator(HEADING)).not_to_have_text(first)
    expect(browser_page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_a_note_stays_with_its_step(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&notes=show")
    note = browser_page.get_by_label("Teacher’s note for this step")
    note.fill("Who gains?")
    browser_page.get_by_role("button", name="Next", exact=True).click()
    expect(browser_page.locator(".st-key-cycle_position")).to_contain_text("Step 2 of")
    wait_until_idle(browser_page)
    expect(note).to_have_value("")
    browser_page.get_by_role("button", name="Previous", exact=True).click()
    expect(browser_page.locator(".st-key-cycle_position")).to_contain_text("Step 1 of")
    wait_until_idle(browser_page)
    expect(note).to_have_value("Who gains?")


def test_going_back_does_not_show_the_class_what_was_hidden(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, "/?page=Cycle&notes=show")
    note = browser_page.get_by_label("Teacher’s note for this step")
    expect(note).to_be_visible()
    browser_page.get_by_role("button", name="Next", exact=True).click()
    expect(browser_page.locator(".st-key-cycle_position")).to_contain_text("Step 2 of")
    browser_page.locator(".st-key-cycle_notes label").click()
    expect(note).to_have_count(0)
    browser_page.wait_for_function("!location.search.includes('notes=show')")
    for _ in range(2):
        browser_page.go_back()
        wait_until_idle(browser_page)
    expect(browser_page.locator(".st-key-cycle_position")).to_contain_text("Step 1 of")
    expect(note).to_have_count(0)
    browser_page.wait_for_function("!location.search.includes('notes=show')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_fits_its_window_without_errors(server, new_page, wait_until_idle, width, scheme):
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_cycle(page, server, wait_until_idle, f"{CUBA}&clock=reported&event=jupiter-assurance&notes=show")
    page.wait_for_selector(".st-key-lag .main-svg")
    wait_until_idle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert errors == []
    picture = page.locator(".dte-growth img").bounding_box()
    assert picture["x"] >= 0
    assert picture["x"] + picture["width"] <= width + 1


def test_a_click_on_the_lag_chart_goes_to_the_step(server, browser_page, wait_until_idle):
    open_cycle(browser_page, server, wait_until_idle, CUBA)
    marks = browser_page.locator(".st-key-lag .scatterlayer .point.plotly-customdata")
    marks.last.scroll_into_view_if_needed()
    box = marks.last.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    browser_page.mouse.move(x + 3, y)
    browser_page.mouse.move(x, y)
    browser_page.mouse.click(x, y)
    browser_page.wait_for_function("location.search.includes('event=')")


def test_the_handout_prints(server, browser_page, new_page, wait_until_idle, tmp_path):
    open_cycle(browser_page, server, wait_until_idle, f"{CUBA}&clock=reported&notes=show")
    with browser_page.expect_download() as waiting:
        browser_page.click(".st-key-download_handout button")
    place = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(place)
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place.as_uri())
    assert page.locator("article").count() == 80
    assert asked == [place.as_uri()]
    for paper in ("A4", "Letter"):
        assert page.pdf(format=paper).startswith(b"%PDF")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_a_phone_the_story_has_the_screen_and_the_controls_its_foot(server, new_page, wait_until_idle):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{server.url}/?page=Cycle")
    wait_until_idle(page)
    assert page.locator(".dte-stage h2").bounding_box()["y"] < 844 * 0.7
    controls = page.locator(".st-key-cycle_controls")
    assert controls.bounding_box()["y"] > 844 * 0.8
    before = page.locator(".dte-stage h2").inner_text()
    controls.get_by_role("button", name="Next").tap()
    expect(page.locator(".dte-stage h2")).not_to_have_text(before)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 99999)")
    foot = page.get_by_text("version 1.0.0").bounding_box()
    assert foot["y"] + foot["height"] <= controls.bounding_box()["y"]
