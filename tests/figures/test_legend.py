"""The legend: every type has a drawing that is safe to show, and every way of drawing has words."""

import xml.etree.ElementTree as ET

import pytest

from diplomatic_timeline.figures import reading_samples, symbol_svg
from diplomatic_timeline.figures.palette import LIGHT, SYMBOLS, family_colour
from diplomatic_timeline.figures.shapes import shape
from diplomatic_timeline.vocabulary import EVENT_TYPES

NAMES = [kind.name for kind in EVENT_TYPES]


@pytest.mark.parametrize("hollow", [False, True])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_type_has_a_drawing_in_the_colour_of_its_family(name, dark, hollow):
    drawing = symbol_svg(name, dark=dark, hollow=hollow)
    assert ET.fromstring(drawing).attrib["aria-hidden"] == "true"  # noqa: S314 our own drawing
    outline = ET.fromstring(drawing)[0][0].attrib  # noqa: S314 our own drawing
    family = next(kind.family for kind in EVENT_TYPES if kind.name == name)
    colour = family_colour(family, dark=dark)
    assert outline["stroke"] == colour
    assert (outline["fill"] == colour) != hollow


def test_no_two_types_look_the_same():
    assert len({symbol_svg(name, dark=False) for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("symbol", sorted(set(SYMBOLS.values())))
def test_every_symbol_of_the_chart_can_be_drawn(symbol):
    """A symbol without an inside ("x", "cross") was once taken for the inside of a symbol without a name."""
    outline, inside = shape(symbol)
    assert outline.startswith("M")
    assert bool(inside) == symbol.endswith(("-dot", "-x", "-cross"))


@pytest.mark.parametrize("dark", [False, True])
def test_every_way_of_drawing_has_a_picture_and_words(dark):
    samples = reading_samples(dark=dark)
    for sample in samples:
        ET.fromstring(sample.svg)  # noqa: S314 our own drawing
        assert sample.meaning
    for word in (
        "hollow",
        "whole day",
        "lasted",
        "some time within",
        "fading",
        "not sure",
        "arrow",
        "answer",
        "dispute",
    ):
        assert any(word in sample.meaning for sample in samples), word
    assert len({sample.svg for sample in samples}) == len(samples)


def test_the_size_of_a_drawing_is_what_is_asked_for():
    assert 'width="40" height="40"' in symbol_svg("talks", dark=False, size=40)
    assert LIGHT.paper in symbol_svg("talks", dark=False, hollow=True)
