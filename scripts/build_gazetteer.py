"""Rebuild the list of states that the extractor knows, from packages that keep such lists.

    pip install babel==2.18.0 countryinfo==1.0.1
    python scripts/build_gazetteer.py

Names come from Unicode CLDR as Babel carries it (Unicode License v3), capitals and demonyms from countryinfo (MIT).
Both packages are needed only here. What newspapers write besides stands in `usage.csv`, which is kept by hand; so are
the numbers, codes and spellings of `countries.csv`, whose names are written here.
"""

import csv
import importlib
import json
import re
from pathlib import Path
from typing import Any

CORE = Path(__file__).parent.parent / "diplomatic_timeline"
DATA = CORE / "extraction" / "data"
COUNTRIES = CORE / "countries.csv"
FIELDS = ["code", "aliases", "capital", "demonyms"]
COUNTRY_FIELDS = ["code", "name", "number", "fips", "spellings"]
# Former and disputed states and bodies that actors belong to: no list of the packages has them.
OTHERS = {
    "CSK": "Czechoslovakia",
    "DDR": "East Germany",
    "EU": "European Union",
    "OAS": "Organization of American States",
    "SUN": "Soviet Union",
    "UN": "United Nations",
    "VDR": "North Vietnam",
    "XKX": "Kosovo",
    "YUG": "Yugoslavia",
}

# Territories: their capitals are everyday names elsewhere, their demonyms those of the state they belong to.
_CODES = """
    ABW AIA ALA ANT ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GUF GUM HKG HMD IMN IOT JEY
    MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SCG SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
"""
TERRITORIES = set(_CODES.split())

SHARED = {"COD": "DR Congo", "COG": "Republic of the Congo"}
"""Names for states that CLDR tells apart only by their capitals."""


def capital_of(record: dict[str, Any]) -> str:
    """Return the capital as newspapers write it, empty where there is none."""
    capital = record.get("capital") or ""
    name = capital[0] if isinstance(capital, list) else capital
    return re.sub(r"(?i)^city of | D\.C\.$", "", name)


def name_of(name: str) -> tuple[str, list[str]]:
    """Return a CLDR name without its additions, and the other forms that they give."""
    plain = re.sub(r" SAR China$| \(.*\)$| - .*$", "", name).replace(" & ", " and ").replace("’", "'")
    found = re.search(r"\((.*)\)", name)
    others = [found[1]] if found else []
    if plain.startswith("St. "):
        others.append(plain.replace("St. ", "Saint "))
    return plain, others


def rows() -> list[dict[str, str]]:
    """Return one row a state or territory, by code."""
    territories = importlib.import_module("babel").Locale("en").territories
    folder = Path(str(importlib.import_module("countryinfo").__file__)).parent / "data"
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        iso = record.get("ISO") or {}
        code, name = iso.get("alpha3"), territories.get(iso.get("alpha2"))
        if not code or not name or (code in found and not record.get("demonym")):
            continue
        plain, others = name_of(name)
        known = code not in TERRITORIES
        found[code] = {
            "code": code,
            "name": plain,
            "aliases": ";".join(others),
            "capital": capital_of(record) if known else "",
            "demonyms": (record.get("demonym") or "").replace(",", ";") if known else "",
        }
    return [found[code] for code in sorted(found)]


def write_table(path: Path, fields: list[str], records: list[dict[str, str]]) -> None:
    """Write some fields of the records as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def renamed(named: dict[str, str]) -> list[dict[str, str]]:
    """Return the table of countries with these names, and what it tells besides: numbers, codes and spellings."""
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        known = {row["code"]: row for row in csv.DictReader(file)}
    empty = dict.fromkeys(COUNTRY_FIELDS, "")
    return [empty | known.get(code, {}) | {"code": code, "name": name} for code, name in sorted(named.items())]


def main() -> None:
    """Write the names of countries for all, and what else only the extractor needs."""
    found = rows()
    write_table(DATA / "states.csv", FIELDS, found)
    named = {row["code"]: row["name"] for row in found} | OTHERS | SHARED
    write_table(COUNTRIES, COUNTRY_FIELDS, renamed(named))
    print(f"{len(found)} states and territories")


if __name__ == "__main__":
    main()
