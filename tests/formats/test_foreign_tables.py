"""Event data sets that come as tables: each recognised by its columns, read into the record, its other columns kept."""

import io

import pytest
from openpyxl import Workbook

from diplomatic_timeline.event import Event
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.foreign.gdelt import COLUMNS_1, COLUMNS_2, MENTION_COLUMNS
from diplomatic_timeline.formats.foreign.mentions import add_mentions


def read(text: str | bytes, name: str = "table") -> ImportResult:
    return read_timeline(text if isinstance(text, bytes) else text.encode(), name)


def only(result: ImportResult) -> Event:
    (event,) = result.timeline.events
    return event


def people(event: Event) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in event.participants]


def line(columns: tuple[str, ...], **cells: str) -> str:
    """Return one line of tab-separated cells without a header."""
    return "\t".join(cells.get(name, "") for name in columns) + "\n"


GDELT = {
    "GLOBALEVENTID": "77", "SQLDATE": "20240305", "Actor1Code": "NORGOV", "Actor1Name": "NORTHLAND",
    "Actor1CountryCode": "NOR", "Actor2Name": 'SOUTH "S" LAND', "EventCode": "046", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Oslo, Oslo, Norway", "ActionGeo_CountryCode": "NO", "ActionGeo_Lat": "59.9",
    "ActionGeo_Long": "10.7", "DATEADDED": "20240306121500", "SOURCEURL": "https://www.example.org/talks",
    "AvgTone": "-1.5",
}  # fmt: skip


def test_gdelt_2_is_told_by_its_61_columns_and_keeps_its_first_row():
    result = read(line(COLUMNS_2, **GDELT) + line(COLUMNS_2, **GDELT | {"GLOBALEVENTID": "78"}))
    first, second = result.timeline.events
    assert (result.report.format, result.report.accepted, first.id, second.id) == ("gdelt2", 2, "77", "78")
    assert (str(first.when), str(first.reported)) == ("2024-03-05", "2024-03-06T12:15:00Z")
    assert people(first) == [("NORTHLAND", "actor"), ('SOUTH "S" LAND', "recipient")]
    assert (first.type, first.title) == ("talks", 'NORTHLAND – negotiates – SOUTH "S" LAND')
    assert first.place is not None
    assert (first.place.name, first.place.country, first.place.lat, first.place.precision) == (
        "Oslo, Oslo, Norway", "NOR", 59.9, "city",
    )  # fmt: skip
    (source,) = result.timeline.sources
    assert (source.publisher, source.url) == ("example.org", "https://www.example.org/talks")
    assert first.attributes["AvgTone"] == "-1.5"
    assert first.attributes["EventCode"] == "046"
    assert {actor.name: actor.country for actor in result.timeline.actors}["NORTHLAND"] == "NOR"


def test_gdelt_1_takes_57_and_58_columns_in_one_file():
    wire = line(COLUMNS_1, **GDELT | {"DATEADDED": "20130203", "SOURCEURL": "BBC Monitoring"})
    short = line(COLUMNS_1[:-1], **GDELT | {"GLOBALEVENTID": "78", "DATEADDED": "20130203"})
    result = read(wire + short)
    assert (result.report.format, result.report.accepted, result.report.rejected) == ("gdelt1", 2, 0)
    assert [source.publisher for source in result.timeline.sources] == ["BBC Monitoring"]
    assert [event.sources != () for event in result.timeline.events] == [True, False]


def test_a_gdelt_day_one_year_before_it_was_added_is_kept_and_noted():
    result = read(line(COLUMNS_2, **GDELT | {"SQLDATE": "20230306"}))
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (1, "SQLDATE", "20230306")
    assert str(only(result).when) == "2023-03-06"


def test_gdelt_with_column_names_is_read_too():
    header = ",".join(COLUMNS_2)
    row = ",".join(f'"{GDELT.get(name, "").replace(chr(34), chr(34) * 2)}"' for name in COLUMNS_2)
    result = read(f"{header}\n{row}\n")
    assert (result.report.format, only(result).id, str(only(result).when)) == ("gdelt2", "77", "2024-03-05")


def test_gdelt_mentions_say_who_reported_an_event_and_when():
    def mention(number: str, when: str, name: str) -> str:
        cells = {"MentionTimeDate": when, "MentionSourceName": name, "MentionIdentifier": f"https://{name}/{number}"}
        return line(MENTION_COLUMNS, GLOBALEVENTID=number, EventTimeDate="20240306000000", MentionType="1", **cells)

    result = read(
        mention("7", "20240307000000", "b.org")
        + mention("7", "20240306120000", "a.org")
        + mention("8", "20240308000000", "a.org")
    )
    first, second = result.timeline.events
    assert (result.report.accepted, first.id, second.id) == (3, "7", "8")
    assert (str(first.reported), first.when, len(first.sources)) == ("2024-03-06T12:00:00Z", None, 2)


