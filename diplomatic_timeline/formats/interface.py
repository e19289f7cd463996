"""What a format is, and what it is given to read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.javascript import is_javascript, to_json
from diplomatic_timeline.formats.report import ImportResult, Problem
from diplomatic_timeline.formats.text import decode, peek

if TYPE_CHECKING:
    from diplomatic_timeline.formats.tabular import Look

_HEAD = 65_536
_LONGEST_JSON = 256 * 1024 * 1024


@dataclass(frozen=True)
class Input:
    """Something to read: a folder, a file or the bytes of an upload. `name` is its file name, for messages."""

    name: str
    place: Path | bytes

    @property
    def folder(self) -> Path | None:
        """Return the folder, None for a file or bytes."""
        return self.place if isinstance(self.place, Path) and self.place.is_dir() else None

    @cached_property
    def head(self) -> bytes:
        """Return the first 64 KiB, empty for a folder; raises `FormatError` if the file cannot be opened."""
        if self.folder:
            return b""
        if isinstance(self.place, bytes):
            return self.place[:_HEAD]
        try:
            with self.place.open("rb") as file:
                return file.read(_HEAD)
        except OSError as error:
            raise FormatError(f"{self.name} cannot be opened: {error.strerror}") from error

    @property
    def size(self) -> int:
        """Return the number of bytes; raises `FormatError` if the file cannot be looked at."""
        if isinstance(self.place, bytes):
            return len(self.place)
        try:
            return self.place.stat().st_size
        except OSError as error:
            raise FormatError(f"{self.name} cannot be opened: {error.strerror}") from error

    @cached_property
    def data(self) -> bytes:
        """Return the whole content; raises `FormatError` if the file cannot be read."""
        if isinstance(self.place, bytes):
            return self.place
        try:
            return self.place.read_bytes()
        except OSError as error:
            raise FormatError(f"{self.name} cannot be read: {error.strerror}") from error

    @cached_property
    def _decoded(self) -> tuple[str, list[Problem]]:
        return decode(self.data, self.name)

    @property
    def text(self) -> str:
        """Return the whole content as text; raises `FormatError` if it is none."""
        return self._decoded[0]

    @property
    def notes(self) -> list[Problem]:
        """Return what was noted about the text: its encoding, characters that were replaced, JavaScript for JSON."""
        if self._parsed[0] is None:
            return self._decoded[1]
        cause, done = "this is JavaScript, not JSON", "the value that is written in it was read"
        return [*self._decoded[1], Problem(self.name, None, None, None, cause, done, "nothing to do")]

    @property
    def json(self) -> Any:
        """Return the value that the content is as JSON, None where it is none."""
        return self._parsed[1]

    @property
    def json_text(self) -> str:
        """Return the JSON text of that value, line for line as in the content; the text itself where there is none."""
        return self._parsed[0] or self.text

    @cached_property
    def _parsed(self) -> tuple[str | None, Any]:
        """Return the value, and its JSON text where the content is JavaScript."""
        start = peek(self.head)
        begins = start.lstrip()[:1] in ("{", "[")
        if not (begins or is_javascript(start)) or len(self.data) > _LONGEST_JSON:
            return None, None
        try:
            if begins and (value := _parse(self.text)) is not None:
                return None, value
            text = to_json(self.text)
        except FormatError:
            return None, None
        value = _parse(text) if text else None
        return (text, value) if value is not None else (None, None)

    @cached_property
    def look(self) -> "Look | None":
        """Return what the beginning shows of a table: its columns and first rows, None where it is none."""
        from diplomatic_timeline.formats.tabular import look_at

        return look_at(self)


def _parse(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Format:
    """One way a timeline is written down.

    `about` says in a few words what it holds, `sniff` recognises it by content, `suffixes` are its usual file name
    endings; one that is `tabular` is a table with names of columns. `read` raises `FormatError` only when nothing of
    the input can be read; `write` returns the content of one file, None where the format is only read.
    """

    name: str
    label: str
    about: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Input], bool]
    read: Callable[[Input], ImportResult]
    write: Callable[[Timeline], bytes] | None = None
    tabular: bool = False

    @property
    def foreign(self) -> bool:
        """Say whether other programs write it, so that what it holds may be in doubt."""
        return self.write is None
