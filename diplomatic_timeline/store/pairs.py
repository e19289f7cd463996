"""Who has to do with whom: ties between actors, counted over the matching events and the relations between them."""

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.store.columns import expand, to_starts
from diplomatic_timeline.store.interface import Pairs
from diplomatic_timeline.store.labels import Rows
from diplomatic_timeline.store.relations import KIND_NAMES, ROLE_NAMES
from diplomatic_timeline.store.selection import Selection
from diplomatic_timeline.vocabulary import TIES

_TIE_NAMES = tuple(term.name for term in TIES)
_TOGETHER, _ACTS_ON = _TIE_NAMES.index("together"), _TIE_NAMES.index("acts_on")
_BY_RELATION = {
    KIND_NAMES.index("responds_to"): _TIE_NAMES.index("answers"),
    KIND_NAMES.index("disputes"): _TIE_NAMES.index("disputes"),
}
_ACTOR, _RECIPIENT, _MEDIATOR = (ROLE_NAMES.index(name) for name in ("actor", "recipient", "mediator"))


def _tie_table() -> NDArray[np.int8]:
    """Return the tie from one role to another in the same event, -1 for none."""
    table = np.full((len(ROLE_NAMES), len(ROLE_NAMES)), -1, np.int8)
    table[_ACTOR, _RECIPIENT] = _ACTS_ON
    for one, other in ((_ACTOR, _ACTOR), (_ACTOR, _MEDIATOR), (_MEDIATOR, _MEDIATOR), (_MEDIATOR, _RECIPIENT)):
        table[one, other] = table[other, one] = _TOGETHER
    return table


_TIE_OF = _tie_table()

_Ties = NDArray[np.int64]
"""Ties in columns (3 x n): the codes of both actors and the kind, one column for each time that they are tied."""


def count_pairs(selection: Selection, limit: int, of: str | None) -> Pairs:
    """Return the ties among the `limit` actors with most events, or those of one actor with all others."""
    names, totals = _names_and_totals(selection)
    if of is None:
        shown = _first(-totals, names, np.flatnonzero(totals))[:limit]
        kept = np.zeros(len(names), np.bool_)
        kept[shown] = True
        ties = _find_ties(selection, selection.picked.rows, kept)
        return _count(ties, shown, names, totals, int(np.count_nonzero(totals)) - len(shown))
    place = selection.index.lane_labels["actor"].places.get(selection.index.canonical.get(of, of))
    if place is None:
        return _count(np.empty((3, 0), np.int64), np.empty(0, np.intp), names, totals, 0)
    rows = selection.index.lane_labels["actor"].within(place, selection.picked)
    ties = _find_ties(selection, rows, np.ones(len(names), np.bool_))
    ties = ties[:, (ties[0] == place) | (ties[1] == place)]
    strength = np.bincount(np.where(ties[0] == place, ties[1], ties[0]), minlength=len(names))
    others = _first(-strength, names, np.flatnonzero(strength))
    shown = np.concatenate([[place], others[: limit - 1]]).astype(np.intp)
    return _count(ties, shown, names, totals, len(others) - len(shown) + 1)


def _names_and_totals(selection: Selection) -> tuple[tuple[str, ...], NDArray[np.integer]]:
    labels = selection.index.lane_labels["actor"]
    return labels.names, labels.counts(selection.picked)


