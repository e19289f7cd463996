"""The command `times`."""

import json

from click.testing import CliRunner

from diplomatic_timeline.__main__ import commands


def run(*args):
    return CliRunner().invoke(commands, ["times", *map(str, args)])


def test_each_expression_is_one_line(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("They met on Thursday for two hours.", encoding="utf-8")
    done = run(file, "--published", "2025-03-14")
    first, second = map(json.loads, done.stdout.splitlines())
    assert list(first) == ["text", "start", "end", "type", "value", "edtf", "how"]
    assert (first["text"], first["start"], first["end"]) == ("Thursday", 12, 20)
    assert (first["type"], first["value"], first["edtf"]) == ("DATE", "2025-03-13", "2025-03-13")
    assert first["how"] == "the Thursday before publication, Thursday 13 March 2025"
    assert (second["type"], second["value"], second["edtf"]) == ("DURATION", "PT2H", None)


def test_hours_are_counted_from_a_time_of_publication(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"text": "4 hours ago"}), encoding="utf-8")
    (line,) = run(file, "--published", "2025-03-14T12:00+01:00").stdout.splitlines()
    assert json.loads(line)["edtf"] == "2025-03-14T08:00+01:00"


def test_a_day_that_is_none_is_an_error_in_one_line(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("now", encoding="utf-8")
    done = run(file, "--published", "yesterday")
    assert done.exit_code == 1
    assert "'yesterday' is no day of publication; write it as 2025-03-14" in done.stderr
