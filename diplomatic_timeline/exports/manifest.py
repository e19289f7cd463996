"""The manifest: what an export is an excerpt of, under which filters, and how to cite and check it."""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from diplomatic_timeline import __version__
from diplomatic_timeline.citation import source_work, to_plain
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.restricted import Withheld
from diplomatic_timeline.store.table import TableEvents

SOFTWARE = "Diplomatic Timeline Explorer"


def write_manifest(excerpt: Excerpt, files: Mapping[str, bytes] | None = None) -> bytes:
    """Return the manifest as JSON in UTF-8, with size and SHA-256 of each of the files that it accompanies.

    A manifest that stands inside a file cannot have that file's own hash; there `files` is left out.
    """
    return (json.dumps(describe(excerpt, files), ensure_ascii=False, indent=2) + "\n").encode()


def describe(excerpt: Excerpt, files: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """Return the manifest as values that JSON can hold."""
    info = excerpt.store.info
    about = {name: getattr(info, name) for name in ("id", "title", "description", "version", "licence", "zone")}
    listed = {name: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in (files or {}).items()}
    return {
        "timeline": about | {"creators": list(info.creators)},
        "filters": [{"param": chip.param, "value": chip.value, "words": chip.words} for chip in excerpt.query.chips()],
        "events": {"in_timeline": excerpt.store.size, "exported": len(excerpt.timeline.events)},
        "withheld": [_describe_withheld(group) for group in excerpt.withheld],
        "link": excerpt.link,
        "accessed": excerpt.accessed.isoformat() if excerpt.accessed else None,
        "software": {"name": SOFTWARE, "version": __version__},
        "read_from": _origins(excerpt),
        "citations": {
            "view": to_plain(excerpt.view),
            "timeline": to_plain(excerpt.whole),
            "sources": [to_plain(source_work(source)) for source in excerpt.timeline.sources],
        },
        "files": listed,
    }


def _describe_withheld(group: Withheld) -> dict[str, Any]:
    counts = [
        {"month": month, "country": country or None, "type": kind, "events": number}
        for (month, country, kind), number in sorted(group.counts.items())
    ]
    return {"format": group.format, "reason": group.reason, "ids": list(group.ids), "counts": counts}


def _origins(excerpt: Excerpt) -> list[dict[str, Any]]:
    """Return the files that the events were first read from; each event says its own row where the format can."""
    events = excerpt.timeline.events
    if isinstance(events, TableEvents):
        told = events.table.column("provenance").to_pylist()
        found = Counter((origin["file"], origin["format"]) for origin in told if origin)
    else:
        found = Counter((event.provenance.file, event.provenance.format) for event in events if event.provenance)
    return [{"file": file, "format": name, "events": number} for (file, name), number in found.items()]
