"""Who answers, disputes or repeats whom, and what that makes of the status of each event.

A dispute needs a topic in common, two different sides, and a cue: a denial, or a word of breaking against one of
keeping.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diplomatic_timeline.event import Relation
from diplomatic_timeline.extraction.cast import Who
from diplomatic_timeline.extraction.cues import DENYING
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.echoes import find_cited, find_repeated
from diplomatic_timeline.extraction.stems import stems_of
from diplomatic_timeline.vocabulary import RelationKind, Status

Kind = Literal["disputes", "responds_to", "repeats", "cites"]
_BREAKING = re.compile(
    r"\b(?:violat|flout|break|broke|breach|ignor|attack|strik|struck|sabotag|disregard|undermin)\w*", re.IGNORECASE
)
_KEEPING = re.compile(
    r"\b(?:respect|observ|honou?r|compl(?:y|ied|ies|ying|iance)|keep(?:s|ing)? to|kept to|abid|adher|uphold"
    r"|stick to|stuck to)\w*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:in response|respond\w*|replied|reply\w*|in turn|answer\w*|react\w*|in reaction|hit back|retort\w*|rejected"
    r"|dismissed|for (?:suggesting|saying|claiming|accusing))\b",
    re.IGNORECASE,
)
# How a denial points at what was said: "the allegation", "that charge", but not "the claim that ...".
_CHARGE = re.compile(
    r"\b(?:the|that|this|those|these|such|all|both)(?: \w+)? "
    r"(?:charge|allegation|accusation|claim|report|suggestion|assertion|finding|conclusion|account|article|story|version|rumou?r|notion)s?"
    r"\b(?! (?:that|of|by|about|from|made|in)\b)",
    re.IGNORECASE,
)
_REPLIES = ("rejection", "agreement")
_OFFERED = re.compile(
    r"\b(?:the|that|this|his|her|its|their|such) (?:\w+ )?"
    r"(?:offers?|plans?|proposals?|ideas?|invitations?|conditions?|demands?|requests?|calls?|appeals?)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:turn(?:ed|s)?|wav(?:ed?|es)|brush(?:ed|es)?|reject(?:ed|s)?|accept(?:ed|s)?|refus(?:ed?|es)) (?:it|them)\b"
)
_NO_SUCH = re.compile(
    r"\bno such (?:thing|claim|promise|demand|request|offer)\b|\bnothing of the (?:kind|sort)\b", re.IGNORECASE
)
_ANY = re.compile(r"\b(?:such|any)\b", re.IGNORECASE)
_BACK = 3  # sentences back to which "the allegation" points
_FACTS = ("claim", "accusation", "statement", "military", "report", "intelligence")


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two drafts by their numbers."""

    kind: RelationKind
    source: int
    target: int


def find_links(plain: str, drafts: Sequence[Draft]) -> list[Link]:
    """Return the links between the events of an article."""
    found: list[Link] = []
    for number, draft in enumerate(drafts):
        if draft.mutual:
            other = number + 1 if number + 1 < len(drafts) and drafts[number + 1].verb == draft.verb else number - 1
            found.append(Link("disputes", number, other))
        elif draft.type == "denial":
            found += _denied(plain, drafts, number)
        elif draft.type == "accusation" and _BREAKING.search(_content(plain, draft)):
            found += _against_a_promise(plain, drafts, number)
        for kind, find in _FURTHER:
            linked = {link.target for link in found if link.source == number}
            target = find(plain, drafts, number, linked)
            if target is not None and target not in linked:
                found.append(Link(kind, number, target))
    return found


def _content(plain: str, draft: Draft) -> str:
    return " ".join(plain[start:end] for start, end in draft.content)


def topic(plain: str, draft: Draft) -> frozenset[str]:
    """Return the words that tell what an event is about, cut to their stems; names keep their capital."""
    text = _content(plain, draft) or plain[draft.evidence[0][0] : draft.evidence[0][1]]
    return stems_of(text)


def _sides(draft: Draft) -> set[str]:
    return {who.code or who.name for who in draft.actors}


