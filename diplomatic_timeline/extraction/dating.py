"""Dates of the events of an article: the times of their own sentences, and what the text lets carry over to others."""

import re
from collections.abc import Sequence
from datetime import date

from diplomatic_timeline.extraction.cast import Cast
from diplomatic_timeline.extraction.dates import date_in_claim, date_of_act, date_of_object, date_of_speech
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.story import find_carried
from diplomatic_timeline.extraction.units import Page
from diplomatic_timeline.times import TimeMention
from diplomatic_timeline.when import When

Dated = tuple[When | None, str | None, str | None]
_SINCE = "between what is claimed and the article: the text does not say when it was claimed"
_FEW = 3  # days between a deed and the article within which a claim about it is dated


def date_events(
    page: Page, cast: Cast, drafts: Sequence[Draft], times: Sequence[TimeMention], published: date
) -> list[Dated]:
    """Return date, phrase and explanation of each event, all None where the text gives it no date.

    First come the times of an event's own sentence, then those of what it goes on from, told before or after it.
    """
    found = [_own(page, drafts, draft, times, published) for draft in drafts]
    dates = [when for when, _phrase, _how in found]
    for number, when in enumerate(dates):
        carried = find_carried(page, cast, drafts, number, dates) if when is None else None
        if carried is not None:
            dates[number] = dates[carried.number]
            found[number] = (dates[number], found[carried.number][1], carried.how)
    return found


def _own(page: Page, drafts: Sequence[Draft], draft: Draft, times: Sequence[TimeMention], published: date) -> Dated:
    tellings = (draft, *draft.again)  # "accused X of lying. ... she wrote on Thursday"
    time = next((time for one in tellings if (time := _time_of(page, drafts, one, times))), None)
    if time is not None:
        return time.when, page.text[time.start : time.end], time.how
    return _claimed_since(page, draft, times, published) or (None, None, None)


def _time_of(page: Page, drafts: Sequence[Draft], draft: Draft, times: Sequence[TimeMention]) -> TimeMention | None:
    sentence = page.sentences[draft.sentence]
    others = [other.verb for other in drafts if other.sentence == draft.sentence and other.verb != draft.verb]
    if not draft.speech:
        return date_of_act(page.plain, sentence, draft.verb, draft.clause, others, times)
    speeches = [
        one for other in drafts for one in (other, *other.again) if one.sentence == draft.sentence and one.speech
    ]
    contents = [span for one in speeches for span in one.content]
    time = date_of_speech(page.plain, sentence, draft.verb, draft.clause, contents, others, times)
    if time is None and draft.frame in ("what", "of") and draft.content:
        time = date_of_object(page.plain, draft.verb, draft.content[0], times)
    return time


def _claimed_since(page: Page, draft: Draft, times: Sequence[TimeMention], published: date) -> Dated | None:
    """Return the days on which an undated claim can have been made, if these are few."""
    if draft.type != "claim" or not draft.content:
        return None
    time = date_in_claim(page.plain, draft.content[0], times)
    day = str(time.when)[:10] if time else ""
    if time is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    days = (published - date.fromisoformat(day)).days
    if not 0 <= days <= _FEW:
        return None
    when = When.parse(day if not days else f"{day}/{published.isoformat()}")
    return when, page.text[time.start : time.end], _SINCE
