"""Colours: seen by all eyes, told apart by all eyes, and the same in the theme."""

import tomllib
from itertools import combinations

import numpy as np
import pytest

from diplomatic_timeline.figures import palette, stretches
from diplomatic_timeline.figures.palette import DARK, DARK_FAMILIES, HOLLOW, LIGHT, LIGHT_FAMILIES, SYMBOLS, faded
from diplomatic_timeline.vocabulary import FAMILIES, STATUSES, TYPES
from tests.conftest import ROOT
from tests.figures.chart import draw, event, store_of
from tests.figures.sight import KINDS, contrast, difference, linear, mix, seen, to_lab

THEMES = {"light": (LIGHT, LIGHT_FAMILIES), "dark": (DARK, DARK_FAMILIES)}
LEAST_CONTRAST, TEXT_CONTRAST = 3.0, 4.5
LEAST_DIFFERENCE = 15.0
TEXT_COLOURS = {
    "meeting": "blue",
    "bargaining": "green",
    "word": "orange",
    "measure": "violet",
    "force": "red",
    "information": "yellow",
    "other": "gray",
}
COLOURS = [(theme, family) for theme in THEMES for family in LIGHT_FAMILIES]


def test_the_measures_are_those_of_their_papers():
    """Pairs from table 1 of Sharma, Wu and Dalal 2005; black on white has 21:1; greys look alike to all."""
    for one, two, expected in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert difference(np.array(one), np.array(two)) == pytest.approx(expected, abs=1e-4)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    for kind in KINDS:
        assert seen("#808080", kind) == pytest.approx(linear("#808080"), abs=0.003), kind


def test_red_and_green_look_alike_to_some():
    red, green = "#B2471F", "#687A12"
    apart = {kind: difference(to_lab(seen(red, kind)), to_lab(seen(green, kind))) for kind in KINDS}
    assert apart["normal"] > 30
    assert apart["deuteranopia, Brettel"] < 15
    assert apart["deuteranopia, Machado"] < 15


@pytest.mark.parametrize(("theme", "family"), COLOURS)
def test_each_family_is_seen_against_each_background(theme, family):
    ink, families = THEMES[theme]
    era = mix(ink.accent, ink.paper, 0.055)
    for ground in (ink.paper, ink.band, era):
        assert contrast(families[family], ground) >= LEAST_CONTRAST, ground


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_two_families_differ_for_every_kind_of_sight(theme, kind):
    families = THEMES[theme][1]
    for one, two in combinations(families, 2):
        apart = difference(to_lab(seen(families[one], kind)), to_lab(seen(families[two], kind)))
        assert apart >= LEAST_DIFFERENCE, (one, two)


@pytest.mark.parametrize("theme", THEMES)
def test_texts_are_legible_on_the_background_and_on_pale_stretches(theme):
    ink, families = THEMES[theme]
    for text in (ink.text, ink.muted, ink.accent):
        assert contrast(text, ink.paper) >= TEXT_CONTRAST
        assert contrast(text, ink.band) >= TEXT_CONTRAST
    for colour in families.values():
        assert contrast(ink.text, mix(colour, ink.paper, stretches._PALE)) >= TEXT_CONTRAST
        assert contrast(ink.muted, mix(colour, ink.paper, stretches._PALE)) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_a_lasting_bar_is_seen_against_the_background(theme):
    ink, families = THEMES[theme]
    assert all(
        contrast(mix(colour, ink.paper, stretches._SOLID), ink.paper) >= LEAST_CONTRAST for colour in families.values()
    )


@pytest.mark.parametrize("dark", [False, True])
def test_a_hollow_mark_is_outlined_in_its_colour_on_the_background(dark):
    store = store_of(event("a", "2025-03-12", type="talks", status="disputed"), event("b", "2025-03-12", type="talks"))
    ink, families = THEMES["dark" if dark else "light"]
    looks = {
        trace["name"]: trace["marker"]
        for trace in draw(store, "2025-03", "2025-03", dark=dark).figure["data"]
        if "marker" in trace
    }
    hollow, filled = looks["meeting, disputed or denied"], looks["meeting"]
    assert (hollow["color"], hollow["line"]["color"]) == (ink.paper, families["meeting"])
    assert (filled["color"], filled["line"]["color"]) == (families["meeting"], ink.paper)


def test_colours_and_backgrounds_are_those_of_the_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for name, (ink, families) in THEMES.items():
        told = theme[name]
        assert {family: told[f"{TEXT_COLOURS[family]}TextColor"] for family in families} == families
        assert (told["backgroundColor"], told["secondaryBackgroundColor"]) == (ink.paper, ink.band)
        assert (told["textColor"], told["primaryColor"]) == (ink.text, ink.accent)


def test_every_family_has_a_colour_a_size_and_every_type_a_symbol():
    names = [term.name for term in FAMILIES]
    assert list(LIGHT_FAMILIES) == list(DARK_FAMILIES) == list(palette.SYMBOL_SIZES) == list(TEXT_COLOURS) == names
    assert list(SYMBOLS) == list(TYPES)


def test_disputed_and_denied_are_the_hollow_statuses():
    assert {term.name for term, hollow in zip(STATUSES, HOLLOW, strict=True) if hollow} == {"disputed", "denied"}


def test_a_faded_colour_keeps_its_parts():
    assert faded("#28559F", 0.24) == "#28559F3D"
