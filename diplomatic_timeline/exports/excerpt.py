"""The excerpt: the events under the filters with what they refer to, and what is said of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from diplomatic_timeline.citation import Work, timeline_work, view_work
from diplomatic_timeline.event import Actor, Event, Source, Timeline
from diplomatic_timeline.exports.restricted import Withheld, withhold
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.table import TableEvents, names_in


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What leaves the app: `timeline` holds the matching events whole, in time order, with their actors and sources.

    `withheld` are matching events that may not be given away whole. `link` opens the view, `accessed` is the day of the
    export; None where they are not known. `zone` is the clock on which times are said in words.
    """

    timeline: Timeline
    withheld: tuple[Withheld, ...]
    store: EventStore
    query: Query
    zone: ZoneInfo
    link: str | None = None
    accessed: date | None = None

    @property
    def filters(self) -> list[str]:
        """Return the active filters in words."""
        return [chip.words for chip in self.query.chips()]

    @property
    def view(self) -> Work:
        """Return the view as a work to cite."""
        number = len(self.timeline.events) + sum(len(group.ids) for group in self.withheld)
        info, size = self.store.info, self.store.size
        return view_work(info, self.filters, number, size, link=self.link, accessed=self.accessed)

    @property
    def whole(self) -> Work:
        """Return the timeline that the excerpt is of as a work to cite."""
        return timeline_work(self.store.info, accessed=self.accessed)


def take_excerpt(
    store: EventStore,
    query: Query,
    *,
    zone: ZoneInfo | None = None,
    link: str | None = None,
    accessed: date | None = None,
) -> Excerpt:
    """Return the excerpt of a timeline that matches a query; see `Excerpt`."""
    events, withheld = withhold(store.take(query))
    sources = store.sources(_sources_of(events))
    articles = {source.id: text for source in sources if (text := store.article(source.id)) is not None}
    timeline = Timeline(store.info, events, _actors_of(events, store.actors), tuple(sources), articles)
    return Excerpt(timeline, withheld, store, query, zone or ZoneInfo(store.info.zone), link, accessed)


def _sources_of(events: Sequence[Event]) -> list[str]:
    if isinstance(events, TableEvents):
        return [*dict.fromkeys((*names_in(events.table, "sources"), *names_in(events.table, "evidence", "source")))]
    named = (name for event in events for name in (*event.sources, *(part.source for part in event.evidence)))
    return [*dict.fromkeys(name for name in named if name is not None)]


def _actors_of(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    if isinstance(events, TableEvents):
        names = set(names_in(events.table, "participants", "name"))
    else:
        names = {person.name for event in events for person in event.participants}
    return tuple(actor for actor in actors if not names.isdisjoint((actor.name, *actor.aliases)))


def index_sources(excerpt: Excerpt) -> dict[str, Source]:
    """Return the sources of the excerpt by id."""
    return {source.id: source for source in excerpt.timeline.sources}
