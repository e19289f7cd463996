"""Small stories with reported times and relations, for the news cycle."""

from diplomatic_timeline.event import Event, Participant, Relation, Timeline, TimelineInfo
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.when import When


def event(name, when=None, reported=None, *, disputes=(), answers=(), who=(), to=(), **rest):
    """Return an event that disputes and answers the events named, with actors `who` and recipients `to`."""
    people = [Participant(name=one) for one in who] + [Participant(name=one, role="recipient") for one in to]
    links = [Relation(kind="disputes", target=one) for one in disputes]
    links += [Relation(kind="responds_to", target=one) for one in answers]
    return Event(
        id=name,
        title=rest.pop("title", name),
        when=When.parse(when) if when else None,
        reported=When.parse(reported) if reported else None,
        participants=tuple(people),
        relations=(*links, *rest.pop("relations", ())),
        **rest,
    )


def store_of(*events, zone="UTC", **info):
    return open_memory(Timeline(TimelineInfo(id="made", title="Made", zone=zone, **info), events))
