"""What an act of speech or a deed is about, in a noun phrase: the middle of a composed title."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diplomatic_timeline.extraction.finite import AMBIGUOUS
from diplomatic_timeline.extraction.gazetteer import demonyms, names
from diplomatic_timeline.extraction.units import is_time
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

_LONGEST = 9  # words of a topic
_MOST = 2  # further phrases that hang on the first
_FIRST = 3  # phrases among which the one that says most is chosen
_BE = word_set("is are was were be been being am seem seems seemed become became")
_NOMINAL = (Kind.DET, Kind.NAME, Kind.WORD, Kind.NUMBER, Kind.VERB)
# What may hang a further phrase on the first, and how that begins: "end to the war", not "plan to eliminate".
_JOINS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(word_set("of on for against with over about in between"), _NOMINAL),
    "to": (Kind.DET, Kind.NAME),
}
_EMPTY = word_set(
    "number lot part way kind sort fact case thing things people person day days time week month year something"
    " anything side sides same one two both others position matter order least most own today right aim"
    " elsewhere either percent favour favor"
)
_ARTICLES = {"a": "a ", "an": "an "} | dict.fromkeys(
    word_set("the this these those such his her its their our my"), "the "
)
_ADJECTIVE = (
    "ural",
    "ate",
    "ent",
    "ant",
    "ical",
    "onal",
    "cial",
    "tial",
    "ogical",
    "ic",
    "ive",
    "ary",
    "ous",
    "able",
    "ible",
    "ful",
)
_NO_NOUN = ("able", "ible", "ful", "ous", "ive", "less", "ish", "ic", "ical", "ary")  # how adjectives end


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase: its tokens, and where the tokens behind it begin."""

    tokens: tuple[Token, ...]
    after: int

    @property
    def nouns(self) -> list[Token]:
        return [one for one in self.tokens if one.kind in (Kind.WORD, Kind.VERB)]


def find_topic(plain: str, spans: Sequence[tuple[int, int]], own: Collection[str], *, first: bool) -> str:
    """Return the noun phrase that says most about the matter, with its article, "" if there is none.

    Of the first few phrases of what is said or done it is the one with most words; with `first` it is the first.
    Phrases that are only a name in `own` are passed over, and names alone are taken only where nothing else is.
    """
    for start, end in spans:
        tokens = [one for one in find_tokens(plain, start, end) if one.kind is not Kind.QUOTE and one.text != '"']
        found = [phrase for phrase in _phrases(tokens) if not _is_own(_words(phrase.tokens), own)]
        telling = [phrase for phrase in found if phrase.nouns][:_FIRST] or found[:1]
        if telling:
            whole = [_with_further(tokens, phrase, act=first) for phrase in (telling[:1] if first else telling)]
            chosen = max(whole, key=len)
            return _article(tokens, chosen, first=first) + _words(chosen)
    return ""


def _article(tokens: Sequence[Token], phrase: Sequence[Token], *, first: bool) -> str:
    """Return the article of a phrase with a space behind it; what points back ("this offer", "its offer") is "the".

    So is "that" where it can be no conjunction: first in the object of a verb, or in "to that".
    """
    at = tokens.index(phrase[0]) - 1
    if at < 0 or all(one.kind is Kind.NAME for one in phrase):
        return ""
    points = tokens[at].lower == "that" and (first if at == 0 else tokens[at - 1].kind is Kind.PREP)
    return "the " if points else _ARTICLES.get(tokens[at].lower, "")


_TO = re.compile(
    r"(?:\A(?:(?:on|last|this|late|early) \w+ ){0,2}"
    r"|\b(?:agreed|ready|willing|accepted) |\b(?:agreements?|deals?|accords?|pacts?)\b[^,;.]{0,50}? )"
    r"(?P<to>(?:not )?to )(?=[a-z\"'])"
)
_RARELY_NOUN = word_set("meet hold help run stand look turn")
_BLAMED = 6  # words within which "of" follows the one who is accused
CONDITION = re.compile(r"\b(?:only (?:after|if|once|when)|on (?:the )?condition(?: that)?|unless|until|once|if)\b")
_NEAR = 4  # words from a verb to the phrase that it does something to


