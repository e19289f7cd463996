"""The body of one event as a few lines of HTML or of plain text, for programs that show it in a box of their own."""

from collections.abc import Iterator
from html import escape

from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.telling import Told


def tell_in_lines(told: Told, citations: list[str]) -> Iterator[str]:
    """Yield what there is to say of an event besides its title, line by line, as plain text."""
    event = told.event
    edtf = f" [EDTF {event.when}]" if event.when else ""
    yield f"Happened: {told.happened}{f' ({told.precision})' if told.precision else ''}{edtf}"
    yield f"Became known: {told.known}{f' [EDTF {event.reported}]' if event.reported else ''}"
    yield from (f"{head}: {names}" for head, names in told.people)
    yield f"{event.type}, {told.standing}"
    if event.summary:
        yield event.summary
    yield from (f"“{part.exact}”" for part in event.evidence)
    yield from (f"Source: {citations[number - 1]}" for number in told.sources)


def tell_in_html(told: Told, excerpt: Excerpt, citations: list[str]) -> str:
    """Return the same as escaped HTML paragraphs, with links to the sources that have a web address."""
    lines = [escape(line) for line in tell_in_lines(told, citations)]
    first = len(lines) - len(told.sources)
    for place, number in enumerate(told.sources, first):
        url = excerpt.timeline.sources[number - 1].url
        if is_linkable(url):
            shown = escape(url or "")
            lines[place] = lines[place].replace(shown, f'<a href="{shown}">{shown}</a>', 1)
    return "".join(f"<p>{line}</p>" for line in lines)
