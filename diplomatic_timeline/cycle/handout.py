"""The handout: the events of a sequence as one HTML page to print, with their dates in words, citations, room to write.

The page is self-contained: no script, no picture, nothing loaded. Every text of the timeline is escaped. It sets no
paper size, so that it breaks well on A4 and on Letter.
"""

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from html import escape
from pathlib import Path

from diplomatic_timeline.citation import cite_source
from diplomatic_timeline.cycle.changes import find_changes, status_at_step
from diplomatic_timeline.cycle.notes import note_of
from diplomatic_timeline.cycle.steps import Steps
from diplomatic_timeline.event import Event, list_names
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import ROLES, say_status
from diplomatic_timeline.when import When

_STYLE = Path(__file__).with_name("handout.css")
_ORDERS = {"happened": "in the order in which they happened", "reported": "in the order in which they became known"}
_ROLES = {"actor": "Who", "recipient": "To whom", "mediator": "Go-between", "mentioned": "About"}
_CHUNK = 500


def write_handout(
    store: EventStore,
    query: Query,
    steps: Steps,
    *,
    zone: tzinfo,
    notes: Mapping[str, str] | None = None,
) -> str:
    """Return the events of the steps, first to last, as an HTML page.

    With `notes` (text by event id, over those that travel with the events) each event shows its teacher's note;
    with None it shows none, which is the page for the class.
    """
    info = store.info
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(info.title)}: handout</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head><body>",
        f"<header><h1>{escape(info.title)}</h1>",
        f"<p>{escape(info.description)}</p>" if info.description else "",
        f"<p>{escape(_say_scope(query, steps))}</p>",
        '<p class="name">Name: <span></span> Date: <span></span></p></header>',
        *_show_chapters(store, query, steps, zone, notes),
        f"<footer><p>{escape(_say_credits(store))}</p></footer>",
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _say_scope(query: Query, steps: Steps) -> str:
    whole = len(steps.order.rows)
    number = "1 event" if steps.total == 1 else f"{steps.total:,} events"
    if steps.total < whole:
        number = f"Part of the story: steps {steps.first + 1:,} to {steps.last + 1:,} of {whole:,}; {number}"
    filters = [chip.words for chip in query.chips() if chip.param != "clock"]
    return f"{number} {_ORDERS[query.clock]}{': ' if filters else ''}{', '.join(filters)}."


def _say_credits(store: EventStore) -> str:
    info = store.info
    told = [info.title, *info.creators, info.licence, f"version {info.version}" if info.version else None]
    return ". ".join(part for part in told if part) + "."


def _show_chapters(
    store: EventStore, query: Query, steps: Steps, zone: tzinfo, notes: Mapping[str, str] | None
) -> Iterable[str]:
    starts = {chapter.first: chapter for chapter in steps.chapters()}
    for place, event in enumerate(_read(store, steps), start=steps.first):
        if place in starts:
            yield f"<h2>{escape(starts[place].words)}</h2>"
        note = None if notes is None else notes.get(event.id, note_of(event))
        yield _show_event(store, query, event, place - steps.first + 1, zone, note)


def _read(store: EventStore, steps: Steps) -> Iterable[Event]:
    ids = steps.order.rows.id[steps.first : steps.last + 1]
    for begin in range(0, len(ids), _CHUNK):
        yield from store.get(ids[begin : begin + _CHUNK])


def _show_event(store: EventStore, query: Query, event: Event, number: int, zone: tzinfo, note: str | None) -> str:
    changes = find_changes(store, query, event.id)
    new = ". ".join(f"{one.words} “{one.title}”" if one.title else one.words for one in changes)
    quotes = "".join(f"<blockquote>“{escape(item.exact)}”</blockquote>" for item in event.evidence)
    cited = "".join(f"<li>{escape(cite_source(source))}</li>" for source in store.sources(event.sources))
    parts = [
        f"<article><h3><span>{number}</span> {escape(event.title)}</h3>",
        f"<p>{_say_times(event, zone)}</p>",
        f"<p>{_say_people(event)}</p>" if event.participants else "",
        f"<p>{escape(event.summary)}</p>" if event.summary else "",
        quotes,
        f"<p><b>Status at this step:</b> {say_status(status_at_step(store, query, event.id), event.type)}."
        + (f" <b>What changed:</b> {escape(new)}.</p>" if new else "</p>"),
        f'<div class="teacher"><b>Teacher’s note:</b> {escape(note)}</div>' if note else "",
        f'<ul class="sources">{cited}</ul>' if cited else '<p class="sources">No source is recorded.</p>',
        '<div class="room" aria-hidden="true"><div></div><div></div><div></div></div></article>',
    ]
    return "".join(parts)


def _say_times(event: Event, zone: tzinfo) -> str:
    times = (("Happened", event.when), ("Became known", event.reported))
    return " ".join(f"<b>{label}:</b> {escape(_say_time(when, zone))}." for label, when in times)


def _say_time(when: When | None, zone: tzinfo) -> str:
    return when.words(zone) if when is not None and when.is_bounded else "date unknown"


def _say_people(event: Event) -> str:
    said = []
    for role in ROLES:
        names = [person.name for person in event.participants if person.role == role.name]
        if names:
            said.append(f"<b>{_ROLES[role.name]}:</b> {escape(list_names(dict.fromkeys(names)))}.")
    return " ".join(said)
