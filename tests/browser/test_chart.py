"""The chart in a real browser: marks that open events, boxes that set the window, small screens, dark theme."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import read_params, read_text

MARKS = ".st-key-chart .scatterlayer .point.plotly-customdata"
NO_OVERFLOW = "document.documentElement.scrollWidth <= window.innerWidth"


def open_timeline(page, server, wait_until_idle, query=""):
    page.goto(f"{server.url}/?page=Timeline{query}")
    wait_until_idle(page)
    page.wait_for_selector(MARKS)


def click_mark(page, number):
    """Click where a mark is: Plotly takes the pointer on a layer above all marks."""
    mark = page.locator(MARKS).nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_mark_opens_its_event(server, browser_page, wait_until_idle):
    open_timeline(browser_page, server, wait_until_idle, "&type=call")
    click_mark(browser_page, 0)
    expect(browser_page.locator(".st-key-panel h2")).to_be_visible()
    wait_until_idle(browser_page)
    chosen = read_params(browser_page)["event"]
    assert chosen == ["trump-putin-call-feb-12"]
    click_mark(browser_page, browser_page.locator(MARKS).count() - 1)
    browser_page.wait_for_function("before => !location.href.includes(before)", arg=chosen[0])
    browser_page.get_by_role("button", name="Close").click()
    expect(browser_page.locator(".st-key-panel")).to_have_count(0)


def test_one_tap_of_a_finger_opens_a_mark(server, new_page, wait_until_idle):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    open_timeline(page, server, wait_until_idle, "&actor=Vladimir+Putin&type=claim")
    mark = page.locator(MARKS).first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".st-key-panel h2")).to_be_visible()


def test_the_arrow_keys_step_through_events(server, browser_page, wait_until_idle):
    open_timeline(browser_page, server, wait_until_idle, "&type=call&event=trump-putin-call-feb-12")
    before = read_text(browser_page.locator(".st-key-panel h2"))
    browser_page.keyboard.press("ArrowRight")
    expect(browser_page.locator(".st-key-panel h2")).not_to_have_text(before)
    browser_page.keyboard.press("ArrowLeft")
    expect(browser_page.locator(".st-key-panel h2")).to_have_text(before)


def test_a_box_drawn_on_the_strip_sets_the_window(server, browser_page, wait_until_idle):
    open_timeline(browser_page, server, wait_until_idle)
    plot = browser_page.locator(".st-key-strip .nsewdrag").first.bounding_box()
    y = plot["y"] + plot["height"] / 2
    browser_page.mouse.move(plot["x"] + plot["width"] * 0.5, y)
    browser_page.mouse.down()
    browser_page.mouse.move(plot["x"] + plot["width"] * 0.6, y, steps=5)
    browser_page.mouse.move(plot["x"] + plot["width"] * 0.7, y, steps=5)
    browser_page.mouse.up()
    browser_page.wait_for_function("location.search.includes('from=')")
    wait_until_idle(browser_page)
    first, last = read_params(browser_page)["from"][0], read_params(browser_page)["to"][0]
    assert "2025-03-05" <= first <= "2025-03-10"
    assert "2025-03-15" <= last <= "2025-03-20"
    browser_page.get_by_role("button", name="Whole period").click()
    browser_page.wait_for_function("!location.search.includes('from=')")


def test_zooming_narrows_the_window_and_back(server, browser_page, wait_until_idle):
    open_timeline(browser_page, server, wait_until_idle)
    browser_page.get_by_role("button", name="Zoom in").click()
    browser_page.wait_for_function("location.search.includes('from=')")
    wait_until_idle(browser_page)
    browser_page.get_by_role("button", name="Zoom out").click()
    browser_page.wait_for_function("!location.search.includes('from=')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["/", "/?page=Timeline", "/?page=Timeline&tab=table"])
def test_every_page_fits_its_window_without_errors(server, new_page, wait_until_idle, path, width, scheme):
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.url + path)
    wait_until_idle(page)
    page.wait_for_selector("canvas" if "tab=table" in path else MARKS)
    wait_until_idle(page)
    assert page.evaluate(NO_OVERFLOW)
    assert errors == []
    assert page.locator("[data-testid=stException]").count() == 0
    if "tab=table" not in path:
        chart = page.locator(".st-key-chart .main-svg").first.bounding_box()
        assert chart["x"] >= 0
        assert chart["x"] + chart["width"] <= width + 1


def test_on_a_phone_the_panel_of_a_tapped_mark_is_in_sight(server, new_page, wait_until_idle):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    open_timeline(page, server, wait_until_idle)
    click_mark(page, 40)
    expect(page.locator(".st-key-panel h2")).to_be_in_viewport()
    assert page.evaluate(NO_OVERFLOW)


def test_lane_names_are_whole(server, new_page, wait_until_idle):
    """Each annotation of the chart lies inside its picture, at the widths people use."""
    for width in (390, 900, 1440):
        page = new_page(viewport={"width": width, "height": 900})
        open_timeline(page, server, wait_until_idle)
        cut = page.evaluate(
            """() => { const plot = document.querySelector('.st-key-chart .main-svg').getBoundingClientRect();
            return [...document.querySelectorAll('.st-key-chart .annotation-text')].filter(text => {
              const box = text.getBoundingClientRect();
              return box.left < plot.left - 1 || box.right > plot.right + 1; }).map(text => text.textContent); }"""
        )
        assert cut == []


def test_labels_do_not_collide(server, new_page, wait_until_idle):
    """Compares the boxes of labels as the browser really letters them."""
    page = new_page(viewport={"width": 1440, "height": 1000})
    for timeline in ("ukraine-ceasefire-2025", "cuban-missile-crisis-1962"):
        open_timeline(page, server, wait_until_idle, f"&timeline={timeline}")
        overlaps = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll('.st-key-chart .textpoint text')].map(text =>
              [text.textContent, text.getBoundingClientRect()]);
            const found = [];
            boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([two, b]) => {
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 1 && down > 3) found.push([one, two, across, down]); }));
            return [boxes.length, found]; }"""
        )
        assert overlaps[0] > 5
        assert overlaps[1] == []