def _denied(plain: str, drafts: Sequence[Draft], number: int) -> list[Link]:
    """Link a denial to what it denies: the claims of another side that share most of its words."""
    draft = drafts[number]
    if draft.beside:
        said = [at for at in range(number) if drafts[at].sentence == draft.sentence and drafts[at].type in _FACTS]
        return [Link("disputes", number, said[-1])] if said else []
    words = topic(plain, draft)
    scored = []
    for other, claim in enumerate(drafts):
        if other == number or claim.type not in _FACTS or _sides(claim) & _sides(draft):
            continue
        common = words & topic(plain, claim)
        shared = len(common)
        matter = any(stem.islower() for stem in common)  # names alone are no matter
        if matter and (shared >= 2 or claim.type in ("claim", "accusation")):
            scored.append((shared + (claim.type in ("claim", "accusation")), -abs(other - number), other))
    other = max(scored)[2] if scored else _pointed_at(plain, drafts, number)
    return [Link("disputes", number, other)] if other is not None else []


def _pointed_at(plain: str, drafts: Sequence[Draft], number: int) -> int | None:
    """Return what a denial points back at: "the allegation", or what was said of its side right before ("any", "such").

    The nearest words of another side that speak of the one who denies come first. "There was no call" denies
    the claim or charge that stands right before it.
    """
    draft = drafts[number]
    names = _CHARGE.search(plain, *draft.clause) is not None
    told = draft.frame == "that" and draft.lemma not in DENYING  # "there was no call", not "denied that"
    strong = _NO_SUCH.search(_content(plain, draft)) is not None
    points = names or _ANY.search(_content(plain, draft)) is not None
    own = _sides(draft) | set(draft.sides)
    words = topic(plain, draft)
    near = []
    for other in range(number - 1, -1, -1):
        said = drafts[other]
        if draft.sentence - said.sentence > (_BACK if names else 1):
            break
        if said.speech and said.type in _FACTS and not _sides(said) & own:
            spoken_of = [who for one in (said, *said.again) for who in (*one.recipients, *one.mentioned)]
            concerned = {who.code or who.name for who in spoken_of}
            common = words & frozenset().union(*(topic(plain, one) for one in (said, *said.again)))
            next_to_it = draft.sentence - said.sentence <= 1
            shared = next_to_it and any(stem.islower() for stem in common)
            pointed = names and (next_to_it or said.type in ("claim", "accusation"))
            right_after = (
                (told or strong) and next_to_it and not near and (strong or said.type in ("claim", "accusation"))
            )
            if right_after or (points and (concerned & own or shared or pointed)):
                near.append((bool(concerned & own), shared, other))
    return max(near)[2] if near else None


def _against_a_promise(plain: str, drafts: Sequence[Draft], number: int) -> list[Link]:
    """Link "accuses X of breaking the truce" to X saying that it keeps it."""
    draft = drafts[number]
    blamed = {who.code or who.name for who in draft.recipients}
    for other in range(number - 1, -1, -1):
        said = drafts[other]
        keeps = _KEEPING.search(_content(plain, said)) and not re.search(
            r"\bnot\b|\billogical\b|\bno longer\b", _content(plain, said)
        )
        near = topic(plain, draft) & topic(plain, said) or said.sentence == draft.sentence
        if keeps and near and said.type in ("statement", "claim", "agreement") and not _sides(said) & _sides(draft):
            codes = _sides(said) | {who.code for who in said.mentioned if who.code}
            if not blamed or blamed & codes:
                return [Link("disputes", number, other)]
    return []


def _answered(plain: str, drafts: Sequence[Draft], number: int, taken: Collection[int]) -> int | None:  # noqa: ARG001 all are called alike
    """Return the event that a speech answers, if it says so or rejects what somebody else put forward."""
    draft = drafts[number]
    if not draft.speech or draft.mutual:
        return None
    said = plain[draft.clause[0] : draft.clause[1]]
    asks = draft.type in ("rejection", "agreement", "denial")
    if not asks and not _ANSWERS.search(said):
        return None
    words = topic(plain, draft)
    wanted = ("proposal", "demand") if asks else ("proposal", "demand", "statement", "claim", "accusation", "threat")
    near = [
        (len(words & topic(plain, other)), place)
        for place, other in enumerate(drafts)
        if place != number
        and other.type in wanted
        and not _sides(other) & _sides(draft)
        and other.sentence <= draft.sentence
    ]
    best = max(near, default=(0, -1))
    if best[0] >= 2:
        return best[1]
    if draft.type not in _REPLIES or not (_OFFERED.search(said) or _IT.search(said)):
        return None
    last = max((place for _, place in near if place < number), default=None)
    return last if last is not None and draft.sentence - drafts[last].sentence <= 2 else None


