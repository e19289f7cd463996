"""Short titles beside the marks, where they fit: what is chosen first, then what it is tied to, then what most tell."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from diplomatic_timeline.figures.canvas import SILENT, Canvas
from diplomatic_timeline.figures.lettering import as_plain, shorten, text_width
from diplomatic_timeline.figures.spans import Spans
from diplomatic_timeline.figures.stacking import MARK, Marks, Sheet
from diplomatic_timeline.figures.tracks import Track
from diplomatic_timeline.store.interface import Rows

SIZE = 11
_GAP = 4
_NARROW = 420
"""Below this width in pixels there is room for hardly any label."""
_LONGEST = 400
"""No label is wider than this, in pixels: it names the event, the panel tells the rest."""
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

    On a narrow sheet only they are written.
    """
    labels = fit_labels(canvas.rows, canvas.spans, canvas.marks, canvas.sheet, first)
    split: dict[tuple[bool, bool], list[Label]] = {}
    for label in labels:
        strong = canvas.rows.id[label.entry] in first
        if strong or canvas.sheet.pixels >= _NARROW:
            split.setdefault((label.on_left, strong), []).append(label)
    return [_trace(canvas, some, *look) for look, some in split.items()]


def _trace(canvas: Canvas, labels: list[Label], on_left: bool, strong: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": canvas.x_at(np.array([label.x for label in labels])),
        "y": np.array([label.y for label in labels], np.int16),
        "text": [as_plain(label.text) for label in labels],
        "textposition": "middle left" if on_left else "middle right",
        "textfont": {"size": SIZE, "color": canvas.theme.text if strong else canvas.theme.muted},
        "cliponaxis": False,
    } | SILENT


def fit_labels(rows: Rows, spans: Spans, marks: Marks, sheet: Sheet, first: Collection[str]) -> list[Label]:
    """Label each event at most once, beside one of its marks; events whose ids are in `first` choose first.

    The tracks of `marks` remember what the labels take.
    """
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(~marks.hidden).tolist():
        places.setdefault(int(marks.entry[place]), []).append(place)
    wanted = sorted(places, key=lambda entry: (rows.id[entry] not in first, -int(rows.publishers[entry]), entry))
    fitter = _Fitter(rows, spans, marks, sheet)
    found = (fitter.fit(entry, places[entry]) for entry in wanted)
    return [label for label in found if label]


class _Fitter:
    def __init__(self, rows: Rows, spans: Spans, marks: Marks, sheet: Sheet) -> None:
        self._rows, self._spans, self._marks, self._pixels = rows, spans, marks, sheet.pixels
        point = sheet.to_pixels(spans.point)
        # Beside its mark inside a wide day, inside a pale stretch, right of a solid one.
        inside = spans.is_point | ~spans.lasts
        self._begin = np.where(inside, np.where(spans.is_point, point + MARK / 2, marks.left), marks.right) + _GAP
        self._end = np.where(spans.is_point, point - MARK / 2, marks.left) - _GAP

    def fit(self, entry: int, places: list[int]) -> Label | None:
        title = " ".join(self._rows.title[entry].split())
        full = text_width(title, SIZE)
        if full <= _LONGEST:
            for place in places:
                for label in (self._right(entry, place, title, full), self._left(entry, place, title, full)):
                    if label:
                        return self._keep(label, place, full)
        least = max(_LEAST, int(len(title) * _SHARE))
        for place in places:
            begin, room = self._room(entry, place)
            text = shorten(title, min(room, _LONGEST), SIZE, least=least) if room > 0 else ""
            if text:
                label = Label(entry, text, begin, float(self._marks.y[place]), False)
                return self._keep(label, place, text_width(text, SIZE))
        return None

    def _track(self, place: int) -> Track:
        return self._marks.tracks[self._marks.lane[place]][self._marks.track[place]]

    def _room(self, entry: int, place: int) -> tuple[float, float]:
        """Return where a label right of the mark begins and how much room it has."""
        begin, edge = float(self._begin[entry]), float(self._marks.right[entry])
        return begin, min(self._track(place).room_after(max(edge - 0.5, begin - _GAP)) - _GAP, self._pixels) - begin

    def _right(self, entry: int, place: int, title: str, width: float) -> Label | None:
        begin, room = self._room(entry, place)
        return Label(entry, title, begin, float(self._marks.y[place]), False) if width <= room else None

    def _left(self, entry: int, place: int, title: str, width: float) -> Label | None:
        end = float(self._end[entry])
        free = self._track(place).end_before(float(self._marks.left[entry]) + 0.5)
        if end - width < max(free + _GAP, 0):
            return None
        return Label(entry, title, end, float(self._marks.y[place]), True)

    def _keep(self, label: Label, place: int, width: float) -> Label:
        left = label.x - width if label.on_left else label.x
        self._track(place).take(left, left + width)
        return label
