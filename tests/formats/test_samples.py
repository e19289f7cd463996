"""Real files, where they are at hand: how many rows each has, how many are left out, and why."""

from pathlib import Path

import pytest

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory

# file, format, rows accepted, rows rejected, events, and what explains a difference
TABLE = [
    ("cow/MIDA 5.0.csv", "cow-mida", 2_436, 0, 2_436, "one row a dispute"),
    ("cow/MIDB 5.0.csv", "cow-midb", 5_883, 0, 2_436, "the states of one dispute are one event"),
    ("gdelt/spark_events.csv", "gdelt2", 100, 0, 100, "no line of names: the first row counts"),
    ("gdelt/spark_events1.csv", "gdelt1", 100, 0, 100, "57 and 58 columns"),
    ("gdelt/spark_mentions.csv", "gdelt-mentions", 100, 0, 87, "87 events are mentioned 100 times"),
    ("icews/events.2018.sample.tab", "icews", 3_705, 0, 3_705, "one row an event"),
    ("ics/events.ics", "icalendar", 4, 0, 4, "four entries"),
    ("ics/parl_cal.ics", "icalendar", 35, 0, 35, "35 entries"),
    ("kleptocracy/static_api_timeline.json", "kleptocracy", 332, 0, 332, "as its field `total` says"),
    ("plover/PLOVER_GSR_CAMEO.txt", "plover", 323, 0, 322, "the first record documents the file"),
    ("simile/jfk.xml", "simile-xml", 130, 0, 130, "130 event elements"),
    ("timelinejs/eras.json", "timelinejs", 20, 0, 20, "20 slides; eras are no rows"),
    ("timelinejs/women_in_computing.csv", "timelinejs-csv", 11, 0, 10, "the first row is the title"),
    ("timelinejs/women_in_computing.json", "timelinejs", 10, 0, 10, "ten slides; the title is no row"),
]


@pytest.fixture(scope="module")
def samples(dev_data) -> Path:
    return dev_data / "samples"


@pytest.mark.parametrize(("file", "format_name", "accepted", "rejected", "events", "why"), TABLE)
def test_every_row_of_a_real_file_is_accounted_for(samples, file, format_name, accepted, rejected, events, why):
    result = read_timeline(samples / file)
    assert (result.report.format, result.report.accepted, result.report.rejected) == (format_name, accepted, rejected)
    assert len(result.timeline.events) == events, why
    store = open_memory(result.timeline)
    assert store.count(Query()).total == events


def test_a_list_of_codes_is_no_timeline(samples):
    with pytest.raises(FormatError):
        read_timeline(samples / "plover" / "CAMEO2PLOVER-2021.txt")
