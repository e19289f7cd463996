"""The words of time expressions in English: tables, and the pattern pieces made from them."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA"} | {
    "winter": "WI",
    "wintertime": "WI",
}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT", "overnight": "NI"}
UNITS = {
    "second": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "weekend": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "yr": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
    "millennium": "millennium",
    "millennia": "millennium",
}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
ONES = {word: number for number, word in enumerate((_SMALL + " seventeen eighteen nineteen").split())}
TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
ORDINALS = {
    word: number
    for number, word in enumerate(
        (_FIRST + " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split(), 1
    )
} | {"thirtieth": 30}
VAGUE_COUNTS = {
    "few": "X",
    "several": "X",
    "some": "X",
    "many": "X",
    "couple": "2",
    "dozen": "12",
    "dozens": "X",
    "hundreds": "X",
    "thousands": "X",
    "tens": "X",
    "half": "0.5",
}
ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
"""Minutes east of UTC. Zones that two places share ("IST") are left out: the text does not say which is meant."""


def _any(words) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_LONG_MONTHS = _any(word for word in MONTHS if len(word) > 4 or word in ("july", "june"))
_SHORT_MONTHS = _any(word for word in MONTHS if len(word) <= 4 and word not in ("july", "june", "may"))
_ONES = _any(word for word in ONES if word != "zero")
_DIGIT_WORDS = _any(word for word, number in ONES.items() if 1 <= number <= 9)
_TEENS = _any(word for word, number in ONES.items() if number >= 10)
_TENS = _any(TENS)

_PIECES = {
    "month": rf"(?:{_LONG_MONTHS}|may|(?:{_SHORT_MONTHS})\b\.?)",
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "dayname": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)",
    "season": r"(?:spring|summer|winter)(?:time)?|autumn|fall",
    "part": r"(?:morning|afternoon|evening|night)",
    "day": r"(?:3[01]|[12][0-9]|0?[1-9])",
    "nth": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)",
    "ordinalday": rf"(?:(?:twenty|thirty)[- ])?(?:{_any(word for word in ORDINALS)})",
    "year": r"(?:1[0-9]{3}|20[0-9]{2})",
    "spelledyear": rf"(?:(?:nineteen|eighteen|seventeen|sixteen)[- ](?:hundred|(?:{_TENS})(?:[- ](?:{_DIGIT_WORDS}))?"
    rf"|{_TEENS})|two thousand(?: (?:and )?(?:(?:{_TENS})(?:[- ](?:{_DIGIT_WORDS}))?|{_ONES}))?"
    rf"|twenty[- ](?:{_TEENS}|(?:{_TENS})(?:[- ](?:{_DIGIT_WORDS}))?))",
    "unit": r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century)",
    "units": r"(?:seconds|minutes|mins|hours|hrs|days|nights|weeks|weekends|fortnights|months|quarters|years|yrs|"
    r"decades|centuries|millennia)",
    "anyunit": r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?"
    r"|years?|yrs?|decades?|century|centuries|millennium|millennia)",
    "number": rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}|[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?:[- ][1-9]/[2-9])?"
    rf"|(?:{_TENS})(?:[- ](?:{_DIGIT_WORDS}))?|(?:(?:a|{_DIGIT_WORDS}) )?(?:hundred|thousand)|{_ONES})",
    "vague": r"(?:a (?:few|couple(?: of)?|dozen|good many|number of)|several|some|many|few|couple(?: of)?|"
    r"dozens of|hundreds of|thousands of|tens of|untold|countless)",
    "zone": rf"(?:{_any(word for word in ZONES if len(word) > 1)}|et|ct|mt|pt)\b",
    "quarterth": r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)",
}
_GAP = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
_END = r"(?![0-9A-Za-z_\u00c0-\u1fff\u2c00-\ud7ff])"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern: `@name` stands for a piece of the lexicon, a blank for blanks or one line break.

    Matching ignores case, in ASCII only, so that each word found is a key of the tables here. A paragraph break is
    never crossed, and every repetition is bounded, so that time grows with the length of a text and not faster.
    """
    spelled = re.sub(r"@([a-z]+)", lambda name: f"(?:{_PIECES[name[1]]})", pattern)
    spelled = spelled.replace("[- ]", "(?:-| )").replace(" ", _GAP)
    return re.compile(f"(?:{spelled}){_END}", re.IGNORECASE | re.ASCII)


def read_number(text: str) -> str:
    """Return the digits of a number in digits or words ("2 1/2" is "2.5"), or "X" where it is vague."""
    text = " ".join(text.lower().replace("-", " ").replace(",", "").split())
    if text[:1].isdigit():
        whole, _, fraction = text.partition(" ")
        if fraction:
            over, under = fraction.split("/")
            return f"{int(whole) + int(over) / int(under):.3g}"
        return whole
    words = [word for word in text.split() if word not in ("a", "an", "of", "and", "the")]
    if not words:
        return "1"
    if len(words) == 1 and words[0] in VAGUE_COUNTS:
        return VAGUE_COUNTS[words[0]]
    total = 0
    for word in words:
        if word in ("hundred", "thousand"):
            total = (total or 1) * (100 if word == "hundred" else 1_000)
        elif word not in ONES and word not in TENS:
            return "X"
        else:
            total += ONES.get(word, 0) + TENS.get(word, 0)
    return str(total)


def read_year(text: str) -> int:
    """Return the year that four digits or words ("nineteen ninety-six", "two thousand ten") name."""
    text = text.lower().replace("-", " ")
    if text.strip().isdigit():
        return int(text)
    words = [word for word in text.split() if word != "and"]
    if words[:2] == ["two", "thousand"]:
        return 2_000 + int(read_number(" ".join(words[2:]))) if words[2:] else 2_000
    rest = 0 if words[1] == "hundred" else int(read_number(" ".join(words[1:])))
    return 100 * int(read_number(words[0])) + rest


def read_ordinal(text: str) -> int:
    """Return the number of an ordinal: "8th", "eighth" and "twenty-third" are 8, 8 and 23."""
    text = text.lower()
    if text[0].isdigit():
        return int(re.sub(r"[^0-9]", "", text))
    return sum(ORDINALS.get(word, 0) or TENS.get(word, 0) for word in re.split(r"[-\s]+", text))


def read_month(text: str) -> int:
    """Return the number of a month, 1 to 12."""
    return MONTHS[text.lower().rstrip(".")]


def read_weekday(text: str) -> int:
    """Return the number of a weekday, Monday being 0."""
    return WEEKDAYS[text.lower().rstrip(".")]


def read_unit(text: str) -> str:
    """Return the name of a unit in the singular: "centuries" is century, "hrs" hour."""
    text = text.lower()
    return UNITS.get(text) or UNITS[text.removesuffix("s")]
