"""Ids that follow from content, so that the same thing gets the same id wherever it is read."""

import hashlib
import json

_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""One encoder for all: `json.dumps` makes one a call where the separators are not the usual ones."""


def source_id(publisher: str, title: str | None, url: str | None, description: str | None = None) -> str:
    """Return the id of a source: 12 hex digits of the SHA-256 of its publisher, title and URL as a JSON array.

    A source without title goes by its description in square brackets.
    """
    called = f"[{description}]" if title is None and description is not None else title
    return _digest(_TO_JSON([publisher, called, url]))


def event_id(line: str) -> str:
    """Return an id for an event that has none: 12 hex digits of the SHA-256 of its JSON line."""
    return _digest(line)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
