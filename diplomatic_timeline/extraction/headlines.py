"""Titles of events, composed from type, participants and topic; never a sentence of the article."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.actions import PEOPLE
from diplomatic_timeline.extraction.cast import Who
from diplomatic_timeline.extraction.clauses import find_clause
from diplomatic_timeline.extraction.cues import DENYING
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.gazetteer import demonyms
from diplomatic_timeline.extraction.kinds import kind_of
from diplomatic_timeline.extraction.sorting import SPIES
from diplomatic_timeline.extraction.topics import CONDITION, find_condition, find_doing, find_topic
from diplomatic_timeline.extraction.verbs import third_person
from diplomatic_timeline.vocabulary import TypeName

_NEAR = 50
"""Letters from the beginning of a sentence to its verb, so that only who speaks can have been named in it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Forms for the title of one type of event; the first one whose parts are all known is used.

    {a} who acts, {b} the other side; {t} a thing that is asked for, rejected or done, {n} the same without its article;
    {d} a deed ("to lift the ban", "breaking the truce"); {s} what is said, in a clause short enough, {e} the clause in
    "the idea that ..."; {c} what a longer clause is about: of that the title may only say "on" or "over", because the
    clause can say yes or no to it. A longer word is a verb that {a} has as its subject, {.} the verb of the passage.
    Rows with `lemmas` are for these verbs, with `pattern` for passages where it is found.
    """

    type: TypeName
    forms: tuple[str, ...]
    lemmas: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None


_EASING = ("lift", "ease", "relax", "waive", "suspend", "remove")
_PHONE = re.compile(r"\b(?:(?:tele)?phone[ds]?|calls?|called|rang|video)\b")
_LETTER = re.compile(r"\b(?:letters?|messages?|telegrams?|cables?)\b")
_TOLD_BY_VERB = (
    *("welcome", "praise", "hail", "applaud", "commend", "back", "defend", "support", "congratulate", "salute"),
    *("mourn", "regret", "mock", "ridicule", "dismiss", "question", "laud"),
)
_DENYING = (*DENYING, "reject", "dismiss")
_ARTICLE = re.compile(r"\A(?:an?|the) ")
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_WHICH_SAYS = re.compile(
    r"[^.!?\n]*?\b(?:which|that) (?:said|says|stated|states|found|finds|concluded|concludes|warned|warns|showed|shows)"
    r" (?:that )?(?P<said>[^.!?\n]+)"
)
_CLAUSE = re.compile(r"\b(?:that|whether) (?!\w+[,.])")

WORDINGS: tuple[Wording, ...] = (
    Wording("talks", ("{a} {hold} talks with {b}", "{a} {hold} talks")),
    Wording("visit", ("{a} {receive} {b}",), lemmas=("host", "receive", "welcome")),
    Wording("visit", ("{a} {visit} {b}", "{a} {travel}")),
    Wording("call", ("{a} {write} to {b}", "{a} {exchange} messages"), pattern=_LETTER),
    Wording("call", ("{a} {speak} by phone with {b}", "{a} {speak} by phone"), pattern=_PHONE),
    Wording("call", ("{a} {speak} by phone or letter",)),
    Wording("proposal", ("{a} {propose} that {s}",), lemmas=("propose", "suggest")),
    Wording(
        "proposal", ("{a} {propose} {d}", "{a} {propose} {t}", "{a} {make} a proposal on {c}", "{a} {make} a proposal")
    ),
    Wording("agreement", ("{a} {accept} {t}",), lemmas=("accept", "approve", "endorse")),
    Wording(
        "agreement",
        ("{a} {agree} {d}", "{a} {agree} to {t}", "{a} {agree} that {s}", "{a} {agree} on {c}", "{a} {agree}"),
    ),
    Wording("rejection", ("{a} {refuse} {d}", "{a} {reject} {t}", "{a} {object} over {c}", "{a} {refuse}")),
    Wording("demand", ("{a} {demand} that {s}",), lemmas=("demand", "request", "insist", "urge", "recommend", "ask")),
    Wording("demand", ("{a} {call} for {t}",), lemmas=("call", "appeal", "push", "press", "plead", "argue")),
    Wording(
        "demand", ("{a}: {s}", "{a} {set} {b} a condition on {c}", "{a} {set} a condition on {c}"), pattern=CONDITION
    ),
    Wording(
        "demand",
        (
            "{a} {urge} {b} {d}",
            "{a} {demand} {t} from {b}",
            "{a} {demand} {t}",
            "{a} to {b}: {s}",
            "{a}: {s}",
            "{a} to {b}: demand on {c}",
            "{a} {make} a demand on {c}",
            "{a} {demand} something of {b}",
            "{a} {make} a demand",
        ),
    ),
    Wording("vote", ("{a} {vote}: {n}", "{a} {vote}")),
    Wording("statement", ("{a} {.} {t}",), lemmas=_TOLD_BY_VERB),
    Wording("statement", ("{a}: {s}", "{a} on {t}", "{a} on {c}", "{a} {make} a statement")),
    Wording(
        "claim",
        ("{a} {claim} that {s}", "{a} {make} a claim about {t}", "{a} {make} a claim about {c}", "{a} {make} a claim"),
    ),
    Wording("denial", ("{a} {deny} that {s}",), lemmas=_DENYING),
    Wording(
        "denial",
        ("{a} {deny} that {e}", "{a} {deny} {t}", "{a}: {s}", "{a} {deny} a claim about {c}", "{a} {deny} a report"),
    ),
    Wording(
        "accusation",
        ("{a} {.} {b} for {d}", "{a} {.} {b} over {t}", "{a} {.} {t}"),
        lemmas=("condemn", "denounce", "criticise", "criticize"),
    ),
    Wording(
        "accusation",
        (
            "{a} {accuse} {b} of {d}",
            "{a} to {b}: {s}",
            "{a} {accuse} {b} over {t}",
            "{a} {accuse} {b} over {c}",
            "{a} {accuse} {b}",
            "{a} {complain} that {s}",
            "{a} {complain} about {t}",
            "{a} {complain} about {c}",
            "{a} {complain}",
        ),
    ),
    Wording("threat", ("{a} {threaten} {d}",), lemmas=("threaten", "vow", "promise", "pledge")),
    Wording(
        "threat",
        (
            "{a} {warn} that {s}",
            "{a} {warn} {b} over {t}",
            "{a} {warn} {b} over {c}",
            "{a} {warn} {b}",
            "{a} {warn} of {t}",
            "{a} {warn} over {c}",
            "{a} {warn}",
        ),
    ),
    Wording(
        "sanction", ("{a} {ease} penalties: {n}", "{a} {ease} penalties on {c}", "{a} {ease} penalties"), lemmas=_EASING
    ),
    Wording(
        "sanction",
        (
            "{a} {decide} on penalties against {b}",
            "{a} {decide} on penalties: {n}",
            "Penalties: {b}",
            "{a} {decide} on penalties",
        ),
    ),
    Wording("aid", ("{a} {decide} on aid for {b}", "{a} {decide} on aid: {n}", "Aid: {b}", "{a} {decide} on aid")),
    Wording(
        "military",
        (
            "{a}: military action against {b}",
            "{a}: military action, {n}",
            "Military action against {b}",
            "{a}: military action",
        ),
    ),
    Wording(
        "intelligence",
        ("Intelligence, {a}: {s}", "Intelligence, {a}: {n}", "Intelligence, {a}, on {c}", "Intelligence, {a}"),
    ),
    Wording("report", ("{a} {say} that {s}", "{a} on {t}", "{a} on {c}", "{a} {report}")),
    Wording("other", ("{a} {act}: {n}", "{a} {act}", "What happens to {b}")),
)


def compose_title(plain: str, draft: Draft) -> str:
    """Return a short title: "Donald Trump and Vladimir Putin hold talks"."""
    people = [who.name for who in draft.actors]
    parts = {"a": _join(people), "b": _join([who.name for who in draft.recipients]), **_matter(plain, draft)}
    forms = [form for row in WORDINGS if _fits(row, plain, draft) for form in row.forms]
    form = next((form for form in forms if all(parts[key] for key in re.findall(r"\{(\w)\}", form))), forms[-1])
    form = form.removeprefix("Intelligence, ") if SPIES.search(parts["a"]) else form
    several = len(people) > 1 or (bool(people) and _is_plural(draft.actors[0]))
    form = form.replace("{.}", f"{{{draft.lemma}}}")
    form = form.replace(" that {s}", ": {s}") if parts["s"].startswith('"') else form
    words = re.sub(r"\{(\w{2,})\}", lambda found: found[1] if several else third_person(found[1]), form)
    title = words.format(**parts | {"a": parts["a"] or "Unnamed side"})
    return title[0].upper() + title[1:] + (" (planned)" if "future" in draft.flags else "")


def _fits(row: Wording, plain: str, draft: Draft) -> bool:
    spans = draft.content if draft.speech else (draft.clause,)
    return (
        row.type == draft.type
        and (not row.lemmas or draft.lemma in row.lemmas)
        and (row.pattern is None or any(row.pattern.search(plain, *span) for span in spans))
    )


def _is_plural(who: Who) -> bool:
    """Return whether one name takes a verb in the plural: "two officials in Kyiv", "Venezuelans"."""
    head = re.split(r" (?:of|in|from|close|familiar|briefed|at|on|with|to)\b", who.name)[0].split()[-1].lower()
    several = who.kind == "group" or head in PEOPLE or who.name.removesuffix("s") in demonyms()
    return several and (head == "people" or (head.endswith("s") and not head.endswith("ss")))


def _join(names: Sequence[str]) -> str:
    names = list(names[:3])
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _matter(plain: str, draft: Draft) -> dict[str, str]:
    """Return the parts that tell what it is about: a deed, a thing, or only the topic of a clause."""
    own = {name for who in (*draft.actors, *draft.recipients) for name in (who.name, who.name.split()[-1])}
    # "called absurd the idea that ..." has a clause in its object: not the thing named is what is called absurd
    inner = next((found for start, end in draft.content if (found := _CLAUSE.search(plain, start + 1, end))), None)
    clause = inner if draft.speech else None
    thing = not draft.speech or (draft.frame in ("what", "of") and not clause)
    condition = find_condition(plain, draft.content) if draft.type == "demand" and not thing else ""
    topic = condition or find_topic(plain, draft.content, own, first=thing)
    told, own_words = draft.speech and draft.frame in ("that", "whom"), _own_words(plain, draft)
    return {
        "e": _embedded(plain, draft, clause, own_words),
        "d": find_doing(plain, draft.content) if draft.speech or draft.type == "agreement" else "",
        "t": topic if thing else "",
        "n": _ARTICLE.sub("", topic) if thing else "",
        "s": _said(plain, draft, own_words) if told else _stated(plain, draft),
        "c": topic,
    }


def _said(plain: str, draft: Draft, own: Collection[str]) -> str:
    """Return what is said in a short clause; of a denial in several sentences the one that denies."""
    whole = find_clause(plain, draft.content, own)
    if whole or draft.type != "denial":
        return whole
    spans = [
        (start + at.start(), start + at.end())
        for start, end in draft.content
        for at in _SENTENCE.finditer(plain[start:end])
    ]
    denying = [span for span in spans if kind_of("statement", "say", plain[slice(*span)]) == "denial"]
    return find_clause(plain, denying[:1], own) if len(spans) > 1 and denying else ""


def _stated(plain: str, draft: Draft) -> str:
    """Return what a paper says of which only a noun tells: "a report which stated that the road was open"."""
    if draft.type not in ("report", "intelligence"):
        return ""
    found = _WHICH_SAYS.match(plain, draft.verb[0])
    return find_clause(plain, [found.span("said")], ()) if found else ""


def _embedded(plain: str, draft: Draft, clause: re.Match[str] | None, own: Collection[str]) -> str:
    """Return the clause in "that the road was closed" or "the claim that the road was closed" as an object, else ""."""
    if not draft.content or draft.frame != "what":
        return ""
    (start, first_end), end = draft.content[0], draft.content[-1][1]
    if plain.startswith("that ", start, first_end):
        return find_clause(plain, draft.content, own)
    # "it" in "Chad's claim that it ..." may be either side
    theirs = [word for word in own if word in ("his", "her", "its")]
    return find_clause(plain, [(clause.end(), end)], theirs) if clause and clause[0] == "that " else ""


def _own_words(plain: str, draft: Draft) -> tuple[str, ...]:
    """Return the pronouns that mean who speaks, where it is one person or one body.

    "Chad said it would" means Chad; "in the letter, Chad said it would" may mean the letter.
    """
    if len(draft.actors) != 1:
        return ()
    before = plain[draft.evidence[0][0] : draft.verb[0]]
    near = bool(draft.content) and draft.verb[1] <= draft.content[0][0] and len(before) < _NEAR and "," not in before
    if draft.actors[0].kind == "person":
        return ("his", "her", "he", "she") if near else ("his", "her")
    return ("its", "it") if near else ("its",)
