"""Links in a real browser: cold on a fresh server, across pages, by reload, Back and the copy button."""

import json
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.browser.reading import expect_params, read_params

FILTERED = "actor=Vladimir+Putin&type=claim"
DIALOG = "[role=dialog]"


def downloaded_ids(page, kind="jsonl"):
    with page.expect_download() as waiting:
        page.click(f".st-key-download_{kind} button")
    return [json.loads(line)["id"] for line in waiting.value.path().read_text(encoding="utf-8").splitlines()]


def queried_ids(*options):
    command = [sys.executable, "-m", "diplomatic_timeline", "query", "data/ukraine-ceasefire-2025", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def chips(page):
    return page.locator(".st-key-chips [data-testid=stButton]")


@pytest.mark.parametrize("path", [f"/?page=Timeline&{FILTERED}", f"/Timeline?{FILTERED}"])
def test_a_link_opens_cold_on_a_fresh_server(fresh_server, browser_page, wait_until_idle, path):
    browser_page.goto(fresh_server.url + path)
    wait_until_idle(browser_page)
    if not path.startswith("/?"):
        # Streamlit says "Page not found" over the right page when the first request of a server names a path.
        browser_page.keyboard.press("Escape")
    assert downloaded_ids(browser_page) == queried_ids("--actor", "Vladimir Putin", "--type", "claim")
    expect(chips(browser_page)).to_have_count(2 + 1)  # and "Clear all"
    if path.startswith("/?"):
        assert browser_page.locator(DIALOG).count() == 0
    assert browser_page.locator("[data-testid=stException]").count() == 0
    assert "Traceback" not in fresh_server.output()


def test_the_root_opens_cold_on_the_bundled_timeline(fresh_server, browser_page, wait_until_idle):
    browser_page.goto(fresh_server.url)
    wait_until_idle(browser_page)
    expect(browser_page.locator("h1")).to_have_text("Ukraine ceasefire diplomacy, February to March 2025")
    expect(browser_page.locator(".st-key-chart .scatterlayer .point").first).to_be_visible()
    assert browser_page.locator(DIALOG).count() == 0


EVERYTHING = {
    "page": ["Timeline"],
    "actor": ["Vladimir Putin", "Donald Trump"],
    "match": ["all"],
    "role": ["actor"],
    "type": ["call"],
    "family": ["meeting"],
    "status": ["confirmed"],
    "q": ["ceasefire"],
    "from": ["2025-02"],
    "to": ["2025-03-20"],
    "known": ["2025-03-25"],
    "clock": ["reported"],
    "lanes": ["side"],
    "arcs": ["all"],
    "zone": ["UTC"],
    "event": ["trump-putin-call-feb-12"],
}


def test_everything_in_a_link_is_restored_and_kept(server, browser_page, wait_until_idle):
    query = "&".join(f"{name}={value.replace(' ', '+')}" for name, values in EVERYTHING.items() for value in values)
    browser_page.goto(f"{server.url}/?{query}")
    wait_until_idle(browser_page)
    expect(browser_page.locator(".st-key-panel h2")).to_contain_text("Trump and Putin agree by phone")
    expect_params(browser_page, EVERYTHING)
    browser_page.reload()
    wait_until_idle(browser_page)
    expect_params(browser_page, EVERYTHING)
    expect(browser_page.locator(".st-key-panel h2")).to_contain_text("Trump and Putin agree by phone")


def test_a_filter_survives_a_page_switch_and_back(server, browser_page, wait_until_idle):
    browser_page.goto(f"{server.url}/?page=Timeline&{FILTERED}")
    wait_until_idle(browser_page)
    browser_page.get_by_role("link", name="Overview").click()
    wait_until_idle(browser_page)
    expect(browser_page.locator(".dte-facts")).to_contain_text("2 events")
    browser_page.wait_for_function("location.search.includes('actor=Vladimir')")
    browser_page.go_back()
    wait_until_idle(browser_page)
    expect(browser_page.locator(".st-key-tools")).to_be_visible()
    expect(chips(browser_page)).to_have_count(3)
    expect_params(browser_page, {"page": ["Timeline"], "actor": ["Vladimir Putin"], "type": ["claim"]})


def test_back_undoes_a_change_of_the_view_and_forward_does_it_again(server, browser_page, wait_until_idle):
    browser_page.goto(f"{server.url}/?page=Timeline&{FILTERED}")
    wait_until_idle(browser_page)
    chips(browser_page).filter(has_text="claim").click()
    browser_page.wait_for_function("!location.search.includes('type=claim')")
    wait_until_idle(browser_page)
    expect(chips(browser_page)).to_have_count(1)
    browser_page.go_back()
    browser_page.wait_for_function("location.search.includes('type=claim')")
    expect(chips(browser_page)).to_have_count(3)
    wait_until_idle(browser_page)
    browser_page.go_forward()
    expect(chips(browser_page)).to_have_count(1)
    expect_params(browser_page, {"page": ["Timeline"], "actor": ["Vladimir Putin"]})


def test_the_copied_link_is_the_view(server, new_page, wait_until_idle):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(server.url)  # a path as the first request of a server would bring the dialog
    wait_until_idle(page)
    page.goto(f"{server.url}/Timeline?{FILTERED}&event=putin-kursk-encirclement-claim&notes=show")
    wait_until_idle(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link).path == "/"
    assert parse_qs(urlsplit(link).query) == {
        "page": ["Timeline"],
        "actor": ["Vladimir Putin"],
        "type": ["claim"],
        "event": ["putin-kursk-encirclement-claim"],
    }
    other = new_page()
    other.goto(link)
    wait_until_idle(other)
    assert downloaded_ids(other) == downloaded_ids(page)
    expect(other.locator(".st-key-panel h2")).to_contain_text("Putin claims")


def test_without_a_clipboard_the_link_is_offered_to_be_copied_by_hand(server, browser_page, wait_until_idle):
    browser_page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    browser_page.goto(f"{server.url}/?page=Timeline")
    wait_until_idle(browser_page)
    browser_page.get_by_role("button", name="Copy link").click()
    expect(browser_page.get_by_label("Link to this view")).to_have_value(f"{server.url}/?page=Timeline")


def test_a_card_leads_to_its_view(server, browser_page, wait_until_idle):
    browser_page.goto(server.url)
    wait_until_idle(browser_page)
    browser_page.click(".st-key-start_1 button")
    wait_until_idle(browser_page)
    expect(browser_page.locator(".st-key-panel h2")).to_be_visible()
    expect(browser_page.locator(".st-key-tools")).to_be_visible()
    assert {"known", "event"} <= set(read_params(browser_page))
    browser_page.go_back()
    expect(browser_page.locator(".dte-facts")).to_be_visible()
    expect_params(browser_page, {})
    expect(browser_page.locator(".st-key-panel")).to_have_count(0)
    expect(browser_page.locator(".dte-facts")).to_contain_text("123 events")


def test_the_csv_holds_the_same_events(server, browser_page, wait_until_idle):
    browser_page.goto(f"{server.url}/?page=Timeline&{FILTERED}")
    wait_until_idle(browser_page)
    with browser_page.expect_download() as waiting:
        browser_page.click(".st-key-download_csv button")
    assert waiting.value.suggested_filename == "ukraine-ceasefire-2025-events.csv"
    lines = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == downloaded_ids(browser_page)
