"""One clock of a timeline: the distinct times of its events, their bounds as integers, and the order they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from diplomatic_timeline.errors import FormatError, WhenError
from diplomatic_timeline.store.columns import encode
from diplomatic_timeline.store.interface import NO_END, NO_START
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY, to_days
from diplomatic_timeline.when.moment import PRECISIONS, Moment

_FIRST_RULED = to_days(1, 1, 1) * DAY
_LAST_RULED = to_days(9999, 12, 31) * DAY - 1
"""Zones have rules between the years 1 and 9999, where `datetime` ends."""

_DAY = PRECISIONS.index("day")
_PLAIN_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
START_LOW, START_HIGH, END_LOW, END_HIGH = range(4)


@dataclass(frozen=True)
class Clock:
    """The times of all events on one clock; `code[row]` points into everything that is said once a distinct time.

    `told` (distinct times x 4: start_low, start_high, end_low, end_high) is as the EDTF tells it, UTC where `timed`;
    `wall` is the same as wall-clock seconds in the timeline's zone. A start that is not known is `NO_START` twice, an
    end `NO_END` twice. The last distinct time stands for events without one. `order` lists all rows in time order,
    those without a place on the axis (`off_axis`) last; `position` is its inverse. `edges`: first, last known second.
    """

    code: NDArray[np.int32]
    text: list[str | None]
    told: NDArray[np.int64]
    timed: NDArray[np.bool_]
    wall: NDArray[np.int64]
    interval: NDArray[np.bool_]
    uncertain: NDArray[np.bool_]
    precision: NDArray[np.uint8]
    dated: NDArray[np.bool_]
    order: NDArray[np.int32]
    off_axis: NDArray[np.int32]
    position: NDArray[np.int32]
    edges: tuple[int, int] | None

    @property
    def low(self) -> NDArray[np.int64]:
        """Return the first possible second of each distinct time."""
        return self.wall[:, START_LOW]

    @property
    def high(self) -> NDArray[np.int64]:
        """Return the last possible second of each distinct time."""
        return self.wall[:, END_HIGH]

    def within(self, low: int, high: int) -> NDArray[np.bool_]:
        """Say of each distinct time whether it may fall into the window; those without bounds may."""
        return (self.high >= low) & (self.low <= high)

    def surely_within(self, low: int, high: int) -> NDArray[np.bool_]:
        """Say of each distinct time whether it is dated, not in doubt, and lies in the window whole.

        A window that is open on one side contains times that are open on that side.
        """
        return self.dated & ~self.uncertain & (self.low >= low) & (self.high <= high)

    def extent(self, rows: NDArray[np.integer]) -> tuple[int, int] | None:
        """Return the first and last known second of the given rows, None if none is dated."""
        used = np.zeros(len(self.text), np.bool_)
        used[self.code.take(rows)] = True
        return _extent(self.wall[used & self.dated])

    def in_zone(self, codes: NDArray[np.int32], zone: tzinfo) -> NDArray[np.int64]:
        """Return the bounds of some distinct times (n x 4) as wall-clock seconds in `zone`."""
        return shift(self.told[codes], self.timed[codes], zone)


def read_clock(column: pa.ChunkedArray, name: str, zone: tzinfo) -> Clock:
    """Read a column of EDTF texts; raises `FormatError` naming the column and the value that is not EDTF."""
    texts, code = encode(column)
    times = _read_times(texts, name)
    wall = shift(times.told, times.timed, zone)
    ordered, rank = _rank(wall)
    place = np.argsort(ordered).astype(np.int32)
    code = place[code]  # -1, no time, is the last distinct time, and stays the last
    if len(rank) < 2**16:
        rank = rank.astype(np.uint16)  # which sorts by radix
    order = rank.take(code).argsort(kind="stable").astype(np.int32)
    position = np.empty_like(order)
    position[order] = np.arange(len(order), dtype=np.int32)
    wall = wall[ordered]
    dated = _is_dated(wall)
    return Clock(
        code=code,
        text=[times.text[index] for index in ordered.tolist()],
        told=times.told[ordered],
        timed=times.timed[ordered],
        wall=wall,
        interval=times.interval[ordered],
        uncertain=times.uncertain[ordered],
        precision=times.precision[ordered],
        dated=dated,
        order=order,
        off_axis=order[np.count_nonzero(dated.take(code)) :],
        position=position,
        edges=_extent(wall[dated]),
    )


def shift(told: NDArray[np.int64], timed: NDArray[np.bool_], zone: tzinfo) -> NDArray[np.int64]:
    """Return seconds as on the wall clock of `zone`: those that are `timed` move by its offset, where it has rules."""
    wall = told.copy()
    moving = timed & (told >= _FIRST_RULED) & (told <= _LAST_RULED)
    if moving.any():
        instants = pd.DatetimeIndex(told[moving].astype("M8[s]"), tz="UTC")
        local = instants.tz_convert(zone).tz_localize(None).asi8
        wall[moving] = np.where((local >= _FIRST_RULED) & (local <= _LAST_RULED + DAY), local, told[moving])
    return wall


def _parse(text: str, name: str) -> When:
    try:
        return When.parse(text)
    except WhenError as error:
        raise FormatError(f"column '{name}': {error}") from error


@dataclass(frozen=True)
class _Times:
    """What is said once a distinct time, in the order of the texts; the last entry stands for no time."""

    text: list[str | None]
    told: NDArray[np.int64]
    timed: NDArray[np.bool_]
    interval: NDArray[np.bool_]
    uncertain: NDArray[np.bool_]
    precision: NDArray[np.uint8]


def _read_times(texts: Sequence[str], name: str) -> _Times:
    size = len(texts) + 1
    times = _Times(
        text=[*texts, None],
        told=np.empty((size, 4), np.int64),
        timed=np.zeros((size, 4), np.bool_),
        interval=np.zeros(size, np.bool_),
        uncertain=np.zeros(size, np.bool_),
        precision=np.full(size, _DAY, np.uint8),
    )
    times.told[-1] = (NO_START, NO_END, NO_START, NO_END)
    times.precision[-1] = len(PRECISIONS) - 1
    plain, low = _read_days(texts)
    times.told[:-1][plain] = np.stack([low, low + DAY - 1] * 2, axis=1)
    for index in np.flatnonzero(~plain).tolist():
        _fill(times, index, _parse(texts[index], name))
    return times


def _read_days(texts: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return which texts are plain days, as most are, and the first second of each of these."""
    column = pa.array(texts, pa.string())
    plain = pc.call_function("match_substring_regex", [column], pc.MatchSubstringOptions(_PLAIN_DAY))
    try:
        days = column.filter(plain).cast(pa.date32()).cast(pa.int32()).to_numpy()
    except pa.ArrowInvalid:  # a day that the calendar does not have: reading one by one says which
        return np.zeros(len(texts), np.bool_), np.zeros(0, np.int64)
    return plain.to_numpy(zero_copy_only=False), days.astype(np.int64) * DAY


