"""Drafts of the events of an article, sentence by sentence: speech first, then what is done outside of it."""

from collections.abc import Sequence
from dataclasses import replace

from diplomatic_timeline.extraction.actions import deed_draft
from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.attribution import Attribution
from diplomatic_timeline.extraction.cast import Cast, Who
from diplomatic_timeline.extraction.deeds import MEETINGS, Act, find_acts
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.merging import merge_told_twice
from diplomatic_timeline.extraction.parties import parties
from diplomatic_timeline.extraction.refutals import refutals
from diplomatic_timeline.extraction.sorting import sort_out
from diplomatic_timeline.extraction.speeches import speech_drafts
from diplomatic_timeline.extraction.subjects import subject_before
from diplomatic_timeline.extraction.tidying import tidy
from diplomatic_timeline.extraction.units import Page, Sentence

Span = tuple[int, int]


def find_drafts(page: Page, cast: Cast, attributions: Sequence[Attribution]) -> list[Draft]:
    """Return the events of an article in the order of the text, given who is said to have said what in it."""
    found: list[Draft] = []
    before: list[Who] = []
    for number, sentence in enumerate(page.sentences):
        speeches = [one for one in attributions if one.sentence == number and not _is_nobodys(page, cast, one, before)]
        acts = find_acts(page.plain, sentence.units)
        who = _resolve(cast, sentence, speeches, acts, before)
        speeches, acts = sort_out(page, cast, speeches, acts)
        drafts: list[Draft] = []
        for one in speeches:
            named = [side for draft in drafts for side in draft.recipients]  # "accused Chad and asked it to stop"
            drafts += speech_drafts(page, cast, one, who, [*before, *named])
        drafts += [draft for act in acts if (draft := deed_draft(page, cast, sentence, number, act, who, before))]
        before += [who for draft in drafts if _brings_in(draft) for who in reversed(draft.actors)]
        blamed = [who for draft in drafts for who in draft.recipients]
        added = refutals(page, cast, sentence, number, before, blamed)
        added = [draft for draft in added if not _is_told(draft, drafts)]
        drafts = [_without_aside(draft, added) for draft in drafts]
        found += _with_evidence(sentence, _without_doubles(drafts + added))
    return tidy(page, merge_told_twice(page, found))


def _is_nobodys(page: Page, cast: Cast, one: Attribution, before: Sequence[Who]) -> bool:
    """Return whether a paper of nobody who is named only makes known what it tells: "a joint statement said"."""
    phrase = page.plain[slice(*one.speaker)].lower() if one.speaker else ""
    return phrase.endswith(("joint statement", "joint communique", "joint communiqué")) and not find_who(
        cast, one.speaker or (0, 0), before
    )


def _resolve(
    cast: Cast, sentence: Sentence, speeches: Sequence[Attribution], acts: Sequence[Act], before: list[Who]
) -> dict[Span, list[Who]]:
    """Return whom each subject in the sentence means, and remember them for the pronouns that follow."""
    told = [span for one in speeches for span in one.content]
    spans = {one.speaker for one in speeches if one.speaker}
    spans |= {act.subject for act in acts if act.subject and not act.noun and not _overlaps(act.subject, told)}
    first = _first_subject(sentence)
    if first and not _overlaps(first, [*spans, *told]):
        spans.add(first)
    resolved: dict[Span, list[Who]] = {}
    for span in sorted(spans):
        resolved[span] = find_who(cast, span, before)
        for act in acts:
            if act.subject == span and act.roles == "together" and not act.passive:
                before += parties(cast, act.object, act.roles, before)
        before += resolved[span]
    return resolved


def _brings_in(draft: Draft) -> bool:
    """Return whether a draft names people whom "the two" may mean next: those who talked, told by noun or by verb."""
    return draft.told_by_noun or (draft.type in MEETINGS and len(draft.actors) == 2)


def _without_aside(draft: Draft, asides: Sequence[Draft]) -> Draft:
    """Return a speech without the denial that stands beside it in what it says: "had left, an account that ..."."""
    start = min((one.clause[0] for one in asides), default=draft.clause[1])
    content = tuple(
        (first, min(last, start - 2)) if first < start < last else (first, last) for first, last in draft.content
    )
    return replace(draft, content=content)


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(one.verb == draft.verb for one in drafts)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(_covers(span, other) for other in others)


def _first_subject(sentence: Sentence) -> Span | None:
    units = sentence.units
    for at in range(len(units)):
        if is_finite_verb(units, at):
            span = subject_before(units, at)
            return (units[span[0]].start, units[span[1] - 1].end) if span else None
    return None


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        at = next((at for at, one in enumerate(kept) if _is_double(one, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = replace(kept[at], again=(*kept[at].again, draft))
    return kept


def _is_double(one: Draft, draft: Draft) -> bool:
    alike = one.type == draft.type and one.actors == draft.actors and not draft.mutual
    return alike and _covers(one.evidence[0], draft.evidence[0])


def _covers(a: Span, b: Span) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])


def _with_evidence(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Let the only event of a sentence rest on the whole sentence; order the others by their place."""
    spans = {draft.evidence[0] for draft in drafts}
    if len(spans) == 1:
        start = sentence.units[0].start if sentence.units else sentence.start
        whole = (start, sentence.end)
        return [
            replace(
                draft,
                evidence=(whole, *(s for s in draft.evidence[1:] if s[0] >= sentence.end or s[1] <= sentence.start)),
            )
            for draft in drafts
        ]
    return sorted(drafts, key=lambda draft: draft.evidence[0])
