"""An event from a passage that a person selected: what the rules make of it, for the person to correct."""

from collections.abc import Sequence

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event, Participant
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.assembly import evidence_at, read_events, source_of
from diplomatic_timeline.extraction.cast import Cast, read_cast
from diplomatic_timeline.extraction.cleaning import plain_text
from diplomatic_timeline.extraction.names import Mention
from diplomatic_timeline.extraction.review.edits import EDITED
from diplomatic_timeline.extraction.validator import check_events
from diplomatic_timeline.times import find_times
from diplomatic_timeline.vocabulary import Role
from diplomatic_timeline.when import When

_LONGEST = 2_000  # characters; a passage that proves one event is no page
_TITLE = 10  # words


def add_passage(article: Article, events: Sequence[Event], start: int, end: int) -> tuple[tuple[Event, ...], str]:
    """Return the events with a new one, in the order of the text, that rests on `text[start:end]`; and its id.

    The span grows to whole words. Type, people and date are what the rules find in it alone, else "other", the names in
    it and the date in it. Raises `ExtractionError` where the span holds no words or is longer than a passage.
    """
    start, end = _whole_words(article.text, start, end)
    if start >= end:
        raise ExtractionError("the selection holds no words; select the words that tell the event")
    if end - start > _LONGEST:
        raise ExtractionError(
            f"the selection has {end - start:,} characters; select at most {_LONGEST:,} that tell one event"
        )
    cast = read_cast(plain_text(article.text))
    event = _guessed(article, cast, start, end)
    name = _free_id(events, f"{source_of(article).id}-at-{start}-{event.type}")
    passage = event.evidence[0].model_copy(update={"start": start, "end": end, "exact": article.text[start:end]})
    placed = event.model_copy(
        update={
            "id": name,
            "evidence": (passage,),
            "sources": (source_of(article).id,),
            "relations": (),
            "reported": When.parse(article.published.isoformat()),
            "attributes": {EDITED: "added"},
        }
    )
    (checked,) = check_events(article.text, (placed,)).events
    return tuple(sorted([*events, checked], key=_place)), name


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _guessed(article: Article, cast: Cast, start: int, end: int) -> Event:
    words = article.text[start:end]
    found = read_events(Article(words, article.published, article.publisher, article.title, article.url))
    within = cast.within(start, end)
    if found:
        people = tuple(
            person.model_copy(update={"name": _full(person.name, within)}) for person in found[0].participants
        )
        return found[0].model_copy(update={"participants": people})
    names = dict.fromkeys(mention.name for mention in within if mention.kind != "place")
    roles: list[Role] = ["actor", *["mentioned"] * len(names)]  # type: ignore[list-item] mentioned is a role
    time = next((one for one in find_times(words, article.published) if one.when), None)
    return Event(
        id="passage",
        title=" ".join(words.split()[:_TITLE]) + (" …" if len(words.split()) > _TITLE else ""),
        participants=tuple(Participant(name=name, role=role) for name, role in zip(names, roles, strict=False)),
        when=time.when if time else None,
        when_text=words[time.start : time.end] if time else None,
        when_how=time.how if time else None,
        evidence=(evidence_at(words, source_of(article).id, 0, len(words)),),
    )


def _full(name: str, within: Sequence[Mention]) -> str:
    """Return the name by which the article as a whole knows somebody of whom the passage gives a part."""
    known = [one.name for one in within if one.name == name or one.name.endswith(f" {name}")]
    return known[0] if known else name


def _free_id(events: Sequence[Event], name: str) -> str:
    taken = {event.id for event in events}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _place(event: Event) -> int:
    first = event.evidence[0].start if event.evidence else None
    return first if first is not None else 0
