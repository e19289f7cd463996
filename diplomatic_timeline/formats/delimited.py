"""CSV: the flat table as text with commas, semicolons or tabs, recognised by its `title` column."""

import csv
import io
import re
from dataclasses import replace

from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.cells import unguard
from diplomatic_timeline.formats.columns import KEY, find_column
from diplomatic_timeline.formats.flat import read_rows, unknown_columns
from diplomatic_timeline.formats.flatten import to_rows
from diplomatic_timeline.formats.frames import Cut
from diplomatic_timeline.formats.headings import say_above
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.large import read_large, repeats
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tables import read_csv, write_csv
from diplomatic_timeline.formats.tabular import cut_text, look_at_text
from diplomatic_timeline.formats.text import decode, peek

_DELIMITERS = ",;\t"
_LARGE = 4 * 1024 * 1024
_NO_DELIMITER = "\x1f"
"""Stands for the delimiter of a table with one column, whose cells may hold any of the others."""
_TOLD = re.compile(r'"?sep=([^\r\n"])"?[ \t,;]*(?:\r\n|\r|\n)')
"""The first line by which Excel tells the delimiter."""


def find_delimiter(text: str) -> tuple[str, int] | None:
    """Return the delimiter of a table with a `title` column and the number of lines before its header, else None.

    The beginning of the text is enough.
    """
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    for delimiter in told[1] if told else (*_DELIMITERS, _NO_DELIMITER):
        header = _read_header(body, delimiter)
        is_sure = len(header) > 1 or told or delimiter == _NO_DELIMITER
        if is_sure and any(_is_key(name) for name in header):
            return delimiter, 1 if told else 0
    look = look_at_text(text)
    if look and look.cut and look.above and any(map(_is_key, look.columns)):
        return look.cut.delimiter, look.cut.skip
    return None


def _read_header(text: str, delimiter: str) -> list[str]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return next((cells for cells in lines if any(cells)), [])


def _is_key(name: str) -> bool:
    column = find_column(unguard(name))
    return column is not None and column.name == KEY


def _sniff(given: Input) -> bool:
    return not given.head.startswith(b"PK") and find_delimiter(peek(given.head)) is not None


def _read(given: Input) -> ImportResult:
    delimiter, skipped = find_delimiter(peek(given.head)) or (",", 0)
    above = given.look.above if given.look and skipped else ()
    if given.size > _LARGE and (read := read_by_columns(given, delimiter, skipped)):
        return read
    text, notes = decode(given.data, given.name)
    table = read_csv(text, delimiter, skipped)
    return read_rows(table, given.name, "csv", [*notes, *say_above(above, table.line, given.name)])


def read_by_columns(given: Input, delimiter: str, skipped: int) -> ImportResult | None:
    """Return the same as reading by rows in a fraction of the time, None where rows need more care."""
    frame, notes = cut_text(given, Cut(delimiter, skipped, repeats=repeats))
    read = read_large(frame, "csv")
    if read is None:
        return None
    columns = {name: find_column(name) for name in frame.columns}
    notes += unknown_columns(columns, given.name, frame.header_line)
    report = replace(read.report, problems=(*notes, *read.report.problems))
    return replace(read, report=report)


def _write(timeline: Timeline) -> bytes:
    header, *rows = to_rows(timeline.events, {source.id: source for source in timeline.sources})
    return write_csv(header, rows).encode()


FORMAT = Format(
    "csv",
    "CSV table",
    "one row an event, a column `title` at least; separated by commas, semicolons or tabs",
    (".csv", ".tsv", ".txt"),
    _sniff,
    _read,
    _write,
    tabular=True,
)
