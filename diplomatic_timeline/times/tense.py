"""Cues around an expression that say whether it lies ahead or behind, looked for within its clause only."""

import re

from diplomatic_timeline.times.rule import Scene

_REACH = 100
_NEXT_VERB = 50
# A full stop after an initial or a title ends no sentence. Look-behinds have one width each.
_SHORT = ("[A-Z]", "Mr", "Mrs", "Ms", "Dr", "St", "Gov", "Sen", "Rep", "Gen", "Lt", "Col")
_TITLES = "".join(rf"(?<!\b{title})" for title in _SHORT)
_CLAUSE_END = re.compile(
    rf"{_TITLES}[.!?;:]\s|\n\s*\n|,\s+(?:and|but|which|who|while|when|where|after|although|though)\b|[\"”]|``|''"
)
_FUTURE = re.compile(
    r"\b(?:(?:will|shall|would|to)(?: not| still| also)? be \w+|will|won't|shall|set (?:to|for)|scheduled|slated|"
    r"due|payable|(?:is |are )?expected|expects?|plans? (?:an?|to|for)|planned (?:an?|to|for)|planning|going to|"
    r"(?:decided|agreed|vowed|promised|pledged|asked|urged|voted|ordered|invited|wants?|proposed|offered|threatened|"
    r"hoped|told)(?: \w+){0,2} to (?!(?:an?|the|th[aeio][ts]e?|his|her|its|their)\b)\w+|"
    r"(?:is|are) to|upcoming|hopes? to|intends? to|pending)\b|\w'll\b",
    re.IGNORECASE,
)
_BESIDE_FUTURE = re.compile(
    r"\b(?:until|till|no later than|not later than|as (?:early|soon) as|starting|beginning|by|ending|before|through|"
    r"effective|begins|starts|opens|resumes|ends|expires|runs out|takes effect|comes into (?:force|effect))"
    r"(?: on| in| at| about| the (?:end|middle|start|beginning) of| early| late| mid)*[\s-]?\Z",
    re.IGNORECASE,
)
_BESIDE_PAST = re.compile(
    r"\b(?:ended|since|dated|born|died|begun|began)(?: on| in| the| early| late| mid)*\s?\Z", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:says?|told|was|were|did|had|been|went|took|held|met|made|left|fell|rose|won|lost|sent|gave|said|since|"
    r"began|broke|became|came|got|saw|led|struck|shot|spoke|wrote|brought|bought|sold|paid|kept|ran|grew|heard|stood|drew|flew|"
    r"built|spent|fought|sought|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:had|having|has been|have been|was|were)\b", re.IGNORECASE)
# "On Tuesday the court will rule", but not "On Tuesday he said it will rule".
_AHEAD_AFTER = re.compile(
    r"\W+(?:(?!(?:said|says?|told|announced|added|warned|vowed|promised|pledged|confirmed|reported|agreed|decided|"
    r"insisted|declared|stated|argued|claimed)\b)\w+\W+){0,9}?(?:will|shall|plans? to|hopes? to|intends? to|"
    r"(?:is|are) (?:to|expected|scheduled|slated|set|due))\b|\w'll\b",
    re.IGNORECASE,
)
_OPENS_WITH_BY = re.compile(r"\W*by(?: early| late)?\s\Z", re.IGNORECASE)

# What stands before a time that only describes a thing: "claims made by the army", "a letter sent". Verbs that also
# stand without an object ("the talks ended") count with the doer alone.
_DESCRIBING = re.compile(
    r"(?P<noun>[a-z]{3,}) (?:[a-z]{3,}ed|made|told|sent|given|taken|held|put forward|set out|written|brought|spoken) "
    r"by (?:(?:the|an?|his|her|its|their) |[A-Z])[^,;:]{1,60}\Z"
    r"|(?P<bare>[a-z]{3,}) (?:made|sent|given|taken|signed|issued|published|announced|voiced|proposed|tabled|imposed|"
    r"adopted|put forward|set out|presented|delivered)(?: (?:in|at|to) [A-Z]\w+)? \Z"
)
_NO_NOUN = re.compile(
    r"(?:was|were|been|being|had|has|have|is|are|not|also|then|who|which|they|she|you|\w+ly|could|would|might|and|but)\Z"
)


def only_describes(scene: Scene, start: int) -> bool:
    """Say whether an expression dates a thing spoken of, not its clause: "claims made by X a day earlier"."""
    found = _DESCRIBING.search(clause_before(scene, start))
    return found is not None and _NO_NOUN.match(found["noun"] or found["bare"]) is None


def clause_before(scene: Scene, start: int) -> str:
    """Return the words of the clause that stand before a place."""
    reach = scene.text[max(0, start - _REACH) : start]
    ends = [match.end() for match in _CLAUSE_END.finditer(reach)]
    return reach[ends[-1] :] if ends else reach


def clause_after(scene: Scene, end: int) -> str:
    """Return the words of the clause that stand after a place."""
    reach = scene.text[end : end + _REACH]
    match = _CLAUSE_END.search(reach)
    return reach[: match.start()] if match else reach


def beside(scene: Scene, start: int, end: int) -> str | None:
    """Return "future" or "past" by the word that leads to the expression ("until", "since"), or None without one."""
    before, after = clause_before(scene, min(start, scene.outer)), clause_after(scene, end)
    if _BESIDE_PAST.search(before):
        return "past"
    if _OPENS_WITH_BY.match(before) and _PAST.search(after[:_NEXT_VERB]):
        return "past"  # "By Sunday, rescuers had found"
    if _BESIDE_FUTURE.search(before):
        return "past" if _PERFECT.search(before[-45:]) or _PERFECT.search(after[:30]) else "future"
    return None


def direction(scene: Scene, start: int, end: int) -> str | None:
    """Return "future" or "past", by the preposition or the verb nearest to the expression, or None without a cue.

    A word right before it comes first, then the nearest verb before it in its clause: "said Friday it will" is past
    for Friday, "will meet Friday" future. With none of these, a verb ahead counts: "On Friday the court will rule".
    """
    near = beside(scene, start, end)
    if near:
        return near
    before = clause_before(scene, min(start, scene.outer))
    future, past = _last(_FUTURE, before), _last(_PAST, before)
    if future >= 0 or past >= 0:
        return "future" if future >= past and not re.search(r"\bhad\b", before[-50:], re.IGNORECASE) else "past"
    after = clause_after(scene, end)
    if _AHEAD_AFTER.match(after):
        return "future"
    return "past" if _PAST.search(after) else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    position = -1
    for match in pattern.finditer(text):
        position = match.end()
    return position
