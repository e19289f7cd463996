"""Checks across rows: ids that occur twice, references that lead nowhere, passages that are not in their article."""

from collections.abc import Sequence
from dataclasses import replace

from diplomatic_timeline.event import Event, Evidence, Timeline
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.formats.rows import EventRows, Spot


def number_twins(rows: EventRows) -> EventRows:
    """Return the rows with unique ids: a second "x" becomes "x-2", and the report says whether both are the same."""
    taken = {event.id for event in rows.events}
    first: dict[str, Event] = {}
    kept, problems = [], []
    for event, spot in zip(rows.events, rows.spots, strict=True):
        if event.id not in first:
            first[event.id] = event
            kept.append(event)
            continue
        new = _free_id(event.id, taken)
        taken.add(new)
        kept.append(event.model_copy(update={"id": new}))
        problems.append(_twin(spot, event.id, new, same=event == first[event.id]))
    return replace(rows, events=tuple(kept), problems=(*rows.problems, *problems))


def find_loose_ends(timeline: Timeline, spots: Sequence[Spot], *, with_sources: bool = True) -> list[Problem]:
    """Return a note for each reference to an unknown event or source, and for each passage not found at its place."""
    ids = {event.id for event in timeline.events}
    sources = {source.id for source in timeline.sources}
    notes = []
    for event, spot in zip(timeline.events, spots, strict=True):
        targets = [relation.target for relation in event.relations if relation.target not in ids]
        notes += [_loose(spot, "relations", target, "event") for target in targets]
        if with_sources:
            named = [*event.sources, *(part.source for part in event.evidence if part.source is not None)]
            notes += [_loose(spot, "sources", name, "source") for name in dict.fromkeys(named) if name not in sources]
        notes += [_misplaced(spot, part) for part in event.evidence if not _stands_there(part, timeline)]
    return notes


def _free_id(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _twin(spot: Spot, old: str, new: str, *, same: bool) -> Problem:
    cause = f"the id '{old}' occurs twice, with {'the same' if same else 'different'} content"
    done = f"both events kept, this one as '{new}'"
    return Problem(*spot, "id", old, cause, done, "remove one of them or give it an id of its own")


def _loose(spot: Spot, column: str, name: str, kind: str) -> Problem:
    cause = f"there is no {kind} with the id '{name}'"
    return Problem(*spot, column, name, cause, "kept as it is", f"add the {kind} or correct the id")


def _stands_there(part: Evidence, timeline: Timeline) -> bool:
    text = timeline.articles.get(part.source or "")
    if text is None or part.start is None or part.end is None:
        return True
    return text[part.start : part.end] == part.exact


def _misplaced(spot: Spot, part: Evidence) -> Problem:
    cause = "the article has another text at the place of this passage"
    fix = "correct start and end, counted in characters from 0"
    return Problem(*spot, "evidence", part.exact, cause, "kept as it is", fix)
