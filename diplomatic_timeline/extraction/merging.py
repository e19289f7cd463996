"""One event for one act: its words quoted after it was told, said on in the same breath, or told again in detail."""

from collections.abc import Sequence
from dataclasses import replace

from diplomatic_timeline.extraction.cast import Who
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.links import topic
from diplomatic_timeline.extraction.topics import find_condition
from diplomatic_timeline.extraction.units import Page, Sentence
from diplomatic_timeline.extraction.words import Kind

_ADDING = frozenset({"add", "say", "note", "stress", "explain", "insist", "call", "describe", "tell", "argue", "warn"})
_SHARED = 3  # stems that two tellings of one act have in common at least
_PART = 0.4  # share of the shorter telling's stems


def merge_told_twice(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those that tell one act put together: the first stays, with the evidence of all."""
    found: list[Draft] = []
    for draft in drafts:
        place = next((at for at, former in _former(found) if _is_same(page, former, draft)), None)
        if place is None:
            found.append(draft)
        else:
            people = [who for who in draft.actors if not _is_there(who, found[place])]
            found[place] = replace(
                found[place],
                evidence=(*found[place].evidence, *draft.evidence),
                actors=(*found[place].actors, *people),
                recipients=found[place].recipients or draft.recipients,
                again=(*found[place].again, draft),
            )
    return found


def _is_there(who: Who, draft: Draft) -> bool:
    """Return whether somebody acts in a draft by name, or as a body of a state that does: Kremlin and Russia."""
    same = {one.code for one in draft.actors if one.kind != "person" and one.code}
    return who.name in {one.name for one in draft.actors} or (who.kind != "person" and who.code in same)


def _former(found: Sequence[Draft]) -> list[tuple[int, Draft]]:
    """Return the drafts that a new one may belong to: the last one first, then the lead of the article."""
    last = [(len(found) - 1, found[-1])] if found else []
    return last + [(at, one) for at, one in enumerate(found[:-1]) if one.sentence == 0]


def _is_same(page: Page, former: Draft, draft: Draft) -> bool:
    if not (former.speech and draft.speech) or former.mutual or draft.mutual:
        return False
    if former.sentence == draft.sentence:
        return former.actors == draft.actors and draft.participle and draft.lemma in _ADDING
    if former.sentence == draft.sentence - 1 and former.actors == draft.actors and len(former.evidence) == 1:
        same = page.sentences[former.sentence].paragraph == page.sentences[draft.sentence].paragraph
        return same and _only_quotes(page.sentences[draft.sentence])
    return former.sentence == 0 and _is_retold(page, former, draft)


def _only_quotes(sentence: Sentence) -> bool:
    """Return whether a sentence is a quotation and "he said": it then gives the words of what was told before.

    With "also" in it, it makes a further point.
    """
    quoted = sum(quotation.end - quotation.start for quotation in sentence.quotations)
    speaker = {unit.lower for unit in sentence.units if unit.kind is Kind.PRON}
    further = any(unit.kind is Kind.QUOTE and " also " in unit.lower for unit in sentence.units)
    return not further and quoted >= (sentence.end - sentence.start) / 2 and bool(speaker & {"he", "she", "they"})


def _is_retold(page: Page, lead: Draft, draft: Draft) -> bool:
    """Return whether the article comes back to its lead: the same type, the same side, most words in common."""
    sides = {who.code or who.name for who in lead.actors}
    if lead.type == draft.type == "demand" and _sides(draft) & sides and _same_condition(page, lead, draft):
        return True
    if lead.type != draft.type or lead.type in ("statement", "claim") or not _sides(draft) & sides:
        return False
    first, second = topic(page.plain, lead), topic(page.plain, draft)
    shared = len(first & second)
    return shared >= _SHARED and shared >= _PART * min(len(first), len(second))


def _same_condition(page: Page, lead: Draft, draft: Draft) -> bool:
    condition = find_condition(page.plain, lead.content)
    return bool(condition) and condition == find_condition(page.plain, draft.content)


def _sides(draft: Draft) -> set[str]:
    return {who.code or who.name for who in draft.actors} | set(draft.sides)
