"""The excerpt as a workbook: the flat table, and a sheet that says where it comes from."""

from diplomatic_timeline.citation import to_plain
from diplomatic_timeline.exports.excerpt import Excerpt, index_sources
from diplomatic_timeline.exports.telling import say_scope, say_withheld
from diplomatic_timeline.formats.cells import guard
from diplomatic_timeline.formats.flatten import to_rows
from diplomatic_timeline.formats.xlsx import write_sheets


def write_workbook(excerpt: Excerpt) -> bytes:
    """Return an .xlsx file with the sheets "events" and "about"; no cell of it is a formula."""
    return write_sheets({"events": to_rows(excerpt.timeline.events, index_sources(excerpt)), "about": _about(excerpt)})


def _about(excerpt: Excerpt) -> list[list[str]]:
    info = excerpt.store.info
    rows = [
        ("timeline", info.title),
        ("scope", info.description),
        ("events", say_scope(excerpt)),
        *(("left out", line) for line in say_withheld(excerpt)),
        ("made by", "; ".join(info.creators)),
        ("licence", info.licence or "not stated"),
        ("version", info.version or "not stated"),
        ("view", excerpt.link or ""),
        ("accessed", excerpt.accessed.isoformat() if excerpt.accessed else ""),
        ("to cite", to_plain(excerpt.view)),
    ]
    return [["what", "value"], *([name, guard(value)] for name, value in rows if value)]
