"""Sharing in the browser: what one person publishes, another opens on another server; an embed in a page."""

import json
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import expect

from diplomatic_timeline.event import Event, Participant, Timeline, TimelineInfo
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.publish import Quotas, open_place, publish
from diplomatic_timeline.when import When
from tests.browser.conftest import serve
from tests.exports.made_up import hostile_timeline

MADE = Timeline(
    TimelineInfo(id="made", title="Made at home"),
    tuple(
        Event(
            id=f"e{day}",
            title=f"Event of day {day}",
            type="claim" if day % 2 else "talks",
            when=When.parse(f"2025-03-{day:02d}"),
            participants=(Participant(name="Kyiv" if day % 3 else "Moscow"),),
        )
        for day in range(1, 21)
    ),
)


def downloaded_ids(page):
    with page.expect_download() as waiting:
        page.click(".st-key-download_jsonl button")
    return [json.loads(line)["id"] for line in waiting.value.path().read_text(encoding="utf-8").splitlines()]


def test_a_published_view_opens_cold_for_somebody_else_on_another_server(replicas, new_page, wait_until_idle):
    here, there = replicas
    page = new_page()
    page.goto(f"{here.url}/?page=Data")
    wait_until_idle(page)
    content = write_timeline(MADE, "datapackage")
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(
        {"name": "made.zip", "mimeType": "application/zip", "buffer": content}
    )
    page.get_by_role("button", name="Open this timeline").click()
    expect(page.locator("h1")).to_have_text("Made at home")
    wait_until_idle(page)
    page.get_by_role("link", name="Data", exact=True).click()
    page.get_by_role("tab", name="Publish").click()
    page.get_by_text("I may pass this timeline on").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    wait_until_idle(page)
    link = page.locator("[data-testid=stCode]").filter(has_text="timeline=pub-").first.inner_text().strip()

    other = new_page()
    other.goto(f"{there.url}/?{urlsplit(link).query}&type=claim&actor=Kyiv")
    wait_until_idle(other)
    expect(other.locator("h1")).to_have_text("Made at home")
    expect(other.locator(".st-key-chart .scatterlayer .point").first).to_be_visible()
    assert downloaded_ids(other) == [
        e.id for e in MADE.events if e.type == "claim" and e.participants[0].name == "Kyiv"
    ]
    assert other.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
    assert "Traceback" not in there.output()


def test_an_embedded_view_shows_the_chart_and_leads_back(server, browser_page, wait_until_idle):
    source = f"{server.url}/?page=Timeline&type=claim&embed=true"
    browser_page.goto(server.url)
    browser_page.set_content(f'<iframe src="{source}" title="Claims" width="800" height="640"></iframe>')
    frame = browser_page.frame_locator("iframe")
    expect(frame.locator(".st-key-chart .scatterlayer .point").first).to_be_visible()
    expect(frame.locator(".st-key-navigation, .st-key-filters, [data-testid=stHeader] button")).to_have_count(0)
    back = frame.get_by_role("link", name="Open in the Diplomatic Timeline Explorer")
    assert back.get_attribute("href") == f"{server.url}/?page=Timeline&type=claim"


def test_hostile_text_of_a_published_timeline_runs_nowhere_in_the_app(browser, new_page, tmp_path, wait_until_idle):
    place = tmp_path / "published"
    publication, _ = publish(open_place(str(place)), hostile_timeline(), date(2031, 5, 6), Quotas())
    with serve(tmp_path, TIMELINE_PUBLISH="on", TIMELINE_PUBLISH_TO=str(place)) as running:
        page = new_page()
        elsewhere = []
        page.on("request", lambda request: elsewhere.append(request.url) if running.url not in request.url else None)
        page.on("dialog", lambda dialog: elsewhere.append(dialog.message))
        for name in ("Overview", "Timeline", "Cycle", "Claims", "Actors", "Data"):
            page.goto(f"{running.url}/?page={name}&timeline={publication.id}")
            wait_until_idle(page)
            expect(page.locator("h1").first).to_contain_text("document.title='owned'")
            if name == "Data":
                for tab in ("Open", "Export", "Publish", "Cite"):
                    page.get_by_role("tab", name=tab).click()
                    wait_until_idle(page)
            assert page.title() != "owned"
            assert page.locator("[data-testid=stException]").count() == 0
            assert page.locator("img[src='x'], script:text('owned')").count() == 0
        assert [
            url for url in elsewhere if not url.startswith(("data:", "blob:", running.url.replace("http", "ws")))
        ] == []
        assert "Traceback" not in running.output()
