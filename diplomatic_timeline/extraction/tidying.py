"""Drafts made fit to stand alone: no sides that nobody can name, no headline that only tells what the article tells."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diplomatic_timeline.extraction.cast import Who
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.gazetteer import names
from diplomatic_timeline.extraction.units import Page

_NAMELESS = re.compile(
    r"(?:(?:the|each|every|either|both|all|any) )?(?:others?|each|both|sides?|parties|party)(?: of them)?",
    re.IGNORECASE,
)
_STEM = 4
"""Letters by which "Sudan" and "Sudanese" are known to mean the same."""


def tidy(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without participants such as "each side", without newspapers as the side addressed, and
    without what the headline tells first and the article then tells itself.
    """
    named = [draft for draft in map(_with_names, drafts) if draft.actors or draft.recipients]
    end = _headline_end(page)
    body = [draft for draft in named if draft.verb[0] >= end]
    return [draft for draft in named if draft.verb[0] >= end or not any(_retells(one, draft) for one in body)]


def _with_names(draft: Draft) -> Draft:
    actors = tuple(who for who in draft.actors if not _NAMELESS.fullmatch(who.name))
    recipients = tuple(who for who in draft.recipients if not _NAMELESS.fullmatch(who.name) and not _is_paper(who))
    return replace(draft, actors=actors, recipients=recipients)


def _is_paper(who: Who) -> bool:
    """Say whether somebody is told things only to pass them on: an agency or a newspaper."""
    entry = names().get(who.name)
    return entry is not None and entry.kind == "media"


def _headline_end(page: Page) -> int:
    """Return where the headline ends: a first line of its own without a full stop; 0 where there is none."""
    line = re.compile(r"\s*\S[^\n]{15,200}?[^\s.!?:;,\"']\s*\n\s*\n").match(page.plain)
    return line.end() if line and line.end() < len(page.plain.rstrip()) else 0


def _retells(body: Draft, headline: Draft) -> bool:
    return body.type == headline.type and bool(_stems(body.actors) & _stems(headline.actors))


def _stems(people: Sequence[Who]) -> set[str]:
    """Return the beginnings of the names' words, and the countries: "Sudan army" and "the Sudanese army" share some."""
    words = {
        word[:_STEM].lower() for who in people for word in who.name.split() if len(word) >= _STEM and word[0].isupper()
    }
    return words | {who.code for who in people if who.code}
