"""Made-up events of any number, in columns: the same for the same seed, with the shapes that real files have.

300 actors with Zipf's shares, 19 types, 40 publishers, 36 months of days, some times with offsets, months, spans,
approximate and uncertain dates, 1 % without date, relations for 2 %.
"""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.random import Generator
from numpy.typing import NDArray

from diplomatic_timeline.event import Actor, Source, TimelineInfo
from diplomatic_timeline.store.memory import MemoryStore, from_table
from diplomatic_timeline.store.table import SCHEMA
from diplomatic_timeline.vocabulary import EVENT_TYPES, RELATIONS, ROLES, STATUSES

FIRST_DAY = date(2022, 1, 1)
DAYS = 1_096
ACTORS, PUBLISHERS, SOURCES, PLACES, TAGS = 300, 40, 2_000, 120, 30
INFO = TimelineInfo(id="synthetic", title="Synthetic events", zone="Europe/Kyiv")
_COUNTRIES = ("RUS", "UKR", "USA", "FRA", "DEU", "GBR", "CHN", "TUR", "SAU", "POL")
_SIDES = ("north", "south", "mediators", None)
_FORMS = ("day", "time", "month", "span", "about", "doubtful", "none")
_FORM_SHARES = (0.85, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01)


def synthetic_actors() -> list[Actor]:
    """Return the actors that take part, the busiest first."""
    return [
        Actor(
            name=f"Actor {number:03d}",
            aliases=(f"A{number}",),
            country=_COUNTRIES[number % len(_COUNTRIES)],
            side=_SIDES[number % len(_SIDES)],
        )
        for number in range(ACTORS)
    ]


def synthetic_sources() -> list[Source]:
    """Return the sources that events refer to."""
    return [Source(id=f"s{number}", publisher=f"Publisher {number % PUBLISHERS:02d}") for number in range(SOURCES)]


def synthetic_store(size: int, seed: int = 0) -> MemoryStore:
    """Return a store over `size` events."""
    return from_table(INFO, synthetic_actors(), synthetic_sources(), synthetic_table(size, seed))


def synthetic_table(size: int, seed: int = 0) -> pa.Table:
    """Return `size` events with `store.table.SCHEMA`."""
    rng = np.random.default_rng(seed)
    actors = pa.array([actor.name for actor in synthetic_actors()])
    participants, first, second = _participants(rng, size, actors)
    types = rng.choice(len(EVENT_TYPES), size, p=_zipf(len(EVENT_TYPES), 0.6))
    when, reported = _times(rng, size)
    columns = {
        "id": _joined("e", pa.array(np.arange(size)).cast(pa.string())),
        "type": _pick([kind.name for kind in EVENT_TYPES], types),
        "title": _joined(actors.take(first), _pick([f" {kind.covers}: " for kind in EVENT_TYPES], types), second),
        "summary": _pick([_sentence(rng) for _ in range(500)], rng.integers(0, 500, size)),
        "when": when,
        "reported": reported,
        "participants": participants,
        "place": _places(rng, size),
        "status": _pick([term.name for term in STATUSES], rng.choice(len(STATUSES), size, p=(0.6, 0.3, 0.07, 0.03))),
        "relations": _relations(rng, size),
        "sources": _lists(rng, size, pa.array([f"s{n}" for n in range(SOURCES)]), (0.0, 0.7, 0.2, 0.1), 0.8),
        "evidence": _quotations(rng, size),
        "tags": _lists(rng, size, pa.array([f"topic {n}" for n in range(TAGS)]), (0.5, 0.3, 0.2), 0.9),
    }
    empty = {"media": [[]], "flags": [[]]}
    for name, value in empty.items():
        columns[name] = pa.array(value, SCHEMA.field(name).type).take(pa.array(np.zeros(size, np.int32)))
    arrays = [columns.get(field.name) for field in SCHEMA]
    return pa.table(
        [pa.nulls(size, field.type) if array is None else array for array, field in zip(arrays, SCHEMA, strict=True)],
        schema=SCHEMA,
    )


def _zipf(count: int, exponent: float = 1.0) -> NDArray[np.float64]:
    shares = 1 / np.arange(1, count + 1) ** exponent
    return shares / shares.sum()


def _pick(words: list[str | None], codes: NDArray[np.integer]) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(codes))


