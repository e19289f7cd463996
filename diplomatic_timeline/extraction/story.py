"""How a news story hands a date on: from a speaker's words to the next, from a meeting, from "meanwhile", to its lead.

Each rule names the other event whose date an undated one shares, and says why. They are tried in order; what none of
them covers has no date.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.cast import Cast
from diplomatic_timeline.extraction.deeds import MEETINGS
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.units import Page
from diplomatic_timeline.when import When

_BACK = re.compile(
    r"(?:In|At|During) (?:that|the|those|these|their) (?:\w+ )?(?:calls?|meeting|talks|visit|conversation|summit)\b"
)
_MEANWHILE = re.compile(r"\b(?:meanwhile|at the same time|in the meantime)\b", re.IGNORECASE)
# Words that set a speech apart from the news that the article is about.
_APART = re.compile(
    r"\b(?:had|has|have|'ve|'d|previously|earlier|once|long|repeatedly|often|always|before|later|since|this week)\b",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(
    r"\b(?:(?:that|the same) (?:night|morning|evening|afternoon|day)|(?:earlier|later) in the day)\b", re.IGNORECASE
)
_BACK_TO = 60  # events back to which is looked: what a long text costs grows with its length alone
_NEXT = 2  # paragraphs within which a story comes back to its lead


@dataclass(frozen=True, slots=True)
class Carried:
    """The event, by its number, whose date another one shares, and why in a sentence."""

    number: int
    how: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule looks at: the drafts of an article, which of them are dated, and the one that is not."""

    page: Page
    cast: Cast
    drafts: Sequence[Draft]
    dates: Sequence[When | None]
    number: int

    @property
    def draft(self) -> Draft:
        """Return the draft that has no date."""
        return self.drafts[self.number]

    def paragraph(self, number: int) -> int:
        """Return the paragraph of a draft."""
        return self.page.sentences[self.drafts[number].sentence].paragraph


def find_carried(
    page: Page, cast: Cast, drafts: Sequence[Draft], number: int, dates: Sequence[When | None]
) -> Carried | None:
    """Return the event whose date an undated one shares, None if there is none; `dates` are those known so far."""
    told = Told(page, cast, drafts, dates, number)
    for rule, how in _RULES:
        other = rule(told)
        if other is not None and dates[other] is not None:
            return Carried(other, how.format(name=drafts[other].actors[0].name if drafts[other].actors else "it"))
    return None


def _that_meeting(told: Told) -> int | None:
    """Return the meeting told before, where a sentence opens with "In that call"."""
    if not _BACK.match(told.page.plain, told.page.sentences[told.draft.sentence].start):
        return None
    return next((at for at in range(told.number - 1, -1, -1) if told.drafts[at].type in MEETINGS), None)


def _words_before(told: Told) -> int | None:
    """Return the speech right before, if the same person goes on speaking in the same or the next paragraph."""
    draft = told.draft
    if not _is_plainly_told(told, draft):
        return None
    for other in range(told.number - 1, -1, -1):
        former = told.drafts[other]
        if told.paragraph(told.number) - told.paragraph(other) > 1:
            return None
        if former.speech and _speaker(former) == _speaker(draft) is not None:
            return other
        if former.speech and former.sentence != draft.sentence:
            return None
    return None


def _meanwhile(told: Told) -> int | None:
    """Return the event told right before, where the text says that this one happened at the same time."""
    sentence = told.page.sentences[told.draft.sentence]
    near = told.drafts[max(0, told.number - _BACK_TO) : told.number + _BACK_TO]
    contents = [span for one in near if one.sentence == told.draft.sentence for span in one.content]
    found = _MEANWHILE.search(told.page.plain, sentence.start, sentence.end)
    if not found or any(start <= found.start() < end for start, end in contents):
        return None
    return next((at for at in range(told.number - 1, -1, -1) if told.drafts[at].sentence < told.draft.sentence), None)


