"""`TimeMention`: one time expression of a text, with its TIMEX3 reading, its EDTF and how it was resolved."""

from dataclasses import dataclass
from typing import Literal

from diplomatic_timeline.when import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression. `text` is the passage from `start` to `end` (code points, end exclusive).

    `type`, `value` and `modifier` are those of TIMEX3 (ISO-TimeML, ISO 24617-1); an empty `value` is unresolved.
    `when` is the same as EDTF, or None for durations, sets and what the text leaves open; it holds the bound or range
    that stands around the expression ("by", "since", "from ... to"), which TIMEX3 leaves outside. `part_of_day` is
    morning, afternoon, evening, night or daytime. `anchor` is the time that was counted from, `rule` the
    row of the grammar that read it.
    """

    text: str
    start: int
    end: int
    type: TimexType
    value: str
    when: When | None
    modifier: str | None
    part_of_day: str | None
    anchor: str | None
    how: str
    rule: str
