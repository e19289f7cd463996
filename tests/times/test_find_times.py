"""Time expressions in running text, for an article published on Friday 14 March 2025."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.times import find_times

PUBLISHED = date(2025, 3, 14)

# text, then for each expression: passage, TIMEX3 value, EDTF
READ = [
    ("They met on 13 March 2025.", [("13 March 2025", "2025-03-13", "2025-03-13")]),
    ("They met on March 13, 2025.", [("March 13, 2025", "2025-03-13", "2025-03-13")]),
    ("(2025-03-13)", [("2025-03-13", "2025-03-13", "2025-03-13")]),
    ("They spoke on Thursday.", [("Thursday", "2025-03-13", "2025-03-13")]),
    ("They spoke on Friday.", [("Friday", "2025-03-14", "2025-03-14")]),
    ("They will speak on Tuesday.", [("Tuesday", "2025-03-18", "2025-03-18")]),
    ("He said Tuesday it will go on.", [("Tuesday", "2025-03-11", "2025-03-11")]),
    ("Talks are set to resume Monday.", [("Monday", "2025-03-17", "2025-03-17")]),
    ("Chad agreed to that plan on Monday.", [("Monday", "2025-03-10", "2025-03-10")]),
    ("Chad agreed to vote on it on Monday.", [("Monday", "2025-03-17", "2025-03-17")]),
    ("It had expired on Monday.", [("Monday", "2025-03-10", "2025-03-10")]),
    ("Last week he flew home.", [("Last week", "2025-W10", "2025-03-03/2025-03-09")]),
    ("She left two years ago.", [("two years ago", "2023", "2023")]),
    ("In January he resigned.", [("January", "2025-01", "2025-01")]),
    ("In December he resigned.", [("December", "2024-12", "2024-12")]),
    ("The vote is expected in June.", [("June", "2025-06", "2025-06")]),
    ("the third quarter of 2024", [("the third quarter of 2024", "2024-Q3", "2024-35")]),
    ("in the 1990s", [("the 1990s", "199", "199X")]),
    ("in the 19th century", [("the 19th century", "18", "18XX")]),
    ("in the summer of 2022", [("the summer of 2022", "2022-SU", "2022-22")]),
    ("in late May 2018", [("late May 2018", "2018-05", "2018-05-21~/2018-05-31")]),
    ("in early 2019", [("early 2019", "2019", "2019-01/2019-04~")]),
    ("by mid-June", [("mid-June", "2025-06", "../2025-06-20~")]),
    ("by the end of April", [("the end of April", "2025-04", "../2025-04-30")]),
    ("since Monday", [("Monday", "2025-03-10", "2025-03-10/..")]),
    ("before 13 March 2025", [("13 March 2025", "2025-03-13", "../2025-03-12")]),
    ("after 1990", [("1990", "1990", "1991/..")]),
    ("after Monday's talks", [("Monday's", "2025-03-10", "2025-03-10")]),
    (
        "from 3 to 5 March",
        [("3", "2025-03-03", "2025-03-03/2025-03-05"), ("5 March", "2025-03-05", "2025-03-03/2025-03-05")],
    ),
    (
        "between January 1 and September 26",
        [
            ("January 1", "2024-01-01", "2024-01-01/2024-09-26"),
            ("September 26", "2024-09-26", "2024-01-01/2024-09-26"),
        ],
    ),
    ("from 1994 to 1997", [("1994", "1994", "1994/1997"), ("1997", "1997", "1994/1997")]),
    ("a 30-day truce", [("30-day", "P30D", None)]),
    ("for two weeks", [("two weeks", "P2W", None)]),
    ("in the past three months", [("the past three months", "P3M", "2024-12-14~/2025-03-14")]),
    ("in recent days", [("recent days", "PXD", "2025-03-07~/2025-03-14")]),
    ("He now agrees.", [("now", "PRESENT_REF", "2025-03-14~")]),
    ("He recently agreed.", [("recently", "PAST_REF", "../2025-03-14")]),
    ("They meet every Friday.", [("every Friday", "XXXX-WXX-5", None)]),
    (
        "On 3 March he left. The next day",
        [("3 March", "2025-03-03", "2025-03-03"), ("The next day", "2025-03-04", "2025-03-04")],
    ),
    ("In 1995 he left; that year", [("1995", "1995", "1995"), ("that year", "1995", "1995")]),
    ("In 1995 he left. Two days later", [("1995", "1995", "1995"), ("Two days later", "", None)]),
    ("on Christmas Day", [("Christmas Day", "2024-12-25", "2024-12-25")]),
    ("Good Friday", [("Good Friday", "2025-04-18", "2025-04-18")]),
    ("in fiscal 2024", [("fiscal 2024", "2024", "2024~")]),
    ("on March\n\n13", [("March", "2025-03", "2025-03")]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:40] for text, _ in READ])
def test_expressions_are_read_with_value_and_time(text, expected):
    found = [(m.text, m.value, m.when and m.when.text) for m in find_times(text, PUBLISHED)]
    assert found == expected


# what "a day earlier" at the end of a text counts from; earlier paragraphs speak of Friday and then of another day
COUNTED = [
    ("Doe spoke on Friday.\nRoe left on Thursday.\nDoe repeated claims made by Roe a day earlier.", "2025-03-13"),
    ("Doe spoke on Friday.\nRoe left on Thursday.\nDoe threw out an order issued a day earlier.", "2025-03-13"),
    ("Doe spoke on Friday.\nRoe left on Tuesday. He forgot a letter sent to Chad a day earlier.", "2025-03-10"),
    ("Doe spoke on Friday.\nRoe left on Thursday.\nHe had been attacked by the army a day earlier.", "2025-03-12"),
    ("Doe spoke on Friday.\nRoe left on Thursday.\nThe team arrived by train a day earlier.", "2025-03-12"),
    ("Doe spoke on Friday.\nRoe left on Thursday.\nThe talks ended a day earlier.", "2025-03-12"),
    ("They met on 3 March 1962.\nHe refused an offer made by Chad a day earlier.", "1962-03-02"),
    ("Roe left on Tuesday.\nHe made it known a day earlier.", "2025-03-10"),
]


@pytest.mark.parametrize(("text", "value"), COUNTED, ids=[text[-40:] for text, _ in COUNTED])
def test_a_day_earlier_counts_from_what_its_sentence_tells(text, value):
    assert find_times(text, PUBLISHED)[-1].value == value


NO_TIME = [
    "We may march on; the sun will set.",
    "It cost $1998, then $15 and 2,025 euros.",
    "20 percent of 1,500 people",
    "a 52-year-old, aged 15, 8 years old",
    "They won 3-2 and 20-19.",
    "second to none",
    "flight 1860",
    "Version 1.2.3 of 2.0.19",
    "the New York Times",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_money_ages_scores_and_plain_words_are_no_times(text):
    assert find_times(text, PUBLISHED) == []


def test_part_of_day_comes_from_the_expression_or_its_clause():
    (evening,) = find_times("on Thursday evening", PUBLISHED)
    assert (evening.type, evening.value, evening.part_of_day) == ("TIME", "2025-03-13TEV", "evening")
    assert evening.when.text == "2025-03-13"
    (night,) = find_times("Late-night talks on Thursday ended.", PUBLISHED)
    assert (night.when.text, night.part_of_day) == ("2025-03-13", "night")


def test_clock_times_take_the_zone_of_the_text_then_that_of_the_reader():
    text = "at 7:15 p.m. Moscow time on Thursday, and 9 a.m. EST. Then at 10 p.m. he left."
    mentions = find_times(text, PUBLISHED, zone=ZoneInfo("Europe/London"))
    assert [mention.when.text for mention in mentions] == [
        "2025-03-13T19:15+03:00",
        "2025-03-13T09:00-05:00",
        "2025-03-13T22:00+00:00",
    ]
    (local,) = find_times("at 19:30 local time on Thursday", PUBLISHED, zone=ZoneInfo("Europe/London"))
    assert local.when.text == "2025-03-13T19:30"


def test_hours_ago_are_counted_from_the_hour_of_publication():
    (mention,) = find_times("4 hours ago", datetime(2025, 3, 14, 2, 30, tzinfo=UTC))
    assert (mention.type, mention.value, mention.when.text) == ("TIME", "2025-03-13T22:30", "2025-03-13T22:30+00:00")
    (unknown,) = find_times("4 hours ago", PUBLISHED)
    assert unknown.when.text == "2025-03-14~"


def test_without_publication_relative_expressions_stay_unresolved():
    mentions = find_times("On Thursday, two years ago, and on 13 March 2025", None)
    assert [(mention.value, mention.when is None) for mention in mentions] == [
        ("", True),
        ("", True),
        ("2025-03-13", False),
    ]
    assert "not resolved" in mentions[0].how


def test_the_way_to_the_time_is_said_in_one_sentence():
    (mention,) = find_times("on Thursday", PUBLISHED)
    assert mention.how == "the Thursday before publication, Thursday 13 March 2025"
    assert mention.anchor == "2025-03-14"
    (bound,) = find_times("by the end of April", PUBLISHED)
    assert bound.how == (
        "late in April 2025, the one that fits publication on Friday 14 March 2025; the latest it can be"
    )
    assert bound.modifier == "END"


VOCABULARY = (
    "on Friday last week the 3 March 1998 to 5 ago two years may May in of early end . , - since 's night at 10 p.m. "
    "quarter first for every day recent months\n\n now"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=14).map(" ".join), st.dates() | st.none())
def test_mentions_are_in_order_apart_and_quote_the_text(text, published):
    place = 0
    for mention in find_times(text, published):
        assert place <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        assert mention.how
        assert "\n\n" not in mention.text
        place = mention.end
