"""How far the content of a reporting verb reaches: before it, behind it, or on both sides."""

from collections.abc import Sequence

from diplomatic_timeline.extraction.contents import hearer_end, skip_time, trimmed
from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.reporting import ACCORDING, Found, closes_quotation
from diplomatic_timeline.extraction.subjects import clause_start, group_start, subject_before
from diplomatic_timeline.extraction.words import Kind, Token

Span = tuple[int, int]
_CONDITIONS = frozenset(("if", "unless", "when", "once", "until", "although", "while"))


def content_limit(units: Sequence[Token], cues: Sequence[Found], one: Found) -> int:
    """Return where the content of a reporting verb ends at the latest: where the next begins its own clause."""
    edges = [left_edge(units, other) for other in cues if other.at > one.at and starts_anew(units, other, one)]
    return max(min(edges, default=len(units)), one.end)


def opening_of(units: Sequence[Token], one: Found) -> int:
    """Return the first unit of speaker and verb."""
    start = group_start(units, one.at)
    return min(start, one.subject[0]) if one.subject and not one.participle and not one.inverted else start


def breaks_out(units: Sequence[Token], one: Found) -> bool:
    """Return whether a reporting verb inside another's content is the reporter's own, as in "for saying ..."."""
    if one.participle and units[group_start(units, one.at) - 1].lower == "for":
        return True
    return one.cue.frame == "of" and relative_start(units, one) is not None


def relative_start(units: Sequence[Token], one: Found) -> int | None:
    """Return where an addition such as ", a deal which X accuses Y of breaking" begins, None if there is none."""
    start = one.subject[0] if one.subject else one.at
    if not start or units[start - 1].lower not in ("which", "whom", "that"):
        return None
    for at in range(start - 1, max(-1, start - 7), -1):
        if units[at].text == ",":
            return at
    return None


def starts_anew(units: Sequence[Token], one: Found, former: Found) -> bool:
    """Return whether a reporting verb begins a clause of its own, which ends the content of the former one."""
    if one.participle or breaks_out(units, one):
        return units[group_start(units, one.at) - 1].lower != "for"
    opening = opening_of(units, former)
    if opening and units[opening - 1].text == "," and former.end < len(units) and units[former.end].text == ",":
        return False  # "X, he said, must go": the former is only put in
    if (
        one.subject
        and one.subject[0] < former.at
        and units[group_start(units, one.at) - 1].lower in (",", "and", "but")
    ):
        return True
    edge = left_edge(units, one)
    if not edge:
        return False
    before = units[edge - 1]
    return before.text in (";", "--") or (
        before.kind is Kind.CONJ and before.lower in ("while", "but", "and", "though", "although", "as", "whereas")
    )


def left_edge(units: Sequence[Token], one: Found) -> int:
    """Return where the clause of a reporting verb begins."""
    start = group_start(units, one.at)
    relative = relative_start(units, one)
    if relative is not None:
        return relative
    if one.subject and one.subject[0] < start and not one.participle and not one.inverted:
        reaches = one.subject[1] == start or (units[one.subject[1]].text == "," == units[start - 1].text)
        return one.subject[0] if one.subject[0] >= clause_start(units, start) and reaches else start
    return start


def content_around(units: Sequence[Token], one: Found, start: int, limit: int, taken: int) -> tuple[list[Span], int]:
    """Return the content of "CONTENT, X said" and "CONTENT, X said, CONTENT"; nothing if the content only follows."""
    before = units[start - 1] if start else None
    if one.cue is ACCORDING:
        if start == 0:
            after = trimmed(units, one.end, limit)
            return ([after], after[1]) if after else ([], one.end)
        span = trimmed(units, taken, start)
        return ([span], one.end) if span else ([], one.end)
    if before is None or not (before.text in (",", "-", "--") or before.kind is Kind.QUOTE):
        return [], one.end
    if closes_quotation(units, start):
        return _around_quotation(units, one, start, limit, taken)
    heard = hearer_end(units, one.end, limit) if one.cue.frame == "whom" else one.end  # "..., X told the BBC"
    end = skip_time(units, heard, limit)
    if before.kind is not Kind.QUOTE and _introduces(units, start, one.end, limit):
        return [], one.end
    if end < limit and units[end].text == "," and end + 1 < limit:
        rest = end + 1
    elif end >= limit or units[end].text in (".", ",", ";") or units[end].kind is Kind.QUOTE:
        rest = end
    elif before.kind is Kind.QUOTE and units[end].text in (":",):
        rest = end + 1
    elif before.kind is Kind.QUOTE:
        rest = limit
    else:
        return [], one.end
    first = trimmed(units, taken, start)
    if first is None:
        return [], one.end
    spans = [first]
    second = trimmed(units, rest, limit)
    if second and _goes_on(units, second, first):
        spans.append(second)
    return spans, max(one.end, spans[-1][1])


def _around_quotation(units: Sequence[Token], one: Found, start: int, limit: int, taken: int) -> tuple[list[Span], int]:
    """Return the content of `"...," X said on Monday. "..."`: the quoted words before and behind."""
    first = trimmed(units, taken, start)
    if first is None:
        return [], one.end
    rest = next((at for at in range(one.end, limit) if units[at].kind is Kind.QUOTE), None)
    if rest is None:
        return [first], one.end
    begin = rest - 1 if units[rest - 1].lower == "that" else rest
    second = trimmed(units, begin, limit)
    return ([first, second], second[1]) if second else ([first], one.end)


def _introduces(units: Sequence[Token], start: int, at: int, limit: int) -> bool:
    """Return whether "that", or a comma or colon with a quotation, follows the verb."""
    for place in range(at, min(limit, at + 12)):
        if units[place].lower == "that" or units[place].text == ":":
            return True
        if units[place].kind is Kind.QUOTE:
            return (place == at or units[place - 1].text == ",") and not _opens_with_clause(units, start)
        if units[place].text == "," and not (place + 1 < limit and units[place + 1].kind is Kind.QUOTE):
            return False
    return False


def _opens_with_clause(units: Sequence[Token], start: int) -> bool:
    """Return whether the words before "X said," are a sentence of their own, not "Asked about the truce, X said,"."""
    for at in range(1, start):
        if is_finite_verb(units, at):
            subject = subject_before(units, at)
            return subject is not None and subject[0] == 0
    return False


def _goes_on(units: Sequence[Token], second: Span, first: Span) -> bool:
    """Return whether what follows "X said," is more of the content, not an addition of the reporter's."""
    opening = units[second[0]]
    if units[first[0]].lower in _CONDITIONS or not any(is_finite_verb(units, at) for at in range(*first)):
        return True
    if any(units[at].kind is Kind.QUOTE for at in range(*second)):
        return True
    if units[first[1] - 1].kind is Kind.QUOTE:
        return False
    return opening.kind is Kind.CONJ and opening.lower in ("but", "and", "because", "if", "although", "though")
