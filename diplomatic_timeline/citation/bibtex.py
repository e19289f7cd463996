"""Citations as BibTeX entries (the standard styles' @misc, with url, urldate and version for styles that know them)."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from diplomatic_timeline.citation.work import Work, is_linkable
from diplomatic_timeline.when import When

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces to find a field's end, those after a backslash included
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-\d\d)?(?:T.*)?\Z")


def to_bibtex(work: Work) -> str:
    """Return a work as one BibTeX entry in UTF-8, with LaTeX's special characters escaped.

    Year and month are given where they are known beyond doubt; the date as EDTF stands in the note, so that nothing
    about it is lost. The key follows from the work, so that the same work has the same key everywhere.
    """
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(work) if value)
    month = _month(work.issued)
    return f"@misc{{{_key(work)}{fields}" + (f",\n  month = {month}" if month else "") + "\n}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    title = work.title or (f"[{work.description}]" if work.description else "")
    yield "author", " and ".join(f"{{{_escape(name)}}}" for name in work.creators or _authors(work))
    yield "title", f"{{{_escape(title)}}}" if title else ""
    yield "howpublished", _escape(work.publisher or "" if work.kind == "source" else _how_published(work))
    year = _DATE.match(str(work.issued)) if work.issued else None
    yield "year", year[1] if year else ""
    yield "version", _escape(work.version or "")
    yield "url", _address(work.url)
    yield "urldate", str(work.accessed) if work.accessed else ""
    yield "note", _escape("; ".join(_notes(work)))


def _authors(work: Work) -> tuple[str, ...]:
    return (work.agency or work.publisher,) if work.kind == "source" and work.publisher else ()


def _how_published(work: Work) -> str:
    return f"Event in the timeline “{work.container}”" if work.kind == "event" else "Timeline"


def _notes(work: Work) -> Iterator[str]:
    if work.kind == "event":
        yield f"happened {work.happened}" if work.happened else "date unknown"
    if work.issued:
        yield f"published {work.issued}"
    if work.scope:
        yield work.scope
    if work.licence:
        yield f"licence {work.licence}"
    if work.archived and is_linkable(work.archived):
        yield f"archived at {work.archived}"


def _month(when: When | None) -> str:
    found = _DATE.match(str(when)) if when else None
    return _MONTHS[int(found[2]) - 1] if found and found[2] else ""


def _key(work: Work) -> str:
    words = f"{work.publisher or ''} {work.title or work.description or work.id}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(found[:4])[:40].strip("-") or "work"
    return f"{name}-{sha256(f'{work.kind}:{work.id}'.encode()).hexdigest()[:6]}"


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _address(url: str | None) -> str:
    """Return an address as BibTeX takes it: `%` stays, as the styles print addresses letter by letter."""
    return url if url is not None and is_linkable(url) else ""