_FURTHER: tuple[tuple[Kind, Callable[[str, Sequence[Draft], int, Collection[int]], int | None]], ...] = (
    ("responds_to", _answered),
    ("repeats", find_repeated),
    ("cites", find_cited),
)
"""The other kinds of link, looked for in this order: one event has one link of a kind, and no two to the same event."""


def status_of(number: int, drafts: Sequence[Draft], links: Sequence[Link]) -> Status:
    """Return the status of an event: denied if only those whom it concerns dispute it, else disputed or asserted."""
    against = [link.source for link in links if link.kind == "disputes" and link.target == number]
    if not against:
        return "asserted"
    if drafts[number].mutual:
        return "disputed"
    concerned = {who.code or who.name for who in drafts[number].recipients}
    deniers = set().union(*(_sides(drafts[source]) for source in against))
    return (
        "denied"
        if deniers and deniers <= concerned and len(against) == 1 and drafts[number].type != "accusation"
        else "disputed"
    )


def addressed_by_links(drafts: Sequence[Draft], links: Sequence[Link]) -> list[Draft]:
    """Return the drafts with each yes or no to an offer or demand directed to who made it, and that to them."""
    target = {link.source: drafts[link.target] for link in links if link.kind == "responds_to"}
    replied = {link.target: drafts[link.source] for link in links if link.kind == "responds_to"}
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        other = None
        if len(draft.actors) == 1 and not draft.recipients:
            if draft.type in _REPLIES:
                other = target.get(number)
            elif draft.type in ("proposal", "demand") and replied.get(number, draft).type in _REPLIES:
                other = replied.get(number)
        if other is None and draft.type == "proposal" and draft.participle and not draft.recipients and found:
            former = found[-1]  # "turned it down, offering a pause"
            same = former.type in _REPLIES and former.sentence == draft.sentence and former.actors == draft.actors
            other = replace(former, actors=former.recipients) if same else None
        found.append(replace(draft, recipients=other.actors) if other is not None else draft)
    return found


_MOVE = re.compile(
    r"\s*(?:the|this|that|these|those|such|his|her|its|their)(?: \w+)? (?:moves?|steps?|decisions?|measures?|actions?"
    r"|announcements?|remarks?|comments?|statements?|strikes?|attacks?|ban|plans?|proposals?|demands?|refusals?)\b",
    re.IGNORECASE,
)


def blamed_for_moves(plain: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with "condemned the move" directed to whoever made the last move of another side before it."""
    return [replace(draft, recipients=_mover(plain, drafts, number)) for number, draft in enumerate(drafts)]


def _mover(plain: str, drafts: Sequence[Draft], number: int) -> tuple[Who, ...]:
    draft = drafts[number]
    points = draft.type == "accusation" and draft.content and _MOVE.match(plain, *draft.content[0])
    if not points or draft.recipients:
        return draft.recipients
    own = _sides(draft) | set(draft.sides)
    for other in reversed(drafts[:number]):
        if draft.sentence - other.sentence > 1:
            break
        if other.actors and not _sides(other) & own:
            return other.actors[:1]
    return ()


def contested(drafts: Sequence[Draft], links: Sequence[Link]) -> list[Draft]:
    """Return the drafts with each statement that the text itself denies turned into a claim."""
    denied = {link.target for link in links if link.kind == "disputes" and drafts[link.source].type == "denial"}
    return [
        replace(draft, type="claim") if number in denied and draft.type == "statement" else draft
        for number, draft in enumerate(drafts)
    ]


def relations_of(number: int, links: Sequence[Link], ids: Sequence[str]) -> tuple[Relation, ...]:
    """Return the links of one event as relations of the record."""
    return tuple(Relation(kind=link.kind, target=ids[link.target]) for link in links if link.source == number)
