"""Spans of days in figures."""

import pytest

from diplomatic_timeline.times import DateProblem, parse_when
from diplomatic_timeline.when import When


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("13-14.09.2022", None, "2022-09-13/2022-09-14"),
        ("13.-14.9.2022", None, "2022-09-13/2022-09-14"),
        ("13./14.9.2022", None, "2022-09-13/2022-09-14"),
        ("13 – 14.09.2022", None, "2022-09-13/2022-09-14"),
        ("1-2.3.2022", None, "2022-03-01/2022-03-02"),
        ("13-14/09/2022", None, "2022-09-13/2022-09-14"),
        ("30.09-02.10.2022", None, "2022-09-30/2022-10-02"),
        ("30.09.-02.10.2022", None, "2022-09-30/2022-10-02"),
        ("9/30-10/2/2022", None, "2022-09-30/2022-10-02"),
        ("1.2-3.4.2022", "DMY", "2022-02-01/2022-04-03"),
        ("28.12.-3.1.2022", None, "2021-12-28/2022-01-03"),
        ("28.12.2021 - 03.01.2022", None, "2021-12-28/2022-01-03"),
        ("13-13.09.2022", None, "2022-09-13"),
    ],
)
def test_spans_of_days_are_intervals(text, order, edtf):
    assert parse_when(text, order=order) == When.parse(edtf)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.2-3.4.2022", "2022-02-01 or 2022-01-02"),
        ("14-13.09.2022", "ends before it begins"),
        ("30-31.09.2023", "September has 30 days"),
        ("3.1.2022-28.12.2021", "ends before it begins"),
        ("13/14/09/2022", "is no date"),
        ("13-14.09.22", "is no date"),
    ],
)
def test_a_span_that_is_none_says_why(text, words):
    read = parse_when(text)
    assert isinstance(read, DateProblem)
    assert words in str(read)
