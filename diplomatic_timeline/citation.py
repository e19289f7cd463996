"""Citations of sources as plain text."""

from diplomatic_timeline.event import Source


def cite_source(source: Source) -> str:
    """Return one line: publisher and agency, headline or description, date of publication, address.

    Parts that are not known are left out; a description stands in square brackets, as it is not a headline.
    """
    publisher = f"{source.publisher} ({source.agency})" if source.agency else source.publisher
    title = f"“{source.title}”" if source.title else f"[{source.description}]" if source.description else ""
    published = source.published.words() if source.published else ""
    accessed = f"accessed {source.accessed.words()}" if source.accessed else ""
    parts = (publisher, title, published, source.url or "", accessed)
    return ", ".join(part for part in parts if part) + "."
