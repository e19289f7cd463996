"""Names that mean the same actor: merging them as the person says, and finding those that look alike."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplomatic_timeline.errors import QueryError
from diplomatic_timeline.event import Actor
from diplomatic_timeline.store.interface import FacetCount

_BETWEEN = "|"
_LEAST = 7
"""Shorter names that differ in one letter are too often different names."""


@dataclass(frozen=True, slots=True)
class Merge:
    """`alias` is to count as another form of `name`."""

    alias: str
    name: str

    def __str__(self) -> str:
        """Return the merge as it stands in a link: alias and name with a bar between."""
        return f"{self.alias}{_BETWEEN}{self.name}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that look alike, the more frequent one second, and in what they differ."""

    merge: Merge
    why: str


def parse_merge(text: str) -> Merge:
    """Read a merge such as "Putin V.|Vladimir Putin"; raises `QueryError` if it is none."""
    parts = [part.strip() for part in text.split(_BETWEEN)]
    if len(parts) != 2 or not all(parts) or parts[0] == parts[1]:
        raise QueryError(f"merge: '{text[:80]}' is not two different names with a bar between, such as Bob|Robert")
    return Merge(*parts)


def merge_names(actors: Sequence[Actor], merges: Iterable[Merge]) -> tuple[Actor, ...]:
    """Return the actors with each alias and all its other forms moved to its name, one merge after the other.

    What is not known of the one that stays is taken from the other. Names without a record get one.
    """
    records = {actor.name: actor for actor in actors}
    for merge in merges:
        name, alias = _canonical(records, merge.name), _canonical(records, merge.alias)
        if name == alias:
            continue
        kept, other = records.get(name, Actor(name=name)), records.pop(alias, Actor(name=alias))
        forms = dict.fromkeys((*kept.aliases, other.name, *other.aliases))
        known = {field: value for field, value in other if value is not None and getattr(kept, field) is None}
        records[name] = kept.model_copy(update={**known, "aliases": tuple(form for form in forms if form != name)})
    return tuple(records.values())


def _canonical(records: dict[str, Actor], name: str) -> str:
    if name in records:
        return name
    return next((actor.name for actor in records.values() if name in actor.aliases), name)


def find_likenesses(counts: Sequence[FacetCount], actors: Sequence[Actor]) -> list[Likeness]:
    """Return pairs of actors whose names or other forms look alike, those with most events first.

    `counts` are the actors with their events. Names look alike that differ only in accents, case, punctuation or the
    order of their words, or, where they have at least seven letters, in one letter.
    """
    events = {actor.name: 0 for actor in actors} | {item.value: item.count for item in counts}
    forms = [(name, name) for name in events]
    forms += [(alias, actor.name) for actor in actors for alias in actor.aliases if alias not in events]
    found: dict[frozenset[str], Likeness] = {}
    for why, keys in (("accents, case, punctuation or order", _same_keys), ("one letter", _near_keys)):
        groups: dict[str, dict[str, None]] = {}
        for form, name in forms:
            for key in keys(form):
                groups.setdefault(key, {})[name] = None
        for names in groups.values():
            first, *others = sorted(names, key=lambda name: (-events[name], name))
            for other in others:
                found.setdefault(frozenset((first, other)), Likeness(Merge(other, first), f"differ in {why}"))
    return sorted(found.values(), key=lambda like: (-events[like.merge.name], like.merge.name, like.merge.alias))


def _plain(name: str) -> str:
    """Return the words of a name without accents, case and punctuation, in alphabetical order."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(sorted(re.findall(r"\w+", letters.casefold())))


def _same_keys(name: str) -> list[str]:
    return [plain] if (plain := _plain(name)) else []


def _near_keys(name: str) -> list[str]:
    """Return the plain name and what is left of it without each letter: names a letter apart share one of these."""
    plain = _plain(name)
    if len(plain) < _LEAST:
        return []
    return [plain, *(plain[:place] + plain[place + 1 :] for place in range(len(plain)))]
