"""Names of countries by code: ISO 3166-1 alpha-3, and the usual codes of former states and bodies.

`countries.csv` is made by `scripts/build_gazetteer.py` from Unicode CLDR as Babel carries it.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("countries.csv")


@cache
def country_names() -> Mapping[str, str]:
    """Return the English names of countries by code."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def country_name(code: str) -> str:
    """Return the name of a country, or what was given where it is no known code."""
    return country_names().get(code, code)
