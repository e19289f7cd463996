"""The command line: the store's own answers, reports on files, and errors that fit one line."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from diplomatic_timeline.__main__ import commands
from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.exports import take_excerpt, write_export
from diplomatic_timeline.formats import read_timeline, write_timeline
from diplomatic_timeline.query import FILTERS, Query
from diplomatic_timeline.store.interface import FACET_FIELDS
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When
from tests.conftest import ROOT

UKRAINE = ROOT / "data" / "ukraine-ceasefire-2025"
CUBA = ROOT / "data" / "cuban-missile-crisis-1962"
BAD_ROWS = b'{"id":"a","title":"A"}\n{"id":"b","title":"B","when":"2021-4"}\n{"id":"c","title":"C","type":"tlaks"}\n'
CALL = [sys.executable, "-m", "diplomatic_timeline"]


def run(*args):
    return CliRunner().invoke(commands, [str(arg) for arg in args])


def ids(printed):
    return [json.loads(line)["id"] for line in printed.splitlines()]


@pytest.fixture(scope="module")
def stores():
    return {folder: open_memory(read_timeline(folder).timeline) for folder in (UKRAINE, CUBA)}


@pytest.fixture
def bad_file(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(BAD_ROWS)
    return path


PUTIN = "Vladimir Putin"
ASKED = [
    ([], Query()),
    (["--actor", PUTIN, "--type", "claim"], Query(actor=(PUTIN,), type=("claim",))),
    (["--actor", PUTIN, "--actor", "Donald Trump", "--match", "all"], Query(("Vladimir Putin", "Donald Trump"), "all")),
    (["--role", "mediator"], Query(role="mediator")),
    (
        ["--family", "word", "--family", "force", "--status", "disputed"],
        Query(family=("word", "force"), status=("disputed",)),
    ),
    (["--q", "ceasefire Trump"], Query(text="ceasefire Trump")),
    (
        ["--from", "2025-03-10", "--to", "2025-03-15"],
        Query(start=When.parse("2025-03-10"), end=When.parse("2025-03-15")),
    ),
    (["--to", "1962-10-22T19:00-04:00"], Query(end=When.parse("1962-10-22T19:00-04:00"))),
    (["--clock", "reported"], Query(clock="reported")),
    (["--known", "2025-03-13"], Query(known=date(2025, 3, 13))),
    (["--known", "1962-10-28", "--status", "asserted"], Query(known=date(1962, 10, 28), status=("asserted",))),
]


@pytest.mark.parametrize("folder", [UKRAINE, CUBA], ids=lambda folder: folder.name)
@pytest.mark.parametrize(("args", "query"), ASKED, ids=[" ".join(args) or "nothing" for args, _ in ASKED])
def test_query_prints_what_the_store_exports(args, query, folder, stores):
    done = run("query", folder, *args)
    assert done.exit_code == 0
    assert done.stdout_bytes == write_export(take_excerpt(stores[folder], query), "jsonl")
    in_csv = run("query", folder, *args, "--format", "csv")
    assert in_csv.stdout_bytes == write_export(take_excerpt(stores[folder], query), "csv")


@pytest.mark.parametrize("folder", [UKRAINE, CUBA], ids=lambda folder: folder.name)
@pytest.mark.parametrize("item", [item for item in FILTERS if item.field in FACET_FIELDS], ids=lambda item: item.param)
def test_every_value_that_is_counted_can_be_asked_for(item, folder, stores):
    values = stores[folder].values(item.field)
    rarest = values[-1]
    done = run("query", folder, f"--{item.param}", rarest.value)
    assert (len(ids(done.stdout)), done.stderr) == (rarest.count, "")


def test_the_sample_queries_find_events(stores):
    found = [any(store.count(query).total for store in stores.values()) for _, query in ASKED]
    assert all(found)


def test_every_filter_is_an_option_with_its_help():
    printed = " ".join(run("query", "--help").stdout.split())
    assert [item.param for item in FILTERS if f"--{item.param} " not in printed or item.help not in printed] == []


def test_as_known_on_a_day_leaves_out_what_was_reported_later():
    assert "putin-kursk-encirclement-claim" not in ids(run("query", UKRAINE, "--known", "2025-03-13").stdout)
    assert "putin-kursk-encirclement-claim" in ids(run("query", UKRAINE, "--known", "2025-03-14").stdout)


def test_an_archive_gives_the_same_events_as_its_folder(tmp_path):
    archive = tmp_path / "timeline.zip"
    archive.write_bytes(write_timeline(read_timeline(CUBA).timeline, "datapackage"))
    assert run("query", archive).stdout == run("query", CUBA).stdout


def test_info_says_what_the_store_counts(stores):
    printed = run("info", UKRAINE).stdout
    store, rows = stores[UKRAINE], dict(line.split(None, 1) for line in printed.splitlines())
    assert rows["Title"] == store.info.title
    assert rows["Period"] == "12 February to 31 March 2025"
    assert rows["Events"] == str(store.size)
    assert rows["Actors"] == str(len(store.values("actor")))
    assert rows["Sources"] == str(len(read_timeline(UKRAINE).timeline.sources))
    assert rows["Publishers"] == str(len(store.values("publisher")))
    assert rows["Licence"] == store.info.licence
    assert rows["Version"] == store.info.version
    for field in ("type", "status"):
        for item in store.values(field):
            assert f"{item.value} {item.count}" in " ".join(printed.split())


def test_info_names_what_is_not_stated(tmp_path):
    path = tmp_path / "bare.jsonl"
    path.write_text('{"id":"a","title":"A"}\n')
    rows = dict(line.split(None, 1) for line in run("info", path).stdout.splitlines())
    assert rows["Period"] == "no event has a date"
    assert (rows["Undated"], rows["Licence"], rows["Version"]) == ("1", "not stated", "not stated")


def test_validate_names_every_bad_row_and_fails(bad_file):
    done = run("validate", bad_file)
    summary, *problems = done.stdout.splitlines()
    assert done.exit_code == 1
    assert summary == "3 rows read: 1 accepted, 2 rejected"
    assert problems == [str(problem) for problem in read_timeline(bad_file).report.problems]
    assert "line 2, column 'when': '2021-4'" in problems[0]
    assert "line 3, column 'type': 'tlaks'" in problems[1]


def test_a_warning_alone_does_not_fail(tmp_path):
    path = tmp_path / "extra.jsonl"
    path.write_text('{"id":"a","title":"A","mood":"tense"}\n')
    done = run("validate", path)
    assert done.exit_code == 0
    assert "column 'mood'" in done.stdout
    assert "warnings" in run("validate", "--help").stdout


@pytest.mark.parametrize("folder", [UKRAINE, CUBA], ids=lambda folder: folder.name)
def test_bundled_timelines_are_valid(folder):
    done = run("validate", folder)
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.endswith("0 rejected\n")


@pytest.mark.parametrize("command", ["info", "query"])
def test_rows_left_out_are_told_on_stderr(command, bad_file):
    done = run(command, bad_file)
    assert done.exit_code == 0
    assert done.stderr == "Warning: 3 rows read: 1 accepted, 2 rejected; the command 'validate' says why\n"


UNKNOWN = [
    (
        ["--actor", "Vladmir Putin"],
        "--actor: 'Vladmir Putin' does not occur in this timeline",
        "mean 'Vladimir Putin'?",
    ),
    (["--publisher", "zzz"], "--publisher: 'zzz' does not occur in this timeline", "matches nothing\n"),
    (["--country", "ukr"], "--country: 'ukr' does not occur in this timeline", "did you mean 'UKR'?"),
    (["--type", "report"], "--type: 'report' does not occur in this timeline", "matches nothing"),
]


@pytest.mark.parametrize(("args", "named", "advice"), UNKNOWN, ids=[args[1] for args, *_ in UNKNOWN])
def test_a_value_that_does_not_occur_is_warned_of(args, named, advice):
    done = run("query", UKRAINE, *args)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith(f"Warning: {named}")
    assert advice in done.stderr


def test_an_alias_of_an_actor_needs_no_warning(stores):
    actor = next(actor for actor in stores[UKRAINE].actors if actor.aliases)
    done = run("query", UKRAINE, "--actor", actor.aliases[0])
    assert (ids(done.stdout), done.stderr) == (ids(run("query", UKRAINE, "--actor", actor.name).stdout), "")


BAD_INPUTS = [
    (["query", UKRAINE, "--type", "clam"], 2, "--type: 'clam' is not one of talks, visit"),
    (["query", UKRAINE, "--match", "both"], 2, "--match: 'both' is not one of any, all"),
    (["query", UKRAINE, "--from", "03/04/2021"], 2, "--from: '03/04/2021' is 2021-04-03 or 2021-03-04"),
    (["query", UKRAINE, "--to", "yesterday"], 2, "--to: 'yesterday' leaves out a part of the date"),
    (["query", UKRAINE, "--known", "2025-03"], 2, "--known: '2025-03' is not a day such as 2025-03-14"),
    (["query", UKRAINE, "--from", "2025-04", "--to", "2025-03"], 2, "--from: 2025-04 is after to: 2025-03; exchange"),
    (["query", UKRAINE, "--actor", " "], 2, "--actor: the value is empty; leave the option out"),
    (["query", UKRAINE, "--q", "\udcff"], 2, "--q: '\\udcff' is not text"),
    (["query", UKRAINE, "--type", "clam", "--clock", "now"], 2, "--clock: 'now' is not one of happened, reported"),
    (["query", UKRAINE, "--format", "pdf"], 2, "'pdf' is not"),
    (["query", UKRAINE, "--acter", "A"], 2, "--acter"),
    (["query"], 2, "PATH"),
    (["show", UKRAINE], 2, "'show'"),
    (["info", "no such file"], 1, "there is no file or folder 'no such file'"),
    (["query", "x" * 5_000], 1, "cannot be read: "),
    (["info", ROOT / "diplomatic_timeline"], 1, "diplomatic_timeline is in no format that can be read here"),
    (["validate", ROOT / "LICENSE"], 1, "LICENSE is in no format that can be read here"),
]


@pytest.mark.parametrize(("args", "status", "named"), BAD_INPUTS, ids=range(len(BAD_INPUTS)))
def test_a_bad_input_is_one_line_that_names_it(args, status, named):
    done = run(*args)
    assert (done.exit_code, done.stdout) == (status, "")
    assert done.stderr.startswith("Error: ")
    assert named in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_a_command_the_help_is_shown():
    assert "Commands:" in run().output


def test_text_from_a_file_cannot_command_the_terminal(tmp_path):
    info = TimelineInfo(id="t", title="red \x1b[31m\ntitle", description="bell \x07")
    path = tmp_path / "t.zip"
    path.write_bytes(write_timeline(Timeline(info, (Event(id="a", title="A\x1b[2J\x9b2J"),)), "datapackage"))
    printed = run("info", path).stdout + run("query", path).stdout
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "Title       red  [31m title\n" in printed


def test_output_is_utf_8_whatever_the_locale(stores):
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*CALL, "query", UKRAINE], cwd=ROOT, env=env, capture_output=True, check=True)
    assert not done.stdout.isascii()
    assert done.stdout.replace(b"\r\n", b"\n") == write_export(take_excerpt(stores[UKRAINE], Query()), "jsonl")
    asked = [*CALL, "query", UKRAINE, "--actor", "Zelenskyy’s"]
    assert "Zelenskyy’s" in subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stderr.decode()


def test_a_closed_pipe_ends_quietly():
    with subprocess.Popen(
        [*CALL, "query", UKRAINE], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        first = process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert json.loads(first)["id"]
    assert told == b""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these systems have no file names outside Unicode")
def test_a_file_name_outside_unicode_is_read(tmp_path):
    path = tmp_path / os.fsdecode(b"b\xff.jsonl")
    path.write_bytes(BAD_ROWS)
    done = subprocess.run([*CALL, "info", path], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().startswith("Title       b\N{REPLACEMENT CHARACTER}")


def test_articles_of_one_name_are_not_written_over_each_other(tmp_path):
    paths = [tmp_path / folder / "article.txt" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("Chad met Niger.", "utf-8")
    done = run("extract", "--published", "2025-03-14", "-o", tmp_path / "out", *paths)
    assert done.exit_code == 2
    assert "would both be written to" in done.stderr
    assert not (tmp_path / "out").exists()
