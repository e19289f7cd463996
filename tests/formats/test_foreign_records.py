"""Formats that hold one record after another: timelines of other programs, calendars, coded events as JSON."""

import json

import pytest

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event
from diplomatic_timeline.formats import ImportResult, read_timeline


def read(content: object, name: str = "it") -> ImportResult:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_timeline(text.encode(), name)


def only(result: ImportResult) -> Event:
    (event,) = result.timeline.events
    return event


SLIDE = {
    "start_date": {"year": "1962", "month": 10, "day": "22", "hour": "19", "minute": "0"},
    "end_date": {"year": 1962, "month": 10},
    "display_date": "that evening",
    "text": {"headline": "<b>Speech</b> &amp; reply", "text": "<p>On television.</p>"},
    "media": {"url": "https://example.org/a.jpg", "caption": "<i>A man</i>", "credit": "Agency"},
    "group": "speeches",
    "unique_id": "speech",
    "background": {"color": "red"},
}


def test_timelinejs_json():
    result = read(
        {
            "title": {"text": {"headline": "A crisis", "text": "<p>Thirteen days</p>"}},
            "eras": [{"start_date": {"year": 1962}, "end_date": {"year": 1963}, "text": {"headline": "The era"}}],
            "events": [SLIDE, {"start_date": {"year": "-43"}, "text": {"headline": "Ides"}}],
        }
    )
    first, second = result.timeline.events
    assert (result.report.format, result.timeline.info.title, result.timeline.info.description) == (
        "timelinejs", "A crisis", "Thirteen days",
    )  # fmt: skip
    assert (first.id, first.title, first.summary) == ("speech", "Speech & reply", "On television.")
    assert (str(first.when), first.when_text, first.tags) == ("1962-10-22T19:00/1962-10", "that evening", ("speeches",))
    assert (first.media[0].url, first.media[0].caption) == ("https://example.org/a.jpg", "A man")
    assert first.attributes == {"background": {"color": "red"}}
    assert str(second.when) == "-0043"
    assert [(era.name, str(era.when)) for era in result.timeline.info.eras] == [("The era", "1962/1963")]


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ({"year": "1985"}, "1985"),
        ({"year": 1985, "month": "4"}, "1985-04"),
        ({"year": "", "month": "4"}, None),
        ({"year": "602"}, "0602"),
        ({"year": "-200000"}, "Y-200000"),
        ({"year": "1985", "month": "4", "day": "1", "hour": "7"}, "1985-04-01T07:00"),
    ],
)
def test_timelinejs_dates_say_no_more_than_their_parts(parts, edtf):
    event = only(read({"events": [{"start_date": parts, "text": {"headline": "A"}}]}))
    assert (None if event.when is None else str(event.when)) == edtf


def test_a_slide_with_a_day_that_is_none_is_left_out_at_its_line():
    text = '{"events": [\n {"start_date": {"year": "2023", "month": "9", "day": "31"}, "text": {"headline": "A"}},\n'
    result = read(text + ' {"start_date": {"year": 2023}, "text": {"headline": "B"}}]}')
    (problem,) = result.report.problems
    assert (problem.line, problem.column, result.report.accepted) == (2, "start_date", 1)
    assert "September 2023 has 30 days" in problem.cause or "30" in problem.cause


def test_timelinejs_spreadsheet():
    result = read(
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
        "Media Caption,Media Thumbnail,Type,Group,Background\n"
        ",,,,,,,,,The title,About it,,,,,title,,\n"
        "1960,,,,1961,,,,,The era,,,,,,era,,\n"
        "1962,10,22,7:05 PM,,,,,evening,Speech,<p>Said</p>,https://example.org/a,Agency,Cap,,,speeches,#fff\n"
        "1962,13,,,,,,,,Bad month,,,,,,,,\n"
    )
    event = only(result)
    assert (result.report.format, result.report.read, result.report.rejected) == ("timelinejs-csv", 4, 1)
    assert (str(event.when), event.when_text, event.tags) == ("1962-10-22T19:05", "evening", ("speeches",))
    assert (result.timeline.info.title, [str(era.when) for era in result.timeline.info.eras]) == (
        "The title", ["1960/1961"],
    )  # fmt: skip
    assert event.attributes == {"background": "#fff"}
    assert [problem.line for problem in result.report.problems if "left out" in problem.done] == [5]


