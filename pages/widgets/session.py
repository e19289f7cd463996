"""The one module that touches the session: which view is open, how widgets change it, what is kept between runs.

The session holds the view, under the public names of the link's parameters. It is read from the address when the
session begins, and when the person goes back or forward; else the session is right and the address is written after
it, both in `address`. Visible controls show the view and change it in their callbacks. So labels may carry live counts,
links restore every page cold, and a value that no longer exists can be ignored with a notice instead of vanishing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from diplomatic_timeline.event import Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.publish import is_publication_id
from diplomatic_timeline.query import FILTERS, Query
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.merging import Merge, merge_names, parse_merge
from pages.widgets import shelf
from pages.widgets.view import (
    BROUGHT,
    DEFAULTS,
    FREE_FIELDS,
    MANY,
    MERGE,
    ONE,
    PAGE_NAMES,
    SETTINGS,
    View,
    read_view,
)

DATA = Path(__file__).parents[2] / "data"


def bundled_timelines() -> list[str]:
    """Return the ids of the timelines that come with the app, the first one being the default."""
    found = sorted(path.parent.name for path in DATA.glob("*/datapackage.json"))
    return sorted(found, key=lambda name: name != "ukraine-ceasefire-2025")


def known_timelines() -> list[str]:
    """Return the ids of the timelines that this session can open: bundled, brought by it, or linked from elsewhere."""
    return [*bundled_timelines(), *recall("brought", {}), *recall("linked", {})]


def bring(timeline: Timeline, *, instead_of: str | None = None) -> str:
    """Keep a timeline in this session only, and return the id that it is opened by: its name and a mark of its content.

    The same content comes under the same id; nobody else can open it by that id. A timeline that was brought before and
    is now told `instead_of` is forgotten.
    """
    name = re.sub(r"[^a-z0-9]+", "-", timeline.info.title.lower()).strip("-")[:40].strip("-")
    found = f"{BROUGHT}{name or 'timeline'}-{sha256(repr(timeline).encode()).hexdigest()[:16]}"
    kept = {name: one for name, one in recall("brought", {}).items() if name != instead_of}
    remember("brought", kept | {found: timeline})
    return found


def read_whole(timeline: str) -> Timeline:
    """Return a timeline as it travels in files, with everything that is in it."""
    if timeline in (brought := recall("brought", {})):
        return brought[timeline]
    if is_publication_id(timeline):
        return shelf.read_published(timeline)
    if address := recall("linked", {}).get(timeline):
        return shelf.read_web(address).timeline
    return read_timeline(DATA / timeline).timeline


@st.cache_resource(show_spinner="Opening the timeline …", max_entries=8)
def _open_as_filed(timeline: str) -> EventStore:
    return open_memory(read_whole(timeline))


@st.cache_resource(show_spinner="Merging names …", max_entries=8)
def _open_merged(timeline: str, merges: tuple[str, ...]) -> EventStore:
    store = _open_as_filed(timeline)
    return store.with_actors(merge_names(store.actors, map(parse_merge, merges)))


def open_store(timeline: str) -> EventStore:
    """Open a bundled timeline, once for all sessions that merge the same names in it; the open one with its merges."""
    asked = _asked_view()
    merges, _ = _known_merges(asked) if timeline == asked.timeline else ((), ())
    return _open_merged(timeline, tuple(map(str, merges))) if merges else _open_as_filed(timeline)


def info_of(timeline: str) -> TimelineInfo:
    """Return what a timeline says of itself; kept, as a list of timelines must not open them all anew at each run."""
    known = recall("infos", {})
    if timeline not in known:
        known = known | {timeline: open_store(timeline).info}
        remember("infos", known)
    return known[timeline]


def link_params(page: str) -> dict[str, list[str]]:
    """Return the parameters of a link to the active view on a page, without those that are at their default."""
    named = {"page": [page]} if page != PAGE_NAMES[0] else {}
    return named | st.session_state.get("address", {})


def take(name: str) -> Any:
    """Return what `remember` kept, once; None from then on."""
    value = recall(name, None)
    remember(name, None)
    return value


def current_view() -> View:
    """Return the view that the address asks for, without filter values that the timeline does not hold."""
    return _drop_unknown(_asked_view())


def _asked_view() -> View:
    params = link_params(PAGE_NAMES[0])
    notices = [f"{name}: {fault}" for name in ("timeline", "overlay") if (fault := _follow(params, name))]
    default, fault = _follow_source(params)
    view = read_view(params, known_timelines(), default)
    return replace(view, notices=(*view.notices, *notices, *([f"source: {fault}"] if fault else [])))


def _follow(params: dict[str, list[str]], name: str) -> str:
    """Take up the published timeline that a parameter names; where it cannot be opened, drop it and say why."""
    (asked,) = params.get(name, [])[-1:] or [""]
    if not is_publication_id(asked):
        return ""
    linked = recall("linked", {})
    if fault := shelf.find_fault(asked):
        params.pop(name)
        remember("linked", {key: address for key, address in linked.items() if key != asked})
    elif asked not in linked:
        remember("linked", linked | {asked: ""})
    return fault


def _follow_source(params: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Take up the file on the web that the link names; return the id of its timeline, or "" and why it has none."""
    (address,) = params.get("source", [])[-1:] or [""]
    if not address:
        return "", ""
    found, linked = shelf.read_web(address), recall("linked", {})
    if found.id and found.id not in linked:  # a file that changed has a new id, and its old content is gone
        remember("linked", {key: one for key, one in linked.items() if one != address} | {found.id: address})
    return found.id, found.fault


