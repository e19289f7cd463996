"""Data sets and timelines as they were written over the years: other columns, other spellings, JavaScript for JSON."""

import pytest

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.foreign.ucdp import COLUMNS as GED
from diplomatic_timeline.formats.javascript import to_json


def read(text: str, name: str = "it") -> ImportResult:
    return read_timeline(text.encode(), name)


def only(result: ImportResult) -> Event:
    (event,) = result.timeline.events
    return event


def people(event: Event) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in event.participants]


OLD_ACLED = (
    ",GWNO,EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,ACTOR2,ALLY_ACTOR_2,COUNTRY,"
    "LOCATION\n"
)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Battle-No change of territory", "military"), ("Battle-Non-state actor overtakes territory", "military"),
        ("Remote violence", "military"), ("Riots/Protests", "other"), ("Strategic development", "other"),
    ],
)  # fmt: skip
def test_acled_before_2019_has_other_types_and_names_of_columns(told, kind):
    result = read(f"{OLD_ACLED}0,7,1NTH,01-January-2015,1,{told},A,B: a party;C,D,E,Namibia,Town\n")
    event = only(result)
    assert (result.report.format, event.type, str(event.when)) == ("acled", kind, "2015-01-01")
    assert people(event) == [
        ("A", "actor"), ("D", "recipient"), ("B: a party", "mentioned"), ("C", "mentioned"), ("E", "mentioned"),
    ]  # fmt: skip


def test_days_that_a_spreadsheet_rewrote_are_read_in_the_order_of_their_column():
    rows = ["1N,15/02/1990", "2N,01/03/1990"]
    head = "event_id_cnty,event_date,event_type,actor1\n"
    result = read(head + "".join(f"{row},Battles,A\n" for row in rows))
    assert [str(event.when) for event in result.timeline.events] == ["1990-02-15", "1990-03-01"]
    (note,) = result.report.problems
    assert (note.line, note.column, note.value, note.done) == (
        2, "event_date", "15/02/1990", "numeric dates were read day first",
    )  # fmt: skip


def test_days_that_show_no_order_are_left_out():
    head = "event_id_cnty,event_date,event_type,actor1\n"
    result = read(head + "1N,01/03/1990,Battles,A\n2N,2 May 1990,Battles,A\n")
    assert (result.report.accepted, result.report.rejected) == (1, 1)


def test_ged_without_column_names_is_told_by_its_49_columns():
    cells = {
        "id": "7", "side_a": "Government of A", "side_b": "B", "date_start": "2024-01-03", "date_end": "2024-01-03",
        "date_prec": "1", "type_of_violence": "1", "country": "Namibia", "best": "4",
    }  # fmt: skip
    row = ",".join(cells.get(name, "") for name in GED) + "\n"
    result = read(row + row.replace("7", "8", 1))
    assert (result.report.format, result.report.accepted) == ("ucdp-ged", 2)
    first = result.timeline.events[0]
    assert (first.id, str(first.when), people(first)[1]) == ("7", "2024-01-03", ("B", "actor"))


def test_pa_x_keeps_sentences_apart_from_names_and_links_to_its_page():
    sentence = "Not signed, the text mentions as supporters: " + "the Republic of Somewhere, " * 6
    head = "Con,AgtId,Agt,Dat,ThrdPart,Loc1ISO,PAX_Hyperlink,description\n"
    parties = f'"Witnessed:\nA. Person\n{sentence}"'
    result = read(f"{head}Northland/(Westmark),4,Accord,28/02/1999,{parties},NAM,https://example.org/4,On it\n")
    event = only(result)
    assert people(event) == [("Northland", "actor"), ("Westmark", "actor"), ("A. Person", "mediator")]
    assert (str(event.when), event.summary, event.attributes["ThrdPart"].startswith("Witnessed:")) == (
        "1999-02-28", "On it", True,
    )  # fmt: skip
    (source,) = result.timeline.sources
    assert (source.publisher, source.url) == ("PA-X Peace Agreements Database", "https://example.org/4")
    assert {note.column for note in result.report.problems} == {"Dat", "ThrdPart"}


