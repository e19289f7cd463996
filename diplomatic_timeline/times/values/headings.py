"""Spans in English words to EDTF: ranges, bounds and qualifiers around the dates of `wordings`."""

import re
from collections.abc import Callable, Iterator

from diplomatic_timeline.times.edtf import bound
from diplomatic_timeline.times.values.wordings import is_edtf, read_wording

ReadOne = Callable[[str], str | None]

_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|circa|approx\.?) |ca?\. ?|ca? ?(?=[0-9])|~ ?", re.IGNORECASE
)
_ABOUT_AFTER = re.compile(r" ?\((?:approx(?:imate(?:ly)?|\.)?|est(?:imated|\.)?|ca?\.|circa)\)\Z", re.IGNORECASE)
_DOUBT = re.compile(r"(?:possibly|probably|perhaps|maybe) ", re.IGNORECASE)
_UNCERTAIN = re.compile(r" ?\((?:uncertain|\?)\)\Z| ?\?\Z", re.IGNORECASE)
_DASH = re.compile(
    r" ?[–—] ?| - |(?<=[a-z0-9.])-(?=[a-z])|(?<=[0-9]{4}|[0-9]{3}s)-(?=[0-9]{4}s?\b)"
    r"|(?<=[0-9])[-/](?=[0-9]{1,2} [a-z])|(?<=[0-9]{4})-(?=[0-9]{1,2}[./])|(?<=[0-9](?:st|nd|rd|th))-(?=[0-9])"
    r"|(?<=[0-9])\.\.(?=[0-9])",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    r"from (.+) on(?:wards?)?|(.+?) (?:onwards?|and (?:after|later)|ff\.?)"
    r"|(.+?) ?[-–—] ?(?:(?:the )?present|now|today|to date|ongoing|current)?"
    r"|(.+?) (?:to|until|till) (?:(?:the )?present|now|today|date)",
    re.IGNORECASE,
)
_JOINS = re.compile(r" (?:to|until|till|through) ", re.IGNORECASE)
_BOUNDS = (
    (re.compile(r"(?:before|prior to) |pre-", re.IGNORECASE), "before"),
    (re.compile(r"(?:up to|until|till|by|no later than) ", re.IGNORECASE), "until"),
    (re.compile(r"(?:since|as of|starting) ", re.IGNORECASE), "since"),
    (re.compile(r"after |post-", re.IGNORECASE), "after"),
)


def read_heading(text: str, read_other: ReadOne) -> str | None:
    """Return the EDTF of a date or span in words, or None.

    `read_other` is asked about single dates that the wordings do not hold.
    """
    one = read_one(text, lambda _: None)
    if one:
        return one
    for read in (_read_set, _read_bound, _read_span):
        edtf = read(text, read_other)
        if edtf and is_edtf(edtf):
            return edtf
    return read_one(text, read_other)


def read_one(text: str, read_other: ReadOne) -> str | None:
    """Return the EDTF of one date with its qualifiers: "about May 1962 (uncertain)" is 1962-05%."""
    text = text.strip()
    bare, about = _strip(_ABOUT, text)
    if after := _ABOUT_AFTER.search(bare):
        bare, about = bare[: after.start()], True
    bare, doubt = _strip(_DOUBT, bare)
    ending = _UNCERTAIN.search(bare)
    if ending:
        bare, doubt = bare[: ending.start()], True
    edtf = read_wording(bare) or read_other(bare)
    if edtf is None or not (about or doubt):
        return edtf
    mark = "%" if about and doubt else "~" if about else "?"
    marked = "/".join(part if part[-1:] in "~?%." else f"{part}{mark}" for part in edtf.split("/"))
    return marked if is_edtf(marked) else None


