"""The index of a timeline: every column that queries need, as codes, built once from the table of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Actor, Source, TimelineInfo
from diplomatic_timeline.store.clock import Clock, read_clock
from diplomatic_timeline.store.columns import encode, encode_as, flatten, member, to_starts
from diplomatic_timeline.store.corroboration import Telling
from diplomatic_timeline.store.ids import Ids
from diplomatic_timeline.store.labels import Labels, Picked, Several, Single
from diplomatic_timeline.store.relations import (
    ROLE_NAMES,
    STATUS_NAMES,
    Participants,
    Relations,
    read_relations,
)
from diplomatic_timeline.store.tellers import read_tellers
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES

TYPE_NAMES = tuple(kind.name for kind in EVENT_TYPES)
FAMILY_NAMES = tuple(term.name for term in FAMILIES)
_MENTIONED = ROLE_NAMES.index("mentioned")


@dataclass(frozen=True)
class Index:
    """Everything that queries need, as columns of codes.

    `labels` holds the fields that are counted and filtered by; `lane_labels` those of the chart that differ from them:
    participants who are more than mentioned, and their countries and sides. `by_role` has the actors of each role.
    `canonical` maps each name and alias of an actor to the name that stands in `labels`. `publishers` counts the
    independent publishers of each event: those that reprint one agency are one. `told` holds who tells each event, as
    indices into `tellings`.
    """

    zone: tzinfo
    everything: Picked
    ids: Ids
    happened: Clock
    reported: Clock
    labels: Mapping[str, Labels]
    publishers: NDArray[np.int32]
    told: Several
    tellings: Sequence[Telling]
    lane_labels: Mapping[str, Labels]
    by_role: Mapping[str, Several]
    canonical: Mapping[str, str]
    people: Participants
    relations: Relations

    def clock(self, name: str) -> Clock:
        """Return the clock called "happened" or "reported"."""
        return self.reported if name == "reported" else self.happened


def build_index(
    table: pa.Table,
    info: TimelineInfo,
    actors: Sequence[Actor],
    sources: Sequence[Source],
    ids: Ids | None = None,
) -> Index:
    """Index a table of events; raises `FormatError` naming the column and the value that cannot be read.

    `ids` are those of the table, where they have been made ready already. No step loops over the events in Python, only
    over distinct values.
    """
    zone, size = ZoneInfo(info.zone), table.num_rows
    canonical = canonical_names(actors)
    names, rows, people = _read_participants(table["participants"], size, canonical)
    ids = ids or Ids.build(table["id"].combine_chunks())
    tellers = read_tellers(table["sources"], size, sources)
    type_codes = encode_as(table["type"], TYPE_NAMES, "type")
    family_of_type = np.array([FAMILY_NAMES.index(kind.family) for kind in EVENT_TYPES], np.uint8)
    everyone = Several.build(names, size, rows, people.actor)
    labels: dict[str, Labels] = {
        "actor": everyone,
        "role": Several.build(ROLE_NAMES, size, rows, people.role),
        "type": Single.build(TYPE_NAMES, type_codes),
        "family": Single.build(FAMILY_NAMES, family_of_type[type_codes]),
        "status": Single.build(STATUS_NAMES, encode_as(table["status"], STATUS_NAMES, "status")),
        "tag": _read_tags(table["tags"], size),
        "place": Single.build(*encode(member(table["place"], "name"))),
        "country": Single.build(*encode(member(table["place"], "country"))),
        "publisher": tellers.publishers,
    }
    return Index(
        zone=zone,
        everything=Picked(np.ones(size, np.bool_), everything=True),
        ids=ids,
        happened=read_clock(table["when"], "when", zone),
        reported=read_clock(table["reported"], "reported", zone),
        labels=labels,
        publishers=np.diff(tellers.voices.row_starts).astype(np.int32),
        told=tellers.told,
        tellings=tellers.tellings,
        lane_labels=_read_lane_labels(everyone, size, rows, people, actors),
        by_role={
            role: Several.build(names, size, rows[people.role == code], people.actor[people.role == code])
            for code, role in enumerate(ROLE_NAMES)
        },
        canonical={**canonical, **{name: name for name in names}},
        people=people,
        relations=read_relations(table["relations"], ids, people),
    )


def canonical_names(actors: Sequence[Actor]) -> dict[str, str]:
    """Map every name and alias to a canonical name; a name wins over an alias, the first of two equal aliases wins."""
    found = {actor.name: actor.name for actor in actors}
    for actor in actors:
        for alias in actor.aliases:
            found.setdefault(alias, actor.name)
    return found


def _read_participants(
    column: pa.ChunkedArray, size: int, canonical: Mapping[str, str]
) -> tuple[list[str], NDArray[np.int32], Participants]:
    """Return the actors' canonical names, the row of each participant, and the participants."""
    rows, people = flatten(column)
    told, codes = encode(member(people, "name"))
    if (codes < 0).any():
        raise FormatError(f"column 'participants': row {rows[(codes < 0).argmax()]} has a participant without a name")
    place: dict[str, int] = {}
    target = np.array([place.setdefault(canonical.get(name, name), len(place)) for name in told], np.int32)
    roles = encode_as(member(people, "role"), ROLE_NAMES, "participants")
    starts = to_starts(np.bincount(rows, minlength=size))
    return list(place), rows, Participants(starts, target[codes] if len(codes) else codes, roles)


def _read_tags(column: pa.ChunkedArray, size: int) -> Several:
    rows, tags = flatten(column)
    names, codes = encode(tags)
    return Several.build(names, size, rows, codes)


def _read_lane_labels(
    everyone: Several, size: int, rows: NDArray[np.int32], people: Participants, actors: Sequence[Actor]
) -> dict[str, Labels]:
    names, taking_part = everyone.names, people.role != _MENTIONED
    rows, codes = rows[taking_part], people.actor[taking_part]
    record = {actor.name: actor for actor in actors}
    countries = [record[name].country if name in record else None for name in names]
    sides = [record[name].side if name in record else None for name in names]
    return {
        "actor": everyone if taking_part.all() else Several.build(names, size, rows, codes),
        "country": _relabel(countries, size, rows, codes),
        "side": _relabel(sides, size, rows, codes),
    }


def _relabel(value_of: Sequence[str | None], size: int, rows: NDArray[np.int32], codes: NDArray[np.integer]) -> Several:
    """Return the field whose value is `value_of[code]` for each (row, code) pair."""
    place: dict[str, int] = {}
    if not any(value_of):
        return Several.build([], size, rows[:0], codes[:0])
    target = [-1 if value is None else place.setdefault(value, len(place)) for value in value_of]
    return Several.build(list(place), size, rows, np.array([*target, -1], np.int32)[codes])
