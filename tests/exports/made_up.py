"""Excerpts for the tests of exports: one with every field filled, one that is hostile in every field."""

from datetime import date

from diplomatic_timeline.event import (
    Actor,
    Era,
    Event,
    Evidence,
    Media,
    Participant,
    Place,
    Provenance,
    Source,
    Timeline,
    TimelineInfo,
)
from diplomatic_timeline.exports import Excerpt, take_excerpt
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When

HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "</style></title><!-- \" ' ` & ]]> {{7*7}} [x](javascript:alert(1)) \u2028"
)
FORMULA = '=HYPERLINK("https://evil.example","click")'


def hostile_timeline(text: str = HOSTILE) -> Timeline:
    """Return a timeline in which every text field holds `text`."""
    source = Source(
        id=f"s{text}", publisher=text, agency=text, title=text, description=text, url=text, archived=f"https://{text}"
    )
    event = Event(
        id=text,
        type="claim",
        title=text,
        summary=text,
        when=When.parse("2025-03-13"),
        when_text=text,
        when_how=text,
        reported=When.parse("2025-03"),
        participants=(Participant(name=text), Participant(name=f"{text} 2", role="mentioned")),
        place=Place(name=text, country=text, precision=text),
        sources=(source.id,),
        evidence=(Evidence(exact=text, source=source.id, prefix=text, suffix=text),),
        media=(Media(url=text, caption=text, credit=text),),
        tags=(text,),
        attributes={text: text},
        provenance=Provenance(format=text, file=text, row=1),
    )
    info = TimelineInfo(
        id="hostile",
        title=text,
        description=text,
        licence=text,
        creators=(text,),
        version=text,
        eras=(Era(name=text, when=When.parse("2025")),),
    )
    actor = Actor(name=text, aliases=(text,), description=text, country=text, kind=text, side=text, wikidata=text)
    return Timeline(info, (event,), (actor,), (source,), {source.id: text})


def excerpt_of(timeline: Timeline, query: Query | None = None, **options: object) -> Excerpt:
    """Return the excerpt of a timeline, taken on a fixed day by a fixed link."""
    given = {"link": "https://example.org/?page=Timeline", "accessed": date(2031, 5, 6), **options}
    return take_excerpt(open_memory(timeline), query or Query(), **given)  # type: ignore[arg-type]
