"""Titles of events, composed from type, participants and topic; never a sentence of the article."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.topics import find_topic
from diplomatic_timeline.vocabulary import TypeName

# {a} who acts, {b} the other side, {t} the topic; the first form whose parts are all known is used.
FORMS: dict[TypeName, tuple[str, ...]] = {
    "talks": ("{a} {hold} talks",),
    "visit": ("{a} {visit} {b}", "{a} {travel}"),
    "call": ("{a} {speak} by phone or letter",),
    "proposal": ("{a} {propose}: {t}", "{a} {make} a proposal"),
    "agreement": ("{a} {agree}: {t}", "{a} {agree}"),
    "rejection": ("{a} {reject} {t}", "{a} {refuse}"),
    "demand": (
        "{a} to {b}: demand on {t}",
        "{a} {demand}: {t}",
        "{a} {demand} something of {b}",
        "{a} {make} a demand",
    ),
    "vote": ("{a} {vote}: {t}", "{a} {vote}"),
    "statement": ("{a} on {t}", "{a} {make} a statement"),
    "claim": ("{a} {claim}: {t}", "{a} {make} a claim"),
    "denial": ("{a} {deny}: {t}", "{a} {deny} a report"),
    "accusation": ("{a} {accuse} {b}: {t}", "{a} {accuse} {b}", "{a} {complain}: {t}", "{a} {complain}"),
    "threat": ("{a} {warn} {b}: {t}", "{a} {warn} {b}", "{a} {warn}: {t}", "{a} {warn}"),
    "sanction": (
        "{a} {decide} on penalties against {b}",
        "{a} {decide} on penalties: {t}",
        "Penalties: {b}",
        "{a} {decide} on penalties",
    ),
    "aid": ("{a} {decide} on aid for {b}", "{a} {decide} on aid: {t}", "Aid: {b}", "{a} {decide} on aid"),
    "military": (
        "{a}: military action against {b}",
        "{a}: military action, {t}",
        "Military action against {b}",
        "{a}: military action",
    ),
    "intelligence": ("Intelligence, {a}: {t}", "Intelligence, {a}"),
    "report": ("{a} {report}: {t}", "{a} {report}"),
    "other": ("{a} {act}: {t}", "{a} {act}", "What happens to {b}"),
}  # fmt: skip
_EASED = re.compile(r"\b(?:lift|eas|relax|waiv|suspend|remov)(?:e|es|ed|ing|s)?\b")
_HOSTS = ("host", "receive", "welcome")
_THIRD = {"deny": "denies", "refuse": "refuses", "travel": "travels", "hold": "holds", "propose": "proposes"}


def compose_title(plain: str, draft: Draft) -> str:
    """Return a short title: "Donald Trump and Vladimir Putin hold talks"."""
    people = [who.name for who in draft.actors]
    parts = {"a": _join(people), "b": _join([who.name for who in draft.recipients]), "t": _topic(plain, draft)}
    forms = FORMS[draft.type]
    if draft.type == "visit" and draft.lemma in _HOSTS:
        forms = ("{a} {receive} {b}", *forms)
    if draft.type == "sanction" and any(_EASED.search(plain, *span) for span in draft.content):
        forms = ("{a} {ease} penalties: {t}", "{a} {ease} penalties")
    form = next((form for form in forms if all(parts[key] for key in re.findall(r"\{([abt])\}", form))), forms[-1])
    several = len(people) > 1 or (bool(people) and people[0].endswith("s") and draft.actors[0].kind == "group")
    words = re.sub(r"\{(\w{2,})\}", lambda found: found[1] if several else _third(found[1]), form)
    title = words.format(a=parts["a"] or "Unnamed side", b=parts["b"], t=parts["t"])
    return title[0].upper() + title[1:] + (" (planned)" if "future" in draft.flags else "")


def _third(verb: str) -> str:
    return _THIRD.get(verb, verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"))


def _join(names: Sequence[str]) -> str:
    names = list(names[:3])
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _topic(plain: str, draft: Draft) -> str:
    own = {name for who in (*draft.actors, *draft.recipients) for name in (who.name, who.name.split()[-1])}
    return find_topic(plain, draft.content, own, first=draft.frame in ("what", "of") or not draft.speech)
