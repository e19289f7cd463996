"""Reading what a person brings, once for each content: pages run again with every click."""

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from diplomatic_timeline.errors import TimelineError
from diplomatic_timeline.formats import Format, ImportResult
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.plan import Plan
from diplomatic_timeline.formats.mapping.profile import ColumnProfile, profile_table
from diplomatic_timeline.formats.mapping.suggest import Suggestion, suggest_plan
from diplomatic_timeline.formats.registry import open_input, read_with, recognise
from diplomatic_timeline.formats.tabular import open_frame

_KEPT = "30m"


@dataclass(frozen=True)
class Brought:
    """Content with its file name; `mark` is short and tells it from any other, for keys and caches."""

    name: str
    data: bytes

    @property
    def mark(self) -> str:
        """Return 16 hex digits that follow from content and name."""
        return sha256(self.name.encode() + b"\0" + self.data).hexdigest()[:16]


@dataclass(frozen=True)
class Table:
    """A table whose columns a person may use in another way: its frame, what stands in it, and a first mapping."""

    frame: Frame
    profiles: tuple[ColumnProfile, ...]
    suggestion: Suggestion


def find_format_of(brought: Brought) -> Format | TimelineError:
    """Return the format that was recognised, or the error that says why none was."""
    return _find_format(brought, brought.mark)


def read_as_found(brought: Brought, found: Format) -> ImportResult | TimelineError:
    """Return what reading in a recognised format came to, or the error that says why nothing could be read."""
    return _read(brought, found, brought.mark)


def open_table(brought: Brought) -> Table | TimelineError:
    """Return the content as a table, or the error that says why it is none."""
    return _open_table(brought, brought.mark)


def read_as_mapped(brought: Brought, table: Table, plan: Plan) -> ImportResult | TimelineError:
    """Return the timeline that a mapping makes of the whole table, or the error that says why it makes none."""
    return _apply(table, plan, brought.mark, plan.to_json())


@st.cache_resource(show_spinner="Recognising the format …", max_entries=8, ttl=_KEPT)
def _find_format(_brought: Brought, mark: str) -> Format | TimelineError:  # noqa: ARG001 the cache's key
    try:
        return recognise(open_input(_brought.data, _brought.name))
    except TimelineError as error:
        return error


@st.cache_resource(show_spinner="Reading the file …", max_entries=4, ttl=_KEPT)
def _read(_brought: Brought, _found: Format, mark: str) -> ImportResult | TimelineError:  # noqa: ARG001 the cache's key
    try:
        return read_with(_found, open_input(_brought.data, _brought.name))
    except TimelineError as error:
        return error


@st.cache_resource(show_spinner="Looking at the columns …", max_entries=4, ttl=_KEPT)
def _open_table(_brought: Brought, mark: str) -> Table | TimelineError:  # noqa: ARG001 the cache's key
    try:
        frame = open_frame(open_input(_brought.data, _brought.name))
    except TimelineError as error:
        return error
    profiles = profile_table(frame)
    return Table(frame, profiles, suggest_plan(profiles))


@st.cache_resource(show_spinner="Reading the table …", max_entries=4, ttl=_KEPT)
def _apply(_table: Table, _plan: Plan, mark: str, uses: bytes) -> ImportResult | TimelineError:  # noqa: ARG001 keys
    try:
        return apply_plan(_table.frame, _plan)
    except TimelineError as error:
        return error
