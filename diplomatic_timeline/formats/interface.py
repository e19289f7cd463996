"""What a format is, and what it is given to read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.report import ImportResult

_HEAD = 65_536


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

    @cached_property
    def data(self) -> bytes:
        """Return the whole content; raises `FormatError` if the file cannot be read."""
        if isinstance(self.place, bytes):
            return self.place
        try:
            return self.place.read_bytes()
        except OSError as error:
            raise FormatError(f"{self.name} cannot be read: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class Format:
    """One way a timeline is written down.

    `about` says in a few words what it holds, `sniff` recognises it by content, `suffixes` are its usual file name
    endings. `read` raises `FormatError` only when nothing of the input can be read; `write` returns the content of one
    file, None where the format is only read.
    """

    name: str
    label: str
    about: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Input], bool]
    read: Callable[[Input], ImportResult]
    write: Callable[[Timeline], bytes] | None = None
