"""Years, decades and centuries."""

import re

from diplomatic_timeline.times.grammar.choosing import choose
from diplomatic_timeline.times.lexicon import SEASONS, TENS, read_ordinal, read_year
from diplomatic_timeline.times.rule import Reading, Scene, rule
from diplomatic_timeline.times.wording import nearest, say_value

_DECADES = {word.removesuffix("y") + "ies": number for word, number in TENS.items()}
_FREE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|from|until|till|by|during|before|after|year|to|through|and|or|early|late|mid|about|around|circa|between|for|than|fiscal|spring|summer|autumn|fall|winter)[\s-]|[(\-–,/])\s?\Z",
    re.IGNORECASE,
)


def _read_plain_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read four digits as a year: freely from 1900 to 2049, else only after a word that leads to a year."""
    year = int(match["y"])
    if not 1900 <= year < 2050 and not _FREE_YEAR.search(scene.text[max(0, match.start() - 9) : match.start()]):
        return None
    return Reading("DATE", match["y"], "the year stands in the text")


def _read_years(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read 1914-18 as the years from one to the other; 2001-02 with its smaller end is a month in ISO order."""
    first, rest = int(match["y"]), int(match["z"])
    last = first // 100 * 100 + rest + (100 if rest == 0 else 0)
    lead = scene.text[max(0, match.start() - 9) : match.start()]
    if last <= first or (not 1900 <= first < 2050 and not (match[0][0] in "tT" or _FREE_YEAR.search(lead))):
        return None
    return Reading("DATE", match["y"], f"the years {first} to {last} stand in the text", edtf=f"{first:04d}/{last:04d}")


def _read_spelled_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read a year in words; "two thousand" alone is a number unless "the year" is said."""
    if (
        len(match["y"].split()) == 2
        and match["y"].lower().startswith("two")
        and not match[0].lower().startswith("the year")
    ):
        return None
    return Reading("DATE", f"{read_year(match['y']):04d}", "the year stands in the text")


def _read_short_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["y"])
    century = scene.today.year // 100 * 100
    candidates = [century - 100 + year, century + year]
    value = min(candidates, key=lambda candidate: abs(candidate - scene.today.year))
    return Reading("DATE", f"{value:04d}", nearest(f"{value:04d}", scene.today))


def _read_decade(match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading("DATE", match["y"], "the decade stands in the text")


def _read_decade_of_century(match: re.Match[str], scene: Scene) -> Reading | None:
    tens = _DECADES[match["word"].lower()] if match["word"] else int(match["y"])
    year = scene.today.year // 100 * 100 + tens
    if year > scene.today.year:
        year -= 100
    return Reading("DATE", f"{year // 10:03d}", "the last decade of that name")


def _read_century(match: re.Match[str], _scene: Scene) -> Reading | None:
    number = read_ordinal(match["n"])
    if not 1 <= number <= 21:
        return None
    if match["bc"]:
        return Reading(
            "DATE",
            f"BC{number - 1:02d}",
            "the century stands in the text",
            edtf=f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}",
        )
    return Reading("DATE", f"{number - 1:02d}", "the century stands in the text")


def _read_bce(match: re.Match[str], _scene: Scene) -> Reading | None:
    year = int(match["y"])
    return Reading(
        "DATE", f"BC{year:04d}", "the year stands in the text", edtf=f"-{year - 1:04d}" if year > 1 else "0000"
    )


def _read_season_of_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading(
        "DATE", f"{read_year(match['y']):04d}-{SEASONS[match['season'].lower()]}", "season and year stand in the text"
    )


def _read_season(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the summer": the one nearest to publication. Spring and fall are also verbs and need "the" or a phase."""
    led = re.search(
        r"\b(?:in|over|during|since|until|by|early|late|mid|of|for|last|next)[\s-]\Z",
        scene.text[max(0, match.start() - 8) : match.start()],
        re.IGNORECASE,
    )
    if not match["the"] and not led:
        return None
    mark = SEASONS[match["season"].lower()]
    values = [f"{scene.today.year + step:04d}-{mark}" for step in (-1, 0, 1)]
    value = choose(scene, values, match.start(), match.end())
    return Reading("DATE", value, nearest(say_value(value), scene.today), anchor=scene.today.isoformat())


RULES = (
    rule(
        "season of a year",
        r"(?:the )?(?P<season>@season)(?:,? of|,| in)? (?P<y>@year|@spelledyear)(?![0-9])",
        _read_season_of_year,
        {"the winter of nineteen ninety-four": "1994-WI", "summer 2003": "2003-SU"},
        ("spring forward",),
    ),
    rule(
        "season",
        r"(?P<the>the )?(?:early |late )?(?P<season>@season)(?! (?:of|in|camp|Olympics|Games|"
        r"Palace|season)\b)",
        _read_season,
        {"in the summer": "1998-SU", "since autumn": "1997-FA"},
        ("prices fall", "to spring up"),
    ),
    rule(
        "year BCE",
        r"(?P<y>[1-9][0-9]{0,3}) (?:BC|BCE|B\.C\.(?:E\.)?)",
        _read_bce,
        {"in 44 BC": "BC0044"},
        ("3 BCC",),
    ),
    rule(
        "year",
        r"(?:the year )?(?P<y>@year)(?!(?:[.,:/][0-9]|[0-9%-][0-9a-z]|s\b|'s? (?:quarter)"
        r"))(?! (?:people|points|dollars|votes|@units))",
        _read_plain_year,
        {"in 1990": "1990", "the year 2000": "2000", "since 1860": "1860"},
        ("flight 1860", "$1990", "1990.5", "2,000", "1990 people"),
    ),
    rule(
        "year and the end of its span",
        r"(?:the )?(?P<y>@year)[-–/](?P<z>[0-9]{2})(?![-–./:,][0-9]|%)(?! (?:people|points|dollars|votes|@units))",
        _read_years,
        {"the 1997-98 season": "1997", "the war of 1914-18": "1914", "in 1999/00": "1999"},
        ("1998-12-40", "1998-02", "$1990-95", "flight 1860-70"),
    ),
    rule(
        "spelled year",
        r"(?:the year )?(?P<y>@spelledyear)",
        _read_spelled_year,
        {"nineteen ninety-six": "1996", "in two thousand ten": "2010"},
        ("eighteen thousand jobs", "two thousand people"),
    ),
    rule(
        "short year",
        r"(?<!['’‘`])['’‘](?P<y>[0-9]{2})(?! minutes)",
        _read_short_year,
        {"since '89": "1989"},
        ("'899 people", "''27 companies", "on '60 Minutes"),
    ),
    rule(
        "decade",
        r"(?:the )?(?P<y>1[5-9][0-9]|20[0-4])0['’]?s",
        _read_decade,
        {"the 1990s": "199"},
        ("1995s",),
    ),
    rule(
        "decade of the century",
        r"(?:the ['’‘]?|['’‘])(?P<y>[2-9]0)['’]?s|the (?P<word>twenties|thirties|forties|fifties|sixties|"
        r"seventies|eighties|nineties)",
        _read_decade_of_century,
        {"the '80s": "198", "the nineties": "199", "in '70s style": "197"},
        ("temperatures in 80s",),
    ),
    rule(
        "century",
        r"(?:the )?(?P<n>@nth|@ordinalday)[- ]century(?P<bc> (?:BC|BCE|B\.C\.))?",
        _read_century,
        {"the 20th century": "19"},
        ("the 45th century", "a 10th-century-old church"),
    ),
)
