"""Countries: their names for people, and the codes that data sets and other texts mean by a name or a number.

`countries.csv` is the one table of them. Codes are those of ISO 3166-1 alpha-3, and the usual ones of former states and
bodies. Names come from Unicode CLDR as Babel carries it (`scripts/build_gazetteer.py`); ISO numbers, FIPS 10-4 codes
and spellings of data sets follow the country list of GeoNames (CC BY 4.0).
"""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Scheme = Literal["name", "fips", "number", "iso3"]

_TABLE = Path(__file__).with_name("countries.csv")
_KEYS: Mapping[Scheme, Callable[[Mapping[str, str]], list[str]]] = {
    "name": lambda row: row["spellings"].casefold().split(";"),
    "fips": lambda row: row["fips"].split(";"),
    "number": lambda row: [row["number"].lstrip("0")],
    "iso3": lambda row: [row["code"]],
}


@cache
def country_names() -> Mapping[str, str]:
    """Return the English names of countries by code."""
    return {row["code"]: row["name"] for row in _rows()}


def country_name(code: str) -> str:
    """Return the name of a country, or what was given where it is no known code."""
    return country_names().get(code, code)


@cache
def country_codes(scheme: Scheme) -> Mapping[str, str]:
    """Return the code by name or spelling (folded case), FIPS code, ISO number (without zeros before it), or itself.

    A name that two countries share means the one that data sets spell so.
    """
    names = {row["name"].casefold(): row["code"] for row in _rows()} if scheme == "name" else {}
    return names | {key: row["code"] for row in _rows() for key in _KEYS[scheme](row) if key}


def find_country(text: str, scheme: Scheme = "name") -> str | None:
    """Return the code of a country as a data set writes it, None where the table does not hold it."""
    key = text.strip()
    key = key.casefold() if scheme == "name" else key.lstrip("0") if scheme == "number" else key
    return country_codes(scheme).get(key)


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