def _known_merges(view: View) -> tuple[tuple[Merge, ...], list[str]]:
    """Return the merges of names that occur in the timeline, and a notice for each of the others."""
    store = _open_as_filed(view.timeline)
    known = [merge for merge in view.merges if store.has("actor", merge.alias) and store.has("actor", merge.name)]
    lost = [merge for merge in view.merges if merge not in known]
    return tuple(known), [f"{MERGE}: “{merge}” names somebody who does not occur in this timeline" for merge in lost]


def current_view_and_store() -> tuple[View, EventStore]:
    """Return the active view and the store it looks at."""
    view = current_view()
    return view, open_store(view.timeline)


def _drop_unknown(view: View) -> View:
    query, notices = view.query, list(view.notices)
    store = _open_as_filed(view.timeline)
    merges, unmerged = _known_merges(view)
    notices += unmerged
    for field in FREE_FIELDS:
        wanted = getattr(query, field)
        unknown = [value for value in wanted if not store.has(field, value)]
        for value in unknown:
            notices.append(f"{field}: “{value}” does not occur in this timeline")
            query = query.without(field, value)
    settings = dict(view.settings)
    for setting in SETTINGS:
        value, field = settings[setting.name], settings.get(setting.holds, setting.holds)
        if field and value and not _is_held(store, field, value):
            notices.append(f"{setting.name}: “{value}” does not occur in this timeline")
            settings[setting.name] = ""
    return View(query, settings, tuple(notices), merges)


def _is_held(store: EventStore, field: str, value: str) -> bool:
    return bool(store.get([value])) if field == "id" else store.has(field, value)  # type: ignore[arg-type]


def shared_params(page: str) -> dict[str, list[str]]:
    """Return the parameters of a link for others, without what stays here: a teacher's notes, a timeline beneath."""
    params = {name: values for name, values in link_params(page).items() if name != "notes"}
    if params.get("overlay", [""])[-1].startswith(BROUGHT):
        del params["overlay"]
    return params


def has_view() -> bool:
    """Say whether this session has a view yet."""
    return "address" in st.session_state


def set_view(params: Mapping[str, Sequence[str]]) -> None:
    """Make these public parameters the whole view."""
    st.session_state["address"] = {}
    change(**{name: params.get(name, ()) for name in MANY})
    change(**{name: "".join(params.get(name, ())[-1:]) for name in ONE})


