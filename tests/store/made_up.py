"""Small timelines and queries at random, with every oddity that a store must bear."""

from datetime import date

from hypothesis import strategies as st

from diplomatic_timeline.event import (
    Actor,
    Event,
    Evidence,
    Participant,
    Place,
    Relation,
    Source,
    Timeline,
    TimelineInfo,
)
from diplomatic_timeline.query import Query
from diplomatic_timeline.vocabulary import FAMILIES, RELATIONS, ROLES, STATUSES
from diplomatic_timeline.when import When

ZONES = ("UTC", "Europe/Kyiv", "America/New_York", "Asia/Tokyo")
ACTORS = (
    Actor(name="Anna", aliases=("A.", "Boris"), country="FRA", side="north"),
    Actor(name="Boris", aliases=("Bo", "A."), country="DEU", side="south"),
    Actor(name="Élan", country="FRA"),
    Actor(name="Nobody", side="south"),
)
NAMES = ("Anna", "Boris", "Élan", "A.", "Bo", "Zed", "Yan")
SOURCES = (
    Source(id="s0", publisher="Paper 0"),
    Source(id="s1", publisher="Paper 1", agency="Wire"),
    Source(id="s2", publisher="Paper 0", agency="Wire"),
    Source(id="s3", publisher="Wire", agency="Wire"),
)
WHENS = (
    *(f"2025-03-{day:02d}" for day in range(10, 16)),
    "2025-03",
    "2025",
    "2025-03-12?",
    "2025-03~",
    "2025-03-13%",
    "2025-03-12T23:30Z",
    "2025-03-13T01:30+02:00",
    "2025-03-13T01:30",
    "2025-03-30T01:15Z",
    "2025-03-11/2025-03-14",
    "2025-03-11?/2025-03",
    "2025-03-12T22:00Z/2025-03-13T04:00-05:00",
    "../2025-03-12",
    "2025-03-12/..",
    "/2025-03-13",
    "2025-03-11T20:00-04:00/..",
    "[2025-03-10,2025-03-14]",
    "[..2025-03-12]",
    "{2025-03-10,2025-03-12}",
    "-0043-03-15",
    "19XX",
    "XXXX",
    "Y-170000002",
    "2025-21",
)
DAYS = tuple(date(2025, 3, day) for day in range(9, 18))
WORDS = ("kursk", "KURSK", "truce", "Łódź", "łódź", "a.c", "bor", "zz", "kursk truce", "  ", "(")
TITLES = ("Kursk", "A truce in Łódź", "truce a.c (kursk)", "abc")

whens = st.sampled_from(WHENS).map(When.parse)
maybe_when = st.one_of(st.none(), whens, whens, whens)
participants = st.lists(
    st.builds(Participant, name=st.sampled_from(NAMES), role=st.sampled_from([term.name for term in ROLES])),
    max_size=6,
).map(tuple)
places = st.builds(Place, name=st.sampled_from(("Kyiv", "Riga")), country=st.sampled_from((None, "UKR", "LVA")))
relations = st.lists(
    st.builds(
        Relation,
        kind=st.sampled_from(["disputes", "disputes", "disputes", *(term.name for term in RELATIONS)]),
        target=st.integers(0, 9).map(lambda number: f"e{number}"),
    ),
    max_size=3,
).map(tuple)


@st.composite
def timelines(draw):
    events = [
        Event(
            id=f"e{number}",
            type=draw(st.sampled_from(("talks", "claim", "denial", "other"))),
            title=draw(st.sampled_from(TITLES)),
            summary=draw(st.sampled_from(("", "on Kursk", "TRUCE"))),
            when=draw(maybe_when),
            reported=draw(maybe_when),
            participants=draw(participants),
            place=draw(st.one_of(st.none(), places)),
            status=draw(st.sampled_from([term.name for term in STATUSES])),
            relations=draw(relations),
            sources=draw(st.lists(st.sampled_from(("s0", "s1", "s2", "s3", "lost")), max_size=3).map(tuple)),
            evidence=draw(st.lists(st.just(Evidence(exact="said Łódź and Kursk")), max_size=1).map(tuple)),
            tags=draw(st.lists(st.sampled_from(("x", "y", "other")), max_size=2).map(tuple)),
        )
        for number in range(draw(st.integers(0, 9)))
    ]
    info = TimelineInfo(id="made-up", title="Made up", zone=draw(st.sampled_from(ZONES)))
    return Timeline(info, tuple(events), ACTORS, SOURCES)


def _some(*values):
    return st.one_of(st.just(()), st.just(()), st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple))


def _seldom(strategy, default=None):
    return st.one_of(st.just(default), st.just(default), st.just(default), strategy)


windows = whens.filter(lambda when: when.is_bounded)
queries = st.builds(
    Query,
    actor=_some(*NAMES, "Nobody", "Stranger"),
    match=st.sampled_from(("any", "all")),
    role=_seldom(st.sampled_from([term.name for term in ROLES])),
    type=_seldom(_some("talks", "claim", "denial", "other", "aid"), ()),
    family=_seldom(_some(*(term.name for term in FAMILIES)), ()),
    status=_seldom(_some(*(term.name for term in STATUSES)), ()),
    tag=_seldom(_some("x", "y", "z"), ()),
    text=_seldom(st.sampled_from(WORDS), ""),
    place=_seldom(_some("Kyiv", "Riga", "Atlantis"), ()),
    country=_seldom(_some("UKR", "LVA"), ()),
    publisher=_seldom(_some("Paper 0", "Paper 1"), ()),
    publishers=_seldom(st.integers(1, 3)),
    start=_seldom(windows),
    end=_seldom(windows),
    clock=st.sampled_from(("happened", "happened", "reported")),
    known=_seldom(st.sampled_from(DAYS)),
)
