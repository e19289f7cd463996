"""Article in, cited events out."""

from diplomatic_timeline.extraction.article import Article, Extraction
from diplomatic_timeline.extraction.engines import ENGINES, extract_events
from diplomatic_timeline.extraction.reading import READERS, read_article, read_date
from diplomatic_timeline.extraction.records import to_json_lines, to_record

__all__ = [
    "ENGINES",
    "READERS",
    "Article",
    "Extraction",
    "extract_events",
    "read_article",
    "read_date",
    "to_json_lines",
    "to_record",
]
