"""Bars: as wide as the dates say, fading where they are vague, open where they have no end."""

import pytest

from diplomatic_timeline.figures.palette import LIGHT_FAMILIES
from diplomatic_timeline.when import When
from tests.figures.chart import draw, event, store_of


def after(text):
    return When.parse(text).latest + 1


LASTING = [
    ("2025-03-10/2025-03-20", "2025-03-10", "2025-03-20"),
    ("2025-03-12T22:00Z/2025-03-13T04:00Z", "2025-03-12T22:00Z", "2025-03-13T04:00Z"),
    ("2025-03-05/2025-04", "2025-03-05", "2025-04"),
    ("2025-03-01~/2025-03-20", "2025-02-28", "2025-03-20"),
    ("{2025-03-10,2025-03-12}", "2025-03-10", "2025-03-12"),
]


@pytest.mark.parametrize(("when", "first", "last"), LASTING)
def test_a_lasting_event_is_drawn_exactly_as_wide_as_its_dates(when, first, last):
    chart = draw(store_of(event("a", when)), "2025-02-20", "2025-05-05", width=4_000)
    (bar,) = chart.bars_of("a")
    assert (bar.begin, bar.end) == pytest.approx((When.parse(first).earliest, after(last)), abs=60)
    assert chart.marks == []


def opacity(colour):
    return int(colour[7:], 16) / 255 if len(colour) == 9 else 1.0


def seen(chart, seconds):
    """Return how opaque the bars are at a moment, all layers but the thin lines together."""
    clear = 1.0
    for bar in (*chart.bars, *chart.layers):
        if bar.height > 2 and bar.begin <= seconds < bar.end:
            clear *= 1 - opacity(bar.colour)
    return 1 - clear


def test_a_lasting_event_is_solid_while_it_surely_goes_on_and_paler_on_its_first_and_last_day():
    chart = draw(store_of(event("a", "2025-03-10/2025-03-20")), "2025-03", "2025-03")
    inside, first, last = (
        seen(chart, When.parse(day).earliest + 3_600) for day in ("2025-03-15", "2025-03-10", "2025-03-20")
    )
    assert inside == pytest.approx(0.95, abs=0.01)
    assert first == pytest.approx(last)
    assert 0.4 < first < 0.8
    assert seen(chart, When.parse("2025-03-09").earliest) == seen(chart, after("2025-03-20") + 60) == 0


@pytest.mark.parametrize("when", ["2025-03", "2025", "2025-21", "2025-03~", "2025-01~/2025-06"])
def test_vague_ends_fade(when):
    chart = draw(store_of(event("a", when)), "2024-06", "2026-06", width=2_000)
    (bar,) = chart.bars_of("a")
    step = (bar.end - bar.begin) / 200
    shades = [seen(chart, bar.begin + step * (number + 0.5)) for number in range(200)]
    peak = shades.index(max(shades))
    assert shades[:peak] == sorted(shades[:peak])
    assert shades[peak:] == sorted(shades[peak:], reverse=True)
    assert len(set(shades[:peak])) >= 3 <= len(set(shades[peak:]))
    assert shades[0] < max(shades) / 2 > shades[-1]


def test_a_whole_day_ends_sharply():
    chart = draw(store_of(event("a", "2025-03-12")), "2025-03-12", "2025-03-13")
    (bar,) = chart.bars_of("a")
    assert seen(chart, bar.begin + 60) == seen(chart, bar.end - 60) == seen(chart, (bar.begin + bar.end) / 2)


@pytest.mark.parametrize("when", ["2025-03", "2025-03-10/2025-03-20", "2025-03-10/..", "2025"])
def test_a_line_of_full_colour_runs_under_what_is_firm_of_a_stretch(when):
    """Pale colours are not enough for all eyes: the line keeps the contrast of the mark's colour."""
    chart = draw(store_of(event("a", when, type="talks")), "2025-02", "2025-12")
    (line,) = [bar for bar in chart.layers if bar.height == 2]
    (bar,) = chart.bars_of("a")
    assert line.colour == LIGHT_FAMILIES["meeting"]
    assert bar.begin <= line.begin < line.end <= bar.end
    assert line.end - line.begin > (bar.end - bar.begin) / 3
    assert bar.y < line.y <= bar.y + bar.height / 2


