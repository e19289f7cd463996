"""Publishing timelines under links that last, and opening those that lie elsewhere on the web."""

from diplomatic_timeline.publish.place import Place, open_place
from diplomatic_timeline.publish.publication import (
    Publication,
    Quotas,
    describe_publication,
    is_publication_id,
    publish,
    read_publication,
    withdraw,
)
from diplomatic_timeline.publish.settings import SETTINGS, Settings, read_settings
from diplomatic_timeline.publish.web import Limits, fetch, is_allowed

__all__ = [
    "SETTINGS",
    "Limits",
    "Place",
    "Publication",
    "Quotas",
    "Settings",
    "describe_publication",
    "fetch",
    "is_allowed",
    "is_publication_id",
    "open_place",
    "publish",
    "read_publication",
    "read_settings",
    "withdraw",
]
