"""What a person is looking at: the query and the settings of the view, as the link carries them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from diplomatic_timeline.errors import QueryError
from diplomatic_timeline.query import FILTERS, Query, read_query
from diplomatic_timeline.store.interface import LANE_FIELDS, FacetField
from diplomatic_timeline.store.merging import Merge, parse_merge
from diplomatic_timeline.store.threads import THREAD_ORDERS
from diplomatic_timeline.vocabulary import TIES


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its public name in links, its title, its folder in pages/, and whether the filters stand on it."""

    name: str
    title: str
    folder: str
    filters: bool = True


PAGES: tuple[PageEntry, ...] = (
    PageEntry("Overview", "Overview", "overview"),
    PageEntry("Timeline", "Timeline", "timeline"),
    PageEntry("Cycle", "News cycle", "cycle"),
    PageEntry("Claims", "Claims", "claims"),
    PageEntry("Actors", "Actors", "actors"),
    PageEntry("Extract", "Extract", "extract", filters=False),
    PageEntry("Data", "Data", "data", filters=False),
)
PAGE_NAMES = tuple(page.name for page in PAGES)
TABS = ("chart", "table")
ARCS = ("selected", "all", "none")
SPEEDS = ("0.5", "1", "2", "4")
NOTES = ("show", "hide")
PARTS = ("network", "table", "compare", "overlay", "names")
SIDES: tuple[FacetField, ...] = ("actor", "publisher")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the view: its public name, its choices (empty: free text) and its default.

    `holds` is the facet field whose values in the open timeline it takes, if it does, or the setting that says which;
    "id" means that it takes the ids of events.
    """

    name: str
    choices: tuple[str, ...] = ()
    default: str = ""
    holds: str = ""


SETTINGS: tuple[Setting, ...] = (
    Setting("timeline"),
    Setting("source"),
    Setting("lanes", LANE_FIELDS, "actor"),
    Setting("arcs", ARCS, "selected"),
    Setting("tab", TABS, "chart"),
    Setting("zone"),
    Setting("event", holds="id"),
    Setting("start", holds="id"),
    Setting("stop", holds="id"),
    Setting("speed", SPEEDS, "1"),
    Setting("notes", NOTES, "hide"),
    Setting("threads", THREAD_ORDERS, "contested"),
    Setting("part", PARTS, "network"),
    Setting("ties", ("all", *(term.name for term in TIES)), "all"),
    Setting("focus", holds="actor"),
    Setting("sides", SIDES, "actor"),
    Setting("left", holds="sides"),
    Setting("right", holds="sides"),
    Setting("overlay"),
    Setting("align", ("auto", "dates", "starts", "cores"), "auto"),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}
MERGE = "merge"
"""The parameter, given once for each merge, that says which names mean the same actor."""
MANY = (*(item.param for item in FILTERS if item.shape == "many"), MERGE)
ONE = (*(item.param for item in FILTERS if item.shape != "many"), *DEFAULTS)
BROUGHT = "mine-"
"""What ids of timelines begin with that a person brought into the session."""
NOT_SHARED = (
    "this timeline was only in the window where it was opened or made, until that was closed or loaded again; open its "
    "file or extract its articles again, or ask for a published link"
)
FREE_FIELDS = ("actor", "tag", "place", "country", "publisher")
"""Filter fields whose values belong to a timeline, not to a closed list."""


@dataclass(frozen=True, slots=True)
class View:
    """The active view: `settings` has a value for each row of `SETTINGS`; `notices` say what was asked for in vain.

    `merges` says which names count as the same actor.
    """

    query: Query
    settings: Mapping[str, str]
    notices: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()

    def __getitem__(self, name: str) -> str:
        """Return the value of a setting."""
        return self.settings[name]

    @property
    def timeline(self) -> str:
        """Return the id of the open timeline."""
        return self.settings["timeline"]

    @property
    def edition(self) -> str:
        """Return what tells the open timeline from others and from itself with other merges, as the key of caches."""
        return "\n".join([self.timeline, *map(str, self.merges)])

    @property
    def is_private(self) -> bool:
        """Say whether the view holds a timeline that only this session can open, so that its link opens nothing."""
        return any(self.settings[name].startswith(BROUGHT) for name in ("timeline", "overlay"))

    @property
    def event(self) -> str | None:
        """Return the id of the chosen event, None if none is."""
        return self.settings["event"] or None

    def zone_info(self, default: str) -> ZoneInfo:
        """Return the clock that times are shown on: the chosen one, or the timeline's."""
        return ZoneInfo(self.settings["zone"] or default)


def read_view(params: Mapping[str, Sequence[str]], timelines: Sequence[str], default: str = "") -> View:
    """Read a view from public parameters; values that mean nothing are left out, with a notice each.

    `default` is the timeline that is open where the parameters name none: the first, if it is "".
    """
    query, notices = read_query(params)
    settings = dict(DEFAULTS)
    for setting in SETTINGS:
        text = (params.get(setting.name) or [""])[-1].strip()
        if text and _is_allowed(setting, text, timelines):
            settings[setting.name] = text
        elif text.startswith(BROUGHT) and setting.name in ("timeline", "overlay"):
            notices.append(f"{setting.name}: {NOT_SHARED}")
        elif text:
            notices.append(f"{setting.name}: '{text}' is not known here")
    settings["timeline"] = settings["timeline"] or default or timelines[0]
    merges = _read_merges(params.get(MERGE, ()), notices)
    return View(query, settings, tuple(notices), merges)


def _read_merges(texts: Sequence[str], notices: list[str]) -> tuple[Merge, ...]:
    found: dict[Merge, None] = {}
    for text in texts:
        try:
            found[parse_merge(text)] = None
        except QueryError as error:
            notices.append(str(error))
    return tuple(found)


def _is_allowed(setting: Setting, text: str, timelines: Sequence[str]) -> bool:
    if setting.name in ("timeline", "overlay"):
        return text in timelines
    if setting.name == "zone":
        return text in available_timezones()
    return not setting.choices or text in setting.choices
