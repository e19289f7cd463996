"""Timelines that lie outside the app and the session: published ones, and files on the web that a link names."""

import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path

import streamlit as st

from diplomatic_timeline.errors import PublishError, TimelineError
from diplomatic_timeline.event import Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.publish import (
    Place,
    Publication,
    Settings,
    describe_publication,
    fetch,
    open_place,
    publish,
    read_publication,
    read_settings,
    withdraw,
)

ROOT = Path(__file__).parents[2]
WEB = "web-"
"""What ids of timelines begin with that were fetched from an address."""


def settings() -> Settings:
    """Return what whoever runs the app has set, in environment variables or secrets."""
    st.secrets.load_if_toml_exists()  # puts the secrets among the environment variables
    return read_settings(os.environ)


def may_publish() -> bool:
    """Say whether the person may publish here; `auto` allows it where the app and its browser run on one machine."""
    allowed = settings().publishing
    return allowed == "on" or (allowed == "auto" and not st.get_option("server.headless") and _is_here())


def offers_publishing() -> bool:
    """Say whether the person is offered to publish: not where it is switched off, nor where its settings are wrong."""
    try:
        return may_publish()
    except PublishError:
        return False


def _is_here() -> bool:
    """Say whether the browser runs on the app's machine; a proxy there, which asks for others, gives itself away."""
    headers = {name.lower() for name in st.context.headers}
    if headers & {"x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via"}:
        return False
    address = st.context.ip_address
    return address is None or ip_address(address).is_loopback


def publish_timeline(timeline: Timeline) -> tuple[Publication, str | None]:
    """Publish a timeline as of today; see `publish`. Raises `PublishError`."""
    return publish(_place(), timeline, date.today(), settings().quotas)


def withdraw_timeline(name: str, token: str) -> None:
    """Withdraw a publication and forget it here at once; raises `PublishError`."""
    withdraw(_place(), name, token)
    find_fault.clear()


@st.cache_data(ttl=60, max_entries=1_000, show_spinner=False)
def find_fault(name: str) -> str:
    """Return why a published timeline cannot be opened, "" if it can; asked anew after a minute."""
    try:
        describe_publication(_place(), name)
        read_published(name)
    except TimelineError as error:
        return str(error)
    return ""


@st.cache_resource(max_entries=4, show_spinner="Opening the published timeline …")
def read_published(name: str) -> Timeline:
    """Return a published timeline; raises `PublishError`."""
    return read_publication(_place(), name, settings().quotas)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching a file: the timeline and its id, which changes with the content, or why there is none."""

    id: str
    timeline: Timeline
    fault: str = ""


@st.cache_resource(max_entries=8, ttl=300, show_spinner="Fetching the timeline …")
def read_web(url: str) -> Fetched:
    """Return the timeline in a file on the web, or an empty one and why; fetched anew after five minutes."""
    try:
        content, name = fetch(url, settings().limits)
        timeline = read_timeline(content, name).timeline
    except TimelineError as error:
        return Fetched("", Timeline(TimelineInfo(id=WEB, title=url)), str(error))
    name = f"{WEB}{sha256(url.encode() + content).hexdigest()[:16]}"
    return Fetched(name, timeline)


def _place() -> Place:
    where = settings().place
    return open_place(where if "://" in where else str(ROOT / where))