def _strip(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _read_set(text: str, read_other: ReadOne) -> str | None:
    """Read "1667 or 1668", "1960 or later", "all of 1670 to 1672"."""
    if match := re.fullmatch(r"(.+) or (later|earlier)", text, re.IGNORECASE):
        one = _single(match[1], read_other)
        return one and (f"[{one}..]" if match[2].lower() == "later" else f"[..{one}]")
    if match := re.match(r"(once from|all of) ", text, re.IGNORECASE):
        pair = _pair(text[match.end() :], _JOINS, read_other)
        brackets = "[]" if match[1].lower() == "once from" else "{}"
        return pair and f"{brackets[0]}{pair[0]}..{pair[1]}{brackets[1]}"
    if pair := _pair(text, re.compile(r" or ", re.IGNORECASE), read_other):
        return f"[{pair[0]},{pair[1]}]"
    if not text.lower().startswith("between") and (
        pair := _pair(text, re.compile(r" (?:and|&) |(?<=[0-9]{4})[,;] (?=[0-9]{4}\Z)", re.IGNORECASE), read_other)
    ):
        return "{" + f"{pair[0]},{pair[1]}" + "}"
    return None


def _single(text: str, read_other: ReadOne) -> str | None:
    edtf = read_one(text, read_other)
    return None if edtf is None or "/" in edtf else edtf


def _pair(text: str, joins: re.Pattern[str], read_other: ReadOne) -> tuple[str, str] | None:
    for left, right in _splits(text, joins):
        first, last = _single(left, read_other), _single(right, read_other)
        if first and last:
            return first, last
    return None


def _splits(text: str, joins: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for match in joins.finditer(text):
        yield text[: match.start()], text[match.end() :]


def _read_span(text: str, read_other: ReadOne) -> str | None:
    approximate = text.endswith(", approximately")
    bare = text.removesuffix(", approximately")
    mark = "~" if approximate else ""
    if match := re.fullmatch(r"within (.+)", bare, re.IGNORECASE):
        one = read_one(match[1], read_other)
        return one and f"{one}{mark}/{one}{mark}"
    if match := re.fullmatch(r"from (.+) to an unknown end", bare, re.IGNORECASE):
        one = _single(match[1], read_other)
        return one and f"{one}/"
    if match := re.fullmatch(r"from an unknown start to (.+)", bare, re.IGNORECASE):
        one = _single(match[1], read_other)
        return one and f"/{one}"
    ends = _find_ends(bare, read_other)
    if ends is None:
        return None
    first, last = ends[0].split("/")[0], ends[1].split("/")[-1]
    return f"{first}{mark}/{last}{mark}" if approximate else f"{first}/{last}"


def _find_ends(text: str, read_other: ReadOne) -> tuple[str, str] | None:
    """Return both ends of "A to B", "between A and B", "A–B"; what one leaves out, the other gives."""
    for lead, joins in (
        (r"between ", re.compile(" and ", re.IGNORECASE)),
        (r"(?:from )?", _JOINS),
        (r"(?:from )?", _DASH),
    ):
        match = re.match(lead, text, re.IGNORECASE)
        if match is None:
            continue
        for left, right in _splits(text[match.end() :], joins):
            ends = _complete(left.strip(), right.strip(), read_other)
            if ends:
                return ends
    return None


def _complete(left: str, right: str, read_other: ReadOne) -> tuple[str, str] | None:
    """Read both ends, the shorter one with the words that it shares with the other: "6 to 7 March 2025"."""
    first, last = read_wording_of(left, read_other), read_wording_of(right, read_other)
    if first and last:
        return first, last
    if last is None and (borrowed := _borrow_clock(left, right)):
        first, last = (read_one(end, read_other) for end in borrowed)
    elif last is None:
        left, right, last = _borrow_start(left, right, read_other)
        first = read_one(left, read_other)
    if last and first is None:
        words = right.replace(",", "").split()
        tails = (f"{left} {' '.join(words[-count:])}" for count in range(1, min(len(words), 6)))
        first = next((edtf for tail in tails if (edtf := read_one(tail, read_other))), None)
    return (first, last) if first and last else None


def read_wording_of(text: str, read_other: ReadOne) -> str | None:
    """Return one end as it stands; a bare number is no year here."""
    return None if re.fullmatch(r"[0-9]{1,3}", text) else read_one(text, read_other)


def _borrow_clock(left: str, right: str) -> tuple[str, str] | None:
    """Give "17:00 (UTC)" the day of "18 October 1962, 15:00", which gets the zone in turn."""
    match = re.fullmatch(r"([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)( \(.+\))?", right)
    day, comma, _ = left.rpartition(", ")
    return (left + (match[2] or ""), f"{day}, {right}") if match and comma else None


def _borrow_start(left: str, right: str, read_other: ReadOne) -> tuple[str, str, str | None]:
    """Give "5, 2025" the month of "March 3", and "20" the century of "2018"."""
    if re.fullmatch(r"[0-9]{2}", right) and re.fullmatch(r"[0-9]{4}", left):
        return left, right, f"{left[:2]}{right}" if right > left[2:] else None
    words = left.split()
    for count in range(1, min(len(words), 4)):
        whole = f"{' '.join(words[:count])} {right}"
        edtf = read_one(whole, read_other)
        if edtf:
            return left, whole, edtf
    return left, right, None


def _read_bound(text: str, read_other: ReadOne) -> str | None:
    if match := _ONWARDS.fullmatch(text):
        one = _single(next(part for part in match.groups() if part), read_other)
        return one and bound(one, "since")
    for lead, side in _BOUNDS:
        match = lead.match(text)
        one = read_one(text[match.end() :], read_other) if match else None
        if one:
            return bound(one, side)
    return None
