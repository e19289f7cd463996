"""Texts that are no EDTF: refused with the text and, for the usual slips, the fix."""

import random

import pytest

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.when import When

# text, what the message must say besides the text
TABLE = [
    ("", "is not EDTF (such as"),
    ("yesterday", "is not EDTF (such as"),
    ("2021-4", "did you mean '2021-04'?"),
    ("2021-4-5", "did you mean '2021-04-05'?"),
    ("2021-04-5", "did you mean '2021-04-05'?"),
    ("2021/04/05", "did you mean '2021-04-05'?"),
    ("2021.04.05", "did you mean '2021-04-05'?"),
    ("2021-04-05 10:30", "did you mean '2021-04-05T10:30'?"),
    ("2021-04-05t10:30z", "did you mean '2021-04-05T10:30Z'?"),
    ("196x", "did you mean '196X'?"),
    ("2004-xx", "did you mean '2004-XX'?"),
    ("1960s", "did you mean '196X'?"),
    ("2021-13", "there is no month 13"),
    ("2021-00", "there is no month 00"),
    ("2021-42", "there is no month 42"),
    ("2021-22-05", "there is no month 22"),
    ("XXXX-13", "there is no month 13"),
    ("2021-04-31", "month 04 of 2021 has 30 days"),
    ("2021-02-29", "month 02 of 2021 has 28 days"),
    ("2021-04-00", "month 04 of 2021 has 30 days"),
    ("2021-04-4X", "no day fits it"),
    ("202X-02-3X", "no day fits it"),
    ("2021-04-05T24:00", "hours run from 00 to 23"),
    ("2021-04-05T10:60", "minutes and seconds from 00 to 59"),
    ("2021-04-05T10", "is not EDTF (such as"),
    ("2021-04-XXT10:00", "a time needs a full date, without X"),
    ("2021-04-05T10:00+99:00", "no place is +99:00 from UTC"),
    ("2021-04-05T10:00+03:75", "no place is +03:75 from UTC"),
    ("-0000", "is written 0000"),
    ("1X6X", "X is read only in the last digits of a year"),
    ("196XS2", "X is read only in the last digits of a year"),
    ("-XXXX", "X is read only in the last digits of a year"),
    ("Y2021", "is not EDTF (such as"),
    ("Y02021", "is not EDTF (such as"),
    ("12345", "is not EDTF (such as"),
    ("2021~~", "is not EDTF (such as"),
    ("２０２１-04", "is not EDTF (such as"),
    ("/", "is not EDTF (such as"),
    ("../..", "is not EDTF (such as"),
    ("2021/2022/2023", "is not EDTF (such as"),
    ("2022/2021", "ends before it starts; did you mean '2021/2022'?"),
    ("2021-04-05T10:00Z/2021-04-05T09:00Z", "ends before it starts"),
    ("2021-04-07T10:00Z/2021-04-05", "ends before it starts"),
    ("[]", "is not EDTF (such as"),
    ("[..]", "is not EDTF (such as"),
    ("[1667,,1668]", "is not EDTF (such as"),
    ("[1667,1668}", "is not EDTF (such as"),
    ("[1672..1670]", "1672..1670 ends before it starts; did you mean '1670..1672'?"),
]


@pytest.mark.parametrize(("text", "says"), TABLE, ids=[row[0] or "empty" for row in TABLE])
def test_refusal_names_value_and_fix(text, says):
    with pytest.raises(WhenError) as caught:
        When.parse(text)
    assert f"'{text}'" in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize("text", [row[1].split("did you mean '")[1][:-2] for row in TABLE if "did you mean" in row[1]])
def test_suggested_fix_is_read(text):
    assert When.parse(f"[{text}]" if ".." in text else text).is_bounded


def test_long_text_is_cut_in_the_message():
    with pytest.raises(WhenError) as caught:
        When.parse("x" * 10_000)
    assert len(str(caught.value)) < 250


# An evening in one zone may be tomorrow in UTC: no reason to refuse an interval that ends on its own day.
@pytest.mark.parametrize(
    "text",
    [
        "1962-10-30T23:10-05:00/1962-10-30",
        "2025-03-14/2025-03-14T00:30+03:00",
        "2025-03-13T23:50-10:00/2025-03-13T23:55",
        "[1962-10-30T23:10-05:00..1962-10-30]",
    ],
)
def test_ends_in_different_zones_are_no_reason_to_refuse(text):
    assert When.parse(text).text == text


SEEDS = [
    "2025-03-13",
    "1962-10-22T19:00:05-04:00",
    "2004-06~-11?",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "../2022-04-30",
    "196X-02-29",
    "Y-171010000S3",
    "2001-24%",
    "-0044-03-15",
]
ALPHABET = "0123456789X-~?%TZYS:+/.,[]{} xé٣\n"


def test_any_text_is_read_or_refused_and_nothing_else():
    fate = random.Random(20250313)
    read = refused = 0
    for _ in range(10_000):
        text = list(fate.choice(SEEDS))
        for _ in range(fate.randint(1, 4)):
            place = fate.randrange(len(text) + 1)
            text[place : place + fate.randint(0, 2)] = fate.choice(ALPHABET) * fate.randint(0, 2)
        try:
            when = When.parse("".join(text))
        except WhenError:
            refused += 1
        else:
            read += 1
            assert when.words()
    assert read > 500
    assert refused > 5_000