@pytest.mark.parametrize("nobody", ["-", "N/A", "NA", "None", ""])
def test_pa_x_has_no_mediator_where_nobody_is_told(nobody):
    result = read(f"Con,AgtId,Agt,Dat,ThrdPart\nNorthland,4,Accord,1999-02-28T00:00:00,{nobody}\n")
    event = only(result)
    assert (people(event), str(event.when), result.report.problems) == ([("Northland", "actor")], "1999-02-28", ())


def test_the_answer_of_a_web_service_is_the_table_in_it():
    days = '"date_start": "2020-01-02T00:00:00", "date_end": "2020-01-02T00:00:00"'
    row = f'{{"id": 7, "side_a": "A", "side_b": "B", {days}}}'
    result = read(f'{{"TotalCount": 1, "messages": ["a", "b"],\n"Result": [{row}]}}')
    event = only(result)
    assert (result.report.format, event.id, str(event.when)) == ("ucdp-ged", "7", "2020-01-02")


def test_disputes_of_versions_4_go_by_the_number_that_is_known():
    head = "dispnum3,dispnum4,stabb,stday,stmon,styear,endday,endmon,endyear,sidea,hiact\n"
    days = "2,5,2003,9,5,2003"
    states = [("2", "-9", "AAA", 1), ("2", "-9", "BBB", 0), ("-9", "4001", "CCC", 1), ("-9", "4002", "DDD", 1)]
    result = read(head + "".join(f"{old},{new},{state},{days},{side},8\n" for old, new, state, side in states))
    assert [event.id for event in result.timeline.events] == ["2", "4001", "4002"]
    assert people(result.timeline.events[0]) == [("AAA", "actor"), ("BBB", "recipient")]


def test_a_dispute_without_any_number_is_left_out():
    head = "dispnum,stabb,stday,stmon,styear,endday,endmon,endyear,sidea,hiact\n"
    result = read(head + "-9,AAA,2,5,2003,9,5,2003,1,8\n7,BBB,2,5,2003,9,5,2003,1,8\n")
    assert (result.report.accepted, result.report.rejected, len(result.timeline.events)) == (1, 1, 1)


def test_gdelt_mentions_with_column_names_are_read_too():
    head = "globaleventid,eventtimedate,mentiontimedate,mentiontype,mentionsourcename,mentionidentifier\n"
    result = read(head + "7,20240306000000,20240306120000,1,a.org,https://a.org/1\n")
    event = only(result)
    assert (result.report.format, event.id, str(event.reported)) == ("gdelt-mentions", "7", "2024-03-06T12:00:00Z")


TIMELINEJS_2 = {
    "2012,1,26": "2012-01-26", "2012": "2012", "-500": "-0500", "2012,1": "2012-01", "1/26/2012": "2012-01-26",
    "2012,1,26,10,30": "2012-01-26T10:30", "3/4/2012": "2012-03-04",
}  # fmt: skip


@pytest.mark.parametrize(("told", "when"), TIMELINEJS_2.items())
def test_timelinejs_2(told, when):
    slide = f'{{"startDate":"{told}","headline":"<b>A</b>","text":"","tag":"t","asset":{{"media":"https://example.org/a"}}}}'
    result = read(f'{{"timeline":{{"headline":"All","type":"default","text":"<p>x</p>",\n"date":[{slide}]}}}}')
    event = only(result)
    assert (result.report.format, str(event.when), event.title, event.tags) == ("timelinejs2", when, "A", ("t",))
    assert (event.media[0].url, result.timeline.info.title) == ("https://example.org/a", "All")


def test_timelinejs_2_tells_eras_and_days_that_are_none():
    eras = '"era":[{"startDate":"2012","endDate":"2013","headline":"Long"},{"startDate":"x","headline":"Bad"}]'
    result = read(f'{{"timeline":{{"date":[{{"startDate":"2012,2,31","headline":"A"}}],{eras}}}}}')
    assert (result.report.accepted, result.report.rejected) == (0, 1)
    assert [(era.name, str(era.when)) for era in result.timeline.info.eras] == [("Long", "2012/2013")]


