"""The formats, and reading and writing by content or by name. A new format is a new file and one entry here."""

from pathlib import Path, PurePath

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats import datapackage, delimited, jsonlines, parquet, xlsx
from diplomatic_timeline.formats.archive import open_zip, read_zip
from diplomatic_timeline.formats.doubts import with_doubts
from diplomatic_timeline.formats.foreign import (
    acled,
    calendars,
    cow,
    gdelt,
    icews,
    kleptocracy,
    pax,
    plover,
    polecat,
    simile,
    timelinejs,
    timelinejs2,
    ucdp,
    vis,
)
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.plan import Plan
from diplomatic_timeline.formats.refusals import refuse_content
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.formats.text import peek

FORMATS: tuple[Format, ...] = (
    datapackage.FORMAT,
    parquet.FORMAT,
    calendars.FORMAT,
    timelinejs.JSON,
    timelinejs2.JSON,
    vis.FORMAT,
    simile.XML,
    simile.JSON,
    plover.FORMAT,
    kleptocracy.FORMAT,
    gdelt.EVENTS_2,
    gdelt.EVENTS_1,
    gdelt.MENTIONS,
    icews.FORMAT,
    polecat.FORMAT,
    acled.FORMAT,
    ucdp.FORMAT,
    pax.FORMAT,
    cow.DISPUTES,
    cow.STATES,
    timelinejs.TABLE,
    timelinejs2.TABLE,
    jsonlines.FORMAT,
    delimited.FORMAT,
    xlsx.FORMAT,
)
"""In the order in which their recognition is tried."""


def read_timeline(place: Path | bytes, name: str = "", plan: Plan | None = None) -> ImportResult:
    """Return the timeline in a folder, a file or the bytes of an upload, with a report on every row.

    The format is recognised by content, not by `name`, which is the file name for messages (default: the path's own).
    With a `plan` the content is a table whose columns are used as it says. Raises `FormatError` if nothing of it can be
    read; single bad rows are only reported.
    """
    given = open_input(place, name)
    if plan is not None:
        return with_doubts(read_mapped(given, plan))
    return read_with(recognise(given), given)


def open_input(place: Path | bytes, name: str = "") -> Input:
    """Return what is at a place; of a .zip with one file in it, that file. Raises `FormatError` if there is nothing."""
    if isinstance(place, Path) and not place.exists():
        raise FormatError(f"there is no file or folder '{place}'")
    given = Input(name or (place.name if isinstance(place, Path) else "the upload"), place)
    if given.folder is None and given.head.startswith(b"PK") and len(open_zip(given.data, given.name).namelist()) == 1:
        ((path, content),) = read_zip(given.data, given.name).items()
        return Input(PurePath(path).name, content)
    return given


def read_with(found: Format, given: Input) -> ImportResult:
    """Return what reading in a format came to, with what is in doubt where other programs wrote it."""
    read = found.read(given)
    return with_doubts(read) if found.foreign else read


def read_mapped(given: Input, plan: Plan) -> ImportResult:
    """Return the timeline that a mapping makes of a table; raises `FormatError` for columns that it does not have."""
    frame = open_frame(given)
    if not plan.fits(frame.columns):
        lost = ", ".join(f"'{name}'" for name in plan.uses if name not in frame.columns)
        raise FormatError(f"{given.name} has no column {lost}, which the mapping uses; its columns: {frame.columns}")
    return apply_plan(frame, plan)


def write_timeline(timeline: Timeline, format_name: str) -> bytes:
    """Return the timeline as one file in a format of the registry.

    Raises `FormatError` for an unknown name and for a format that is only read.
    """
    write = find_format(format_name).write
    if write is None:
        names = ", ".join(item.name for item in FORMATS if item.write)
        raise FormatError(f"the format '{format_name}' is only read; write one of {names}")
    return write(timeline)


def find_format(name: str) -> Format:
    """Return the format called `name`; raises `FormatError` if there is none."""
    for item in FORMATS:
        if item.name == name:
            return item
    raise FormatError(f"there is no format '{name}'; use one of {', '.join(item.name for item in FORMATS)}")


def recognise(given: Input) -> Format:
    """Return the format that the content has; raises `FormatError` if it is none of the registry's."""
    refuse_content(given.head, given.name)
    for item in FORMATS:
        if item.sniff(given):
            return item
    if given.folder is None and not peek(given.head).strip():
        raise FormatError(f"{given.name} is empty: it has 0 events")
    if given.look:
        columns = ", ".join(f"'{name}'" for name in given.look.columns)
        raise FormatError(
            f"{given.name} is a table whose columns are not known here ({columns}), none called 'title'; say "
            "what they hold on the page Data, or name the one that says what happened 'title'"
        )
    listed = ", ".join(item.label for item in FORMATS)
    raise FormatError(f"{given.name} is in no format that can be read here. These can be: {listed}")
