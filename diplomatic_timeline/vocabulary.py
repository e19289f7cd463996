"""The words of the record: event types and families with their PLOVER and CAMEO codes, roles, statuses, relations.

Codes follow PLOVER (Halterman et al. 2023) and CAMEO (Schrodt 2012). PLOVER dropped CAMEO's comments and appeals,
which are most of diplomatic news, so the speech types are this project's declared extension.
"""

from dataclasses import dataclass
from typing import Literal

TypeName = Literal[
    "talks",
    "visit",
    "call",
    "proposal",
    "agreement",
    "rejection",
    "demand",
    "vote",
    "statement",
    "claim",
    "denial",
    "accusation",
    "threat",
    "sanction",
    "aid",
    "military",
    "intelligence",
    "report",
    "other",
]
FamilyName = Literal["meeting", "bargaining", "word", "measure", "force", "information", "other"]
Role = Literal["actor", "recipient", "mediator", "mentioned"]
Status = Literal["confirmed", "asserted", "disputed", "denied"]
RelationKind = Literal["responds_to", "disputes", "repeats", "cites", "precedes", "part_of", "corrects"]
Flag = Literal["historical", "future", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: its name, its family, what it covers, and its codes (empty where the scheme has none)."""

    name: TypeName
    family: FamilyName
    covers: str
    plover: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a closed list: the name in the data, and what it means for a reader."""

    name: str
    meaning: str


EVENT_TYPES: tuple[EventType, ...] = (
    EventType("talks", "meeting", "sides negotiate, directly or through others", ("CONSULT",), ("040", "044-046")),
    EventType("visit", "meeting", "someone travels to or receives another side", ("CONSULT",), ("042", "043")),
    EventType("call", "meeting", "contact by phone, letter or message", ("CONSULT",), ("041",)),
    EventType("proposal", "bargaining", "an offer is laid on the table", ("AGREE",), ("026-028", "036-039")),
    EventType(
        "agreement",
        "bargaining",
        "a side accepts or commits, or several sides settle",
        ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE"),
        ("030-035", "057", "06x", "080-083", "0871"),
    ),
    EventType("rejection", "bargaining", "a side says no to an offer or demand", ("REJECT",), ("12x",)),
    EventType("demand", "bargaining", "a condition, request or appeal", ("REQUEST",), ("10x", "other 02x")),
    EventType("vote", "bargaining", "a ballot, or a decision by one"),
    EventType("statement", "word", "a view, explanation or intention", (), ("010-014", "017-019", "05x but 057")),
    EventType("claim", "word", "a contested fact, stated by a party", (), ("010", "015")),
    EventType("denial", "word", "a party says that something told is not so", (), ("016",)),
    EventType("accusation", "word", "a party blames another", ("ACCUSE",), ("11x", "09x")),
    EventType("threat", "word", "harm or withdrawal is announced; ultimatums too", ("THREATEN",), ("13x",)),
    EventType(
        "sanction",
        "measure",
        "penalties are imposed, eased or lifted",
        ("SANCTION", "COERCE", "RETREAT"),
        ("16x", "172", "085"),
    ),
    EventType("aid", "measure", "support is given, promised, paused or stopped", ("AID",), ("07x",)),
    EventType(
        "military",
        "force",
        "armed action, its halt, withdrawal or blockade",
        ("ASSAULT", "MOBILIZE", "RETREAT", "COERCE"),
        ("15x", "18-20x", "0872-0874", "191", "192"),
    ),
    EventType("intelligence", "information", "findings of secret services become known"),
    EventType("report", "information", "a medium or body publishes findings"),
    EventType(
        "other", "other", "protest, arrest, legal steps and the rest", ("PROTEST", "COERCE"), ("14x", "other 17x")
    ),
)
TYPES: dict[str, EventType] = {kind.name: kind for kind in EVENT_TYPES}

FAMILIES: tuple[Term, ...] = (
    Term("meeting", "talks, visits, calls"),
    Term("bargaining", "proposals, agreements, rejections, demands, votes"),
    Term("word", "statements, claims, denials, accusations, threats"),
    Term("measure", "sanctions and aid"),
    Term("force", "military events"),
    Term("information", "intelligence and reports"),
    Term("other", "everything else"),
)
ROLES: tuple[Term, ...] = (
    Term("actor", "speaks or acts"),
    Term("recipient", "is spoken to or acted upon"),
    Term("mediator", "goes between the sides"),
    Term("mentioned", "is spoken of"),
)
ROLE_HEADS: dict[str, str] = {
    "actor": "Who",
    "recipient": "To or about",
    "mediator": "Go-between",
    "mentioned": "Mentioned",
}
"""What stands before the names of those who have a role."""
STATUSES: tuple[Term, ...] = (
    Term("confirmed", "not in doubt in the sources"),
    Term("asserted", "told by one side, not confirmed"),
    Term("disputed", "contradicted by another source or side"),
    Term("denied", "contradicted by the party concerned alone"),
)
RELATIONS: tuple[Term, ...] = (
    Term("responds_to", "answers"),
    Term("disputes", "disputes"),
    Term("repeats", "repeats"),
    Term("cites", "refers to"),
    Term("precedes", "comes before"),
    Term("part_of", "is part of"),
    Term("corrects", "corrects"),
)
RELATION_BACKWARDS: dict[str, str] = {
    "responds_to": "answered by",
    "disputes": "disputed by",
    "repeats": "repeated by",
    "cites": "referred to by",
    "precedes": "comes after",
    "part_of": "contains",
    "corrects": "corrected by",
}

TIES: tuple[Term, ...] = (
    Term("together", "meets or acts together with"),
    Term("acts_on", "speaks to or acts on"),
    Term("answers", "answers"),
    Term("disputes", "disputes"),
)
"""What may tie one actor to another: the first binds both alike, the others run from the first to the second."""


def family_of(type_name: str) -> FamilyName:
    """Return the family of an event type."""
    return TYPES[type_name].family


def say_status(status: str, type_name: str) -> str:
    """Return the word for a status that people read beside an event of this type.

    A statement, claim, denial, accusation or threat that is confirmed is "on record": a confirmed denial must not read
    as if the denial were known to be true.
    """
    return "on record" if status == "confirmed" and family_of(type_name) == "word" else status


def explain_status(status: str, type_name: str) -> str:
    """Return what a status means for an event of this type, in half a sentence."""
    if say_status(status, type_name) != status:
        return "that it was said is not in doubt; whether it is true is for you to judge"
    return next(term.meaning for term in STATUSES if term.name == status)