def test_vis_timeline():
    result = read(
        {
            "groups": [{"id": 1, "content": "Talks"}],
            "items": [
                {"id": 5, "content": "<b>First</b>", "start": "2025-03-11", "end": "2025-03-12", "group": 1},
                {"content": "Second", "start": 1741651200000, "className": "red"},
                {"content": "Stretch", "start": "2025-03", "end": "2025-04", "type": "background"},
                {"content": "No date", "start": "soon"},
            ],
        }
    )
    first, second = result.timeline.events
    assert (result.report.format, result.report.accepted, result.report.rejected) == ("vis-timeline", 3, 1)
    assert (first.id, first.title, str(first.when), first.tags) == ("5", "First", "2025-03-11/2025-03-12", ("Talks",))
    assert (str(second.when), second.attributes) == ("2025-03-11", {"className": "red"})
    assert [era.name for era in result.timeline.info.eras] == ["Stretch"]
    assert read([{"content": "A", "start": "2025"}]).report.format == "vis-timeline"


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Visits
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Own Time
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a@x
DTSTART;VALUE=DATE:20180302
DTEND;VALUE=DATE:20180305
SUMMARY:Visit\\, first
 of two
LOCATION:Oslo
GEO:59.9;10.7
ORGANIZER;CN=Ministry:mailto:m@example.org
ATTENDEE:mailto:guest@example.org
CATEGORIES:travel,state
URL:https://example.org/visit
STATUS:CONFIRMED
X-OWN:kept
END:VEVENT
BEGIN:VEVENT
UID:b@x
RECURRENCE-ID:20180401T100000Z
DTSTART;TZID=Europe/Berlin:20180401T100000
DURATION:PT90M
RRULE:FREQ=WEEKLY
SUMMARY:Weekly
END:VEVENT
BEGIN:VEVENT
UID:c@x
DTSTART;TZID=Own Time:20180401T100000
SUMMARY:Elsewhere
END:VEVENT
BEGIN:VEVENT
UID:d@x
DTSTART:2018-99-99
SUMMARY:Broken
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_icalendar(end):
    result = read(CALENDAR.replace("\n", end))
    first, second, third = result.timeline.events
    assert (result.report.format, result.report.accepted, result.report.rejected) == ("icalendar", 3, 1)
    assert (result.timeline.info.title, result.timeline.info.zone) == ("Visits", "Europe/Berlin")
    assert (first.id, first.title, str(first.when)) == ("a@x", "Visit, firstof two", "2018-03-02/2018-03-04")
    assert [person.name for person in first.participants] == ["Ministry", "guest@example.org"]
    assert first.place is not None
    assert (first.place.name, first.place.lat, first.status) == ("Oslo", 59.9, "confirmed")
    assert (first.tags, first.attributes["X-OWN"]) == (("travel", "state"), "kept")
    assert [source.url for source in result.timeline.sources] == ["https://example.org/visit"]
    assert second.id.startswith("b@x@2018-04-01")
    assert str(second.when) == "2018-04-01T10:00+02:00/2018-04-01T11:30+02:00"
    assert "WEEKLY" in second.attributes["RRULE"]
    assert str(third.when) == "2018-04-01T10:00+05:00"
    assert [problem.line for problem in result.report.problems] == [41]


def test_a_day_long_entry_that_ends_on_the_day_it_starts_is_that_day():
    text = CALENDAR.replace("DTEND;VALUE=DATE:20180305", "DTEND;VALUE=DATE:20180302")
    assert str(read(text).timeline.events[0].when) == "2018-03-02"


SIMILE = """<?xml version="1.0"?>
<!-- <event start="never"/> -->
<data date-time-format="iso8601">
  <event start="Sat May 20 1961 00:00:00 GMT-0600" title="A">Text &lt;i&gt;of it&lt;/i&gt;</event>
  <event start="May 01 1963 10:30:00 GMT-0600" end="Jun 01 1963 00:00:00 GMT-0600" isDuration="true" title="B"
         link="https://example.org/b" image="https://example.org/b.png" color="red"/>
  <event start="1066" latestStart="1067" end="1070" isDuration="true" title="C"/>
  <event start="1066" end="1070" title="D"/>
  <event start="someday" title="E"/>
</data>
"""


def test_simile_xml():
    result = read(SIMILE)
    found = {event.title: event for event in result.timeline.events}
    assert (result.report.format, result.report.rejected) == ("simile-xml", 1)
    assert {title: str(event.when) for title, event in found.items()} == {
        "A": "1961-05-20", "B": "1963-05-01T10:30-06:00/1963-06-01", "C": "1066~/1070", "D": "[1066..1070]",
    }  # fmt: skip
    assert found["A"].summary == "Text of it"
    assert (found["B"].media[0].url, found["B"].attributes) == ("https://example.org/b.png", {"color": "red"})
    assert found["C"].attributes == {"latestStart": "1067"}
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (9, "start", "someday")