def test_timelinejs_2_spreadsheet_reads_the_month_first_unless_its_dates_show_otherwise():
    head = "\ufeffStart Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n"
    title = "1/1/2012,,All,x,,,,,start,\n"
    american = read(f"{head}{title}1/2/2012,1/4/2012,A,,https://example.org/a,,,,,t\n")
    assert (american.report.format, american.report.accepted, american.timeline.info.title) == (
        "timelinejs2-csv", 2, "All",
    )  # fmt: skip
    assert str(only(american).when) == "2012-01-02/2012-01-04"
    assert any("month first" in note.done for note in american.report.problems)
    assert str(only(read(f"{head}1/2/2012,13/2/2012,A,,,,,,,\n")).when) == "2012-02-01/2012-02-13"


SIMILE = """\
var timeline_data = {  // kept for all
'dateTimeFormat': 'iso8601',
/* two
lines */
'events' : [
  {start: '1974', title: 'Bob\\'s "walk"', 'description': 'a' + 'b', 'link': "https://example.org/1",
   'durationEvent': false,},
  {'start': '1921-13-01', 'title': 'No month'},
]
};
"""


def test_simile_as_javascript_keeps_the_lines():
    result = read(SIMILE)
    event = only(result)
    assert (result.report.format, event.title, event.summary) == ("simile", 'Bob\'s "walk"', "ab")
    first = result.report.problems[0]
    assert (first.line, first.cause) == (None, "this is JavaScript, not JSON")
    assert (result.report.rejected, result.report.problems[-1].line) == (1, 8)


def test_vis_timeline_as_javascript():
    result = read(
        "const items = new vis.DataSet([\n{id: 1, content: 'A', start: new Date(2012, 4, 25)},\n"
        "{id: 2, content: 'B', start: '2012-01-01'}]);"
    )
    assert result.report.format == "vis-timeline"
    assert [(event.id, str(event.when)) for event in result.timeline.events] == [
        ("1", "2012-05-25"),
        ("2", "2012-01-01"),
    ]


TO_JSON = {
    "[1, .5, -2e3,]": "[1, 0.5, -2e3]",
    "callback({a: 1});": '{"a": 1}',
    "export default [null, undefined, NaN, true]": "[null, null, null, true]",
    "x = {1: '\\u00e9\\n'}": '{"1": "é\\n"}',
    "[new Date(0), new Date('2012'), new Date(2012, 0), new Date(2012, 0, 2, 3, 4)]": (
        '[0, "2012", "2012-01", "2012-01-02T03:04:00"]'
    ),
    "[new Date()]": "[null]",
    "[new Date(2012, 44, 1)]": None,
    "[new Date(x)]": None,
    "[today.add(1)]": None,
    "[1]; more()": None,
    "[function (a) { return a }]": None,
    "['a' +\n'b', 'c'+'d']": '["ab" \n, "cd"]',
    "['a' + 1]": None,
    "[1 + 'a']": None,
    "['open]": None,
    "{": None,
    "title,when": None,
    "": None,
}


@pytest.mark.parametrize(("text", "json_text"), TO_JSON.items())
def test_javascript_is_read_as_far_as_nothing_has_to_be_run(text, json_text):
    assert to_json(text) == json_text


def test_javascript_that_would_have_to_be_run_is_no_format():
    with pytest.raises(FormatError, match="not known here"):
        read("var items = [{id: 1, content: 'A', start: new Date(Date.now() - 5)}];")


CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240306\r\n{}END:VEVENT\r\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("DESCRIPTION:About it\r\n", "About it"), ("LOCATION:Oslo\r\n", "Oslo"), ("", "Untitled"),
        ("SUMMARY:\r\n", "Untitled"),
    ],
)  # fmt: skip
def test_a_calendar_entry_without_a_title_is_kept(lines, title):
    result = read(CALENDAR.format(lines) + "END:VCALENDAR\r\n")
    assert (only(result).title, str(only(result).when), result.report.rejected) == (title, "2024-03-06", 0)
    (note,) = result.report.problems
    assert (note.line, note.column, note.cause) == (3, "title", "it has no title")
