"""Acts of speech as drafts of events: their type, and to whom they are directed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diplomatic_timeline.extraction.actions import deed_draft
from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.attribution import Attribution, attributions_in
from diplomatic_timeline.extraction.cast import Cast, Who, as_sides
from diplomatic_timeline.extraction.deeds import MEETINGS, Act, find_acts
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.kinds import WORDS, kind_of
from diplomatic_timeline.extraction.parties import (
    addressed,
    asked_of,
    codes_of,
    offering,
    opponent,
    parties,
    phrase,
    spoken_of,
)
from diplomatic_timeline.extraction.sorting import SPIES, is_quoted
from diplomatic_timeline.extraction.units import Page, Sentence
from diplomatic_timeline.vocabulary import TypeName

Span = tuple[int, int]


_OWN = re.compile(r"(?:that )?(?:he|she|they|it) ha[sd] (?:also )?\w+", re.IGNORECASE)
_AGREED = re.compile(
    r"\b(?:(?:had|have|has|will|would) )?(?:both |all )?(?:agreed|accept\w*|signed|no (?:problem|objection))\b"
)


_PRINT = re.compile(
    r"\b(?:reports?|newspapers?|media|magazine|broadcaster|news agency|study|survey|poll|documents?)\b"
    r"(?! of (?:the|a)\b)",
    re.IGNORECASE,
)


_SAID_TO = ("thank", "congratulate", "assure", "reassure")
_PUBLISHING = ("report", "reveal", "publish", "cite")  # of media, and of institutions that watch over something


def speech_drafts(
    page: Page, cast: Cast, one: Attribution, who: dict[Span, list[Who]], before: list[Who]
) -> list[Draft]:
    """Return what an act of speech makes: one event, two for "each other", or the deeds and words that it makes known.

    `who` says whom each subject of the sentence means, `before` is who was named earlier.
    """
    actors = who.get(one.speaker, []) if one.speaker else []
    if one.speaker and one.speaker not in who:
        actors = find_who(cast, one.speaker, before)
    if not actors:
        return []
    told = _told(page, cast, one, actors, who, before)
    if told:
        return told
    actors = _words_of(cast, one, before) or actors
    kind = _speech_kind(page, cast, one, actors)
    recipients = _recipients(cast, one, kind, actors, before)
    if recipients is None:
        return _mutual(one, kind, actors)
    if kind == "claim" and one.cue.type != "claim" and not recipients:
        recipients = _struck(page, cast, one, before) or _hit_at_home(page, cast, one, actors, before)
    if kind == "agreement" and one.cue.type == "statement":
        agreed = _agreed(page, cast, one, before)
        if agreed is None or (len(agreed) == 1 and agreed[0] not in actors and not _on_side(cast, agreed[0], actors)):
            kind = "claim"  # one side tells that another has accepted
        else:
            actors = [*actors, *(who for who in agreed if who.name not in {a.name for a in actors})]
    draft = Draft(
        type=kind,
        sentence=one.sentence,
        verb=one.verb,
        lemma=one.cue.verb,
        evidence=(one.whole, *(span for span in one.content if span[0] >= one.whole[1] or span[1] <= one.whole[0])),
        actors=tuple(actors),
        recipients=tuple(recipients),
        mentioned=tuple(w for w in spoken_of(cast, one.content, actors) if w not in recipients),
        mediators=(),
        content=one.content,
        clause=one.whole,
        frame=one.cue.frame,
        carried=one.carried,
        participle=one.participle,
        sides=tuple(codes_of(cast, actors)),
    )
    return [draft]


def _speech_kind(page: Page, cast: Cast, one: Attribution, actors: Sequence[Who]) -> TypeName:
    content = page.plain[one.content[0][0] : one.content[-1][1]]
    phrase = page.plain[one.speaker[0] : one.speaker[1]] if one.speaker else ""
    kind = kind_of(one.cue.type or "statement", one.cue.verb, content)
    if kind in (*WORDS, "report"):
        if SPIES.search(phrase):
            return "intelligence"
        publishes = one.cue.verb in _PUBLISHING and any(
            m.kind in ("media", "institution") and m.name == actors[0].name for m in cast.mentions
        )
        if publishes or _PRINT.search(phrase):
            return "report"
        if kind == "report" and actors[0].kind == "person":
            return "statement"
        if kind == "statement" and one.cue.frame in ("that", "whom") and _claims_a_deed(page, one):
            return "claim"
    return kind


def _claims_a_deed(page: Page, one: Attribution) -> Act | None:
    """Return the armed force that is told as a fact: it is then a claim of the one who says so."""
    for act in find_acts(page.plain, page.sentences[one.sentence].units):
        if act.type == "military" and not act.noun and any(a <= act.verb[0] < b for a, b in one.content):
            return None if is_quoted(page, act) else act
    return None


def _struck(page: Page, cast: Cast, one: Attribution, before: list[Who]) -> list[Who]:
    """Return whom the armed force in a claim hits."""
    act = _claims_a_deed(page, one)
    if act is None or act.passive:
        return []
    return as_sides(parties(cast, act.object, act.roles, before))


def _hit_at_home(page: Page, cast: Cast, one: Attribution, actors: Sequence[Who], before: list[Who]) -> list[Who]:
    """Return the state of who tells of an attack by another side that names no target: "Chad fired rockets"."""
    act = _claims_a_deed(page, one)
    attackers = find_who(cast, act.subject, before) if act and act.subject and not act.passive else []
    codes = codes_of(cast, actors)
    foreign = bool(attackers) and bool(attackers[0].code) and attackers[0].code not in codes
    home = cast.state_of(codes) if foreign else None
    return [home] if home else []


def _agreed(page: Page, cast: Cast, one: Attribution, before: list[Who]) -> list[Who] | None:
    """Return who agrees according to what is said: "that both sides had agreed to stop".

    None if somebody else does who is not named: "he will accept", in a quotation.
    """
    found = _AGREED.search(page.plain, one.content[0][0], one.content[-1][1])
    if not found:
        return []
    start = one.content[0][0] + (5 if page.plain.startswith("that ", one.content[0][0]) else 0)
    words = page.plain[start : found.start()].split()
    if words and words[-1].lower() in ("he", "she", "they") and any(word[0] in "\"'" for word in words):
        return None
    start = max(start, *(page.plain.rfind(stop, start, found.start()) + len(stop) for stop in (" that ", ", ")))
    return as_sides(find_who(cast, (start, found.start()), before))


def _on_side(cast: Cast, who: Who, actors: Sequence[Who]) -> bool:
    return bool(who.code) and who.code in codes_of(cast, actors)


def _words_of(cast: Cast, one: Attribution, before: list[Who]) -> list[Who]:
    """Return whose words are meant where one speech only recalls another: "echoed words from the minister"."""
    if one.cue.verb != "echo":
        return []
    found = re.compile(r"\b(?:words|remarks|comments|statements?|calls?|warnings?) (?:from|by|of) ").search(
        cast.plain, *one.content[0]
    )
    return find_who(cast, (found.end(), one.content[0][1]), before)[:1] if found else []


def _told(
    page: Page, cast: Cast, one: Attribution, actors: Sequence[Who], who: dict[Span, list[Who]], before: list[Who]
) -> list[Draft]:
    """Return what "X met Y on Monday and asked for help, the ministry said" tells: the ministry only made it known.

    So does "X said he had met Y". Only deeds that no side would deny, and the words of somebody else where no person
    speaks; force is left out: what a side says about it is a claim.
    """
    first = one.content[0]
    behind = first[0] > one.verb[0]
    own = behind and _OWN.match(page.plain, *first) is not None
    if (
        one.cue.frame not in ("that", "whom")
        or one.cue.type != "statement"
        or page.plain[first[0]] in "\"'"
        or (behind and not own)
    ):
        return []
    sentence = page.sentences[one.sentence]
    units = tuple(unit for unit in sentence.units if first[0] <= unit.start and unit.end <= first[1])
    acts = [act for act in find_acts(page.plain, units) if _is_plain_deed(page, act)]
    speeches: list[Attribution] = []
    if own:
        acts = acts[:1]
        who |= {act.subject: list(actors) for act in acts if act.subject}
    elif actors[0].kind != "person" or any(
        one.person == actors[0].name and one.title == "spokesman" for one in cast.offices
    ):
        inner = Sentence(first[0], first[1], units, sentence.quotations, sentence.paragraph)
        speeches = [s for s in attributions_in(inner, one.sentence) if _is_plain_speech(s)]
    if not acts and not (speeches and speeches[0].content[0][0] >= speeches[0].verb[1]):
        return []
    for span in sorted({act.subject for act in acts if act.subject} | {s.speaker for s in speeches if s.speaker}):
        who.setdefault(span, find_who(cast, span, before))
    drafts = [draft for act in acts if (draft := deed_draft(page, cast, sentence, one.sentence, act, who, before))]
    done = {act.verb for act in acts}
    drafts += [d for s in speeches if s.verb not in done for d in speech_drafts(page, cast, s, who, before)]
    return [replace(draft, mentioned=(*draft.mentioned, *actors)) for draft in drafts]


def _is_plain_speech(one: Attribution) -> bool:
    return one.cue.type is not None and one.speaker is not None and not one.modal and not one.negated


def _is_plain_deed(page: Page, act: Act) -> bool:
    kinds = (*MEETINGS, "agreement", "sanction", "aid", "vote", "proposal")
    return (
        act.type in kinds and not act.noun and not act.planned and act.subject is not None and not is_quoted(page, act)
    )


def _recipients(
    cast: Cast, one: Attribution, kind: TypeName, actors: Sequence[Who], before: list[Who]
) -> list[Who] | None:
    """Return whom a speech is directed to; None for "each other"."""
    if one.hearer and cast.plain[one.hearer[0] : one.hearer[1]].lower().startswith(("each", "one another")):
        return None
    if one.hearer:
        others = [who for who in before if who.name not in {actor.name for actor in actors}]  # "asked him": not himself
        found = [
            who
            for who in find_who(cast, one.hearer, others)
            if who.kind != "group" or who.code or one.cue.frame == "of"
        ]
        if found:
            return found
    asked = asked_of(cast, one.content, before) if kind == "demand" else []
    asked = [who for who in asked if who.name not in {actor.name for actor in actors}]
    if asked:
        return asked
    if one.cue.verb in _SAID_TO and one.cue.frame == "what":
        return as_sides(find_who(cast, phrase(cast, *one.content[0]), before))
    meant = addressed(cast, one.content, before)
    if meant:
        return meant
    if kind in ("agreement", "rejection"):
        made = offering(cast, one.content, codes_of(cast, actors))
        if made:
            return made
    if kind in ("accusation", "threat", "demand", "rejection") or one.cue.frame == "of":
        other = opponent(cast, one.content, actors, codes_of(cast, actors))
        return [other] if other else []
    return []


def _mutual(one: Attribution, kind: TypeName, actors: Sequence[Who]) -> list[Draft]:
    """Return two events for "X and Y accused each other"."""
    pairs = [(actors[0], actors[-1]), (actors[-1], actors[0])] if len(actors) > 1 else []
    return [
        Draft(
            kind,
            one.sentence,
            one.verb,
            one.cue.verb,
            (one.whole,),
            (a,),
            (b,),
            content=one.content,
            clause=one.whole,
            frame=one.cue.frame,
            mutual=True,
        )
        for a, b in pairs
    ]
