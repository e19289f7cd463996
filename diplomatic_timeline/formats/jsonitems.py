"""The items of a list in a JSON text, each with the physical line that it starts on, which JSON parsers do not tell."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diplomatic_timeline.errors import FormatError

Item = tuple[int, Any]
"""A record and the physical line that it starts on."""


@dataclass(frozen=True, slots=True)
class NoJson:
    """What stands in place of a record where a line is not JSON: the line and what is wrong with it."""

    text: str
    reason: str

    def __str__(self) -> str:
        """Return the reason, as a report tells it."""
        return self.reason


_SPACE = re.compile(r"[\s,]*")


def items_of(text: str, file: str, key: str | None = None) -> list[Item]:
    """Return the items of the list that is the whole JSON text, or stands in its field `key`, with their lines."""
    start = re.search(rf'"{re.escape(key)}"\s*:\s*\[' if key else r"\[", text)
    return list(_walk(text, start.end(), file)) if start else []


def lines_of(text: str) -> Iterator[Item]:
    """Yield the records of JSON Lines with their lines; a line that is not JSON comes as `NoJson`, a blank one not."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line, parse_constant=str)
        except (ValueError, RecursionError) as error:
            yield number, NoJson(line, str(error))


def _walk(text: str, place: int, file: str) -> Iterator[Item]:
    decoder = json.JSONDecoder(parse_constant=str)
    line, counted = 1, 0
    while True:
        match = _SPACE.match(text, place)
        place = match.end() if match else place
        if place >= len(text) or text[place] == "]":
            return
        line += text.count("\n", counted, place)
        counted = place
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise FormatError(f"{file}, line {line}: the record that starts here is not JSON: {error}") from error
        yield line, value
