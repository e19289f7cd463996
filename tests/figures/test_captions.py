"""Captions and alternative texts: plain sentences with numbers, for one and for many."""

from dataclasses import replace
from datetime import date

import pytest

from diplomatic_timeline.figures import alt_text, caption
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import Counts, Lanes
from diplomatic_timeline.when import When
from tests.figures.chart import event, store_of

NO_LANES = Lanes("type", ("talks",), (3,))


def when(text):
    return When.parse(text)


CAPTIONS = [
    (Query(), Counts(123, 123, 0), 123, "All 123 events of this timeline."),
    (Query(), Counts(1, 1, 0), 1, "The only event of this timeline."),
    (Query(), Counts(1_234_567, 1_234_567, 0), 1_234_567, "All 1,234,567 events of this timeline."),
    (Query(type=("vote",)), Counts(0, 0, 0), 123, "None of 123 events, vote."),
    (Query(type=("vote",)), Counts(1, 1, 0), 123, "1 of 123 events, vote."),
    (Query(actor=("A", "B"), type=("vote", "call")), Counts(2, 2, 0), 9, "2 of 9 events, A or B, vote or call."),
    (Query(actor=("A", "B"), match="all"), Counts(2, 2, 0), 9, "2 of 9 events, A and B."),
    (Query(text="truce"), Counts(2, 2, 0), 9, "2 of 9 events, with “truce”."),
    (Query(known=date(2025, 3, 20)), Counts(2, 2, 0), 9, "2 of 9 events, as known on 20 March 2025."),
    (Query(clock="reported"), Counts(9, 9, 0), 9, "All 9 events of this timeline, placed by when they were reported."),
    (
        Query(start=when("2025-03-10"), end=when("2025-03-16")),
        Counts(4, 4, 0),
        9,
        "4 of 9 events, 10 to 16 March 2025.",
    ),
    (Query(start=when("2025-03-13"), end=when("2025-03-13")), Counts(4, 4, 0), 9, "4 of 9 events, 13 March 2025."),
    (Query(start=when("2025-03-13")), Counts(4, 4, 0), 9, "4 of 9 events, from 13 March 2025 on."),
    (Query(end=when("2025-03-13")), Counts(4, 4, 0), 9, "4 of 9 events, up to 13 March 2025."),
    (
        Query(start=when("2025-03-13T10:00Z"), end=when("2025-03-13T12:00Z")),
        Counts(4, 4, 0),
        9,
        "4 of 9 events, 13 March 2025, 10:00 to 12:00 (UTC).",
    ),
    (
        Query(start=when("2025-03-10"), end=when("2025-03-16")),
        Counts(40, 39, 0),
        123,
        "40 of 123 events, 10 to 16 March 2025. 39 lie wholly in that time, 1 in part or possibly.",
    ),
    (
        Query(start=when("2025")),
        Counts(3, 1, 0),
        9,
        "3 of 9 events, from 2025 on. 1 lies wholly in that time, 2 in part or possibly.",
    ),
    (Query(), Counts(9, 8, 1), 9, "All 9 events of this timeline. 1 has no date and stands below the chart."),
    (Query(), Counts(9, 7, 2), 9, "All 9 events of this timeline. 2 have no date and stand below the chart."),
]


@pytest.mark.parametrize(("query", "counts", "size", "expected"), CAPTIONS)
def test_the_caption_says_what_is_shown(query, counts, size, expected):
    assert caption(query, counts, size, counts.total - counts.undated, NO_LANES) == expected


def test_the_caption_says_that_only_some_are_drawn():
    said = caption(Query(), Counts(20_000, 20_000, 0), 20_000, 2_000, NO_LANES)
    assert said.endswith("2,000 of them are drawn, evenly spread over time; a shorter time shows each.")


@pytest.mark.parametrize(
    ("field", "folded", "expected"),
    [
        ("actor", 56, "The last lane gathers 56 more actors."),
        ("country", 2, "The last lane gathers 2 more countries."),
        ("publisher", 1, "The last lane gathers 1 more publisher."),
        ("status", 1_200, "The last lane gathers 1,200 more statuses."),
    ],
)
def test_the_caption_says_what_the_last_lane_holds(field, folded, expected):
    said = caption(Query(), Counts(5, 5, 0), 5, 5, Lanes(field, ("A", "other"), (2, 3), folded))
    assert said == f"All 5 events of this timeline. {expected}"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("actor", " An event with several actors stands in several lanes."),
        ("side", " An event with actors of several sides stands in several lanes."),
        ("type", ""),
    ],
)
def test_the_caption_explains_why_lanes_hold_more_events_than_there_are(field, expected):
    assert (
        caption(Query(), Counts(5, 5, 0), 5, 5, Lanes(field, ("A", "B"), (4, 3)))
        == f"All 5 events of this timeline.{expected}"
    )


def rows_and_lanes(*events, **page):
    store = store_of(*events)
    lanes = store.lanes(Query(), "actor", limit=3)
    return store.page(Query(), lanes=lanes, **page), lanes


def test_the_alternative_text_tells_numbers_span_lanes_families_and_disputes():
    said = alt_text(
        *rows_and_lanes(
            event("a", "2025-03-10", type="talks", who=("Anna", "Boris")),
            event("b", "2025-03-12", type="claim", who=("Anna",), status="disputed"),
            event("c", "2025-03-14~", type="denial", who=("Boris", "Anna", "Carl", "Dora")),
        )
    )
    assert said == (
        "Timeline chart of 3 events, the first 10 March 2025, the last about 14 March 2025. "
        "Lanes: Anna 3, Boris 2, 2 others 1. Families: meeting 1, word 2. 1 is disputed or denied. "
        "The table lists the same events."
    )


def test_the_alternative_text_of_one_event_is_in_the_singular():
    said = alt_text(*rows_and_lanes(event("a", "2025-03-10")))
    assert said.startswith("Timeline chart of 1 event, 10 March 2025. Lanes: A 1. Families: other 1. 0 are disputed")


def test_the_alternative_text_says_that_more_events_match_than_are_drawn():
    said = alt_text(*rows_and_lanes(*(event(f"e{day}", f"2025-03-{day}") for day in range(10, 20)), limit=4))
    assert said.startswith("Timeline chart of 4 events (10 match), the first 10 March 2025, the last 13 March 2025.")


def test_a_chart_of_nothing_says_so():
    assert alt_text(*rows_and_lanes()) == "Timeline chart without events."


def test_events_without_dates_have_no_span():
    rows, lanes = rows_and_lanes(event("a", "2025-03-10"), event("b", None))
    assert alt_text(replace(rows, when=[None, None]), lanes).startswith("Timeline chart of 2 events. Lanes")
