"""What somebody is reported to have said: the clause or object that belongs to a reporting verb."""

from collections.abc import Sequence

from diplomatic_timeline.extraction.cues import Cue, cues_of
from diplomatic_timeline.extraction.finite import NOUNLIKE, is_finite_verb
from diplomatic_timeline.extraction.subjects import CHARGES
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set
from diplomatic_timeline.extraction.words import Kind, Token

_LINK = word_set("that if whether how why what when who")
_HEARERS = word_set("of for in at and 's")


def skip_time(units: Sequence[Token], at: int, limit: int) -> int:
    """Return the place behind words of time, place and occasion: "on Monday", "late on Thursday", "in a statement"."""
    while at < limit:
        unit = units[at]
        if (
            is_time(unit)
            or unit.kind is Kind.NUMBER
            or (unit.kind is Kind.ADV and unit.lower != "there")
            or (
                unit.lower in ("last", "this", "next", "earlier", "late", "early", "later")
                and at + 1 < limit
                and (is_time(units[at + 1]) or units[at + 1].kind is Kind.PREP)
            )
        ):
            at += 1
        elif unit.kind is Kind.PREP and unit.lower not in ("up",) and not _is_amount(units, at):
            at = _phrase_end(units, at + 1, limit)
        else:
            break
    return at


def _is_amount(units: Sequence[Token], at: int) -> bool:
    """Say whether a preposition only rounds a number: "at least 52 people", "about 40 targets", "over 300 troops"."""
    following = units[at + 1 : at + 3]
    if units[at].lower == "at":
        return bool(following) and following[0].lower in ("least", "most")
    rounds = units[at].lower in ("about", "around", "over", "nearly") and len(following) > 1
    return rounds and following[0].kind is Kind.NUMBER and following[1].kind is Kind.WORD and not is_time(following[1])


def _phrase_end(units: Sequence[Token], at: int, limit: int) -> int:
    """Return the end of the noun phrase that begins at a unit: names, or an article and what follows it."""
    start = at
    while at < limit:
        unit = units[at]
        if (
            (unit.kind is Kind.DET and at == start)
            or unit.kind in (Kind.NAME, Kind.WORD, Kind.NUMBER)
            or unit.lower == "'s"
        ):
            at += 1
        elif unit.kind is Kind.DET and at > start:
            break
        elif unit.kind is Kind.PRON and at == start:
            return at + 1
        else:
            break
    return at


def hearer_end(units: Sequence[Token], at: int, limit: int) -> int:
    """Return the end of the noun phrase behind "told": "reporters", "the BBC's Today programme"."""
    end = _phrase_end(units, at, limit)
    while end + 1 < limit and units[end].lower in _HEARERS and units[end + 1].kind in NOUNLIKE:
        end = _phrase_end(units, end + 1, limit)
    return end


def clause_after(units: Sequence[Token], verb_end: int, limit: int, cue: Cue) -> tuple[int, int] | None:
    """Return the unit span of the content behind a reporting verb, up to `limit`; None if nothing follows."""
    if verb_end >= limit:
        return None
    if cue.frame == "noun":
        return verb_end, limit
    if cue.frame in ("what", "of"):
        if units[verb_end].text in (",", ":", ";"):
            return None
        return verb_end, _object_end(units, verb_end, limit)
    start = verb_end
    if cue.frame == "whom":
        start = hearer_end(units, start, limit)
    link = _find_link(units, start, limit)
    if link is not None:
        return (link, limit) if link < limit else None
    if cue.frame == "that" or start < limit:
        begin = skip_time(units, start, limit)
        while begin < limit and units[begin].text in (",", ":", ";", "-"):
            begin += 1
        if begin < limit:
            return begin, limit
    return None


def _object_end(units: Sequence[Token], at: int, limit: int) -> int:
    """Return where an object ends: before ", after they had met" and its like."""
    for place in range(at, limit - 1):
        following = units[place + 1]
        if units[place].text != ",":
            continue
        if following.lower in ("after", "before", "while", "as", "when", "hours", "days"):
            return place
        relative = following.lower in ("which", "who", "whom", "whose", "that")
        if (
            not relative
            and following.kind in (Kind.NAME, Kind.PRON)
            and any(_reports(units, at) for at in range(place + 2, min(place + 5, limit)))
        ):
            return place  # "asked whether he trusted Chad, she said"
        if following.kind is Kind.DET and place + 2 < limit and units[place + 2].lower in CHARGES:
            return place  # ", a claim that his office rejected": no part of what was said
    return limit


def _reports(units: Sequence[Token], at: int) -> bool:
    form = form_of(units[at].lower) if is_finite_verb(units, at) else None
    return form is not None and any(cue.frame == "that" for cue in cues_of(form.lemma))


def _find_link(units: Sequence[Token], start: int, limit: int) -> int | None:
    """Return where the content begins if "that", a colon or a quotation introduces it."""
    for at in range(start, min(limit, start + 24)):
        unit = units[at]
        if unit.lower in _LINK and unit.kind in (Kind.CONJ, Kind.PRON):
            return at
        if unit.kind is Kind.QUOTE or unit.lower == "to":
            return at if unit.kind is Kind.QUOTE or at == start else None
        if unit.text == ":":
            return at + 1
        if unit.text in (";", "--") or (at > start and is_finite_verb(units, at)):
            return None
    return None


def trimmed(units: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Cut commas, full stops and linking words off the ends of a span of units."""
    while start < end and units[start].text in (",", ";", ":", "-", "--", "."):
        start += 1
    while end > start and (
        units[end - 1].text in (",", ";", ":", "-", "--", ".", "!", "?")
        or units[end - 1].lower in ("and", "but", "while")
    ):
        end -= 1
    return (start, end) if start < end else None
