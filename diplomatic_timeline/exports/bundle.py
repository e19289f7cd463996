"""An export with everything that belongs to it in one .zip: the manifest, and the citations for citation managers."""

import json

from diplomatic_timeline.citation import Work, source_work, to_bibtex, to_csl
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.manifest import write_manifest
from diplomatic_timeline.formats.archive import Files, to_zip
from diplomatic_timeline.formats.tables import write_records

_TALLY = ("month", "country", "type", "events")


def write_bundle(excerpt: Excerpt, name: str, content: bytes) -> bytes:
    """Return a .zip with the file `name`, its manifest, the citations and what is given of events held back."""
    files: Files = {
        name: content,
        **write_citations([excerpt.view, *map(source_work, excerpt.timeline.sources)]),
        **_write_withheld(excerpt),
    }
    return to_zip({**files, "manifest.json": write_manifest(excerpt, files)})


def write_citations(works: list[Work]) -> Files:
    """Return the works as a BibTeX file and as a CSL-JSON file."""
    csl = json.dumps([to_csl(work) for work in works], ensure_ascii=False, indent=2)
    return {"citations.bib": "\n".join(map(to_bibtex, works)).encode(), "citations.csl.json": f"{csl}\n".encode()}


def _write_withheld(excerpt: Excerpt) -> Files:
    files: dict[str, bytes] = {}
    for group in excerpt.withheld:
        counts = [(*key, str(number)) for key, number in sorted(group.counts.items())]
        ids = write_records(("id",), ({"id": name} for name in group.ids))
        tally = write_records(_TALLY, (dict(zip(_TALLY, row, strict=True)) for row in counts))
        files[f"withheld-{group.format}-ids.csv"] = ids
        files[f"withheld-{group.format}-counts.csv"] = tally
        files[f"withheld-{group.format}-why.txt"] = f"{group.reason}\n".encode()
    return files
