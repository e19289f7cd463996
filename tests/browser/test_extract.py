"""Extract in a real browser: marks and events point at each other, selected words become events, events a timeline."""

import pytest
from playwright.sync_api import expect

MARKS = ".dte-article mark"
SELECT = """words => {
  const box = document.querySelector(".dte-article");
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    return true;
  }
  return false;
}"""


def open_sample(page, server, wait_until_idle, name="Putin met US envoy"):
    page.goto(f"{server.url}/?page=Extract")
    wait_until_idle(page)
    page.get_by_role("button", name=name).click()
    page.wait_for_selector(MARKS)
    wait_until_idle(page)


def title_of(mark):
    """Return the title of the event that a marked passage tells, without its type."""
    return mark.get_attribute("title").partition(": ")[2]


def test_a_passage_and_its_event_open_each_other(server, browser_page, wait_until_idle):
    open_sample(browser_page, server, wait_until_idle)
    hopeful = browser_page.locator(MARKS, has_text="hopeful words")
    hopeful.click()
    expect(browser_page.locator(".st-key-panel h2")).to_have_text(title_of(hopeful))
    browser_page.get_by_role("button", name="1. Vladimir Putin and Steve Witkoff").click()
    expect(browser_page.locator(f"{MARKS}.chosen")).to_contain_text("met the US special envoy")
    seventh = browser_page.locator(f"{MARKS}[data-n='7']")
    seventh.focus()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator(".st-key-panel h2")).to_have_text(title_of(seventh))
    expect(browser_page.locator(f"{MARKS}.chosen")).to_have_attribute("aria-pressed", "true")


def test_selected_words_become_an_event_and_the_events_a_timeline(server, browser_page, wait_until_idle):
    open_sample(browser_page, server, wait_until_idle)
    words = "They are last known to have spoken on 12 February"
    assert browser_page.evaluate(SELECT, words)
    browser_page.get_by_role("button", name="Add an event from the selected words").click()
    expect(browser_page.locator(f"{MARKS}.chosen")).to_have_text(words)
    expect(browser_page.locator(".st-key-panel")).to_contain_text("12 February 2025")
    browser_page.get_by_role("button", name="Add 11 events to a new timeline").click()
    expect(browser_page.locator("h1")).to_have_text("Events from my articles")
    expect(browser_page.locator(".st-key-chart .main-svg").first).to_be_visible()
    browser_page.wait_for_function("location.search.includes('timeline=mine-')")


def test_letters_beyond_the_first_plane_do_not_shift_a_selection(server, browser_page, wait_until_idle):
    browser_page.goto(f"{server.url}/?page=Extract")
    wait_until_idle(browser_page)
    browser_page.get_by_label("Paste the text of an article").fill(
        "15 May 2031\n\U0001f54a\U0001f54a Chad met Niger. Mali slept."
    )
    browser_page.get_by_role("button", name="Use this text").click()
    browser_page.get_by_role("button", name="Find events in 1 article").click()
    browser_page.wait_for_selector(MARKS)
    assert browser_page.evaluate(SELECT, "Mali slept")
    browser_page.get_by_role("button", name="Add an event from the selected words").click()
    expect(browser_page.locator(f"{MARKS}.chosen")).to_have_text("Mali slept")


def open_cell(page, x):
    """Open the cell of the table's first row that lies `x` pixels from its left, and return its field."""
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + 52)
    page.wait_for_timeout(500)  # the canvas takes the click in before it takes keys
    page.keyboard.press("Enter")
    return page.locator("#portal textarea, #portal input").first


def test_cells_of_the_table_are_corrected_and_the_article_follows(server, new_page, wait_until_idle):
    page = new_page(viewport={"width": 1440, "height": 1600})
    open_sample(page, server, wait_until_idle)
    field = open_cell(page, 250)
    field.fill("They sat down together")
    field.press("Enter")
    first = page.get_by_role("button", name="1. They sat down together")
    expect(first).to_be_visible()
    expect(page.locator(MARKS).first).to_have_attribute("title", "talks: They sat down together")
    field = open_cell(page, 900)
    field.fill("Ada Okoro")
    field.press("Enter")
    page.locator("h1").click()
    wait_until_idle(page)
    first.click()
    expect(page.locator(".st-key-panel")).to_contain_text("Vladimir Putin; Steve Witkoff; Ada Okoro")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_the_page_fits_its_window_without_errors(server, new_page, wait_until_idle, width, scheme):
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_sample(page, server, wait_until_idle)
    page.locator(MARKS).first.click()
    expect(page.locator(".st-key-panel h2")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(MARKS).first.is_visible()
    assert errors == []
