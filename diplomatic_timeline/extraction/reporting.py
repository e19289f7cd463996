"""Reporting verbs in a sentence, each with its subject and the frame that fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomatic_timeline.extraction.contents import hearer_end, skip_time
from diplomatic_timeline.extraction.cues import Cue, cues_of
from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.frames import SPEECH_NOUNS, choose_cue
from diplomatic_timeline.extraction.subjects import (
    group_start,
    subject_after,
    subject_before,
    subject_before_preposition,
    told_by_infinitive,
)
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.verbs import Form, form_of
from diplomatic_timeline.extraction.wordlists import words_of
from diplomatic_timeline.extraction.words import Kind, Token

Span = tuple[int, int]


CLAIMS = words_of("claim noun")
_PRINTED = frozenset(("report", "reports", "article", "articles", "story"))
_MEDIA = frozenset(("media", "press", "newspaper", "newspapers", "television"))
CLAIM = Cue("claim", "", "claim", "noun")
REPORT = Cue("report", "", "statement", "noun")
ACCORDING = Cue("according", "to", "statement", "that")


@dataclass(frozen=True, slots=True)
class Found:
    """A reporting verb in a sentence, in units: its verb group, its subject and its end."""

    at: int
    end: int
    cue: Cue
    subject: Span | None
    inverted: bool = False
    participle: bool = False
    noun: bool = False


def find_cues(units: Sequence[Token]) -> list[Found]:
    """Return the reporting verbs of a sentence in their order."""
    found: list[Found] = []
    for at, unit in enumerate(units):
        if unit.lower == "according" and at + 1 < len(units) and units[at + 1].lower == "to":
            end = hearer_end(units, at + 2, len(units))
            if end > at + 2:
                found.append(Found(at, end, ACCORDING, (at + 2, end)))
        elif unit.lower in SPEECH_NOUNS and (noun := _reporting_noun(units, at)):
            found.append(noun)
        elif unit.kind is Kind.VERB or (unit.kind is Kind.NAME and at == 0):
            one = _reporting_verb(units, at)
            if one:
                found.append(_with_shared_subject(units, one, found))
    return found


def _reporting_noun(units: Sequence[Token], at: int) -> Found | None:
    """Return "claims by X that ..." and "X's claim that ...": what follows is told by X, or by nobody who is named."""
    that = next((k for k in range(at + 1, min(at + 16, len(units))) if units[k].lower == "that"), None)
    if that is None or any(_breaks_off(units, k) for k in range(at + 1, that)):
        return None
    printed = units[at].lower in _PRINTED
    by = next(
        (k for k in range(at + 1, that) if units[k].lower in ("by", "from") or (printed and units[k].lower == "in")),
        None,
    )
    subject: Span | None = None
    if by is not None:
        end = hearer_end(units, by + 1, that)
        while end > by + 1 and (is_time(units[end - 1]) or units[end - 1].kind in (Kind.DET, Kind.PREP)):
            end -= 1
        subject = (by + 1, end) if end > by + 1 else None
    elif at and units[at - 1].lower == "'s":
        subject = subject_before_preposition(units, at - 1)
    elif at > 1 and units[at - 1].lower in _MEDIA:
        subject = subject_before_preposition(units, at)
    return Found(at, that, CLAIM if units[at].lower in CLAIMS else REPORT, subject, noun=True)


def _breaks_off(units: Sequence[Token], at: int) -> bool:
    """Return whether a noun's own phrase has ended: at a comma, or a verb other than "made by"."""
    by = at + 1 < len(units) and units[at + 1].lower == "by"
    return units[at].text in (",", ".") or (is_finite_verb(units, at) and not by)


def _with_shared_subject(units: Sequence[Token], one: Found, former: Sequence[Found]) -> Found:
    """Give "... and accused X" the speaker of the verb before it, not the subject of what that one reports."""
    start = group_start(units, one.at)
    if one.participle and former and not former[-1].participle and units[start - 1].lower != "for":
        return replace(one, subject=former[-1].subject)
    if not start or units[start - 1].lower not in ("and", "but") or not former or one.inverted:
        return one
    tense, earlier = form_of(units[one.at].lower), form_of(units[former[-1].at].lower)
    same = tense is not None and earlier is not None and tense.tense == earlier.tense
    return replace(one, subject=former[-1].subject) if same and not former[-1].participle else one


