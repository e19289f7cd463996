"""The Extract page: articles come in, are dated, read, corrected and added; nothing leaves or is added unasked."""

import json
from datetime import date

import pytest

from diplomatic_timeline.extraction import llm
from diplomatic_timeline.extraction.review import Sheet
from pages.extract import engine, running
from tests.extraction.fake_server import Reply, fake_server
from tests.extraction.made_files import HTML, made_docx, made_pdf
from tests.pages.conftest import html_of

SAMPLE = "sample_2025-03-15-telegraphindia-witkoff"
TEXT = "Chad met Niger on Monday, an official said.\n\nMali denied on Tuesday that it had met Niger."
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> Chad met Niger on Monday. [link](http://evil.example)"


def sheets(app) -> list[Sheet]:
    return list(app.session_state["kept_sheets"].values()) if "kept_sheets" in app.session_state else []


def paste(app, text):
    app.text_area(key="pasted").set_value(text).run()
    app.button(key="use_pasted").click().run()
    assert not app.exception
    return sheets(app)[-1]


def date_it(app, sheet, day="2031-05-15"):
    app.date_input(key=f"day_{sheet.key}").set_value(date.fromisoformat(day)).run()


def upload(app, *files):
    kinds = {"pdf": "application/pdf", "html": "text/html"}
    key = next(one.key for one in app.get("file_uploader") if one.key.startswith("upload_"))
    app.file_uploader(key=key).set_value(
        [(name, data, kinds.get(name[-3:], "text/plain")) for name, data in files]
    ).run()
    assert not app.exception


def keys(app, prefix):
    return [button.key for button in app.button if (button.key or "").startswith(prefix)]


def captions(app):
    return " ".join(item.value.replace("\\", "") for item in app.caption)


def test_an_empty_desk_offers_three_ways_and_says_what_will_happen(open_app):
    app = open_app(page="Extract")
    assert len(keys(app, "sample_")) == 4
    assert "only then are they added to a timeline" in html_of(app)
    assert keys(app, "found_") == []
    app.button(key="use_pasted").click().run()
    assert "The field is empty" in app.error[0].value
    app.button(key=SAMPLE).click().run()
    assert not app.error


def test_a_sample_is_read_with_one_click(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    assert not app.exception
    (sheet,) = sheets(app)
    assert len(keys(app, "found_")) == len(sheet.events) >= 8
    assert sheet.found.engine == "rules"
    assert "meetings" in html_of(app)


def test_a_chosen_event_shows_its_passage_date_and_people(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    app.button(key=keys(app, "found_")[0]).click().run()
    shown = html_of(app)
    assert "<h2>Vladimir Putin and Steve Witkoff hold talks</h2>" in shown
    assert "13 March 2025" in shown
    assert "read as" in shown
    app.button(key="event_next").click().run()
    assert "<h2>Dmitri Peskov on cautious optimism" in html_of(app)
    app.button(key="event_remove").click().run()
    assert len(keys(app, "found_")) == len(sheets(app)[0].found.events) - 1
    app.button(key="undo").click().run()
    assert sheets(app)[0].events == sheets(app)[0].found.events


def test_a_pasted_text_waits_for_its_date_and_reads_relative_dates_by_it(open_app):
    app = open_app(page="Extract")
    sheet = paste(app, TEXT)
    assert app.text_area(key="pasted").value == ""
    assert "needs its date of publication" in captions(app)
    assert app.button(key="start_reading").disabled
    date_it(app, sheet)
    app.button(key="start_reading").click().run()
    assert not app.exception
    (sheet,) = sheets(app)
    assert {str(event.when) for event in sheet.events} == {"2031-05-12", "2031-05-13"}
    assert "2 events" in captions(app)


def test_a_new_date_asks_for_a_new_reading(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    date_it(app, sheets(app)[0], "2025-03-22")
    assert keys(app, "found_") == []
    app.button(key="start_reading").click().run()
    assert str(sheets(app)[0].events[0].when) == "2025-03-20"


def test_files_of_every_kind_come_in_and_a_bad_one_costs_only_itself(open_app):
    app = open_app(page="Extract")
    pdf = made_pdf(["14 May 2031", "", "Chad met Niger on Monday in Zinder."])
    docx = made_docx("14 May 2031", "Mali met Benin on Monday.")
    upload(
        app, ("a.pdf", pdf), ("b.html", HTML.encode()), ("c.docx", docx), ("d.pdf", b"%PDF-1.4 rubbish"), ("e.txt", b"")
    )
    told = " ".join(item.value.replace("\\", "") for item in app.error)
    assert "'d.pdf' is damaged as a PDF" in told
    assert "'e.txt' holds no text" in told
    assert [sheet.name for sheet in sheets(app)] == ["a.pdf", "b.html", "c.docx"]
    assert sheets(app)[1].document.publisher == "The Paper"
    app.button(key="start_reading").click().run()
    assert all(sheet.events for sheet in sheets(app))
    assert "Read" not in captions(app)


def test_one_date_serves_all_articles_without_one(open_app):
    app = open_app(page="Extract")
    upload(app, ("a.txt", TEXT.encode()), ("b.txt", b"Mali met Benin on Monday."))
    date_it(app, sheets(app)[1])
    app.button(key="date_all").click().run()
    assert len({sheet.document.published for sheet in sheets(app)}) == 1
    app.button(key="start_reading").click().run()
    assert [len(sheet.events) for sheet in sheets(app)] == [2, 1]


def test_an_address_alone_is_not_fetched_and_the_source_of_a_page_is_read_as_one(open_app):
    app = open_app(page="Extract")
    app.text_area(key="pasted").set_value("https://paper.example/talks").run()
    app.button(key="use_pasted").click().run()
    assert "not fetched from the web" in app.error[0].value
    assert sheets(app) == []
    sheet = paste(app, HTML)
    assert (sheet.document.title, sheet.document.publisher) == ("Talks resume", "The Paper")


def test_another_publisher_keeps_the_corrected_events(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    app.button(key=keys(app, "found_")[1]).click().run()
    app.button(key="event_remove").click().run()
    (before,) = sheets(app)
    app.text_input(key=f"publisher_{before.key}").set_value("Another Paper").run()
    (sheet,) = sheets(app)
    assert [event.title for event in sheet.events] == [event.title for event in before.events]
    assert sheet.batch().source.publisher == "Another Paper"
    assert {one.source for event in sheet.events for one in event.evidence} == {sheet.batch().source.id}


def test_only_articles_that_were_looked_at_can_be_added(open_app):
    app = open_app(page="Extract")
    upload(app, ("a.txt", TEXT.encode()), ("b.txt", b"Mali met Benin on Monday."))
    date_it(app, sheets(app)[1])
    app.button(key="date_all").click().run()
    app.button(key="start_reading").click().run()
    assert app.button(key="add_events").label == "Add 1 event to a new timeline"
    assert "1 more article can be added once you have opened it" in captions(app)
    app.button(key=f"open_{sheets(app)[0].key}").click().run()
    assert app.button(key="add_events").label == "Add 3 events to a new timeline"
    app.button(key="add_events").click().run()
    app.switch_page("pages/extract/page.py").run()
    assert captions(app).count("added to “Events from my articles”") == 2


def test_an_article_is_put_away_with_its_events(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    app.button(key=keys(app, "away_")[0]).click().run()
    assert not app.exception
    assert sheets(app) == []
    assert keys(app, "found_") == []


def test_an_error_of_the_program_costs_one_article(open_app, monkeypatch):
    def extract(article, engine, **_):
        if "Mali" in article.text:
            raise ZeroDivisionError
        return real(article, engine)

    real = running.extract_events
    monkeypatch.setattr(running, "extract_events", extract)
    app = open_app(page="Extract")
    upload(app, ("a.txt", b"Mali met Benin on Monday."), ("b.txt", b"Chad met Niger on Monday."))
    date_it(app, sheets(app)[1])
    app.button(key="date_all").click().run()
    app.button(key="start_reading").click().run()
    assert [sheet.found is not None for sheet in sheets(app)] == [False, True]
    assert "an error of this program (ZeroDivisionError)" in captions(app)


def test_nothing_is_sent_before_the_person_says_so_and_then_to_that_address_only(open_app, monkeypatch):
    for name in (llm.URL, llm.MODEL, llm.KEY):
        monkeypatch.delenv(name, raising=False)
    answer = {
        "events": [
            {"type": "talks", "title": "Chad and Niger meet", "participants": [{"name": "Chad", "role": "actor"}],
             "when_text": "on Monday", "when": None, "status": "asserted", "quotes": ["Chad met Niger on Monday"],
             "disputes": []}
        ]
    }  # fmt: skip
    with fake_server(Reply(json.dumps(answer))) as (address, asked):
        app = open_app(page="Extract")
        date_it(app, paste(app, TEXT))
        app.radio(key="engine").set_value("llm").run()
        assert app.button(key="start_reading").disabled
        app.text_input(key="llm_url").set_value(address).run()
        app.text_input(key="llm_model").set_value("small").run()
        app.text_input(key="llm_key").set_value("secret-1").run()
        assert (
            f"What would be sent to 127.0.0.1: the whole text of 1 article ({len(TEXT)} characters)"
            in app.text[0].value
        )
        assert app.button(key="start_reading").disabled
        assert asked == []
        app.checkbox[0].check().run()
        assert asked == []
        assert app.button(key="start_reading").label == "Send and find events in 1 article"
        app.button(key="start_reading").click().run()
        assert not app.exception
        assert len(asked) == 1
    assert asked[0].headers["Authorization"] == "Bearer secret-1"
    (sheet,) = sheets(app)
    assert (sheet.found.engine, sheet.events[0].title) == ("llm", "Chad and Niger meet")
    assert "secret-1" not in repr(sheet) + html_of(app) + captions(app)


def test_a_visitor_of_a_shared_server_cannot_have_it_ask_its_own_network(open_app, monkeypatch):
    monkeypatch.setattr(engine, "is_shared", lambda: True)
    app = open_app(page="Extract")
    date_it(app, paste(app, TEXT))
    app.radio(key="engine").set_value("llm").run()
    app.text_input(key="llm_url").set_value("http://127.0.0.1:9/v1").run()
    app.text_input(key="llm_model").set_value("small").run()
    app.checkbox[0].check().run()
    assert app.button(key="start_reading").disabled
    assert "private network of this server" in captions(app)


def test_a_refusal_of_the_server_is_told_at_the_article(open_app):
    with fake_server(Reply(status=429, headers={"Retry-After": "9"})) as (address, _):
        app = open_app(page="Extract")
        date_it(app, paste(app, TEXT))
        app.radio(key="engine").set_value("llm").run()
        app.text_input(key="llm_url").set_value(address).run()
        app.text_input(key="llm_model").set_value("small").run()
        app.checkbox[0].check().run()
        app.button(key="start_reading").click().run()
    assert "try again in 9 seconds" in captions(app)


def test_words_typed_in_place_of_a_selection_become_an_event(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    before = len(sheets(app)[0].events)
    app.text_input(key="typed_passage").set_value("They are last known to have spoken on 12 February").run()
    assert len(sheets(app)[0].events) == before + 1
    assert "They are last known to have spoken on 12 February" in html_of(app)
    app.text_input(key="typed_passage").set_value("words that are nowhere").run()
    assert "not in the article word for word" in app.error[0].value.replace("\\", "")


def test_events_become_a_new_timeline_that_opens_on_the_timeline_page(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    (sheet,) = sheets(app)
    app.text_input(key="new_title").set_value("My talks").run()
    assert app.button(key="add_events").label == f"Add {len(sheet.events)} events to a new timeline"
    app.button(key="add_events").click().run()
    assert not app.exception
    assert app.session_state["address"]["timeline"][0].startswith("mine-my-talks-")
    (made,) = app.session_state["kept_brought"].values()
    assert [event.title for event in made.events] == [event.title for event in sheet.events]
    assert made.sources[0].publisher == "The Telegraph (India)"
    assert made.info.description.endswith("No person has corrected them.")
    assert list(made.articles.values()) == [sheet.document.text]
    assert "My talks" in html_of(app)


def test_events_that_the_open_timeline_holds_are_pointed_out_and_joined(open_app):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    app.radio(key="add_to").set_value("the open timeline").run()
    assert "seem to be there already" in app.warning[0].value
    said = " ".join(item.value for item in app.markdown)
    assert "Witkoff holds late\\-night talks with Putin in Moscow" in said
    choices = [box for box in app.selectbox if (box.key or "").startswith("twin_")]
    assert {box.value for box in choices} == {"further source"}
    choices[0].select("leave out").run()
    app.button(key="add_events").click().run()
    assert not app.exception
    (made,) = app.session_state["kept_brought"].values()
    (sheet,) = sheets(app)
    own = {event.id for event in sheet.events}
    assert len([event for event in made.events if event.id in own]) == len(own) - len(choices)
    joined = [event for event in made.events if sheet.batch().source.id in event.sources and event.id not in own]
    assert len(joined) == len(choices) - 1


def test_texts_from_outside_stay_text(open_app):
    app = open_app(page="Extract")
    sheet = paste(app, SCRIPT)
    date_it(app, sheet)
    app.button(key="start_reading").click().run()
    app.button(key=keys(app, "found_")[0]).click().run()
    assert not app.exception
    assert "<script>" not in html_of(app)
    assert "<img src=x" not in html_of(app)
    assert all("](http" not in item.value for item in [*app.markdown, *app.caption])
    assert all("](http" not in button.label for button in app.button)


@pytest.mark.parametrize("page", ["Timeline", "Overview"])
def test_the_desk_is_still_laid_after_a_visit_elsewhere(open_app, page):
    app = open_app(page="Extract")
    app.button(key=SAMPLE).click().run()
    before = sheets(app)[0].events
    app.switch_page(f"pages/{page.lower()}/page.py").run()
    app.switch_page("pages/extract/page.py").run()
    assert not app.exception
    assert sheets(app)[0].events == before
