"""What the head of a plain article tells: the day in its dateline, its address, the agency behind it."""

import re
from datetime import date
from urllib.parse import urlsplit

from diplomatic_timeline.extraction.cleaning import plain_text
from diplomatic_timeline.times import find_times

_HEAD, _LINES, _LONGEST = 1_500, 12, 160
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BESIDE = 60  # characters besides the date that a dateline may have, such as "Published" and the name of its author
_PLACE = 40  # characters of a place before the date
_DASH = re.compile(r"\s*[-–—]\s*\S")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
# "KYIV (Reuters) - ", "(AP) —", "GENEVA, Jan 5 (TASS)"
_AGENCY = re.compile(
    r"^(?:[A-Z][\w .,'-]{2,60} )?\((AP|AFP|Reuters|TASS|Xinhua|ANSA|dpa|UPI)\)(?= ?[-–—]|$)", re.MULTILINE
)


def find_dateline(text: str) -> tuple[date, str] | None:
    """Return the day that stands on a short line at the head of a text, with that line; None where none does.

    A day without its year, and one inside a sentence of the article, tell nothing about when it was published.
    """
    for line in map(str.strip, text[:_HEAD].splitlines()[:_LINES]):
        for found in find_times(plain_text(line[:_LONGEST], boilerplate=False), None):
            value = str(found.when)[:10] if found.when else ""
            if _DAY.fullmatch(value) and _is_dateline(line, found.start, found.end):
                return date.fromisoformat(value), line if len(line) <= _LONGEST else line[: found.end]
    return None


def _is_dateline(line: str, start: int, end: int) -> bool:
    """Return whether a date has a line nearly for itself, or opens a text as in "Geneva, 5 January 2026 - Talks"."""
    if start <= _PLACE and _DASH.match(line, end):
        return True
    return len(line) - (end - start) <= _BESIDE and not line.endswith((".", "!", "?", '"', "”"))


def find_headline(text: str) -> str | None:
    """Return the first line of a text where it is short, ends no sentence and stands apart from what follows."""
    first, _, rest = text.strip().partition("\n")
    line = " ".join(first.split())
    alone = rest.startswith(("\n", "\r\n")) or find_dateline(rest[:_LONGEST]) is not None
    if not line or len(line) > _LONGEST or not alone or line.endswith((".", ",", ";", ":")) or _ADDRESS.match(line):
        return None
    return line if find_dateline(line) is None else None


def find_address(text: str) -> str | None:
    """Return the first web address at the head or the foot of a text, as browsers print it."""
    found = _ADDRESS.search(text[:_HEAD]) or _ADDRESS.search(text[-_HEAD:])
    return found[0].rstrip(".,;") if found else None


def find_publisher(text: str, url: str | None) -> str | None:
    """Return the host of the article's address, else the agency in its dateline; None where neither is told."""
    host = urlsplit(url).hostname if url else None
    if host:
        return host.removeprefix("www.")
    found = _AGENCY.search(text[:_HEAD])
    return found[1] if found else None
