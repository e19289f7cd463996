"""The documents say what the code does."""

import re
import shutil

import pytest

from diplomatic_timeline.when import When
from scripts.build_docs import PAGES, stale_pages
from tests.architecture.project import ROOT

EDTF = (ROOT / "docs" / "edtf.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", EDTF, re.MULTILINE)


def test_generated_documents_are_fresh():
    assert stale_pages() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_changed_document_is_seen_as_stale(name, tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("*.png"))
    (tmp_path / name).write_text("changed", encoding="utf-8")
    assert stale_pages(tmp_path) == [name]


@pytest.mark.parametrize(("text", "words"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_edtf_page_gives_the_words_of_the_app(text, words):
    assert When.parse(text.replace(r"\|", "|")).words() == words.strip()


def test_edtf_page_has_examples():
    assert len(EXAMPLES) >= 30