def test_mentions_add_their_sources_to_the_events():
    def mention(number: str, name: str) -> str:
        cells = {"MentionTimeDate": "20240306000000", "MentionSourceName": name, "MentionType": "1"}
        return line(MENTION_COLUMNS, GLOBALEVENTID=number, EventTimeDate="20240306000000", **cells)

    events = read(line(COLUMNS_2, **GDELT) + line(COLUMNS_2, **GDELT | {"GLOBALEVENTID": "78", "SOURCEURL": ""}))
    mentions = read(mention("77", "b.org") + mention("78", "c.org") + mention("79", "c.org"))
    joined = add_mentions(events, mentions)
    publishers = {source.id: source.publisher for source in joined.timeline.sources}
    assert [[publishers[id_] for id_ in event.sources] for event in joined.timeline.events] == [
        ["example.org", "b.org"], ["c.org"],
    ]  # fmt: skip
    assert "2 of 2 events" in joined.report.problems[-1].cause


@pytest.mark.parametrize("cells", ["77\t2024", "77\t2024\t" + "x\t" * 100])
def test_a_gdelt_row_of_another_width_is_left_out(cells):
    result = read(line(COLUMNS_2, **GDELT) * 3 + cells + "\n")
    assert (result.report.accepted, result.report.rejected) == (3, 1)
    assert any(problem.line == 4 and "cells" in problem.cause for problem in result.report.problems)


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
    "Country\tLatitude\tLongitude\n"
)


def test_icews():
    result = read(
        ICEWS + "1\t2018-06-01\tOffice (Namibia)\tNA\tNamibia\tConsult\t040\t1\tNorthland\tNA\tNA\t9\t2\tThe Paper\t"
        "NA\tNA\tErongo\tNamibia\tNA\tNA\n"
    )
    event = only(result)
    assert (result.report.format, result.report.problems) == ("icews", ())
    assert (event.type, event.title) == ("talks", "Office (Namibia) – Consult – Northland")
    assert people(event) == [("Office (Namibia)", "actor"), ("Northland", "recipient")]
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.lat, event.place.precision) == (
        "Erongo", "NAM", None, "province",
    )  # fmt: skip
    assert [source.publisher for source in result.timeline.sources] == ["The Paper"]
    assert (event.attributes["Story ID"], event.attributes["CAMEO Code"]) == ("9", "040")


def test_polecat():
    names = (
        "Event ID,Event Date,Event Type,Event Mode,Intensity,Contexts,Actor Name,Actor Country,Recipient Name,"
        "Placename,Country,Latitude,Longitude,GeoNames ID,Source,Publication Date,Language"
    ).replace(",", "\t")
    cells = ["P1", "2022-02-03", "CONSULT", "visit", "1.0", "military; diplomatic", "Northland; Eastland", "NOR",
             "Southland", "Oslo", "Norway", "59.9", "10.7", "3143244", "Agency", "2022-02-04", "en"]  # fmt: skip
    result = read(names + "\n" + "\t".join(cells) + "\n")
    event = only(result)
    assert (result.report.format, event.id, event.type) == ("polecat", "P1", "talks")
    assert people(event) == [("Northland", "actor"), ("Eastland", "actor"), ("Southland", "recipient")]
    assert (str(event.when), str(event.reported)) == ("2022-02-03", "2022-02-04")
    assert event.tags == ("military", "diplomatic")
    assert event.attributes["GeoNames ID"] == "3143244"


ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,iso,region,country,admin1,location,latitude,longitude,geo_precision,source,"
    "source_scale,notes,fatalities,timestamp\n"
)


@pytest.mark.parametrize(("precision", "when"), [("1", "2022-12-28"), ("2", "2022-12-28~"), ("3", "2022-12")])
def test_acled(precision, when):
    result = read(
        ACLED + f"NAM1,28 December 2022,2022,{precision},Political violence,Battles,Armed clash,Army,Police; Guards,1,"
        'Rebels,,2,516,Southern Africa,Namibia,Khomas,Windhoek,-22.5,17.0,1,Paper; Radio,National,"On 28 December, '
        'a clash.",3,1672700000\n'
    )
    event = only(result)
    assert (result.report.format, str(event.when), event.type) == ("acled", when, "military")
    assert people(event) == [
        ("Army", "actor"), ("Rebels", "recipient"), ("Police", "mentioned"), ("Guards", "mentioned"),
    ]  # fmt: skip
    assert event.summary == "On 28 December, a clash."
    assert [source.publisher for source in result.timeline.sources] == ["Paper", "Radio"]
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Windhoek", "NAM")
    assert event.attributes["fatalities"] == "3"
    assert "no redistribution" in (result.timeline.info.licence or "")


