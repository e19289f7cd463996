"""CAMEO and PLOVER codes as types of this record and as words for titles.

CAMEO: Schrodt 2012, chapter 6 (codes of two to four digits, the first two being the root); PLOVER: Halterman et al.
2023. The words are ours.
"""

from collections.abc import Mapping
from typing import TypeVar

from diplomatic_timeline.vocabulary import TypeName

_Value = TypeVar("_Value")

_TYPES: dict[str, TypeName] = {
    "01": "statement", "015": "claim", "016": "denial",
    "02": "demand", "026": "proposal", "027": "proposal", "028": "proposal",
    "03": "agreement", "036": "proposal", "037": "proposal", "038": "proposal", "039": "proposal",
    "04": "talks", "041": "call", "042": "visit", "043": "visit",
    "05": "statement", "057": "agreement",
    "06": "agreement", "07": "aid",
    "08": "agreement", "084": "other", "085": "sanction", "086": "other",
    "0872": "military", "0873": "military", "0874": "military",
    "09": "accusation", "10": "demand", "11": "accusation", "12": "rejection", "13": "threat", "14": "other",
    "15": "military", "16": "sanction", "17": "other", "172": "sanction",
    "18": "military", "19": "military", "20": "military",
}  # fmt: skip
"""Type by the longest code that begins an event's code, as `vocabulary` assigns them."""

_WORDS = {
    "01": "makes a statement", "02": "appeals", "03": "says it will cooperate", "04": "consults",
    "05": "engages in diplomacy", "06": "cooperates materially", "07": "gives aid", "08": "yields",
    "09": "investigates", "10": "demands", "11": "disapproves", "12": "rejects", "13": "threatens", "14": "protests",
    "15": "shows military force", "16": "reduces relations", "17": "coerces", "18": "assaults", "19": "fights",
    "20": "uses mass violence",
    "012": "makes a pessimistic comment", "013": "makes an optimistic comment", "014": "considers a policy",
    "015": "acknowledges responsibility", "016": "denies responsibility", "018": "makes a symbolic act",
    "019": "expresses sympathy", "027": "appeals for a settlement", "028": "appeals for mediation",
    "036": "says it will meet or negotiate", "037": "says it will settle a dispute",
    "038": "says it accepts mediation",
    "039": "says it will mediate", "040": "consults", "041": "talks by telephone", "042": "makes a visit",
    "043": "hosts a visit", "044": "meets at a third place", "045": "mediates", "046": "negotiates",
    "051": "praises or endorses", "052": "defends in words", "053": "rallies support for", "054": "recognises",
    "055": "apologises", "056": "forgives", "057": "signs a formal agreement", "061": "cooperates economically",
    "062": "cooperates militarily", "063": "cooperates in law", "064": "shares intelligence",
    "081": "eases restrictions", "084": "returns or releases", "085": "eases sanctions",
    "086": "lets in outside forces", "087": "de-escalates militarily", "0871": "declares a ceasefire",
    "0874": "withdraws troops", "111": "criticises", "112": "accuses", "114": "complains officially", "115": "sues",
    "124": "refuses to yield", "125": "rejects a meeting", "127": "rejects a plan", "129": "vetoes",
    "138": "threatens with military force", "139": "gives an ultimatum", "161": "breaks off diplomatic relations",
    "163": "imposes sanctions", "164": "halts negotiations", "166": "expels or withdraws",
    "172": "imposes restrictions",
    "173": "arrests or detains", "174": "expels people", "190": "uses military force", "191": "imposes a blockade",
    "192": "occupies territory", "193": "fights with small arms", "194": "fights with artillery and tanks",
    "195": "attacks from the air", "196": "breaks a ceasefire",
}  # fmt: skip

PLOVER_TYPES: dict[str, TypeName] = {
    "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "agreement", "CONCEDE": "agreement", "COOPERATE": "agreement",
    "AID": "aid", "RETREAT": "military", "REQUEST": "demand", "DEMAND": "demand", "ACCUSE": "accusation",
    "DISAPPROVE": "accusation", "INVESTIGATE": "accusation", "REJECT": "rejection", "THREATEN": "threat",
    "PROTEST": "other", "SANCTION": "sanction", "MOBILIZE": "military", "COERCE": "other", "ASSAULT": "military",
    "FIGHT": "military",
}  # fmt: skip
"""Types by PLOVER's roots, and by those of its drafts, which some collections still use."""

_PLOVER_WORDS = {
    "AGREE": "agrees", "CONSULT": "consults", "SUPPORT": "supports", "CONCEDE": "concedes",
    "COOPERATE": "cooperates", "AID": "gives aid", "RETREAT": "retreats", "REQUEST": "requests", "DEMAND": "demands",
    "ACCUSE": "accuses", "DISAPPROVE": "disapproves", "INVESTIGATE": "investigates", "REJECT": "rejects",
    "THREATEN": "threatens", "PROTEST": "protests", "SANCTION": "imposes sanctions", "MOBILIZE": "mobilises",
    "COERCE": "coerces", "ASSAULT": "assaults", "FIGHT": "fights",
}  # fmt: skip


def type_of(code: str | None) -> TypeName:
    """Return the type of an event with a CAMEO code, "other" where there is none."""
    return _longest(_TYPES, code) or "other"


def words_of(code: str | None) -> str | None:
    """Return a verb for a CAMEO code, in the third person; None for no code."""
    return _longest(_WORDS, code)


def plover_type(root: str | None) -> TypeName:
    """Return the type of an event with a PLOVER root, "other" for any other word."""
    return PLOVER_TYPES.get((root or "").strip().upper(), "other")


def plover_words(root: str | None) -> str | None:
    """Return a verb for a PLOVER root; the root itself where it is none of them."""
    return _PLOVER_WORDS.get((root or "").strip().upper(), root)


def _longest(table: Mapping[str, _Value], code: str | None) -> _Value | None:
    digits = (code or "").strip()
    return next((table[digits[:size]] for size in range(len(digits), 1, -1) if digits[:size] in table), None)
