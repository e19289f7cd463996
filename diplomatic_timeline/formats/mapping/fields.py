"""What a column can be used for: the fields of an event as a person chooses them, with the names columns often have."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "date", "list", "number", "word"]
"""What stands in the cells: a text, a date, a list of texts, a number, or a word of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Field:
    """One use of a column.

    `called` are names that columns of this use have, in lower case, the most usual first; `otherwise` are names that
    count only in a table without a title: remarks beside one are the author's own. Several columns may share a use of
    `many`.
    """

    name: str
    label: str
    form: Form
    called: tuple[str, ...]
    many: bool = False
    otherwise: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field(
        "id", "id of the event", "text",
        ("id", "event id", "uid", "eventid", "identifier", "key", "case id", "caseid"),
    ),
    Field(
        "title", "title", "text",
        ("title", "headline", "event", "name", "event name", "what", "what happened", "subject", "label", "titel",
         "titre", "titulo"),
    ),
    Field(
        "summary", "summary", "text",
        ("summary", "description", "text", "details", "body", "abstract", "content"),
        otherwise=("notes", "note", "comment", "comments", "remarks", "remark"),
    ),
    Field(
        "when", "date, or start", "date",
        ("when", "date", "start", "start date", "event date", "begin", "day", "from", "datum", "fecha", "date start",
         "startdate", "eventdate", "timestamp", "time", "happened", "occurred"),
    ),
    Field(
        "when_end", "end", "date",
        ("end", "end date", "to", "until", "finish", "date end", "enddate", "when end"),
    ),
    Field(
        "year", "year (in a column of its own)", "number",
        ("year", "yr", "jahr", "iyear", "start year", "startyear", "styear"),
    ),
    Field(
        "month", "month (beside the year)", "number",
        ("month", "mon", "mo", "monat", "imonth", "start month", "startmonth", "stmon"),
    ),
    Field(
        "day", "day (beside year and month)", "number",
        ("day of month", "dd", "iday", "tag", "start day", "startday", "stday"),
    ),
    Field("end_year", "year of the end", "number", ("end year", "endyear", "year end", "eyear")),
    Field("end_month", "month of the end", "number", ("end month", "endmonth", "endmon", "emonth")),
    Field("end_day", "day of the end", "number", ("end day", "endday", "eday")),
    Field("when_text", "the source's words for the time", "text", ("when text", "display date", "date text")),
    Field(
        "reported", "when it became known", "date",
        ("reported", "published", "publication date", "pub date", "date reported", "report date", "date added",
         "posted"),
    ),
    Field(
        "actors", "who acts", "list",
        ("actors", "actor", "actor1", "actor 1", "source name", "who", "side a", "side 1", "initiator", "participants",
         "parties", "actor1name", "sender", "people", "country 1", "country a", "from whom", "by whom", "said by",
         "speaker", "from", "by"),
        many=True,
    ),
    Field(
        "recipients", "who is acted upon", "list",
        ("recipients", "recipient", "actor2", "actor 2", "target", "target name", "side b", "side 2", "actor2name",
         "receiver", "country 2", "country b", "to whom", "to whom it was said", "said to", "spoken to", "addressee",
         "addressees", "targets", "receivers", "recipient name", "with", "with whom", "counterpart",
         "counterparts", "counterparty", "interlocutor", "interlocutors", "other side", "other party", "to"),
        many=True,
    ),
    Field(
        "mediators", "who goes between", "list", ("mediators", "mediator", "third party", "third parties"), many=True,
    ),
    Field("mentioned", "who is spoken of", "list", ("mentioned", "mentions"), many=True),
    Field("type", "type of event", "word", ("type", "event type", "category", "kind", "action", "event code")),
    Field("status", "how far it is beyond doubt", "word", ("status",)),
    Field(
        "place", "place", "text",
        ("place", "location", "city", "where", "venue", "town", "location name", "loc", "ort"),
    ),
    Field("country", "country of the place", "text", ("country", "country code", "iso3", "iso", "land", "nation")),
    Field("lat", "latitude", "number", ("lat", "latitude", "y")),
    Field("lon", "longitude", "number", ("lon", "lng", "long", "longitude", "x")),
    Field(
        "source_publisher", "publisher of the source", "text",
        ("source publisher", "publisher", "outlet", "newspaper", "source", "media", "agency", "source name"),
    ),
    Field("source_title", "headline of the source", "text", ("source title", "source headline", "article title")),
    Field(
        "source_url", "address of the source", "text",
        ("source url", "url", "link", "href", "sourceurl", "web", "website", "reference", "source link"),
    ),
    Field("quote", "words that prove it", "text", ("quote", "quotation", "evidence", "passage")),
    Field(
        "tags", "tags", "list", ("tags", "tag", "keywords", "topics", "topic", "group", "theme", "themes"), many=True,
    ),
    Field(
        "responds_to", "ids of events that it answers", "list",
        ("responds to", "answers", "in reply to", "reply to", "response to"),
        many=True,
    ),
    Field(
        "disputes", "ids of events that it disputes", "list",
        ("disputes", "contradicts", "denies", "rebuts", "disputed event"),
        many=True,
    ),
    Field("confidence", "how sure, from 0 to 1", "number", ("confidence", "score", "probability")),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}
