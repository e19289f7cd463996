"""The store as one would write it without a thought for speed: what `MemoryStore` must agree with."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from diplomatic_timeline.event import Event, Timeline
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.corroboration import Corroboration
from diplomatic_timeline.store.interface import NO_END, NO_START
from diplomatic_timeline.vocabulary import EVENT_TYPES, ROLES, STATUSES, family_of
from diplomatic_timeline.when.moment import PRECISIONS

TYPE_NAMES = [kind.name for kind in EVENT_TYPES]
STATUS_NAMES = [term.name for term in STATUSES]
ROLE_NAMES = [term.name for term in ROLES]


def shift(seconds, moment, zone):
    if seconds is None or moment is None or moment.offset is None:
        return seconds
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return seconds + int(instant.astimezone(zone).utcoffset().total_seconds())


def spans(when, zone):
    """Return start_low, start_high, end_low, end_high, None where not known."""
    if when is None:
        return NO_START, NO_END, NO_START, NO_END
    low, high = shift(when.earliest, when.start, zone), shift(when.latest, when.end, zone)
    low, high = NO_START if low is None else low, NO_END if high is None else high
    if when.kind in ("date", "one_of"):
        return low, high, low, high
    start, end = when.start, when.end
    inner_high = None if start is None else shift(start.high, start, zone)
    inner_low = None if end is None else shift(end.low, end, zone)
    return (
        low,
        NO_START if inner_high is None else inner_high + start.margin,
        NO_END if inner_low is None else inner_low - end.margin,
        high,
    )


class Oracle:
    def __init__(self, timeline: Timeline):
        self.timeline = timeline
        self.events = timeline.events
        self.zone = ZoneInfo(timeline.info.zone)
        self.publisher = {source.id: source.publisher for source in timeline.sources}
        self.telling = {
            source.id: (source.publisher, source.agency if source.agency != source.publisher else None)
            for source in timeline.sources
        }
        self.voice = {source.id: source.agency or source.publisher for source in timeline.sources}
        self.actor = {actor.name: actor for actor in timeline.actors}
        self.alias = {}
        for actor in timeline.actors:
            for alias in actor.aliases:
                self.alias.setdefault(alias, actor.name)

    # What an event is

    def canonical(self, name):
        return name if name in self.actor else self.alias.get(name, name)

    def people(self, event, *roles):
        return {self.canonical(one.name) for one in event.participants if not roles or one.role in roles}

    def when(self, event, query):
        return event.reported if query.clock == "reported" else event.when

    def bounds(self, event, query):
        low, _, _, high = spans(self.when(event, query), self.zone)
        return low, high

    def is_dated(self, event, query):
        return self.bounds(event, query) != (NO_START, NO_END)

    def is_known(self, event, query):
        if query.known is None:
            return True
        latest = event.reported and event.reported.bounds(self.zone)[1]
        day_after = datetime(query.known.year, query.known.month, query.known.day, tzinfo=UTC) + timedelta(days=1)
        return latest is not None and latest < day_after.timestamp()

    def status(self, event, query):
        if query.known is None:
            return event.status
        return self.status_among(event, [other for other in self.events if self.is_known(other, query)])

    def status_among(self, event, told):
        """Return the status that an event shows when these events are known."""
        disputing = [
            other
            for other in self.events
            if any(link.kind == "disputes" and link.target == event.id for link in other.relations)
        ]
        known = [other for other in disputing if other in told and event in told]
        contested = event.status in ("disputed", "denied")
        if not known:
            return "asserted" if contested and disputing else event.status
        if contested:
            return event.status
        concerned = self.people(event, "recipient", "mentioned")
        speakers = [self.people(other, "actor") for other in known]
        return "denied" if all(names and names <= concerned for names in speakers) else "disputed"

    def values(self, event, field, query):
        """Return the values of a facet field."""
        if field == "actor":
            return self.people(event, *([query.role] if query.role else []))
        if field == "role":
            return {one.role for one in event.participants}
        if field in ("type", "family"):
            return {event.type if field == "type" else family_of(event.type)}
        if field == "status":
            return {self.status(event, query)}
        if field == "tag":
            return set(event.tags)
        if field in ("place", "country"):
            value = event.place and (event.place.name if field == "place" else event.place.country)
            return {value} - {None}
        return {self.publisher[source] for source in event.sources if source in self.publisher}

    def publishers(self, event):
        return len({self.voice[source] for source in event.sources if source in self.voice})

    def corroboration(self, *events):
        """Count who tells some events, taken together."""
        tellings = {self.telling[source] for event in events for source in event.sources if source in self.telling}
        agencies = {agency for _, agency in tellings} - {None}
        counts = [(agency, len({one for one, other in tellings if other == agency})) for agency in sorted(agencies)]
        return Corroboration(
            len({publisher for publisher, _ in tellings}),
            len({agency or publisher for publisher, agency in tellings}),
            tuple(sorted(counts, key=lambda item: -item[1])),
        )

    def lane_values(self, event, field, query):
        taking_part = self.people(event, "actor", "recipient", "mediator")
        if field == "actor":
            return taking_part
        if field in ("country", "side"):
            return {getattr(self.actor[name], field) for name in taking_part if name in self.actor} - {None}
        return self.values(event, field, query)

    # What a query picks

    def window(self, query):
        low = query.start and query.start.bounds(self.zone)[0]
        high = query.end and query.end.bounds(self.zone)[1]
        return (NO_START if low is None else low), (NO_END if high is None else high)

    def matches(self, event, query):
        low, high = self.bounds(event, query)
        first, last = self.window(query)
        return (
            self.matches_who(event, query)
            and all(
                not getattr(query, field) or set(getattr(query, field)) & self.values(event, field, query)
                for field in ("type", "family", "status", "tag", "place", "country", "publisher")
            )
            and (query.publishers is None or self.publishers(event) >= query.publishers)
            and self.matches_text(event, query)
            and high >= first
            and low <= last
            and self.is_known(event, query)
        )

    def matches_who(self, event, query):
        playing = self.people(event, *([query.role] if query.role else []))
        if not query.actor:
            return bool(playing) or not query.role
        chosen = [self.canonical(name) in playing for name in query.actor]
        return all(chosen) if query.match == "all" else any(chosen)

    def matches_text(self, event, query):
        texts = [event.title, event.summary, *(one.exact for one in event.evidence), *self.people(event)]
        return all(any(word.lower() in text.lower() for text in texts) for word in query.text.split())

    def is_certain(self, event, query):
        low, high = self.bounds(event, query)
        first, last = self.window(query)
        when = self.when(event, query)
        return self.is_dated(event, query) and not when.is_uncertain and low >= first and high <= last

    def sort_key(self, event, query):
        low, high = self.bounds(event, query)
        first = high if low == NO_START else low
        return (not self.is_dated(event, query), first, high, self.events.index(event))

    def found(self, query, order="time", dated=None):
        rows = sorted(
            (event for event in self.events if self.matches(event, query)),
            key=lambda event: self.sort_key(event, query),
        )
        on_axis = [event for event in rows if self.is_dated(event, query)]
        off_axis = [event for event in rows if not self.is_dated(event, query)]
        if order == "newest":
            on_axis.reverse()
        return (on_axis if dated is not False else []) + (off_axis if dated is not True else [])

    # The questions

    def count(self, query):
        rows = self.found(query)
        certain = sum(self.is_certain(event, query) for event in rows)
        return len(rows), certain, sum(not self.is_dated(event, query) for event in rows)

    def known_bounds(self, events, query):
        bounds = [self.bounds(event, query) for event in events if self.is_dated(event, query)]
        return [bound for pair in bounds for bound in pair if bound not in (NO_START, NO_END)]

    def extent(self, query):
        known = self.known_bounds(self.found(query), query)
        return (min(known), max(known)) if known else None

    def facet(self, query, field):
        candidates = {value for event in self.events for value in self.values(event, field, query)}
        counts = {}
        for value in candidates:
            alone = replace(query, **{field: value if field == "role" else (value,)})
            counts[value] = self.count(alone)[0]
        return sorted(
            ((value, count) for value, count in counts.items() if count), key=lambda pair: (-pair[1], pair[0])
        )

    def lanes(self, query, field, limit):
        rows = self.found(query)
        everywhere = {value for event in self.events for value in self.lane_values(event, field, query)}
        asked = [] if field in ("country", "side") else getattr(query, field)
        chosen = {self.canonical(name) if field == "actor" else name for name in asked} & everywhere
        counts = {value: sum(value in self.lane_values(event, field, query) for event in rows) for value in everywhere}
        values = sorted(
            (value for value in everywhere if counts[value] or value in chosen),
            key=lambda value: (value not in chosen, -counts[value], value),
        )
        unstated = sum(not self.lane_values(event, field, query) for event in rows)
        room = limit - (unstated > 0)
        named = values if len(values) <= room else [value for value in values if value != "other"][: max(room - 1, 0)]
        folded = set(values) - set(named)
        lanes = [(value, counts[value]) for value in named]
        if unstated:
            lanes.append(("not stated", unstated))
        if folded:
            lanes.append(("other", sum(bool(self.lane_values(event, field, query) & folded) for event in rows)))
        return lanes, len(folded)

    def lanes_of(self, event, lanes, query):
        """Return the indices of the lanes that an event lies in."""
        values = self.lane_values(event, lanes.field, query)
        named = lanes.names[:-1] if lanes.folded else lanes.names
        unstated = len(named) - 1 if named and named[-1] == "not stated" else None
        found = {index for index, name in enumerate(named) if name in values}
        if unstated is not None and not values:
            found.add(unstated)
        if lanes.folded and values - set(named):
            found.add(len(named))
        return found

    def histogram(self, query, edges, lanes):
        known = self.known_bounds(self.events, query)
        height = len(lanes.names) if lanes else 1
        counts = [[0] * (len(edges) - 1) for _ in range(height)]
        for event in self.found(query, dated=True):
            low, high = self.bounds(event, query)
            low, high = max(low, min(known)), max(min(high, max(known)), low, min(known))
            for lane in self.lanes_of(event, lanes, query) if lanes else [0]:
                for index in range(len(edges) - 1):
                    counts[lane][index] += high >= edges[index] and low < edges[index + 1]
        return counts

    def row(self, event: Event, query: Query, zone=None):
        """Return one event's columns (all but lanes and total)."""
        when = self.when(event, query)
        start_low, start_high, end_low, end_high = spans(when, zone or self.zone)
        return {
            "row": self.events.index(event),
            "id": event.id,
            "title": event.title,
            "when": None if when is None else str(when),
            "start_low": start_low,
            "start_high": start_high,
            "end_low": end_low,
            "end_high": end_high,
            "interval": when is not None and when.kind in ("interval", "all_of"),
            "uncertain": when is not None and when.is_uncertain,
            "precision": PRECISIONS.index("unknown" if when is None else when.precision),
            "certain": self.is_certain(event, query),
            "type": TYPE_NAMES.index(event.type),
            "status": STATUS_NAMES.index(self.status(event, query)),
            "publishers": self.publishers(event),
            "told": self.corroboration(event).words(),
            "who": self.who(event),
        }

    def who(self, event):
        sides = []
        for role in ("actor", "recipient"):
            names = list(dict.fromkeys(self.canonical(one.name) for one in event.participants if one.role == role))
            sides.append(", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else ""))
        return (f"{sides[0]} → {sides[1]}" if sides[1] else sides[0]).strip()

    def neighbours(self, query, event_id):
        target = next((event for event in self.events if event.id == event_id), None)
        if target is None:
            return None, None
        key = self.sort_key(target, query)
        rows = self.found(query)
        before = [event.id for event in rows if self.sort_key(event, query) < key]
        after = [event.id for event in rows if self.sort_key(event, query) > key]
        return (before[-1] if before else None), (after[0] if after else None)

    def status_around(self, query, event_id, ids):
        told = next((event for event in self.events if event.id == event_id), None)
        if told is None:
            return []
        key = self.sort_key(told, query)
        asked = [event for id_ in ids for event in self.events if event.id == id_]
        known = [event for event in self.events if self.is_known(event, query)]
        before = [event for event in known if self.sort_key(event, query) < key]
        after = [event for event in known if self.sort_key(event, query) <= key]
        return [(self.status_among(event, before), self.status_among(event, after)) for event in asked]

    def edges(self, query, of=None):
        by_id = {event.id: event for event in self.events}
        links = [
            (event, by_id[link.target], link.kind)
            for event in self.events
            for link in event.relations
            if link.target in by_id
        ]
        if of is None:
            shown = [link for link in links if all(self.matches(end, query) for end in link[:2])]
        else:
            shown = [
                link
                for link in links
                if of in (link[0].id, link[1].id) and all(self.is_known(end, query) for end in link[:2])
            ]
        return [(source.id, target.id, kind) for source, target, kind in shown]

    def ties(self, query):
        """Return (one, other, kind) for each time that two actors are tied, those together in alphabetical order."""
        found = []
        for event in self.found(query):
            acting, told, between = (self.people(event, role) for role in ("actor", "recipient", "mediator"))
            together = {frozenset((a, b)) for a in acting | between for b in acting | between if a != b}
            together |= {frozenset((a, b)) for a in between for b in told if a != b}
            found += [(*sorted(pair), "together") for pair in together]
            found += [(a, b, "acts_on") for a in acting for b in told if a != b]
        by_id = {event.id: event for event in self.events}
        for source, target, kind in set(self.edges(query)):
            word = {"responds_to": "answers", "disputes": "disputes"}.get(kind)
            ends = (self.people(by_id[end], "actor") for end in (source, target))
            found += [(a, b, word) for a, b in product(*ends) if word and a != b]
        return found

    def pairs(self, query, limit, of=None):
        """Return names with their events, how many are left out, and how often each tie occurs, by name."""
        ties = self.ties(query)
        taking_part = ("actor", "recipient", "mediator")
        totals = Counter(name for event in self.found(query) for name in self.people(event, *taking_part))
        ranked = sorted(totals, key=lambda name: (-totals[name], name))
        if of is not None:
            of = self.canonical(of)
            if of not in {name for event in self.events for name in self.people(event)}:
                return [], 0, {}
            ties = [tie for tie in ties if of in tie[:2]]
            met = Counter(tie[1] if tie[0] == of else tie[0] for tie in ties)
            ranked = [of, *sorted(met, key=lambda name: (-met[name], name))]
        shown = ranked[:limit]
        counts = Counter(tie for tie in ties if {*tie[:2]} <= {*shown})
        return [(name, totals[name]) for name in shown], len(ranked) - len(shown), counts
