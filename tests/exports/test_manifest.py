"""What travels with every export: filters, version, licence, hashes, citations; and what is held back."""

import csv
import io
import json
import tomllib
import zipfile
from hashlib import sha256

import pytest

from diplomatic_timeline import __version__
from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Event, Participant, Place, Provenance, Timeline, TimelineInfo
from diplomatic_timeline.exports import EXPORTS, find_export, write_bundle, write_export, write_manifest
from diplomatic_timeline.exports.restricted import find_reason
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.formats.archive import read_zip
from diplomatic_timeline.query import Query
from diplomatic_timeline.when import When
from tests.exports.made_up import HOSTILE, excerpt_of
from tests.formats.made_up import RICH

HELD = "a row that ACLED does not allow to be passed on"
NAMES = [item.name for item in EXPORTS]


def acled_event(number, month="2025-03"):
    return Event(
        id=f"UKR{number}",
        type="military",
        title=HELD,
        summary=HELD,
        when=When.parse(f"{month}-1{number}"),
        participants=(Participant(name=HELD),),
        place=Place(name=HELD, country="UKR"),
        provenance=Provenance(format="acled", file="acled.csv", row=number),
    )


MIXED = Timeline(
    TimelineInfo(id="mixed", title="Mixed"),
    (acled_event(1), acled_event(2), acled_event(3, "2025-04"), Event(id="own", title="Own", when=When.parse("2025"))),
)


def test_the_manifest_tells_filters_version_licence_and_citations():
    said = json.loads(write_manifest(excerpt_of(RICH, Query(type=("proposal",)))))
    assert said["timeline"]["version"] == "1.2.3"
    assert said["timeline"]["licence"] == "MIT"
    assert said["filters"] == [{"param": "type", "value": "proposal", "words": "proposal"}]
    assert said["events"] == {"in_timeline": 3, "exported": 0}
    assert (said["link"], said["accessed"]) == ("https://example.org/?page=Timeline", "2031-05-06")
    assert said["software"]["version"] == __version__
    assert said["read_from"] == []
    assert said["withheld"][0]["ids"] == ["offer"]  # the rich event says that it comes from ACLED
    assert "1 of 3 events (proposal)" in said["citations"]["view"]


