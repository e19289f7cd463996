"""A language model's answer as events of the record: its dates checked against the article's own words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Event, Evidence, Participant, Relation
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.assembly import source_of
from diplomatic_timeline.extraction.llm import ask, find_server
from diplomatic_timeline.extraction.llm_answer import Told
from diplomatic_timeline.extraction.validator import find_passage
from diplomatic_timeline.times import TimeMention, find_times
from diplomatic_timeline.when import When

Dated = tuple[When | None, str | None, str | None]


def read_by_model(
    article: Article,
    *,
    base_url: str | None = None,
    model: str | None = None,
    key: str | None = None,
    timeout: float = 120.0,
    go_on: Callable[[], bool] | None = None,
) -> tuple[tuple[Event, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the events that a language model finds, the notices, and a sentence for each event that cannot be read.

    The article is sent to `base_url`, or to the address in the environment, and nowhere else. `go_on` is asked before
    each request; once it says no, `ExtractionError` is raised and nothing more is sent.
    """
    server = find_server(base_url, model, key, timeout)
    answer = ask(article, replace(server, go_on=go_on) if go_on else server)
    times = find_times(article.text, article.published)
    source = source_of(article).id
    ids = {number: f"{source}-{number:02d}-{told.type}" for number, told in enumerate(answer.events, 1) if told}
    events = tuple(_event(article, told, number, ids, times) for number, told in enumerate(answer.events, 1) if told)
    return events, answer.notices, answer.problems


def _event(article: Article, told: Told, number: int, ids: dict[int, str], times: Sequence[TimeMention]) -> Event:
    when, phrase, how = _dated(article, told, times)
    targets = [ids[place] for place in dict.fromkeys(told.disputes) if place in ids and place != number]
    people = {person.name: person for person in reversed(told.participants)}
    return Event(
        id=ids[number],
        type=told.type,
        title=told.title,
        when=when,
        when_text=phrase,
        when_how=how,
        reported=When.parse(article.published.isoformat()),
        participants=tuple(
            Participant(name=person.name, role=person.role)
            for person in told.participants
            if people[person.name] is person
        ),
        status=told.status,
        relations=tuple(Relation(kind="disputes", target=target) for target in targets),
        sources=(source_of(article).id,),
        evidence=tuple(Evidence(source=source_of(article).id, exact=quote) for quote in told.quotes),
    )


def _dated(article: Article, told: Told, times: Sequence[TimeMention]) -> Dated:
    """Return the date by the time resolver where the phrase is in the article, else the model's own if it is EDTF."""
    place = find_passage(article.text, told.when_text) if told.when_text else None
    if place:
        inside = [time for time in times if time.when and place[0] < time.end and time.start < place[1]]
        if inside:
            return inside[0].when, article.text[place[0] : place[1]], inside[0].how
    phrase = article.text[place[0] : place[1]] if place else None
    if not told.when:
        return None, phrase, None
    try:
        return When.parse(told.when), phrase, "as the language model read the article"
    except WhenError:
        return None, phrase, None
