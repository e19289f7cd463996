"""One table of countries says their names and reads the codes and spellings of data sets."""

import pytest

from diplomatic_timeline.countries import country_codes, country_name, country_names, find_country

FOUND = [
    ("Germany", "name", "DEU"),
    (" germany ", "name", "DEU"),
    ("Turkey", "name", "TUR"),
    ("Türkiye", "name", "TUR"),
    ("DR Congo (Zaire)", "name", "COD"),
    ("Congo", "name", "COG"),
    ("Ivory Coast", "name", "CIV"),
    ("Côte d'Ivoire", "name", "CIV"),
    ("Palestine, State of", "name", "PSE"),
    ("Soviet Union", "name", "SUN"),
    ("GM", "fips", "DEU"),
    ("RS", "fips", "RUS"),
    ("276", "number", "DEU"),
    ("004", "number", "AFG"),
    ("4", "number", "AFG"),
    ("NAM", "iso3", "NAM"),
    ("SUN", "iso3", "SUN"),
    ("Atlantis", "name", None),
    ("", "name", None),
    ("", "fips", None),
    ("0", "number", None),
]


@pytest.mark.parametrize(("text", "scheme", "code"), FOUND)
def test_what_data_sets_write_means_a_country(text, scheme, code):
    assert find_country(text, scheme) == code


def test_every_name_leads_back_to_its_country_unless_two_share_it():
    shared = {"Congo"}
    for code, name in country_names().items():
        assert name in shared or find_country(name) == code
        assert country_codes("iso3")[code] == code


def test_an_unknown_code_is_its_own_name():
    assert country_name("DEU") == "Germany"
    assert country_name("NAMIBIA?") == "NAMIBIA?"
