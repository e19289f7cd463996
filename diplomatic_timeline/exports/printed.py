"""The excerpt as one HTML page to print: no script, nothing loaded, in the look of the handout."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from diplomatic_timeline import cycle
from diplomatic_timeline.citation import to_plain
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.telling import (
    Told,
    cite_all,
    say_credits,
    say_scope,
    say_withheld,
    tell_events,
)

_STYLE = Path(cycle.__file__).with_name("handout.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_printed(excerpt: Excerpt) -> bytes:
    """Return the events in time order with numbered sources at the end; every text of the timeline is escaped."""
    info = excerpt.store.info
    cited = "".join(f"<li>{escape(line)}</li>" for line in cite_all(excerpt))
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(info.title)}</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head><body>",
        f"<header><h1>{escape(info.title)}</h1>",
        f"<p>{escape(info.description)}</p>" if info.description else "",
        f"<p>{escape(say_scope(excerpt))}</p>",
        *(f"<p>{escape(line)}</p>" for line in say_withheld(excerpt)),
        "</header>",
        *("".join(tell_event(told)) for told in tell_events(excerpt)),
        f'<h2>Sources</h2><ol class="sources">{cited}</ol>' if cited else "",
        f"<footer><p>{escape(say_credits(excerpt))}</p><p>To cite: {escape(to_plain(excerpt.view))}</p></footer>",
        "</body></html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def tell_event(told: Told) -> Iterator[str]:
    """Yield the parts of one event as HTML."""
    event = told.event
    yield f"<article><h3><span>{told.number}</span> {escape(event.title)}</h3><p>{tell_times(told)}</p>"
    people = " ".join(f"<b>{head}:</b> {escape(names)}." for head, names in told.people)
    yield f"<p>{people}</p>" if people else ""
    yield f"<p>{escape(event.summary)}</p>" if event.summary else ""
    yield from (f"<blockquote>“{escape(part.exact)}”</blockquote>" for part in event.evidence)
    numbers = ", ".join(map(str, told.sources))
    cited = f"Sources: {numbers}." if numbers else "No source is recorded."
    yield f'<p class="sources">{event.type}, {told.standing}. {cited}</p></article>'


def tell_times(told: Told) -> str:
    """Return both times of an event and the words of its source as HTML."""
    event = told.event
    precision = f" ({escape(told.precision)})" if told.precision else ""
    edtf = f' <span title="EDTF">[{escape(str(event.when))}]</span>' if event.when else ""
    phrase = f" <b>The source says:</b> “{escape(event.when_text)}”." if event.when_text else ""
    happened = f"<b>Happened:</b> {escape(told.happened)}{precision}{edtf}."
    return f"{happened}{phrase} <b>Became known:</b> {escape(told.known)}."