def _that_day(told: Told) -> int | None:
    """Return the event told before from whose day "that night" and "earlier in the day" go on."""
    sentence = told.page.sentences[told.draft.sentence]
    clause = (
        max(sentence.start, min(told.draft.clause[0], told.draft.verb[0]) - 60),
        max(told.draft.clause[1], told.draft.verb[1]),
    )
    found = _THAT_DAY.search(told.page.plain, *clause)
    if not found or any(start <= found.start() < end for start, end in told.draft.content):
        return None
    return next((at for at in range(told.number - 1, -1, -1) if told.dates[at] is not None), None)


def _same_side(told: Told) -> int | None:
    """Return the last dated words of the same speaker, or of the state or body that he speaks for.

    Only what the story tells plainly belongs to the news: "has warned before" and "had said" do not.
    """
    if not _is_plainly_told(told, told.draft):
        return None
    voices = _voices(told.cast, told.draft)
    for other in range(told.number - 1, max(-1, told.number - _BACK_TO), -1):
        former = told.drafts[other]
        if former.speech and not former.mutual and told.dates[other] is not None and _is_plainly_told(told, former):
            if _speaker(former) == _speaker(told.draft) is not None:
                return other
            if voices & _voices(told.cast, former):
                return other
    return None


def _speaker(draft: Draft) -> str | None:
    return draft.actors[0].name if draft.actors else None


def _is_plainly_told(told: Told, draft: Draft) -> bool:
    start = max(draft.clause[0], draft.verb[0] - 60) if draft.clause[0] <= draft.verb[0] else draft.verb[0]
    for span in draft.content:
        start = span[1] if start < span[1] <= draft.verb[0] else start
    return draft.speech and _APART.search(told.page.plain, start, draft.verb[0]) is None


def _voices(cast: Cast, draft: Draft) -> set[str]:
    """Return the codes of the states and bodies that speak, and of those whose spokesman does."""
    spoken = {who.code for who in draft.actors if who.kind != "person" and who.code}
    people = {who.name for who in draft.actors if who.kind == "person"}
    if not people:
        return spoken
    return spoken | {one.code for one in cast.offices if one.person in people and one.title == "spokesman" and one.code}


def _source_of_lead(told: Told) -> int | None:
    """Return the lead, if it tells what a state said and the next to speak is the minister who said it."""
    if told.number > _BACK_TO:
        return None
    speeches = [at for at, one in enumerate(told.drafts[: told.number + 1]) if one.speech]
    if len(speeches) != 2 or speeches[1] != told.number or not _is_plainly_told(told, told.draft):
        return None
    lead = told.drafts[speeches[0]]
    people = {who.name for who in told.draft.actors if who.kind == "person"}
    offices = {one.code for one in told.cast.offices if one.person in people}
    near = lead.sentence == 0 and told.paragraph(told.number) - told.paragraph(speeches[0]) <= 1
    return speeches[0] if near and {who.code for who in lead.actors if who.code} & offices else None


def _told_again(told: Told) -> int | None:
    """Return where a story comes back to the words that it opens with: "X has said"."""
    if not told.draft.speech or told.number > _BACK_TO or any(one.speech for one in told.drafts[: told.number]):
        return None
    for other in range(told.number + 1, len(told.drafts)):
        if told.paragraph(other) - told.paragraph(told.number) > _NEXT:
            return None
        later = told.drafts[other]
        if later.speech and _speaker(later) == _speaker(told.draft) is not None and told.dates[other] is not None:
            return other if _is_plainly_told(told, later) else None
    return None


_RULES: tuple[tuple[Callable[[Told], int | None], str], ...] = (
    (_that_meeting, "the date of the meeting or call that the sentence goes back to"),
    (_that_day, "the day of what is told before, to which the text refers"),
    (_words_before, "the date of {name}'s words just before, which these go on from"),
    (_meanwhile, "the date of what is told just before, at the same time as the text says"),
    (_same_side, "the date of what the article tells before of {name}'s words, which these belong to"),
    (_source_of_lead, "the date of what {name} said in the opening, which these words explain"),
    (_told_again, "the date of {name}'s words that the article goes on to tell; its opening sums them up"),
)
