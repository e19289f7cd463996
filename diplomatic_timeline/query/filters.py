"""The table of filters: each row gives a filter's field, its public parameter, its group and its words."""

from dataclasses import dataclass
from typing import Literal

from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES, ROLES, STATUSES

Shape = Literal["many", "one", "text", "when", "day", "number"]
Group = Literal["Who", "What", "When", "Where", "Sources"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    `field` is the attribute of `Query`, `param` its name in the URL and on the command line (`--param`), `sentence` how
    one value is said to people ({} is the value), `choices` the closed list of values, if it is one.
    """

    field: str
    param: str
    shape: Shape
    group: Group
    label: str
    sentence: str
    help: str
    choices: tuple[str, ...] = ()
    default: str | None = None


FILTERS: tuple[Filter, ...] = (
    Filter("actor", "actor", "many", "Who", "Actors", "{}", "A person, state or body that takes part in the event"),
    Filter(
        "match",
        "match",
        "one",
        "Who",
        "Several actors",
        "all chosen actors together",
        "any: at least one chosen actor takes part; all: every chosen actor takes part in the same event",
        ("any", "all"),
        "any",
    ),
    Filter(
        "role",
        "role",
        "one",
        "Who",
        "Role",
        "as {}",
        "The part that every chosen actor plays (PLOVER's roles); without actors, events where anyone plays it",
        tuple(term.name for term in ROLES),
    ),
    Filter(
        "type",
        "type",
        "many",
        "What",
        "Type",
        "{}",
        "The kind of event",
        tuple(kind.name for kind in EVENT_TYPES),
    ),
    Filter(
        "family",
        "family",
        "many",
        "What",
        "Family",
        "{} events",
        "A group of types: " + "; ".join(f"{term.name} ({term.meaning})" for term in FAMILIES),
        tuple(term.name for term in FAMILIES),
    ),
    Filter(
        "status",
        "status",
        "many",
        "What",
        "Status",
        "{}",
        "; ".join(f"{term.name}: {term.meaning}" for term in STATUSES),
        tuple(term.name for term in STATUSES),
    ),
    Filter("tag", "tag", "many", "What", "Tags", "tagged {}", "A keyword that the timeline's editors gave"),
    Filter(
        "text",
        "q",
        "text",
        "What",
        "Words",
        "with “{}”",
        "Words that stand in the title, the summary, a quotation or a name",
    ),
    Filter("place", "place", "many", "Where", "Place", "at {}", "Where the event took place"),
    Filter("country", "country", "many", "Where", "Country", "in {}", "The country of the place (ISO 3166-1 alpha-3)"),
    Filter(
        "publisher", "publisher", "many", "Sources", "Publisher", "told by {}", "Who published a source of the event"
    ),
    Filter(
        "publishers",
        "publishers",
        "number",
        "Sources",
        "Publishers at least",
        "told by at least {} publishers",
        "How many independent publishers tell the event; those that reprint one agency count as one",
    ),
    Filter(
        "start",
        "from",
        "when",
        "When",
        "From",
        "from {}",
        "Events that may have happened at or after it: EDTF, or words",
    ),
    Filter("end", "to", "when", "When", "To", "to {}", "Events that may have happened at or before it: EDTF, or words"),
    Filter(
        "clock",
        "clock",
        "one",
        "When",
        "Clock",
        "by when it was {}",
        "Order and place events by when they happened, or by when they were reported",
        ("happened", "reported"),
        "happened",
    ),
    Filter(
        "known",
        "known",
        "day",
        "When",
        "As known on",
        "as known on {}",
        "Only what had been reported by the end of this day. An event counts as disputed as soon as a statement that "
        "disputes it is known, whatever status the timeline gives it today",
    ),
)
BY_PARAM: dict[str, Filter] = {item.param: item for item in FILTERS}
