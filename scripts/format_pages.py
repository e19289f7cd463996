"""What is generated about file formats: the reference page, the schemas, the templates."""

import json
from typing import Any

from diplomatic_timeline.formats import FORMATS
from diplomatic_timeline.formats.columns import COLUMNS, Column, Form
from diplomatic_timeline.formats.jsonlines import event_line
from diplomatic_timeline.formats.schemas import actor_table, event_schema, event_table, flat_table, source_table
from diplomatic_timeline.formats.template import EXAMPLES, csv_template
from scripts.foreign_formats import foreign_part
from scripts.markdown import GENERATED, table

_FORMS: dict[Form, str] = {
    "text": "text",
    "word": "a [word](vocabulary.md)",
    "date": "a [date](edtf.md)",
    "number": "a number",
    "texts": "a list",
    "words": "a list of words",
    "dates": "a list of [dates](edtf.md)",
    "numbers": "a list of numbers",
    "json": "JSON",
}
_SCHEMAS = {
    "event.schema.json": (event_schema, "JSON Schema of an event, one line of `events.jsonl`"),
    "events.table.json": (event_table, "Table Schema of `events.jsonl`"),
    "actors.table.json": (actor_table, "Table Schema of `actors.csv`"),
    "sources.table.json": (source_table, "Table Schema of `sources.csv`"),
    "flat.table.json": (flat_table, "Table Schema of the flat table"),
}
SCHEMA_PAGES = {f"docs/schema/{name}": lambda make=make: _to_json(make()) for name, (make, _) in _SCHEMAS.items()}
"""Content of each published schema, by its path."""

_INTRODUCTION = """\
A file is recognised by its content, whatever its name. Reading it never stops at a bad row: the row is left out and
reported with its line, its column, the value, and what would mend it; the rows read are always the rows accepted and
the rows rejected. Text may be UTF-8 (with or without a byte-order mark), UTF-16 with one, or an older encoding, which
the page Data lets you choose."""

_PACKAGE = """\
The format that loses nothing: a folder, or the same as a .zip, after the [Data Package](https://datapackage.org/)
standard. `datapackage.json` says what the timeline is, `events.jsonl` holds the events, `actors.csv` and `sources.csv`
what they refer to, and `articles/<source id>.txt` the texts that may travel along. A teacher's note on an event
is its attribute `teacher_note`. A package that was written here is the same to the byte after it is read and written
again."""

_LINES = """\
One event a line, as a JSON object with the fields of the record; fields with their usual value are left out, fields
that the record does not have are kept in `attributes`. Sources are ids, which only a package tells more about. Dates
are [EDTF](edtf.md) and nothing is read into them: a line with `when_text` and no `when` is an event without a date, as
it is written here. Two lines:"""

_FLAT = """\
For spreadsheets: one row an event, everything about it in that row. Start from the template as
[XLSX](template.xlsx), whose second sheet explains the columns, or as [CSV](template.csv). Only `title` must be there
and be filled. Names of columns are understood whatever their case, spaces and plural (`Source URL`, `actor`); columns
that are not in this table are kept as attributes of the event.

- **Empty** means not known. White space alone is empty.
- **Lists** have `;` between their items: `Russia;Ukraine`. An item that holds a `;` itself stands in double quotation
  marks: `"Smith; Sons";Jones`. Commas and slashes do not separate.
- **Parallel lists**: the second item of `source_title`, `source_url` and so on belongs to the second source. Leave a
  place empty where something is not known: `Reuters;;BBC`. Passages (`quote...`) and media work alike.
- **Order of participants**: as the columns stand. Where it is another, an item's place in its list is its place among
  all, and the others' places stay empty: actors `;France` and mediators `Oman` are Oman, then France. Relations too.
- **Dates** are [EDTF](edtf.md): `2025-03-13`, `2025-03`, `2025-03-13~`, `2025-03-01/2025-03-14`. Write no more than is
  known: a month stays a month. In a workbook, a cell that Excel made a date is read as that day. Other spellings are
  [read too](times.md#single-values). Numbers such as `3/4/2025` are read in the order that their column shows
  (`13/4/2025` elsewhere in it has the day first), and a note says which; where it shows none, such a row is left out.
- **Words instead of dates**: in a table without a column `when`, the words in `when_text` ("late May 2018") are read as
  the date; what they leave out ("on Tuesday") is counted from `reported`, if that is a day. `when_how` says so, unless
  it is filled, and a note names each row. Words that tell no date leave it unknown. In a table with a column `when`,
  as all are that are written here, an empty cell stays unknown whatever the words.
- **Types** may be said in everyday words, here and in tables with a mapping: a `summit` is read as `talks`, an
  `air strike` as `military`. The word is kept as a tag, and a note says so. A word that means none costs its row;
  with a mapping the event is `other` and the column is kept as well.
- **Formulas**: a text that a spreadsheet would run (it starts with `=`, `+`, `-`, `@`, a tab or a carriage return) is
  written with an apostrophe before it, which reading takes away again. Cells of numbers are left alone. In a workbook
  all cells are text.
- **CSV** is written in UTF-8 with commas. Commas, semicolons and tabs are read, and a first line such as `sep=;`. To
  open such a file in Excel without harm to accents and dates, import it (Data, From Text/CSV), or take the workbook.

Sources, actors and what the timeline says of itself have no table of their own here: a source is known by its use in an
event, an actor by its name. A rare column is written only where something stands in it."""

_SCHEMA = "Made from the record that the code uses, so they are never behind it:"


def formats_page() -> str:
    """Return docs/formats.md."""
    listed = [(item.label, f"`{item.name}`", " ".join(item.suffixes), item.about) for item in FORMATS if item.write]
    parts = [
        "# File formats",
        GENERATED,
        _INTRODUCTION,
        table(("format", "name", "usual endings", "what it is"), listed),
        "## Data Package",
        _PACKAGE,
        "## JSON Lines",
        _LINES,
        _fence("json", "\n".join(map(event_line, EXAMPLES))),
        "## The flat table: CSV and XLSX",
        _FLAT,
        "### Columns",
        table(("column", "what it holds", "written as", "example"), map(_column_row, COLUMNS)),
        "### Example",
        _fence("text", csv_template().decode().rstrip("\n")),
        *foreign_part(),
        "## Schemas",
        _SCHEMA,
        "\n".join(f"- [{name}](schema/{name}): {about}" for name, (_, about) in _SCHEMAS.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _column_row(column: Column) -> tuple[str, str, str, str]:
    rare = " (rare)" if column.rare else ""
    return f"`{column.name}`{rare}", column.help, _FORMS[column.form], f"`{column.example}`"


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _to_json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
