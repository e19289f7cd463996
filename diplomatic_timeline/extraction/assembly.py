"""Drafts into events of the record: dates, titles, links, status, ids."""

import hashlib
import json
from collections.abc import Callable, Sequence

from diplomatic_timeline.event import Event, Evidence, Participant, Source
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.attribution import Attribution
from diplomatic_timeline.extraction.carrying import find_attributions
from diplomatic_timeline.extraction.cast import Who, read_cast
from diplomatic_timeline.extraction.dating import date_events
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.events import find_drafts
from diplomatic_timeline.extraction.headlines import compose_title
from diplomatic_timeline.extraction.links import (
    addressed_by_links,
    blamed_for_moves,
    contested,
    find_links,
    relations_of,
    status_of,
)
from diplomatic_timeline.extraction.units import Page, read_page
from diplomatic_timeline.times import find_times
from diplomatic_timeline.vocabulary import Role
from diplomatic_timeline.when import When

_BEGINNING = 8  # words that an article without title is told by
_MENTIONED = 4  # people and states named at most as topic of one event


Attribute = Callable[[Page], Sequence[Attribution]]


def read_events(article: Article, attribute: Attribute = find_attributions) -> tuple[Event, ...]:
    """Return the events of an article by the rules, in the order of the text, with offsets into `article.text`.

    `attribute` finds who said what; the rules do, unless a parser is to.
    """
    page = read_page(article.text)
    cast = read_cast(page.plain)
    drafts = find_drafts(page, cast, attribute(page))
    times = find_times(page.plain, article.published)
    links = find_links(page.plain, drafts)
    drafts = blamed_for_moves(page.plain, addressed_by_links(contested(drafts, links), links))
    dated = date_events(page, cast, drafts, times, article.published)
    source = source_of(article)
    ids = [_id_of(source.id, number, draft) for number, draft in enumerate(drafts)]
    return tuple(
        Event(
            id=ids[number],
            type=draft.type,
            title=compose_title(page.plain, draft),
            when=when,
            when_text=phrase,
            when_how=how,
            reported=When.parse(article.published.isoformat()),
            participants=_participants(draft),
            status=status_of(number, drafts, links),
            relations=relations_of(number, links, ids),
            sources=(source.id,),
            evidence=tuple(evidence_at(article.text, source.id, *span) for span in draft.evidence),
            flags=draft.flags,
        )
        for number, (draft, (when, phrase, how)) in enumerate(zip(drafts, dated, strict=True))
    )


def source_of(article: Article) -> Source:
    """Return the article as a source; its id follows from publisher, title and URL as everywhere in the record.

    An article without title goes by its first words, so that two of them are not taken for one. A title in square
    brackets is a description of the article, not its headline.
    """
    publisher = article.publisher or "Unknown publisher"
    described = bool(article.title) and article.title.startswith("[") and article.title.endswith("]")
    description = article.title[1:-1] if article.title and described else None
    if not article.title:
        description = f"Article that begins “{_beginning(article.text)}”"
    key = json.dumps(
        [publisher, article.title or f"[{description}]", article.url], ensure_ascii=False, separators=(",", ":")
    )
    return Source(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        publisher=publisher,
        title=None if described else article.title,
        description=description,
        url=article.url,
        published=When.parse(article.published.isoformat()),
    )


def _beginning(text: str) -> str:
    words = text[:400].split()[:_BEGINNING]
    return " ".join(words)[:80]


def evidence_at(text: str, source: str, start: int, end: int) -> Evidence:
    """Return the passage at a span of the text."""
    return Evidence(source=source, exact=text[start:end], start=start, end=end)


def _id_of(source: str, number: int, draft: Draft) -> str:
    return f"{source}-{number + 1:02d}-{draft.type}"


def _participants(draft: Draft) -> tuple[Participant, ...]:
    rows: list[Participant] = []
    seen: set[str] = set()
    topic = draft.mentioned[:_MENTIONED]
    sides: tuple[tuple[Role, Sequence[Who]], ...] = (
        ("actor", draft.actors),
        ("recipient", draft.recipients),
        ("mediator", draft.mediators),
        ("mentioned", topic),
    )
    for role, people in sides:
        for who in people:
            if who.name not in seen:
                seen.add(who.name)
                rows.append(Participant(name=who.name, role=role))
    return tuple(rows)
