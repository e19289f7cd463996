"""The columns of the events that are shown."""

from datetime import tzinfo

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.event import list_names
from diplomatic_timeline.store.clock import END_HIGH, END_LOW, START_HIGH, START_LOW
from diplomatic_timeline.store.corroboration import count_tellings
from diplomatic_timeline.store.index import Index
from diplomatic_timeline.store.interface import Lanes, Order
from diplomatic_timeline.store.interface import Rows as Columns
from diplomatic_timeline.store.labels import Rows, Several
from diplomatic_timeline.store.lanes import map_lanes
from diplomatic_timeline.store.relations import ROLE_NAMES
from diplomatic_timeline.store.selection import Selection

_ACTOR, _RECIPIENT = ROLE_NAMES.index("actor"), ROLE_NAMES.index("recipient")
_NAMED = 3


def arrange(selection: Selection, order: Order, dated: bool | None) -> Rows:
    """Return the matching rows in order; the undated last, in file order, whichever way time runs."""
    rows = selection.ordered
    on_axis = rows[: len(rows) - selection.undated]
    off_axis = rows[len(rows) - selection.undated :]
    if dated is False:
        return off_axis
    if order == "newest":
        on_axis = on_axis[::-1]
    return on_axis if dated else np.concatenate([on_axis, off_axis])


def read_rows(selection: Selection, table: pa.Table, rows: Rows, lanes: Lanes | None, zone: tzinfo | None) -> Columns:
    """Return the columns for the given rows, in that order, times on the wall clock of `zone`."""
    clock = selection.clock
    code = clock.code[rows]
    wall = clock.wall[code] if zone is None else clock.in_zone(code, zone)
    entries, lane = map_lanes(selection, lanes).lay(rows) if lanes else (rows[:0], rows[:0])
    return Columns(
        row=rows.astype(np.int32),
        id=selection.index.ids.texts(rows),
        title=table["title"].take(pa.array(rows)).to_pylist(),
        when=[clock.text[one] for one in code.tolist()],
        start_low=wall[:, START_LOW],
        start_high=wall[:, START_HIGH],
        end_low=wall[:, END_LOW],
        end_high=wall[:, END_HIGH],
        interval=clock.interval[code],
        uncertain=clock.uncertain[code],
        precision=clock.precision[code],
        certain=selection.certain(rows),
        type=_codes(selection, "type", rows),
        status=_codes(selection, "status", rows),
        publishers=selection.index.publishers.take(rows),
        told=_say_told(selection.index, rows),
        who=_say_who(selection.index, rows),
        lane_entry=entries.astype(np.int32),
        lane=lane.astype(np.int16),
        total=selection.picked.count,
    )


def _say_who(index: Index, rows: Rows) -> list[str]:
    """Say who acts and on whom: "Vladimir Putin, Steve Witkoff → Ukraine"; more than three names are counted."""
    names = index.labels["actor"].names
    sides: dict[int, list[dict[str, None]]] = {role: [{} for _ in rows] for role in (_ACTOR, _RECIPIENT)}
    for entry, actor, role in index.people.of_all(rows):
        if role in sides:
            sides[role][entry][names[actor]] = None
    return [_join(actors, recipients) for actors, recipients in zip(*sides.values(), strict=True)]


def _say_told(index: Index, rows: Rows) -> list[str]:
    """Say who tells each event: "3 publishers, 2 of them reprinting Reuters"; equal answers are worked out once."""
    told: list[list[int]] = [[] for _ in rows]
    for entry, code in zip(*(part.tolist() for part in index.told.pairs(rows)), strict=True):
        told[entry].append(code)
    keys = [tuple(codes) for codes in told]
    words = {key: count_tellings(index.tellings[code] for code in key).words() for key in set(keys)}
    return [words[key] for key in keys]


def _join(actors: dict[str, None], recipients: dict[str, None]) -> str:
    return f"{_list([*actors])} → {_list([*recipients])}".lstrip() if recipients else _list([*actors])


def _list(names: list[str]) -> str:
    shown = list_names(names[:_NAMED])
    return f"{shown} +{len(names) - _NAMED}" if len(names) > _NAMED else shown


def _codes(selection: Selection, field: str, rows: Rows) -> NDArray[np.uint8]:
    labels = selection.labels(field)
    return labels.code[rows].astype(np.uint8) if not isinstance(labels, Several) else np.empty(0, np.uint8)
