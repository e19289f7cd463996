"""Data written as JavaScript, as timelines in web pages are: from an object or list literal to JSON.

ECMAScript 2024, 13.2: names without quotation marks, strings in single ones, comments, a comma after the last item, a
`new Date(...)` of numbers or a string, strings joined by "+". What would have to be run is not read.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime

_LEAD = re.compile(
    r"(?:\s|//[^\n]*\n|/\*.*?\*/)*"
    r"(?:(?:(?:var|let|const)\s+)?[\w$.]+\s*=\s*|export\s+default\s+|module\.exports\s*=\s*)?"
    r"(?:new\s+[\w$.]+\s*\(|[\w$.]+\s*\()?\s*(?=[\[{])",
    re.DOTALL,
)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<date>new\s+Date\s*\((?P<given>[^()]*)\))
    |(?P<key>[A-Za-z_$][\w$]*|\d+)(?=\s*:)
    |(?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>true|false|null|undefined|NaN)\b
    |(?P<open>[\[{])|(?P<close>[\]}])|(?P<mark>[:,])|(?P<plus>\+)
    |(?P<space>(?:\s|//[^\n]*|/\*.*?\*/)+)""",
    re.VERBOSE | re.DOTALL,
)
_REST = re.compile(r"(?:[\s);,]|//[^\n]*|/\*.*?\*/)*(?:export\s+default\s+[\w$.]+\s*;?\s*)?", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_WORDS = {"undefined": "null", "NaN": "null"}


def is_javascript(start: str) -> bool:
    """Say whether a text may hold a literal: it begins with one, or with what names one."""
    return _LEAD.match(start) is not None


def to_json(text: str) -> str | None:
    """Return the JSON of the one literal in a text, line for line; None where there is none, or more than that."""
    lead = _LEAD.match(text)
    if lead is None:
        return None
    parts, depth, place, joins = ["\n" * lead[0].count("\n")], 0, lead.end(), False
    while True:
        token = _TOKEN.match(text, place)
        kind = None if token is None else "date" if token["date"] else token.lastgroup
        written = _WRITE[kind](token) if token and kind else None
        if token is None or written is None or (joins and kind not in ("string", "space")):
            return None
        place = token.end()
        depth += {"open": 1, "close": -1}.get(kind or "", 0)
        last = _last(parts)
        if kind == "close" and parts[last] == ",":
            parts[last] = ""  # a comma after the last item
        if kind == "plus":
            joins = True
            if not parts[last].startswith('"'):
                return None
        elif joins and kind == "string":
            parts[last], joins = parts[last][:-1] + written[1:], False
        else:
            parts.append(written)
        if not depth:
            break
    rest = _REST.match(text, place)
    return "".join(parts) if rest and rest.end() == len(text) else None


def _last(parts: list[str]) -> int:
    """Return the number of the last part that is no white space."""
    return next((number for number in range(len(parts) - 1, 0, -1) if parts[number].strip()), 0)


def _write_string(token: re.Match[str]) -> str:
    body = token["string"][1:-1]
    return (
        json.dumps(_ESCAPE.sub(_unescape, body), ensure_ascii=False) if "\\" in body or token[0][0] == "'" else token[0]
    )


def _unescape(found: re.Match[str]) -> str:
    told = found[1]
    if told[0] in "ux" and len(told) > 1:
        return chr(int(told[1:], 16))
    return "" if told.endswith("\n") else _ESCAPED.get(told, told)


def _write_date(token: re.Match[str]) -> str | None:
    """Return a date as text, a number of milliseconds as it is, nothing for the moment of running."""
    given = token["given"].strip()
    if not given:
        return "null"
    if given[0] in "\"'":
        return json.dumps(given[1:-1], ensure_ascii=False)
    if re.fullmatch(r"-?\d+", given):
        return given
    parts = [part.strip() for part in given.split(",")]
    if not all(part.isdecimal() for part in parts) or not 2 <= len(parts) <= 7:
        return None
    year, month, day, hour, minute, second = (*map(int, parts[:6]), *(0, 0, 1, 0, 0, 0)[len(parts) :])
    try:
        moment = datetime(year, month + 1, day, hour, minute, second)
    except ValueError:
        return None
    shown = "%Y-%m" if len(parts) == 2 else "%Y-%m-%dT%H:%M:%S" if hour or minute or second else "%Y-%m-%d"
    return json.dumps(moment.strftime(shown))


_WRITE: dict[str, Callable[[re.Match[str]], str | None]] = {
    "string": _write_string,
    "date": _write_date,
    "key": lambda token: json.dumps(token[0]),
    "number": lambda token: json.dumps(float(token[0])) if "." in token[0] else token[0].lstrip("+"),
    "word": lambda token: _WORDS.get(token[0], token[0]),
    "open": lambda token: token[0],
    "close": lambda token: token[0],
    "mark": lambda token: token[0],
    "plus": lambda _: "",
    "space": lambda token: re.sub(r"[^\n]+", " ", token[0]),
}
