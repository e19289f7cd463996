"""What dateparser leaves out of dates in other languages: seasons, quarters, decades, early, mid, late, about."""

import re
from collections.abc import Callable

from diplomatic_timeline.times.edtf import third_of
from diplomatic_timeline.times.values.numbers import ROMANS

_PHASES = (
    r"anfang|beginn|d[ée]but|principios|comienzos|inicios?|inizio|início|começo|начало|початок",
    r"mitte|mi|mediados|metà|meados|середина",
    r"ende|fin|finales|fines|fine|fim|final|конец|кінець",
)
_SEASONS = (
    r"frühling|frühjahr|printemps|primavera|весна",
    r"sommer|été|verano|verão|estate|лето|літо",
    r"herbst|automne|otoño|outono|autunno|осень|осінь",
    r"winter|hiver|invierno|inverno|зима",
)
_OF = r"(?:(?: d[eiou]l?| da| des| von)? | d['’]|-)"
_YEAR = r"(?P<year>[0-9]{4})"
_PHASE = re.compile(rf"(?:{'|'.join(f'({words})' for words in _PHASES)}){_OF}(?P<rest>.{{4,40}})", re.IGNORECASE)
_SEASON = re.compile(
    rf"(?:{'|'.join(f'({words})' for words in _SEASONS)}){_OF}{_YEAR}(?:[-–/](?P<to>[0-9]{{2}}|[0-9]{{4}}))?"
    r"(?: г\.?| года| р\.?| року)?",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"(?:(?P<n>[1-4])(?:\.|º|°|er|e|ème)? ?(?:quartal|trimestre|trim\.?|квартал)|T(?P<short>[1-4])){_OF}{_YEAR}",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"(?P<er>[0-9]{3})0er(?: jahre)?|(?:(?:les|los|gli) )?(?:années|anni|años|anos) (?P<years>[0-9]{3})0"
    r"|(?P<slavic>[0-9]{3})0-[еіх]+(?: годы| роки| гг?\.?)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:um|vers|env\.?|environ|hacia|verso|около|близько) (?P<rest>.{4,40})", re.IGNORECASE)

_CENTURY = re.compile(
    r"(?P<n>[0-9]{1,2})\. (?:jahrhundert|jh\.?)|(?P<before>[IVX]{1,5})(?:e|ème)? (?:siècle|век|століття|secolo|wiek)"
    r"|(?:siglo|século|secolo) (?P<after>[IVX]{1,5})",
    re.IGNORECASE,
)
_END = r"(?:[0-9]{1,2}\.? )?[^\W\d_]{3,12}\.?"
_SPAN = re.compile(rf"(?P<first>{_END})(?P<own> [0-9]{{4}})? ?[-–—/] ?(?P<last>{_END} (?P<year>[0-9]{{4}}))")


def read_translated(text: str, read_date: Callable[[str], str | None]) -> str | None:
    """Return the EDTF of "fin mai 2018", "Sommer 2015", "3. Quartal 2019" or "années 1980", or None.

    `read_date` reads the plain date that is left of a text once the word before it is taken off.
    """
    if match := _SEASON.fullmatch(text):
        return _season(match)
    if match := _QUARTER.fullmatch(text):
        return f"{match['year']}-{32 + int(match['n'] or match['short'])}"
    if match := _DECADE.fullmatch(text):
        return f"{match['er'] or match['years'] or match['slavic']}X"
    if match := _PHASE.fullmatch(text):
        inner = read_date(match["rest"])
        return inner and third_of(inner, next(place for place in range(3) if match[place + 1]))
    if match := _CENTURY.fullmatch(text):
        return _century(match)
    if match := _SPAN.fullmatch(text):
        first, last = read_date(f"{match['first']}{match['own'] or ' ' + match['year']}"), read_date(match["last"])
        return f"{first}/{last}" if first and last and first < last else None
    if match := _ABOUT.fullmatch(text):
        inner = read_date(match["rest"])
        return f"{inner}~" if inner and re.fullmatch(r"[0-9-]{4,10}", inner) else None
    return None


def _century(match: re.Match[str]) -> str | None:
    roman = (match["before"] or match["after"] or "").upper()
    if roman and roman not in ROMANS:
        return None
    number = ROMANS.index(roman) + 1 if roman else int(match["n"])
    return f"{number - 1:02d}XX" if number else None


def _season(match: re.Match[str]) -> str | None:
    year, end = match["year"], match["to"]
    if end and int(end[-2:]) != (int(year[-2:]) + 1) % 100:
        return None
    return f"{year}-{21 + next(place for place in range(4) if match[place + 1])}"
