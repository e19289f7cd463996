"""Which frame of a reporting verb fits what follows it: a clause, a hearer, an object, or a person and a matter."""

from collections.abc import Sequence

from diplomatic_timeline.extraction.contents import hearer_end, skip_time
from diplomatic_timeline.extraction.cues import NEEDS_THAT, NEEDS_TO, TAKES_TO, Cue, cues_of
from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.wordlists import words_of
from diplomatic_timeline.extraction.words import Kind, Token

SPEECH_NOUNS = words_of("speech noun")


def choose_cue(units: Sequence[Token], at: int, rows: Sequence[Cue]) -> tuple[Cue | None, int]:
    """Return the cue that fits what follows the verb, and where its particle ends."""
    after = [unit.lower for unit in units[at + 1 : at + 4]]
    for row in rows:
        if row.particle:
            words = row.particle.split()
            end = at + 1 + len(words)
            if row.frame == "what" and after[1:2] == [row.particle] and after[0] in ("it", "this", "that", "them"):
                return row, at + 1  # "turned it down"
            if after[: len(words)] == words and (row.frame != "that" or _fit(units, end, row)):
                return row, end
    plain = [row for row in rows if not row.particle]
    if not plain:
        return None, at + 1
    for begin in dict.fromkeys((at + 1, _behind_day(units, at + 1))):
        best = max(plain, key=lambda row: _fit(units, begin, row))
        if _fit(units, begin, best) > 0:
            return best, begin
    return None, at + 1


def _behind_day(units: Sequence[Token], at: int) -> int:
    """Return the place behind a day that stands between a verb and what it goes with: "rejected on Monday a plan"."""
    place = at + (at < len(units) and units[at].lower in ("late", "early", "later"))
    place += place < len(units) and units[place].lower == "on"
    place += place + 1 < len(units) and units[place].kind is Kind.NUMBER and is_time(units[place + 1])  # "on 3 May"
    day = place < len(units) and is_time(units[place])
    opens = place + 1 < len(units) and (units[place + 1].kind is Kind.DET or units[place + 1].lower in ("to", "that"))
    return place + 1 if day and opens else at


def _fit(units: Sequence[Token], at: int, cue: Cue) -> int:
    """Return how well what follows a verb fits a frame; 0 is not at all."""
    following = units[at] if at < len(units) else None
    if following is None or following.text in (",", ".", ":", "-", "--") or following.kind is Kind.QUOTE:
        return (
            3
            if cue.frame == "that"
            else 1
            if cue.frame == "what" and following is not None and following.kind is Kind.QUOTE
            else 0
        )
    linked = following.kind is Kind.CONJ and following.lower in ("that", "if", "whether", "how", "why")
    if linked and following.lower == "that" and cue.frame == "what":
        linked = any(row.frame == "that" for row in cues_of(cue.verb))  # "rejected that condition"
    if cue.frame == "that":
        if linked:
            return 4
        if cue.verb in NEEDS_THAT:
            return 0
        if following.lower in SPEECH_NOUNS:
            return 0  # "repeated claims by X that ...": the claims are those of X
        if following.lower == "to" or [unit.lower for unit in units[at : at + 2]] == ["not", "to"]:
            return 3 if cue.verb in TAKES_TO else 0
        if (
            any(unit.kind is Kind.QUOTE or unit.lower == "that" for unit in units[at : at + 9])
            and following.kind is not Kind.DET
        ):
            return 3
        return 2 if _has_clause(units, at) else 0
    pointing = following.lower == "that" and not linked
    nominal = pointing or following.kind in (
        Kind.DET,
        Kind.NAME,
        Kind.WORD,
        Kind.PRON,
        Kind.NUMBER,
        Kind.VERB,
        Kind.ADV,
    )
    if cue.frame == "whom":
        return 3 if nominal and not linked and _has_hearer(units, at, cue) else 0
    if cue.frame == "of":
        return 3 if nominal and (_has_matter(units, at) or laid_on(units, at, cue)) else 0
    return 1 if nominal and not linked else 0


def _has_hearer(units: Sequence[Token], at: int, cue: Cue) -> bool:
    """Return whether somebody is told something: "told reporters that", "urged Kyiv to"."""
    end = hearer_end(units, at, len(units))
    end = _behind_day(units, end)  # "asked Chad on Monday to leave"
    following = units[end] if end < len(units) else None
    if cue.verb in NEEDS_TO or cue.particle:
        after = units[end + 1] if end + 1 < len(units) else None
        verb = after is not None and after.kind in (Kind.VERB, Kind.AUX, Kind.ADV, Kind.WORD)
        return following is not None and following.lower in ("to", "not", "if") and verb
    return end > at


def _has_clause(units: Sequence[Token], at: int) -> bool:
    """Return whether a finite verb follows before the clause ends: "said the talks had ended"."""
    start = skip_time(units, at, len(units))
    if start < len(units) and is_finite_verb(units, start):
        return False  # "the plan announced on Monday failed"
    for place in range(at, min(len(units), at + 16)):
        if units[place].text in (",", ";", ":", ".") or (units[place].kind is Kind.CONJ and place > at):
            return False
        if place > at and is_finite_verb(units, place):
            return True
    return False


def laid_on(units: Sequence[Token], at: int, cue: Cue) -> int | None:
    """Return where the one who is blamed is named in "blamed the failure on Chad", None in "blamed Chad for it"."""
    if cue.verb != "blame":
        return None
    for place in range(at, min(len(units) - 1, at + 12)):
        if units[place].lower == "for" or units[place].text in (",", ";", "."):
            return None
        if units[place].lower == "on" and not is_time(units[place + 1]):
            return place + 1
    return None


def _has_matter(units: Sequence[Token], at: int) -> bool:
    for unit in units[at + 1 : at + 12]:
        if unit.text in (",", ";", "."):
            return False
        if unit.lower in ("of", "for", "over", "with"):
            return True
    return False
