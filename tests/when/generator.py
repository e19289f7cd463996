"""A hypothesis strategy for EDTF texts, built from the grammar and not from the parser."""

import calendar

from hypothesis import strategies as st

LEVELS = ("date", "interval", "set")
QUALIFIERS = st.sampled_from(["", "", "", "~", "?", "%"])
OFFSETS = st.sampled_from(["", "Z", "+03:00", "-04:00", "+05:30", "-09:30", "+13:00"])


def year_text(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


YEARS = st.integers(-3000, 9998).map(year_text)
RECENT_YEARS = st.integers(1900, 2030).map(year_text)
LONG_YEARS = st.integers(10_000, 999_999_999).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))
SIGNIFICANT = st.builds("{}S{}".format, st.integers(1000, 2999), st.integers(1, 3))
MASKED_YEARS = st.one_of(
    st.integers(0, 999).map("{:03d}X".format), st.integers(0, 99).map("{:02d}XX".format), st.just("XXXX")
)


@st.composite
def full_dates(draw: st.DrawFn) -> str:
    year, month = draw(st.integers(-3000, 9998) | st.integers(1900, 2030)), draw(st.integers(1, 12))
    leap = 2000 + year % 400  # the calendar repeats after 400 years
    day = draw(st.integers(1, calendar.monthrange(leap, month)[1]))
    return f"{year_text(year)}-{month:02d}-{day:02d}"


@st.composite
def times(draw: st.DrawFn) -> str:
    seconds = draw(st.none() | st.integers(0, 59))
    clock = f"{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    clock += "" if seconds is None else f":{seconds:02d}"
    return f"{draw(full_dates())}T{clock}{draw(OFFSETS)}"


@st.composite
def partly_qualified(draw: st.DrawFn) -> str:
    """Qualifiers on some parts: left of a part, right of a part, or none."""
    parts = draw(full_dates()).rsplit("-", 2)
    marks = [draw(st.tuples(QUALIFIERS, QUALIFIERS)) for _ in parts]
    return "-".join(f"{left}{part}{right}" for part, (left, right) in zip(parts, marks, strict=True))


PLAIN = st.one_of(
    YEARS,
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02d}".format, RECENT_YEARS, st.integers(21, 41)),
    full_dates(),
    times(),
    LONG_YEARS,
)
MASKED = st.one_of(
    MASKED_YEARS,
    st.builds("{}-XX".format, YEARS),
    st.builds("{}-{:02d}-XX".format, YEARS, st.integers(1, 12)),
    st.builds("{}-XX-XX".format, YEARS),
    st.builds("{}-1X".format, YEARS),
    st.builds("{}-XX-{:02d}".format, YEARS, st.integers(1, 31)),
    st.builds("{}-{:02d}-{:02d}".format, MASKED_YEARS, st.integers(1, 12), st.integers(1, 28)),
)
MOMENTS = st.one_of(st.builds("{}{}".format, PLAIN | MASKED, QUALIFIERS), partly_qualified(), SIGNIFICANT)


def _in_order(texts: list[str]) -> list[str]:
    """Put texts that begin with a year of four digits in order, so that pairs of them end after they start."""
    return sorted(texts)


ORDERED_PAIRS = st.lists(
    st.one_of(
        st.integers(1000, 9998).map(str),
        st.builds("{}-{:02d}".format, st.integers(1000, 9998), st.integers(1, 12)),
        st.builds("{}-{:02d}-{:02d}".format, st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28)),
        st.builds(
            "{}-{:02d}-{:02d}T{:02d}:{:02d}-04:00".format,
            st.integers(1961, 1963),
            st.integers(1, 12),
            st.integers(1, 28),
            st.integers(0, 23),
            st.integers(0, 59),
        ),
    ),
    min_size=2,
    max_size=2,
    unique_by=lambda text: text[:4],
).map(_in_order)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        first, last = draw(ORDERED_PAIRS)
        return f"{first}{draw(QUALIFIERS)}/{last}{draw(QUALIFIERS)}"
    bound, open_end = draw(MOMENTS), draw(st.sampled_from(["", ".."]))
    return draw(st.sampled_from([f"{bound}/{open_end}", f"{open_end}/{bound}"]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    first, last = draw(ORDERED_PAIRS)
    body = draw(
        st.sampled_from([f"{first},{last}", f"{first}..{last}", f"{first}..", f"..{last}", f"{first},{last}.."])
        | st.lists(MOMENTS, min_size=1, max_size=4).map(",".join)
    )
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(body)


EDTF_TEXTS = st.one_of(MOMENTS, MOMENTS, intervals(), sets())
