"""Titles of extracted events: short, composed, with a topic that says what it is about."""

import pytest

from tests.extraction.conftest import events_of

TITLES = [
    ("Chad and Niger met on Monday.", "Chad and Niger hold talks"),
    ("Chad agreed to a pause in strikes on energy targets.", "Chad agrees: pause in strikes on energy targets"),
    ("Chad rejected the plan.", "Chad rejects plan"),
    ("Chad rejected on Monday a Nigerien offer.", "Chad rejects Nigerien offer"),
    ("Chad has rejected that condition, saying it was a trap.", "Chad rejects condition"),
    ("Chad proposed a form of temporary administration.", "Chad proposes: form of temporary administration"),
    # a deed is told with its verb: without it "agree: use of force" says the opposite
    ("Chad accused Niger of attacking a gas depot.", "Chad accuses Niger of attacking a gas depot"),
    ("Chad said that Niger and Togo had agreed to renounce the use of force.",
     "Chad, Niger and Togo agree to renounce the use of force"),
    ("Chad and Niger agreed not to use force in the delta.", "Chad and Niger agree not to use force in the delta"),
    ("Chad announced agreements with Niger and Togo on Monday to pause strikes on mines.",
     "Chad, Niger and Togo agree to pause strikes on mines"),
    ("Chad called for those banks to be reconnected to SWIFT.", "Chad demands: banks to be reconnected to SWIFT"),
    ("Chad urged Niger to avoid steps that could harm.", "Chad urges Niger to avoid steps"),
    ("Chad refused to lift the blockade.", "Chad refuses to lift the blockade"),
    ("Chad offered on Tuesday to host a summit.", "Chad proposes to host a summit"),
    ("Chad threatened to close the border.", "Chad threatens to close the border"),
    # of a clause, which can say yes or no to it, the title only tells what it is about
    ("Chad denied that the blockade would be lifted.", "Chad denies a claim about blockade"),
    ("Chad called absurd the idea that it would attack its own ports.", "Chad denies a claim about ports"),
    ("Chad warned on Monday that the truce would end if Niger came closer.", "Chad warns Niger over truce"),
    ("Chad proposed that the sanctions on banks could end.", "Chad makes a proposal on sanctions on banks"),
    # of a condition it tells what has to happen, not what would follow
    ("Chad said that the truce would start only after the embargo was lifted.", "Chad sets a condition on embargo"),
    ("Chad said the truce would start once sanctions were removed from banks.", "Chad sets a condition on sanctions"),
    # rows for certain verbs and words
    ("Chad received President Luis Quispe on Monday.", "Chad receives Luis Quispe"),
    ("The European Union lifted sanctions on Chad.", "European Union eases penalties: sanctions on Chad"),
    ("The European Union imposed sanctions on Chad.", "European Union decides on penalties against Chad"),
    ("Jane Doe spoke by phone with Luis Quispe.", "Jane Doe and Luis Quispe speak by phone"),
    ("The king sent a letter to Luis Quispe.", "King writes to Luis Quispe"),
    # grammar
    ("Two officials close to the talks said that a truce was near.", "Two officials close to the talks on truce"),
    ("Officials proposed a new truce.", "Officials propose: new truce"),
    ("Kenyans voted in a referendum.", "Kenyans vote: referendum"),
    ("Chad said that it would restore political and economic ties.", "Chad on political and economic ties"),
    ("Chad said that the date of a call between Niger and Togo was open.",
     "Chad on date of a call between Niger and Togo"),
    ("Chad complained about limits on grain exports.", "Chad complains about limits on grain exports"),
    ("Chad said that the border court decides in May.", "Chad on border court"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_is_composed(text, title):
    assert [event.title for event in events_of(text)] == [title]


def test_a_title_never_is_a_sentence_and_never_very_long(articles):
    for article in articles:
        for event in events_of(article.text):
            assert event.title not in article.text
            assert len(event.title) < 140
