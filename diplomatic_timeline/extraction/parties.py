"""The other side of an event: whom it is done to, said to or said of."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.actors import find_who
from diplomatic_timeline.extraction.cast import Cast, Who, as_sides
from diplomatic_timeline.extraction.gazetteer import names, title_words
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.wordlists import word_set
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

Span = tuple[int, int]
_BREAKS = word_set(
    "of in at on about over after before during since for from by as into under within without amid near because"
    " to against with between through despite following that which who while when where and"
)
_BEHIND = {
    "to": ("to", "for"),
    "on": ("on", "against", "at", "over", "in"),
    "from": ("from", "with"),
    "of": ("of", "from"),
}
_BROKERED = re.compile(r"\b([\w.]+)-(?:brokered|mediated|hosted|led|backed)\b")
_BROKERS = re.compile(
    r"\b((?:the )?[A-Z]\w+(?: [A-Z]\w+)*) (?:has |had )?(?:brokered|mediated|arranged|facilitated|convened) "
)
_WHICH = word_set(
    "a an the last this next earlier late early one two three"
    " four five six seven eight nine ten eleven twelve several few some"
)
_NO_PARTY = ("media", "region")


def parties(cast: Cast, span: Span | None, roles: str, before: Sequence[Who]) -> list[Who]:
    """Return the other side in the words behind a verb, by the `roles` of its row in `triggers`."""
    if span is None or roles == "none":
        return []
    if roles == "object":
        opens = find_tokens(cast.plain, *span)[:1]
        if opens and opens[0].kind is Kind.PREP:
            return []  # "a loan that Chad granted in April": the object stands elsewhere
        return find_who(cast, phrase(cast, span[0], span[1]), before)
    if roles == "together":
        return _all_sides(cast, span, before)
    return _behind(cast, span, _BEHIND[roles], before)


def phrase(cast: Cast, start: int, end: int) -> Span:
    """Return the noun phrase at the head of a span."""
    tokens = find_tokens(cast.plain, start, end)
    last = start
    for number, token in enumerate(tokens):
        name = cast.is_inside(token.start) or _holds_office(tokens, number)
        if (
            number
            and not name
            and (
                token.lower in _BREAKS - {"and"}
                or token.text in (",", ";", "(", "-")
                or token.kind is Kind.AUX
                or _opens_time(tokens[number : number + 2])
            )
        ):
            break
        last = token.end
    return start, last


def _holds_office(tokens: Sequence[Token], number: int) -> bool:
    """Say whether "of" stands in an office: "the foreign minister of Chad"."""
    return number > 0 and tokens[number].lower == "of" and tokens[number - 1].lower in title_words()


def _opens_time(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase of time begins: "on four commanders two weeks ago", "last week"."""
    if is_time(tokens[0]):
        return True
    leads = tokens[0].kind is Kind.NUMBER or tokens[0].lower in _WHICH  # "two weeks ago", "a day later"
    return leads and len(tokens) > 1 and is_time(tokens[1])


def _all_sides(cast: Cast, span: Span, before: Sequence[Who]) -> list[Who]:
    opens = find_tokens(cast.plain, *span)[:1]
    found = [] if opens and opens[0].kind is Kind.PREP else find_who(cast, phrase(cast, *span), before)
    found = [who for who in as_sides(found) if who.name[0].isupper()]
    aside = re.compile(r", (?:the|a|an|which|who)\b").search(cast.plain, *span)
    near = (span[0], aside.start() if aside else span[1])
    to = ("to",) if opens and opens[0].lower == "to" else ()  # "spoke to the king by phone"
    return _distinct([*found, *_behind(cast, near, ("with", "between", *to), before)])


def _behind(cast: Cast, span: Span, words: Sequence[str], before: Sequence[Who]) -> list[Who]:
    tokens = find_tokens(cast.plain, *span)
    for word in words:
        for number, token in enumerate(tokens[:-1]):
            if token.lower == word:
                found = find_who(cast, phrase(cast, tokens[number + 1].start, span[1]), before)
                found = as_sides(found)
                if found:
                    return found
    return []


def mediators(cast: Cast, span: Span) -> list[Who]:
    """Return who brokered what is spoken of: "a US-brokered truce"."""
    found = []
    for match in (
        *_BROKERED.finditer(cast.plain, *span),
        *_BROKERS.finditer(cast.plain, max(0, span[0] - 60), span[1]),
    ):
        entry = names().get(match[1])
        if entry:
            found.append(Who(entry.name, "state", entry.code))
    return found


def spoken_of(cast: Cast, spans: Sequence[Span], speakers: Sequence[Who]) -> list[Who]:
    """Return the people, states and bodies named in what is said, those that speak left out."""
    own = {who.name for who in speakers}
    found = []
    for start, end in spans:
        for mention in cast.within(start, end):
            if (
                mention.kind in ("other", "place", *_NO_PARTY)
                or mention.name in own
                or _is_place(cast, mention.start, mention.kind)
                or cast.plain[max(0, mention.start - 8) : mention.start] == "without "
            ):
                continue
            kind = (
                "person"
                if mention.kind == "person"
                else "state"
                if mention.kind in ("state", "capital", "demonym")
                else "body"
            )
            found.append(Who(mention.name, kind, mention.code))
    return _distinct(found)


