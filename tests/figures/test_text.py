"""Texts from outside: shown letter by letter, in whatever direction they run, and never as markup."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width, wrap
from tests.figures.chart import draw, event, store_of

MARCH = ("2025-03", "2025-03")
HOSTILE = [
    '<a href="https://x.example">click</a>',
    "<img src=https://x.example/i.png>",
    "<b>bold</b> & <sup>high</sup>",
    "%{customdata} $x^2$ {y}",
    "&lt;br&gt; &amp;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_names_and_lanes_lose_their_power_as_markup(text):
    chart = draw(
        store_of(event("a", "2025-03-12", title=text, who=(text,)), event("b", "2025-03-13", who=("B",))), *MARCH
    )
    mark = chart.marks_of("a")[0]
    title, _, who = mark.hover.split("<br>")
    assert html.unescape(title) == html.unescape(who) == text
    for shown in (title, who, *(label.words for label in chart.labels)):
        assert "<" not in shown
    for note in chart.layout["annotations"]:
        assert "<" not in note["text"].replace("<br>", "")
        assert "<" not in note["hovertext"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_trace_or_layout_takes_text_as_a_template(text):
    figure = draw(store_of(event("a", "2025-03-12", title=text)), *MARCH).figure
    assert not any("hovertemplate" in trace or "texttemplate" in trace for trace in figure["data"])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_crowd_and_an_era_are_escaped_too(text):
    store = store_of(
        *(event(f"e{number}", "2025-03-12", title=text) for number in range(80)),
        eras=[{"name": text, "when": "2025-03"}],
    )
    chart = draw(store, *MARCH, eras=store.info.eras)
    (trace,) = chart.traces("more events")
    assert "<" not in trace["hovertext"][0].replace("<br>", "")
    assert not any("<" in note for note in chart.notes())


def test_line_breaks_and_runs_of_spaces_become_one_space():
    chart = draw(store_of(event("a", "2025-03-12", title="one\n\ntwo\t three", who=("A\nB",))), *MARCH)
    assert chart.marks[0].hover == "one two three<br>12 March 2025<br>A B"
    assert chart.labels[0].words == "one two three"
    assert chart.lane_texts[0] == "A B"


@pytest.mark.parametrize("text", ["الهدنة في غزة", "הפסקת אש", "Truce هدنة 2025"])
def test_right_to_left_text_keeps_its_order_to_itself(text):
    chart = draw(store_of(event("a", "2025-03-12", title=text, who=(text,))), *MARCH)
    assert chart.marks[0].hover == f"\u2068{text}\u2069<br>12 March 2025<br>\u2068{text}\u2069"
    assert chart.labels[0].words == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["Łódź", "Київ", "北京", "naïve → café…", "A+B"])
def test_left_to_right_text_is_left_alone(text):
    assert as_plain(text) == text


@given(st.text(max_size=60), st.floats(0, 400))
def test_a_shortened_text_fits_and_begins_like_the_whole(text, room):
    short = shorten(text, room, 11)
    whole = " ".join(text.split())
    assert text_width(short, 11) <= room or not short
    assert short == whole or (short[:-1] == whole[: len(short) - 1] and short.endswith("…")) or not short


@given(st.text(st.sampled_from("abc MWI")), st.integers(20, 300))
def test_a_wrapped_text_has_at_most_two_lines_that_fit(text, room):
    lines = wrap(text, room, 13)
    assert 1 <= len(lines) <= 2
    assert all(text_width(line, 13) <= room for line in lines)
    if not any("…" in line or not line for line in lines):
        assert " ".join(lines).split() == text.split()


def test_the_estimate_of_a_width_grows_with_the_text_and_the_size():
    assert text_width("iiii", 11) < text_width("nnnn", 11) < text_width("mmmm", 11) < text_width("停停停停", 11)
    assert text_width("Moscow", 22) == pytest.approx(2 * text_width("Moscow", 11))
    assert text_width("", 11) == 0


def test_where_there_are_many_marks_less_is_said_of_each():
    def longest(number):
        events = [
            event(f"e{one}", f"2025-03-{one % 28 + 1:02d}", title="word " * 60, who=("Somebody " * 9,))
            for one in range(number)
        ]
        chart = draw(store_of(*events), "2025-03", "2025-03", width=4_000)
        return max(len(mark.hover) for mark in chart.marks)

    assert longest(10) > 150
    assert longest(650) < 100


def test_an_event_says_when_in_the_zone_that_is_shown():
    chart = draw(store_of(event("a", "2025-03-12T09:30Z"), zone="Europe/Kyiv"), *MARCH)
    assert chart.marks[0].hover.split("<br>")[1] == "12 March 2025, 11:30 (UTC+2)"
