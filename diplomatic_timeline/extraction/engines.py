"""The engines that read events out of an article, one row each; all pass through one validator."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.article import Article, Extraction
from diplomatic_timeline.extraction.assembly import read_events, source_of
from diplomatic_timeline.extraction.validator import check_events
from diplomatic_timeline.extraction.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine read: events not yet checked, notices, and what it could not read."""

    events: tuple[Event, ...]
    notices: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to read an article: its name, what it is in a sentence, and the function that does it."""

    name: str
    says: str
    read: Callable[..., Reading]


_COMMONEST = word_set(
    "the of and to in that is was for on with by at from has have had it as be said not but will would"
)
NO_PARSER = (
    "spaCy or its English model is not installed, so the rules alone read the article; "
    "'pip install -r requirements-spacy.txt' adds them"
)


NOT_ENGLISH = "this text does not look English; the rules read English alone, a language model may read others"
_SHARE = (
    0.15  # of the words that are the commonest English ones; about 0.4 in English news, below 0.1 in other languages
)
_ENOUGH = 40  # words from which on the share tells something


def _notices(article: Article) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+", article.text[:20_000].lower())
    common = sum(word in _COMMONEST for word in words)
    return (NOT_ENGLISH,) if len(words) >= _ENOUGH and common < _SHARE * len(words) else ()


def _by_rules(article: Article) -> Reading:
    return Reading(read_events(article), _notices(article))


def _by_parser(article: Article) -> Reading:
    from diplomatic_timeline.extraction.parsing import load_parser, parsed_attributions  # only here, only if asked for

    parser = load_parser()
    if parser is None:
        return Reading(read_events(article), (NO_PARSER, *_notices(article)))
    return Reading(read_events(article, lambda page: parsed_attributions(page, parser)), _notices(article))


def _by_model(article: Article, **options: Any) -> Reading:
    from diplomatic_timeline.extraction.llm_events import read_by_model  # requests is only needed here

    return Reading(*read_by_model(article, **options))


ENGINES: dict[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine("rules", "Rules written by hand; nothing leaves this computer.", _by_rules),
        Engine("spacy", "The rules, with a spaCy parse for indirect speech; nothing leaves this computer.", _by_parser),
        Engine("llm", "A language model at an address of your choice; the article is sent there.", _by_model),
    )
}


def extract_events(article: Article, engine: str = "rules", **options: Any) -> Extraction:
    """Return the events of an article, each with the passages that prove it.

    `engine` is a name in `ENGINES`; `options` are those of the engine (the LLM engine's address, model and key). An
    event whose passage is not in the text word for word is dropped and named in `dropped`. Raises `ExtractionError`
    for an unknown engine, and where an engine cannot work at all.
    """
    if engine not in ENGINES:
        raise ExtractionError(f"there is no engine '{engine}'; choose one of {', '.join(ENGINES)}")
    reading = ENGINES[engine].read(article, **options)
    checked = check_events(article.text, reading.events)
    return Extraction(
        events=_without_loose_ends(checked.events),
        source=source_of(article),
        engine=engine,
        notices=reading.notices,
        dropped=(*reading.dropped, *checked.refused),
    )


def _without_loose_ends(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Drop the links to events that were refused."""
    ids = {event.id for event in events}
    return tuple(
        event.model_copy(update={"relations": tuple(link for link in event.relations if link.target in ids)})
        for event in events
    )
