"""From the ways in which data sets name a country to its ISO 3166-1 alpha-3 code.

`data/countries.csv` holds, for each code, the ISO number, the FIPS 10-4 codes and names as data sets spell them; codes
and first names follow the country list of GeoNames (CC BY 4.0).
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

Scheme = Literal["name", "fips", "number", "iso3"]


@cache
def country_codes(scheme: Scheme) -> dict[str, str]:
    """Return the alpha-3 code by name (folded case), FIPS code, ISO number (without zeros before it), or itself."""
    text = (files("diplomatic_timeline.formats") / "data" / "countries.csv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        keys = {
            "name": [name.casefold() for name in row["names"].split(";")],
            "fips": row["fips"].split(";"),
            "number": [row["number"].lstrip("0")],
            "iso3": [row["iso3"]],
        }[scheme]
        found |= {key: row["iso3"] for key in keys if key}
    return found


def find_country(text: str, scheme: Scheme = "name") -> str | None:
    """Return the alpha-3 code of a country as a data set writes it, None where the table does not hold it."""
    key = text.strip()
    key = key.casefold() if scheme == "name" else key.lstrip("0") if scheme == "number" else key
    return country_codes(scheme).get(key)
