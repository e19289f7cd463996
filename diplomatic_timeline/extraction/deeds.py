"""What is done in a sentence, found by the verbs and nouns of `triggers`, with who does it and to whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.subjects import clause_start, group_start, subject_before
from diplomatic_timeline.extraction.triggers import OCCASIONS, Deed, deeds_of
from diplomatic_timeline.extraction.units import offsets_of
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set
from diplomatic_timeline.extraction.words import Kind, Token
from diplomatic_timeline.vocabulary import TypeName

Span = tuple[int, int]
_MODALS = word_set("would could might may should must can can't cannot wouldn't couldn't 'd ought")
_CONDITIONS = word_set("if unless until once whether lest provided")
_PLANNED = word_set("due set scheduled planned expected")
_BE = word_set("is are was were been be being")
MEETINGS = ("talks", "visit", "call")


@dataclass(frozen=True, slots=True)
class Act:
    """A deed in a sentence; spans are offsets into the text. `object` is what follows the verb in its clause.

    `planned`: only due to happen. `passive`: the subject is the one it is done to. `noun`: told by a noun, not by a
    verb. `worded`: the row asks for certain words behind the verb, and they are there.
    """

    type: TypeName
    verb: Span
    subject: Span | None
    object: Span | None
    clause: Span
    roles: str
    lemma: str
    plover: str = ""
    passive: bool = False
    planned: bool = False
    noun: bool = False
    worded: bool = False


def find_acts(plain: str, units: Sequence[Token]) -> list[Act]:
    """Return the deeds that a sentence tells as done or fixed: no wishes, conditions, denials or possibilities."""
    found = []
    for at, unit in enumerate(units):
        form = form_of(unit.lower) if unit.kind in (Kind.VERB,) else None
        rows = deeds_of(form.lemma) if form else ()
        if not form or not rows:
            continue
        end = clause_end(units, at)
        following = " ".join(token.lower for token in units[at + 1 : end]) + " "
        deed = next((row for row in rows if row.fits(following)), None)
        if deed:
            act = _act(units, at, end, deed, form.lemma)
            if act:
                found.append(act)
    return found + _occasions(plain, units) + _findings(plain, units)


def clause_end(units: Sequence[Token], at: int) -> int:
    """Return the unit where the clause of a verb ends: before a new clause, a full stop or a quotation mark."""
    for place in range(at + 1, len(units)):
        unit = units[place]
        if unit.text in (".", ";", ":", "--", "!", "?") or (unit.kind is Kind.QUOTE and unit.text[-2:-1] in ",."):
            return place
        if unit.kind is Kind.CONJ and unit.lower in ("while", "but", "although", "though", "because", "whereas"):
            return place
        opens = unit.text == "," and place + 1 < len(units) and _opens_clause(units, place + 1)
        if opens and not _is_apposition(units, place):
            return place
        if unit.lower == "and" and place + 1 < len(units) and _is_predicate(units, place + 1):
            return place
    return len(units)


def _is_apposition(units: Sequence[Token], comma: int) -> bool:
    """Return whether a name or description stands between this comma and the next: "her colleague, Jane Doe, on"."""
    for place in range(comma + 1, min(comma + 9, len(units))):
        if units[place].text == ",":
            return place > comma + 1
        if units[place].kind in (Kind.PRON, Kind.CONJ, Kind.AUX, Kind.QUOTE) or is_finite_verb(units, place):
            return False
    return False


def _opens_clause(units: Sequence[Token], at: int) -> bool:
    unit = units[at]
    form = form_of(unit.lower)
    if unit.lower in ("who", "which", "whose", "while", "but", "as", "after", "before", "and", "so", "where", "when"):
        return True
    if form is not None and form.tense == "ing":
        return True
    for place in range(at, min(at + 8, len(units))):
        if units[place].lower == "and" and place + 1 < len(units) and is_finite_verb(units, place + 1):
            return False  # ", in Paris last week and spoke": still the clause before
        if is_finite_verb(units, place):
            return True
    return False


def _is_predicate(units: Sequence[Token], at: int) -> bool:
    while at < len(units) and units[at].kind in (Kind.ADV, Kind.AUX, Kind.NOT):
        if units[at].kind is Kind.AUX:
            return True
        at += 1
    form = form_of(units[at].lower) if at < len(units) and units[at].kind is Kind.VERB else None
    return form is not None and form.tense in ("past", "s")


def _act(units: Sequence[Token], at: int, end: int, deed: Deed, lemma: str) -> Act | None:
    form = form_of(units[at].lower)
    start = group_start(units, at)
    group = [units[k].lower for k in range(start, at)]
    planned = _is_planned(units, at, start)
    if _is_unreal(units, at, start, group) and not (planned and deed.type in MEETINGS):
        return None
    passive = any(word in _BE for word in group) and form is not None and form.tense in ("past", "part")
    if not planned and not passive and not is_finite_verb(units, at) and not _has_perfect(group):
        return None
    if form is not None and form.tense == "part" and not group:
        return None
    begin = _due(units, at) if planned else at
    subject = subject_before(units, begin)
    if subject is None:
        return None
    first = subject[0]
    last = end if end > at + 1 else at + 1
    return Act(
        type=deed.type,
        verb=(units[at].start, units[at].end),
        subject=offsets_of(units, subject),
        object=offsets_of(units, (at + 1, last)) if last > at + 1 else None,
        clause=(units[first].start if first <= at else units[start].start, units[last - 1].end),
        roles=deed.roles,
        lemma=lemma,
        plover=deed.plover,
        passive=passive,
        planned=planned,
        worded=bool(deed.object),
    )


def _has_perfect(group: Sequence[str]) -> bool:
    return any(word in ("has", "have", "had", "'ve", "been", "did", "do", "does") for word in group)


def _is_planned(units: Sequence[Token], at: int, start: int) -> bool:
    """Return whether the deed is only arranged: "due to meet", "will meet", "is to visit"."""
    before = units[at - 1].lower if at else ""
    if (
        before == "to"
        and at > 1
        and (units[at - 2].lower in _PLANNED or units[at - 2].lower in ("is", "are", "was", "were"))
    ):
        return True
    return any(units[k].lower in ("will", "'ll", "shall") for k in range(start, at))


def _due(units: Sequence[Token], at: int) -> int:
    """Return the place of "was" in "was due to meet", whose subject is the one who meets."""
    for place in range(at - 1, max(-1, at - 5), -1):
        if units[place].kind is Kind.AUX:
            return place + 1
    return at


def _is_unreal(units: Sequence[Token], at: int, start: int, group: Sequence[str]) -> bool:
    if any(
        word in _MODALS or word in ("not", "never", "will", "shall", "'ll") or word.endswith("n't") for word in group
    ):
        return True
    if at and units[at - 1].lower == "to":
        return True
    begin = clause_start(units, at)
    before = {units[k].lower for k in range(max(0, begin - 1), start)}
    return bool(before & _CONDITIONS) or {"no", "neither"} & before != set() or "none" in before


_NAMED = "|".join(f"(?P<k{number}>{row.noun})" for number, row in enumerate(OCCASIONS))
_LEAD = r"\b(?:following|after|during|since|at|follows?(?: by [\w ]{1,20})?|followed|in|despite)\s"
_OCCASION = re.compile(rf"{_LEAD}(?:[\w'-]+[ ]){{0,7}}?(?P<head>{_NAMED})\b", re.IGNORECASE)
_HELD = re.compile(
    rf"(?:(?<=\n)|(?<=[.!?]\s)|\A|[.;,]\s|\b(?:the|a|an|and|while|but)\s)(?:[\w'-]+[ ]){{0,5}}?"
    rf"(?P<head>{_NAMED})\s(?:[\w' -]{{0,60}}?\s)?"
    r"(?:followed|took place|(?:was|were) held|ended|began|failed|resumed|lasted|broke down|collapsed|started"
    r"|concluded)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?<!\bof )(?<!\bfor )(?<!\babout )(?<!\bon )\b(?:an?|the|\w+day's)\s"
    rf"(?:(?!of\b|about\b|for\b|on\b)[\w'-]+[ ]){{0,4}}?(?P<head>{_NAMED})\s"
    r"(?:(?:on|in|at|last|this)\s[\w ]{1,25}?\s)?between\s(?=(?:the )?[A-Z])"
    r"(?![^.;]{0,120}\b(?:could|would|may|might|will|should|planned|expected|possible)\b)",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"\b(?:would|could|might|may|will|if|unless|hopes?|no|possible|planned|future|potential|any|further)\b",
    re.IGNORECASE,
)

_PRESS = re.compile(r"\b(?:news|press) \Z", re.IGNORECASE)


def _occasions(plain: str, units: Sequence[Token]) -> list[Act]:
    """Return the events told by a noun: "after talks in Geneva", "the negotiations ended"."""
    if not units:
        return []
    start, end = units[0].start, units[-1].end
    found: list[Act] = []
    for pattern in (_HELD, _OCCASION, _BETWEEN):
        for match in pattern.finditer(plain, start, end):
            kind: TypeName = next(row.type for number, row in enumerate(OCCASIONS) if match[f"k{number}"])
            if _OPENINGS.search(match[0]) or not _is_definite(plain, match, end):
                continue
            if any(act.verb[0] <= match.start("head") < act.verb[1] for act in found):
                continue
            if _PRESS.search(plain, start, match.start("head")):
                continue
            last = _phrase_end(plain, match.end(), end)
            head = match.span("head")
            found.append(
                Act(
                    kind,
                    head,
                    None,
                    (match.start(), last),
                    (match.start(), last),
                    "together",
                    match["head"].lower(),
                    noun=True,
                )
            )
    return found


def _is_definite(plain: str, match: re.Match[str], end: int) -> bool:
    """Return whether somebody or some place is named with the noun, so that it is one certain event."""
    last = _phrase_end(plain, match.end(), end)
    return (
        re.search(r"\b[A-Z][\w.]+", plain[match.start() + 6 : last]) is not None
        or "two sides" in plain[match.start() : last]
    )


def _phrase_end(plain: str, at: int, end: int) -> int:
    found = re.compile(r"[,.;:\"]|\s(?:and (?=\w+ (?:said|told))|but|while|who|that|because|to (?=\w+ ))").search(
        plain, at, end
    )
    return found.start() if found else end


_FINDINGS = re.compile(
    r"\b(?:[A-Z][\w.]+ )?(?:intelligence|CIA|spy agency) "
    r"(?:reports?|assessments?|papers?|briefings?|memos?|documents?|findings)\b"
)


def _findings(plain: str, units: Sequence[Token]) -> list[Act]:
    """Return the papers of secret services that a sentence speaks of: "citing an intelligence report of 6 March"."""
    if not units:
        return []
    start, end = units[0].start, units[-1].end
    found = []
    for match in _FINDINGS.finditer(plain, start, end):
        last = end - 1 if plain[end - 1] in ".!?" else end
        whole = (match.start(), last)
        found.append(Act("intelligence", match.span(), match.span(), (match.end(), last), whole, "none", "", noun=True))
    return found
