"""Choosing the year, or the one of several dates, that an incomplete date means."""

import re
from datetime import date

from diplomatic_timeline.times.rule import Scene
from diplomatic_timeline.times.steps import first_day, last_day
from diplomatic_timeline.times.tense import beside, direction

_SURE = 50
"""Days within which the nearest date of a name is meant, whatever the verb says."""


def choose(scene: Scene, values: list[str], start: int, end: int) -> str:
    """Return the one of `values` (in order of time) that the words around it point to, else the one nearest to today.

    A preposition ("until", "since") always counts; a verb in the clause only where the nearest one lies further off
    than people leave a date without "last" or "next".
    """
    today = scene.today
    nearest = min(values, key=lambda value: _distance(value, today))
    ahead = beside(scene, start, end)
    if ahead is None and (_distance(nearest, today) > _SURE or _is_told(scene, nearest, start)):
        ahead = direction(scene, start, end)
    if ahead == "future":
        later = [value for value in values if (last_day(value) or date.min) >= today]
        return later[0] if later else nearest
    if ahead == "past":
        earlier = [value for value in values if (first_day(value) or date.max) <= today]
        return earlier[-1] if earlier else nearest
    return nearest


_TOLD = re.compile(
    r"\b(?:said|told|met|held|was|were|had|announced|reported|warned|signed|agreed) in (?:early |late |mid-)?\Z"
)


def _is_told(scene: Scene, nearest: str, start: int) -> bool:
    """Say whether a verb right before tells of the past while the nearest date lies ahead: "said in January"."""
    first = first_day(nearest)
    return (
        first is not None and first > scene.today and _TOLD.search(scene.text[max(0, start - 40) : start]) is not None
    )


def _distance(value: str, today: date) -> int:
    first, last = first_day(value) or date.min, last_day(value) or date.max
    if first <= today <= last:
        return 0
    return min(abs((first - today).days), abs((last - today).days))
