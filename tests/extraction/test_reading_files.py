"""Articles from files, and the command that reads them."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from diplomatic_timeline.__main__ import commands
from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction import read_article, to_record
from tests.extraction.conftest import events_of

DAY = date(2031, 5, 15)
ROW = {"text": "Chad met Niger on Monday.", "published": "2031-05-15", "publisher": "A Paper", "title": "T", "url": "u"}


def run(*arguments):
    return CliRunner().invoke(commands, ["extract", *map(str, arguments)])


def test_plain_text_and_markdown_are_taken_as_they_are():
    for name in ("a.txt", "a.MD"):
        article = read_article("Zoë\r\nmet.".encode(), name, published=DAY, publisher="P")
        assert (article.text, article.publisher) == ("Zoë\r\nmet.", "P")


def test_json_says_when_and_by_whom():
    article = read_article(json.dumps(ROW).encode(), "a.json")
    assert (article.published, article.publisher, article.title, article.url) == (DAY, "A Paper", "T", "u")
    assert read_article(json.dumps(ROW).encode(), "a.json", publisher="Other").publisher == "Other"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b" \n", "a.txt", "holds no text"),
        (b"\xff\xfe", "a.txt", "not UTF-8"),
        (b"Chad met Niger.", "a.txt", "does not say when it was published"),
        (b"{", "a.json", "is not JSON"),
        (b"[]", "a.json", "no field 'text'"),
        (json.dumps({**ROW, "published": "May"}).encode(), "a.json", "'May' is not a day"),
        (b"a" * 2_000_001, "a.txt", "2,000,001 characters"),
    ],
)
def test_a_bad_file_is_an_error_that_says_what_to_do(data, name, words):
    with pytest.raises(ExtractionError, match=words):
        read_article(data, name, published=None if "when" in words or name == "a.json" else DAY)


def test_records_have_the_fields_that_scorers_ask_for():
    (event,) = events_of("Chad met Niger.")
    row = to_record(event)
    assert {"id", "type", "title", "when", "participants", "status", "relations", "evidence"} <= set(row)
    assert (row["when"], row["status"], row["relations"]) == (None, "asserted", [])
    assert row["evidence"][0]["exact"] == "Chad met Niger."
    assert set(row["participants"][0]) == {"name", "role"}


def test_the_command_prints_json_lines(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ROW["text"], encoding="utf-8")
    done = run(path, "--published", "2031-05-15", "--publisher", "A Paper")
    assert done.exit_code == 0
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (row["type"], row["when"], row["evidence"][0]["start"]) == ("talks", "2031-05-12", 0)


def test_several_files_go_to_a_folder_and_one_failure_costs_only_itself(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(json.dumps(ROW), encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    out = tmp_path / "out"
    done = run(tmp_path / "a.json", tmp_path / "bad.json", tmp_path / "b.json", "-o", out)
    assert done.exit_code == 1
    assert "'bad.json' is not JSON" in done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_one_file_goes_to_a_file(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ROW), encoding="utf-8")
    assert run(tmp_path / "a.json", "-o", tmp_path / "found.jsonl").exit_code == 0
    assert json.loads((tmp_path / "found.jsonl").read_text(encoding="utf-8"))["type"] == "talks"


def test_the_command_refuses_a_bad_date(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ROW), encoding="utf-8")
    done = run(tmp_path / "a.json", "--published", "15 May")
    assert done.exit_code != 0
    assert "--published: '15 May' is not a day" in done.stderr


def test_bundled_articles_are_retold(bundled):
    paths = sorted((bundled / "articles").glob("*.json"))
    assert len(paths) >= 3
    assert all("our own words" in json.loads(path.read_text(encoding="utf-8"))["note"] for path in paths)