def _first(keys: NDArray[np.integer], names: tuple[str, ...], codes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the codes by key, then by name."""
    return np.array(sorted(codes.tolist(), key=lambda code: (keys[code], names[code])), np.intp)


def _find_ties(selection: Selection, rows: Rows, kept: NDArray[np.bool_]) -> _Ties:
    """Return ties within the given rows, and those by relations between matching events, between `kept` actors."""
    return np.concatenate([_within_events(selection, rows, kept), _between_events(selection, kept)], axis=1)


def _within_events(selection: Selection, rows: Rows, kept: NDArray[np.bool_]) -> _Ties:
    people, size = selection.index.people, len(kept)
    positions, entry = expand(people.starts, rows)
    actor = people.actor.take(positions)
    taking_part = kept.take(actor)
    # A part that is told twice counts once.
    key, _ = _runs((entry * size + actor)[taking_part] * len(ROLE_NAMES) + people.role.take(positions)[taking_part])
    entry, actor, role = key // len(ROLE_NAMES) // size, key // len(ROLE_NAMES) % size, key % len(ROLE_NAMES)
    right, left = expand(to_starts(np.bincount(entry, minlength=len(rows))), entry)
    kind = _TIE_OF[role.take(left), role.take(right)]
    one, other = actor.take(left), actor.take(right)
    tied = np.flatnonzero((kind >= 0) & ((one < other) | ((kind != _TOGETHER) & (one != other))))
    # Who both acts and mediates is together with the others once.
    return _distinct(entry.take(left)[tied], one[tied], other[tied], kind[tied].astype(np.int64), size)


def _between_events(selection: Selection, kept: NDArray[np.bool_]) -> _Ties:
    links, people, mask = selection.index.relations, selection.index.people, selection.picked.mask
    shown = np.flatnonzero(np.isin(links.kind, list(_BY_RELATION)) & mask[links.source] & mask[links.target])
    pair = links.source[shown].astype(np.int64) * len(mask) + links.target[shown]
    pair, kind = np.divmod(_runs(pair * len(KIND_NAMES) + links.kind[shown])[0], len(KIND_NAMES))
    tie = np.array([_BY_RELATION.get(code, -1) for code in range(len(KIND_NAMES))], np.int64)[kind]
    said, speaking = expand(people.starts, pair // len(mask))
    speaks = kept.take(people.actor.take(said)) & (people.role.take(said) == _ACTOR)
    said, speaking = said[speaks], speaking[speaks]
    told, answering = expand(people.starts, (pair % len(mask)).take(speaking))
    one, other = people.actor.take(said).take(answering), people.actor.take(told)
    tied = np.flatnonzero(kept.take(other) & (people.role.take(told) == _ACTOR) & (one != other))
    link = speaking.take(answering)[tied]
    return _distinct(link, one[tied], other[tied], tie.take(link), len(kept))


def _distinct(
    where: NDArray[np.integer], one: NDArray[np.integer], other: NDArray[np.integer], kind: NDArray[np.int64], size: int
) -> _Ties:
    """Return the ties, each once for each place (event or relation) in which it is found."""
    key, _ = _runs(((where.astype(np.int64) * size + one) * size + other) * len(TIES) + kind)
    pair = key // len(TIES)
    return np.stack([pair // size % size, pair % size, key % len(TIES)])


def _runs(keys: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct keys, ascending, and how often each occurs; `np.unique` takes several times as long."""
    ordered = np.sort(keys.astype(np.int64))
    starts = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
    return ordered[starts], np.diff(starts, append=len(ordered))


def _count(
    ties: _Ties, shown: NDArray[np.intp], names: tuple[str, ...], totals: NDArray[np.integer], folded: int
) -> Pairs:
    """Return how often each tie between shown actors occurs; the first of two who act together stands before."""
    place = np.full(len(names), -1, np.int64)
    place[shown] = np.arange(len(shown))
    first, second = place.take(ties[0]), place.take(ties[1])
    kind, width = ties[2], max(len(shown), 1)
    turned = (kind == _TOGETHER) & (first > second)
    first, second = np.where(turned, second, first), np.where(turned, first, second)
    held = (first >= 0) & (second >= 0)
    key, count = _runs(((kind * width + first) * width + second)[held])
    return Pairs(
        names=tuple(names[code] for code in shown.tolist()),
        events=totals.take(shown).astype(np.int32),
        folded=folded,
        first=(key // width % width).astype(np.int32),
        second=(key % width).astype(np.int32),
        kind=(key // width // width).astype(np.uint8),
        count=count.astype(np.int32),
    )
