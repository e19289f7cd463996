"""The columns of the flat table, one row an event: what each holds, how it is written, and where it goes in the record.

This table is the only place that knows the names. Reading, writing, the templates, the schema and the reference page
follow from it.
"""

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "word", "date", "number", "texts", "words", "dates", "numbers", "json"]
"""How a cell is written; plural forms are lists."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` leads to the field of the event; for participants and relations its second part is the role
    or the kind, for sources, passages and media the field of each.

    A `rare` column is written only where something stands in it, and is left out of the templates.
    """

    name: str
    form: Form
    path: tuple[str, ...]
    help: str
    example: str = ""
    rare: bool = False

    @property
    def field(self) -> str:
        """Return the field of the event."""
        return self.path[0]


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", ("id",), "a name of your own for the event; made from the row where empty", "istanbul-talks"),
    Column("type", "word", ("type",), "what kind of event it is; `other` where empty", "talks"),
    Column("title", "text", ("title",), "one line on what happened; the only cell that must be filled", "Talks open"),
    Column("summary", "text", ("summary",), "a few sentences of your own", "Delegations met for three hours."),
    Column("when", "date", ("when",), "when it happened, no more precise than is known", "2022-03-29"),
    Column("when_text", "text", ("when_text",), "the source's own words for the time", "on Tuesday"),
    Column("when_how", "text", ("when_how",), "how the date follows from these words", "the Tuesday of that week"),
    Column("reported", "date", ("reported",), "when it became known", "2022-03-29"),
    Column("actors", "texts", ("participants", "actor"), "who speaks or acts", "Russia;Ukraine"),
    Column("recipients", "texts", ("participants", "recipient"), "who is spoken to or acted upon", "United Nations"),
    Column("mediators", "texts", ("participants", "mediator"), "who goes between the sides", "Turkey"),
    Column("mentioned", "texts", ("participants", "mentioned"), "who is spoken of", "NATO"),
    Column("place", "text", ("place", "name"), "where; the country's code where empty", "Istanbul"),
    Column("country", "text", ("place", "country"), "country of the place, ISO 3166-1 alpha-3", "TUR"),
    Column("lat", "number", ("place", "lat"), "latitude in degrees, north positive", "41.0"),
    Column("lon", "number", ("place", "lon"), "longitude in degrees, east positive", "29.0"),
    Column("place_precision", "text", ("place", "precision"), "how exact the place is", "city", rare=True),
    Column("status", "word", ("status",), "how far the event is beyond doubt; `asserted` where empty", "confirmed"),
    Column("responds_to", "texts", ("relations", "responds_to"), "ids of events that this one answers", "first-offer"),
    Column("disputes", "texts", ("relations", "disputes"), "ids of events that this one contradicts", "first-claim"),
    Column("repeats", "texts", ("relations", "repeats"), "ids of events that this one repeats", "talks-1", rare=True),
    Column("cites", "texts", ("relations", "cites"), "ids of events that this one refers to", "talks-1", rare=True),
    Column("precedes", "texts", ("relations", "precedes"), "ids of events that come after", "talks-2", rare=True),
    Column("part_of", "texts", ("relations", "part_of"), "ids of events that contain it", "peace-process", rare=True),
    Column("corrects", "texts", ("relations", "corrects"), "ids of events that it corrects", "talks-1", rare=True),
    Column(
        "source_publisher",
        "texts",
        ("sources", "publisher"),
        "publisher of each source; the host of its address where empty",
        "Reuters;BBC",
    ),
    Column("source_agency", "texts", ("sources", "agency"), "news agency behind each", "AFP;", rare=True),
    Column("source_title", "texts", ("sources", "title"), "headline of each", "Talks open;Hope in Istanbul"),
    Column(
        "source_description",
        "texts",
        ("sources", "description"),
        "what each is, in your words, where the headline is not known",
        "transcript;",
        rare=True,
    ),
    Column("source_url", "texts", ("sources", "url"), "address of each", "https://example.org/1;https://example.org/2"),
    Column(
        "source_archived",
        "texts",
        ("sources", "archived"),
        "address of an archived copy of each",
        "https://archive.example/1;",
        rare=True,
    ),
    Column("source_published", "dates", ("sources", "published"), "when each was published", "2022-03-29;2022-03-30"),
    Column("source_accessed", "dates", ("sources", "accessed"), "when each was looked at", "2022-04-02;", rare=True),
    Column(
        "source_id",
        "texts",
        ("sources", "id"),
        "id of each, where it does not follow from publisher, title and address",
        "s1;",
        rare=True,
    ),
    Column("quote", "texts", ("evidence", "exact"), "the words that prove it", "we agreed to meet again"),
    Column(
        "quote_source",
        "texts",
        ("evidence", "source"),
        "which source of the row each passage is from, counted from 1; `id:` before the id of any other",
        "2",
    ),
    Column("quote_prefix", "texts", ("evidence", "prefix"), "the words before each passage", "He said:", rare=True),
    Column("quote_suffix", "texts", ("evidence", "suffix"), "the words after it", "in April.", rare=True),
    Column(
        "quote_start",
        "numbers",
        ("evidence", "start"),
        "where each begins in its article, in characters from 0",
        "120",
        rare=True,
    ),
    Column("quote_end", "numbers", ("evidence", "end"), "where each ends, that character left out", "143", rare=True),
    Column(
        "media_url", "texts", ("media", "url"), "addresses of pictures or films", "https://example.org/a.jpg", rare=True
    ),
    Column("media_caption", "texts", ("media", "caption"), "caption of each", "The two delegations", rare=True),
    Column("media_credit", "texts", ("media", "credit"), "who made each", "Example Agency", rare=True),
    Column("tags", "texts", ("tags",), "your own keywords", "ceasefire;prisoners"),
    Column("flags", "words", ("flags",), "`historical`, `future`, `hypothetical` or `negated`", "future", rare=True),
    Column("confidence", "number", ("confidence",), "how sure the coding is, from 0 to 1", "0.9", rare=True),
    Column(
        "attributes",
        "json",
        ("attributes",),
        "what has no column of its own, as a JSON object",
        '{"round": 4}',
        rare=True,
    ),
    Column("provenance_format", "text", ("provenance", "format"), "format it was first read from", "jsonl", rare=True),
    Column("provenance_file", "text", ("provenance", "file"), "file it was first read from", "talks.jsonl", rare=True),
    Column("provenance_row", "number", ("provenance", "row"), "row of that file", "12", rare=True),
)
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
BY_PATH: dict[tuple[str, ...], Column] = {column.path: column for column in COLUMNS}
KEY = "title"
"""The column that makes a table a timeline."""


def find_column(name: str) -> Column | None:
    """Return the column that a header means, whatever its case, spaces, hyphens and plural; None for any other."""
    plain = "_".join(name.replace("-", " ").replace("_", " ").lower().split())
    candidates = (plain, f"{plain}s", plain.removesuffix("s"))
    return next((BY_NAME[candidate] for candidate in candidates if candidate in BY_NAME), None)


def columns_of(field: str) -> tuple[Column, ...]:
    """Return the columns that hold a field of the event."""
    return tuple(column for column in COLUMNS if column.field == field)


SCALARS = tuple(column for column in COLUMNS if column.form in ("text", "word", "date", "number"))
PARALLEL = {field: columns_of(field) for field in ("sources", "evidence", "media")}
"""Fields whose entries are written as lists that run in parallel, one a column."""
SPLIT = {"participants": ("role", "name"), "relations": ("kind", "target")}
"""Fields whose entries are sorted into columns: the part that chooses the column and the part that stands in it."""
OTHER_SOURCE = "id:"
"""Stands before the id of a passage's source that is none of its event's."""
