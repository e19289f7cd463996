"""The excerpt as Markdown, for notes and for text that goes on in a word processor.

Text from the timeline is escaped letter by letter, so that it shows as it is, whatever is in it (CommonMark, 2.4).
"""

import re
from collections.abc import Iterator

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

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&$:.@=^\"'])")
_HARMLESS = re.compile(r"(?<=\w)\\([.:'\-])(?=\w)|(?<=\D)\\([.:'()])(?=\s|\Z)")


def write_markdown(excerpt: Excerpt) -> bytes:
    """Return the events under headings, each with its EDTF date, passages and numbered sources, in UTF-8."""
    info = excerpt.store.info
    parts = [
        f"# {escape(info.title)}",
        escape(info.description),
        escape(say_scope(excerpt)),
        *(escape(line) for line in say_withheld(excerpt)),
        *(part for told in tell_events(excerpt) for part in _tell(told)),
        "## Sources",
        "\n".join(f"{number}. {escape(cited)}" for number, cited in enumerate(cite_all(excerpt), 1)),
        "## About this list",
        escape(say_credits(excerpt)),
        f"To cite: {escape(to_plain(excerpt.view))}",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escape(text: str) -> str:
    """Return a text as one line of Markdown that shows it letter by letter."""
    return _HARMLESS.sub(lambda found: found[1] or found[2], _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _tell(told: Told) -> Iterator[str]:
    event = told.event
    yield f"## {told.number}\\. {escape(event.title)}"
    edtf = f" (EDTF `{event.when}`)" if event.when else ""
    precision = f", {told.precision}" if told.precision else ""
    lines = [f"- **Happened:** {escape(told.happened)}{escape(precision)}{edtf}"]
    lines += [f"- **The source says:** {escape(event.when_text)}"] if event.when_text else []
    reported = f" (EDTF `{event.reported}`)" if event.reported else ""
    lines += [f"- **Became known:** {escape(told.known)}{reported}"]
    lines += [f"- **{head}:** {escape(names)}" for head, names in told.people]
    lines += [f"- **Where:** {escape(event.place.name)}"] if event.place else []
    lines += [f"- **Type and status:** {event.type}, {told.standing}"]
    lines += [f"- **Sources:** {', '.join(map(str, told.sources))}"] if told.sources else []
    yield "\n".join(lines)
    yield escape(event.summary)
    yield from (f"> “{escape(part.exact)}”" for part in event.evidence)
