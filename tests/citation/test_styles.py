"""Citations of sources, events, views and timelines in three styles."""

import re
from datetime import date

import pytest

from diplomatic_timeline.citation import (
    event_work,
    source_work,
    timeline_work,
    to_bibtex,
    to_csl,
    to_plain,
    view_work,
)
from diplomatic_timeline.event import Event, Source, TimelineInfo
from diplomatic_timeline.when import When

INFO = TimelineInfo(
    id="talks", title="The talks", creators=("A. Author", "B. Body"), version="1.2", licence="CC-BY-4.0"
)
DAY = date(2031, 5, 6)
LINK = "https://example.org/?timeline=talks&q=a%20b"


def source(**values):
    return Source(id="s1", publisher="The Paper", **values)


def test_a_timeline_is_cited_with_version_link_and_day():
    assert to_plain(timeline_work(INFO, link=LINK, accessed=DAY)) == (
        f"A. Author, B. Body, “The talks” [timeline], version 1.2, {LINK}, accessed 6 May 2031."
    )


def test_a_view_is_cited_with_its_filters():
    cited = to_plain(view_work(INFO, ["Putin", "as known on 14 March 2025"], 3, 1_230))
    assert "version 1.2, 3 of 1,230 events (Putin, as known on 14 March 2025)." in cited


def test_an_event_is_cited_in_its_timeline_with_the_date_in_words():
    event = Event(id="e", title="They met", when=When.parse("2025-03~"))
    assert to_plain(event_work(event, INFO)).startswith(
        "“They met” (about March 2025), in A. Author, B. Body, “The talks” [timeline]"
    )
    assert "(date unknown)" in to_plain(event_work(Event(id="e", title="They met"), INFO))


def test_a_source_keeps_the_day_on_which_its_reader_read_it():
    read = source(title="T", url="https://p.example", accessed=When.parse("2025-04-01"))
    assert to_plain(source_work(read, accessed=DAY)).endswith("accessed 1 April 2025.")
    unread = source(title="T", url="https://p.example")
    assert to_plain(source_work(unread, accessed=DAY)).endswith("accessed 6 May 2031.")
    assert "accessed" not in to_plain(source_work(source(title="On paper only"), accessed=DAY))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-03-13", {"date-parts": [[2025, 3, 13]]}),
        ("2025-03", {"date-parts": [[2025, 3]]}),
        ("2025", {"date-parts": [[2025]]}),
        ("-0043-03-15", {"date-parts": [[-43, 3, 15]]}),
        ("2025-03-13~", {"date-parts": [[2025, 3, 13]], "circa": True}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
        ("1962-10-22T19:00-04:00", {"date-parts": [[1962, 10, 22]]}),
        ("1962-10-16/1962-10-28", {"date-parts": [[1962, 10, 16], [1962, 10, 28]]}),
        ("2025-21", {"date-parts": [[2025]], "season": 1}),
        ("../1962-10-28", {"literal": "until 28 October 1962"}),
        ("196X", {"literal": "the 1960s"}),
    ],
)
def test_csl_dates_say_no_more_than_is_known(edtf, expected):
    found = to_csl(source_work(source(title="T", published=When.parse(edtf))))["issued"]
    if "literal" in expected:
        assert set(found) == {"literal"}
        assert found["literal"] == When.parse(edtf).words()
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("edtf", "year", "month"), [("2025-03-13", "2025", "mar"), ("2025", "2025", ""), ("196X", "", "")]
)
def test_bibtex_gives_year_and_month_only_where_they_are_known_and_keeps_the_edtf(edtf, year, month):
    entry = to_bibtex(source_work(source(title="T", published=When.parse(edtf))))
    assert ("year = {2025}" in entry) == bool(year)
    assert ("month = mar" in entry) == bool(month)
    assert f"published {edtf}" in entry


HOSTILE = r'}, url = {x} \input{/etc/passwd} % $x$ & # _ ~ ^ "quoted"'


def test_no_text_gets_out_of_its_bibtex_field():
    work = source_work(source(title=HOSTILE, description=HOSTILE, url="https://p.example/%7Eme?a=b&c=d#e"))
    entry = to_bibtex(work)
    plain = re.sub(r"\\text\w+\{\}", "", entry)
    depth = 0
    for number, sign in enumerate(plain):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= (1 if number > plain.index("{") and number < len(plain) - 2 else 0)
    assert depth == 0
    assert r"\input" not in plain
    assert "url = {https://p.example/%7Eme?a=b&c=d#e}" in entry


def test_an_address_that_is_no_web_address_is_left_out_of_machine_readable_citations():
    work = source_work(source(title="T", url="javascript:alert(1)", archived="javascript:alert(2)"))
    assert "javascript" not in to_bibtex(work)
    assert not {"URL", "archive_location"} & set(to_csl(work))


def test_keys_tell_works_apart_and_stay():
    one, other = source_work(source(title="T")), source_work(source(title="T").model_copy(update={"id": "s2"}))
    assert to_bibtex(one) == to_bibtex(one)
    assert to_bibtex(one).splitlines()[0] != to_bibtex(other).splitlines()[0]
