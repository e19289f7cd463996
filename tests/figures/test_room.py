"""Room: marks and labels never lie over each other, what finds no room is counted, names of lanes are whole."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import synthetic_store
from diplomatic_timeline.event import Actor, Timeline, TimelineInfo
from diplomatic_timeline.figures.palette import SYMBOL_SIZES
from diplomatic_timeline.figures.stacking import MARK
from diplomatic_timeline.store.interface import LANE_FIELDS
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When
from tests.figures.chart import LOOSE, WIDTH, draw, event, store_of
from tests.store.made_up import queries, timelines

MARCH = ("2025-03", "2025-03")


@cache
def many(size, seed):
    return synthetic_store(size, seed)


WINDOWS = (None, ("2023", "2023"), ("2024-06", "2024-06"), ("2024-06-03", "2024-06-09"), ("2024-06-05", "2024-06-05"))
synthetic_charts = st.builds(
    lambda size, seed, window, field, width: draw(many(size, seed), *(window or ()), lanes=field, width=width),
    st.sampled_from((60, 600, 3_000)),
    st.integers(0, 2),
    st.sampled_from(WINDOWS),
    st.sampled_from(LANE_FIELDS),
    st.sampled_from((360, 800, 1_280)),
)
made_up_charts = st.builds(
    lambda timeline, query, field, width: draw(open_memory(timeline), query=query, lanes=field, width=width),
    timelines(),
    queries,
    st.sampled_from(LANE_FIELDS),
    st.sampled_from((360, 800, 1_280)),
)
DENSE = draw(many(3_000, 0), "2024-06-03", "2024-06-09")


def rows_of(items):
    """Return things that stand at one height, sorted from left to right."""
    found = {}
    for item in items:
        found.setdefault(item.y, []).append(item)
    return [sorted(row, key=lambda item: item.left) for row in found.values()]


class Extent:
    """What a mark or a bar takes, in pixels."""

    def __init__(self, left, right, y, row):
        self.left, self.right, self.y, self.row = left, right, y, row


def extents(chart):
    marks = [Extent(mark.left - MARK / 2, mark.left + MARK / 2, mark.y, mark.row) for mark in chart.marks]
    bars = [
        Extent((bar.begin - chart.window[0]) * chart.scale, (bar.end - chart.window[0]) * chart.scale, bar.y, bar.row)
        for bar in chart.bars
    ]
    return marks + bars


@settings(max_examples=60)
@given(st.one_of(made_up_charts, synthetic_charts))
@example(DENSE)
def test_no_two_marks_or_bars_overlap(chart):
    items = extents(chart)
    for row in rows_of(items):
        for one, following in pairwise(row):
            assert following.left >= one.right - 2 * LOOSE - 0.02, (one.row, following.row)
    heights = sorted({item.y for item in items})
    assert all(below - above >= MARK for above, below in pairwise(heights))


@settings(max_examples=60)
@given(st.one_of(made_up_charts, synthetic_charts))
@example(DENSE)
def test_no_label_overlaps_another_or_any_mark_but_its_own_bar(chart):
    labels = [label for label in chart.labels if label.words]
    for row in rows_of([*labels, *extents(chart)]):
        for label in (item for item in row if item in labels):
            others = [item for item in row if item is not label]
            clear = [item for item in others if item.right <= label.left + 0.5 or item.left >= label.right - 0.5]
            inside = [item for item in others if item.left <= label.left and item.right >= label.right]
            assert len(clear) + len(inside) == len(others)
            assert not any(item in labels for item in inside)
            assert len(inside) <= 1
        assert all(label.left >= 0 and label.right <= chart.pixels + 1 for label in row if label in labels)


@settings(max_examples=30)
@given(st.one_of(made_up_charts, synthetic_charts))
def test_counts_and_marks_add_up_and_counts_stand_apart(chart):
    for lane, name in enumerate(chart.lanes.names):
        pairs = int(np.count_nonzero(chart.rows.lane == lane))
        drawn = sum(chart.lane_of(item.y) == lane for item in extents(chart))
        crowds = [crowd for crowd in chart.crowds if chart.lane_of(crowd[2]) == lane]
        assert drawn + sum(count for count, *_ in crowds) == pairs, name
        places = sorted(place for _, place, _, _ in crowds)
        assert all(right - left > 25 for left, right in pairwise(places))
        assert not any(crowd[2] == item.y for crowd in crowds for item in extents(chart))


def test_events_of_one_moment_are_stacked():
    chart = draw(store_of(*(event(f"e{number}", "2025-03-12") for number in range(9))), *MARCH)
    assert len(chart.marks) == 9
    assert len({mark.left for mark in chart.marks}) == 1
    assert all(abs(one.y - two.y) >= MARK for one, two in combinations(chart.marks, 2))


def test_the_room_of_a_mark_holds_its_symbol():
    assert max(SYMBOL_SIZES.values()) <= MARK + 1


def test_a_crowd_is_counted_where_it_is_and_opens_its_first_event():
    chart = draw(store_of(*(event(f"e{number:03d}", "2025-03-12") for number in range(100))), *MARCH)
    ((count, place, y, row),) = chart.crowds
    assert count == 100 - len(chart.marks) > 0
    assert place == pytest.approx(chart.marks[0].left)
    assert y > max(mark.y for mark in chart.marks)
    assert row not in {mark.row for mark in chart.marks}


def test_a_crowd_lists_its_first_titles_and_says_how_many_more():
    chart = draw(store_of(*(event(f"e{number:03d}", "2025-03-12") for number in range(100))), *MARCH)
    (trace,) = chart.traces("more events")
    first, *titles, rest = trace["hovertext"][0].split("<br>")
    count = chart.crowds[0][0]
    assert first == f"{count} more here; a click opens the first"
    assert len(titles) == 4
    assert rest == f"and {count - 4} more"


def test_the_folded_lane_says_how_many_and_counts_its_events():
    store = store_of(*(event(f"e{number}", "2025-03-12", who=(f"Actor {number}",)) for number in range(9)))
    assert draw(store, *MARCH, limit=4).lane_texts[-2:] == ["6 others", "6"]
    assert draw(store, *MARCH, limit=9).lane_texts[-2:] == ["Actor 8", "1"]


def test_a_single_folded_value_is_one_other():
    store = store_of(event("a", "2025-03-12"), event("b", "2025-03-13", who=()))
    assert "1 other" in draw(store, *MARCH, limit=1).lane_texts


LONG = "The Joint Commission for the Monitoring of the Ceasefire and the Exchange of Prisoners along the Line"


def test_a_long_name_goes_on_in_a_second_line_that_its_lane_has_room_for():
    chart = draw(store_of(event("a", "2025-03-12", who=("Senior Ukrainian security official",))), *MARCH)
    note = next(note for note in chart.layout["annotations"] if "Senior" in note["text"])
    assert note["text"] == "Senior Ukrainian security<br>official"
    assert chart.layout["yaxis"]["range"][0] - chart.lane_tops[0] >= 40


@pytest.mark.parametrize("width", [360, 800, 1_280])
def test_a_name_too_long_for_all_is_cut_and_told_in_full_under_the_pointer(width):
    chart = draw(store_of(event("a", "2025-03-12", who=(LONG,))), *MARCH, width=width)
    note = chart.layout["annotations"][0]
    assert "…" in note["text"]
    assert note["hovertext"] == f"{LONG}: 1 event"


def test_names_stand_beside_the_lanes_and_above_them_on_a_phone():
    store = store_of(event("a", "2025-03-12", who=("Steve Witkoff",)))
    wide, narrow = draw(store, *MARCH), draw(store, *MARCH, width=360)
    assert wide.layout["margin"]["l"] > 80
    assert narrow.layout["margin"]["l"] == 8
    assert narrow.marks[0].y - narrow.lane_tops[0] > 20
    assert narrow.lane_texts[0].split() == ["Steve", "Witkoff", "1"]


def test_the_label_of_the_chosen_event_and_of_those_it_is_tied_to_stand_out():
    store = store_of(event("a", "2025-03-05"), event("b", "2025-03-12"), event("c", "2025-03-19"))
    colours = {label.words: label.colour for label in draw(store, *MARCH, selected="b").labels}
    assert colours["a"] == colours["c"] != colours["b"]


def test_on_a_phone_only_a_few_events_are_labelled():
    some = [event(f"e{number}", f"2025-03-{number % 28 + 1:02d}", title=f"Title {number}") for number in range(60)]
    assert draw(store_of(*some), *MARCH, width=360).labels == []
    assert len(draw(store_of(*some[:5]), *MARCH, width=360).labels) > 0
    assert len(draw(store_of(*some), *MARCH, width=1_280).labels) > 0


def test_few_events_are_labelled_in_each_of_their_lanes():
    chart = draw(store_of(event("a", "2025-03-12", title="Talks", who=("A", "B", "C"))), *MARCH)
    assert [label.words for label in chart.labels] == ["Talks"] * 3


def test_a_title_too_long_for_its_room_is_cut_at_a_word_or_left_out():
    title = "Foreign ministers of twenty-six states agree to press for an unconditional ceasefire at once and in public"
    (label,) = draw(store_of(event("a", "2025-03-12", title=title)), *MARCH, width=700).labels
    assert label.words.endswith("…")
    assert title.startswith(label.words[:-1])
    assert title[len(label.words) - 1] == " "


def test_a_label_never_runs_over_the_outline_of_its_own_stretch():
    title = "A title that is longer than a month is wide"
    for when, status in (("2025-06", "disputed"), ("2025-06?", "asserted"), ("2025-06", "asserted")):
        chart = draw(store_of(event("a", when, title=title, status=status)), "2025", "2025")
        (label,), (bar,) = chart.labels, extents(chart)
        assert label.left >= bar.right or label.right <= bar.left


def test_the_thicket_is_named_where_most_events_stand_close_together():
    late = [event(f"late{number}", f"{1970 + number * 10}-05-05") for number in range(5)]
    close = [event(f"e{number}", f"1962-10-{number + 10}") for number in range(15)]
    chart = draw(store_of(*close, *late))
    assert chart.notes() == ["15 of 20 events lie within these 15 days"]
    line = next(shape for shape in chart.layout["shapes"] if shape["xref"] == "x" and shape["type"] == "line")
    places = [mark.left for mark in chart.marks]
    first = chart.to_pixels(line["x0"])
    assert all(first <= place <= chart.to_pixels(line["x1"]) for place in places if place < 50)
    assert draw(store_of(*close)).notes() == []
    assert draw(store_of(*late)).notes() == []


def test_eras_are_named_above_their_bands_in_rows_that_do_not_collide():
    eras = [
        {"name": "The thirteen days", "when": "1962-10-16/1962-10-28"},
        {"name": "Quarantine", "when": "1962-10-24/1962-11-20"},
    ]
    store = open_memory(
        Timeline(TimelineInfo(id="x", title="x", eras=eras), (event("a", "1962-10-20"),), (Actor(name="A"),))
    )
    chart = draw(store, "1962-01", "1962-12", eras=store.info.eras)
    assert chart.notes() == ["The thirteen days", "Quarantine"]
    heights = [note["y"] for note in chart.layout["annotations"] if note["xref"] == "x"]
    assert heights[1] - heights[0] >= 12
    bands = [shape for shape in chart.layout["shapes"] if shape["type"] == "rect"]
    assert chart.seconds(bands[0]["x0"]) == pytest.approx(When.parse("1962-10-16").earliest)
    assert chart.seconds(bands[0]["x1"]) == pytest.approx(When.parse("1962-10-28").latest, abs=2)


@pytest.mark.parametrize("width", [200, 360, 639, 640, WIDTH, 3_000])
def test_every_width_gives_a_chart(width):
    chart = draw(many(60, 0), width=width)
    assert len(chart.marks) > 20
    assert draw(store_of(event("a", "2025-03-12")), width=width).layout["height"] > 80


def test_no_event_at_all_gives_an_empty_chart():
    chart = draw(store_of(), *MARCH)
    assert (chart.marks, chart.bars, chart.labels) == ([], [], [])


def test_the_thicket_is_no_more_exact_than_its_dates():
    spread = [event(f"late{number}", f"2025-0{number + 4}-05") for number in range(5)]
    same_day = [event(f"e{number}", "2025-03-14") for number in range(15)]
    assert draw(store_of(*same_day, *spread)).notes() == ["15 of 20 events lie within one day"]
