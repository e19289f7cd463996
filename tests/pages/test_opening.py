"""The tab "Open" of the Data page: files of every kind, tables whose columns a person maps, and what went wrong."""

import re

import pytest

from tests.pages.conftest import html_of

TABLE = (
    b"Datum,Was geschah,Wer,Code\n13/04/2022,Talks,Northland;Southland,010\n02/05/2022,Statement,Northland,NA\n"
    b"31/09/2022,Bad day,Northland,\n"
)
AMBIGUOUS = b"day,what,who\n03/04/2022,Talks,Northland\n05/06/2022,More talks,Southland\n"


def said(app) -> str:
    shown = [*app.markdown, *app.warning, *app.error, *app.info, *app.text, *app.caption]
    return "\n".join([*(item.value for item in shown), html_of(app)]).replace("\\", "")


def upload(app, data: bytes, name: str):
    return app.file_uploader(key="open_file").upload(name, data, "text/csv").run()


def keyed(app, kind: str, start: str):
    (found,) = [item for item in app.get(kind) if re.match(f"{start}[0-9a-f]{{16}}", item.key or "")]
    return found


def opened(app):
    app.button(key="open_read").click().run()
    assert not app.exception
    return app


def test_a_data_set_is_recognised_read_and_opened(open_app):
    calendar = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20240305\nSUMMARY:Visit\nEND:VEVENT\nEND:VCALENDAR\n"
    app = upload(open_app(page="Data"), calendar, "whatever.txt")
    assert "recognised as **iCalendar**" in said(app)
    assert "1 rows read: 1 accepted, 0 rejected" in said(app)
    keyed(app, "text_input", "title_").set_value("My visits").run()
    assert "My visits" in html_of(opened(app))


def test_an_unknown_table_is_mapped_as_suggested_and_opened(open_app):
    app = upload(open_app(page="Data"), TABLE, "t.csv")
    assert not app.exception
    assert keyed(app, "selectbox", "map_when_").value == "Datum"
    keyed(app, "selectbox", "map_title_").select("Was geschah")
    keyed(app, "multiselect", "map_actors_").select("Wer").run()
    assert "3 rows read: 2 accepted, 1 rejected" in said(app)
    assert "September has 30 days" in said(app)
    app = opened(app)
    assert app.session_state["address"]["timeline"][0].startswith("mine-")


def test_dates_that_can_be_read_both_ways_are_asked_for(open_app):
    app = upload(open_app(page="Data"), AMBIGUOUS, "t.csv")
    assert "can be read day first or month first" in said(app)
    assert "open_read" not in [button.key for button in app.button]
    keyed(app, "radio", "order_map_when_").set_value("day first").run()
    assert "can be read day first" not in said(app)
    assert "2 rows read: 2 accepted, 0 rejected" in said(app)


def test_a_table_of_ours_that_hides_its_dates_is_mapped(open_app):
    app = upload(open_app(page="Data"), b"title,date\nTalks,2022-03-04\nMore,2022-03-05\n", "t.csv")
    assert keyed(app, "toggle", "mapped_").value is True
    assert "2 rows read: 2 accepted" in said(app)
    keyed(app, "toggle", "mapped_").set_value(False).run()
    assert "the table has no such column" in said(app)


def test_a_pasted_table_is_read(open_app):
    app = open_app(page="Data")
    app.text_area(key="open_paste").input("title\twhen\nTalks\t2025-03-11\n").run()
    assert "1 rows read: 1 accepted, 0 rejected" in said(app)


def test_a_saved_mapping_is_used_again(open_app):
    plan = b'{"kind": "diplomatic-timeline-mapping", "version": 1, "columns": {"what": {"to": "title"}, "day": {"to": "when", "order": "MDY"}}}'  # noqa: E501
    app = upload(open_app(page="Data"), AMBIGUOUS, "t.csv")
    keyed(app, "file_uploader", "saved_mapping_").upload("m.json", plan, "application/json").run()
    assert not app.exception
    assert "2 rows read: 2 accepted, 0 rejected" in said(app)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x80\x04\x95\x00", "pickle"),
        (b"PK\x03\x04broken", "zip"),
        (b"when,who,when\n1,2,3\n", "occurs twice"),
        (b'{"events": [{"start_date"', "no format"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><data><event start="1"/></data>', "entities"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(open_app, data, words):
    app = upload(open_app(page="Data"), data, "bad.csv")
    assert not app.exception
    assert words in "\n".join(error.value for error in app.error).replace("\\", "")


def test_a_header_without_rows_is_no_event(open_app):
    app = upload(open_app(page="Data"), b"title,when\n", "t.csv")
    assert "0 events" in said(app)
    assert "open_read" not in [button.key for button in app.button]
