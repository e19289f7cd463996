"""The navigation says which page is open: to the eye on a phone, to a screen reader, in the window's title."""

import pytest
from playwright.sync_api import expect

from pages.widgets.view import PAGES

TITLE = "Ukraine ceasefire diplomacy, February to March 2025 · Diplomatic Timeline Explorer"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_the_open_page_is_marked_and_in_sight_on_a_phone(server, new_page, wait_until_idle, entry):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{server.url}/?page={entry.name}")
    wait_until_idle(page)
    current = page.get_by_role("navigation", name="Pages").locator("[aria-current=page]")
    expect(current).to_have_text(entry.title)
    expect(current).to_be_in_viewport(ratio=1)
    expect(page).to_have_title(f"{entry.title} · {TITLE}")


def test_the_mark_moves_with_the_page_and_back(server, browser_page, wait_until_idle):
    browser_page.goto(f"{server.url}/?page=Timeline")
    wait_until_idle(browser_page)
    current = browser_page.locator("[aria-current=page]")
    browser_page.get_by_role("link", name="Claims", exact=True).click()
    expect(current).to_have_text("Claims")
    expect(browser_page).to_have_title(f"Claims · {TITLE}")
    browser_page.go_back()
    expect(current).to_have_text("Timeline")
    expect(browser_page).to_have_title(f"Timeline · {TITLE}")


def test_the_focus_is_seen_on_the_links(server, browser_page, wait_until_idle):
    browser_page.goto(server.url)
    wait_until_idle(browser_page)
    link = browser_page.get_by_role("link", name="News cycle", exact=True)
    browser_page.get_by_role("link", name="Timeline", exact=True).focus()
    browser_page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")
    expect(link).to_have_css("outline-width", "2px")
