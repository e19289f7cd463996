"""Whom "he", "both" and a description beside a name mean."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.cast import Cast, Who, who_of
from diplomatic_timeline.extraction.gazetteer import title_words
from diplomatic_timeline.extraction.words import Token


def last_two(before: Sequence[Who]) -> list[Who]:
    """Return the last two that are of the kind of the last one: whom "both" means."""
    found: dict[str, Who] = {}
    for who in reversed(before):
        if who.kind == before[-1].kind:
            found.setdefault(who.name, who)
        if len(found) == 2:
            break
    return list(reversed(found.values()))


def apposed(cast: Cast, end: int) -> Who | None:
    """Return the person named behind a description: "Moscow's mayor, Sergei Sobyanin", with a title or not."""
    if cast.plain[end : end + 2] != ", ":
        return None
    mention = next((m for m in cast.within(end + 2, end + 80) if m.kind == "person"), None)
    if mention is None or cast.plain[mention.end : mention.end + 1] not in (",", ".", ""):
        return None
    titles = cast.plain[end + 2 : mention.start].split()
    return who_of(mention) if all(word.lower() in title_words() for word in titles) else None


def described_before(cast: Cast, tokens: Sequence[Token]) -> Who | None:
    """Return the person whom a description behind the name means: "Jane Doe, the aide who leads the team"."""
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].lower not in ("the", "a", "an", "his", "her", "its") or cast.plain[start - 2 : start] != ", ":
        return None
    if cast.plain[end : end + 1] != "," and not re.match(r" (?:who|whose)\b", cast.plain[end : end + 7]):
        return None
    mention = next((m for m in cast.within(max(0, start - 60), start - 2) if m.end == start - 2), None)
    titled = tokens[-1].lower in title_words() or any(token.lower in title_words() for token in tokens)
    return who_of(mention) if mention is not None and mention.kind == "person" and titled else None


def pronoun(word: str, before: Sequence[Who]) -> list[Who] | None:
    """Return whom a pronoun means among those named before, None if the word is no pronoun."""
    if word in ("he", "she", "him", "her", "i"):
        people = [who for who in before if who.kind == "person" or who.name.lower().endswith(("woman", "man"))]
        women = [who for who in people if who.name.lower().endswith("woman")]
        if word in ("she", "her"):
            return (women or people)[-1:]
        return [who for who in people if who not in women][-1:]
    if word in ("it", "its"):
        bodies = [who for who in before if who.kind != "person"]
        return bodies[-1:]
    if word in ("both", "two") or (word == "they" and before and before[-1].kind == "person"):
        return last_two(before)
    if word in ("they", "them", "we"):
        groups = [who for who in before if who.kind == "group"] or [who for who in before if who.kind != "person"]
        return groups[-1:]
    if word in ("who", "which", "that", "everyone", "nobody", "someone", "one", "you", "what", "there"):
        return []
    return None
