"""Events of short texts: type, people, date, status and links, and what must not become an event."""

import re

import pytest

from diplomatic_timeline.extraction import Article, extract_events
from tests.extraction.conftest import PUBLISHED, events_of, names


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("President Amina Odhiambo met Luis Quispe on Monday.", "talks", ["Amina Odhiambo", "Luis Quispe"], []),
        ("Chad attacked a port in Niger.", "military", ["Chad"], ["Niger"]),
        ("Norway sent weapons to Chad on Monday.", "aid", ["Norway"], ["Chad"]),
        ("The European Union imposed new sanctions on Chad.", "sanction", ["European Union"], ["Chad"]),
        ("Chad and Niger signed a treaty on Monday.", "agreement", ["Chad", "Niger"], []),
        ("Chad accused Niger of breaking the truce.", "accusation", ["Chad"], ["Niger"]),
        ("Chad denied that its army had shelled the port.", "denial", ["Chad"], []),
        ("Chad's government spokesman, Jean Doe, denied the allegation.", "denial", ["Jean Doe"], []),
        ("Chad urged Niger to leave the valley.", "demand", ["Chad"], ["Niger"]),
        ("Chad rejected the plan.", "rejection", ["Chad"], []),
        ("Chad warned that Niger would pay dearly.", "threat", ["Chad"], ["Niger"]),
        ("The prime minister of Chad, Jean Doe, visited Niger.", "visit", ["Jean Doe"], ["Niger"]),
        ("Chad proposed that talks could be held in May.", "proposal", ["Chad"], []),
        ("The UN Security Council adopted a resolution on Monday.", "vote", ["UN Security Council"], []),
        ("A US intelligence report said that the port was empty.", "intelligence", ["US intelligence report"], []),
    ],
)  # fmt: skip
def test_one_event(text, kind, actors, recipients):
    (event,) = events_of(text)
    assert (event.type, names(event), names(event, "recipient")) == (kind, actors, recipients)
    assert event.evidence[0].exact == text


