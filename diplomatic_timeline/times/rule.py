"""What a rule of the grammar is: a pattern, how a match is resolved, and examples that one test runs."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from diplomatic_timeline.times.lexicon import compile_pattern

if TYPE_CHECKING:
    from diplomatic_timeline.times.mention import TimeMention, TimexType

_DEEPEST = 2


class UnanchoredError(Exception):
    """A relative expression in a text whose publication is not known; caught where the rules are run."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of a match: TIMEX3 type, value and modifier, and how it came to them.

    `edtf` is the time where the value does not say it ("the past three months" is P3M, and a span that ends at
    publication). `end` is where the expression ends, when that is further than the pattern saw. `offset` is the
    minutes east of UTC that the text names for a clock time, `rule` the name of the rule that made it.
    """

    type: "TimexType"
    value: str
    how: str
    modifier: str = ""
    edtf: str | None = None
    part_of_day: str | None = None
    anchor: str | None = None
    offset: int | None = None
    end: int | None = None
    rule: str = ""


@dataclass(slots=True)
class Scene:
    """Where a rule stands: the text, its publication, and the mentions read so far, which later ones refer to."""

    text: str
    published: date | None
    clock: datetime | None
    zone: tzinfo | None
    read: Callable[["Scene", int], Reading | None]
    mentions: list["TimeMention"] = field(default_factory=list)
    depth: int = 0
    outer: int = 0
    """Where the expression begins that is being read, also while a part of it is."""

    @property
    def today(self) -> date:
        """Return the day of publication; raises `UnanchoredError` where it is not known."""
        if self.published is None:
            raise UnanchoredError
        return self.published

    def read_on(self, start: int) -> Reading | None:
        """Return the expression that begins at `start`, its `end` set; None where there is none, or too deep inside."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        try:
            return self.read(self, start)
        finally:
            self.depth -= 1


Resolve = Callable[[re.Match[str], Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar.

    `examples` are (text, TIMEX3 value) for a text published on Friday 13 March 1998; in each of `never` the rule must
    find nothing. A rule without `resolve` is a guard: what it matches is no time, and its examples, whose value is "",
    hold no time at all.
    """

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve | None
    examples: tuple[tuple[str, str], ...]
    never: tuple[str, ...]


def rule(name: str, pattern: str, resolve: Resolve | None, examples: dict[str, str], never: tuple[str, ...]) -> Rule:
    """Return a rule; `pattern` is spelled in the lexicon's pieces."""
    return Rule(name, compile_pattern(pattern), resolve, tuple(examples.items()), never)
