"""Every rule of the grammar, by the examples and counter-examples that it carries."""

from datetime import date

import pytest

from diplomatic_timeline.times import find_times
from diplomatic_timeline.times.grammar import GRAMMAR

PUBLISHED = date(1998, 3, 13)  # a Friday


@pytest.mark.parametrize("rule", GRAMMAR, ids=[rule.name for rule in GRAMMAR])
def test_rule_reads_its_examples_and_nothing_else(rule):
    assert rule.examples
    assert rule.never
    for text, value in rule.examples:
        mentions = find_times(text, PUBLISHED)
        if rule.resolve is None:
            assert (text, mentions) == (text, [])
        else:
            assert (rule.name, value) in [(mention.rule, mention.value) for mention in mentions], (text, mentions)
    for text in rule.never:
        assert rule.name not in [mention.rule for mention in find_times(text, PUBLISHED)], text
        if rule.resolve is None:
            assert find_times(text, PUBLISHED) != [], text


def test_names_of_rules_are_unique():
    assert len({rule.name for rule in GRAMMAR}) == len(GRAMMAR)
