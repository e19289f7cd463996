"""The bars on the development articles, by their own scorer."""

import json
import subprocess
import sys

import pytest

from diplomatic_timeline.extraction import extract_events, read_article, to_json_lines

AT_LEAST = {
    "core recall": 85,
    "precision": 85,
    "type": 80,
    "date": 92,
    "main actor": 90,
    "recipient": 60,
    "dispute links found": 60,
    "quotes covered": 95,
    "quotes, right speaker": 90,
    "evidence verbatim": 100,
}


@pytest.fixture(scope="module")
def scores(dev_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("predicted")
    for path in sorted((dev_data / "eval" / "gold").glob("*.json")):
        article = read_article((dev_data / "articles" / path.name).read_bytes(), path.name)
        (folder / f"{path.stem}.jsonl").write_text(to_json_lines(extract_events(article).events), encoding="utf-8")
    command = [sys.executable, dev_data / "eval" / "score_events.py", "--json", "--pred", folder]
    command += ["--articles", dev_data / "articles", "--gold", dev_data / "eval" / "gold"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["micro"]


@pytest.mark.parametrize(("measure", "bar"), AT_LEAST.items())
def test_development_articles_reach(scores, measure, bar):
    assert scores[measure]["percent"] >= bar


def test_no_trap_is_hit_and_few_links_are_wrong(scores):
    assert scores["traps hit"]["count"] == 0
    assert scores["dispute links wrong"]["count"] <= scores["dispute links found"]["count"] / 3
