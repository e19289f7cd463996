"""What a person is looking at: the query and the settings of the view, as the link carries them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from diplomatic_timeline.query import FILTERS, Query, read_query
from diplomatic_timeline.store.interface import LANE_FIELDS

PAGES = ("Overview", "Timeline")
TABS = ("chart", "table")
ARCS = ("selected", "all", "none")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the view: its public name, its choices (empty: free text) and its default."""

    name: str
    choices: tuple[str, ...] = ()
    default: str = ""


SETTINGS: tuple[Setting, ...] = (
    Setting("timeline"),
    Setting("lanes", LANE_FIELDS, "actor"),
    Setting("arcs", ARCS, "selected"),
    Setting("tab", TABS, "chart"),
    Setting("zone"),
    Setting("event"),
)
MANY = tuple(item.param for item in FILTERS if item.shape == "many")
ONE = (*(item.param for item in FILTERS if item.shape != "many"), *(item.name for item in SETTINGS))
FREE_FIELDS = ("actor", "tag", "place", "country", "publisher")
"""Filter fields whose values belong to a timeline, not to a closed list."""


@dataclass(frozen=True, slots=True)
class View:
    """The active view; `zone` and `event` are None where the default holds.

    `notices` say what the link asked for in vain.
    """

    query: Query
    timeline: str
    lanes: str = "actor"
    arcs: str = "selected"
    tab: str = "chart"
    zone: str | None = None
    event: str | None = None
    notices: tuple[str, ...] = ()

    def zone_info(self, default: str) -> ZoneInfo:
        """Return the clock that times are shown on: the chosen one, or the timeline's."""
        return ZoneInfo(self.zone or default)


def read_view(params: Mapping[str, Sequence[str]], timelines: Sequence[str]) -> View:
    """Read a view from public parameters; values that mean nothing are left out, with a notice each."""
    query, notices = read_query(params)
    chosen: dict[str, str] = {}
    for setting in SETTINGS:
        text = (params.get(setting.name) or [""])[-1].strip()
        choices = tuple(timelines) if setting.name == "timeline" else setting.choices
        refused = bool(text) and bool(choices) and text not in choices
        if setting.name == "zone" and text and text not in available_timezones():
            refused = True
        if refused:
            notices.append(f"{setting.name}: '{text}' is not known here")
        chosen[setting.name] = setting.default if refused or not text else text
    return View(
        query,
        chosen["timeline"] or timelines[0],
        chosen["lanes"],
        chosen["arcs"],
        chosen["tab"],
        chosen["zone"] or None,
        chosen["event"] or None,
        tuple(notices),
    )
