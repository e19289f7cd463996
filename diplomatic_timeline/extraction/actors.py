"""Who is meant by a phrase such as "the French leader", "he", "officials in Cairo": the names of participants."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.cast import Cast, Who, who_of
from diplomatic_timeline.extraction.gazetteer import title_words
from diplomatic_timeline.extraction.names import Mention
from diplomatic_timeline.extraction.pronouns import apposed, described_before, last_two, pronoun
from diplomatic_timeline.extraction.roles import title_of
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set, words_of
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

_DETERMINERS = word_set("the a an this that these those his her its their some any several many both one another")
_SAME_AS_STATE = word_set("side government administration authorities state federation people public nation leadership")
_NOT_WHO = word_set(
    "reporters journalists media press news interview way it there who which what that statement time day week"
    " month year percent number part matter issue question result war deal agreement plan truce ceasefire peace talks"
    " negotiations discussions consultations meeting meetings summit"
)
_PAPERS = word_set("treaty accord accords agreement pact convention protocol memorandum resolution declaration deal")
_PREPOSITIONS = word_set("of in at from on for with to by near under against between over about into")
GROUPS = word_set(
    "state capital seat ministry institution bloc parliament service forces group region media party court body"
)


_PEOPLE = words_of("people")


def find_who(cast: Cast, span: tuple[int, int], before: Sequence[Who] = ()) -> list[Who]:
    """Return whom a phrase means, the main one first; nothing if it means no participant.

    `before` are those named earlier, the latest last, where "he", "they" and "the official" look.
    """
    tokens = find_tokens(cast.plain, *span)
    while (
        len(tokens) > 1
        and tokens[0].lower in ("both", "either", "neither", "even", "only", "also", "then")
        and tokens[1].lower not in _PAIRS
    ):
        tokens = tokens[1:]
    while (
        tokens and (tokens[-1].lower in ("who", "which", "that", "whom") or tokens[-1].text == ",") and len(tokens) > 1
    ):
        tokens = tokens[:-1]
    if not tokens:
        return []
    described = described_before(cast, tokens)
    if described is not None:
        return [described]
    if [token.lower for token in tokens] == ["the", "latter"]:
        return list(before[-1:])
    if [token.lower for token in tokens] in (["the", "two"], ["the", "pair"]):
        return last_two(before)
    if len(tokens) == 1 or (tokens[0].kind is Kind.PRON and tokens[0].lower != "one"):
        meant = pronoun(tokens[0].lower, before)
        if meant is not None:
            return meant
    named = apposed(cast, span[1])
    found: list[Who] = []
    for part in _conjuncts(cast, tokens):
        who = _one(cast, part, before)
        if named and not any(mention.kind == "person" for mention in cast.within(part[0].start, part[-1].end)):
            who = [named]
        found += [one for one in who if one.name not in {other.name for other in found}]
    if len(found) == 2 and found[0].kind == "state" and found[1].kind == "group" and found[1].code:
        state = _only_state(cast, found[1])  # "Chadian and Nigerian negotiators"
        found[1] = state if state and tokens[-1].lower in _PEOPLE else found[1]
    return found


def _only_state(cast: Cast, who: Who) -> Who | None:
    """Return the state of a group that is called after it and no more: "Chadian negotiators"."""
    state = cast.state_of((who.code,))
    return state if state and len(who.name.split()) <= 1 + len(state.name.split()) else None


def _conjuncts(cast: Cast, tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut "Trump and Vice President JD Vance" in two, but not "the Ministry of Defence and Security"."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        inside = any(m.start < token.start < m.end for m in cast.within(tokens[0].start, tokens[-1].end))
        if not parts[-1] and token.lower in ("even", "also"):
            continue
        if token.lower in ("and", ",", "or", "&", "with") and not inside and not _held_open(parts[-1]):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _held_open(part: Sequence[Token]) -> bool:
    return bool(part) and part[0].lower in ("between",)


def _one(cast: Cast, tokens: Sequence[Token], before: Sequence[Who]) -> list[Who]:
    head = _head(cast, tokens)
    if not head:
        return []
    start, end = head[0].start, head[-1].end
    mentions = cast.within(start, end)
    last = mentions[-1] if mentions else None
    if last and last.end == end and last.kind != "demonym":
        return [who_of(last)] if _acts(last) else []
    if last and last.end == end:
        return [Who(last.name, "state", last.code)]
    two = _two(cast, head, before)
    if two is not None:
        return two
    office = _office(cast, head, mentions)
    if office:
        return [office]
    return _described(cast, head, mentions, before)


def _acts(mention: Mention) -> bool:
    return (
        mention.kind != "place"
        and mention.name.split()[-1].lower() not in _PAPERS
        and (mention.kind != "other" or mention.name[0].isupper())
    )


def _head(cast: Cast, tokens: Sequence[Token]) -> list[Token]:
    """Return the phrase up to its first preposition or comma, names that contain one kept whole."""
    head: list[Token] = []
    for token in tokens:
        inside = cast.is_inside(token.start)
        if (
            token.text in (",", "(", "-", ";")
            or (head and token.kind is Kind.QUOTE)
            or (head and not inside and _ends_head(cast, tokens, token))
        ):
            break
        head.append(token)
    while head and head[-1].kind in (Kind.ADV, Kind.PUNCT) and head[-1].lower != "'s":
        head.pop()
    return head


def _ends_head(cast: Cast, tokens: Sequence[Token], token: Token) -> bool:
    """Return whether a phrase is cut before this token; not before "of State" in "Secretary of State Jane Doe"."""
    if token.kind is Kind.VERB:
        form = form_of(token.lower)
        if form is not None and form.tense == "ing":
            return tokens[tokens.index(token) - 1].lower.endswith("s")  # "soldiers | fighting in the north"
        return form is not None and form.tense in ("past", "part") and token is not tokens[1]
    if token.lower != "of":
        return token.lower in _PREPOSITIONS
    person = next((m for m in cast.within(token.end, tokens[-1].end) if m.kind == "person"), None)
    between = cast.plain[token.end : person.start].split() if person else []
    return not (person and 0 < len(between) <= 3 and between[-1].lower not in title_words() - {"state"})


def _two(cast: Cast, head: Sequence[Token], before: Sequence[Who]) -> list[Who] | None:
    """Return the two last people for "the two presidents", the two last states for "both sides"."""
    words = [token.lower for token in head]
    pair = {"two", "both"} & set(words) or words in (["the", "parties"], ["the", "sides"])
    if not pair or words[-1] not in _PAIRS:
        return [] if words[-1] in ("sides", "parties") else None
    kind = _PAIRS[words[-1]]
    pair = last_two([who for who in before if who.kind == kind])
    if kind == "person" and len(pair) == 2:
        return pair
    start = max(cast.plain.rfind(stop, 0, head[0].start) for stop in (". ", "? ", "! ", "\n"))
    named = cast.within(max(start, 0), head[0].start)
    here = [mention.code for mention in named if mention.kind != "person"][:1]
    here += [mention.code for mention in named if mention.kind == "demonym"]
    found: list[Who] = []
    for mention in reversed([m for m in cast.mentions if m.end <= head[0].start]):
        who = who_of(mention)
        if who.code and who.code in here:
            continue  # "Brazil called on both sides": not on itself
        if who.kind == kind and who.code not in {one.code for one in found}:
            found.insert(0, who)
        if len(found) == 2:
            return found
    return found


_PAIRS = dict.fromkeys(("presidents", "leaders", "men", "ministers"), "person") | dict.fromkeys(
    word_set("sides countries parties nations states governments capitals powers neighbours neighbors"), "state"
)


def _office(cast: Cast, head: Sequence[Token], mentions: Sequence[Mention]) -> Who | None:
    """Return the person whose office the phrase names: "the US president", "the Kremlin spokesman"."""
    words = [token.lower for token in head]
    phrase = " ".join(token.text for token in head)
    title = title_of(phrase)
    if not title or (words[0] not in ("the", "his", "her", "its", "their") and not mentions):
        return None
    if words[-1] not in title_words() or words[-1] in ("official", "officer", "expert", "analyst", "diplomat"):
        return None
    code = mentions[-1].code if mentions else ""
    known = [one for one in cast.offices if _same_title(one.title, title) and (not code or one.code == code)]
    earlier = [one for one in known if one.place < head[0].start] or known
    if not earlier:
        return None
    return Who(earlier[-1].person, "person", code)


def _same_title(known: str, asked: str) -> bool:
    return known == asked or (
        asked == "leader" and known in ("president", "prime minister", "supreme leader", "chancellor", "king")
    )


def _described(cast: Cast, head: Sequence[Token], mentions: Sequence[Mention], before: Sequence[Who]) -> list[Who]:
    """Return the phrase itself as a name: "White House official", "Russian military"."""
    words = list(head)
    while words and (words[0].lower in _DETERMINERS or words[0].kind is Kind.NUMBER):
        words = words[1:]
    if words and words[-1].lower in _UTTERANCES:
        return _owner(head, mentions, before)
    if not words or words[-1].lower in _NOT_WHO or words[-1].kind in (Kind.NUMBER, Kind.ADV, Kind.AUX):
        return []
    last = words[-1].lower
    if last in _HOUSES and len(words) == 1 and head[0].lower in _OWNERS:
        owners = _named_before(cast, head[0].start) or pronoun(_OWNERS[head[0].lower], before) or []
        return [Who(f"{who.name}'s {last}", "group", who.code) for who in owners[:1]]
    the = head[0].lower in ("the", "this", "that", "these", "those") and not _tail(cast, words[-1].end)
    if the and len(words) == 1 and words[0].kind is not Kind.NAME:
        same = [who for who in before if who.name.lower().endswith(last) or who.name.lower().endswith(last.rstrip("s"))]
        if same:
            return same[-1:]
    states = [mention for mention in mentions if mention.code]
    if last in _SAME_AS_STATE and states:
        return [Who(states[-1].name, "state" if states[-1].kind != "seat" else "body", states[-1].code)]
    owner = next((mention for mention in mentions if mention.kind == "person"), None)
    owned = owner is not None and cast.plain[owner.end : owner.end + 2] == "'s"
    name = cast.plain[owner.start if owner and owned else words[0].start : words[-1].end]
    if last in _INFORMED and (matter := _MATTER.match(cast.plain, words[-1].end)):
        name += matter[0]
    tail = _tail(cast, words[-1].end)
    if tail and last not in _PEOPLE and last not in title_words():
        place = cast.within(words[-1].end, words[-1].end + len(tail))[-1]
        return [Who(place.name, "state", place.code)]
    kind = "person" if last in title_words() and not last.endswith("s") else "group"
    return [Who(re.sub(r"\s+", " ", name + tail), kind, states[-1].code if states else "")]


_INFORMED = word_set("close familiar briefed involved")  # "two officials close to the talks"
_MATTER = re.compile(r" (?:to|with|on|in) (?:(?:the|these|those|its|his|her|their) )?[\w'-]+")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_HOUSES = word_set("office government ministry administration cabinet spokesman spokeswoman spokesperson")


def _named_before(cast: Cast, place: int) -> list[Who]:
    """Return the first person whom the sentence names before a place: "Lee will travel, his office said"."""
    start = max(cast.plain.rfind(stop, 0, place) for stop in (". ", "? ", "! ", "\n"))
    return [who_of(mention) for mention in cast.within(max(start, 0), place) if mention.kind == "person"][:1]


_UTTERANCES = word_set(
    "statement statements remark remarks comment comments words speech letter message announcement warning"
    " account version position stance view readout release"
)


def _owner(head: Sequence[Token], mentions: Sequence[Mention], before: Sequence[Who]) -> list[Who]:
    """Return whose statement it is: "his remark", "Peskov's comments", "the American statement"."""
    if head[0].lower in _OWNERS:
        return pronoun(_OWNERS[head[0].lower], before) or []
    return [who_of(mentions[-1])] if mentions else []


def _tail(cast: Cast, end: int) -> str:
    """Return " in Kyiv" for a phrase such as "officials in Kyiv", which would say too little without it."""
    found = re.compile(r" (?:in|from) ").match(cast.plain, end)
    if not found:
        return ""
    place = next((m for m in cast.mentions if m.start == found.end() and m.kind in ("capital", "state")), None)
    return cast.plain[end : place.end] if place else ""
