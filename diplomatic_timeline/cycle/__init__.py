"""The news cycle: the events of a query one after the other, and what each of them changes."""

from diplomatic_timeline.cycle.changes import Change, find_changes, status_at_step
from diplomatic_timeline.cycle.chapters import Chapter, find_chapters, fold_chapters
from diplomatic_timeline.cycle.handout import write_handout
from diplomatic_timeline.cycle.lag import Lags, find_lags, say_delay
from diplomatic_timeline.cycle.moments import find_news_days
from diplomatic_timeline.cycle.notes import NOTE, note_of, with_notes
from diplomatic_timeline.cycle.steps import MOST_STEPS, Order, Steps, find_order, find_steps

__all__ = [
    "MOST_STEPS",
    "NOTE",
    "Change",
    "Chapter",
    "Lags",
    "Order",
    "Steps",
    "find_changes",
    "find_chapters",
    "find_lags",
    "find_news_days",
    "find_order",
    "find_steps",
    "fold_chapters",
    "note_of",
    "say_delay",
    "status_at_step",
    "with_notes",
    "write_handout",
]
