"""A figure read as a person reads it: marks, bars, labels and arcs, from what is really sent to the browser."""

import base64
import html
import json
import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import numpy as np
import plotly.io

from diplomatic_timeline.event import Event, Participant, Timeline, TimelineInfo
from diplomatic_timeline.figures import lanes_figure
from diplomatic_timeline.figures.axis import from_axis
from diplomatic_timeline.figures.labels import SIZE
from diplomatic_timeline.figures.lettering import text_width
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When

WIDTH = 1_000
EVERYTHING = Query()
LOOSE = 0.02
"""Seconds are sent as milliseconds and lengths as 32-bit numbers: about so many pixels are lost."""


def event(name, when=None, **rest):
    """Return an event of the actor "A" unless `who` names others."""
    people = tuple(Participant(name=one) for one in rest.pop("who", ("A",)))
    return Event(
        id=name,
        title=rest.pop("title", name),
        when=When.parse(when) if when else None,
        participants=people,
        **rest,
    )


def store_of(*events, zone="UTC", **info):
    return open_memory(Timeline(TimelineInfo(id="made", title="Made", zone=zone, **info), events))


def window_of(first, last):
    """Return the window from the start of one EDTF date to the end of another."""
    return When.parse(first).earliest, When.parse(last).latest


def draw(store, first=None, last=None, *, query=EVERYTHING, lanes="actor", limit=12, most=2_000, width=WIDTH, **rest):
    """Return the chart of a store's events, over their extent or over a window."""
    if first is not None:
        query = replace(query, start=When.parse(first), end=When.parse(last))
    chosen = store.lanes(query, lanes, limit=limit)
    zone = ZoneInfo(store.info.zone)
    rows = store.page(query, limit=most, spread=True, dated=True, lanes=chosen, zone=zone)
    window = window_of(first, last) if first else store.extent(query) or (0, 86_400)
    return Chart(lanes_figure(rows, chosen, window=window, width=width, zone=zone, **rest), rows, chosen, width)


@dataclass(frozen=True)
class Mark:
    row: int
    seconds: float
    left: float  # pixels from the left edge of the plot to the middle of the mark
    y: float
    size: float
    symbol: int
    family: str
    hollow: bool
    hover: str


@dataclass(frozen=True)
class Bar:
    begin: float
    end: float
    y: float
    height: float
    colour: str
    outline: float = 0.0
    row: int | None = None
    hover: str = ""


@dataclass(frozen=True)
class Text:
    words: str
    left: float
    right: float
    y: float
    colour: str = ""


@dataclass(frozen=True)
class Arc:
    kind: str
    dash: str
    begin: tuple[float, float]
    end: tuple[float, float]
    head: tuple[float, float]
    middle: tuple[float, float]