@pytest.mark.parametrize("declared", ['<!DOCTYPE data SYSTEM "x">', '<!DOCTYPE data [<!ENTITY a "b">]>'])
def test_xml_with_entities_is_refused(declared):
    with pytest.raises(FormatError, match="declares entities"):
        read(SIMILE.replace("<data", f"{declared}<data", 1))


def test_simile_json():
    result = read({"dateTimeFormat": "iso8601", "events": [{"start": "1900-01", "end": "1900-03", "title": "A"}]})
    assert (result.report.format, str(only(result).when)) == ("simile", "1900-01/1900-03")


NGEC = {
    "id": "n1",
    "event_type": "CONSULT",
    "event_text": "Northland met Southland in Oslo on Sunday.",
    "date_raw": "on Sunday",
    "date_resolved": "2022-02-06",
    "pub_date": "2022-02-07",
    "publisher": "Agency",
    "headline": "They meet",
    "contexts": ["diplomatic"],
    "attributes": {
        "ACTOR": [{"text": "Northland", "wiki": "Northland", "qa_start_char": 0, "qa_end_char": 9, "qa_score": 0.8}],
        "RECIP": [{"text": "Southland", "qa_start_char": 14, "qa_end_char": 23, "qa_score": 0.5}],
    },
    "event_geolocation": {
        "reason": "", "geo": {"resolved_placename": "Oslo", "country_code3": "NOR", "lat": 59.9, "lon": 10.7},
    },
    "story_people": ["X"],
}  # fmt: skip


@pytest.mark.parametrize("text", [json.dumps([NGEC]), json.dumps(NGEC) + "\n"], ids=["list", "lines"])
def test_ngec(text):
    event = only(read(text))
    assert (event.id, event.type, event.title) == ("n1", "talks", "Northland – consults – Southland")
    assert (str(event.when), event.when_text, str(event.reported)) == ("2022-02-06", "on Sunday", "2022-02-07")
    assert [(part.exact, part.start, part.end) for part in event.evidence] == [
        ("Northland", 0, 9), ("Southland", 14, 23),
    ]  # fmt: skip
    assert event.place is not None
    assert (event.place.name, event.place.country, event.confidence, event.tags) == (
        "Oslo",
        "NOR",
        0.5,
        ("diplomatic",),
    )
    assert event.attributes["story_people"] == ["X"]


def test_the_day_of_publication_never_stands_for_the_day_of_the_event():
    result = read([NGEC | {"date_raw": "<No date detected--using publication date>", "date_resolved": "2022-02-07"}])
    event = only(result)
    assert (event.when, str(event.reported)) == (None, "2022-02-07")
    assert result.report.problems[0].column == "date_resolved"


def test_hand_coded_plover():
    result = read(
        [
            {"id": "0", "event": "DOCUMENT", "eventText": "About", "license": "CC"},
            {
                "id": "1", "date": "2000-01-01", "source": [{"actorText": "Northland", "code": "N"}], "target": "",
                "event": "DEMAND", "text": "Northland asks.", "context": "military", "publication": "Manual",
                "mode": "x",
            },
        ]
    )  # fmt: skip
    event = only(result)
    assert (result.report.format, result.report.accepted, result.timeline.info.licence) == ("plover", 2, "CC")
    assert (event.type, event.title, event.evidence[0].exact) == ("demand", "Northland – demands", "Northland asks.")
    assert event.attributes == {"mode": "x"}


@pytest.mark.parametrize("key", ["accessed", "accessed_date", "access_date"])
def test_kleptocracy(key):
    result = read(
        {
            "total": 1,
            "events": [
                {
                    "id": "k1", "date": "1971-08", "title": "Memo", "summary": "S", "location": "Richmond",
                    "actors": ["A", "B, Inc."], "tags": ["t"], "status": "confirmed", "importance": 5,
                    "related_events": ["k0"],
                    "sources": [{"outlet": "Paper", "title": "T", "url": "https://p.org/1", "date": "1971-08-23",
                                 "archive_url": "https://web.archive.org/1", key: "2024-01-02"}],
                }
            ],
        }
    )  # fmt: skip
    event, (source,) = only(result), result.timeline.sources
    assert (result.report.format, str(event.when), event.status) == ("kleptocracy", "1971-08", "confirmed")
    assert [person.name for person in event.participants] == ["A", "B, Inc."]
    assert (source.publisher, str(source.published), str(source.accessed), source.archived) == (
        "Paper", "1971-08-23", "2024-01-02", "https://web.archive.org/1",
    )  # fmt: skip
    assert (event.relations[0].kind, event.relations[0].target) == ("cites", "k0")
    assert event.attributes == {"importance": 5}
