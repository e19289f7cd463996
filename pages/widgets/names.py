"""Names that people read in place of codes."""

from functools import cache
from zoneinfo import available_timezones

_COMMON_ZONES = ("UTC", "Europe/Kyiv", "Europe/Moscow", "Europe/London", "Europe/Paris", "America/New_York")


def value_words(param: str, value: str) -> str:
    """Return how a filter value is shown."""
    return value.replace("_", " ") if param in ("type", "role") else value


@cache
def zones_first(default: str) -> list[str]:
    """Return all time zones of the IANA database, the timeline's own and some common ones first."""
    first = list(dict.fromkeys((default, *_COMMON_ZONES)))
    return [*first, *sorted(zone for zone in available_timezones() if zone not in first and "/" in zone)]
