"""Where time expressions may begin: a quick look at each word, so that the rules are tried at few places."""

import re
from collections.abc import Iterator

from diplomatic_timeline.times.grammar import GRAMMAR
from diplomatic_timeline.times.lexicon import MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAYS

_TOKEN = re.compile(
    r"[^\W\d_]+|(?P<short>['’‘]\d\d(?!\d))|(?P<clock>\d{1,2}(?=[:/.-]\d|[^\S\n]?[ap]\.?m\b))|(?P<year>\d{4}(?!\d))|\d+"
)
_UNITS = "second minute min hour hr day night week weekend fortnight month quarter year yr half decade century centurie"
_NOUNS = """today yesterday tomorrow tonight now nowadays noon midday midnight future past term time point period
moment date eve christmas easter thanksgiving halloween pentecost epiphany juneteenth eighties nineties seventies
sixties fifties forties thirties twenties nineteen eighteen seventeen twenty thousand millennium millennia clock q
fiscal fy while"""
_ADVERBS = """currently current recently recent lately soon presently previously earlier later ago daily weekly monthly
quarterly yearly annually hourly nightly biweekly overnight bc bce s"""
CORE = frozenset(
    [*MONTHS, *WEEKDAYS, *SEASONS, *PARTS_OF_DAY, *_NOUNS.split(), *_ADVERBS.split()]
    + [unit + ending for unit in _UNITS.split() for ending in ("", "s", "slong")]
    + [f"{name}s" for name in (*WEEKDAYS, *SEASONS, *PARTS_OF_DAY)]
)
"""Words of which every expression has one, if it has no year or clock time in digits."""

_SINCE_OR_UNTIL = re.compile(r"\b(?:pre|post)-\Z", re.IGNORECASE)
"""What joins a year by a hyphen: "the pre-1967 borders"."""

_LONGEST_LEAD = 10
_MONTH_REACH = 5
"""Words after a month within which a number may be the end of a range of days: "March 3rd to 5"."""


def _words_of_rules() -> set[str]:
    """Return the words that stand in the patterns: those that are not core may lead up to one."""
    spelled = " ".join(re.sub(r"\(\?P<\w+>|\\[a-zA-Z]", " ", rule.pattern.pattern) for rule in GRAMMAR)
    return set(re.findall(r"[a-z]+", spelled.lower()))


_KNOWN = dict.fromkeys(_words_of_rules(), False) | dict.fromkeys(CORE, True)


def find_starts(text: str) -> Iterator[int]:
    """Yield the places where a rule may match: words of time, and the words that lead up to them."""
    lead: list[int] = []
    since_month = _MONTH_REACH
    for token in _TOKEN.finditer(text):
        word = token[0].lower()
        since_month = 0 if word in MONTHS else since_month + 1
        is_core = True if token.lastgroup else _KNOWN.get(word)
        if is_core is None and word[0].isdigit():
            is_core = since_month < _MONTH_REACH
        if is_core is None:
            lead.clear()
            continue
        if _may_begin(text, token.start()):
            lead.append(token.start())
        if is_core:
            yield from lead
            lead.clear()
        elif len(lead) > _LONGEST_LEAD:
            del lead[0]


def _may_begin(text: str, start: int) -> bool:
    """Say whether a token stands free: no part of a word, an amount of money, a decimal or a product name."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_$£€¥#@&/%":
        return False
    if text[start].isdigit() and start > 1 and before in ".,:-–":
        if before == "-" and _SINCE_OR_UNTIL.search(text, max(0, start - 6), start):
            return True
        return not text[start - 2].isalnum() or (before in "-–" and text[start - 2].isdigit())
    return True
