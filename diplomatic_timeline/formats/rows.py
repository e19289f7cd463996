"""What reading the rows of events came to, before they are a timeline."""

from dataclasses import dataclass

from diplomatic_timeline.event import Event
from diplomatic_timeline.formats.report import Problem

Spot = tuple[str, int]
"""A file and a line of it."""


@dataclass(frozen=True, slots=True)
class EventRows:
    """Events with the spot of each, the number of rows left out, and the problems."""

    events: tuple[Event, ...] = ()
    spots: tuple[Spot, ...] = ()
    rejected: int = 0
    problems: tuple[Problem, ...] = ()

    def joined(self, other: "EventRows") -> "EventRows":
        """Return these rows and, after them, others."""
        return EventRows(
            (*self.events, *other.events),
            (*self.spots, *other.spots),
            self.rejected + other.rejected,
            (*self.problems, *other.problems),
        )
