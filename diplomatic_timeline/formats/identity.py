"""Ids that follow from content, so that the same thing gets the same id wherever it is read."""

import hashlib
import json


def source_id(publisher: str, title: str | None, url: str | None) -> str:
    """Return the id of a source: 12 hex digits of the SHA-256 of its publisher, title and URL as a JSON array."""
    text = json.dumps([publisher, title, url], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