UCDP = (
    "id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_article,source_headline,where_prec,"
    "where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,best\n"
)


def test_ucdp():
    articles = '"""Agency A,2011-01-05,Four dead; says army"";""Agency B,2011-01-06,More"""'
    result = read(
        UCDP + f"5,X-1,2011,1,The war,A - B,Government of A,B,{articles},Four dead,1,Town,1.5,2.5,Namibia,2,"
        "2011-01-04 00:00:00.000,2011-01-05 00:00:00.000,4\n"
        "6,X-2,2011,3,A - civilians,A - civilians,A,Civilians,,,6,,1.5,2.5,Namibia,1,2011-01-04,2011-01-04,1\n"
    )
    first, second = result.timeline.events
    assert (result.report.format, str(first.when), str(second.when)) == (
        "ucdp-ged", "2011-01-04/2011-01-05", "2011-01-04",
    )  # fmt: skip
    assert people(first) == [("Government of A", "actor"), ("B", "actor")]
    assert people(second) == [("A", "actor"), ("Civilians", "recipient")]
    assert [(source.publisher, source.title, str(source.published)) for source in result.timeline.sources] == [
        ("Agency A", "Four dead; says army", "2011-01-05"),
        ("Agency B", "More", "2011-01-06"),
    ]
    assert first.attributes["best"] == "4"


def test_a_span_that_ends_before_it_starts_is_left_out_with_the_swap():
    row = "5,,,1,,,A,B,,,,Town,,,,1,2011-01-05,2011-01-04,\n"
    result = read(UCDP + row)
    (problem,) = result.report.problems
    assert (result.report.rejected, problem.line, problem.column) == (1, 2, "date_start")
    assert "2011-01-04/2011-01-05" in problem.fix


def test_cow_disputes_keep_the_month_where_the_day_is_not_known():
    result = read(
        "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,hiact\n"
        "2,-9,7,1902,24,1,1903,6,1,7\n3,5,7,1902,5,7,1902,6,1,1\n"
    )
    first, second = result.timeline.events
    assert (result.report.format, str(first.when), first.type) == ("cow-mida", "1902-07/1903-01-24", "military")
    assert (str(second.when), second.type) == ("1902-07-05", "threat")


def test_cow_states_of_one_dispute_are_one_event():
    result = read(
        "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hiact\n"
        '2,"UKG",200,-9,7,1902,24,1,1903,0,0\n2,"USA",2,3,7,1902,24,2,1903,1,7\n2,"FRN",220,x,7,1902,1,1,1903,1,7\n'
    )
    event = only(result)
    assert people(event) == [("USA", "actor"), ("UKG", "recipient")]
    assert (event.id, str(event.when), event.type) == ("2", "1902-07/1903-02-24", "military")
    assert (result.report.read, result.report.accepted, result.report.rejected) == (3, 2, 1)
    assert "FRN" not in event.attributes["states"]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_pa_x_from_a_workbook():
    rows = (
        ["Con", "PP", "PPName", "AgtId", "Agt", "Dat", "Stage", "ThrdPart", "Loc1ISO"],
        [
            "Northland/Southland\nEastland",
            17,
            "Long talks",
            4,
            "Accord",
            "1999-05-03",
            "SubPar",
            "UN/Switzerland",
            "NAM",
        ],
    )
    result = read(workbook(*rows), "pax.xlsx")
    event = only(result)
    assert (result.report.format, event.id, event.type, event.title) == ("pa-x", "4", "agreement", "Accord")
    assert people(event) == [
        ("Northland", "actor"), ("Southland", "actor"), ("Eastland", "actor"),
        ("UN", "mediator"), ("Switzerland", "mediator"),
    ]  # fmt: skip
    assert [(relation.kind, relation.target) for relation in event.relations] == [("part_of", "process-17")]
    assert event.place is not None
    assert (event.place.name, event.place.country, "Long talks" in event.tags) == ("Namibia", "NAM", True)


def test_names_of_columns_in_other_case_are_known():
    result = read(ACLED.upper() + "N1,1 May 2022,2022,1,,Protests,,People,,,,,,,,,,,,,,,,,,\n")
    assert result.report.format == "acled"
    assert only(result).id == "N1"
