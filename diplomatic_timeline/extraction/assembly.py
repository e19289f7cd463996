"""Drafts into events of the record: dates, titles, links, status, ids."""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from datetime import date

from diplomatic_timeline.event import Event, Evidence, Participant, Source
from diplomatic_timeline.extraction.actors import Who, read_cast
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.attribution import Attribution
from diplomatic_timeline.extraction.carrying import find_attributions
from diplomatic_timeline.extraction.dates import date_in_claim, date_of_act, date_of_object, date_of_speech
from diplomatic_timeline.extraction.deeds import MEETINGS
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.events import find_drafts
from diplomatic_timeline.extraction.headlines import compose_title
from diplomatic_timeline.extraction.links import find_links, relations_of, status_of
from diplomatic_timeline.extraction.units import Page, read_page
from diplomatic_timeline.times import TimeMention, find_times
from diplomatic_timeline.vocabulary import Role
from diplomatic_timeline.when import When

_CARRIED = "the date of {name}'s words just before, which these go on from"
_SINCE = "between what is claimed and the article: the text does not say when it was claimed"
_SAME_MEETING = "the date of the meeting or call that the sentence goes back to"
_BACK = re.compile(
    r"(?:In|At|During) (?:that|the|those|these|their) (?:\w+ )?(?:calls?|meeting|talks|visit|conversation|summit)\b"
)
_FEW = 3  # days between a deed and the article within which a claim about it is dated
_BEGINNING = 8  # words that an article without title is told by
_MENTIONED = 4  # people and states named at most as topic of one event


Attribute = Callable[[Page], Sequence[Attribution]]


def read_events(article: Article, attribute: Attribute = find_attributions) -> tuple[Event, ...]:
    """Return the events of an article by the rules, in the order of the text, with offsets into `article.text`.

    `attribute` finds who said what; the rules do, unless a parser is to.
    """
    page = read_page(article.text)
    drafts = find_drafts(page, read_cast(page.plain), attribute(page))
    times = find_times(page.plain, article.published)
    links = find_links(page.plain, drafts)
    dated = _dates(page, drafts, times, article)
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


Dated = tuple[When | None, str | None, str | None]


def _dates(page: Page, drafts: Sequence[Draft], times: Sequence[TimeMention], article: Article) -> list[Dated]:
    """Return date, phrase and explanation of each event; words that go on from dated ones share their date."""
    found: list[Dated] = []
    for number, draft in enumerate(drafts):
        time = _time_of(page, drafts, draft, times)
        if time is not None:
            found.append((time.when, page.text[time.start : time.end], time.how))
            continue
        back = _at_that_meeting(page, drafts, number)
        if back is not None and found[back][0] is not None:
            found.append((found[back][0], found[back][1], _SAME_MEETING))
            continue
        since = _claimed_since(page, draft, times, article)
        if since is not None:
            found.append(since)
            continue
        former = _former(page, drafts, number)
        if former is not None and found[former][0] is not None:
            how = _CARRIED.format(name=draft.actors[0].name)
            found.append((found[former][0], found[former][1], how))
        else:
            found.append((None, None, None))
    return found


def _time_of(page: Page, drafts: Sequence[Draft], draft: Draft, times: Sequence[TimeMention]) -> TimeMention | None:
    sentence = page.sentences[draft.sentence]
    others = [other.verb for other in drafts if other.sentence == draft.sentence and other.verb != draft.verb]
    if not draft.speech:
        return date_of_act(page.plain, sentence, draft.verb, draft.clause, others, times)
    contents = [span for other in drafts if other.sentence == draft.sentence and other.speech for span in other.content]
    time = date_of_speech(page.plain, sentence, draft.verb, draft.clause, contents, others, times)
    if time is None and draft.frame in ("what", "of") and draft.content:
        time = date_of_object(page.plain, draft.verb, draft.content[0], times)
    return time


def _at_that_meeting(page: Page, drafts: Sequence[Draft], number: int) -> int | None:
    """Return the meeting told before, where a sentence opens with "In that call"."""
    if not _BACK.match(page.plain, page.sentences[drafts[number].sentence].start):
        return None
    return next((at for at in range(number - 1, -1, -1) if drafts[at].type in MEETINGS), None)


def _claimed_since(page: Page, draft: Draft, times: Sequence[TimeMention], article: Article) -> Dated | None:
    """Return the days on which an undated claim can have been made, if these are few."""
    if draft.type != "claim" or not draft.content:
        return None
    time = date_in_claim(page.plain, draft.content[0], times)
    day = str(time.when)[:10] if time else ""
    if time is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    days = (article.published - date.fromisoformat(day)).days
    if not 0 <= days <= _FEW:
        return None
    when = When.parse(day if not days else f"{day}/{article.published.isoformat()}")
    return when, page.text[time.start : time.end], _SINCE


def _former(page: Page, drafts: Sequence[Draft], number: int) -> int | None:
    """Return the speech right before, if the same person goes on speaking in the same or the next paragraph."""
    draft = drafts[number]
    for other in range(number - 1, -1, -1):
        former = drafts[other]
        gap = page.sentences[draft.sentence].paragraph - page.sentences[former.sentence].paragraph
        if gap > 1 or not draft.speech:
            return None
        if former.speech and former.actors[:1] == draft.actors[:1] and former.actors:
            return other
        if former.speech and former.sentence != draft.sentence:
            return None
    return None
