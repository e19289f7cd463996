"""The excerpt as one interactive HTML page that works without network: a chart, filters by actor and type, a list.

Safety: every text of the timeline is escaped into the page before any script runs, the script writes text only through
`textContent`, and the page's own Content-Security-Policy lets no script run but this one, named by its SHA-256, and
lets nothing be loaded. Without script the list of events is still there.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from diplomatic_timeline.citation import source_work, to_plain
from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.manifest import describe
from diplomatic_timeline.exports.printed import tell_times
from diplomatic_timeline.exports.telling import Told, say_credits, say_scope, say_withheld, tell_events
from diplomatic_timeline.figures.palette import DARK, LIGHT, SYMBOLS, Ink, family_colour
from diplomatic_timeline.figures.shapes import shape
from diplomatic_timeline.store.interface import NO_END, NO_START
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES, family_of

_HERE = Path(__file__).parent
_HOLLOW = ("disputed", "denied")


def write_interactive(excerpt: Excerpt) -> bytes:
    """Return the page in UTF-8: the events of the excerpt with their passages and sources, and the manifest."""
    told = list(tell_events(excerpt))
    script = (_HERE / "interactive.js").read_text(encoding="utf-8")
    style = _colours() + (_HERE / "interactive.css").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'sha256-{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = [
        "<!doctype html>",
        f'<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(excerpt.store.info.title)}</title><style>{style}</style></head><body>",
        *_show_head(excerpt),
        (_HERE / "interactive.html").read_text(encoding="utf-8"),
        '<ol id="events">',
        *(_show_event(one) for one in told),
        "</ol></main>",
        *_show_foot(excerpt),
        f'<script type="application/json" id="manifest">{to_data(describe(excerpt))}</script>',
        f'<script type="application/json" id="data">{to_data(_to_columns(excerpt, told))}</script>',
        f"<script>{script}</script></body></html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def to_data(values: Any) -> str:
    """Return values as JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _colours() -> str:
    dark = f"@media (prefers-color-scheme:dark){{:root{{{_scheme(DARK, dark=True)}}}}}"
    families = "".join(f".f-{term.name}{{--c:var(--{term.name})}}" for term in FAMILIES)
    return f":root{{{_scheme(LIGHT, dark=False)}}}{dark}{families}"


def _scheme(theme: Ink, *, dark: bool) -> str:
    named = {"paper": theme.paper, "text": theme.text, "muted": theme.muted, "line": theme.line, "accent": theme.accent}
    named |= {"band": theme.band} | {term.name: family_colour(term.name, dark=dark) for term in FAMILIES}  # type: ignore[arg-type]
    return "".join(f"--{name}:{colour};" for name, colour in named.items())


def _show_head(excerpt: Excerpt) -> Iterator[str]:
    info = excerpt.store.info
    yield f"<header><h1>{escape(info.title)}</h1>"
    yield f"<p>{escape(info.description)}</p>" if info.description else ""
    yield f'<p class="quiet">{escape(say_scope(excerpt))}</p>'
    yield from (f'<p class="quiet">{escape(line)}</p>' for line in say_withheld(excerpt))
    yield f"<p>{_to_link(excerpt.link, 'This view in the explorer')}</p>" if is_linkable(excerpt.link) else ""
    yield "</header>"


def _show_event(told: Told) -> str:
    event = told.event
    people = "".join(f"<li><b>{head}:</b> {escape(names)}</li>" for head, names in told.people)
    sources = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in told.sources)
    parts = [
        f'<li id="event-{told.number}" class="f-{family_of(event.type)}"><details><summary>',
        f'<span class="when">{escape(told.happened)}</span> <b>{escape(event.title)}</b>',
        f' <span class="quiet">{event.type}, {told.standing}</span></summary>',
        f'<p class="quiet">{tell_times(told)}</p>',
        f"<ul>{people}</ul>" if people else "",
        f"<p>{escape(event.place.name)}</p>" if event.place else "",
        f"<p>{escape(event.summary)}</p>" if event.summary else "",
        *(f"<blockquote>“{escape(part.exact)}”</blockquote>" for part in event.evidence),
        f'<p class="quiet">Sources: {sources}</p>' if sources else '<p class="quiet">No source is recorded.</p>',
        "</details></li>",
    ]
    return "".join(parts)


def _show_foot(excerpt: Excerpt) -> Iterator[str]:
    yield "<footer><details><summary>Sources</summary><ol>"
    for number, source in enumerate(excerpt.timeline.sources, 1):
        cited = escape(to_plain(source_work(source)))
        if is_linkable(source.url):
            cited = cited.replace(escape(source.url or ""), _to_link(source.url, source.url or ""), 1)
        yield f'<li id="source-{number}">{cited}</li>'
    yield f"</ol></details><p>{escape(say_credits(excerpt))}</p>"
    yield f"<p>To cite: {escape(to_plain(excerpt.view))}</p></footer>"


def _to_link(url: str | None, words: str) -> str:
    return f'<a href="{escape(url or "")}" target="_blank" rel="noopener noreferrer nofollow">{escape(words)}</a>'


def _to_columns(excerpt: Excerpt, told: list[Told]) -> dict[str, Any]:
    """Return what the chart draws: `events` as [type, hollow, from, to, lasts, acting, mentioned], times in seconds.

    Types and actors are places in `kinds` and `actors`; a bound that is not known is null.
    """
    rows = excerpt.store.rows([one.event.id for one in told], excerpt.query, zone=excerpt.zone)
    names: dict[str, int] = {}
    events = []
    for one, low, high, lasts, kind in zip(
        told, rows.start_low.tolist(), rows.end_high.tolist(), rows.interval.tolist(), rows.type.tolist(), strict=True
    ):
        acting = {person.name for person in one.event.participants if person.role != "mentioned"}
        roles = [
            [names.setdefault(name, len(names)) for name in sorted(found)]
            for found in (acting, {person.name for person in one.event.participants} - acting)
        ]
        start, end = None if low == NO_START else low, None if high == NO_END else high
        events.append([kind, int(one.status in _HOLLOW), start, end, int(lasts), *roles])
    drawn = [(kind, *shape(SYMBOLS[kind.name])) for kind in EVENT_TYPES]
    kinds = [{"name": kind.name, "family": kind.family, "outline": line, "inside": mark} for kind, line, mark in drawn]
    return {"kinds": kinds, "actors": list(names), "events": events}
