"""Citations of a source, an event, a view and a timeline: as plain text, as BibTeX, as CSL-JSON."""

from diplomatic_timeline.citation.bibtex import to_bibtex
from diplomatic_timeline.citation.csl import to_csl
from diplomatic_timeline.citation.plain import cite_source, to_plain
from diplomatic_timeline.citation.work import Work, event_work, source_work, timeline_work, view_work

__all__ = [
    "Work",
    "cite_source",
    "event_work",
    "source_work",
    "timeline_work",
    "to_bibtex",
    "to_csl",
    "to_plain",
    "view_work",
]
