"""What somebody says, in a clause short enough for a title."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from diplomatic_timeline.extraction.finite import is_finite_verb
from diplomatic_timeline.extraction.verbs import form_of
from diplomatic_timeline.extraction.wordlists import word_set
from diplomatic_timeline.extraction.words import Kind, Token, find_tokens

_WORDS, _MORE = 9, 13  # words of a clause; as many at most where none of these ends well
_LETTERS = 84
_NOUNS = (Kind.WORD, Kind.NAME, Kind.NUMBER)

_SPOKEN = word_set("i me my we us our ours you your yours")
_OTHERS = word_set("he she it they him them this these those such himself herself itself themselves theirs hers")
_THEIRS = word_set("his her its their")
_EXCEPTS = word_set(
    "not no never nor neither nobody nothing none without only unless until once if whether provided when except but or"
    " than rather instead hardly barely against cannot soon condition conditions exchange depending pending according"
)
_IFS = word_set("unless until once if whether provided when")
_WHOLE = _EXCEPTS | word_set(
    "all every any stop stops stopped end ends ended cease halt suspend pause lift lifted ban limit avoid"
)
_OWN = word_set(
    "administration government country nation party ministry office side delegation team army forces troops cabinet"
    " people company"
)
_STATES = word_set(
    "ready open willing unwilling prepared confident optimistic hopeful determined concerned worried certain sure"
    " disappointed pleased grateful convinced committed"
)
_MODALS = word_set("will would can could may might shall should must 'll")
_AFTERS = word_set("when after before where while")
_ASIDES = word_set("whereas because although though since who which whom whose")
_VAGUE = word_set("one ones those people person persons thing things man men woman women way reason reasons")
_LOOSE = word_set("in on at by from for over since during near through across between within via along with")
_PARTICLES = word_set("up out off down back near")
_OPENERS = word_set(
    "to even what how why which where if when while after before although though because since as unless once until"
    " whether who"
)
_SUBJECTS = frozenset(("he", "she", "it"))
_DOES = word_set("has had will would")
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands")


def find_clause(plain: str, spans: Sequence[tuple[int, int]], own: Collection[str]) -> str:
    """Return subject, verb and object of what is said, in its own words, cut where a phrase ends; "" if none is fit.

    `own` are the words "his", "its" and their like that mean the speaker. A quotation keeps its marks. What is left
    out may hold no condition, contrast or negation, and what stays no pronoun that means somebody else.
    """
    text = _text(plain, spans)
    quoted = text.startswith('"')
    close = text.find('"', 1) if quoted else -1
    body = (text[1:close] if close > 0 else text[1:]) if quoted else text
    rest = find_tokens(text[close:]) if close > 0 else []
    tokens = [one for one in find_tokens(body) if not (one.text in ".,!" and one.end == len(body.rstrip()))]
    tokens = tokens[1:] if tokens and tokens[0].text == "that" and not quoted else tokens
    speaker = not quoted and bool(tokens) and _is_speaker(tokens, own)
    own = (set(own) - _SUBJECTS) | ({tokens[0].lower} if speaker else set())
    verb = _verb(tokens)
    if verb is None or _dangles(tokens[: verb + 1], own, quoted=quoted):
        return ""
    ends = [end for end in range(verb + 1, len(tokens) + 1) if _is_end(tokens, verb, end)]
    fit = [
        end
        for end in ends
        if _is_fit(body, tokens, end, own, quoted=quoted) and not _turns(tokens[:end], [*tokens[end:], *rest])
    ]
    end = max((end for end in fit if _length(tokens[:end]) <= _WORDS), default=min(fit, default=0))
    return _written(body, tokens[:end], quoted=quoted) if end else ""


def _text(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return what is said as one text; "For now" before "he said" belongs to what comes behind it."""
    return " ".join(" ".join(plain[start:end].split()) for start, end in spans)


def _is_speaker(tokens: Sequence[Token], own: Collection[str]) -> bool:
    """Return whether the pronoun at the beginning means the speaker: by its place, or as he speaks of his own mind."""
    word = tokens[0].lower
    if word in own:
        return word != "it" or (len(tokens) > 2 and tokens[1].lower in _DOES and tokens[2].kind is Kind.VERB)
    at = 2 + (len(tokens) > 2 and tokens[2].lower == "not")
    states = len(tokens) > at and tokens[1].lower in ("is", "was") and tokens[at].lower in _STATES
    return states and word in ("he", "she") and "his" in own


def _verb(tokens: Sequence[Token]) -> int | None:
    """Return the place of the verb that the subject at the beginning has; None if no subject stands there."""
    if not tokens or tokens[0].kind in (Kind.AUX, Kind.CONJ, Kind.PUNCT) or any(one.text == "?" for one in tokens):
        return None
    if any(one.lower in _OPENERS for one in tokens[:2]):
        return None
    if [one.lower for one in tokens[:2]] == ["there", "'s"]:
        return 1
    at = next((at for at in range(1, len(tokens)) if is_finite_verb(tokens, at)), None)
    if at is None:
        return None
    subject = _without_contrast(tokens[:at])
    apart = any(one.kind is Kind.PUNCT and one.lower not in ("'s", '"') for one in subject)
    clause = any(one.lower in _ASIDES or (one.kind is Kind.CONJ and one.lower not in ("and", "or")) for one in subject)
    named = subject[0].kind is Kind.DET or any(
        one.kind in (*_NOUNS, Kind.PRON) or one.lower == "there" for one in subject
    )
    return at if named and not apart and not clause else None


