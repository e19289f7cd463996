"""The grammar: every rule, in the order in which equally long matches are preferred."""

from diplomatic_timeline.times.grammar import (
    absolute,
    clocks,
    distances,
    durations,
    guards,
    holidays,
    months,
    neighbours,
    phases,
    quarters,
    recurring,
    references,
    weekdays,
    years,
)
from diplomatic_timeline.times.rule import Rule

GRAMMAR: tuple[Rule, ...] = (
    *guards.RULES,
    *absolute.RULES,
    *months.RULES,
    *weekdays.RULES,
    *quarters.RULES,
    *neighbours.RULES,
    *distances.RULES,
    *years.RULES,
    *holidays.RULES,
    *clocks.RULES,
    *recurring.RULES,
    *references.RULES,
    *durations.RULES,
    *phases.RULES,
)
