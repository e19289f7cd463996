"""Deeds as drafts of events: who does it, with whom and to whom."""

import re

from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.cast import Cast, Who, as_sides
from diplomatic_timeline.extraction.deeds import MEETINGS, Act
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.parties import mediators, parties, spoken_of
from diplomatic_timeline.extraction.units import Page, Sentence
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import words_of

Span = tuple[int, int]
PEOPLE = words_of("people")
_WITH_BOTH = re.compile(r"\bwith (?:the two|both) (?:sides|countries|parties|governments|delegations)\b")
_TITLE = re.compile(r"(?:'s)?(?: [\w'-]+){1,5} ")
_NEEDS_OBJECT = ("agreement", "proposal", "sanction", "aid", "rejection")


def deed_draft(
    page: Page, cast: Cast, sentence: Sentence, number: int, act: Act, who: dict[Span, list[Who]], before: list[Who]
) -> Draft | None:
    """Return the draft of a deed, None if it is only arranged or told without anybody who does it.

    `who` says whom each subject of the sentence means, `before` is who was named earlier.
    """
    form = form_of(page.plain[act.verb[0] : act.verb[1]].lower())
    present = form is not None and form.tense in ("base", "s")
    if not act.noun and not act.planned and present:
        return None  # what is done every day is no event
    bare = act.object is None or page.plain[act.object[0]] == ","
    if (act.planned and act.type not in MEETINGS) or (bare and act.type in _NEEDS_OBJECT and not act.passive):
        return None
    subject = who.get(act.subject, []) if act.subject else []
    other = [_owner_of(cast, who) for who in parties(cast, act.object, act.roles, before)]
    if act.noun and act.type == "intelligence":
        subject = find_who(cast, act.verb, before)
    elif act.noun:
        subject, other = _sides_of(cast, sentence, act, before), []
        # "talks with Niger", "talks with the two sides": the one whose sentence it is takes part
        if act.type in MEETINGS and (len(subject) == 1 or _WITH_BOTH.search(page.plain, *act.clause)):
            verb = act.verb[0]
            nearest = sorted(who, key=lambda span: (span[0] >= verb, abs(span[0] - verb)))  # those before it first
            own = [w for span in nearest for w in who[span] if w.kind != "group"][:1]
            subject = [*(w for w in own if w != subject[0]), *subject]
    if act.passive:
        subject, other = _agents(cast, act, before), subject
    if act.roles == "together":
        subject, other = [*subject, *(w for w in other if w.name not in {s.name for s in subject})], []
    if (not subject and not other) or (act.type == "other" and act.roles == "object" and not other):
        return None
    return Draft(
        type=act.type,
        sentence=number,
        verb=act.verb,
        lemma=act.lemma,
        evidence=(act.clause,),
        actors=tuple(subject),
        recipients=tuple(w for w in other if w.name not in {s.name for s in subject}),
        mediators=tuple(mediators(cast, act.clause)),
        content=(act.object,) if act.object else (),
        clause=act.clause,
        speech=False,
        told_by_noun=act.noun,
        frame=act.roles,
        flags=("future",) if act.planned else (),
    )


def _owner_of(cast: Cast, who: Who) -> Who:
    """Return the state for what belongs to it and cannot act: "Ukraine's infrastructure"."""
    owner = next((m for m in cast.mentions if m.code and m.code == who.code and m.kind in ("state", "capital")), None)
    if who.kind != "group" or owner is None or "'s " not in who.name or who.name.split()[-1].lower() in PEOPLE:
        return who
    return Who(owner.name, "state", owner.code)


def _agents(cast: Cast, act: Act, before: list[Who]) -> list[Who]:
    found = re.compile(r"\bby ").search(cast.plain, act.verb[1], act.clause[1])
    return find_who(cast, (found.end(), act.clause[1]), before) if found else []


def _sides_of(cast: Cast, sentence: Sentence, act: Act, before: list[Who]) -> list[Who]:
    """Return the parties of an event told by a noun: those named with it, or else those its sentence begins with."""
    two = re.compile(r"\b(?:the two|both) (?:sides|countries|leaders|presidents)\b").search(cast.plain, *act.clause)
    pair = find_who(cast, two.span(), before) if two else []
    behind = as_sides(parties(cast, (act.verb[1], act.clause[1]), "together", before))
    named = behind if len(behind) > 1 else spoken_of(cast, (act.clause,), ())
    named = [w for w in named if not _only_place(cast, act.clause, w) and not _only_describes(cast, act.clause, w)]
    if not named and not pair and act.type in MEETINGS:
        rest = spoken_of(cast, ((act.verb[1], sentence.end),), ())[:3]
        named = [w for w in rest if not _only_place(cast, (act.verb[1], sentence.end), w)]
    seen: dict[str, Who] = {}
    for one in [*pair, *named]:
        seen.setdefault(one.name, one)
    return list(seen.values())


def _only_describes(cast: Cast, span: Span, who: Who) -> bool:
    """Return whether a state is named only in a person's title: "Kenyan Foreign Minister Jane Doe"."""
    named = cast.within(*span)
    places = [at for at, m in enumerate(named) if m.name == who.name and m.kind != "person"]
    return bool(places) and all(
        at + 1 < len(named)
        and named[at + 1].kind == "person"
        and _TITLE.fullmatch(cast.plain, named[at].end, named[at + 1].start) is not None
        for at in places
    )


def _only_place(cast: Cast, span: Span, who: Who) -> bool:
    places = [m for m in cast.within(*span) if m.name == who.name]
    return all(re.search(r"\b(?:in|at|near)(?: the)? $", cast.plain[max(0, m.start - 9) : m.start]) for m in places)