def _without_contrast(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a subject without ", not Chad," in it."""
    at = next((at for at, one in enumerate(tokens[:-2]) if one.text == "," and tokens[at + 1].lower == "not"), None)
    return tokens[:at] if at and tokens[-1].text == "," else tokens


def _dangles(tokens: Sequence[Token], own: Collection[str], *, quoted: bool) -> bool:
    """Return whether a pronoun among the words means somebody who is not named in the title."""
    for at, one in enumerate(tokens):
        word = one.lower.split("'")[0]
        alone = word in ("this", "that") and at == 0
        other = word in _OTHERS and (at > 0 or word not in own)
        if other or alone or (word in _THEIRS and at == 0 and not _is_own(tokens, own)):
            return True
        if quoted and word in ("his", "her"):
            return True
        if word in _SPOKEN and not quoted and not one.text.isupper():
            return True
    return False


def _is_own(tokens: Sequence[Token], own: Collection[str]) -> bool:
    """Return whether "his government" is that of the speaker; of a person's only what a person speaks for."""
    word = tokens[0].lower
    return word in own and (word == "its" or (len(tokens) > 1 and tokens[1].lower in _OWN))


def _is_end(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Return whether a phrase ends before a place, so that the words up to there stand by themselves."""
    if end == len(tokens):
        return True
    last, following = tokens[end - 1], tokens[end]
    if last.kind not in (*_NOUNS, Kind.VERB, Kind.PRON) and last.lower not in _PARTICLES and last.text != '"':
        return False
    words = {one.lower for one in tokens[:end]}
    if words & _IFS and "only" not in words:
        return False  # not "if Chad left" of "if Chad left and Niger paid"
    if following.text in (",", ";", ":", "--", "(", ".", "!"):
        return end + 1 < len(tokens) and (tokens[end + 1].lower in _ASIDES or not _joins_clause(tokens, end))
    if following.lower == "and":
        return _joins_clause(tokens, end) and "between" not in words
    return not words & _WHOLE and _hangs(tokens, verb, end)


def _hangs(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Return whether a further clause or a loose phrase begins at a place."""
    word = tokens[at].lower
    if word == "that":
        relative = at + 1 < len(tokens) and tokens[at + 1].kind in (Kind.VERB, Kind.AUX)
        return relative or (tokens[0].lower == "there" and any(one.kind is Kind.PREP for one in tokens[verb:at]))
    if word in _ASIDES:
        return tokens[at - 1].lower not in _VAGUE  # "was the one | who", "people | who"
    return word in ("after", "before") or (word in _LOOSE and _is_loose(tokens, verb, at))


def _joins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "and" begins a further clause: "and that", "and left", "and the two spoke"; not a further noun."""
    behind = tokens[at + 1 : at + 7]
    acts = bool(behind) and (form := form_of(behind[0].lower)) is not None and form.tense in ("s", "past")
    if acts or (behind and (behind[0].lower == "that" or behind[0].kind is Kind.AUX)):
        return True
    for place, one in enumerate(behind):
        if place and is_finite_verb(tokens, at + 1 + place):
            return True
        if one.kind not in (*_NOUNS, Kind.DET, Kind.PRON):
            return False
    return False


def _is_loose(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Return whether the phrase of a preposition may go: behind a name, or what is somebody's, which are known by that.

    "Negotiate with Chad | over the delta", but not "strikes on mines", nor "the offer made by Chad | in May was good".
    """
    if at - verb < 2 or tokens[at - 1].kind not in _NOUNS:
        return False
    begin = next((place for place in range(at - 1, verb, -1) if tokens[place].kind not in _NOUNS), verb)
    if tokens[at - 1].kind is not Kind.NAME and tokens[begin].lower not in (*_THEIRS, "'s"):
        return False
    for place in range(at + 1, len(tokens)):
        if tokens[place].kind in (Kind.CONJ, Kind.PUNCT) and tokens[place].lower != "'s":
            break
        if is_finite_verb(tokens, place):
            return False
    return True


def _is_fit(body: str, tokens: Sequence[Token], end: int, own: Collection[str], *, quoted: bool) -> bool:
    """Return whether the words up to a place can be a title: short, whole, and about something: not "I love you"."""
    words = tokens[:end]
    text = body[words[0].start : words[-1].end]
    further = any((one.lower, after.lower) == ("and", "that") for one, after in pairwise(words))
    closed = text.count('"') % 2 == 0 and not any(one.text[0] in "'()[];:.-" and one.lower != "'s" for one in words)
    short = _length(words) <= _MORE and len(text) <= _LETTERS
    led = any(before.kind is Kind.DET and one.kind is Kind.VERB for before, one in pairwise(words))  # "the blockade"
    telling = (led or any(one.kind in _NOUNS for one in words)) and _closes(words[-1])
    return telling and closed and short and not further and not _dangles(words, own, quoted=quoted)


def _closes(last: Token) -> bool:
    """Return whether a phrase can end with a word: not with "the", "to" or "$12-an-hour"."""
    if last.kind is Kind.NUMBER:
        return "-" not in last.text
    if last.kind is Kind.PREP:
        return last.lower in _PARTICLES
    return last.kind not in (Kind.DET, Kind.CONJ, Kind.NOT)


def _turns(kept: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Return whether what is left out could turn what is kept: a condition, a contrast, a negation."""
    will = any(one.lower in _MODALS for one in kept)
    return any(one.lower in _EXCEPTS or one.lower.endswith("n't") or (will and one.lower in _AFTERS) for one in rest)


def _length(tokens: Sequence[Token]) -> int:
    return sum(one.kind is not Kind.PUNCT for one in tokens)


def _written(body: str, tokens: Sequence[Token], *, quoted: bool) -> str:
    text = body[tokens[0].start : tokens[-1].end]
    if quoted:
        return f'"{text}"'
    named = tokens[0].kind is Kind.NAME and tokens[0].lower not in _NUMBERS
    return text if named else text[0].lower() + text[1:]