def change(**params: str | Sequence[str] | None) -> None:
    """Set public parameters, in a callback; None or the default clears one. `from` is passed as `from_`."""
    address = dict(st.session_state["address"])
    for given, value in params.items():
        name = given.rstrip("_")
        one = [] if value in (None, "", DEFAULTS.get(name)) else [str(value)]
        address[name] = list(value or []) if name in MANY else one
    st.session_state["address"] = {name: address[name] for name in (*MANY, *ONE) if address.get(name)}


def change_query(query: Query) -> None:
    """Make `query` the active one, in a callback; the rest of the view stays."""
    params = query.to_params()
    values = {item.param: params.get(item.param, []) for item in FILTERS}
    change(**{name: value if name in MANY else "".join(value[-1:]) for name, value in values.items()})


def open_timeline(timeline: str) -> None:
    """Switch to another timeline, in a callback: filters, chosen names and chosen events belong to the old one."""
    change_query(Query())
    address = recall("linked", {}).get(timeline)
    named = None if address or timeline == bundled_timelines()[0] else timeline
    change(timeline=named, source=address, zone=None, merge=None)
    change(**{setting.name: None for setting in SETTINGS if setting.holds})


def show_control(draw: Callable[..., Any], param: str, value: Any, *, key: str | None = None, **options: Any) -> Any:
    """Draw a visible control that shows `value` and writes what the person picks to the parameter `param`."""
    key = key or f"pick_{param}"
    st.session_state[key] = value
    labels = None
    if "options" in options:
        say = options.get("format_func", str)
        labels = {say(option): option for option in options["options"]}
    return draw(key=key, on_change=_copy_pick, args=(param, key, labels), **options)


def show_picker(draw: Callable[..., Any], key: str, value: Any, pick: Callable[[Any], None], **options: Any) -> Any:
    """Draw a control that shows `value` and hands what the person picks to `pick`, for what is no parameter as such."""
    st.session_state[key] = value
    return draw(key=key, on_change=lambda: pick(st.session_state[key]), **options)


def _copy_pick(param: str, key: str, labels: dict[str, Any] | None) -> None:
    value = st.session_state[key]
    if labels is not None and isinstance(value, list):
        # After a page switch the browser sends a multiselect's labels back, which may hold outdated counts.
        value = [labels.get(item, item) for item in value]
        if any(item not in labels.values() for item in value):
            return
    if param == "timeline":
        open_timeline(str(value))
    else:
        change(**{param: value}, **{setting.name: None for setting in SETTINGS if setting.holds == param})


def remember(name: str, value: Any) -> None:
    """Keep a value of this session that no link carries, such as the width of the window."""
    st.session_state[f"kept_{name}"] = value


def recall(name: str, default: Any) -> Any:
    """Return what `remember` kept, or `default`."""
    return st.session_state.get(f"kept_{name}", default)


def stop_elsewhere(page: str) -> None:
    """Forget that a sequence is playing when another page than before is drawn."""
    if recall("page", page) != page:
        remember("playing", False)
    remember("page", page)


def holds_unsaved() -> bool:
    """Say whether something would be lost with this session: timelines that were brought, or notes."""
    return bool(recall("brought", {}) or recall("notes", {}))


def notes() -> dict[str, str]:
    """Return the teacher's notes that were written in this session for the open timeline, by event id."""
    return dict(recall("notes", {}).get(current_view().timeline, {}))


def keep_note(event: str, text: str) -> None:
    """Keep a teacher's note at an event of the open timeline; "" takes away even one that travels with the event."""
    timeline = current_view().timeline
    remember("notes", recall("notes", {}) | {timeline: notes() | {event: text}})


def put(key: str, value: Any) -> None:
    """Set the state of a keyed widget, in a callback."""
    st.session_state[key] = value


def picked(key: str) -> Any:
    """Return the state of a keyed widget, inside its callback; None before it was drawn."""
    return st.session_state.get(key)
