"""Large flat tables are read by columns: the same events and the same report as row by row."""

import random

import pytest

from diplomatic_timeline.formats import ImportResult
from diplomatic_timeline.formats.delimited import FORMAT, read_by_columns
from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.sources import SourceTable
from diplomatic_timeline.store.table import TableEvents

HEADER = (
    "id,when,title,type,status,actors,recipients,place,country,lat,lon,source_publisher,source_url,tags,reported,note\n"
)


def made_up(rows: int, seed: int) -> str:
    chance = random.Random(seed)
    lines = []
    for number in range(rows):
        cells = [
            f"e{number}" if chance.random() > 0.05 else "e1",
            chance.choice(["2025-03-01", "2025-03", "", "1962-05~", "never", "2025-03-01/2025-03-04", "4 March 2025"]),
            chance.choice(["Talks", "A, B meet", "Ünïcode", ""]),
            chance.choice(["talks", "Claim", "", "Phone call", "air strike"]),
            chance.choice(["asserted", "", "Confirmed"]),
            chance.choice(["A", "A;B", "A; C ;", ""]),
            chance.choice(["D", "", "A"]),
            *chance.choice([("Kyiv", "UKR", "50.4", "30.5"), ("", "UKR", "", "30.5"), ("Kyiv", "", "", ""), ("",) * 4]),
            chance.choice(["Paper", "", "Radio"]),
            chance.choice(["https://example.org/1", "https://www.example.org/2"]),
            chance.choice(["x;y", "", "z"]),
            chance.choice(["2025-03-05T10:00Z", ""]),
            chance.choice(["=1", "010", "", "'=x"]),
        ]
        lines.append(",".join(f'"{cell}"' if "," in cell else cell for cell in cells))
    return HEADER + "\n".join(lines) + "\n"


def both(text: str) -> tuple[ImportResult | None, ImportResult]:
    given = Input("t.csv", text.encode())
    return read_by_columns(given, ",", 0), FORMAT.read(given)


@pytest.mark.parametrize("seed", range(8))
def test_the_same_events_and_the_same_report_as_row_by_row(seed):
    fast, slow = both(made_up(200, seed))
    assert fast is not None
    assert tuple(fast.timeline.events) == tuple(slow.timeline.events)
    assert set(fast.timeline.sources) == set(slow.timeline.sources)
    assert {actor.name for actor in fast.timeline.actors} == {actor.name for actor in slow.timeline.actors}
    assert (fast.report.accepted, fast.report.rejected) == (slow.report.accepted, slow.report.rejected)
    assert sorted(map(str, fast.report.problems)) == sorted(map(str, slow.report.problems))


def test_a_table_of_few_columns_is_read_by_columns():
    fast, slow = both("id,when,title\na,2025,A\nb,2025-03,B\n")
    assert fast is not None
    assert tuple(fast.timeline.events) == slow.timeline.events


@pytest.mark.parametrize(
    "row",
    [
        "e1,2025,Title,banquet,,,,,,,,,,,,",
        'e1,2025,Title,,,"""A; B""",,,,,,,,,,',
        "e1,2025, Title,,,,,,,,,,,,,",
        "e1,2025,Title,,,,,,,x,,,,,,",
        "e1,13/04/2025,Title,,,,,,,,,,,,,",
        "e1,2025,Title,,,,,,,,,A;B,,,,",
        ",2025,Title,,,,,,,,,,,,,",
        "e1,2025,Title,,,,,,,50,30,,,,,",
        "e1,2025,Title,veto,,,,,,,,,,veto;a,,",
    ],
)
def test_what_needs_care_is_left_to_reading_by_rows(row):
    fast, _ = both(HEADER + row + "\n")
    assert fast is None


def test_a_large_file_becomes_events_only_when_they_are_asked_for():
    given = Input("t.csv", made_up(60_000, 1).encode())
    result = FORMAT.read(given)
    assert len(given.data) > 4_000_000
    assert isinstance(result.timeline.events, TableEvents)
    store = open_memory(result.timeline)
    assert store.size == len(result.timeline.events) == result.report.accepted
    assert store.get([result.timeline.events[7].id])[0] == result.timeline.events[7]


def test_many_sources_are_a_table_and_answer_as_records_do():
    rows = "".join(f"e{n},2025-03-01,T,P{n % 7},https://www.example.org/{n}\n" for n in range(12_000))
    rows += "z,2025,T,,https://www.example.net/z\nq,2025,T,,\n"
    fast, slow = both("id,when,title,source_publisher,source_url\n" + rows)
    assert fast is not None
    assert isinstance(fast.timeline.sources, SourceTable)
    assert tuple(fast.timeline.events) == tuple(slow.timeline.events)
    assert tuple(fast.timeline.sources) == tuple(slow.timeline.sources)
    ours, theirs = open_memory(fast.timeline), open_memory(slow.timeline)
    assert ours.values("publisher") == theirs.values("publisher")
    ids = [fast.timeline.sources[5].id, "unknown", fast.timeline.sources[0].id]
    assert ours.sources(ids) == theirs.sources(ids)
    assert ours.corroboration(["e1", "e8", "z"]) == theirs.corroboration(["e1", "e8", "z"])
    assert repr(fast.timeline.sources) == repr(SourceTable(fast.timeline.sources.table))
    assert fast.timeline.sources[1:3] == tuple(slow.timeline.sources)[1:3]


ROW = "e{},2025-03-01,Talks go on and on,{}\n"
CONTENTS = {
    "plain": b"",
    "mark": b"\xef\xbb\xbf",
    "Windows-1252": ROW.format("x", "Münster").encode("cp1252"),
    "NUL": ROW.format("x", "a\0b").encode(),
    "quotes": ROW.format("x", '"one, two\nthree"').encode(),
    "odd quotes": ROW.format("x", '6" long').encode(),
    "short row": b"y,2025\n",
    "empty lines": b"\n\n",
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("header", ["id,when,title,note", "id,when,title,Straße"])
def test_a_file_is_read_as_the_same_bytes_are(name, header, tmp_path):
    rows = "".join(ROW.format(number, "n" * 60) for number in range(60_000)).encode()
    start, end = (CONTENTS[name], b"") if name == "mark" else (b"", CONTENTS[name])
    encoding = "cp1252" if name == "Windows-1252" else "utf-8"
    data = start + f"{header}\n".encode(encoding) + rows + end
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    from_file, from_bytes = FORMAT.read(Input("t.csv", path)), FORMAT.read(Input("t.csv", data))
    assert len(data) > 4 * 1024 * 1024
    assert from_file.report == from_bytes.report
    assert from_file.timeline.events[-3:] == from_bytes.timeline.events[-3:]
    assert from_file.report.accepted >= 60_000


def test_a_file_whose_header_alone_is_in_another_encoding_is_read_in_it(tmp_path):
    path = tmp_path / "t.csv"
    rows = "".join(ROW.format(number, "n" * 60) for number in range(60_000))
    path.write_bytes(f"id,when,title,Straße\n{rows}".encode("cp1252"))
    read = FORMAT.read(Input("t.csv", path))
    assert read.timeline.events[0].attributes == {"Straße": "n" * 60}
    assert any("Windows-1252" in problem.done for problem in read.report.problems)
