"""Articles in files: recognised by their content, read within limits, with what each tells of date and publisher."""

from diplomatic_timeline.extraction.documents.document import Document
from diplomatic_timeline.extraction.documents.kinds import KINDS, SUFFIXES, read_document
from diplomatic_timeline.extraction.documents.plain import read_pasted

__all__ = ["KINDS", "SUFFIXES", "Document", "read_document", "read_pasted"]