def _reporting_verb(units: Sequence[Token], at: int) -> Found | None:
    form = form_of(units[at].lower)
    rows = cues_of(form.lemma) if form else ()
    if not form or not rows:
        return None
    eager = told_by_infinitive(units, at)
    if eager is not None:
        cue, end = choose_cue(units, at, rows)
        subject = subject_before(units, eager)
        return Found(at, end, cue, subject) if cue and subject else None
    return _plain_verb(units, at, form, rows)


def _plain_verb(units: Sequence[Token], at: int, form: Form, rows: Sequence[Cue]) -> Found | None:
    start = group_start(units, at)
    auxiliaries = [units[k].lower for k in range(start, at) if units[k].kind is Kind.AUX]
    passive = (
        bool(auxiliaries)
        and auxiliaries[-1] in ("is", "are", "was", "were", "been", "be", "being")
        and form.tense in ("past", "part")
    )
    before = units[start - 1] if start else None
    quoted_before = before is not None and (before.kind is Kind.QUOTE or before.text in (",", "--", "-"))
    # "The group's speaker, Jane Doe, denied the charge": a phrase without a verb is not what the charge denies
    quoted_before = quoted_before and any(
        one.kind is Kind.QUOTE or is_finite_verb(units, k) for k, one in enumerate(units[:start])
    )
    if form.tense == "ing" and not auxiliaries:
        return _participle(units, at, rows)
    if passive:
        return None
    if quoted_before or before is None:
        after = subject_after(units, at)
        inverted = (
            after is not None
            and form.tense in ("past", "s")
            and any(row.frame == "that" and not row.particle for row in rows)
        )
        if inverted and after and _ends_clause(units, after[1]):
            return Found(at, after[1], next(row for row in rows if row.frame == "that"), after, inverted=True)
    if not is_finite_verb(units, at) and not (form.tense in ("part", "base") and auxiliaries):
        return None
    if form.tense == "part" and not auxiliaries:
        return None
    subject = subject_before(units, at)
    if subject is None:
        return None
    if closes_quotation(units, subject[0]):
        spoken = [row for row in rows if row.frame in ("that", "whom") and not row.particle] or list(rows)
        return Found(at, at + 1, spoken[0], subject)
    cue, end = choose_cue(units, at, rows)
    if cue is None and subject[0] and units[subject[0] - 1].text == ",":
        rest = skip_time(units, at + 1, len(units))
        if rest >= len(units) or units[rest].text in (".", ","):
            cue = next((row for row in rows if row.frame == "that" and not row.particle), None)
    return Found(at, end, cue, subject) if cue else None


def closes_quotation(units: Sequence[Token], at: int) -> bool:
    """Return whether a quotation that is a sentence or a clause of its own ends right before a unit."""
    before = units[at - 1] if at else None
    return before is not None and before.kind is Kind.QUOTE and before.text[-2:-1] in (",", ".", "?", "!", "-")


def _ends_clause(units: Sequence[Token], at: int) -> bool:
    """Return whether nothing of the clause but time, place or an apposition follows."""
    return (
        at >= len(units)
        or units[at].kind in (Kind.PUNCT, Kind.QUOTE, Kind.PREP, Kind.ADV, Kind.CONJ)
        or units[at].kind is Kind.NAME
    )


def _participle(units: Sequence[Token], at: int, rows: Sequence[Cue]) -> Found | None:
    """Return ", saying that ..." and "accusing X of ...": its subject is that of the clause before."""
    start = group_start(units, at)
    before = units[start - 1] if start else None
    if before is not None and before.lower == "for" and start > 1:
        cue, end = choose_cue(units, at, rows)
        subject = subject_before_preposition(units, start - 1)
        named = subject and units[subject[1] - 1].kind is Kind.NAME
        return Found(at, end, cue, subject, participle=True) if cue and cue.type and named else None
    if before is not None and before.text != "," and before.kind not in (Kind.CONJ, Kind.QUOTE):
        return None
    if (
        before is not None
        and before.kind is Kind.CONJ
        and before.lower not in ("while", "and", "before", "after", "when", "as")
    ):
        return None
    cue, end = choose_cue(units, at, rows)
    if cue is None or cue.type is None:
        return None
    subject = _main_subject(units, start)
    return Found(at, end, cue, subject, participle=True) if subject else None


def _main_subject(units: Sequence[Token], at: int) -> Span | None:
    for verb in range(at - 1, -1, -1):
        if is_finite_verb(units, verb):
            found = subject_before(units, verb)
            if found and found[1] <= at:
                return found
    for verb in range(at + 1, len(units)):
        if is_finite_verb(units, verb):
            return subject_before(units, verb)
    return None
