"""Names, offices and what phrases mean."""

import pytest

from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.cast import Who, read_cast
from diplomatic_timeline.extraction.gazetteer import names

TEXT = (
    "Kenya's President Amina Odhiambo met the Peruvian foreign minister, Luis Quispe, in Nairobi. "
    "A US official said that Odhiambo and Quispe agreed. Lima was pleased; officials in Nairobi were not. "
    "The Kremlin and Secretary of State Mary Major said nothing."
)
CAST = read_cast(TEXT)


def who(phrase, before=()):
    start = TEXT.index(phrase)
    return [one.name for one in find_who(CAST, (start, start + len(phrase)), before)]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Kenya's President Amina Odhiambo", ["Amina Odhiambo"]),
        ("Odhiambo and Quispe", ["Amina Odhiambo", "Luis Quispe"]),
        ("the Peruvian foreign minister", ["Luis Quispe"]),
        ("A US official", ["US official"]),
        ("Lima", ["Peru"]),
        ("officials in Nairobi", ["officials in Nairobi"]),
        ("The Kremlin", ["Kremlin"]),
        ("Secretary of State Mary Major", ["Mary Major"]),
    ],
)
def test_phrases(phrase, meant):
    assert who(phrase) == meant


def test_pronouns_look_back():
    before = [Who("Kenya", "state", "KEN"), Who("Amina Odhiambo", "person"), Who("Luis Quispe", "person")]
    cast = read_cast("he it both they")
    assert [one.name for one in find_who(cast, (0, 2), before)] == ["Luis Quispe"]
    assert [one.name for one in find_who(cast, (3, 5), before)] == ["Kenya"]
    assert [one.name for one in find_who(cast, (6, 10), before)] == ["Amina Odhiambo", "Luis Quispe"]
    assert find_who(cast, (0, 2), []) == []


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("Russia", "Russia", "state"),
        ("Russian", "Russia", "demonym"),
        ("Kyiv", "Ukraine", "capital"),
        ("US", "United States", "state"),
        ("Brussels", "European Union", "bloc"),
        ("Vatican", "Vatican City", "state"),
        ("USSR", "Soviet Union", "state"),
        ("White House", "White House", "seat"),
        ("Türkiye", "Türkiye", "state"),
        ("Turkey", "Türkiye", "state"),
    ],
)
def test_gazetteer(form, name, kind):
    assert (names()[form].name, names()[form].kind) == (name, kind)


def test_joined_states_are_two():
    cast = read_cast("US-Ukraine talks ended.")
    assert [(m.name, m.start, m.end) for m in cast.mentions] == [("United States", 0, 2), ("Ukraine", 3, 10)]
