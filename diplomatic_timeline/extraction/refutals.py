"""Denials that stand beside a claim: "..., an account that Chad dismissed", "..., a claim denied by the army"."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.cast import Cast, Who
from diplomatic_timeline.extraction.drafts import Draft
from diplomatic_timeline.extraction.parties import codes_of
from diplomatic_timeline.extraction.units import Page, Sentence

_NOUN = r"an? (?:\w+ )?(?:claim|charge|account|accusation|allegation|assertion|version|report|suggestion)"
_DENIED = r"(?P<verb>den(?:ied|ies|y)|dismiss(?:ed|es)?|reject(?:ed|s)?|refute[ds]?|dispute[ds]?|rebuff(?:ed|s)?)"
_HAVE = r"(?:\w+ly )?(?:has |have |had )?(?:\w+ly )?"
_ACTIVE = re.compile(
    rf", (?P<noun>{_NOUN}|which|something) (?:that |which )?(?P<who>[^,.;:\"]{{3,60}}?) {_HAVE}{_DENIED}\b"
)
_PASSIVE = re.compile(rf", (?P<noun>{_NOUN}) (?:\w+ly )?{_DENIED} by (?P<who>[^,.;:\"]{{3,80}})")


def refutals(
    page: Page, cast: Cast, sentence: Sentence, number: int, before: Sequence[Who], blamed: Sequence[Who]
) -> list[Draft]:
    """Return the denials that a sentence adds to what it reports.

    `before` is who was named earlier, `blamed` whom the report is about: "the group" and "its government" mean them.
    """
    found: list[Draft] = []
    for pattern in (_ACTIVE, _PASSIVE):
        for match in pattern.finditer(page.plain, sentence.start, sentence.end):
            actors = find_who(cast, match.span("who"), [*before, *blamed])
            if blamed and len(actors) == 1 and not re.search("[A-Z]", actors[0].name):
                actors = list(blamed)
            if not actors or any(one.start <= match.start("verb") < one.end for one in page.quotations):
                continue
            whole = (match.start("noun"), match.end() if pattern is _PASSIVE else match.end("verb"))
            found.append(
                Draft(
                    type="denial",
                    sentence=number,
                    verb=match.span("verb"),
                    lemma="deny",
                    evidence=(whole,),
                    actors=tuple(actors),
                    content=(match.span("noun"),),
                    clause=whole,
                    frame="what",
                    beside=True,
                    sides=tuple(codes_of(cast, actors)),
                )
            )
    return found
