"""Corroboration: by how many publishers something is told, and which of them reprint an agency."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from diplomatic_timeline.event import Source

Telling = tuple[str, str | None]
"""A publisher, and the agency (or author) whose text it reprints, None for a text of its own."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many `publishers` tell something, and how many of them are `independent`: reprints of one agency are one.

    `reprints` gives for each agency how many publishers reprint it, most first. The agency's own publication and its
    reprints are one voice, too.
    """

    publishers: int = 0
    independent: int = 0
    reprints: tuple[tuple[str, int], ...] = ()

    def words(self) -> str:
        """Return "1 publisher", "3 publishers, 2 of them reprinting Reuters", "no source recorded"."""
        if not self.publishers:
            return "no source recorded"
        said = f"{self.publishers:,} publisher{'' if self.publishers == 1 else 's'}"
        return f"{said}, {self._say_reprints()}" if self.reprints else said

    def _say_reprints(self) -> str:
        if self.publishers == 1:
            return f"reprinting {_join(agency for agency, _ in self.reprints)}"
        if len(self.reprints) == 1 and self.reprints[0][1] == self.publishers:
            return f"{'both' if self.publishers == 2 else 'all'} reprinting {self.reprints[0][0]}"
        (agency, count), *others = self.reprints
        first = f"{count:,} of them reprinting {agency}"
        return _join([first, *(f"{count:,} {agency}" for agency, count in others)])


def read_telling(source: Source) -> Telling:
    """Return who published a source, and whom it reprints; nobody reprints themselves."""
    return source.publisher, source.agency if source.agency != source.publisher else None


def count_tellings(tellings: Iterable[Telling]) -> Corroboration:
    """Count publishers, independent ones, and reprints; repeated tellings count once."""
    distinct = set(tellings)
    reprints = Counter(agency for _, agency in distinct if agency)
    return Corroboration(
        publishers=len({publisher for publisher, _ in distinct}),
        independent=len({agency or publisher for publisher, agency in distinct}),
        reprints=tuple(sorted(reprints.items(), key=lambda item: (-item[1], item[0]))),
    )


def _join(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
