"""What the extractor knows of the world: states, their capitals and peoples, bodies, and titles of people.

`data/states.csv` is made by `scripts/build_gazetteer.py` from packages that keep such lists; `usage.csv` (what
newspapers write besides), `bodies.csv` and `titles.csv` are kept by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.extraction.wordlists import read_table


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: the canonical name, a country code, and its kind.

    `kind` is state, capital, demonym, or that of a body (seat, ministry, institution, bloc, media ...). A capital and a
    demonym carry the name of their state.
    """

    name: str
    code: str
    kind: str


def _split(cell: str) -> list[str]:
    return [form for form in cell.split(";") if form]


@cache
def _states() -> Sequence[Mapping[str, str]]:
    """Return today's states, each with its name."""
    return [row | {"name": country_name(row["code"])} for row in read_table("states.csv")]


@cache
def names() -> Mapping[str, Entry]:
    """Return every known form as written, with what it stands for.

    Where two want the same form: a body before a state, a state before its capital, both before a demonym.
    """
    found = dict(demonyms())
    for row in _states():
        if row["capital"] and row["capital"] != row["name"]:
            found.setdefault(row["capital"], Entry(row["name"], row["code"], "capital"))
    for row in read_table("usage.csv"):
        if row["kind"] == "capital":
            found |= {form: Entry(country_name(row["code"]), row["code"], "capital") for form in _split(row["forms"])}
    for row in _states():
        found |= {form: Entry(row["name"], row["code"], "state") for form in [row["name"], *_split(row["aliases"])]}
    for row in read_table("usage.csv"):
        if row["kind"] in ("name", "alias"):
            found |= {form: Entry(country_name(row["code"]), row["code"], "state") for form in _split(row["forms"])}
    for row in read_table("bodies.csv"):
        forms = [row["name"], *_split(row["aliases"])]
        found |= {form: Entry(row["name"], row["code"], row["kind"]) for form in forms}
    return found


@cache
def openers() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the known forms by their first word, longest first, each cut into words."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for form in names():
        words = tuple(form.split())
        groups.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in groups.items()}


@cache
def demonyms() -> Mapping[str, Entry]:
    """Return the adjectives and peoples alone, also those that are written like their state ("US", "New Zealand")."""
    found: dict[str, Entry] = {}
    for row in _states():
        for form in _split(row["demonyms"]):
            found.setdefault(form, Entry(row["name"], row["code"], "demonym"))
    for row in read_table("usage.csv"):
        if row["kind"] == "demonym":
            found |= {form: Entry(country_name(row["code"]), row["code"], "demonym") for form in _split(row["forms"])}
    return found


@cache
def titles() -> Mapping[str, str]:
    """Return the titles and roles of people in lower case, each with the gender it tells ("m", "f" or empty)."""
    return {row["title"]: row["gender"] for row in read_table("titles.csv")}


@cache
def title_words() -> frozenset[str]:
    """Return the single words that titles are made of."""
    joined = {word for title in titles() for word in title.split()} - {"of"}
    return frozenset(
        joined | {"deputy", "acting", "former", "top", "senior", "chief", "vice", "first", "security", "national"}
    )