def test_the_bundle_holds_the_file_with_its_hash_and_its_citations(bundled):
    excerpt = excerpt_of(read_timeline(bundled / "cuban-missile-crisis-1962").timeline, Query(type=("aid",)))
    content = write_export(excerpt, "csv")
    files = read_zip(write_bundle(excerpt, "events.csv", content), "the bundle")
    assert list(files) == ["events.csv", "citations.bib", "citations.csl.json", "manifest.json"]
    assert files["events.csv"] == content
    listed = json.loads(files["manifest.json"])["files"]
    assert listed["events.csv"] == {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    assert len(json.loads(files["citations.csl.json"])) == 1 + len(excerpt.timeline.sources)


def test_the_package_holds_its_manifest_and_opens_again(bundled):
    whole = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    data = write_export(excerpt_of(whole), "package")
    assert json.loads(read_zip(data, "it")["manifest.json"])["events"]["exported"] == len(whole.events)
    again = read_timeline(data)
    assert (again.report.rejected, again.report.problems) == (0, ())
    assert again.timeline.info == whole.info
    assert {event.id: event for event in again.timeline.events} == {event.id: event for event in whole.events}
    assert set(again.timeline.sources) == set(whole.sources)


def test_a_filtered_package_holds_no_source_and_no_actor_of_other_events(bundled):
    whole = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    part = read_timeline(write_export(excerpt_of(whole, Query(actor=("Keir Starmer",))), "package")).timeline
    assert 0 < len(part.events) < len(whole.events)
    used = {name for event in part.events for name in event.sources}
    assert {source.id for source in part.sources} == used
    named = {person.name for event in part.events for person in event.participants}
    assert {actor.name for actor in part.actors} == named


@pytest.mark.parametrize("name", NAMES)
def test_no_export_holds_a_row_that_may_not_be_passed_on(name):
    excerpt = excerpt_of(MIXED)
    data = write_export(excerpt, name)
    bundle = write_bundle(excerpt, "it", data)
    for content in (data, *read_zip(bundle, "it").values()):
        inner = read_zip(content, "it").values() if content.startswith(b"PK") else [content]
        assert not any(HELD.encode() in part for part in inner)


def test_of_held_back_rows_the_bundle_gives_ids_counts_and_the_reason():
    excerpt = excerpt_of(MIXED)
    files = read_zip(write_bundle(excerpt, "it.csv", write_export(excerpt, "csv")), "it")
    assert files["withheld-acled-ids.csv"].decode().split() == ["id", "UKR1", "UKR2", "UKR3"]
    counts = list(csv.DictReader(io.StringIO(files["withheld-acled-counts.csv"].decode())))
    assert [(row["month"], row["country"], row["type"], row["events"]) for row in counts] == [
        ("2025-03", "UKR", "military", "2"),
        ("2025-04", "UKR", "military", "1"),
    ]
    assert "terms of use" in files["withheld-acled-why.txt"].decode()
    said = json.loads(files["manifest.json"])
    assert said["withheld"][0]["ids"] == ["UKR1", "UKR2", "UKR3"]
    assert said["events"] == {"in_timeline": 4, "exported": 1}


def test_rows_read_from_a_file_of_acled_are_held_back_after_a_detour_through_our_own_formats():
    columns = (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,iso,region,country,admin1,location,latitude,longitude,geo_precision,source,"
        "source_scale,notes,fatalities,timestamp"
    )
    row = (
        "NAM1,28 December 2022,2022,1,Political violence,Battles,Armed clash,Army,,1,Rebels,,2,516,Southern Africa,"
        f"Namibia,Khomas,Windhoek,-22.5,17.0,1,Paper,National,{HELD},3,1672700000"
    )
    read = read_timeline(f"{columns}\n{row}\n".encode()).timeline
    for name in ("jsonl", "datapackage", "parquet", "csv"):
        again = read_timeline(write_timeline(read, name)).timeline
        excerpt = excerpt_of(again)
        assert (excerpt.timeline.events, excerpt.withheld[0].ids) == ((), ("NAM1",))
        assert excerpt.withheld[0].counts == {("2022-12", "NAM", "military"): 1}
        assert excerpt.store.origins == {"acled"}
        assert find_reason(excerpt.store.origins)


def test_timelines_of_other_formats_have_no_reason_to_hold_anything_back(bundled):
    whole = read_timeline(bundled / "ukraine-ceasefire-2025").timeline
    assert find_reason(excerpt_of(whole).store.origins) is None


@pytest.mark.parametrize("name", NAMES)
def test_an_export_of_nothing_is_a_file_all_the_same(name):
    excerpt = excerpt_of(RICH, Query(type=("vote",)))
    data = write_export(excerpt, name)
    assert data or name == "jsonl"
    with zipfile.ZipFile(io.BytesIO(write_bundle(excerpt, "it", data))) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("name", NAMES)
def test_equal_excerpts_are_written_in_equal_bytes(name):
    assert write_export(excerpt_of(RICH), name) == write_export(excerpt_of(RICH), name)


def test_too_many_events_for_a_format_are_refused_with_advice():
    events = tuple(Event(id=f"e{number}", title="E") for number in range(find_export("page").most + 1))
    with pytest.raises(FormatError, match=r"5,001 events are too many .* at most 5,000; narrow the filters"):
        write_export(excerpt_of(Timeline(TimelineInfo(id="t", title="T"), events)), "page")


def test_an_unknown_export_is_refused_with_the_names_of_all():
    with pytest.raises(FormatError, match=f"no export 'pdf'; use one of {', '.join(NAMES)}"):
        write_export(excerpt_of(RICH), "pdf")


def test_the_version_is_the_projects(root):
    assert tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"] == __version__


def test_the_hostile_text_holds_what_ends_a_script_and_a_style():
    """Guards the tests that use it."""
    assert "</script>" in HOSTILE
    assert "</style>" in HOSTILE
