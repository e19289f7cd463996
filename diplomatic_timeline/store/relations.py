"""The statement graph as rows, and the status that an event shows at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.store.columns import encode_as, expand, flatten, member
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.vocabulary import RELATIONS, ROLES, STATUSES

ROLE_NAMES = tuple(term.name for term in ROLES)
STATUS_NAMES = tuple(term.name for term in STATUSES)
KIND_NAMES = tuple(term.name for term in RELATIONS)
_ASSERTED, _DISPUTED, _DENIED = (STATUS_NAMES.index(name) for name in ("asserted", "disputed", "denied"))
_DISPUTES = KIND_NAMES.index("disputes")
_SPEAKS = ROLE_NAMES.index("actor")
_CONCERNED = (ROLE_NAMES.index("recipient"), ROLE_NAMES.index("mentioned"))


@dataclass(frozen=True)
class Participants:
    """Who takes part: `actor` and `role` codes in file order, those of an event at `starts[row] : starts[row + 1]`."""

    starts: NDArray[np.int32]
    actor: NDArray[np.integer]
    role: NDArray[np.uint8]

    def of(self, row: int) -> list[tuple[int, int]]:
        """Return (actor, role) of everyone in an event."""
        part = slice(self.starts[row], self.starts[row + 1])
        return list(zip(self.actor[part].tolist(), self.role[part].tolist(), strict=True))

    def of_all(self, rows: NDArray[np.integer]) -> Iterator[tuple[int, int, int]]:
        """Yield (index into `rows`, actor, role) of everyone in the given events."""
        positions, entries = expand(self.starts, rows)
        parts = (entries, self.actor.take(positions), self.role.take(positions))
        return zip(*(part.tolist() for part in parts), strict=True)


@dataclass(frozen=True)
class Relations:
    """Relations between events of the timeline, in file order: rows `source` and `target`, `kind` codes.

    `by_concerned` says of each whether its source is told by the party concerned alone: every one of its speakers
    is a recipient of, or mentioned in, the target.
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.uint8]
    by_concerned: NDArray[np.bool_]

    def shown_status(self, stored: NDArray[np.integer], known: NDArray[np.bool_]) -> NDArray[np.integer]:
        """Return the status of each event when only the `known` events are known.

        An event that a known event disputes is disputed, or denied where only the party concerned disputes it, unless
        the file itself says which. One stored as contested whose disputes are all unknown yet shows as asserted.
        """
        disputing = self.kind == _DISPUTES
        source, target = self.source[disputing], self.target[disputing]
        now = known[source] & known[target]
        disputed = np.zeros(len(stored), np.bool_)
        disputed[target[now]] = True
        beyond = np.zeros(len(stored), np.bool_)
        beyond[target[now & ~self.by_concerned[disputing]]] = True
        contested = (stored == _DISPUTED) | (stored == _DENIED)
        shown = np.where(disputed & ~contested, np.where(beyond, _DISPUTED, _DENIED), stored)
        awaiting = np.zeros(len(stored), np.bool_)
        awaiting[target] = True
        return np.where(awaiting & ~disputed & contested, _ASSERTED, shown).astype(stored.dtype)


def read_relations(column: pa.ChunkedArray, ids: Ids, people: Participants) -> Relations:
    """Read the column of relations; those to ids that the timeline does not hold are left out."""
    rows, links = flatten(column)
    kinds = encode_as(member(links, "kind"), KIND_NAMES, "relations")
    targets = ids.find(member(links, "target").to_pylist())
    held = targets >= 0
    rows, targets, kinds = rows[held], targets[held], kinds[held]
    concerned = np.zeros(len(rows), np.bool_)
    for index in np.flatnonzero(kinds == _DISPUTES):
        concerned[index] = _is_concerned(people.of(rows[index]), people.of(targets[index]))
    return Relations(rows, targets, kinds, concerned)


def _is_concerned(disputing: list[tuple[int, int]], told: list[tuple[int, int]]) -> bool:
    speakers = {actor for actor, role in disputing if role == _SPEAKS}
    concerned = {actor for actor, role in told if role in _CONCERNED}
    return bool(speakers) and speakers <= concerned
