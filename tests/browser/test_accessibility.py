"""Accessibility in a real browser: axe-core finds nothing serious on any page; every chart tells its numbers."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.widgets.view import PAGE_NAMES, PAGES

EVENT = "putin-kursk-encirclement-claim"
EXPLORING = [page.name for page in PAGES if page.filters]
SCHEMES = ("light", "dark")
CHARTS = "[data-testid=stPlotlyChart]"
POPOVERS = "[data-testid=stPopover] button"
RULES = {"resultTypes": ["violations"]}
NOTHING = "&type=vote&status=denied"
FURTHER = (
    "page=Timeline&tab=table",
    "page=Claims&threads=latest&known=2025-03-20&actor=Vladimir+Putin",
    "page=Cycle&timeline=cuban-missile-crisis-1962&clock=reported&notes=show",
)
"""Views that no page opens with."""


def serious_violations(page):
    """Return what axe-core calls serious or critical, one line a node."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def open_page(page, server, wait_until_idle, name, query=""):
    page.goto(f"{server.url}/?page={name}{query}")
    wait_until_idle(page)
    page.wait_for_selector(f"{CHARTS} .main-svg, [data-testid=stDataFrame] canvas")
    wait_until_idle(page)


def serious_violations_of_view(server, page, wait_until_idle, query):
    page.goto(f"{server.url}/?{query}")
    wait_until_idle(page)
    page.wait_for_selector("h1")
    wait_until_idle(page)
    return serious_violations(page)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGE_NAMES)
def test_no_page_has_a_serious_violation(server, new_page, wait_until_idle, name, scheme):
    page = new_page(color_scheme=scheme)
    assert serious_violations_of_view(server, page, wait_until_idle, f"page={name}&event={EVENT}") == []


@pytest.mark.parametrize("name", EXPLORING)
def test_no_page_without_events_has_a_serious_violation(server, browser_page, wait_until_idle, name):
    assert serious_violations_of_view(server, browser_page, wait_until_idle, f"page={name}{NOTHING}") == []


def popovers_with_violations(page, openers, wait_until_idle):
    """Open one popover after another and return what axe-core finds in them, by the popover's label."""
    found = {}
    for number in range(openers.count()):
        openers.nth(number).click()
        page.wait_for_selector("[data-testid=stPopoverBody]")
        wait_until_idle(page)
        if violations := serious_violations(page):
            found[openers.nth(number).inner_text()] = violations
        page.keyboard.press("Escape")
        page.wait_for_selector("[data-testid=stPopoverBody]", state="detached")
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_open_filter_has_a_serious_violation(server, new_page, wait_until_idle, scheme):
    page = new_page(color_scheme=scheme)
    open_page(page, server, wait_until_idle, "Timeline", "&actor=Vladimir+Putin&actor=Donald+Trump&from=2025-03")
    openers = page.locator(POPOVERS)
    assert openers.count() >= 7
    assert popovers_with_violations(page, openers, wait_until_idle) == {}


@pytest.mark.parametrize("name", [name for name in EXPLORING if name != "Timeline"])
def test_no_popover_of_a_page_itself_has_a_serious_violation(server, browser_page, wait_until_idle, name):
    open_page(browser_page, server, wait_until_idle, name)
    own = browser_page.locator(f":not(.st-key-filters *):not(.st-key-actions *) > {POPOVERS}")
    assert popovers_with_violations(browser_page, own, wait_until_idle) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("view", FURTHER)
def test_no_further_view_has_a_serious_violation(server, new_page, wait_until_idle, view, scheme):
    page = new_page(color_scheme=scheme)
    assert serious_violations_of_view(server, page, wait_until_idle, view) == []
    assert page.locator("[data-testid=stAlert]").count() == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_step_of_an_extraction_has_a_serious_violation(server, new_page, wait_until_idle, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(f"{server.url}/?page=Extract")
    wait_until_idle(page)
    page.get_by_role("button", name="Putin met US envoy").click()
    page.wait_for_selector(".dte-article mark")
    wait_until_idle(page)
    page.locator(".dte-article mark").nth(1).click()
    wait_until_idle(page)
    page.get_by_text("the open timeline", exact=True).click()
    page.wait_for_selector(".st-key-twins")
    wait_until_idle(page)
    assert serious_violations(page) == []


def test_the_check_sees_a_violation(server, browser_page, wait_until_idle):
    open_page(browser_page, server, wait_until_idle, "Timeline")
    browser_page.evaluate("document.querySelector('h1').innerHTML = '<button></button>'")
    assert "button-name" in serious_violations(browser_page)[0]


@pytest.mark.parametrize("name", EXPLORING)
def test_every_chart_tells_its_numbers_and_where_they_are_in_a_table(server, browser_page, wait_until_idle, name):
    open_page(browser_page, server, wait_until_idle, name)
    told = browser_page.locator(CHARTS).evaluate_all("charts => charts.map(chart => chart.getAttribute('aria-label'))")
    assert told
    for alt in told:
        assert re.search(r"\d", alt or ""), alt
        assert "table" in alt, alt
