"""Timelines for the tests of formats: one in which every field is filled, and arbitrary ones."""

from hypothesis import strategies as st

from diplomatic_timeline.event import (
    Actor,
    Era,
    Event,
    Evidence,
    Media,
    Participant,
    Place,
    Provenance,
    Relation,
    Source,
    Timeline,
    TimelineInfo,
)
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.vocabulary import EVENT_TYPES, RELATIONS, ROLES, STATUSES
from diplomatic_timeline.when import When

_REUTERS = Source(
    id=source_id("Reuters", "Talks; day one", "https://example.org/1"),
    publisher="Reuters",
    title="Talks; day one",
    url="https://example.org/1",
    published=When.parse("1962-10-22T19:00-04:00"),
)
_DIARY = Source(
    id="diary",
    publisher="=Own archive",
    agency="AFP",
    description="a diary, read aloud",
    archived="https://archive.example/1",
    accessed=When.parse("2025-03"),
)

RICH = Timeline(
    TimelineInfo(
        id="rich",
        title='A timeline, with "everything"',
        description="Two lines\nof text",
        licence="MIT",
        creators=("A. Author", "B; Editor"),
        version="1.2.3",
        zone="Europe/Kyiv",
        eras=(Era(name="First phase", when=When.parse("1962-10-16/1962-10-28")),),
    ),
    (
        Event(
            id="offer",
            type="proposal",
            title='=Offer, "said" to be final; or not',
            summary="First line\nsecond line\r\nthird line, naïve “quotation”",
            when=When.parse("1962-05-21/1962-05-24?"),
            when_text="in those days",
            when_how="the days between two meetings",
            reported=When.parse("1962-10-22T19:00-04:00"),
            participants=(
                Participant(name="Oman", role="mediator"),
                Participant(name="O'Brien, Pat; Jr"),
                Participant(name="-1 Group", role="mentioned"),
                Participant(name="Кремль", role="recipient"),
            ),
            place=Place(name="Kyiv", country="UKR", lat=-50.45, lon=30.5, precision="city"),
            status="disputed",
            relations=tuple(Relation(kind=term.name, target="answer") for term in reversed(RELATIONS)),
            sources=(_REUTERS.id, _DIARY.id),
            evidence=(
                Evidence(exact="we; agreed", source=_DIARY.id, prefix="He said: ", suffix=".", start=3, end=13),
                Evidence(exact="@nobody said so"),
            ),
            media=(Media(url="https://example.org/a.jpg", caption="Two; men", credit="Agency"), Media(url="u")),
            tags=("peace", "a;b"),
            flags=("historical", "negated"),
            confidence=0.25,
            attributes={"Goldstein": "-10.0", "codes": ["010", 7], "Title": "of another kind", "note": "a\tb"},
            provenance=Provenance(format="acled", file="acled.csv", row=12),
        ),
        Event(id="answer", title="Answer", when=When.parse("-0043-03-15")),
        Event(id="undated", type="claim", title="Undated", sources=(_REUTERS.id,), flags=("future",)),
    ),
    (Actor(name="Oman", aliases=("Muscat", "the go-between; of old"), country="OMN", kind="state", wikidata="Q842"),),
    (_REUTERS, _DIARY),
    {_DIARY.id: "Oh: we; agreed."},
)

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
_FORMULAS = ("=1+1", "'=1", "-", "+49", "@x", "\ttab", "\rx")
_TRICKY = ("a;b", '"', '";"', "'", "a,b", "a\r\nb", "_x0041_", "#N/A", "010", "NA")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=12).filter(str.strip) | st.sampled_from(_FORMULAS + _TRICKY)
ANY_ITEM = TEXTS | st.sampled_from(["", " ", ";", "\n"])
DATES = st.sampled_from(
    ["2025-03-13", "2025-03", "2025", "1962-05-21/1962-05-24?", "-0043-03-15", "2025-03-13~", "../2022-04-30"]
).map(When.parse)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
_FRACTIONS = st.floats(0, 1) | st.none()


def maybe(strategy):
    return st.none() | strategy


