"""An article cut where the passages of events begin and end, so that each stretch can be marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diplomatic_timeline.event import Event


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text from `start`; `events` are the numbers of the events that it proves, from 0.

    `heads` are those of them whose passage begins here.
    """

    start: int
    text: str
    events: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()


def cut_text(text: str, events: Sequence[Event]) -> list[Stretch]:
    """Return the stretches of a text, which put together are the text; passages that overlap share stretches."""
    spans = [
        (one.start, one.end, number)
        for number, event in enumerate(events)
        for one in event.evidence
        if one.start is not None and one.end is not None and text[one.start : one.end] == one.exact
    ]
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    return [
        Stretch(
            start=low,
            text=text[low:high],
            events=tuple(dict.fromkeys(number for start, end, number in spans if start <= low and high <= end)),
            heads=tuple(dict.fromkeys(number for start, _, number in spans if start == low)),
        )
        for low, high in pairwise(cuts)
    ]
