"""From the fact files' own words to the record: one function for each part of a fact."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Actor, Event, Evidence, Participant, Place, Relation, Source
from diplomatic_timeline.formats.cells import list_items
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.vocabulary import RelationKind, Role

Fact = Mapping[str, Any]
Reviewed = Mapping[str, Mapping[str, str]]
"""Rows of a reviewed table by their first column."""

FINER_TYPES = {"acceptance": "agreement", "condition": "demand"}
STATUSES = {"claimed": "asserted"}
CORRECTED = ("title", "start", "reported")
"""Fields that a reviewed table may correct: what is told, when it was (one EDTF value), and since when it was known."""
_RELATIONS: tuple[RelationKind, ...] = ("responds_to", "disputes")


def to_event(fact: Fact, actors: Reviewed, places: Reviewed, agencies: Reviewed) -> Event:
    """Return the event that a fact tells."""
    word = fact["type"]
    sources = tuple(dict.fromkeys(to_source(source, agencies).id for source in fact["sources"]))
    return Event.model_validate(
        {
            "id": fact["id"],
            "type": FINER_TYPES.get(word, word),
            "title": fact["title"],
            "summary": fact["summary"],
            "when": fact["start"] if fact["end"] is None else f"{fact['start']}/{fact['end']}",
            "when_text": fact["time_phrase"],
            "reported": fact["reported"],
            "participants": to_participants(fact, actors),
            "place": to_place(fact["place"], places),
            "status": STATUSES.get(fact["status"], fact["status"]),
            "relations": tuple(Relation(kind=kind, target=target) for kind in _RELATIONS for target in fact[kind]),
            "sources": sources,
            "evidence": to_evidence(fact["quote"], sources),
            "tags": (word,) if word in FINER_TYPES else (),
        }
    )


def to_corrected(fact: Fact, corrections: Iterable[Mapping[str, str]]) -> Fact:
    """Return the fact as the rows of its corrections leave it; raises `FormatError` for a row that does not fit it."""
    changed = dict(fact)
    for row in corrections:
        field = row["field"]
        if field not in CORRECTED or changed[field] != row["was"]:
            raise FormatError(f"corrections of '{fact['id']}': '{field}' is not '{row['was']}' in the facts")
        if not row["reason"] or not row["source"]:
            raise FormatError(f"corrections of '{fact['id']}': '{field}' needs a reason and a source")
        changed[field] = row["value"]
    return changed


def to_participants(fact: Fact, actors: Reviewed) -> tuple[Participant, ...]:
    """Return agents as actors, or mediators where their role says so, then targets as recipients."""
    sides: tuple[tuple[str, Role], ...] = (("agents", "actor"), ("targets", "recipient"))
    return tuple(
        Participant(name=actors[person["name"]]["name"], role="mediator" if person["role"] == "mediator" else role)
        for part, role in sides
        for person in fact[part]
    )


def to_place(place: Mapping[str, Any] | None, places: Reviewed) -> Place | None:
    """Return the place with its reviewed country."""
    if place is None:
        return None
    country = places[place["name"]]["country"] or None
    return Place(name=place["name"], country=country, lat=place["lat"], lon=place["lon"])


def to_evidence(quote: str | None, sources: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Return the quotation, with its source only where there is no other."""
    if quote is None:
        return ()
    return (Evidence(exact=quote, source=sources[0] if len(sources) == 1 else None),)


def to_source(source: Mapping[str, Any], agencies: Reviewed) -> Source:
    """Return the source; a title in square brackets is our description of it, not its headline."""
    publisher, agency = split_publisher(source["publisher"], agencies)
    title, url = source["title"], clean_url(source["url"])
    described = title.startswith("[") and title.endswith("]")
    return Source(
        id=source_id(publisher, title, url),
        publisher=publisher,
        agency=agency,
        title=None if described else title,
        description=title[1:-1] if described else None,
        url=url,
        published=None if source["published"] is None else read_when(source["published"]),
    )


def split_publisher(publisher: str, agencies: Reviewed) -> tuple[str, str | None]:
    """Return publisher and agency as the reviewed table decides: of "Paper (Agency)", and of "Journal (a copy)"."""
    if publisher in agencies:
        return agencies[publisher]["name"], agencies[publisher]["agency"] or None
    if "(" in publisher:
        raise FormatError(f"'{publisher}' has no row in agencies.reviewed.csv: add one that names publisher and agency")
    return publisher, None


def clean_url(url: str | None) -> str | None:
    """Return the URL without the dot that some hosts end in."""
    if url is None:
        return None
    host = urlsplit(url).netloc
    return url.replace(f"//{host}", f"//{host.rstrip('.')}", 1)


def to_actors(facts: Iterable[Fact], actors: Reviewed) -> tuple[Actor, ...]:
    """Return one record for each person or body, by name; raises `FormatError` if its descriptions differ."""
    found: dict[str, Actor] = {}
    for fact in facts:
        for person in (*fact["agents"], *fact["targets"]):
            actor = _to_actor(person, actors[person["name"]])
            if found.setdefault(actor.name, actor) != actor:
                raise FormatError(f"{fact['id']}: '{actor.name}' is described in two ways")
    return tuple(found[name] for name in sorted(found))


def _to_actor(person: Mapping[str, str], reviewed: Mapping[str, str]) -> Actor:
    is_role_in_event = person["role"] == "mediator"  # says nothing of the actor beyond this event
    return Actor(
        name=reviewed["name"],
        aliases=tuple(list_items(reviewed["aliases"])),
        description=reviewed["kind"] if is_role_in_event else person["role"],
        country=reviewed["country"] or None,
        kind=reviewed["kind"] or None,
        side=reviewed["side"] or None,
    )


def to_sources(facts: Iterable[Fact], agencies: Reviewed) -> tuple[Source, ...]:
    """Return each source once, in the order of its first use; raises `FormatError` if two of one id contradict."""
    found: dict[str, Source] = {}
    for fact in facts:
        for told in fact["sources"]:
            source = to_source(told, agencies)
            found[source.id] = _merge(found.get(source.id, source), source, fact["id"])
    return tuple(found.values())


def _merge(known: Source, source: Source, place: str) -> Source:
    merged = known if known.published is not None else source
    if any(item.model_copy(update={"published": merged.published}) != merged for item in (known, source)):
        raise FormatError(f"{place}: {source} contradicts {known}")
    if source.published not in (None, merged.published):
        raise FormatError(f"{place}: '{source.title}' is dated {source.published} and {known.published}")
    return merged
