"""Verb forms: which lemma a word may be a form of, by the rules of English spelling and a list of irregular verbs."""

from functools import cache
from typing import NamedTuple

from diplomatic_timeline.extraction.cues import CUES
from diplomatic_timeline.extraction.triggers import TRIGGER_VERBS
from diplomatic_timeline.extraction.wordlists import read_table, words_of

AUXILIARIES = words_of("auxiliary")


_DOUBLED = words_of("doubled consonant")


class Form(NamedTuple):
    """What a word may be: the lemma and `base`, `s`, `past`, `part` (participle), or `ing`."""

    lemma: str
    tense: str


def _spellings(lemma: str) -> dict[str, str]:
    """Return the regular forms of a verb by tense."""
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant or lemma in ("go", "do", "veto") else "s")
    past = lemma[:-1] + "ied" if consonant_y else lemma + "d" if lemma.endswith("e") else stem + "ed"
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    else:
        ing = lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else stem + "ing"
    return {"base": lemma, "s": third, "past": past, "ing": ing}


@cache
def _forms() -> dict[str, Form]:
    irregular = {row["verb"]: (row["past"], row["participle"]) for row in read_table("irregular.csv")}
    lemmas = {cue.verb for cue in CUES} | set(TRIGGER_VERBS) | words_of("other verbs") | set(irregular)
    forms: dict[str, Form] = {}
    for lemma in sorted(lemmas):
        spellings = _spellings(lemma)
        if lemma in irregular:
            spellings["past"] = irregular[lemma][0]
            forms.setdefault(irregular[lemma][-1], Form(lemma, "part"))
        for tense in ("base", "s", "ing", "past"):
            if spellings[tense] not in AUXILIARIES:
                forms[spellings[tense]] = Form(lemma, tense)
    return forms


def form_of(word: str) -> Form | None:
    """Return the verb form that a lower-case word may be, None if it is no form of a listed verb."""
    return _forms().get(word)


def third_person(lemma: str) -> str:
    """Return the form for one who acts: "denies" for "deny"."""
    return _spellings(lemma)["s"]