class Chart:
    """What a figure shows; places in pixels from the upper left corner of the plot, times in seconds."""

    def __init__(self, figure, rows, lanes, width):
        self.figure = unpack(json.loads(plotly.io.to_json(figure, validate=True)))
        self.rows, self.lanes, self.layout = rows, lanes, self.figure["layout"]
        self.pixels = width - self.layout["margin"]["l"] - self.layout["margin"]["r"]
        self.axis = self.layout["xaxis"]
        low, high = self.axis["range"]
        self.window = self.seconds(low), self.seconds(high)
        self.scale = self.pixels / (self.window[1] - self.window[0])

    def seconds(self, value):
        return value / 1_000 if self.axis["type"] == "date" else from_axis(value, (-1e15, 0))

    def to_pixels(self, value):
        return (self.seconds(value) - self.window[0]) * self.scale

    def traces(self, name):
        return [trace for trace in self.figure["data"] if trace.get("name") == name]

    @property
    def marks(self):
        found = []
        for trace in self.figure["data"]:
            if trace.get("mode") == "markers" and "customdata" in trace:
                look = trace["marker"]
                hollow = look["line"]["width"] > 1
                shared = {"size": look["size"], "family": trace["name"].split(",")[0], "hollow": hollow}
                columns = zip(
                    trace["customdata"], trace["x"], trace["y"], look["symbol"], trace["hovertext"], strict=True
                )
                for row, x, y, symbol, hover in columns:
                    place = {"seconds": self.seconds(x), "left": self.to_pixels(x), "y": float(y)}
                    found.append(Mark(row=int(row), symbol=int(symbol), hover=hover, **place, **shared))
        return found

    @property
    def bars(self):
        """Return the lowest layer of every stretch, from its first to its last possible moment."""
        return [bar for trace in self.traces("stretches") for bar in self._read_bars(trace)]

    @property
    def grounds(self):
        return [bar for trace in self.traces("whole days") for bar in self._read_bars(trace)]

    @property
    def layers(self):
        """Return the upper layers of stretches and the lines under them."""
        nameless = [trace for trace in self.figure["data"] if trace["type"] == "bar" and "name" not in trace]
        return [bar for trace in nameless for bar in self._read_bars(trace)]

    def _read_bars(self, trace):
        widths = trace["marker"]["line"]["width"]
        for index, base in enumerate(trace["base"]):
            rest = {}
            if "customdata" in trace:
                rest = {"row": int(trace["customdata"][index]), "hover": trace["hovertext"][index]}
            yield Bar(
                self.seconds(base),
                self.seconds(base + float(trace["x"][index])),
                float(trace["y"][index]),
                float(trace["width"][index]),
                trace["marker"]["color"][index],
                float(widths if np.isscalar(widths) else widths[index]),
                **rest,
            )

    @property
    def labels(self):
        found = []
        for trace in self.traces("labels"):
            for x, y, words in zip(trace["x"], trace["y"], trace["text"], strict=True):
                width, at = text_width(html.unescape(words), SIZE), self.to_pixels(x)
                left = at - width if trace["textposition"] == "middle left" else at
                found.append(Text(words, left, left + width, float(y), trace["textfont"]["color"]))
        return found

    @property
    def crowds(self):
        """Return the counts of events without room: how many, where, and the row of the event that a click opens."""
        return [
            (int(words.removeprefix("+")), self.to_pixels(x), float(y), int(row))
            for trace in self.traces("more events")
            for words, x, y, row in zip(trace["text"], trace["x"], trace["y"], trace["customdata"], strict=True)
        ]

    @property
    def arcs(self):
        found = []
        for kind in ("responds_to", "disputes", "repeats", "cites", "precedes", "part_of", "corrects"):
            for lines, heads in zip(*[iter(self.traces(kind))] * 2, strict=True):
                points = np.column_stack([[self.to_pixels(x) for x in lines["x"]], lines["y"]])
                curves = np.split(points, np.flatnonzero(np.isnan(points[:, 0])))
                curves = [curve[~np.isnan(curve[:, 0])] for curve in curves]
                ends = zip(heads["x"], heads["y"], strict=True)
                for curve, (x, y) in zip([one for one in curves if len(one)], ends, strict=True):
                    head = (self.to_pixels(x), float(y))
                    found.append(
                        Arc(
                            kind,
                            lines["line"]["dash"],
                            tuple(curve[0]),
                            tuple(curve[-1]),
                            head,
                            tuple(curve[len(curve) // 2]),
                        )
                    )
        return found

    @property
    def lane_tops(self):
        return [shape["y0"] for shape in self.layout["shapes"] if shape["xref"] == "paper"]

    def lane_of(self, y):
        return int(np.searchsorted(self.lane_tops, y, side="right")) - 1

    @property
    def lane_texts(self):
        return [re.sub("<[^>]+>", " ", note["text"]) for note in self.layout["annotations"] if note["xref"] == "paper"]

    def notes(self):
        return [note["text"] for note in self.layout["annotations"] if note["xref"] == "x"]

    def row_of(self, event_id):
        return int(self.rows.row[self.rows.id.index(event_id)])

    def marks_of(self, event_id):
        return [mark for mark in self.marks if mark.row == self.row_of(event_id)]

    def bars_of(self, event_id):
        return [bar for bar in self.bars if bar.row == self.row_of(event_id)]


def unpack(value):
    """Return a figure with its packed arrays as numpy arrays."""
    if isinstance(value, dict):
        if "bdata" in value:
            return np.frombuffer(base64.b64decode(value["bdata"]), value["dtype"])
        return {key: unpack(part) for key, part in value.items()}
    return [unpack(part) for part in value] if isinstance(value, list) else value