@pytest.mark.parametrize(
    ("when", "symbol"),
    [("../2025-03-12", "triangle-left"), ("2025-03-12/..", "triangle-right"), ("/2025-03-12", "triangle-left")],
)
def test_an_open_end_reaches_the_edge_of_the_window_with_an_arrow(when, symbol):
    chart = draw(store_of(event("a", when), event("b", "2025-03-10")), "2025-03-01", "2025-03-31")
    (bar,) = chart.bars_of("a")
    (arrow,) = chart.traces("open end")
    at_left = symbol == "triangle-left"
    assert (bar.begin if at_left else bar.end) == pytest.approx(chart.window[not at_left], abs=60)
    assert arrow["marker"]["symbol"] == symbol
    assert arrow["y"].tolist() == [bar.y]
    place = chart.to_pixels(arrow["x"][0])
    assert place == pytest.approx(3 if at_left else chart.pixels - 3, abs=0.1)


def test_an_end_outside_the_window_has_no_arrow():
    chart = draw(store_of(event("a", "2025-01/2025-12")), "2025-03", "2025-03")
    (bar,) = chart.bars_of("a")
    assert (bar.begin, bar.end) == pytest.approx(chart.window, abs=60)
    assert chart.traces("open end") == []


def test_a_doubtful_date_is_dashed_and_an_approximate_one_is_not():
    for when, dashed, soft in (
        ("2025-03-12?", 1, 0),
        ("2025-03-12~", 0, 1),
        ("2025-03-12%", 1, 1),
        ("2025-03-12", 0, 0),
    ):
        chart = draw(store_of(event("a", when)), "2025-03", "2025-03")
        assert len(chart.traces("date in doubt")) == dashed
        (mark,) = chart.marks
        assert (len(chart.grounds) > 1) == bool(soft), "only an approximate date has a ground in several layers"
        if dashed:
            (outline,) = chart.traces("date in doubt")
            assert min(outline["y"]) < mark.y < max(value for value in outline["y"] if value == value)
            assert outline["line"]["dash"] != "solid"


def test_a_disputed_stretch_is_an_outline_unless_dashes_are_one():
    store = store_of(
        event("a", "2025-03", status="disputed"), event("b", "2025-03"), event("c", "2025-03?", status="denied")
    )
    chart = draw(store, "2025-02", "2025-04")
    (disputed,), (plain,), (doubtful,) = (chart.bars_of(name) for name in "abc")
    assert disputed.outline > 1
    assert opacity(disputed.colour) < opacity(plain.colour)
    assert plain.outline == doubtful.outline == 0
    assert len(chart.traces("date in doubt")) == 1


def test_an_event_that_lasts_too_shortly_to_be_seen_is_a_mark():
    store = store_of(event("a", "2025-03-12T10:00Z/2025-03-12T12:00Z"))
    chart = draw(store, "2025-03", "2025-03")
    assert [mark.seconds for mark in chart.marks] == pytest.approx([When.parse("2025-03-12T11:00:30Z").earliest])
    assert chart.bars == []
    assert len(draw(store, "2025-03-12", "2025-03-12").bars) == 1


def test_a_bar_answers_the_pointer_with_its_event():
    (bar,) = draw(store_of(event("a", "2025-03", title="Talks go on")), "2025", "2025").bars
    assert bar.hover == "Talks go on<br>March 2025<br>A"


def test_a_stretch_too_thin_to_fade_is_strong_enough_to_be_seen():
    chart = draw(store_of(event("a", "0476", type="talks")), "0001", "2025")
    (bar,) = chart.bars_of("a")
    (line,) = [layer for layer in chart.layers if layer.height == 2]
    assert (bar.end - bar.begin) * chart.scale == pytest.approx(6, abs=0.1)
    assert (line.begin, line.end) == (bar.begin, bar.end)
    assert seen(chart, (bar.begin + bar.end) / 2) == pytest.approx(0.6, abs=0.01)
