"""Short titles beside the marks, where they fit: what is chosen first, then what it is tied to, then what most tell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.figures.lettering import NARROWEST, as_plain, shorten, text_width
from diplomatic_timeline.figures.points import RING
from diplomatic_timeline.figures.stacking import MARK
from diplomatic_timeline.figures.tracks import Track

SIZE = 11
_GAP = 4
_NARROW = 420
"""Below this width in pixels there is room for the labels of a few events only."""
_LONGEST = 400
"""No label is wider than this, in pixels: it names the event, the panel tells the rest."""
_FEW = 40
"""So few events are labelled in each of their lanes."""
_LEAST = 20
_SHARE = 0.62
"""A title is cut only if so many letters and this share of it stay."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins (`on_left`: ends) at `x` pixels from the left edge, `y` from the top."""

    entry: int
    text: str
    x: float
    y: float
    on_left: bool


def label_traces(canvas: Canvas, first: Collection[str]) -> list[dict[str, Any]]:
    """Return the labels that fit, right and left of their marks; those of events in `first` stand out.

    On a narrow sheet with many events only they are written.
    """
    split: dict[tuple[bool, bool], list[Label]] = {}
    for label in fit_labels(canvas, first):
        split.setdefault((label.on_left, canvas.rows.id[label.entry] in first), []).append(label)
    return [_trace(canvas, some, *look) for look, some in split.items()]


def _trace(canvas: Canvas, labels: list[Label], on_left: bool, strong: bool) -> dict[str, Any]:
    paper = canvas.theme.paper
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": canvas.x_at(np.array([label.x for label in labels])),
        "y": np.array([label.y for label in labels], np.int16),
        "text": [as_plain(label.text) for label in labels],
        "textposition": "middle left" if on_left else "middle right",
        "textfont": {
            "size": SIZE,
            "color": canvas.theme.text if strong else canvas.theme.muted,
            "shadow": ", ".join([f"0 0 2px {paper}"] * 6),  # legible over lines and grounds
        },
        "cliponaxis": False,
    } | SILENT


def fit_labels(canvas: Canvas, first: Collection[str]) -> list[Label]:
    """Label each event beside one of its marks, few events beside all; those whose ids are in `first` choose first.

    The tracks of the canvas's marks remember what the labels take.
    """
    rows, marks = canvas.rows, canvas.marks
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(~marks.hidden).tolist():
        places.setdefault(int(marks.entry[place]), []).append(place)
    narrow = canvas.sheet.pixels < _NARROW and len(places) > _FEW
    named = [entry for entry in places if rows.id[entry] in first] if narrow else places
    wanted = sorted(named, key=lambda entry: (rows.id[entry] not in first, -int(rows.publishers[entry]), entry))
    fitter = _Fitter(canvas)
    found = [fitter.fit(entry, places[entry]) for entry in wanted]
    if len(wanted) <= _FEW:
        found += [fitter.fit(entry, [place]) for entry in wanted for place in places[entry] if fitter.is_bare(place)]
    return [label for label in found if label]


class _Fitter:
    """Finds room for labels: they may run out of the ground of a mark; an outline or a stretch must hold them whole.

    On a bar of an event that lasts nothing can be read, so that its label stands beside it.
    """

    def __init__(self, canvas: Canvas) -> None:
        spans, uncertain = canvas.spans, canvas.rows.uncertain
        self._canvas, self._marks, self._pixels = canvas, canvas.marks, canvas.sheet.pixels
        self._labelled: set[int] = set()
        point, ring = canvas.sheet.to_pixels(spans.point), np.full(len(uncertain), MARK / 2)
        if canvas.chosen is not None:
            ring[canvas.chosen] = RING / 2
        left, right = np.where(spans.is_point, point - ring, np.inf), np.where(spans.is_point, point + ring, -np.inf)
        self._crosses, self._enters = spans.is_point & ~uncertain, np.where(spans.is_point, uncertain, ~spans.lasts)
        self._inner = np.where(spans.is_point, right, self._marks.left) + _GAP
        self._outer = np.maximum(right, self._marks.right) + _GAP
        self._before: NDArray[np.float64] = np.where(self._crosses, left, np.minimum(left, self._marks.left)) - _GAP

    def fit(self, entry: int, places: list[int]) -> Label | None:
        title = " ".join(self._canvas.rows.title[entry].split())
        least = max(_LEAST, int(len(title) * _SHARE))
        # Most marks of a full chart have no room for any text: to see that costs less than to measure the title.
        tight = min(len(title), least) * NARROWEST * SIZE
        places = [place for place in places if max(self._rooms(entry, place)) >= tight]
        full = text_width(title, SIZE)
        if full <= _LONGEST:
            for place in places:
                if found := self._whole(entry, place, title, full):
                    return found
        for place in places:
            for begin, end in self._spots(entry, place):
                text = shorten(title, min(end - begin, _LONGEST), SIZE, least=least) if end > begin else ""
                if text:
                    return self._keep(entry, place, text, begin, begin + text_width(text, SIZE))
        return None

    def _rooms(self, entry: int, place: int) -> Iterator[float]:
        """Yield how many pixels each spot of a label has, that left of the mark too."""
        for begin, end in self._spots(entry, place):
            yield end - begin
        yield float(self._before[entry]) - self._left_limit(entry, place)

    def is_bare(self, place: int) -> bool:
        return place not in self._labelled

    def _whole(self, entry: int, place: int, title: str, width: float) -> Label | None:
        for begin, end in self._spots(entry, place):
            if begin + width <= end:
                return self._keep(entry, place, title, begin, begin + width)
        end = float(self._before[entry])
        if end - width >= self._left_limit(entry, place):
            return self._keep(entry, place, title, end - width, end, on_left=True)
        return None

    def _left_limit(self, entry: int, place: int) -> float:
        """Return how far to the left a label may reach."""
        return max(self._track(place).end_before(float(self._marks.left[entry]) + 0.5) + _GAP, 0)

    def _track(self, place: int) -> Track:
        return self._marks.tracks[self._marks.lane[place]][self._marks.track[place]]

    def _spots(self, entry: int, place: int) -> Iterator[tuple[float, float]]:
        """Yield from where to where a label may stand, on the event's own ground or right of it."""
        edge, inner, outer = float(self._marks.right[entry]), float(self._inner[entry]), float(self._outer[entry])
        limit = min(self._track(place).room_after(edge - 0.5) - _GAP, self._pixels)
        if self._crosses[entry]:
            yield inner, limit
        else:
            if self._enters[entry]:
                yield inner, edge - _GAP
            yield outer, limit

    def _keep(self, entry: int, place: int, text: str, left: float, right: float, on_left: bool = False) -> Label:
        self._labelled.add(place)
        middle = float(self._marks.left[entry] + self._marks.right[entry]) / 2
        self._track(place).widen(middle, left, right)
        return Label(entry, text, right if on_left else left, float(self._marks.y[place]), on_left)
