"""The package `edtf` as the oracle: both read the same dates out of the same text.

Known differences, each decided on purpose (docs/edtf.md):
- `~` widens our bounds, so the oracle's strict bounds are compared without it;
- a winter (24, 28) and a southern summer (30) run into the next year for us, to 31 December for `edtf`;
- significant digits (`1950S2`) give our bounds all years that share them, `edtf` keeps the year as written;
- an unknown year (`XXXX`) has no bounds for us, 0000 to 9999 for `edtf`; an unknown end has none, ten years there;
- `edtf` reads 29 February in any year, and fails on partly masked months (`2004-1X`), on years before 0000 with masked
  months, and on some qualifiers inside intervals.
"""

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, from_days
from tests.when.generator import LONG_YEARS

YEARS = st.integers(1, 9998).map("{:04d}".format)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
SHARED = st.one_of(
    st.builds(
        "{}{}".format,
        st.one_of(
            YEARS,
            MONTHS,
            st.dates().map(str),
            st.builds("{}-XX".format, MONTHS),
            st.builds("{:03d}X".format, st.integers(0, 999)),
            st.builds("{:02d}XX".format, st.integers(1, 99)),
        ),
        st.sampled_from(["", "~", "?", "%"]),
    ),
    st.builds("{}-{:02d}".format, YEARS, st.sampled_from([21, 22, 23, 25, 26, 27, 29, 31, 32, *range(33, 42)])),
    st.builds("{}-XX-{:02d}".format, YEARS, st.integers(1, 31)),
    LONG_YEARS,
    st.tuples(st.dates().map(str), st.dates().map(str)).map(lambda pair: "/".join(sorted(pair))),
    st.lists(YEARS | MONTHS, min_size=2, max_size=4, unique=True).map(lambda years: f"[{','.join(sorted(years))}]"),
)
"""What both read alike."""

KNOWN = [
    "1984",
    "2004-06",
    "2004-06-11",
    "-0044-03-15",
    "2004-02-29",
    "196X",
    "19XX",
    "1XXX",
    "2004-XX",
    "2004-06-XX",
    "2004-XX-05",
    "156X-12-25",
    "2001-21",
    "2001-23",
    "2001-29",
    "2001-32",
    "2001-33",
    "2001-38",
    "2001-41",
    "Y170000002",
    "Y-170000002",
    "1984?",
    "1984~",
    "2004-06-11%",
    "2004-06~-11",
    "2004-?06-11",
    "2004-06-~11",
    "1964/2008",
    "2004-02-01/2005",
    "2004-06-XX/2004-07-03",
    "1985-04-12/..",
    "../1985-04-12",
    "1984~/2004-06",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "[..1760-12-03]",
    "[1760-12..]",
]


def plain_days(when: When) -> list[tuple[int, int, int] | None]:
    """Return the first and last day without what `~` adds."""
    low = when.start.low if when.start else None
    high = when.end.high if when.end else None
    return [None if second is None else from_days(second // DAY) for second in (low, high)]


def oracle_days(text: str) -> list[tuple[int, int, int] | None]:
    parsed = edtf.parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    return [None if isinstance(end, float) else tuple(end)[:3] for end in ends]


@pytest.mark.parametrize("text", KNOWN)
def test_bounds_agree_with_the_oracle(text):
    assert plain_days(When.parse(text)) == oracle_days(text)


@settings(max_examples=120, deadline=None)
@given(SHARED)
def test_generated_bounds_agree_with_the_oracle(text):
    assert plain_days(When.parse(text)) == oracle_days(text)


# text, our bounds, the oracle's
DIFFERENT = [
    ("2001-24", [(2001, 12, 1), (2002, 2, 28)], [(2001, 12, 1), (2001, 12, 31)]),
    ("2001-30", [(2001, 12, 1), (2002, 2, 28)], [(2001, 12, 1), (2001, 12, 31)]),
    ("1950S2", [(1900, 1, 1), (1999, 12, 31)], [(1950, 1, 1), (1950, 12, 31)]),
    ("XXXX", [None, None], [(0, 1, 1), (9999, 12, 31)]),
    ("1985/", [(1985, 1, 1), None], [(1985, 1, 1), (1995, 1, 1)]),
]


@pytest.mark.parametrize(("text", "ours", "theirs"), DIFFERENT)
def test_known_differences_are_as_documented(text, ours, theirs):
    assert plain_days(When.parse(text)) == ours
    assert oracle_days(text) == theirs
