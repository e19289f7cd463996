"""Everybody an article names, in the order of the text."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice, takewhile

from diplomatic_timeline.extraction.names import Mention, find_names
from diplomatic_timeline.extraction.roles import Office, find_offices


@dataclass(frozen=True, slots=True)
class Who:
    """A participant: canonical name and kind ("person", "state", "body", "group"); `code` is a country or empty."""

    name: str
    kind: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody that an article names, in the order of the text, with the offices it gives them."""

    plain: str
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions inside a span."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        near = takewhile(lambda mention: mention.start <= end, islice(self.mentions, first, None))
        return [mention for mention in near if mention.end <= end]

    def is_inside(self, place: int) -> bool:
        """Return whether a place lies inside a mention, behind its first character."""
        before = bisect_left(self.mentions, place, key=lambda mention: mention.start)
        return before > 0 and place < self.mentions[before - 1].end

    def state_of(self, codes: Collection[str]) -> Who | None:
        """Return the first state that is named, itself, by its capital or as "Chadian", with one of these codes."""
        states = ("state", "capital", "demonym")
        named = next((one for one in self.mentions if one.code in codes and one.kind in states), None)
        return Who(named.name, "state", named.code) if named else None


def read_cast(plain: str) -> Cast:
    """Return the people, states and bodies of a plain text."""
    mentions = find_names(plain)
    return Cast(plain, tuple(mentions), tuple(find_offices(plain, mentions)))


def as_sides(people: Iterable[Who]) -> list[Who]:
    """Return those who can be a side: not a group that belongs to nobody who is named, such as "officials"."""
    return [who for who in people if who.kind != "group" or who.code]


def who_of(mention: Mention) -> Who:
    """Return the participant that a mention names."""
    kind = (
        "person" if mention.kind == "person" else "state" if mention.kind in ("state", "capital", "demonym") else "body"
    )
    if mention.kind == "other":
        kind = "person"
    return Who(mention.name, kind, mention.code)
