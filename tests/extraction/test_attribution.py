"""Who is said to have said what."""

import pytest

from diplomatic_timeline.extraction.carrying import find_attributions
from diplomatic_timeline.extraction.units import read_page


def told(text):
    """Return verb, speaker and content of each attribution, as written."""
    rows = []
    for one in find_attributions(read_page(text)):
        speaker = text[slice(*one.speaker)] if one.speaker else None
        rows.append((one.cue.verb, speaker, " ... ".join(text[slice(*span)] for span in one.content)))
    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The minister said the talks had failed.", [("say", "The minister", "the talks had failed")]),
        ("The minister said on Monday that they failed.", [("say", "The minister", "that they failed")]),
        ("The talks had failed, the minister said.", [("say", "the minister", "The talks had failed")]),
        ("The talks had failed, the minister said on Monday.", [("say", "the minister", "The talks had failed")]),
        ("The talks, she said, had failed.", [("say", "she", "The talks ... had failed")]),
        ('"They failed," said Jane Doe of the ministry.', [("say", "Jane Doe of the ministry", '"They failed,"')]),
        ('"They failed," Jane Doe said in a recent interview.', [("say", "Jane Doe", '"They failed,"')]),
        ('"They failed," Doe told the BBC. "We go."', [("tell", "Doe", '"They failed," ... "We go."')]),
        ("Jane Doe, who met the king, said he agreed.", [("say", "Jane Doe", "he agreed")]),
        ("Doe, the first envoy to go there, warned that war was near.", [("warn", "Doe", "that war was near")]),
        ("According to the ministry, talks failed.", [("according", "the ministry", "talks failed")]),
        ("Talks failed, according to the ministry.", [("according", "the ministry", "Talks failed")]),
        ("Chad accused Niger of lying.", [("accuse", "Chad", "Niger of lying")]),
        ("Chad called for new talks.", [("call", "Chad", "new talks")]),
        ("Chad urged Niger to leave.", [("urge", "Chad", "to leave")]),
        ("Chad ordered a pause.", []),
        ("Reports of the plan were wrong.", []),
        ("The plan announced on Monday failed.", []),
        ("The minister refused the request.", [("refuse", "The minister", "the request")]),
    ],
)
def test_attributions(text, rows):
    assert told(text) == rows


def test_two_speakers_in_one_sentence_have_each_their_words():
    rows = told("Doe said that talks failed, while Roe said that they went well.")
    assert rows == [("say", "Doe", "that talks failed"), ("say", "Roe", "that they went well")]


def test_and_accused_has_the_speaker_of_the_verb_before():
    rows = told("Doe voiced anger that the truce would be tied to a deal and accused Roe of deceit.")
    assert [(verb, speaker) for verb, speaker, _ in rows] == [("voice", "Doe"), ("accuse", "Doe")]


def test_a_paragraph_that_only_quotes_has_the_speaker_before():
    rows = told('"We leave," said Jane Doe.\n"We shall not return."')
    assert [(speaker, content) for _, speaker, content in rows] == [
        ("Jane Doe", '"We leave,"'),
        ("Jane Doe", '"We shall not return."'),
    ]


def test_a_signed_quotation_has_the_one_who_signs():
    assert told("“We leave at once, all of us.” ― Jane Doe")[0][1:] == ("Jane Doe", "“We leave at once, all of us.”")
