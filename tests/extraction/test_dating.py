"""When events are dated by what other events of the article tell, and when not."""

import pytest

from tests.extraction.conftest import events_of

# the text of an article published on Thursday 15 May 2031, and the date of its last event, None if it has none
CARRIED = [
    # the same speaker goes on, also where others spoke between
    ("Jane Doe said on Monday that talks had failed.\nLuis Quispe laughed.\nDoe said that war was near.", "2031-05-12"),
    ("Jane Doe said on Monday that talks had failed.\nKenya regretted that.\nDoe urged Chad to leave.", "2031-05-12"),
    ("Jane Doe said on Monday that talks had failed.\nDoe has warned before that war was near.", None),
    ("Jane Doe said on Monday that talks had failed.\nKenya spoke up.\nDoe had urged Chad to leave.", None),
    ("Jane Doe said on Monday that talks had failed.\nLuis Quispe said that war was near.", None),
    # a body that speaks for its state, and the spokesman of either
    ("Russia said on Monday that it would wait.\nAccording to the Kremlin, the truce would hold.", "2031-05-12"),
    ("The Kremlin warned on Monday that it would wait.\nKremlin spokesman Igor Orlov said it held.", "2031-05-12"),
    ("Russia said on Monday that it would wait.\nAccording to the White House, the truce would hold.", None),
    # the minister behind what his state says in the lead
    ("Chad rejected the plan on Monday.\nChad's minister, Jean Doe, told parliament it was a trap.", "2031-05-12"),
    ("Chad rejected the plan on Monday.\nNiger's minister, Jean Doe, told parliament it was a trap.", None),
    # at the same time
    ("Jane Doe said on Monday that talks had failed. Kenya, meanwhile, accused Chad of lying.", "2031-05-12"),
    ("Jane Doe said on Monday that talks had failed. Kenya then accused Chad of lying.", None),
    # the words are quoted in the next sentence, which has the day
    ("Jane Doe accused Chad of breaking the truce. \"They never wanted it,\" she wrote on Tuesday.", "2031-05-13"),
    # a day in what is said is not the day on which it is said
    ("Jane Doe described the draft as \"poor\" and said that Chad had dropped the offer made in the spring.", None),
    ("Chad agreed to that plan on Monday.", "2031-05-12"),
    ("Jane Doe, who took office in January, met Ali Noor in Lima on Monday.", "2031-05-12"),
    ("Jane Doe, who took office in January, met Ali Noor in Lima.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), CARRIED, ids=[text[-45:] for text, _ in CARRIED])
def test_an_event_is_dated_by_what_the_story_says_it_belongs_to(text, when):
    event = events_of(text)[-1]
    assert (event.when and str(event.when)) == when
    assert bool(event.when_how) == bool(when)


def test_a_lead_without_a_day_has_that_of_the_same_words_told_in_full():
    lead, _told = events_of(
        "Jane Doe has said that talks failed.\nIn a speech on Tuesday, Doe said that the talks had failed for good."
    )
    assert str(lead.when) == "2031-05-13"


def test_a_lead_is_not_dated_by_the_words_of_somebody_else():
    lead, _other = events_of(
        "Jane Doe has said that talks failed.\nIn a speech on Tuesday, Luis Quispe said that the talks went on."
    )
    assert lead.when is None