def _is_place(cast: Cast, start: int, kind: str) -> bool:
    return (
        kind in ("capital", "seat")
        and re.search(r"\b(?:in|at|near|from|outside|around)(?: the)? $", cast.plain[max(0, start - 12) : start])
        is not None
    )


_ADDRESSED = re.compile(
    r"\b(?:(?:signal|message|warning|appeal|ultimatum|call) to"
    r"|(?:show|tell|convince|remind|warn|persuade|press|urge|call on)) (?!\w+day\b)(?=(?:the |\w+'s )?[A-Z])"
)


def addressed(cast: Cast, spans: Sequence[Span], before: Sequence[Who]) -> list[Who]:
    """Return whom a speech is meant for where its content says so: "a signal to the president"."""
    for start, end in spans:
        found = _ADDRESSED.search(cast.plain, start, end)
        if found:
            return find_who(cast, phrase(cast, found.end(), end), before)
    return []


_MUST = re.compile(
    r"\s*(?:that )?(?P<who>[^,.;:\"]{2,60}?) "
    r"(?:would have to|will have to|must|should|needs? to|needed to|had to|ha(?:s|ve) to|ought to)\b"
)


def asked_of(cast: Cast, spans: Sequence[Span], before: Sequence[Who]) -> list[Who]:
    """Return of whom something is asked: "both sides would have to leave"."""
    found = _MUST.match(cast.plain, *spans[0]) if spans else None
    people = find_who(cast, found.span("who"), before) if found else []
    return as_sides(people)


_OFFER = (
    r"(?:offer|plan|proposal|idea|invitation|condition|demand|request|call|appeal|overture|ultimatum|initiative"
    r"|bid)s?\b"
)
_ITS_OFFER = re.compile(rf"(?:'s)?(?: (?!(?:and|or|to|that|the)\b)[a-z-]+){{0,2}} {_OFFER}")
_THE_OFFER = re.compile(rf"(?:the|that|this) (?:[a-z-]+ )?(?P<offer>{_OFFER})")
_NEAR = 500
"""Letters back to which "the proposal" points."""
_OFFER_OF = re.compile(rf"{_OFFER} (?:(?:made|put forward|presented|drafted) )?(?:by|from) (?:the )?\Z")


def offering(cast: Cast, spans: Sequence[Span], codes: Sequence[str]) -> list[Who]:
    """Return who made what is accepted or refused: "a US proposal", "Chad's demands", "the offer from Chad".

    "The proposal" is that of the last one who was told of with one. `codes` are those of the side that answers.
    """
    for mention in (one for start, end in spans for one in cast.within(start, end)):
        before = cast.plain[max(spans[0][0], mention.start - 50) : mention.start]
        if (_ITS_OFFER.match(cast.plain, mention.end) or _OFFER_OF.search(before)) and mention.code not in codes:
            return find_who(cast, (mention.start, mention.end))
    thing = _THE_OFFER.match(cast.plain, spans[0][0], spans[0][1])
    if thing is None:
        return []
    for mention in reversed(cast.within(max(0, thing.start() - _NEAR), thing.start())):
        told = _ITS_OFFER.match(cast.plain, mention.end)
        if told and told[0].endswith(thing["offer"]) and mention.code not in codes:
            return find_who(cast, (mention.start, mention.end))
    return []


# What a speaker says that his own side would do, in a threat or in return for something.
_OFFERS = re.compile(
    r"(?:'s \w+)? (?:would|will|could|may|might) (?:not |only |then )*"
    r"(?!(?:have|need) to\b|pay|face|suffer|regret|lose|bear|be (?:held|hit|punished)|have)\w+"
)


def opponent(cast: Cast, spans: Sequence[Span], speakers: Sequence[Who], codes: Sequence[str]) -> Who | None:
    """Return the first party in what is said that is not on the speaker's own side, a state rather than a person.

    One that would do something is on it: "Washington would turn to other means", "before Chad would agree".
    """
    acting = {
        mention.name
        for start, end in spans
        for mention in cast.within(start, end)
        if _OFFERS.match(cast.plain, mention.end)
    }
    others = [who for who in spoken_of(cast, spans, speakers) if not (who.code and who.code in codes)]
    others = [who for who in others if who.name not in acting]
    return next((who for who in others if who.kind == "state"), others[0] if others else None)


def codes_of(cast: Cast, people: Sequence[Who]) -> list[str]:
    """Return the country codes of participants, for a person by the offices that the article gives them."""
    codes = [who.code for who in people if who.code]
    names = {who.name for who in people}
    return codes + [office.code for office in cast.offices if office.person in names and office.code]


def _distinct(people: Sequence[Who]) -> list[Who]:
    found: dict[str, Who] = {}
    for who in people:
        found.setdefault(who.name, who)
    return list(found.values())