SPOKEN = [
    ("Chad met Niger. The American statement did not say it; it said only that the US would help.", "United States"),
    ("Kenya met Niger. In its statement Chad said that Niger was right.", "Chad"),
    ("Kenya met Niger. The Kenyan remarks echoed that; they said that Niger was right.", "Kenya"),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_a_statement_speaks_for_the_state_that_made_it(text, speaker):
    assert names(events_of(text)[-1]) == [speaker]


SIDES = [
    # a verb behind "and", and what stands between verb and object
    ("Jane Doe, the envoy, landed in Lima on Monday and met the Kenyan delegation a day later.",
     "talks", ["Jane Doe", "Kenyan delegation"], []),
    ("Chad rejected on Monday a Kenyan offer.", "rejection", ["Chad"], ["Kenya"]),
    ("Chad asked Niger on Monday to leave the valley.", "demand", ["Chad"], ["Niger"]),
    ("Chad's water minister, Ali Noor, nevertheless demanded a guarantee.", "demand", ["Ali Noor"], []),
    ("Chad promised on 3 May to treat all lenders alike.", "statement", ["Chad"], []),
    ("Jane Doe spoke by phone with Luis Quispe on Monday and asked him to let convoys pass.",
     "demand", ["Jane Doe"], ["Luis Quispe"]),
    ("In the General Assembly last month 70 states voted for a resolution.", "vote", ["states"], []),
    ("The three ministers met in Kinshasa on Monday.", "talks", ["three ministers"], []),
    ("Jane Doe told Ali Noor that Peru would help, State Department spokesman Luis Quispe said.",
     "statement", ["Jane Doe"], ["Ali Noor"]),
    ("Chad declined on Monday to sign the treaty.", "rejection", ["Chad"], []),
    ("Chad and Niger agreed not to use force.", "agreement", ["Chad", "Niger"], []),
    # who is blamed, on whichever side of the matter
    ("Jane Doe said the talks had failed, and blamed the deadlock on Chad.", "accusation", ["Jane Doe"], ["Chad"]),
    ("Chad blamed Niger for the attack on Togo.", "accusation", ["Chad"], ["Niger"]),
    ("Chad and Niger blamed each other on Monday for the failure.", "accusation", ["Niger"], ["Chad"]),
    # who answers whom
    ("Kenya proposed a summit. Chad turned it down, saying it was late.", "rejection", ["Chad"], ["Kenya"]),
    ("Chad demanded a guarantee. The White House rejected that condition.", "rejection", ["White House"], ["Chad"]),
    ("Kenya proposed a summit in Lima. Chad accepted the invitation.", "agreement", ["Chad"], ["Kenya"]),
    ("Chad called on both sides to wait.", "demand", ["Chad"], []),
    ("Niger accused Togo of spying. Chad called on both sides to wait.", "demand", ["Chad"], ["Niger", "Togo"]),
    ("The envoys discussed the Kenyan proposal for a truce. Chad accepted the proposal.",
     "agreement", ["Chad"], ["Kenya"]),
    ("Chad said it was ready to accept a Kenyan proposal.", "agreement", ["Chad"], ["Kenya"]),
    ("Chad rejected the offer from Kenya.", "rejection", ["Chad"], ["Kenya"]),
    ("Kenya imposed sanctions on Togo. Chad condemned the move as a provocation.", "accusation", ["Chad"], ["Kenya"]),
    ("Niger accused Togo of spying. Chad called on the parties to wait.", "demand", ["Chad"], ["Niger", "Togo"]),
    # lists of those who act, and what is no list
    ("Chad, Niger and Togo said the truce was near.", "statement", ["Chad", "Niger", "Togo"], []),
    ("Kenyan sources, UN experts, and even Chadian channels disputed the claims.",
     "denial", ["Kenyan sources", "UN experts", "Chadian channels"], []),
    ("In Lima, Chad and Niger said the truce was near.", "statement", ["Chad", "Niger"], []),
    ("Kenya had left, and Niger said the truce was near.", "statement", ["Niger"], []),
    # people by what they are
    ("Soldiers fighting in the valley say the pull-out has begun.", "statement", ["Soldiers"], []),
    ('"There was no attack," one senior security official told the press.',
     "denial", ["senior security official"], []),
    ("Both sides would have to leave the valley, Jane Doe of Peru told reporters.", "demand", ["Jane Doe"], []),
    ("Chad accused Niger of lying and asked it to leave.", "demand", ["Chad"], ["Niger"]),
    ("Chad thanked Niger for its help.", "statement", ["Chad"], ["Niger"]),
    ("Kenya's air force said Chad had fired rockets.", "claim", ["Kenya's air force"], ["Kenya"]),
    ("Kenya proposed a truce; Chad turned it down, offering a pause.", "proposal", ["Chad"], ["Kenya"]),
    ("Jane Doe of Kenya said that such demands were excessive.", "rejection", ["Jane Doe"], []),
    ("Ali Noor told Luis Quispe by phone that Chad would have to respond.", "threat", ["Ali Noor"], ["Luis Quispe"]),
    # who is meant by what they are
    ("Jane Doe, the aide who leads the team, left on Monday. The port was closed, she said.",
     "statement", ["Jane Doe"], []),
    ("Luis Quispe met a Kenyan spokeswoman. The port was closed, she said.", "statement", ["Kenyan spokeswoman"], []),
    ("Kenyan and Chadian negotiators held talks in Lima.", "talks", ["Kenya", "Chad"], []),
    # "told" with what is said before it
    ("The truce was near, Jane Doe told parliament on Wednesday.", "statement", ["Jane Doe"], []),
    ("Jane Doe phoned Ali Noor on Monday, a source told the Daily News.", "call", ["Jane Doe", "Ali Noor"], []),
    ("Jane Doe wrote on Telegram that the port was closed.", "statement", ["Jane Doe"], []),
    # who is at the table
    ("A telephone call on Saturday between Jane Doe and Ali Noor ended after an hour.",
     "call", ["Jane Doe", "Ali Noor"], []),
    ("Ali Noor spoke after a call with the foreign minister of Kenya, Jane Doe.", "call", ["Ali Noor", "Jane Doe"], []),
    ("Jane Doe had urged restraint in a call with Kenyan Foreign Minister Ali Noor.",
     "call", ["Jane Doe", "Ali Noor"], []),
    ("Niger accused Togo of spying. Chad urged calm following talks with the two sides in Lima.",
     "talks", ["Chad", "Niger", "Togo"], []),
    ("Jane Doe said she had discussed the truce with Ali Noor. The two agreed that teams would meet.",
     "agreement", ["Ali Noor", "Jane Doe"], []),
    ("If nothing changed, prices would rise, a Kenyan diplomat in Niamey said.",
     "statement", ["Kenyan diplomat in Niamey"], []),
    ("The International Atomic Energy Agency reported on Monday that Chad had built a plant.",
     "report", ["International Atomic Energy Agency"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), SIDES, ids=[text[-45:] for text, *_ in SIDES])
def test_sides_of_the_last_event(text, kind, actors, recipients):
    event = events_of(text)[-1]
    assert (event.type, names(event), names(event, "recipient")) == (kind, actors, recipients)


def test_a_press_conference_is_no_talks_between_those_it_speaks_of():
    assert [event.type for event in events_of("At a news conference in Lima Jane Doe accused Chad of lying.")] == [
        "accusation"
    ]


def test_a_deed_whose_object_stands_elsewhere_has_no_preposition_as_its_other_side():
    events = events_of("Chad uses the pipe to repay a debt that China dropped in April against later deliveries.")
    assert not [person.name for event in events for person in event.participants if person.name == "in"]


@pytest.mark.parametrize(
    "text",
    [
        "The diplomat asked not to be named.",
        "Chad might attack the port if Niger agrees.",
        "Chad would not meet Niger.",
        "Chad did not send weapons to Niger.",
        "If Chad attacked the port, Niger would fall.",
        "Chad hopes to sign a treaty with Niger.",
        "Chad has never imposed sanctions on Niger.",
        "No state met Niger.",
        "Nobody said that the talks had failed.",
        "Chad did not say whether it would leave.",
        "Chad declined to comment.",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert events_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The army of Chad had surrounded the town, the president of Chad claimed.",
        "Chad's defence ministry said that its troops had captured the town.",
        "Thousands of soldiers were surrounded, according to Chad.",
        "Niger's troops were encircled in the valley, Chad said on Monday.",
    ],
)
def test_force_that_a_side_tells_of_is_its_claim(text):
    assert {event.type for event in events_of(text)} <= {"claim", "statement"}


def test_troops_said_to_be_surrounded_are_a_claim():
    (claim,) = events_of('Jane Doe wrote that there "were thousands of troops completely surrounded by the army".')
    assert claim.type == "claim"


def test_each_other_makes_two_events_that_dispute_each_other():
    one, other = events_of("Chad and Niger accused each other of attacking the port.")
    assert (names(one), names(one, "recipient")) == (["Chad"], ["Niger"])
    assert (names(other), names(other, "recipient")) == (["Niger"], ["Chad"])
    assert [link.target for link in one.relations] == [other.id]
    assert (one.status, other.status) == ("disputed", "disputed")


def test_a_denial_disputes_the_claim_about_the_same_matter():
    text = (
        "Chad claimed on Monday that its soldiers had captured the harbour of Zinder. Kenya welcomed a new treaty.\n"
        "Niger denied that the harbour of Zinder had been captured."
    )
    claim, other, denial = events_of(text)
    assert [(link.kind, link.target) for link in denial.relations] == [("disputes", claim.id)]
    assert claim.status in ("disputed", "denied")
    assert (other.status, denial.status) == ("asserted", "asserted")


DENIED = [
    # "the allegation", "any": what another side said of the one who denies, right before
    ("Jane Doe accused Chad of hosting spies. Chad's envoy, Ali Noor, denied the allegation.", True),
    ("A Kenyan diplomat said that Chad had moved its tanks. Chad denied that any build-up was under way.", True),
    ("A Kenyan envoy called the draft poor and said Chad broke its word. Chad dismissed the charge as false.", True),
    ("Two people said that Chad had offered a loan. A Chadian official denied that such an offer had been made.", True),
    ("A UN report found that rivers had shrunk. Chad disputed the finding.", True),
    ("A Kenyan envoy said that Togo had threatened to halt the credit. Ali Noor called the report baseless.", True),
    ("A Kenyan envoy said that some put pressure on Togo. Chad denied that it had exerted any pressure.", True),
    ("Chad said Niger had shut the road, an account that Kenya swiftly dismissed.", True),
    ("A Kenyan envoy said that Chad had a plan for the port. An adviser in Chad said that no such plan existed.", True),
    ("The Daily News said that Chad had sent arms. An official in Chad described the article as pure fiction.", True),
    ("Kenya claimed that Chad had sent arms. Chad called that account an invention.", True),
    ("Kenya claimed that Chad had sent arms. Chad waved away the claim.", True),
    ('Kenya claimed that its troops had come under fire. "There was no shooting," Ali Noor of Chad said.', True),
    # of nobody on the side that denies, or about another matter
    ("A Kenyan diplomat said that Togo had moved its tanks. Chad denied that any build-up was under way.", False),
    ("A Kenyan diplomat said that Chad had moved its tanks. Chad denied that its mines had shut.", False),
    ("Chad said that its talks with Kenya went on. Chad denied the allegation.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "linked"), DENIED, ids=[text[-50:] for text, _ in DENIED])
def test_a_denial_disputes_what_it_points_back_at(text, linked):
    *before, denial = events_of(text)
    assert denial.type == "denial"
    assert [link.kind for link in denial.relations if link.kind == "disputes"] == ["disputes"] * linked
    assert any(event.status in ("disputed", "denied") for event in before) == linked


def test_a_statement_that_the_text_itself_denies_is_a_claim():
    said, _denial = events_of("A diplomat said that Chad had dug trenches. Chad denied that it had dug any trenches.")
    assert said.type == "claim"


def test_what_a_speaker_says_his_own_side_would_do_is_not_asked_of_it():
    demand, threat = events_of(
        "Jane Doe said that Chad would sign only if Niger paid. Luis Quispe warned that Kenya would close the border."
    )
    assert (names(demand, "recipient"), names(threat, "recipient")) == (["Niger"], [])


def test_a_statement_has_the_date_on_which_it_was_made():
    (event,) = events_of("Chad said on Monday that the treaty of 3 March would be kept.")
    assert (str(event.when), event.when_text) == ("2031-05-12", "Monday")
    assert str(event.reported) == "2031-05-15"


def test_a_report_is_dated_by_its_own_day_not_by_that_of_the_article():
    (event,) = events_of("An intelligence paper of 6 May said that the port was empty.")
    assert (event.type, str(event.when), str(event.reported)) == ("intelligence", "2031-05-06", "2031-05-15")


def test_the_day_of_what_is_spoken_of_does_not_date_the_speech():
    visit, statement = events_of("Jane Doe, who arrived in Chad on Monday, said the talks had failed.")
    assert (visit.type, str(visit.when)) == ("visit", "2031-05-12")
    assert (statement.type, statement.when) == ("statement", None)


def test_that_night_is_the_night_of_what_is_told_before():
    events = events_of("Chad met Niger on 3 May. That night, Jane Doe said the truce was near.")
    assert [str(event.when) for event in events] == ["2031-05-03", "2031-05-03"]


def test_an_undated_statement_has_no_date():
    (event,) = events_of("Chad said that the treaty would be kept.")
    assert (event.when, event.when_text, event.when_how) == (None, None, None)


def test_words_that_go_on_share_the_date():
    first, second = events_of("Jane Doe said on Monday that talks had failed. She added that war was near.")
    assert (str(first.when), str(second.when)) == ("2031-05-12", "2031-05-12")
    assert "just before" in (second.when_how or "")


def test_an_undated_claim_was_made_between_its_matter_and_the_article():
    (event,) = events_of("Chad's army said that it had shot down two drones on Tuesday night.")
    assert str(event.when) == "2031-05-13/2031-05-15"


def test_what_a_ministry_makes_known_is_the_deed():
    first, second = events_of(
        "Jane Doe phoned Luis Quispe on Monday and urged Chad to leave, the Foreign Ministry said."
    )
    assert (first.type, names(first)) == ("call", ["Jane Doe", "Luis Quispe"])
    assert (second.type, names(second, "recipient")) == ("demand", ["Chad"])


def test_titles_are_composed():
    for text in ("Chad said that the new treaty would be kept.", "Jane Doe met Luis Quispe on Monday in Lima."):
        (event,) = events_of(text)
        assert event.title
        assert event.title.rstrip(".") not in text


def test_an_article_without_events_has_none():
    assert events_of("Spring came late. The lake was calm.") == ()
    assert events_of("\n \n") == ()


def test_the_source_is_the_article():
    found = extract_events(Article("Chad met Niger.", PUBLISHED, "A Paper", "Title", "https://example.org/1"))
    assert (found.source.publisher, found.source.title, str(found.source.published)) == (
        "A Paper",
        "Title",
        "2031-05-15",
    )
    assert {source for event in found.events for source in event.sources} == {found.source.id}
    assert re.fullmatch(r"[0-9a-f]{12}", found.source.id)


def test_a_source_has_the_id_that_files_give_it():
    from diplomatic_timeline.formats.identity import source_id

    found = extract_events(Article("Chad met Niger.", PUBLISHED, "A Paper", "Title", "https://example.org/1"))
    assert found.source.id == source_id("A Paper", "Title", "https://example.org/1")


def test_what_is_only_claimed_is_the_claim_of_the_one_who_claims_it():
    (event,) = events_of("Doe repeated claims made by Chad that Togo's army had blockaded the harbour.")
    assert (event.type, names(event)) == ("claim", ["Chad"])


def test_what_nobody_by_name_claims_is_no_event_and_its_denial_is():
    (event,) = events_of("Chad's army was swift to dismiss reports that its garrison was besieged.")
    assert (event.type, names(event)) == ("denial", ["Chad's army"])


def test_a_paper_of_a_secret_service_is_an_event_of_its_own_day():
    events = events_of("The Daily News said on Tuesday, citing a CIA assessment dated 2 May, that the port was empty.")
    (paper,) = [event for event in events if event.type == "intelligence"]
    assert (str(paper.when), str(paper.reported)) == ("2031-05-02", "2031-05-15")


def test_a_paper_that_is_cited_is_titled_by_what_it_says():
    events = events_of(
        "The Washington Post reported on Tuesday, citing an intelligence report circulated on 2 May, which stated"
        " that Chad wants the port."
    )
    assert {event.title for event in events} == {
        "Washington Post says that Chad wants the port",
        "Intelligence report: Chad wants the port",
    }


def test_the_day_of_what_is_made_clear_does_not_date_the_clarification():
    (event,) = events_of("The ministry clarified that Doe, not Roe, spoke to Chad on Tuesday.")
    assert (event.type, event.when) == ("statement", None)


def test_the_one_who_talks_is_found_behind_after():
    (event,) = events_of(
        "The president spoke to the press after Jane Doe, her envoy, held talks with Luis Quispe on Monday."
    )
    assert (event.type, names(event)) == ("talks", ["Jane Doe", "Luis Quispe"])


GERMAN = "Der Minister sagte am Montag, dass die Gespräche in Genf gut gewesen seien und bald weitergehen sollten. " * 4


@pytest.mark.parametrize(
    ("text", "told"), [(GERMAN, True), ("Chad said that the talks had been good. " * 8, False), ("Rien.", False)]
)
def test_a_text_in_another_language_is_pointed_out(text, told):
    notices = extract_events(Article(text, PUBLISHED)).notices
    assert any("does not look English" in notice for notice in notices) == told


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ("According to Chad, calm would return once sanctions were removed.", 1),
        ("According to Chad, calm would return once prisoners were freed.", 2),
        ("According to Kenya, calm would return once sanctions were removed.", 2),
    ],
)
def test_a_condition_that_the_story_comes_back_to_is_one_demand(again, count):
    lead = "Chad said on Monday that the truce would start only after a number of sanctions had been lifted."
    events = events_of(f"{lead}\nTogo was glad.\n{again}")
    assert [event.type for event in events] == ["demand"] * count
    assert sum(len(event.evidence) for event in events) == 2
