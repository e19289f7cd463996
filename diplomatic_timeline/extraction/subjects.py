"""Who does what a verb says: the noun phrase before it, or behind it in "..., said the minister"."""

from collections.abc import Sequence

from diplomatic_timeline.extraction.finite import NOUNLIKE, is_finite_verb
from diplomatic_timeline.extraction.gazetteer import title_words
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set, words_of
from diplomatic_timeline.extraction.words import Kind, Token

_GROUP = frozenset({Kind.AUX, Kind.ADV, Kind.NOT})
_BREAKS = (Kind.CONJ, Kind.PUNCT)
_RELATIVE = word_set("who whom which that whose where")
_SUBJECT_PRONOUNS = word_set("he she they it we i you who everyone someone nobody everybody anybody one")
_LINKERS = word_set("of for from in at on to with and & 's")


def group_start(units: Sequence[Token], verb: int) -> int:
    """Return where the verb group begins: at the first auxiliary, negation or adverb before the verb."""
    at = verb
    while at and (
        units[at - 1].kind in _GROUP
        or units[at - 1].lower in ("often", "first", "again")
        or (units[at - 1].lower == "to" and at > 1 and units[at - 2].kind is Kind.AUX)
    ):
        if (
            units[at - 1].kind is Kind.ADV
            and not units[at - 1].lower.endswith("ly")
            and units[at - 1].lower in TIME_ADVERBS
        ):
            break
        at -= 1
    return at


_POSSESSIVES = word_set("his her its their")
CHARGES = words_of("claim noun") | {"charge", "charges"}
TIME_ADVERBS = word_set("today yesterday tonight tomorrow overnight")


_EAGER = frozenset(
    {"quick", "swift", "keen", "eager", "forced", "obliged", "happy", "pleased", "proud", "able", "careful"}
)


def told_by_infinitive(units: Sequence[Token], at: int) -> int | None:
    """Return the place of "was" in "was quick to dismiss", whose infinitive tells what was done; else None."""
    if at < 3 or units[at - 1].lower != "to" or units[at - 2].lower not in _EAGER:
        return None
    return at - 3 if units[at - 3].lower in ("was", "were") else None


def clause_start(units: Sequence[Token], at: int) -> int:
    """Return where the clause before a unit begins: behind the last conjunction, semicolon or quotation."""
    while at:
        before = units[at - 1]
        if before.kind is Kind.QUOTE or before.text in (";", ":", ".", "--"):
            return at
        if before.kind is Kind.CONJ and before.lower not in ("and", "or", "that", "before", "after", "since", "until"):
            return at
        if before.lower == "that" and before.kind is Kind.CONJ and at > 1:
            return at
        at -= 1
    return 0


