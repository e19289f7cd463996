"""Text from outside, made safe for the places where Streamlit would read it as Markdown or HTML."""

import base64
import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~:^=&])")


def as_label(text: str, limit: int = 120) -> str:
    """Return `text` so that a Markdown label shows it letter by letter, cut at a word after `limit` characters."""
    return _MARKDOWN.sub(r"\\\1", shorten(" ".join(text.split()), limit))


def as_html(text: str | None) -> str:
    """Return `text` escaped for HTML, also inside quoted attributes."""
    return html.escape(text or "", quote=True)


def as_picture(svg: str, alt: str = "") -> str:
    """Return an inline SVG as a picture: Streamlit takes `<svg>` out of HTML, but leaves pictures in it.

    `alt` is what a screen reader says; "" for a picture that only repeats the words beside it.
    """
    data = base64.b64encode(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{as_html(alt)}">'


def shorten(text: str, limit: int) -> str:
    """Cut `text` at a word boundary so that it has at most `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0] or text[: limit - 1]
    return f"{cut.rstrip(' ,;:')}…"


def count_words(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 event", "123 events", "12,345 events"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
