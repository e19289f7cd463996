"""The check that every engine passes: evidence stands word for word in the text, or the event is refused.

Typography is forgiven (quotation marks, dashes, white space); a dropped or changed word is not.
"""

import re
from dataclasses import dataclass

from diplomatic_timeline.event import Event, Evidence
from diplomatic_timeline.extraction.cleaning import plain_text

_CONTEXT = 30  # characters of prefix and suffix (Web Annotation, TextQuoteSelector)


@dataclass(frozen=True, slots=True)
class Checked:
    """Events whose evidence was found, and for each refused one a sentence that says why."""

    events: tuple[Event, ...]
    refused: tuple[str, ...]


def find_passage(text: str, passage: str, near: int | None = None) -> tuple[int, int] | None:
    """Return where a passage stands in a text, typography forgiven: its offsets in the text as read; None if nowhere.

    Of several places the one nearest to `near` counts, without `near` the first.
    """
    words = plain_text(passage, boilerplate=False).split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = [found.span() for found in pattern.finditer(plain_text(text, boilerplate=False))]
    if not places:
        return None
    return min(places, key=lambda place: abs(place[0] - near)) if near is not None else places[0]


def check_events(text: str, events: tuple[Event, ...]) -> Checked:
    """Return the events with evidence that is in the text, offsets and quoted words made exact; refuse the others."""
    kept, refused = [], []
    for event in events:
        evidence = [_located(text, one) for one in event.evidence]
        missing = next((one for one, found in zip(event.evidence, evidence, strict=True) if found is None), None)
        if not evidence:
            refused.append(f"'{event.title}': no passage of the text proves it; an event needs at least one quotation")
        elif missing is not None:
            refused.append(f"'{event.title}': the passage '{_short(missing.exact)}' is not in the text word for word")
        else:
            kept.append(event.model_copy(update={"evidence": tuple(one for one in evidence if one)}))
    return Checked(tuple(kept), tuple(refused))


def _located(text: str, one: Evidence) -> Evidence | None:
    start, end = one.start, one.end
    if start is None or end is None or text[start:end] != one.exact:
        place = find_passage(text, one.exact, start)
        if place is None:
            return None
        start, end = place
    return one.model_copy(
        update={
            "start": start,
            "end": end,
            "exact": text[start:end],
            "prefix": text[max(0, start - _CONTEXT) : start] or None,
            "suffix": text[end : end + _CONTEXT] or None,
        }
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."
