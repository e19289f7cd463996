"""No text, however odd, raises anything."""

import random
from datetime import date

import pytest

from diplomatic_timeline.times import DateProblem, find_times, parse_when
from diplomatic_timeline.times.starts import CORE
from diplomatic_timeline.when import When

ANCHORS = (None, date(2025, 3, 14), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31))
PIECES = (
    *sorted(CORE),
    *("1998", "2025", "31", "30", "1", "12", "0", "00", "9999", "12:30", "25:61", "a.m.", "EST", "'s", "-", "–", "/"),
    *(".", ",", "(", ")", "~", "?", "%", "..", "[", "]", "XX", "Y", "BC", "CE", "१२", "١٢", "مارس", "март", "年", "月"),
    *("\u202e", "\0", "\n", "\t", "ſ", "K", "½", "²", "-0043", "T", "W10", "Q3", "the", "of", "last", "early", "two"),
    *("ago", "about", "before", "within", "between", "and", "to", "from", "or later", "unknown", "first", "twenty"),
)  # fmt: skip


def made_up(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.6:
        return rng.choice([" ", " ", "", "-"]).join(rng.choice(PIECES) for _ in range(rng.randint(1, 8)))
    if kind < 0.8:
        ranges = [(0, 127), (0, 0x2FF), (0x590, 0x6FF), (0, 0xD7FF), (0x10000, 0x1FFFF)]
        return "".join(chr(rng.randint(*rng.choice(ranges))) for _ in range(rng.randint(0, 30)))
    return "".join(rng.choice("0123456789-/.:T+ WQXY~?%") for _ in range(rng.randint(1, 20)))


def test_ten_thousand_odd_texts_give_a_time_or_a_problem():
    rng = random.Random(19_980_313)
    for _ in range(10_000):
        text = made_up(rng)
        result = parse_when(text, anchor=rng.choice(ANCHORS), order=rng.choice([None, "DMY", "MDY"]))
        assert isinstance(result, When | DateProblem), text
        assert str(result), text
        for mention in find_times(text, rng.choice(ANCHORS)):
            assert mention.text == text[mention.start : mention.end]


LONG = {
    "digits": "1" * 1_000_000,
    "right to left": "مارس ١٢ ٢٠٢٥ " * 20_000,
    "number words": "twenty " * 10_000,
    "early": "early " * 10_000,
    "slashes": "1/" * 50_000,
    "blanks": "Friday" + " " * 100_000 + "night",
    "the": "the " * 50_000,
    "dashes": "1-1-" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_odd_texts_are_survived(name):
    assert isinstance(parse_when(LONG[name]), DateProblem)
    mentions = find_times(LONG[name], date(2025, 3, 14))
    assert len(mentions) <= len(LONG[name]) // 6


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize("text", ["Friday", "next Friday", "last week", "Christmas", "two years ago", "next quarter"])
def test_a_text_from_the_ends_of_the_calendar_is_read(text, published):
    assert len(find_times(text, published)) <= 1
