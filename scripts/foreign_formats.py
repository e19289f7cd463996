"""The part of docs/formats.md on what other programs and data sets write."""

from diplomatic_timeline.formats import FORMATS
from diplomatic_timeline.formats.mapping.fields import FIELDS
from scripts.markdown import table

_READ = """\
These are read only. All columns and fields that become nothing else are kept in `attributes` under their own names.
Dates are never made more exact than the file tells; a day of publication never stands for the day of an event. Days
that a spreadsheet program rewrote (`15/02/1990`) are read in the order that their column shows. JSON may be JavaScript,
as web pages have it: names without quotation marks, strings in single ones, comments, `new Date(2012, 4, 25)`. An entry
without a title, as calendars allow, is called by its text or place."""

_BECOMES = (
    ("GDELT 2.0, 1.0", "`GLOBALEVENTID`; day; `DATEADDED` is `reported`",
     "Actor1 is actor, Actor2 recipient; `ActionGeo`",
     "type by CAMEO code; `SOURCEURL` is the source; a day a year before it was added is noted; mentions add sources"),
    ("ICEWS", "`Event ID`; `Event Date`", "source is actor, target recipient; the finest place known",
     "type by CAMEO code; publisher; `NA` is not known"),
    ("POLECAT", "`Event ID`; `Event Date`; publication is `reported`", "actors and recipients, lists at `;`",
     "type by PLOVER's word; contexts are tags"),
    ("PLOVER", "`id`; `date_resolved`, unless it is only the day of publication", "ACTOR, RECIP; geolocation",
     "offsets are evidence; the lowest score of a part is the confidence"),
    ("ACLED", "`event_id_cnty`; precision 2 is `~`, 3 the month", "actor1, actor2, others mentioned; `geo_precision`",
     "types of all versions; sources at `;`; notes are the summary; rows are [not passed on](exports.md)"),
    ("UCDP GED", "`id`; start to end; an inexact day is `~`", "both sides are actors, victims recipients; `where_prec`",
     "each item of `source_article` is a source"),
    ("PA-X", "`AgtId`; `Dat`", "`Con` are actors, `ThrdPart` mediators, split at `/` and line breaks; `Loc1ISO`",
     "`part_of` the process; the link is a source; sentences among the third parties are kept as they are"),
    ("COW MID", "`dispnum`, in versions 4 whichever is not -9; start to end, day -9 is the month",
     "MIDB: side A are actors, the others recipients",
     "type by the highest action; the states of a dispute are one event"),
    ("TimelineJS", "`unique_id`; the parts of the dates; `display_date` is `when_text`", "–",
     "media; group is a tag; eras and title of the timeline; HTML becomes its text; versions 1 and 2 too"),
    ("vis-timeline", "`id`; start and end, also in milliseconds", "–", "group is a tag; backgrounds are eras"),
    ("iCalendar", "`UID`, with `RECURRENCE-ID`; an all-day end is exclusive", "organizer, attendees; location, GEO",
     "URL is a source; a series is its first time, its rule is kept"),
    ("SIMILE", "start, latest start, earliest end, end", "–", "link is a source, image a medium"),
    ("Kleptocracy Timeline", "`id`; `date`", "actors; location", "sources in full; related events are `cites`"),
)  # fmt: skip

_MAPPING = """\
Any other table (CSV, TSV, Excel, a JSON list of objects, one object a line, Parquet) is opened on the page Data by
saying which column holds what. The page shows what stands in each column, suggests uses with the reason for each,
asks where day and month cannot be told apart, and shows the first ten rows as events. The mapping can be saved as a
small JSON file and used again, there and on the command line: `validate --mapping talks-mapping.json talks.csv`. A
separate end, or year, month and day in columns of their own, with those of the end, become one date. A table without
titles is named by who did what where, else by its text or place. Values that stand for "not known" are
named by the person: `NA` is Namibia, too. 1 January can be read as the year alone.

Sheets are read as people keep them; the report says each time what was done:

- **Titles above the table** are passed over: the names of the columns are the first row whose cells are mostly filled,
  differ and are words, if what stands above fills at most half as many cells as the rows below.
- **Columns without a name** are dropped where they are empty, else called after their place, such as `column 4`.
- **Dates in words** ("late May 2018", "early 2024?") are read, and the words are kept in `when_text`. So is "n.d.";
  `n.d.`, `n/a`, `undated`, `?` and the like are an event without a date. `13-14.09.2022` is an interval.
- **Sources in one cell**: an address is the source's address, its host the publisher; "Reuters, 3 May 2020" is Reuters
  and the day of publication. Several have `;` or a line break between them, if each has an address or a date.
- **Remarks** (notes, comments) beside a title are kept and suggested for nothing; a name such as "To whom / with" is
  known by any of its parts."""

_REPORT = """\
Rows read are always rows accepted and rows rejected. The report groups what was wrong by its cause, with the number
of rows, the first lines, what was done and how to mend it; it can be saved whole. Of one cause the first thousand
rows are named (ten thousand where rows were left out), the others counted. What may be wrong as a whole is noted,
too: names that differ only in case, punctuation or accents; so many days on 1 January that they must be years.

Left out are rows with a date that is none, an end before its start (the swap is offered), or too many or too few
cells. Refused as a whole are pickles, which can run code; archives in archives, archives that expand beyond all
measure or name files outside of themselves; XML that declares entities; tables of more than 5 million rows or with
two columns of one name. A cell is kept up to a million characters. A .zip with one file in it is read as that file."""


def foreign_part() -> list[str]:
    """Return the sections of the page, as its paragraphs."""
    listed = [(item.label, f"`{item.name}`", item.about) for item in FORMATS if item.write is None]
    uses = [(f"`{field.name}`", field.label, ", ".join(field.called[:6])) for field in FIELDS]
    return [
        "## Formats of others",
        _READ,
        table(("format", "name", "recognised by"), listed),
        "### What becomes of their fields",
        table(("format", "id and time", "who and where", "the rest"), _BECOMES),
        "## Any other table",
        _MAPPING,
        table(("use", "what it is", "columns often called"), uses),
        "## What a report says",
        _REPORT,
    ]
