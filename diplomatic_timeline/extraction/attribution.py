"""Who is quoted or reported to have said what: rules over sentences cut into units, no model."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.contents import clause_after, hearer_end, trimmed
from diplomatic_timeline.extraction.cues import Cue, cues_of
from diplomatic_timeline.extraction.extents import breaks_out, content_around, content_limit, opening_of
from diplomatic_timeline.extraction.frames import laid_on
from diplomatic_timeline.extraction.reporting import Found, find_cues
from diplomatic_timeline.extraction.subjects import group_start, is_told_of, subject_before
from diplomatic_timeline.extraction.units import Page, Sentence, offsets_of
from diplomatic_timeline.extraction.words import Kind, Token

SILENT = Cue("", "", "statement", "that")  # a quotation without a verb of speech of its own


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of speech or thought in the text; all spans are offsets into it.

    `speaker` is the phrase as written ("he"), None where the sentence names nobody. `whole` is the passage from
    speaker to content. `carried` marks a quotation whose speaker is the one before.
    """

    sentence: int
    cue: Cue
    verb: Span
    speaker: Span | None
    content: tuple[Span, ...]
    whole: Span
    hearer: Span | None = None
    negated: bool = False
    modal: bool = False
    participle: bool = False
    conditional: bool = False
    carried: bool = False


def verbal_attributions(page: Page) -> list[Attribution]:
    """Return the attributions that reporting verbs make, in the order of the text."""
    found: list[Attribution] = []
    for number, sentence in enumerate(page.sentences):
        found += attributions_in(sentence, number)
        back = _points_back(page, number)
        if back:
            found.append(back)
    return found


def _points_back(page: Page, number: int) -> Attribution | None:
    """Return the attribution of "The minister said this on Monday": what is said stands in the sentence before."""
    units = page.sentences[number].units
    for at in range(1, len(units) - 1):
        said = units[at].lower in ("said", "announced", "confirmed") and units[at + 1].lower in ("this", "so")
        if (
            said
            and number
            and (at + 2 >= len(units) or units[at + 2].kind in (Kind.PREP, Kind.PUNCT, Kind.ADV, Kind.CONJ, Kind.NAME))
        ):
            subject = subject_before(units, at)
            cue = next(row for row in cues_of("say") if row.frame == "that")
            former = page.sentences[number - 1]
            content = (former.units[0].start if former.units else former.start, former.end)
            if subject:
                whole = (page.sentences[number].start, page.sentences[number].end)
                return Attribution(
                    number, cue, (units[at].start, units[at].end), offsets_of(units, subject), (content,), whole
                )
    return None


def attributions_in(sentence: Sentence, number: int) -> list[Attribution]:
    """Return the attributions of one sentence; "..., X said" outranks the verbs in what is said."""
    units = sentence.units
    cues = find_cues(units)
    found: list[Attribution] = []
    taken: list[Span] = []
    framing = [one for one in cues if one.cue.frame in ("that", "whom") and not one.participle]
    for one in framing:
        begin = max([last for _, last in taken], default=0)
        if one.at < begin:
            continue
        start = opening_of(units, one)
        spans, last = content_around(units, one, start, content_limit(units, cues, one), begin)
        if spans:
            found.append(_attribution(units, one, spans, start, number))
            if not (one.subject and is_told_of(units, one.subject[0])):
                taken.append((min(start, spans[0][0]), last))
    for one in cues:
        if any(first <= one.at < last for first, last in taken) and not breaks_out(units, one):
            continue
        after = clause_after(units, one.end, content_limit(units, cues, one), one.cue)
        after = trimmed(units, *after) if after else None
        if after:
            found.append(_attribution(units, one, [after], opening_of(units, one), number))
            taken.append((min(one.at, after[0]), after[1]))
    return found


def _attribution(units: Sequence[Token], one: Found, spans: Sequence[Span], start: int, number: int) -> Attribution:
    hearer, edge = None, one.end
    if one.cue.frame in ("whom", "of"):
        begin = laid_on(units, one.end, one.cue) or one.end
        whom = one.cue.frame == "whom" or begin > one.end
        edge = hearer_end(units, begin, len(units)) if whom else _blamed_end(units, begin)
        hearer = offsets_of(units, (begin, edge)) if edge > begin else None
        if one.cue.frame == "of" and whom:
            spans = [(one.end, begin - 1)]  # "blamed the deadlock on Chad"
    first = min([span[0] for span in spans] + [start])
    last = max([span[1] for span in spans] + [one.end, edge])
    words = [units[k].lower for k in range(group_start(units, one.at), one.at)] if not one.noun else []
    return Attribution(
        sentence=number,
        cue=one.cue,
        verb=(units[one.at].start, units[one.at].end),
        speaker=offsets_of(units, one.subject) if one.subject else None,
        content=tuple(offsets_of(units, span) for span in spans),
        whole=(units[first].start, units[last - 1].end),
        hearer=hearer,
        negated=any(word in ("not", "never", "n't") or word.endswith("n't") for word in words),
        modal=any(word in ("would", "could", "might", "may", "should", "will", "to") for word in words),
        participle=one.participle,
        conditional=start > 0 and units[start - 1].lower in ("if", "unless", "whether", "once", "until"),
    )


def _blamed_end(units: Sequence[Token], at: int) -> int:
    """Return the end of the person in "accused X of"."""
    for place in range(at, min(len(units), at + 14)):
        if units[place].lower in ("of", "for", "over", "with", ",", "."):
            return place
    return at
