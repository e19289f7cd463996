"""Titles of events, composed from type, participants and topic; never a sentence of the article."""

import re
from collections.abc import Collection, Sequence

from diplomatic_timeline.extraction.actors import Who
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens
from diplomatic_timeline.vocabulary import TypeName

_LONGEST = 9  # words of a topic
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
_HOSTS = ("host", "receive", "welcome")
_THIRD = {"deny": "denies", "refuse": "refuses", "travel": "travels", "hold": "holds", "propose": "proposes"}


def compose_title(plain: str, draft: Draft) -> str:
    """Return a short title: "Donald Trump and Vladimir Putin hold talks"."""
    people = [who.name for who in draft.actors]
    parts = {"a": _join(people), "b": _join([who.name for who in draft.recipients]), "t": _topic(plain, draft)}
    forms = FORMS[draft.type]
    if draft.type == "visit" and draft.lemma in _HOSTS:
        forms = ("{a} {receive} {b}", *forms)
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
    """Return the noun phrase that says most about the matter: the longest of the first few in what is said."""
    own = {part for who in (*draft.actors, *draft.recipients) for name in [who.name] for part in name.split()}
    for start, end in draft.content:
        phrases = _phrases(find_tokens(plain, start, end), own)
        if phrases:
            return phrases[0] if draft.frame in ("what", "of") or not draft.speech else max(phrases[:3], key=len)
    return ""


def _phrases(tokens: Sequence[Token], own: Collection[str]) -> list[str]:
    """Return the noun phrases, each with what prepositions tie to it: "pause in strikes on energy targets".

    The words of `own` neither begin nor end one.
    """
    nouns = [_is_noun(tokens, number) and token.text not in own for number, token in enumerate(tokens)]
    found: list[str] = []
    at = 0
    while at < len(tokens):
        if nouns[at]:
            stop = _phrase_end(tokens, nouns, at)
            words = " ".join(token.text for token in tokens[at:stop]).replace(" 's", "'s").replace(" ’s", "’s")
            if any(token.text[0].isalpha() for token in tokens[at:stop]) and len(words) > 3:
                found.append(words)
            at = stop
        at += 1
    return found


def _is_noun(tokens: Sequence[Token], number: int) -> bool:
    """Say whether a token reads as part of a noun phrase; many nouns are listed as verbs: "a pause", "in strikes"."""
    token, before = tokens[number], tokens[number - 1] if number else None
    if token.kind in (Kind.NAME, Kind.WORD, Kind.NUMBER):
        return before is None or before.kind is not Kind.AUX
    if token.kind is not Kind.VERB or before is None:
        return False
    if before.kind in (Kind.DET, Kind.NUMBER) or (before.kind is Kind.PREP and before.lower != "to"):
        return True
    if before.kind is not Kind.WORD or token.lower.endswith(("ed", "ing")):
        return False
    # After "a gas metering" no verb of this form can follow: "station" is a noun. "On energy" wants one: "targets".
    singular = any(token.lower in ("a", "an") for token in tokens[max(number - 3, 0) : number - 1])
    return (singular and not token.lower.endswith("s")) or (number > 1 and tokens[number - 2].kind is Kind.PREP)


def _phrase_end(tokens: Sequence[Token], nouns: Sequence[bool], at: int) -> int:
    """Return where the phrase ends that begins at a noun: before what is no noun, or where it would be too long."""
    stop, tied = at + 1, at
    for number in range(at + 1, len(tokens)):
        token = tokens[number]
        if nouns[number] or (token.lower in ("'s", "’s") and stop == number):
            if number - at >= _LONGEST:
                return tied or stop
            stop = number + 1
        elif token.kind in (Kind.PREP, Kind.DET) or (token.kind is Kind.VERB and token.lower.endswith("ing")):
            tied = stop if stop == number else tied
        else:
            break
    return stop - 1 if tokens[stop - 1].lower in ("'s", "’s") else stop


def main_name(actors: Sequence[Who]) -> str:
    """Return the name that an event is told by."""
    return actors[0].name if actors else "unnamed"
