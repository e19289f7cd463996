"""The record: events, the people and places in them, their sources, and the timeline that holds them.

All values are frozen. `vocabulary` says what each word means.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.vocabulary import Flag, RelationKind, Role, Status, TypeName
from diplomatic_timeline.when import When


def _read_when(value: object) -> When:
    if isinstance(value, When):
        return value
    try:
        return When.parse(str(value))
    except WhenError as error:
        raise ValueError(str(error)) from error


Edtf = Annotated[
    When,
    BeforeValidator(_read_when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "description": "An EDTF date, interval or set (ISO 8601-2:2019, levels 0-2)"}),
]
"""A `When` that is written as its EDTF text."""

Text = Annotated[str, Field(min_length=1)]


def _check_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # not found, not a relative path, a folder of zones
        raise ValueError(f"'{name}' is not a time zone; use an IANA name such as Europe/Kyiv") from error
    return name


class Record(BaseModel):
    """Base of every part of the record: frozen, and without room for a misspelt field."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Participant(Record):
    """One actor's part in an event; `name` is the actor's canonical name."""

    name: Text
    role: Role = "actor"


class Place(Record):
    """Where it happened; `country` is ISO 3166-1 alpha-3 (or the usual code of a former state), None if not certain."""

    name: Text
    country: str | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lon: Annotated[float | None, Field(ge=-180, le=180)] = None
    precision: str | None = None


class Relation(Record):
    """A directed link to the event with the id `target`."""

    kind: RelationKind
    target: Text


class Evidence(Record):
    """The passage that proves the event (Web Annotation, TextQuoteSelector and TextPositionSelector).

    `source` and the offsets may be unknown. Where offsets (code points, end exclusive) are given, the article's text
    at them is `exact`.
    """

    exact: Text
    source: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None


class Media(Record):
    """A picture, film or document that belongs to an event; never loaded by the app itself."""

    url: Text
    caption: str | None = None
    credit: str | None = None


class Provenance(Record):
    """The file and row that an event was read from."""

    format: str | None = None
    file: str | None = None
    row: int | None = None


class Event(Record):
    """One event of diplomacy.

    `when` is when it happened and `reported` when it became known; None is unknown. `when_text` is the source's own
    phrase, `when_how` how it was resolved. `sources` are ids of `Source`.
    """

    id: Text
    type: TypeName = "other"
    title: Text
    summary: str = ""
    when: Edtf | None = None
    when_text: str | None = None
    when_how: str | None = None
    reported: Edtf | None = None
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    status: Status = "asserted"
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    media: tuple[Media, ...] = ()
    tags: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    confidence: Annotated[float | None, Field(ge=0, le=1)] = None
    attributes: Mapping[str, Any] = Field(default_factory=dict)
    provenance: Provenance | None = None


class Actor(Record):
    """A person, state or body; `aliases` are other forms of its name, `side` the camp it belongs to in this story."""

    name: Text
    aliases: tuple[str, ...] = ()
    description: str | None = None
    country: str | None = None
    kind: str | None = None
    side: str | None = None
    wikidata: str | None = None


class Source(Record):
    """Something published; `title` is its headline (None if unknown), `description` says what it is in our words."""

    id: Text
    publisher: Text
    agency: str | None = None
    title: str | None = None
    description: str | None = None
    url: str | None = None
    archived: str | None = None
    published: Edtf | None = None
    accessed: Edtf | None = None


class Era(Record):
    """A named stretch of the timeline, drawn behind the events."""

    name: Text
    when: Edtf


class TimelineInfo(Record):
    """What the timeline is about; `zone` (IANA name) is the clock on which its days begin and end."""

    id: Text
    title: Text
    description: str = ""
    licence: str | None = None
    creators: tuple[str, ...] = ()
    version: str | None = None
    zone: Annotated[str, AfterValidator(_check_zone)] = "UTC"
    eras: tuple[Era, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """A whole timeline as it travels in a file: events in file order, and what they refer to by name or id.

    `articles` maps source ids to article texts that may be kept. Events and sources are tuples, or any
    sequences that make them when they are asked for.
    """

    info: TimelineInfo
    events: Sequence[Event] = ()
    actors: tuple[Actor, ...] = ()
    sources: Sequence[Source] = ()
    articles: Mapping[str, str] = field(default_factory=dict)


def list_names(names: Iterable[str]) -> str:
    """Return names in a row, between them a comma, or a semicolon where a name has a comma of its own.

    "Castro, Fidel; Guevara, Ernesto" are two people.
    """
    names = list(names)
    return ("; " if any("," in name for name in names) else ", ").join(names)
