"""The spaCy engine: its reading of a parse, and what happens where spaCy is missing."""

import importlib.util
from dataclasses import dataclass, field

import pytest

from diplomatic_timeline.extraction import Article, extract_events, parsing
from diplomatic_timeline.extraction.engines import NO_PARSER
from diplomatic_timeline.extraction.units import read_page
from tests.extraction.conftest import PUBLISHED, names

TEXT = "Chad conceded that the port had fallen."

PARSED = """
    Chad/PROPN/nsubj/1 conceded/VERB/ROOT/1 that/SCONJ/mark/6 the/DET/det/4 port/NOUN/nsubj/6 had/AUX/aux/6
    fallen/VERB/ccomp/1 ./PUNCT/punct/1
"""
BLAMED = "Chad blamed Niger for the long war."
BLAMED_PARSED = """
    Chad/PROPN/nsubj/1 blamed/VERB/ROOT/1 Niger/PROPN/dobj/1 for/ADP/prep/1 the/DET/det/6 long/ADJ/amod/6
    war/NOUN/pobj/3 ./PUNCT/punct/1
"""


@dataclass(eq=False)
class Word:
    """One word of a parse, as spaCy gives it."""

    text: str
    pos_: str
    dep_: str
    i: int
    idx: int
    doc: list = field(repr=False)
    head: "Word" = field(default=None, repr=False)

    def __len__(self):
        return len(self.text)

    @property
    def lower_(self):
        return self.text.lower()

    @property
    def is_punct(self):
        return self.pos_ == "PUNCT"

    @property
    def children(self):
        return [word for word in self.doc if word.head is self and word is not self]

    @property
    def subtree(self):
        below = [word for child in self.children for word in child.subtree]
        return sorted([self, *below], key=lambda word: word.i)

    @property
    def ancestors(self):
        return [] if self.head in (None, self) else [self.head, *self.head.ancestors]


class Parser:
    """A parser that knows one sentence."""

    def __init__(self, parsed=PARSED):
        self.rows = [row.split("/") for row in parsed.split()]

    def pipe(self, texts):
        for text in texts:
            words: list[Word] = []
            at = 0
            for place, (form, pos, dep, _) in enumerate(self.rows):
                at = text.index(form, at)
                words.append(Word(form, pos, dep, place, at, words))
            for word, row in zip(words, self.rows, strict=True):
                word.head = words[int(row[3])]
            yield words


def test_subject_and_clause_of_a_reporting_verb_are_read_from_the_parse():
    (one,) = parsing.parsed_attributions(read_page(TEXT), Parser())
    assert (TEXT[slice(*one.speaker)], TEXT[slice(*one.content[0])]) == ("Chad", "that the port had fallen")


def test_the_grounds_of_a_reproach_belong_to_it():
    (one,) = parsing.parsed_attributions(read_page(BLAMED), Parser(BLAMED_PARSED))
    assert (BLAMED[slice(*one.speaker)], BLAMED[slice(*one.content[-1])]) == ("Chad", "Niger for the long war")


def test_the_engine_makes_events_of_the_parse(monkeypatch):
    monkeypatch.setattr(parsing, "load_parser", Parser)
    found = extract_events(Article(TEXT, PUBLISHED), "spacy")
    assert [names(event) for event in found.events] == [["Chad"]]
    assert found.notices == ()


def test_without_spacy_the_rules_read_and_a_notice_says_so(monkeypatch):
    monkeypatch.setattr(parsing, "load_parser", lambda: None)
    found = extract_events(Article(TEXT, PUBLISHED), "spacy")
    assert [event.type for event in found.events] == ["statement"]
    assert found.notices == (NO_PARSER,)


def test_a_missing_model_is_no_error(monkeypatch):
    monkeypatch.setattr(parsing, "MODELS", ("no_such_model",))
    parsing.load_parser.cache_clear()
    assert parsing.load_parser() is None
    parsing.load_parser.cache_clear()


@pytest.mark.skipif(
    not any(importlib.util.find_spec(name) for name in parsing.MODELS), reason="spaCy's model is not installed"
)
def test_the_real_parser_reads_every_bundled_article(articles):
    for article in articles:
        found = extract_events(article, "spacy")
        assert found.notices == ()
        assert found.events
        assert found.dropped == ()