@st.composite
def sources(draw):
    values = {
        "publisher": draw(TEXTS),
        "title": draw(maybe(TEXTS)),
        "url": draw(maybe(TEXTS)),
        "description": draw(maybe(TEXTS)),
    }
    name = draw(TEXTS) if draw(st.booleans()) else source_id(**values)
    rest = {"agency": draw(maybe(TEXTS)), "archived": draw(maybe(TEXTS))}
    return Source(id=name, **values, **rest, published=draw(maybe(DATES)), accessed=draw(maybe(DATES)))


def _several(strategy, most=4):
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def events(draw, named):
    names = st.sampled_from(named) if named and draw(st.booleans()) else TEXTS
    sourced = _several(names, 3)
    passages = st.builds(
        Evidence,
        exact=TEXTS,
        source=maybe(names),
        prefix=maybe(TEXTS),
        suffix=maybe(TEXTS),
        start=maybe(st.integers(0, 10**6)),
        end=maybe(st.integers(0, 10**6)),
    )
    place = st.builds(
        Place,
        name=TEXTS,
        country=maybe(TEXTS),
        lat=maybe(st.floats(-90, 90)),
        lon=maybe(st.floats(-180, 180)),
        precision=maybe(TEXTS),
    )
    return Event(
        id=draw(TEXTS),
        type=draw(st.sampled_from([kind.name for kind in EVENT_TYPES])),
        title=draw(TEXTS),
        summary=draw(st.just("") | TEXTS),
        when=draw(maybe(DATES)),
        when_text=draw(maybe(TEXTS)),
        when_how=draw(maybe(TEXTS)),
        reported=draw(maybe(DATES)),
        participants=draw(
            _several(st.builds(Participant, name=TEXTS, role=st.sampled_from([term.name for term in ROLES])))
        ),
        place=draw(maybe(place)),
        status=draw(st.sampled_from([term.name for term in STATUSES])),
        relations=draw(
            _several(st.builds(Relation, kind=st.sampled_from([term.name for term in RELATIONS]), target=TEXTS))
        ),
        sources=draw(sourced),
        evidence=draw(_several(passages, 2)),
        media=draw(_several(st.builds(Media, url=TEXTS, caption=maybe(TEXTS), credit=maybe(TEXTS)), 2)),
        tags=draw(_several(ANY_ITEM)),
        flags=draw(_several(st.sampled_from(["historical", "future", "hypothetical", "negated"]), 2)),
        confidence=draw(_FRACTIONS),
        attributes=draw(st.dictionaries(ANY_ITEM | st.sampled_from(["Title", "actor", "A", "a"]), _JSON, max_size=3)),
        provenance=draw(maybe(st.builds(Provenance, format=TEXTS, file=maybe(TEXTS), row=maybe(st.integers(0, 99))))),
    )


@st.composite
def timelines(draw):
    known = draw(st.lists(sources(), max_size=3, unique_by=lambda source: source.id))
    happened = draw(st.lists(events([source.id for source in known]), max_size=3, unique_by=lambda event: event.id))
    actors = st.builds(
        Actor,
        name=TEXTS,
        aliases=_several(ANY_ITEM),
        description=maybe(TEXTS),
        country=maybe(TEXTS),
        kind=maybe(TEXTS),
        side=maybe(TEXTS),
        wikidata=maybe(TEXTS),
    )
    people = draw(st.lists(actors, max_size=2, unique_by=lambda actor: actor.name))
    info = TimelineInfo(
        id=draw(TEXTS),
        title=draw(TEXTS),
        description=draw(st.just("") | TEXTS),
        licence=draw(maybe(TEXTS)),
        creators=draw(_several(TEXTS, 2)),
        version=draw(maybe(TEXTS)),
        eras=draw(_several(st.builds(Era, name=TEXTS, when=DATES), 2)),
    )
    articles = {source.id: draw(st.text(CHARACTERS, max_size=20)) for source in known[:1]}
    return Timeline(info, tuple(happened), tuple(people), tuple(known), articles)
