"""data/README.md says what is in the folders."""

import re

from diplomatic_timeline.formats import read_timeline


def test_the_counts_in_the_table_are_those_of_the_timelines(bundled):
    text = (bundled / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| \[([\w-]+)\].*\| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    assert {name for name, *_ in rows} == {path.parent.name for path in bundled.glob("*/datapackage.json")}
    for name, *told in rows:
        timeline = read_timeline(bundled / name).timeline
        assert [int(count) for count in told] == [
            len(part) for part in (timeline.events, timeline.actors, timeline.sources)
        ]


def test_every_file_is_explained(bundled):
    text = (bundled / "README.md").read_text("utf-8")
    folders = [bundled, *(path.parent for path in bundled.glob("*/datapackage.json"))]
    files = {path.name for folder in folders for path in folder.iterdir() if path.is_file()} - {"README.md"}
    assert not [name for name in files if f"`{name}`" not in text]


def test_licence_and_provenance_are_stated(bundled):
    text = " ".join((bundled / "README.md").read_text("utf-8").split())
    assert "Every event carries citations" in text
    assert "our own words" in text
    assert 'MIT, "Diplomatic Timeline Explorer contributors"' in text
