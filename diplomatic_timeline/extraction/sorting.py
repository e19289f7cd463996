"""Which verbs of a sentence make events: speech or deed where a verb can be both, and nothing that did not happen."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.attribution import Attribution
from diplomatic_timeline.extraction.cast import Cast
from diplomatic_timeline.extraction.deeds import Act
from diplomatic_timeline.extraction.units import Page

Span = tuple[int, int]


_SILENCE = re.compile(
    r"(?:not )?(?:to )?(?:comment|say\b|answer|respond|elaborate|discuss|disclose|specify|be (?:named|identified))",
    re.IGNORECASE,
)


_ABSTRACT = re.compile(
    r"\b(?:plans?|polic(?:y|ies)|ideas?|proposals?|decisions?|moves?|remarks?|comments?|critics?|opponents?|statements?|claims?|media|press|deal|law|bill)\b",
    re.IGNORECASE,
)


# A capital inside a sentence begins a name, as in "Defence Minister No Kwang Chol".
_NOBODY = re.compile(r"\b(?:no|none|neither|nobody|few|not)\b|(?:\A|[.!?\"\n]\s*)(?:No|None|Neither|Nobody|Few|Not)\b")


_BY_DEED = ("aid", "sanction", "agreement", "proposal", "call", "talks", "military", "vote")


_RELATIVE = re.compile(r"(?<!\bat )(?<!\bin )(?<!\bon )(?<!\bto )\b(?:that|which|whom|what) (?:the )?$")
SPIES = re.compile(r"\b(?:intelligence|spy|spies|secret services?)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\b(?:the|an?) [\w-]+ (?:it|they|he|she)$")
_FIGHTS = frozenset({"attack", "hit", "strike", "slam", "blast", "bash", "hammer", "target", "assail"})


def sort_out(
    page: Page, cast: Cast, speeches: Sequence[Attribution], acts: Sequence[Act]
) -> tuple[list[Attribution], list[Act]]:
    """Drop what is no event or only told of; decide between speech and deed where a verb can be both."""
    kept = []
    blows = {
        act.verb for act in acts if act.lemma in _FIGHTS and not (act.object and _is_verbal(page, cast, act.object))
    }
    done = {act.verb for act in acts if act.type in _BY_DEED and act.worded and act.lemma not in _FIGHTS}
    for one in speeches:
        content = page.plain[one.content[0][0] : one.content[-1][1]]
        silent = one.cue.type in ("rejection", "demand") and _SILENCE.match(content)
        if one.cue.verb in _FIGHTS and not _is_verbal(page, cast, one.content[0]):
            continue
        if one.cue.type is None or one.conditional or one.negated or one.modal or silent or one.verb in blows | done:
            continue
        if one.speaker and (
            _NOBODY.search(page.plain, max(0, one.speaker[0] - 8), one.speaker[0] + 8) or _is_description(page, one)
        ):
            continue
        kept.append(one)
    verbs = {one.verb for one in kept if one.verb[1] > one.verb[0]}
    told = [span for one in speeches if one.cue.type is not None or one.verb in verbs for span in one.content]
    deeds = [
        act for act in acts if act.verb not in verbs and (act.noun or not any(a <= act.verb[0] < b for a, b in told))
    ]
    deeds = [act for act in deeds if not is_quoted(page, act)]
    deeds = [act for act in deeds if not _describes(page, act)]
    kinds: set[str] = {act.type for act in deeds if not act.noun}
    if any(one.speaker and SPIES.search(page.plain, *one.speaker) for one in kept):
        kinds.add("intelligence")
    return kept, [act for act in deeds if not (act.noun and act.type in kinds)]


def _is_description(page: Page, one: Attribution) -> bool:
    """Return whether the verb stands in a clause such as "the islands that Japan calls ..." and reports nothing new."""
    if one.speaker is None or one.cue.frame != "what":
        return False
    return _RELATIVE.search(page.plain[max(0, one.speaker[0] - 12) : one.speaker[0]]) is not None


def _describes(page: Page, act: Act) -> bool:
    """Return whether a deed only describes a thing: "the land it captured"."""
    return (
        act.subject is not None
        and _CONTACT.search(page.plain[max(0, act.subject[0] - 30) : act.subject[1]]) is not None
    )


def is_quoted(page: Page, act: Act) -> bool:
    """Return whether the verb of a deed stands inside a quotation."""
    return any(quotation.start <= act.verb[0] < quotation.end for quotation in page.quotations)


def _is_verbal(page: Page, cast: Cast, target: Span) -> bool:
    """Return whether "attacked" means words: its object is a person, a plan or a remark."""
    head = page.plain[target[0] : target[0] + 60]
    mentions = [m for m in cast.within(*target) if m.start < target[0] + 30]
    return (
        bool(mentions and mentions[0].kind == "person" and not re.search(r"\bwith (?:missiles?|drones?|bombs?)", head))
        or _ABSTRACT.search(head) is not None
    )
