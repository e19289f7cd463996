"""Articles from files: what the file tells of itself, and what the caller knows better."""

from datetime import date

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.documents import read_document


def read_article(
    data: bytes,
    name: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article in a file's bytes; `name` is the file's, for messages and to tell kinds of plain text apart.

    What is given overrules what the file says. Raises `ExtractionError` where the file cannot be read, is empty, or
    neither the file nor the caller says when the article appeared.
    """
    found = read_document(data, name)
    day = published or found.published
    if day is None:
        raise ExtractionError(f"'{name}' does not say when it was published; give the date, as 2025-03-14")
    return Article(found.text, day, publisher or found.publisher, title or found.title, url or found.url)
