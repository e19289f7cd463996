"""One date in English words to EDTF: every wording of `When.words()`, and what headings and captions add to them."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from diplomatic_timeline.times.edtf import third_of, year_text
from diplomatic_timeline.times.lexicon import MONTHS, SEASONS, compile_pattern, read_month, read_ordinal
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import days_in_month

_YEAR = (
    r"(?P<year>[0-9]{4}|(?:AD |A\.D\. )[0-9]{1,4}|[0-9]{1,4} (?:BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.)|"
    r"the year -?[0-9]{5,12})"
)
_ORDINAL = r"(?P<n>[0-9]{1,3}(?:st|nd|rd|th)|@ordinalday)"
_SEASON_CODES = {"SP": 0, "SU": 1, "FA": 2, "WI": 3}
_HEMISPHERES = {"": 21, "northern": 25, "southern": 29}
_QUARTERS = ("first", "second", "third", "fourth")
_GROUPS = {"quarter": (33, _QUARTERS), "third": (37, ("first", "middle", "last")), "half": (40, ("first", "second"))}
_PHASES = {
    "early": 0, "beginning": 0, "beg": 0, "start": 0,
    "mid": 1, "middle": 1,
    "late": 2, "end": 2, "close": 2,
}  # fmt: skip


def read_year(text: str) -> str:
    """Return the EDTF of a year in words: "44 BCE" is -0043, "the year 12345" Y12345."""
    number = int(re.sub(r"[^0-9-]", "", text))
    return year_text(1 - number if "B" in text.upper() else number)


def _year(match: re.Match[str]) -> str | None:
    return read_year(match["year"])


def _unknown_parts(match: re.Match[str]) -> str | None:
    year = read_year(match["year"])
    if match["month"]:
        return f"{year}-{MONTHS[match['month'].lower()]:02d}-XX" if match["what"].lower() == "day" else None
    return {"month": f"{year}-XX", "month and day": f"{year}-XX-XX"}.get(" ".join(match["what"].lower().split()))


def _month(match: re.Match[str]) -> str | None:
    return f"{read_year(match['year'])}-{MONTHS[match['month'].lower().rstrip('.')]:02d}"


def _day(match: re.Match[str]) -> str | None:
    return f"{_month(match)}-{read_ordinal(match['day']):02d}"


def _timed(match: re.Match[str]) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"{hour:02d}:{match['minute'] or '00'}{':' + match['second'] if match['second'] else ''}"
    return f"{_day(match)}T{clock}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    hours, _, minutes = zone[3:].replace("−", "-").partition(":")
    return f"{int(hours):+03d}:{minutes or '00'}" if hours else "Z"


def _decade(match: re.Match[str]) -> str | None:
    digits = match["digits"] or match["from"]
    needs_era = match["digits"] and len(digits) == 1  # "the 30s" are of which century?
    return None if needs_era and not match["era"] else f"{digits.zfill(3)}X"


def _century(match: re.Match[str]) -> str | None:
    number, unit = read_ordinal(match["n"]), match["unit"].lower()
    if match["bc"]:
        return f"{year_text(1 - 100 * number)}/{year_text(-100 * (number - 1))}" if unit == "century" else None
    if unit == "millennium":
        return f"{number - 1}XXX" if 1 <= number <= 10 else None
    return f"{number - 1:02d}XX" if number >= 1 else None


def _season(match: re.Match[str]) -> str | None:
    code = _SEASON_CODES[SEASONS[match["season"].lower()]]
    year = read_year(match["year"])
    if match["to"] and int(match["to"][-2:]) != (int(year[-2:]) + 1) % 100:
        return None
    return f"{year}-{_HEMISPHERES[(match['half'] or '').lower()] + code}"


def _group(match: re.Match[str]) -> str | None:
    first, names = _GROUPS[match["kind"].lower()]
    which = match["which"].lower()
    if which[0].isdigit():
        which = _QUARTERS[int(which[0]) - 1]
    if which in ("last", "final"):
        which = names[-1]
    return f"{read_year(match['year'])}-{first + names.index(which)}" if which in names else None


def _short_group(match: re.Match[str]) -> str | None:
    mark, number = match["group"].upper(), int(match["number"])
    first, count = {"Q": (33, 4), "H": (40, 2)}[mark]
    return f"{read_year(match['year'])}-{first + number - 1}" if number <= count else None


def _week(match: re.Match[str]) -> str | None:
    try:
        first = date.fromisocalendar(int(read_year(match["year"])), int(match["week"]), 1)
    except ValueError:
        return None
    return f"{first}/{first + timedelta(days=6)}"


def _week_of(match: re.Match[str]) -> str | None:
    """Read "third week of May 2020" as about the days 15 to 21; the last week is the last seven days."""
    month, which = _month(match), match["n"].lower()
    if month is None or len(month) != len("2020-05"):
        return None
    length = days_in_month(int(month[:4]), int(month[5:]))
    first = length - 6 if which == "last" else 7 * read_ordinal(which) - 6
    return f"{month}-{first:02d}~/{month}-{first + 6:02d}~"


def _months(match: re.Match[str]) -> str | None:
    year = read_year(match["year"])
    return f"{year}-{read_month(match['month']):02d}/{year}-{read_month(match['to']):02d}"


def _phase(match: re.Match[str]) -> str | None:
    inner = read_wording(match["rest"])
    return third_of(inner, _PHASES[match["phase"].lower().rstrip(".")]) if inner else None


_Read = Callable[[re.Match[str]], str | None]
_DAY = rf"(?P<day>@nth|@day)(?: of)? (?P<month>@month),? {_YEAR}"
_US_DAY = rf"(?P<month>@month) (?P<day>@nth|@day),? {_YEAR}"
_CLOCK = (
    r"(?:,| at|,? @weekday,?) (?P<hour>[012]?[0-9])(?::(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: \(?(?P<zone>(?:UTC|GMT)(?:[-+−][0-9]{1,2}(?::?[0-9]{2})?)?)\)?)?"
)
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (compile_pattern(pattern), read)
    for pattern, read in (
        (_YEAR, _year),
        (r"date unknown", lambda _: "XXXX"),
        (rf"(?:(?P<month>@month) )?{_YEAR}, (?P<what>month and day|month|day) unknown", _unknown_parts),
        (rf"(?P<month>@month),?(?: of)? {_YEAR}", _month),
        (rf"(?:@dayname,? )?(?:the )?{_DAY}", _day),
        (rf"(?:@dayname,? )?{_US_DAY}", _day),
        (rf"(?:@dayname,? )?{_DAY}{_CLOCK}", _timed),
        (rf"(?:@dayname,? )?{_US_DAY}{_CLOCK}", _timed),
        (r"(?:the )?(?P<digits>[0-9]{1,3})0['’]?s(?P<era> (?:CE|AD))?|the decade from (?P<from>[0-9]{0,3})0", _decade),
        (rf"(?:the )?{_ORDINAL}[- ](?P<unit>century|c\.|millennium)(?P<bc> BCE?)?", _century),
        (
            (
                rf"(?:the )?(?P<season>@season)(?:,? of)? {_YEAR}(?:[-–/](?P<to>[0-9]{{2}}|[0-9]{{4}}))?"
                r"(?: \((?P<half>northern|southern) hemisphere\))?"
            ),
            _season,
        ),
        (
            (
                rf"(?:the )?(?P<which>first|second|third|fourth|middle|last|final|[1-4](?:st|nd|rd|th)) "
                rf"(?P<kind>quarter|third|half)(?: of)? {_YEAR}"
            ),
            _group,
        ),
        (rf"(?P<group>[QH])(?P<number>[1-4])(?: |-|/|,? of ){_YEAR}", _short_group),
        (rf"(?P<number>[1-4])(?P<group>[QH])(?: |-|/|,? of )?{_YEAR}", _short_group),
        (rf"(?:week|wk\.?|W|KW|CW) ?(?P<week>[0-9]{{1,2}})(?: of |, | |/|-){_YEAR}", _week),
        (rf"{_YEAR},? ?(?:week|wk\.?|W|KW|CW) ?(?P<week>[0-9]{{1,2}})", _week),
        (
            (
                rf"(?:the )?(?P<n>[1-4](?:st|nd|rd|th)|first|second|third|fourth|last) week (?:of|in) "
                rf"(?P<month>@month),? {_YEAR}"
            ),
            _week_of,
        ),
        (rf"(?P<month>@month)/(?P<to>@month),? {_YEAR}", _months),
        (rf"{_YEAR}(?: |-|/)?(?P<group>[QH])(?P<number>[1-4])", _short_group),
        (r"(?:the )?(?:very )?(?P<phase>early|mid|late)(?:-| |-to-)(?P<rest>.{2,60})", _phase),
        (r"(?:the )?(?P<phase>beginning|beg\.?|start|middle|end|close)(?: of|[- ]) ?(?P<rest>.{2,60})", _phase),
    )
)
_PLAIN = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}")


def read_wording(text: str) -> str | None:
    """Return the EDTF of one date in words, or None; what it returns is valid EDTF."""
    if _PLAIN.fullmatch(text):
        return text
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        edtf = read(match) if match else None
        if edtf and is_edtf(edtf):
            return edtf
    return None


def is_edtf(text: str) -> bool:
    """Say whether a text is EDTF."""
    from diplomatic_timeline.errors import WhenError

    try:
        When.parse(text)
    except WhenError:
        return False
    return True
