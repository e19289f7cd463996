"""Article in, cited events out."""

from diplomatic_timeline.extraction.article import Article, Extraction
from diplomatic_timeline.extraction.documents import SUFFIXES, Document, read_document, read_pasted
from diplomatic_timeline.extraction.documents.document import read_date
from diplomatic_timeline.extraction.engines import ENGINES, extract_events
from diplomatic_timeline.extraction.reading import read_article
from diplomatic_timeline.extraction.records import to_json_lines, to_record

__all__ = [
    "ENGINES",
    "SUFFIXES",
    "Article",
    "Document",
    "Extraction",
    "extract_events",
    "read_article",
    "read_date",
    "read_document",
    "read_pasted",
    "to_json_lines",
    "to_record",
]
