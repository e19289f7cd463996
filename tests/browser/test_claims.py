"""Claims in a real browser: marks that open events, both themes and widths, the table behind the chart."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import read_text

CHART = ".st-key-claims_chart"
MARKS = f"{CHART} .scatterlayer .point.plotly-customdata"


def open_claims(page, server, wait_until_idle, query=""):
    page.goto(f"{server.url}/?page=Claims{query}")
    wait_until_idle(page)
    page.wait_for_selector(MARKS)
    wait_until_idle(page)


def test_a_click_on_a_mark_opens_its_event(server, browser_page, wait_until_idle):
    open_claims(browser_page, server, wait_until_idle)
    box = browser_page.locator(MARKS).first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    browser_page.mouse.move(x + 3, y)
    browser_page.mouse.move(x, y)
    browser_page.mouse.click(x, y)
    browser_page.wait_for_function("location.search.includes('event=')")
    expect(browser_page.locator(".st-key-panel h2")).to_be_visible()
    title = read_text(browser_page.locator(".st-key-panel h2"))
    expect(browser_page.locator(".st-key-thread")).to_contain_text(title)


def test_the_open_claim_travels_with_the_link(server, browser_page, wait_until_idle):
    open_claims(browser_page, server, wait_until_idle)
    browser_page.get_by_role("button", name="Next claim").click()
    browser_page.wait_for_function("location.search.includes('event=trump-kursk-surrounded-claim')")
    browser_page.reload()
    wait_until_idle(browser_page)
    expect(browser_page.locator(".st-key-thread h2")).to_contain_text("Trump says thousands")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_fits_its_window_without_errors(server, new_page, wait_until_idle, width, scheme):
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_claims(page, server, wait_until_idle)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert errors == []
    chart = page.locator(f"{CHART} .main-svg").first.bounding_box()
    assert chart["x"] >= 0
    assert chart["x"] + chart["width"] <= width + 1