def subject_before(units: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the unit span [first, last) of the noun phrase that is the subject of the verb, None if there is none."""
    end = group_start(units, verb)
    if not end:
        return None
    before = units[end - 1]
    if before.text == ",":
        return _over_apposition(units, end - 1)
    if before.text in (")", "]"):
        opened = next((at for at in range(end - 1, -1, -1) if units[at].text in ("(", "[")), None)
        return _phrase_before(units, opened) if opened else None
    if before.text in ("-", "--"):
        opened = next((at for at in range(end - 2, -1, -1) if units[at].text in ("-", "--")), None)
        return _phrase_before(units, opened) if opened else None
    if before.kind is Kind.CONJ and before.lower in ("and", "but", "or"):
        return _shared(units, end - 1)
    if before.lower in _RELATIVE:
        return _antecedent(units, end - 1)
    return _phrase_before(units, end)


def _phrase_before(units: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends right before a unit."""
    nounlike = end and (units[end - 1].kind in NOUNLIKE or units[end - 1].lower == "'s")
    if not nounlike and not (end and units[end - 1].kind is Kind.VERB and _is_noun_here(units, end - 1)):
        return None
    if units[end - 1].lower in _SUBJECT_PRONOUNS:
        return end - 1, end
    if units[end - 1].kind is Kind.PRON and units[end - 1].lower not in ("what", "which", "it", "himself", "herself"):
        return None
    if units[end - 1].lower in ("both", "all", "each") and not (end > 1 and units[end - 2].kind is Kind.DET):
        return end - 1, end
    start = end
    while start and _belongs(units, start - 1, end):
        start -= 1
        if is_told_of(units, start):
            break
    if start == 1 and units[0].kind is Kind.PREP and units[1].kind is Kind.DET:
        start = _behind_place_and_time(units, 2, end) if end > 2 else start
    found = _trimmed(units, start, end)
    return (_listed(units, *found), found[1]) if found else None


def _listed(units: Sequence[Token], start: int, end: int) -> int:
    """Return where the list begins whose end the phrase is: "Chad, Niger and Togo"; else where the phrase begins.

    The first of a list begins its clause; "in Lome, Chad and Niger" and "Chad had left, and Niger" are none.
    """
    at = start
    while at and units[at - 1].lower in ("even", "also"):
        at -= 1
    joined = at > 0 and units[at - 1].lower == "and"
    if not joined and (at < start or all(one.lower != "and" for one in units[start:end])):
        return start
    at -= joined
    serial = joined and at > 0 and units[at - 1].text == ","
    begin, parts = start, 0
    while at and (units[at - 1].text == "," or (joined and not parts)):
        last = at - (units[at - 1].text == ",")
        first = last
        while first and _belongs(units, first - 1, last) and units[first - 1].lower != "and":
            first -= 1
        opens = units[first].kind in (Kind.NAME, Kind.WORD, Kind.DET, Kind.NUMBER)
        if first == last or not opens or any(is_time(one) for one in units[first:last]):
            break
        begin, at, parts = first, first, parts + 1
    clause = begin == 0 or units[begin - 1].kind in (Kind.QUOTE, Kind.CONJ) or units[begin - 1].text in ";:"
    return begin if clause and parts > serial else start


def is_told_of(units: Sequence[Token], at: int) -> bool:
    """Say whether the phrase from a unit on speaks of the noun right before it: "a charge the group denies"."""
    if at and units[at - 1].lower in _POSSESSIVES:
        at -= 1
    opens = units[at].kind in (Kind.DET, Kind.NAME) or units[at].lower in _POSSESSIVES
    return at > 0 and opens and units[at - 1].lower in CHARGES


def _belongs(units: Sequence[Token], at: int, end: int) -> bool:
    unit = units[at]
    if unit.kind in NOUNLIKE:
        counts = unit.lower == "one" and at + 1 < len(units) and units[at + 1].kind in (Kind.WORD, Kind.NAME)
        return unit.kind is not Kind.PRON or counts
    if unit.lower == "'s":
        return True
    if unit.lower in _LINKERS or unit.lower in ("near", "against", "under", "between"):
        return at > 0
    if unit.kind is Kind.VERB:
        return _is_noun_here(units, at) or _is_reduced(units, at, end)
    if unit.kind is Kind.ADV:
        return at + 1 < end and unit.lower.endswith("ly")
    if unit.kind is Kind.QUOTE:
        return at > 0 and units[at - 1].kind in (Kind.DET, Kind.WORD) and unit.end - unit.start < 40
    return False


def _is_reduced(units: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a participle only describes its noun: "a report published in January"."""
    form = form_of(units[at].lower)
    described = (at > 0 and units[at - 1].kind is Kind.WORD) or (
        at > 0 and units[at - 1].kind is Kind.VERB and _is_noun_here(units, at - 1)
    )
    return bool(
        form and form.tense in ("past", "part") and described and at + 1 < end and units[at + 1].kind is Kind.PREP
    )


def _is_noun_here(units: Sequence[Token], at: int) -> bool:
    """Return whether a word that could be a verb stands where only a noun or adjective can."""
    form = form_of(units[at].lower)
    before = units[at - 1] if at else None
    if form is None or before is None:
        return form is not None and form.tense in ("s", "base", "ing")
    if before.kind in (Kind.DET, Kind.NUMBER) or before.lower in ("'s", "of", "for", "with", "by", "in", "on", "from"):
        return True
    return form.tense in ("s", "base", "ing") and before.kind in (Kind.WORD, Kind.NAME) and before.lower != "to"


def _trimmed(units: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Cut leading words of time, adverbs, conjunctions and prepositional phrases off a noun phrase."""
    while start < end:
        unit = units[start]
        if unit.lower in _LINKERS or unit.kind in (Kind.PREP, Kind.CONJ, Kind.ADV):
            start += 1
            start = _skip_time_or_place(units, start, end, unit)
            if unit.kind is not Kind.ADV:
                start = _skip_to_name(units, start, end)
        elif is_time(unit) or (unit.kind is Kind.NUMBER and start + 1 < end and is_time(units[start + 1])):
            start += 1
        elif (
            unit.lower in ("the", "this", "last", "next", "earlier", "later")
            and start + 1 < end
            and is_time(units[start + 1])
        ):
            start += 2
        else:
            break
    while end > start and (is_time(units[end - 1]) or units[end - 1].kind is Kind.PREP):
        end -= 1
    return (start, end) if start < end else None


def _skip_to_name(units: Sequence[Token], start: int, end: int) -> int:
    """Return the place of the name in "(before) the 2024 election Trump": behind a word that is no title."""
    for at in range(start, end - 1):
        unit, following = units[at], units[at + 1]
        if (
            unit.kind is Kind.WORD
            and following.kind is Kind.NAME
            and unit.lower not in title_words()
            and unit.lower != "'s"
        ):
            return at + 1
    return start


def _skip_time_or_place(units: Sequence[Token], start: int, end: int, opener: Token) -> int:
    """After a leading preposition: skip the one name or time that it governs, if something is left behind it."""
    if opener.kind is not Kind.PREP and opener.lower not in ("in", "at", "on", "from"):
        return start
    at = start
    while at < end - 1 and (is_time(units[at]) or units[at].kind in (Kind.DET, Kind.NUMBER, Kind.ADV)):
        at += 1
    if at == start and at < end - 1 and units[at].kind is Kind.NAME:
        at += 1
    return at


def _behind_place_and_time(units: Sequence[Token], at: int, end: int) -> int:
    """Return the place behind "(in the) General Assembly last month", where a time parts it from the subject."""
    place = at
    while place < end and units[place].kind is Kind.NAME and not is_time(units[place]):
        place += 1
    first = place
    while place < end and (
        is_time(units[place]) or units[place].lower in ("last", "this", "next", "on", "late", "early")
    ):
        place += 1
    return place if at < first < place < end else at - 1


def _over_apposition(units: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Return the subject of "X, the minister, said" and "X, who met Y, said": the phrase before the first comma."""
    start = clause_start_simple(units, comma)
    segments, begin = [], start
    for at in range(start, comma + 1):
        if units[at].text == ",":
            segments.append((begin, at))
            begin = at + 1
    for first, last in segments[:-1]:
        if units[first].kind in (Kind.PREP, Kind.CONJ, Kind.ADV) or first == last:
            continue
        if is_time(units[first]) or any(is_finite_verb(units, at) for at in range(first, last)):
            continue
        return _trimmed(units, first, last)
    return _shared(units, comma)


def clause_start_simple(units: Sequence[Token], at: int) -> int:
    """Return the place behind the last quotation, semicolon, or "while", "but", "as", "because"."""
    while at:
        before = units[at - 1]
        if before.kind is Kind.QUOTE or before.text in (";", ":", "--"):
            return at
        if before.kind is Kind.CONJ and before.lower in ("while", "but", "because", "although", "though", "whereas"):
            return at
        opens = before.lower in ("after", "before", "when", "until", "that") and before.kind is Kind.CONJ
        if opens and not any(unit.text == "," for unit in units[: at - 1]):
            return at
        at -= 1
    return 0


def subject_before_preposition(units: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the noun phrase right before a preposition: whom "criticised X for saying" means."""
    start = at
    while start and (units[start - 1].kind in (Kind.NAME, Kind.WORD, Kind.DET) or units[start - 1].lower == "'s"):
        start -= 1
    return (start, at) if start < at else None


def _shared(units: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the subject of the last verb before a conjunction or comma: that of "X met Y and said"."""
    for verb in range(at - 1, 0, -1):
        if is_finite_verb(units, verb) and (units[verb - 1].kind not in _BREAKS or units[verb - 1].text == ","):
            found = subject_before(units, verb)
            if found and not any(units[k].lower in _RELATIVE for k in range(found[1], verb)):
                return found
    return None


def _antecedent(units: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the noun phrase before a relative pronoun and the pronoun itself, with or without a comma between."""
    end = at - 1 if at and units[at - 1].text == "," else at
    found = _phrase_before(units, end) if end else None
    return (found[0], at + 1) if found and found[1] == end else found


def subject_after(units: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the noun phrase right behind a verb, as in "..., said the minister", None if none stands there."""
    at = start = verb + 1
    while at < len(units) and (
        units[at].kind in (Kind.NAME, Kind.WORD, Kind.DET) or units[at].lower in ("of", "for", "'s", "and", "one")
    ):
        if units[at].kind is Kind.WORD and is_time(units[at]):
            break
        at += 1
    while at > start and (
        units[at - 1].kind is Kind.DET or units[at - 1].lower in ("of", "for", "and") or is_time(units[at - 1])
    ):
        at -= 1
    if at == start and at < len(units) and units[at].lower in ("he", "she", "they"):
        at += 1
    return (start, at) if at > start else None
