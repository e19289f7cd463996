"""Quotations that no reporting verb claims: they go on from the speaker before, or are signed or introduced."""

from dataclasses import replace

from diplomatic_timeline.extraction.attribution import SILENT, Attribution, verbal_attributions
from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.subjects import subject_before
from diplomatic_timeline.extraction.units import Page, Sentence, offsets_of
from diplomatic_timeline.extraction.words import Kind

Span = tuple[int, int]


def find_attributions(page: Page) -> list[Attribution]:
    """Return the attributions of a text in its order, quotations without a reporting verb included."""
    found = verbal_attributions(page)
    claimed = [span for one in found for span in one.content]
    out = list(found)
    for number, sentence in enumerate(page.sentences):
        for quotation in sentence.quotations:
            if any(start < quotation.end and quotation.start < end for start, end in claimed):
                continue
            span = quotation.start, quotation.end
            signed = _signed(sentence, number, span)
            if signed:
                out.append(signed)
            elif quotation.continues or span[1] - span[0] >= 0.8 * (sentence.end - sentence.start):
                _join(page, out, number, span)
    return sorted(out, key=lambda one: (one.sentence, one.verb[0]))


def _signed(sentence: Sentence, number: int, span: Span) -> Attribution | None:
    """Return the attribution of a quotation signed behind a dash: `"..." - Jane Doe`."""
    at = next(k for k, unit in enumerate(sentence.units) if unit.start == span[0])
    rest = sentence.units[at + 1 :]
    if (
        at == 0
        and len(rest) > 1
        and rest[0].text in ("-", "--")
        and all(unit.kind is not Kind.VERB for unit in rest[1:])
    ):
        return Attribution(
            number,
            SILENT,
            (rest[0].start, rest[0].end),
            (rest[1].start, rest[-1].end),
            (span,),
            (span[0], sentence.end),
        )
    return None


def _join(page: Page, out: list[Attribution], number: int, span: Span) -> None:
    """Add a quotation that stands alone to the attribution before it, or as one of its own by the same speaker."""
    paragraph = page.sentences[number].paragraph
    for place in range(len(out) - 1, -1, -1):
        one = out[place]
        if one.sentence > number or (one.sentence == number and one.verb[0] > span[0]):
            continue
        gap = paragraph - page.sentences[one.sentence].paragraph
        if gap > 1:
            break
        joined = one.sentence >= number - 1 and (gap == 0 or page.plain[page.sentences[one.sentence].end - 1] == ":")
        if joined and any(page.plain[end - 1] in "\"'" for _, end in one.content):
            out[place] = replace(one, content=(*one.content, span))
        else:
            out.append(Attribution(number, SILENT, (span[0], span[0]), one.speaker, (span,), span, carried=True))
            out.sort(key=lambda row: (row.sentence, row.verb[0]))
        return
    introduced = _introduced(page, number)
    out.append(Attribution(number, SILENT, (span[0], span[0]), introduced, (span,), span, carried=True))
    out.sort(key=lambda row: (row.sentence, row.verb[0]))


def _introduced(page: Page, number: int) -> Span | None:
    """Return the subject of a sentence that ends with a colon right before: "The minister wrote:"."""
    if not number or page.plain[page.sentences[number - 1].end - 1] != ":":
        return None
    units = page.sentences[number - 1].units
    for verb in range(len(units) - 1, 0, -1):
        if is_finite_verb(units, verb):
            subject = subject_before(units, verb)
            return offsets_of(units, subject) if subject else None
    return None
