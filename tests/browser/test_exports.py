"""Exported pages in the browser: they work without network, and no text of a timeline runs."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from diplomatic_timeline.exports import write_export
from diplomatic_timeline.formats import read_timeline
from tests.exports.made_up import HOSTILE, excerpt_of, hostile_timeline


@pytest.fixture
def open_file(new_page, tmp_path):
    """Return a function that opens HTML as a file without network, and lists what the page wanted and complained of."""

    def open_html(content: bytes):
        page = new_page(offline=True)
        wanted, errors = [], []
        page.on("request", lambda request: wanted.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        place = Path(tmp_path / "it.html")
        place.write_bytes(content)
        page.goto(place.as_uri())
        return page, wanted, errors

    return open_html


def test_the_interactive_page_filters_by_actor_and_type_without_network(open_file, bundled):
    timeline = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    page, wanted, errors = open_file(write_export(excerpt_of(timeline), "page"))
    shown = page.locator("#events > li:visible")
    expect(shown).to_have_count(123)
    page.get_by_role("button", name="claim").click()
    page.locator("#who summary").click()
    page.get_by_role("button", name="Vladimir Putin").click()
    expect(page.locator("#count")).to_have_text(f"{shown.count()} of 123 events")
    matching = [
        event
        for event in timeline.events
        if event.type == "claim" and "Vladimir Putin" in {person.name for person in event.participants}
    ]
    assert shown.count() == len(matching) > 0
    page.locator("#chart .mark").first.click()
    expect(page.locator("#events details[open]")).to_have_count(1)
    page.reload()
    expect(shown).to_have_count(len(matching))
    page.get_by_role("button", name="Clear filters").click()
    expect(shown).to_have_count(123)
    assert (errors, {url.partition(":")[0] for url in wanted}) == ([], {"file"})


def test_the_interactive_page_folds_the_rest_of_the_actors_into_a_last_lane(open_file, bundled):
    timeline = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    page, _, _ = open_file(write_export(excerpt_of(timeline), "page"))
    acting = {person.name for event in timeline.events for person in event.participants if person.role != "mentioned"}
    lanes = page.locator("#chart .lane")
    expect(lanes).to_have_count(13)
    expect(lanes.last).to_contain_text(f"others ({len(acting) - 12})")


@pytest.mark.parametrize("name", ["page", "print"])
def test_hostile_text_is_shown_and_runs_nowhere(open_file, name):
    page, wanted, errors = open_file(write_export(excerpt_of(hostile_timeline()), name))
    for summary in page.locator("summary").all():
        summary.click()
    page.wait_for_timeout(200)
    assert page.title() != "owned"
    assert " ".join(HOSTILE.split()) in " ".join(page.locator("body").inner_text().split())
    assert page.locator("img").count() == 0
    assert (errors, len(wanted)) == ([], 1)
