"""Dates that name their year, in ISO, British, American and slashed order."""

import re
from datetime import date

from diplomatic_timeline.times.lexicon import read_month, read_ordinal, read_year
from diplomatic_timeline.times.rule import Reading, Scene, rule

_FULL = "the full date stands in the text"


def _day(year: int, month: int, day: int, how: str = _FULL) -> Reading | None:
    try:
        return Reading("DATE", date(year, month, day).isoformat(), how)
    except ValueError:
        return None


def _read_iso(match: re.Match[str], _scene: Scene) -> Reading | None:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _read_full(match: re.Match[str], _scene: Scene) -> Reading | None:
    return _day(read_year(match["y"]), read_month(match["m"]), read_ordinal(match["d"]))


def _read_month_of_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    if match["m"] == "may":
        return None
    return Reading(
        "DATE", f"{read_year(match['y']):04d}-{read_month(match['m']):02d}", "month and year stand in the text"
    )


def _read_slashed(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read 13/3/1998 and 3/13/98; where both orders fit, the one near publication counts, else neither does."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        if scene.published is None:
            return None
        year = min(
            (scene.published.year // 100 * 100 + year + century for century in (-100, 0, 100)),
            key=lambda candidate: abs(candidate - scene.today.year),
        )
    readings = [day for day in (_day(year, first, second), _day(year, second, first)) if day]
    if len({reading.value for reading in readings}) == 1:
        return readings[0]
    near = [r for r in readings if scene.published and abs((date.fromisoformat(r.value) - scene.published).days) <= 10]
    return near[0] if len(near) == 1 else None


def _read_september_11(_match: re.Match[str], _scene: Scene) -> Reading | None:
    return Reading("DATE", "2001-09-11", "the attacks that are called by their day, 11 September 2001")


RULES = (
    rule(
        "September 11",
        r"(?:(?:Sept\.?|September) 11(?:th)?,?(?= (?:terrorist |terror |suicide |hijacked-plane )?attacks)"
        r"|9/11(?= (?:terror\w*|attack\w*|hijack\w*|commission|memorial|anniversary|era|families|victims|plot\w*)))",
        _read_september_11,
        {"since the Sept. 11 attacks": "2001-09-11", "the 9/11 commission": "2001-09-11"},
        ("the Sept. 11 attack in Benghazi", "9/11 of them"),
    ),
    rule(
        "iso date",
        r"(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?!-)",
        _read_iso,
        {"on 1998-03-13": "1998-03-13"},
        ("1998-13-45", "555-1998-03-1"),
    ),
    rule(
        "day month year",
        r"(?:@dayname,? )?(?:the )?(?P<d>@nth|@day)(?: day)?(?: of)? (?P<m>@month),? (?P<y>@year)",
        _read_full,
        {
            "on 13 March 1998": "1998-03-13",
            "the 1st of May, 2001": "2001-05-01",
            "Friday, 6 Feb 1998": "1998-02-06",
            "Thus 3 May 2001": "2001-05-03",
        },
        ("31 February 1998 men",),
    ),
    rule(
        "month day year",
        r"(?:@dayname,? )?(?P<m>@month) (?:the )?(?P<d>@nth|@day|@ordinalday)(?:,|,? of)"
        r"? (?P<y>@year|@spelledyear)",
        _read_full,
        {
            "Aug. 7, 1998": "1998-08-07",
            "March 15, 2007": "2007-03-15",
            "July fourth, nineteen ninety-six": "1996-07-04",
        },
        ("March 15, 20 men",),
    ),
    rule(
        "slashed date",
        r"(?P<a>[0-3]?[0-9])(?P<mark>[/.])(?P<b>[0-3]?[0-9])(?P=mark)(?P<y>[12][0-9]{3}|"
        r"[0-9]{2})(?![./])",
        _read_slashed,
        {"03/13/1998": "1998-03-13", "13.3.1998": "1998-03-13", "10/27/89": "1989-10-27"},
        ("on 5/4/1990", "version 1.2.3.4"),
    ),
    rule(
        "month year",
        r"(?P<m>@month),?(?: of| in)? (?P<y>@year|@spelledyear)(?![0-9]|,[0-9])",
        _read_month_of_year,
        {"in June 1989": "1989-06", "since Sept. 2004": "2004-09", "January nineteen ninety-seven": "1997-01"},
        ("it may 1998",),
    ),
)
