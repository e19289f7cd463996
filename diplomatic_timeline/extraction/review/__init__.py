"""What a person does with extracted events before they stand on a timeline: correct, merge, remove, add, compare."""

from diplomatic_timeline.extraction.review.adding import Batch, Choice, add_batches, new_timeline
from diplomatic_timeline.extraction.review.edits import (
    FIELDS,
    Edited,
    edit_events,
    merge_events,
    people_of,
    remove_events,
)
from diplomatic_timeline.extraction.review.marks import Stretch, cut_text
from diplomatic_timeline.extraction.review.passages import add_passage
from diplomatic_timeline.extraction.review.sheet import Sheet, new_sheet, try_engine
from diplomatic_timeline.extraction.review.twins import Twin, find_twins

__all__ = [
    "FIELDS",
    "Batch",
    "Choice",
    "Edited",
    "Sheet",
    "Stretch",
    "Twin",
    "add_batches",
    "add_passage",
    "cut_text",
    "edit_events",
    "find_twins",
    "merge_events",
    "new_sheet",
    "new_timeline",
    "people_of",
    "remove_events",
    "try_engine",
]
