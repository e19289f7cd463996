"""Names that people read in place of codes."""

from functools import cache
from zoneinfo import available_timezones

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.vocabulary import EVENT_TYPES, STATUSES, say_status

_COMMON_ZONES = ("UTC", "Europe/Kyiv", "Europe/Moscow", "Europe/London", "Europe/Paris", "America/New_York")
_FAMILIES = {
    "meeting": "meetings",
    "bargaining": "bargaining",
    "word": "statements and claims",
    "measure": "sanctions and aid",
    "force": "military",
    "information": "intelligence and reports",
    "other": "other events",
}
"""What the families of the vocabulary are called on the pages."""


def value_words(param: str, value: str) -> str:
    """Return how a filter value is shown."""
    if param == "family":
        return _FAMILIES.get(value, value)
    if param == "country":
        return country_name(value)
    return value.replace("_", " ") if param in ("type", "role") else value


def say_statuses(rows: Rows) -> list[str]:
    """Return the status of each row in the word that people read."""
    return [
        say_status(STATUSES[status].name, EVENT_TYPES[kind].name)
        for status, kind in zip(rows.status, rows.type, strict=True)
    ]


@cache
def zones_first(default: str) -> list[str]:
    """Return all time zones of the IANA database, the timeline's own and some common ones first."""
    first = list(dict.fromkeys((default, *_COMMON_ZONES)))
    return [*first, *sorted(zone for zone in available_timezones() if zone not in first and "/" in zone)]
