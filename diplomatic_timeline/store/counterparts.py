"""An actor's counterparts: each with how often the two met, acted on, answered and disputed one another."""

from dataclasses import dataclass

import numpy as np

from diplomatic_timeline.store.interface import Pairs
from diplomatic_timeline.vocabulary import TIES


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What ties one actor (the first of the pairs) to another, in numbers of events or relations."""

    name: str
    together: int
    acted_on: int
    acted_on_by: int
    answers: int
    answered_by: int
    disputes: int
    disputed_by: int


def find_counterparts(pairs: Pairs) -> list[Counterpart]:
    """Return the counterparts of the actor that the pairs were asked of, the most tied first."""
    size = len(pairs.names)
    to, back = (np.zeros((len(TIES), size), np.int64) for _ in range(2))
    mine = pairs.first == 0
    to[pairs.kind[mine], pairs.second[mine]] = pairs.count[mine]
    back[pairs.kind[~mine], pairs.first[~mine]] = pairs.count[~mine]
    return [
        Counterpart(name, int(to[0, place] + back[0, place]), *_both(to, back, place))
        for place, name in enumerate(pairs.names)
        if place
    ]


def _both(to: np.ndarray, back: np.ndarray, place: int) -> tuple[int, ...]:
    return tuple(int(side[kind, place]) for kind in range(1, len(TIES)) for side in (to, back))
