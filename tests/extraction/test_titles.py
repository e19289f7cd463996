"""Titles of extracted events: short, composed, with a topic that says what it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.extraction.clauses import find_clause
from tests.extraction.conftest import events_of

TITLES = [
    ("Chad and Niger met on Monday.", "Chad and Niger hold talks"),
    ("Chad agreed to a pause in strikes on energy targets.", "Chad agrees to a pause in strikes on energy targets"),
    ("Chad rejected the plan.", "Chad rejects the plan"),
    ("Chad rejected on Monday a Nigerien offer.", "Chad rejects a Nigerien offer"),
    ("Chad has rejected that condition, saying it was a trap.", "Chad rejects the condition"),
    ("Chad proposed a form of temporary administration.", "Chad proposes a form of temporary administration"),
    # a deed is told with its verb: without it "agree: use of force" says the opposite
    ("Chad accused Niger of attacking a gas depot.", "Chad accuses Niger of attacking a gas depot"),
    ("Chad said that Niger and Togo had agreed to renounce the use of force.",
     "Chad, Niger and Togo agree to renounce the use of force"),
    ("Chad and Niger agreed not to use force in the delta.", "Chad and Niger agree not to use force in the delta"),
    ("Chad announced agreements with Niger and Togo on Monday to pause strikes on mines.",
     "Chad, Niger and Togo agree to pause strikes on mines"),
    ("Chad called for those banks to be reconnected to SWIFT.", "Chad calls for the banks to be reconnected to SWIFT"),
    ("Chad urged Niger to avoid steps that could harm.", "Chad urges Niger to avoid steps"),
    ("Chad refused to lift the blockade.", "Chad refuses to lift the blockade"),
    ("Chad offered on Tuesday to host a summit.", "Chad proposes to host a summit"),
    ("Chad threatened to close the border.", "Chad threatens to close the border"),
    # of a clause, which can say yes or no to it, the title only tells what it is about
    ("Chad denied that the blockade would be lifted.", "Chad denies that the blockade would be lifted"),
    ("Chad called absurd the idea that it would attack its own ports.", "Chad denies a claim about ports"),
    ("Chad warned on Monday that the truce would end if Niger came closer and took the ridge.",
     "Chad warns that the truce would end if Niger came closer and took the ridge"),
    ("Chad proposed that the sanctions on banks could end.", "Chad proposes that the sanctions on banks could end"),
    # of a condition it tells what has to happen, not what would follow
    ("Chad said that the truce in the northern delta would start only after the embargo was lifted.",
     "Chad sets a condition on the embargo"),
    ("Chad said the long-awaited truce in the delta would start once sanctions were removed from banks.",
     "Chad sets a condition on sanctions"),
    # rows for certain verbs and words
    ("Chad received President Luis Quispe on Monday.", "Chad receives Luis Quispe"),
    ("The European Union lifted sanctions on Chad.", "European Union eases penalties: sanctions on Chad"),
    ("The European Union imposed sanctions on Chad.", "European Union decides on penalties against Chad"),
    ("Jane Doe spoke by phone with Luis Quispe.", "Jane Doe and Luis Quispe speak by phone"),
    ("The king sent a letter to Luis Quispe.", "King writes to Luis Quispe"),
    # grammar
    ("Two officials close to the talks said that a truce was near.",
     "Two officials close to the talks: a truce was near"),
    ("Officials proposed a new truce.", "Officials propose a new truce"),
    ("Kenyans voted in a referendum.", "Kenyans vote: referendum"),
    ("Chad said that it would restore political and economic ties.",
     "Chad: it would restore political and economic ties"),
    ("Chad said that the date of a call between Niger and Togo was open.",
     "Chad: the date of a call between Niger and Togo was open"),
    ("Chad complained about limits on grain exports.", "Chad complains about limits on grain exports"),
    ("Chad said that the border court decides in May.", "Chad: the border court decides in May"),
]  # fmt: skip

CLAUSES = [
    ("Jane Doe clarified that Ali Noor, not Luis Quispe, spoke to the king.",
     "Jane Doe: Ali Noor, not Luis Quispe, spoke to the king"),
    ('"We left after a week. There was no attack," Jane Doe said.', "Jane Doe: there was no attack"),
    ("Jane Doe said that it would rain.", "Jane Doe on rain"),
    ("Kenya said that it had closed the harbour.", "Kenya: it had closed the harbour"),
    ("In the letter, Kenya said that it had closed the harbour.", "Kenya on the harbour"),
    ("Luis Quispe said he had paid the dockers.", "Luis Quispe: he had paid the dockers"),
    ("Luis Quispe claimed that he had paid the dockers.", "Luis Quispe claims that he had paid the dockers"),
    ("Jane Doe rejected the claim that the road was closed.", "Jane Doe denies that the road was closed"),
    ("Jane Doe denied that Kenya had paid the dockers.", "Jane Doe denies that Kenya had paid the dockers"),
    ("Kenya welcomed the new offer.", "Kenya welcomes the new offer"),
    ("Kenya condemned the move.", "Kenya condemns the move"),
    ("Kenya accepted the invitation.", "Kenya accepts the invitation"),
    ("Jane Doe said that the road between Kenya and Uganda was closed.",
     "Jane Doe: the road between Kenya and Uganda was closed"),
    ("Jane Doe said that Kenya was prepared to help.", "Jane Doe: Kenya was prepared to help"),
    ("Jane Doe said that the harbour was closed.", "Jane Doe: the harbour was closed"),
    ("Two harbours were closed, Jane Doe added.", "Jane Doe: two harbours were closed"),
    ("Jane Doe warned that Peru's patience had limits.", "Jane Doe warns that Peru's patience had limits"),
    ("Jane Doe claimed that Uganda had left.", "Jane Doe claims that Uganda had left"),
    ("Kenya said that its harbour was closed.", "Kenya: its harbour was closed"),
    ("Jane Doe said there was no time.", "Jane Doe: there was no time"),
    ("Jane Doe demanded that both ports pay the dockers.", "Jane Doe demands that both ports pay the dockers"),
    ("Chad warned on Monday that the truce would end if Niger came closer.",
     "Chad warns that the truce would end if Niger came closer"),
    ("Chad said that the truce would start only after the embargo was lifted.",
     "Chad: the truce would start only after the embargo was lifted"),
    # for now, only, not, if, but: what limits a clause stays in it
    ("For now, Jane Doe said, Kenya would respect the treaty.", "Jane Doe: for now Kenya would respect the treaty"),
    ("Jane Doe said that the harbour was not closed.", "Jane Doe: the harbour was not closed"),
    ("Jane Doe said that no ship had left the harbour.", "Jane Doe: no ship had left the harbour"),
    ("Jane Doe said that Kenya would come only if Uganda apologised.",
     "Jane Doe: Kenya would come only if Uganda apologised"),
    ("Jane Doe said that Kenya would pay or leave.", "Jane Doe: Kenya would pay or leave"),
    ("Jane Doe said that soldiers would leave when the rain stopped.",
     "Jane Doe: soldiers would leave when the rain stopped"),
    # cut before a further clause, a relative clause, a loose phrase
    ("Kenya said that dockers had gone home and that ships would wait.", "Kenya: dockers had gone home"),
    ("Jane Doe said that Kenya would pay only if the strike ended and the dockers came back.",
     "Jane Doe: Kenya would pay only if the strike ended"),
    ("Jane Doe said that Kenya was willing to give guarantees that might please the fishermen.",
     "Jane Doe: Kenya was willing to give guarantees"),
    ("Jane Doe said that Peru wanted to go on talking with Bolivia over Chile.",
     "Jane Doe: Peru wanted to go on talking with Bolivia"),
    # a quotation keeps its marks, and its "we" and "you"
    ('"We want peace," Jane Doe said.', 'Jane Doe: "We want peace"'),
    ('"Quarrels between brothers help nobody," Jane Doe said.', 'Jane Doe: "Quarrels between brothers help nobody"'),
    ('"There\'s a wish on both sides that such a war should end," Jane Doe said.',
     'Jane Doe: "There\'s a wish on both sides"'),
    ('Jane Doe said that Kenya would look for "other markets".', 'Jane Doe: Kenya would look for "other markets"'),
    # "he" is resolved where he speaks of his own mind, "his" where it is what he speaks for
    ("Luis Quispe said that he was ready to negotiate.", "Luis Quispe: he was ready to negotiate"),
    ("Luis Quispe said that he was not ready to negotiate.", "Luis Quispe: he was not ready to negotiate"),
    ("Luis Quispe said that his government had paid the dockers.",
     "Luis Quispe: his government had paid the dockers"),
]  # fmt: skip

KEPT = [
    # what is left out would turn it
    ("Jane Doe said that Kenya would pay the dockers of the harbour if the strike ended and they came back to work.",
     "Jane Doe warns Kenya over the dockers of the harbour"),
    ("Jane Doe said the ban would be lifted as soon as the trucks of Uganda could pass.",
     "Jane Doe on the trucks of Uganda"),
    ('"You cannot fish in our waters while you still declare all of us an enemy," Jane Doe said.',
     "Jane Doe on the waters"),
    # a pronoun would mean somebody whom the title does not name
    ("Jane Doe said that they were ready.", "Jane Doe makes a statement"),
    ("Jane Doe said that this was a mistake.", "Jane Doe on a mistake"),
    ("Jane Doe said that his plan was dead.", "Jane Doe on the plan"),
    ('"His plan is dead," Jane Doe said.', "Jane Doe on the plan"),
    ('"We like his plan," Jane Doe said.', "Jane Doe on the plan"),
    ("Jane Doe said that its harbour was closed.", "Jane Doe on the harbour"),
    ('"We do," Jane Doe said.', "Jane Doe makes a statement"),
    ("Jane Doe said that Uganda was the neighbour who had paid for the northern road, not the one who fled the war.",
     "Jane Doe on the northern road"),
    ("Jane Doe said that Kenya would stop the trains that had carried arms through the valley to the northern border.",
     "Jane Doe on the valley to the northern border"),
    # no clause: a question, half a quotation, a condition first
    ('"Do we want peace?" Jane Doe said.', "Jane Doe on peace"),
    ("Jane Doe said the harbour was \"a wound for every sailor who ever came to this cold and rainy coast of ours\".",
     "Jane Doe on a wound for every sailor"),
    ("But to be safe, Jane Doe said, dockers had gone home.", "Jane Doe on dockers"),
    ("Jane Doe said what everybody in the harbour knew.", "Jane Doe on the harbour"),
    ("Jane Doe said whether the harbour opened was up to Uganda.", "Jane Doe on the harbour"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), CLAUSES)
def test_what_is_said_is_told_in_its_clause_where_that_is_short(text, title):
    assert [event.title for event in events_of(text)] == [title]


@pytest.mark.parametrize(("text", "title"), KEPT)
def test_a_clause_that_would_mislead_is_not_used(text, title):
    assert [event.title for event in events_of(text)] == [title]


def test_a_denied_act_of_speech_gives_no_clause():
    assert not events_of("Jane Doe did not say that the harbour was closed.")


@given(st.text(alphabet="abThe '\"-,.1sawonfi", max_size=80))
def test_a_clause_is_short_and_made_of_the_words_of_the_text(text):
    clause = find_clause(text, [(0, len(text))], ("his",))
    assert len(clause) <= 86
    assert clause.lower().strip('"') in " ".join(text.split()).lower()


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_is_composed(text, title):
    assert [event.title for event in events_of(text)] == [title]


def test_a_title_never_is_a_sentence_and_never_very_long(articles):
    for article in articles:
        for event in events_of(article.text):
            assert event.title not in article.text
            assert len(event.title) < 140
