"""What whoever runs the app may set about publishing and opening: a table of environment variables (or secrets)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.publish.publication import Quotas
from diplomatic_timeline.publish.web import Limits

Switch = Literal["auto", "on", "off"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: the variable, what it says by default, what it is for, and how its text is read."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as values."""

    publishing: Switch
    place: str
    quotas: Quotas
    limits: Limits


def _switch(text: str) -> str:
    if text.lower() not in ("auto", "on", "off"):
        raise ValueError("it is one of auto, on, off")
    return text.lower()


def _number(text: str) -> int:
    number = int(text.replace("_", ""))
    if number <= 0:
        raise ValueError("it is a whole number above 0")
    return number


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.lower() for host in text.replace(",", " ").split() if host.lower() != "none")


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "TIMELINE_PUBLISH",
        "auto",
        "whether timelines can be published: `on`, `off`, or `auto`, which allows it only to a person at the machine "
        "that runs the app with its browser. What was published opens in any case",
        _switch,
    ),
    Setting(
        "TIMELINE_PUBLISH_TO",
        "published",
        "where publications are kept: a folder, or an fsspec address such as `s3://bucket/folder` (then also install "
        "requirements-s3.txt and set the variables AWS_*)",
        str,
    ),
    Setting("TIMELINE_PUBLISH_MOST_BYTES", "20_000_000", "how large one publication may be, packed", _number),
    Setting("TIMELINE_PUBLISH_MOST", "1_000", "how many publications are kept", _number),
    Setting("TIMELINE_PUBLISH_MOST_BYTES_IN_ALL", "2_000_000_000", "how much room they may take together", _number),
    Setting(
        "TIMELINE_SOURCE_HOSTS",
        "docs.google.com *.googleusercontent.com raw.githubusercontent.com gist.githubusercontent.com",
        "hosts from which `?source=https://...` opens timelines, redirects included; `*.` stands for any subdomain, "
        "`none` for no host at all",
        _hosts,
    ),
    Setting("TIMELINE_SOURCE_MOST_BYTES", "50_000_000", "how large such a file may be", _number),
    Setting("TIMELINE_SOURCE_SECONDS", "30", "how long fetching it may take", _number),
)


def read_settings(given: Mapping[str, str]) -> Settings:
    """Return the settings that these variables make; what is not given or empty has its default.

    Raises `PublishError` naming the variable whose text is not understood.
    """
    values = {setting.name: _read(setting, given.get(setting.name) or setting.default) for setting in SETTINGS}
    return Settings(
        publishing=values["TIMELINE_PUBLISH"],
        place=values["TIMELINE_PUBLISH_TO"],
        quotas=Quotas(
            most_bytes=values["TIMELINE_PUBLISH_MOST_BYTES"],
            most_publications=values["TIMELINE_PUBLISH_MOST"],
            most_bytes_in_all=values["TIMELINE_PUBLISH_MOST_BYTES_IN_ALL"],
        ),
        limits=Limits(
            hosts=values["TIMELINE_SOURCE_HOSTS"],
            most_bytes=values["TIMELINE_SOURCE_MOST_BYTES"],
            seconds=values["TIMELINE_SOURCE_SECONDS"],
        ),
    )


def _read(setting: Setting, text: str) -> Any:
    try:
        return setting.read(text.strip())
    except ValueError as error:
        raise PublishError(f"the setting {setting.name} is '{text}': {error}") from error