def find_doing(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return what is to be done or is done, from its verb on: "to lift the blockade", "attacking a station"; else "".

    It stands where the content is such a deed, or says that one was agreed. Deeds of pronouns are left out, which say
    nothing without their sentence.
    """
    for start, end in spans:
        tokens = [one for one in find_tokens(plain, start, end) if one.kind is not Kind.QUOTE and one.text != '"']
        found = _TO.search(plain[start:end])
        if found:
            tokens = [one for one in tokens if one.start >= start + found.start("to")]
        else:
            of = next((at for at, one in enumerate(tokens[:_BLAMED]) if one.lower in ("of", "for")), None)
            tokens = tokens[of + 1 :] if of is not None else tokens
        at = next((at for at, one in enumerate(tokens[:3]) if one.lower not in ("to", "not")), None)
        if at is None or not _is_deed(tokens, at, "base" if found else "ing"):
            continue
        words = _words(_done(tokens, at))
        if words:
            return words
    return ""


def find_condition(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return what a condition is about: "sanctions" in "the truce would start once sanctions were lifted"; else ""."""
    found = next((match for span in spans if (match := CONDITION.search(plain, *span))), None)
    return find_topic(plain, [(found.end(), spans[-1][1])], (), first=True) if found else ""


def _is_deed(tokens: Sequence[Token], at: int, tense: str) -> bool:
    """Return whether a word is a verb in this form; behind "to" also one that is not listed, before its object."""
    form = form_of(tokens[at].lower)
    if form is not None:
        return form.tense == tense
    before_object = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.DET
    return tokens[at].kind is Kind.WORD and (before_object if tense == "base" else tokens[at].lower.endswith("ing"))


def _done(tokens: Sequence[Token], verb: int) -> Sequence[Token]:
    """Return the tokens up to the end of the phrase that hangs on a verb; nothing where a pronoun does."""
    if verb + 1 >= len(tokens) or tokens[verb + 1].kind is Kind.PUNCT:
        return tokens[: verb + 1] if verb else tokens[:0]  # "to leave", but not "leaving"
    for begin in range(verb + 1, min(verb + 1 + _NEAR, len(tokens))):
        if tokens[begin].kind in (Kind.PRON, Kind.PUNCT, Kind.CONJ):
            break
        phrase = _phrase_at(tokens, begin, behind=tokens[begin - 1].kind is not Kind.DET)
        if phrase is not None and _is_telling(tokens, phrase, begin):
            whole = _with_further(tokens, phrase, act=False)
            return tokens[: tokens.index(whole[-1]) + 1]
    return tokens[:0]


def _is_own(words: str, own: Collection[str]) -> bool:
    known = names().get(words)  # "Moscow" is Russia
    return words in own or (known is not None and known.name in own)


def _phrases(tokens: Sequence[Token]) -> list[_Phrase]:
    found, at = [], 0
    while at < len(tokens):
        phrase = _phrase_at(tokens, at, behind=_opens_phrase(tokens, at))
        if phrase is None:
            at += 1
            continue
        if _is_telling(tokens, phrase, at):
            found.append(phrase)
        at = max(phrase.after, at + 1)
    return found


def _opens_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word that may be a verb is a noun: behind a preposition, or first before one: "limits on"."""
    before = tokens[at - 1] if at else None
    if before is not None and before.kind is Kind.PREP and before.lower != "to":
        return True
    first = before is None or before.lower == "that"
    return (
        first
        and tokens[at].lower.endswith("s")
        and at + 1 < len(tokens)
        and tokens[at + 1].kind in (Kind.PREP, Kind.AUX)
    )


def _phrase_at(tokens: Sequence[Token], at: int, *, behind: bool = False) -> _Phrase | None:
    """Return the noun phrase that begins at a token; a determiner before it is left out.

    `behind` a preposition a word that may be a verb is a noun: "in strikes".
    """
    begin = at + (tokens[at].kind is Kind.DET)
    begin += begin + 1 < len(tokens) and tokens[begin].lower == "own"  # "its own ports"
    led = behind or begin > at
    end = begin
    while (
        end < len(tokens)
        and end - begin < _LONGEST
        and (_belongs(tokens, begin, end, led=led) or _pairs(tokens, begin, end))
    ):
        end += 1
    last = end - (end - begin > 1 and tokens[end - 1].lower.endswith("less"))  # "called the report baseless"
    return _Phrase(tuple(tokens[begin:last]), end) if end > begin else None


def _belongs(tokens: Sequence[Token], begin: int, end: int, *, led: bool) -> bool:
    token = tokens[end]
    if token.lower == "'s":
        return end > begin and tokens[end - 1].kind in (Kind.NAME, Kind.WORD)
    if is_time(token) and token.kind is not Kind.WORD:
        return False
    former = tokens[end - 1] if end > begin else None
    named = former is not None and former.kind is Kind.NAME and former.text not in demonyms()
    if token.lower == "will" and led and former is not None:
        return former.lower.endswith(_ADJECTIVE)  # "a political will"
    if token.kind in (Kind.NAME, Kind.WORD, Kind.NUMBER):
        verb = named and not led and token.kind is Kind.WORD and token.lower.endswith("s")  # "Chad reserves the right"
        return "'" not in token.text and not verb
    form = form_of(token.lower) if token.kind is Kind.VERB else None
    if form is None:
        return False
    if form.tense in ("past", "part"):  # "attempted strikes", not "sides agreed"
        return end == begin and end + 1 < len(tokens) and tokens[end + 1].kind is Kind.WORD and led
    plural = former is not None and former.lower.endswith("s") and former.lower[-2:] not in ("ss", "'s")
    noun = token.lower in AMBIGUOUS or (f"{token.lower}s" in AMBIGUOUS and token.lower not in _RARELY_NOUN)
    subject = begin < 2 or tokens[begin - 1 - led].kind is Kind.CONJ
    if former is not None and not noun and (plural if form.tense == "base" else subject and not _acts(tokens, end)):
        return False  # "that the court decides", "the two governments negotiate"
    plural = plural and not led
    if form.tense == "ing":  # "the fighting"
        return led and former is None
    return (led or former is not None) and not named and not plural  # "Putin accepts", "defences bring"


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb follows a word right away, which then is its subject: "the targets were hit"."""
    return at + 1 < len(tokens) and tokens[at + 1].kind in (Kind.AUX, Kind.VERB)


def _pairs(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Return whether "and" only joins two adjectives of one noun: "agricultural and fertilizer exports"."""
    if at - begin < 1 or at + 2 >= len(tokens) or tokens[at].lower not in ("and", "or"):
        return False
    adjective = tokens[at - 1].lower.endswith(_ADJECTIVE) and tokens[at - 1].kind is Kind.WORD
    return adjective and all(one.kind in (Kind.WORD, Kind.VERB) for one in tokens[at + 1 : at + 3])


def _is_telling(tokens: Sequence[Token], phrase: _Phrase, at: int) -> bool:
    before = tokens[at - 1].lower if at else ""
    behind = tokens[phrase.after] if phrase.after < len(tokens) else None
    last = phrase.tokens[-1]
    bare = phrase.tokens[0] is tokens[at]  # without a determiner
    if last.lower == "idea" and behind is not None and behind.lower in ("of", "that"):
        return False
    if last.lower in _EMPTY or (
        bare and phrase.tokens == (last,) and last.lower.endswith("ing") and last.kind is Kind.VERB
    ):
        return False  # "of flouting", but "the fighting"
    if len(phrase.tokens) == 1 and last.kind is Kind.WORD:
        follows = behind is not None and (behind.kind in (Kind.DET, Kind.CONJ) or behind.lower in ("to", "that"))
        if before in _BE or (bare and follows) or last.lower.endswith(_NO_NOUN):
            return False  # "was willing to", "absurd the idea", "good and"
    if not at and len(phrase.tokens) == 1 and last.kind is Kind.NAME and behind is not None and behind.text == ",":
        return False  # "Yeah, he will"
    return any(one.kind is not Kind.NUMBER for one in phrase.tokens) and last.lower != "'s"


def _with_further(tokens: Sequence[Token], phrase: _Phrase, *, act: bool) -> list[Token]:
    """Return the phrase with those that "of" and the like hang on it: "pause in strikes on energy targets".

    With `act`, what is done to it comes first: "attacking a gas station".
    """
    begin = tokens.index(phrase.tokens[0])
    led = begin and tokens[begin - 1].kind is Kind.DET
    at = begin - 2 if led else begin - 1
    form = form_of(tokens[at].lower) if act and at >= 0 else None
    whole = [*tokens[at:begin], *phrase.tokens] if form and form.tense == "ing" else list(phrase.tokens)
    after = phrase.after
    if act and [one.lower for one in tokens[after : after + 2]] == ["to", "be"] and _is_participle(tokens, after + 2):
        whole += tokens[after : after + 3]  # "prisoners to be freed"
        after += 3
    for _ in range(_MOST):
        if after + 1 >= len(tokens) or tokens[after + 1].kind not in _JOINS.get(tokens[after].lower, ()):
            break
        second = _phrase_at(tokens, after + 1, behind=True)
        if second is None or not _is_telling(tokens, second, after + 1) or any(map(is_time, second.tokens)):
            break
        if len(whole) + second.after - after > _LONGEST:
            break
        end = second.after
        if tokens[after].lower == "between" and not second.tokens[-1].lower.endswith("s"):
            other = _phrase_at(tokens, end + 1, behind=True) if _is_and(tokens, end) else None
            if other is None:
                break  # "a call between Chad": not without the other
            end = other.after
        whole += tokens[after:end]
        after = end
    return whole


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind in (Kind.VERB, Kind.WORD) and tokens[at].lower.endswith(("ed", "en"))


def _is_and(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].lower == "and"


def _words(tokens: Sequence[Token]) -> str:
    text = ""
    for token in tokens:
        text += token.text if token.lower == "'s" or not text else f" {token.text}"
    return text