def _fill(times: _Times, index: int, when: When) -> None:
    offsets = [moment is not None and moment.offset is not None for moment in (when.start, when.end)]
    low, high = _known(when.earliest, NO_START), _known(when.latest, NO_END)
    if when.kind in ("date", "one_of"):
        told = (low, high, low, high)
        timed = np.array(offsets * 2)
    else:
        told = (low, _inner_high(when.start), _inner_low(when.end), high)
        timed = np.array([offsets[0], offsets[0], offsets[1], offsets[1]])
    times.text[index], times.told[index] = when.text, told
    times.timed[index] = timed & (times.told[index] != NO_START) & (times.told[index] != NO_END)
    times.interval[index] = when.kind in ("interval", "all_of")
    times.uncertain[index] = when.is_uncertain
    times.precision[index] = PRECISIONS.index(when.precision)


def _known(seconds: int | None, unknown: int) -> int:
    # EDTF years of twelve digits lie beyond 64 bits of seconds: they stay known, at the edge.
    return unknown if seconds is None else min(max(seconds, NO_START + 1), NO_END - 1)


def _inner_high(start: Moment | None) -> int:
    return _known(None if start is None or start.high is None else start.high + start.margin, NO_START)


def _inner_low(end: Moment | None) -> int:
    return _known(None if end is None or end.low is None else end.low - end.margin, NO_END)


def _is_dated(wall: NDArray[np.int64]) -> NDArray[np.bool_]:
    return (wall[:, START_LOW] != NO_START) | (wall[:, END_HIGH] != NO_END)


def _rank(wall: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """Return the distinct times in time order, and for each of them, so ordered, its rank; equal times share one.

    A time is placed by its start, or by its end where the start is open, then by its end.
    """
    low, high, undated = wall[:, START_LOW], wall[:, END_HIGH], ~_is_dated(wall)
    first = np.where(low == NO_START, high, low)
    ordered = np.lexsort((high, first, undated))
    keys = np.stack([first, high, undated])[:, ordered]
    return ordered, np.cumsum(np.any(np.diff(keys, prepend=keys[:, :1]) != 0, axis=0)).astype(np.int32)


def _extent(wall: NDArray[np.int64]) -> tuple[int, int] | None:
    if not len(wall):
        return None
    low, high = wall[:, START_LOW], wall[:, END_HIGH]
    first = np.where(low == NO_START, high, low)
    last = np.where(high == NO_END, low, high)
    return int(min(first.min(), last.min())), int(max(first.max(), last.max()))
