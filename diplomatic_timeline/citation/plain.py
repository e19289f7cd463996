"""Citations as one line of plain text."""

from diplomatic_timeline.citation.work import Work, source_work
from diplomatic_timeline.event import Source


def cite_source(source: Source) -> str:
    """Return one line: publisher and agency, headline or description, date of publication, address.

    Parts that are not known are left out; a description stands in square brackets, as it is not a headline.
    """
    return to_plain(source_work(source))


def to_plain(work: Work) -> str:
    """Return a work as one line that ends in a full stop; parts that are not known are left out."""
    accessed = f"accessed {work.accessed.words()}" if work.accessed else ""
    parts = (*_LEADS[work.kind](work), work.url or "", accessed)
    return ", ".join(part for part in parts if part) + "."


def _lead_source(work: Work) -> tuple[str, ...]:
    publisher = f"{work.publisher} ({work.agency})" if work.agency else work.publisher or ""
    title = f"“{work.title}”" if work.title else f"[{work.description}]" if work.description else ""
    return publisher, title, work.issued.words() if work.issued else ""


def _lead_timeline(work: Work) -> tuple[str, ...]:
    version = f"version {work.version}" if work.version else ""
    return ", ".join(work.creators), f"“{work.title}” [timeline]", version, work.scope


def _lead_event(work: Work) -> tuple[str, ...]:
    when = f" ({work.happened.words()})" if work.happened else " (date unknown)"
    version = f"version {work.version}" if work.version else ""
    creators = ", ".join(work.creators)
    container = f"in {creators}, “{work.container}” [timeline]" if creators else f"in “{work.container}” [timeline]"
    return f"“{work.title}”{when}", container, version


_LEADS = {"source": _lead_source, "timeline": _lead_timeline, "event": _lead_event}
