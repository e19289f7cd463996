"""Every rule matches its own examples and spares its counter-examples."""

import pytest

from diplomatic_timeline.extraction.cleaning import BOILERPLATE
from diplomatic_timeline.extraction.deeds import find_acts
from diplomatic_timeline.extraction.kinds import KIND_RULES
from diplomatic_timeline.extraction.plover import ROOT_RULES
from diplomatic_timeline.extraction.triggers import DEEDS
from diplomatic_timeline.extraction.units import read_page
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import read_table, words_of
from diplomatic_timeline.extraction.words import find_tokens
from diplomatic_timeline.vocabulary import TYPES


def triggered(deed, sentence):
    """Return whether the row holds for a verb of the sentence, by itself."""
    tokens = find_tokens(sentence)
    for at, token in enumerate(tokens):
        form = form_of(token.lower)
        rest = "".join(f"{later.lower} " for later in tokens[at + 1 :])
        if form and form.lemma in deed.verbs and form.tense in ("past", "part") and deed.fits(rest):
            return True
    return False


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: f"{deed.type}-{deed.verbs[0]}")
def test_a_deed_matches_its_examples_and_spares_the_others(deed):
    assert [sentence for sentence in deed.matches if not triggered(deed, sentence)] == []
    assert [sentence for sentence in deed.spares if triggered(deed, sentence)] == []


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: f"{deed.type}-{deed.verbs[0]}")
def test_the_first_example_of_a_deed_is_told_as_one(deed):
    """The table's order lets a narrower row win, so only the type is looked at where several rows share a verb."""
    page = read_page(deed.matches[0])
    acts = [act for sentence in page.sentences for act in find_acts(page.plain, sentence.units)]
    assert acts, deed.matches[0]


@pytest.mark.parametrize("rule", KIND_RULES, ids=lambda rule: f"{rule.type}-{rule.pattern[:20]}")
def test_a_kind_matches_its_examples_and_spares_the_others(rule):
    verb = rule.verbs[0] if rule.verbs else "say"
    assert [content for content in rule.matches if not rule.fits(rule.of[0], verb, content)] == []
    assert [content for content in rule.spares if rule.fits(rule.of[0], verb, content)] == []


@pytest.mark.parametrize("rule", ROOT_RULES, ids=lambda rule: f"{rule.root}-{rule.pattern[:20]}")
def test_a_root_matches_its_examples_and_spares_the_others(rule):
    assert [words for words in rule.matches if not rule.fits(words)] == []
    assert [words for words in rule.spares if rule.fits(words)] == []


@pytest.mark.parametrize("rule", BOILERPLATE, ids=lambda rule: rule.matches[0])
def test_boilerplate_matches_its_lines_and_spares_the_article(rule):
    assert [line for line in rule.matches if not rule.pattern.fullmatch(line)] == []
    assert [line for line in rule.spares if rule.pattern.search(line)] == []


@pytest.mark.parametrize("table", ["deeds.csv", "kinds.csv", "roots.csv"])
def test_every_rule_has_examples_of_both_kinds(table):
    assert all(row["matches"].strip() and row["spares"].strip() for row in read_table(table))


def test_tables_name_only_known_types():
    named = {row["type"] for table in ("deeds.csv", "kinds.csv", "cues.csv") for row in read_table(table)} - {""}
    assert named <= set(TYPES)


def test_an_unknown_word_list_is_empty_and_a_known_one_is_not():
    assert words_of("pronoun")
    assert not words_of("no such list")
