"""The Actors page in a real browser: discs that open an actor's page, names that do not collide, mirrored lanes."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import read_params
from tests.browser.test_accessibility import serious_violations

DISCS = ".st-key-network .scatterlayer .point.plotly-customdata"
MARKS = ".st-key-mirror .scatterlayer .point.plotly-customdata"
COLLISIONS = """() => { const boxes = [...document.querySelectorAll('.st-key-network .textpoint text')].map(text =>
  [text.textContent, text.getBoundingClientRect()]);
const plot = document.querySelector('.st-key-network .main-svg').getBoundingClientRect();
const found = boxes.filter(([, a]) => a.left < plot.left - 1 || a.right > plot.right + 1).map(([text]) => text);
boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([two, b]) => {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (across > 1 && down > 3) found.push([one, two, across, down]); }));
return [boxes.length, found]; }"""
NO_OVERFLOW = "document.documentElement.scrollWidth <= window.innerWidth"


def open_actors(page, server, wait_until_idle, query="", shown=DISCS):
    page.goto(f"{server.url}/?page=Actors{query}")
    wait_until_idle(page)
    page.wait_for_selector(shown)
    wait_until_idle(page)


def click_middle(page, mark):
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2 + 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_disc_opens_the_page_of_its_actor_and_back(server, browser_page, wait_until_idle):
    open_actors(browser_page, server, wait_until_idle)
    click_middle(browser_page, browser_page.locator(DISCS).first)
    browser_page.wait_for_function("location.search.includes('focus=')")
    wait_until_idle(browser_page)
    name = read_params(browser_page)["focus"][0]
    expect(browser_page.locator(".dte-panel h2").first).to_have_text(name)
    browser_page.get_by_role("button", name="Back to all actors").click()
    browser_page.wait_for_selector(DISCS)
    assert "focus" not in read_params(browser_page)


@pytest.mark.parametrize("timeline", ["ukraine-ceasefire-2025", "cuban-missile-crisis-1962"])
@pytest.mark.parametrize("width", [390, 1440])
def test_names_of_actors_do_not_collide(server, new_page, wait_until_idle, width, timeline):
    """Compares the boxes of names as the browser really letters them."""
    page = new_page(viewport={"width": width, "height": 1000})
    open_actors(page, server, wait_until_idle, f"&timeline={timeline}")
    count, collisions = page.evaluate(COLLISIONS)
    assert count >= (30 if width < 640 else 45)
    assert collisions == []
    assert page.evaluate(NO_OVERFLOW)


def test_discs_stay_where_they_are_when_the_page_runs_again(server, browser_page, wait_until_idle):
    open_actors(browser_page, server, wait_until_idle)
    texts = "[...document.querySelectorAll('.st-key-network .textpoint text')]"
    places = f"{texts}.map(text => [text.textContent, text.getAttribute('x')])"
    before = browser_page.evaluate(places)
    browser_page.reload()
    wait_until_idle(browser_page)
    browser_page.wait_for_selector(DISCS)
    assert browser_page.evaluate(places) == before


def test_a_click_on_either_half_of_the_mirror_opens_the_event(server, browser_page, wait_until_idle):
    open_actors(browser_page, server, wait_until_idle, "&part=compare", MARKS)
    for number in (0, browser_page.locator(MARKS).count() - 1):
        click_middle(browser_page, browser_page.locator(MARKS).nth(number))
        expect(browser_page.locator(".st-key-panel h2")).to_be_visible()
        wait_until_idle(browser_page)
        assert read_params(browser_page)["event"]
        browser_page.get_by_role("button", name="Close").click()
        expect(browser_page.locator(".st-key-panel")).to_have_count(0)
        browser_page.wait_for_selector(MARKS)
        wait_until_idle(browser_page)


@pytest.mark.parametrize("part", ["table", "compare", "overlay", "names"])
def test_every_part_fits_a_phone_without_errors(server, new_page, wait_until_idle, part):
    page = new_page(viewport={"width": 390, "height": 844})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server.url}/?page=Actors&part={part}")
    wait_until_idle(page)
    assert page.evaluate(NO_OVERFLOW)
    assert errors == []
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", ["&part=table", "&part=compare", "&part=overlay", "&part=names", "&focus=Vladimir+Putin"]
)
def test_no_part_has_a_serious_violation(server, new_page, wait_until_idle, query, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(f"{server.url}/?page=Actors{query}")
    wait_until_idle(page)
    page.wait_for_selector("h1")
    wait_until_idle(page)
    assert serious_violations(page) == []


def test_a_merge_is_in_the_address_and_survives_a_change_of_page(server, browser_page, wait_until_idle):
    open_actors(browser_page, server, wait_until_idle, "&part=names&merge=JD+Vance%7CDonald+Trump", ".st-key-undo_0")
    browser_page.get_by_role("link", name="Timeline").first.click()
    browser_page.wait_for_selector(".st-key-chart")
    wait_until_idle(browser_page)
    assert read_params(browser_page)["merge"] == ["JD Vance|Donald Trump"]
