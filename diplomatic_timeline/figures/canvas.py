"""What all parts of one lanes chart share."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.axis import to_axis
from diplomatic_timeline.figures.palette import HOLLOW, Ink, family_colour, ink
from diplomatic_timeline.figures.spans import Spans
from diplomatic_timeline.figures.stacking import Marks, Sheet
from diplomatic_timeline.store.interface import Lanes, Rows
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES, FamilyName

_FAMILY_NAMES = [term.name for term in FAMILIES]
_FAMILY_OF = np.array([_FAMILY_NAMES.index(kind.family) for kind in EVENT_TYPES], np.int8)

SILENT: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False}
"""What a trace says that is only to be looked at."""


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that share a colour: their family, whether they are hollow, and their indices into `Marks`."""

    family: FamilyName
    hollow: bool
    members: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Canvas:
    """The events, where they go, and the look; `chosen` is the index of the event that is open, if there is one."""

    rows: Rows
    lanes: Lanes
    spans: Spans
    marks: Marks
    sheet: Sheet
    dark: bool
    hover: list[str]
    chosen: int | None = None

    @property
    def theme(self) -> Ink:
        """Return the colours that are not an event's."""
        return ink(dark=self.dark)

    def x(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return axis values for seconds."""
        return to_axis(seconds, self.sheet.window)

    def x_at(self, pixels: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return axis values for pixels from the left edge."""
        return self.x(self.sheet.window[0] + pixels / self.sheet.scale)

    def boxes(self, members: NDArray[np.intp], reach: float) -> dict[str, NDArray[Any]]:
        """Return the outline around each of some marks, up to `reach` pixels above and below it, as one broken line."""
        events, y = self.marks.entry[members], self.marks.y[members].astype(np.float32)
        left, right, gap = self.marks.left[events], self.marks.right[events], np.full(len(events), np.nan)
        up, down = y - reach, y + reach
        x = self.x_at(np.column_stack([left, right, right, left, left, gap]).ravel())
        return {"x": x, "y": np.column_stack([up, up, down, down, up, gap]).ravel().astype(np.float32)}

    def colour(self, family: FamilyName) -> str:
        """Return the colour of a family."""
        return family_colour(family, dark=self.dark)

    def groups(self, chosen: NDArray[np.bool_]) -> list[Group]:
        """Split the chosen marks that are drawn by family and hollowness: one trace each keeps colours scalar."""
        entry, chosen = self.marks.entry, chosen & ~self.marks.hidden
        hollow, family = np.array(HOLLOW)[self.rows.status[entry]], _FAMILY_OF[self.rows.type[entry]]
        found = []
        for code, name in enumerate(_FAMILY_NAMES):
            for is_hollow in (False, True):
                members = np.flatnonzero(chosen & (family == code) & (hollow == is_hollow))
                if len(members):
                    found.append(Group(name, is_hollow, members))  # type: ignore[arg-type] Term.name is a str
        return found

    def answers(self, events: NDArray[np.int32]) -> dict[str, Any]:
        """Return what a trace needs to answer the pointer: the rows of its events, and what it says of them."""
        return {
            "customdata": self.rows.row[events].astype(np.int32),
            "hovertext": [self.hover[event] for event in events.tolist()],
            "hoverinfo": "text",
            "showlegend": False,
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
