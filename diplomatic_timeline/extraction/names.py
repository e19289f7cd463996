"""Names in an article: states, bodies, people; a surname alone stands for the person named in full elsewhere in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomatic_timeline.extraction.gazetteer import Entry, names, openers, title_words, titles
from diplomatic_timeline.extraction.units import TIME_WORDS
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set, words_of
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

_PARTICLES = word_set("de la le van von der den al el bin ibn ben da di dos du ul ad abu")
_BODY_WORDS = words_of("body")

_PLACE_WORDS = words_of("place")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names somebody or something; `name` is the canonical name, `kind` as in the gazetteer.

    Besides: person, body (a name with a word such as "Ministry"), other.
    """

    start: int
    end: int
    name: str
    kind: str
    code: str = ""
    titles: tuple[str, ...] = ()


def find_names(plain: str) -> list[Mention]:
    """Return the names in a plain text in their order; none overlaps another."""
    tokens = find_tokens(plain)
    lower = {token.lower for token in tokens if token.kind is not Kind.NAME}
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        known = _known(tokens, at) if token.text in openers() else None
        if known:
            entry, end = known
            person = _person_behind(tokens, at, end, entry)
            if person:
                end = person
                found.append(_named(tokens, at, end))
            else:
                found.append(Mention(token.start, tokens[end - 1].end, entry.name, entry.kind, entry.code))
            at = end
        elif token.kind is Kind.NAME and (joined := _joined(token)):
            found += joined
            at += 1
        elif token.kind is Kind.NAME and token.lower not in TIME_WORDS:
            at = _take(tokens, at, found, lower)
        else:
            at += 1
    return _propagated(found)


def _joined(token: Token) -> list[Mention]:
    """Return the two states in "US-Ukraine" and "Israeli-Palestinian"."""
    first, _, second = token.text.partition("-")
    if first not in names() or second not in names():
        return []
    one, other = names()[first], names()[second]
    return [
        Mention(token.start, token.start + len(first), one.name, "demonym", one.code),
        Mention(token.end - len(second), token.end, other.name, "demonym", other.code),
    ]


def _known(tokens: Sequence[Token], at: int) -> tuple[Entry, int] | None:
    for words in openers().get(tokens[at].text, ()):
        end = at + len(words)
        if tuple(token.text for token in tokens[at:end]) == words:
            return names()[" ".join(words)], end
    return None


def _person_behind(tokens: Sequence[Token], at: int, end: int, entry: Entry) -> int | None:
    """Return the end of a person's name that begins like a state or body: "Jordan Smith", "Chad Jones"."""
    if entry.kind != "state" or end - at != 1 or end >= len(tokens) or tokens[at].text.isupper():
        return None
    following = tokens[end]
    if following.kind is not Kind.NAME or following.lower in title_words() or following.lower in _BODY_WORDS:
        return None
    if following.lower in TIME_WORDS or _known(tokens, end) or form_of(following.lower):
        return None
    return end + 1


def _take(tokens: Sequence[Token], at: int, found: list[Mention], lower: set[str]) -> int:
    """Read a run of capitalised words that is not in the gazetteer; return where it ends."""
    start = at
    initial = at == 0 or tokens[at - 1].text in (".", "!", "?", ":", '"') or "\n" in (tokens[at - 1].text,)
    end = at
    while end < len(tokens) and (_is_part(tokens, end, start)):
        end += 1
    while end > start and tokens[end - 1].kind is not Kind.NAME:
        end -= 1
    body = end > start and tokens[end - 1].lower in _BODY_WORDS
    while start < end and not body and (tokens[start].lower.rstrip(".") in title_words() or _is_title(tokens, start)):
        start += 1
    if initial and start == at and end > start and tokens[start].lower in lower and (end - start > 1 or True):
        start += 1
    if start < end:
        found.append(_named(tokens, start, end))
    return max(end, at + 1)


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.endswith(".") and tokens[at].lower.rstrip(".") in titles()


def _is_part(tokens: Sequence[Token], at: int, start: int) -> bool:
    token = tokens[at]
    if at > start and _known(tokens, at) and tokens[at].lower not in _BODY_WORDS:
        return False
    if at > start and (token.start - tokens[at - 1].end > 1 or token.text[0] == "\n"):
        return False
    if token.kind is Kind.NAME:
        return token.lower not in TIME_WORDS
    inside = at > start and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NAME
    return inside and token.lower in _PARTICLES


def _named(tokens: Sequence[Token], start: int, end: int) -> Mention:
    words = [token.text for token in tokens[start:end]]
    name = " ".join(words)
    last = words[-1].lower()
    if last in _PLACE_WORDS:
        kind = "place"
    elif any(word.lower() in _BODY_WORDS for word in words):
        kind = "body"
    elif (len(words) > 1 and not last.isupper()) or (start and tokens[start - 1].lower.rstrip(".") in title_words()):
        kind = "person"
    else:
        kind = "other"
    return Mention(tokens[start].start, tokens[end - 1].end, name, kind)


def _propagated(found: list[Mention]) -> list[Mention]:
    """Give a surname that stands alone the name of the person whose surname it is."""
    people: dict[str, str] = {}
    for mention in found:
        if mention.kind == "person" and " " in mention.name:
            people.setdefault(mention.name.split()[-1], mention.name)
    for name in list(people.values()):
        people.setdefault(name.split()[0], name)  # "Li" for Li Qiang, "Boris" for Boris Johnson
    return [_in_full(mention, people.get(mention.name.split()[-1])) for mention in found]


def _in_full(mention: Mention, full: str | None) -> Mention:
    if full is None or mention.kind not in ("other", "person"):
        return mention
    alone = " " not in mention.name
    if alone or (mention.kind == "person" and mention.name[0] == full[0]):
        return replace(mention, name=full, kind="person")
    return mention