def _joined(*parts: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _sentence(rng: Generator) -> str:
    words = (
        "ceasefire",
        "talks",
        "prisoners",
        "energy",
        "border",
        "aid",
        "monitors",
        "deadline",
        "guarantees",
        "grain",
    )
    return "The sides spoke of " + ", ".join(rng.choice(words, 12)) + "."


def _participants(rng: Generator, size: int, actors: pa.Array) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return the column, and two names for each event's title (the first participant's code, another's name)."""
    lengths = rng.choice((1, 2, 3, 5), size, p=(0.25, 0.45, 0.2, 0.1))
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    codes = rng.choice(ACTORS, offsets[-1], p=_zipf(ACTORS))
    roles = rng.choice(len(ROLES), offsets[-1], p=(0.3, 0.45, 0.05, 0.2))
    roles[offsets[:-1]] = 0
    people = pa.StructArray.from_arrays(
        [actors.take(pa.array(codes)), _pick([term.name for term in ROLES], roles)], ["name", "role"]
    )
    column = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), people)
    return column, pa.array(codes[offsets[:-1]]), actors.take(pa.array(codes[offsets[1:] - 1]))


def _times(rng: Generator, size: int) -> tuple[pa.Array, pa.Array]:
    """Return when each event happened, denser towards the end, and when it was reported: mostly days later."""
    day = (DAYS * np.sqrt(rng.random(size))).astype(np.int64)
    form = rng.choice(len(_FORMS), size, p=_FORM_SHARES)
    detail = rng.integers(0, 48, size)
    distinct, code = np.unique((form * DAYS + day) * 48 + np.where(form == 1, detail, detail % 4), return_inverse=True)
    when = _pick([_edtf(int(key) // 48 // DAYS, int(key) // 48 % DAYS, int(key) % 48) for key in distinct], code)
    lag = np.minimum(rng.geometric(0.4, size) - 1, 60)
    told = np.where(rng.random(size) < 0.03, DAYS + 61, day + lag)
    return when, _pick([*(_day(number) for number in range(DAYS + 61)), None], told)


def _day(number: int) -> str:
    return (FIRST_DAY + timedelta(days=number)).isoformat()


def _edtf(form: int, day: int, detail: int) -> str | None:
    text = _day(day)
    return {
        "day": text,
        "time": f"{text}T{detail // 2:02d}:{detail % 2 * 30:02d}Z",
        "month": text[:7],
        "span": f"{text}/{_day(day + 2 + 9 * detail)}",
        "about": f"{text}~",
        "doubtful": f"{text}?",
        "none": None,
    }[_FORMS[form]]


def _places(rng: Generator, size: int) -> pa.Array:
    places = [
        {"name": f"Place {n:03d}", "country": _COUNTRIES[n % len(_COUNTRIES)], "lat": n / 2.0, "lon": float(n)}
        for n in range(PLACES)
    ]
    codes = np.where(rng.random(size) < 0.6, rng.choice(PLACES, size, p=_zipf(PLACES)), PLACES)
    return pa.array([*places, None], SCHEMA.field("place").type).take(pa.array(codes))


def _relations(rng: Generator, size: int) -> pa.Array:
    lengths = (rng.random(size) < 0.02).astype(np.int64)
    lengths[0] = 0
    rows = np.flatnonzero(lengths)
    targets = (rows * rng.random(len(rows))).astype(np.int64)
    kinds = rng.choice(len(RELATIONS), len(rows), p=(0.5, 0.2, 0.1, 0.1, 0.04, 0.03, 0.03))
    links = pa.StructArray.from_arrays(
        [_pick([term.name for term in RELATIONS], kinds), _joined("e", pa.array(targets).cast(pa.string()))],
        ["kind", "target"],
    )
    return pa.ListArray.from_arrays(pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int32()), links)


def _quotations(rng: Generator, size: int) -> pa.Array:
    quotations = [[{"exact": f"We will not accept point {n}"}] for n in range(200)]
    codes = np.where(rng.random(size) < 0.3, rng.integers(0, 200, size), 200)
    return pa.array([*quotations, []], SCHEMA.field("evidence").type).take(pa.array(codes))


def _lists(rng: Generator, size: int, values: pa.Array, shares: tuple[float, ...], exponent: float) -> pa.Array:
    lengths = rng.choice(len(shares), size, p=shares)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    codes = rng.choice(len(values), offsets[-1], p=_zipf(len(values), exponent))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values.take(pa.array(codes)))
