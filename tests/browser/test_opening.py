"""Files that a person opens, in a real browser: hostile text stays text, a table is mapped, nothing fails."""

import json

from playwright.sync_api import expect

HOSTILE = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>"


def open_data(page, server, wait_until_idle):
    page.goto(f"{server.url}/?page=Data")
    wait_until_idle(page)


def upload(page, wait_until_idle, name, data, kind="text/csv"):
    page.set_input_files(".st-key-open_file input[type=file]", {"name": name, "mimeType": kind, "buffer": data})
    expect(page.locator(".st-key-open_file")).to_contain_text(name)
    wait_until_idle(page)


def test_hostile_text_in_every_field_is_shown_as_text(server, browser_page, wait_until_idle):
    item = {"id": HOSTILE, "content": f"{HOSTILE} talks", "start": "2025-03-11", "group": HOSTILE, "className": HOSTILE}
    open_data(browser_page, server, wait_until_idle)
    upload(browser_page, wait_until_idle, "<b>it.json", json.dumps([item]).encode(), "application/json")
    browser_page.click(".st-key-open_read button")
    wait_until_idle(browser_page)
    expect(browser_page.locator(".dte-title")).to_have_text("<b>it")
    expect(browser_page.locator(".st-key-chart")).to_be_visible()
    assert browser_page.evaluate("window.hurt") is None
    assert browser_page.locator("img[src=x]").count() == 0


def test_a_table_of_hostile_cells_is_mapped_and_opened(server, browser_page, wait_until_idle):
    cell = HOSTILE.replace('"', '""')
    table = f'day,what,who\n2025-03-11,"{cell}","{cell}"\n2025-03-12,=HYPERLINK(1),../../x\n'
    open_data(browser_page, server, wait_until_idle)
    upload(browser_page, wait_until_idle, "t.csv", table.encode())
    expect(browser_page.get_by_text("2 rows read: 2 accepted, 0 rejected")).to_be_visible()
    browser_page.click(".st-key-open_read button")
    wait_until_idle(browser_page)
    expect(browser_page.locator(".dte-title")).to_have_text("t")
    assert browser_page.evaluate("window.hurt") is None


def test_the_window_asks_before_it_loses_a_timeline_and_offers_no_link_to_it(server, browser_page, wait_until_idle):
    asked = []
    browser_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_data(browser_page, server, wait_until_idle)
    browser_page.reload()
    wait_until_idle(browser_page)
    assert asked == []
    upload(browser_page, wait_until_idle, "t.csv", b"title,when\nTalks,2025-03-13\n")
    browser_page.click(".st-key-open_read button")
    expect(browser_page.locator("[data-testid=stToast]")).to_contain_text("is open: 1 event.")
    browser_page.click(".st-key-no_link button")
    expect(browser_page.get_by_text("a link would open it for nobody")).to_be_visible()
    browser_page.keyboard.press("Escape")
    browser_page.go_back()
    wait_until_idle(browser_page)
    expect(browser_page.locator("[data-testid=stFileUploader]").first).to_be_visible()
    browser_page.reload()
    wait_until_idle(browser_page)
    assert asked == ["beforeunload"]


def test_a_pickle_is_refused_in_words(server, browser_page, wait_until_idle):
    open_data(browser_page, server, wait_until_idle)
    upload(browser_page, wait_until_idle, "events.csv", b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00K\x01.")
    expect(browser_page.get_by_text("is a Python pickle")).to_be_visible()
