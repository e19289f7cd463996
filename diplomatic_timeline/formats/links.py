"""Checks across rows: ids that occur twice, references that lead nowhere, passages that are not in their article."""

from collections.abc import Sequence

from diplomatic_timeline.event import Event, Evidence, Timeline
from diplomatic_timeline.formats.report import Problem


def number_twins(events: Sequence[Event], lines: Sequence[int], file: str) -> tuple[list[Event], list[Problem]]:
    """Return the events with unique ids: a second "x" becomes "x-2", and the report says whether both are the same."""
    taken = {event.id for event in events}
    first: dict[str, Event] = {}
    kept, problems = [], []
    for event, line in zip(events, lines, strict=True):
        if event.id not in first:
            first[event.id] = event
            kept.append(event)
            continue
        new = _free_id(event.id, taken)
        taken.add(new)
        same = "the same content" if event == first[event.id] else "different content"
        kept.append(event.model_copy(update={"id": new}))
        problems.append(
            Problem(
                file,
                line,
                "id",
                event.id,
                f"the id '{event.id}' occurs twice, with {same}",
                f"both events kept, this one as '{new}'",
                "remove one of them or give it an id of its own",
            )
        )
    return kept, problems


def find_loose_ends(timeline: Timeline, lines: Sequence[int], file: str, *, with_sources: bool = True) -> list[Problem]:
    """Return a note for each reference to an unknown event or source, and for each passage not found at its place."""
    ids = {event.id for event in timeline.events}
    sources = {source.id for source in timeline.sources}
    notes = []
    for event, line in zip(timeline.events, lines, strict=True):
        notes += [
            _loose(file, line, "relations", relation.target, "event")
            for relation in event.relations
            if relation.target not in ids
        ]
        if with_sources:
            named = [*event.sources, *(part.source for part in event.evidence if part.source is not None)]
            notes += [
                _loose(file, line, "sources", name, "source") for name in dict.fromkeys(named) if name not in sources
            ]
        notes += [_misplaced(file, line, part) for part in event.evidence if not _stands_there(part, timeline)]
    return notes


def _free_id(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _loose(file: str, line: int, column: str, name: str, kind: str) -> Problem:
    cause = f"there is no {kind} with the id '{name}'"
    return Problem(file, line, column, name, cause, "kept as it is", f"add the {kind} or correct the id")


def _stands_there(part: Evidence, timeline: Timeline) -> bool:
    text = timeline.articles.get(part.source or "")
    if text is None or part.start is None or part.end is None:
        return True
    return text[part.start : part.end] == part.exact


def _misplaced(file: str, line: int, part: Evidence) -> Problem:
    return Problem(
        file,
        line,
        "evidence",
        part.exact,
        "the article has another text at the place of this passage",
        "kept as it is",
        "correct start and end, counted in characters from 0",
    )
