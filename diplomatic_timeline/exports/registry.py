"""What the excerpt can be written as. A new kind of export is a new file and one row here."""

from collections.abc import Callable
from dataclasses import dataclass

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.exports.calendar_file import write_calendar
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.interactive import write_interactive
from diplomatic_timeline.exports.manifest import write_manifest
from diplomatic_timeline.exports.markdown import write_markdown
from diplomatic_timeline.exports.printed import write_printed
from diplomatic_timeline.exports.timelinejs import write_timelinejs, write_timelinejs_table
from diplomatic_timeline.exports.vis import write_vis
from diplomatic_timeline.exports.workbook import write_workbook
from diplomatic_timeline.formats import write_timeline
from diplomatic_timeline.formats.archive import to_zip
from diplomatic_timeline.formats.datapackage import write_files


@dataclass(frozen=True, slots=True)
class Export:
    """One way to take an excerpt away.

    `about` says in a sentence what it is good for and what of the record it cannot hold. `ending` follows the
    timeline's id in the file's name. `most` is the number of events up to which the file is of use; None: any.
    """

    name: str
    label: str
    about: str
    ending: str
    mime: str
    write: Callable[[Excerpt], bytes]
    most: int | None = None


def _plainly(name: str) -> Callable[[Excerpt], bytes]:
    """Return a writer that hands the events to a format of the registry of formats."""

    return lambda excerpt: write_timeline(excerpt.timeline, name)


def _write_package(excerpt: Excerpt) -> bytes:
    files = write_files(excerpt.timeline)
    return to_zip({**files, "manifest.json": write_manifest(excerpt, files)})


EXPORTS: tuple[Export, ...] = (
    Export(
        "page",
        "Interactive page (HTML)",
        "A chart, a list and filters by actor and type in one file that works without network.",
        "page.html",
        "text/html",
        write_interactive,
        5_000,
    ),
    Export(
        "package",
        "Data Package (.zip)",
        "Loses nothing, and opens here again: events, actors, sources, kept article texts and the manifest.",
        "package.zip",
        "application/zip",
        _write_package,
    ),
    Export(
        "xlsx",
        "Excel workbook",
        "One row an event, all cells text so that no date is reshaped; a second sheet says where it comes from.",
        "events.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_workbook,
        200_000,
    ),
    Export(
        "csv",
        "CSV table",
        "One row an event, dates as EDTF; no cell can run as a formula.",
        "events.csv",
        "text/csv",
        _plainly("csv"),
    ),
    Export(
        "jsonl",
        "JSON Lines",
        "One event a line with the whole record; sources by their id.",
        "events.jsonl",
        "application/x-ndjson",
        _plainly("jsonl"),
    ),
    Export(
        "parquet",
        "Parquet",
        "Loses nothing and stays small at a million events; opens here again and in pandas, DuckDB and R.",
        "events.parquet",
        "application/vnd.apache.parquet",
        _plainly("parquet"),
    ),
    Export(
        "timelinejs",
        "TimelineJS (JSON)",
        "For TimelineJS, which is meant for tens of events; each slide has the date in words and its EDTF.",
        "timelinejs.json",
        "application/json",
        write_timelinejs,
        2_000,
    ),
    Export(
        "timelinejs-csv",
        "TimelineJS (CSV for its spreadsheet)",
        "The columns of the TimelineJS spreadsheet: import it into a Google Sheet and publish that.",
        "timelinejs.csv",
        "text/csv",
        write_timelinejs_table,
        2_000,
    ),
    Export(
        "vis",
        "vis-timeline (JSON)",
        "Items and groups for vis-timeline; inexact dates are ranges.",
        "vis.json",
        "application/json",
        write_vis,
        10_000,
    ),
    Export(
        "ics",
        "Calendar (iCalendar)",
        "For calendar programs; events without a date are journal entries, which not all of them show.",
        "events.ics",
        "text/calendar",
        write_calendar,
        10_000,
    ),
    Export(
        "print",
        "Page to print (HTML)",
        "The events one below the other with passages and numbered sources, in black on white.",
        "print.html",
        "text/html",
        write_printed,
        5_000,
    ),
    Export(
        "markdown",
        "Markdown",
        "The same as text for notes and word processors.",
        "events.md",
        "text/markdown",
        write_markdown,
    ),
)


def find_export(name: str) -> Export:
    """Return the kind of export called `name`; raises `FormatError` if there is none."""
    for item in EXPORTS:
        if item.name == name:
            return item
    raise FormatError(f"there is no export '{name}'; use one of {', '.join(item.name for item in EXPORTS)}")


def write_export(excerpt: Excerpt, name: str) -> bytes:
    """Return the excerpt as the content of one file.

    Raises `FormatError` for an unknown name, and where there are more events than such a file is of use for.
    """
    export = find_export(name)
    number = len(excerpt.timeline.events)
    if export.most is not None and number > export.most:
        raise FormatError(
            f"{export.label}: {number:,} events are too many for such a file, which holds at most {export.most:,}; "
            "narrow the filters, or take the Data Package"
        )
    return export.write(excerpt)
