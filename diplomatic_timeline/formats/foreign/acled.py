"""ACLED (Raleigh et al. 2010; codebooks 2010 to 2023): one row an event of political violence or protest.

Versions before 2019 have other types of events, `ally_actor_1` for `assoc_actor_1`, and no `iso`.
`time_precision` 2 is a day known to about a week and 3 one known to its month, so the first is read as approximate and
the second as the month. ACLED's terms of use do not allow its rows to be passed on; the timeline's licence says so.
"""

from functools import partial

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import (
    DataSet,
    country_of,
    order_of,
    read_day,
    recode,
    to_phrase,
    to_places,
    to_tags,
)
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.people import read_sources, source_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.when import When

LICENCE = "ACLED terms of use: no redistribution of rows; ids and aggregates with attribution (acleddata.com)"
_TYPES = {
    "battles": "military",
    "battle-no change of territory": "military",
    "battle-government regains territory": "military",
    "battle-non-state actor overtakes territory": "military",
    "remote violence": "military",
    "explosions/remote violence": "military",
    "violence against civilians": "military",
    "protests": "other",
    "riots": "other",
    "riots/protests": "other",
    "strategic developments": "other",
    "agreement": "agreement",
}
_PRECISION = {"1": "town", "2": "near a town, or part of a region", "3": "region"}


_ALLIES = ("assoc_actor_1", "ally_actor_1", "assoc_actor_2", "ally_actor_2")


def read_date(text: str | None, precision: str | None, order: ColumnOrder | None = None) -> str | None:
    """Return the EDTF of an ACLED date; raises `WhenError` if it is none."""
    if text is None:
        return None
    when = read_day(text, order)
    if when.precision != "day":
        return when.text
    if precision == "3":
        return When.parse(when.text[:-3]).text
    return When.parse(f"{when.text}~").text if precision == "2" else when.text


def _read(draft: Draft) -> ImportResult:
    first, second = draft.text("actor1"), draft.text("actor2")
    kind, finer = draft.text("event_type"), draft.text("sub_event_type")
    sources, found = read_sources(
        draft,
        [draft.text("source")],
        lambda text: [source for name in (text or "").split(";") if name.strip() for source in source_of(name.strip())],
    )
    place, country = draft.text("location"), draft.look("country")
    codes = country_of(draft, draft.look("iso"), "number")
    types = recode(draft, pc.utf8_lower(finer), _TYPES)
    mentioned = [split_lists(draft.text(name), ";") for name in _ALLIES]
    fields = {
        "id": draft.text("event_id_cnty"),
        "type": pc.coalesce(types, recode(draft, pc.utf8_lower(kind), _TYPES)),
        "title": to_phrase(pc.coalesce(finer, kind), first, second, place),
        "summary": draft.text("notes"),
        "when": draft.read(["event_date", "time_precision"], partial(read_date, order=order_of(draft, "event_date"))),
        "participants": to_participants(
            [(first, "actor"), (second, "recipient"), *((part, "mentioned") for part in mentioned)]
        ),
        "place": to_places(
            pc.coalesce(place, country),
            pc.coalesce(codes, country_of(draft, country)),
            draft.numbers("latitude", -90, 90),
            draft.numbers("longitude", -180, 180),
            recode(draft, draft.look("geo_precision"), _PRECISION),
        ),
        "sources": sources,
        "tags": to_tags(kind, finer, draft.text("disorder_type")),
    }
    draft.leave("time_precision")
    return finish(draft, fields, sources=found, licence=LICENCE)


FORMAT = DataSet(
    "acled",
    "ACLED events",
    "a table exported from ACLED",
    ("event_id_cnty", "event_date", "event_type", "actor1"),
    _read,
).to_format()
