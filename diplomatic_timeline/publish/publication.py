"""Publications: whole timelines under ids that follow from their content, which therefore never changes under a link.

Each is two files in a place, `<id>.zip` (a Data Package) and, written after it, `<id>.json`, which says what it is. The
id is a keyed hash (HMAC-SHA-256, RFC 2104) of the content: who has the same timeline cannot guess its link, and who
publishes it again in the same place gets the same link. The key is made with the first publication and lies beside it.
"""

import hmac
import json
import re
import secrets
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.exports.restricted import withhold
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.formats.archive import to_zip
from diplomatic_timeline.formats.datapackage import write_files
from diplomatic_timeline.publish.place import Place

PREFIX = "pub-"
"""What ids of publications begin with."""
_ID = re.compile(rf"{PREFIX}[a-z2-7]{{26}}\Z")
_KEY = "key"


@dataclass(frozen=True, slots=True)
class Quotas:
    """How much may be published: bytes of one timeline, number of publications and bytes in all, as packed."""

    most_bytes: int = 20_000_000
    most_publications: int = 1_000
    most_bytes_in_all: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Publication:
    """What is kept of a publication: size in bytes and SHA-256 of its package, and who may withdraw it.

    `withdrawal` is the SHA-256 of the token that withdraws it. `withheld` counts events that may not be passed on and
    were left out.
    """

    id: str
    title: str
    events: int
    withheld: int
    bytes: int
    sha256: str
    published: str
    withdrawal: str


def publish(place: Place, timeline: Timeline, today: date, quotas: Quotas) -> tuple[Publication, str | None]:
    """Keep a timeline in a place; return what is known of it and the token that withdraws it.

    The token is None where the same timeline was published before: only who did so may withdraw it. Raises
    `PublishError` where a quota would be exceeded or the place cannot be used.
    """
    events, held = withhold(timeline.events)
    files = write_files(replace(timeline, events=events))
    name = _to_id(_key_of(place), files)
    if (known := place.read(f"{name}.json")) is not None:
        return _read(known, name), None
    data = to_zip(files)
    _check_quotas(place, len(data), quotas)
    token = secrets.token_urlsafe(18)
    publication = Publication(
        id=name,
        title=timeline.info.title,
        events=len(events),
        withheld=sum(len(group.ids) for group in held),
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        published=today.isoformat(),
        withdrawal=_digest(token),
    )
    place.write(f"{name}.zip", data)
    if not place.create(f"{name}.json", json.dumps(asdict(publication), ensure_ascii=False).encode()):
        return describe_publication(place, name), None  # another replica was faster by a moment
    return publication, token


def is_publication_id(text: str) -> bool:
    """Say whether a text has the form of a publication's id."""
    return _ID.match(text) is not None


def describe_publication(place: Place, name: str) -> Publication:
    """Return what is known of a publication; raises `PublishError` if there is none under this id."""
    if not is_publication_id(name):
        raise PublishError(f"'{name[:80]}' is not the id of a publication")
    known = place.read(f"{name}.json")
    if known is None:
        raise PublishError(f"nothing is published here as '{name}': the link is mistyped, or it was withdrawn")
    return _read(known, name)


def read_publication(place: Place, name: str, quotas: Quotas) -> Timeline:
    """Return a published timeline; raises `PublishError` if there is none, or it is not what was published."""
    publication = describe_publication(place, name)
    if publication.bytes > quotas.most_bytes:
        raise PublishError(f"'{name}' has {publication.bytes:,} bytes; at most {quotas.most_bytes:,} are opened here")
    data = place.read(f"{name}.zip")
    if data is None or sha256(data).hexdigest() != publication.sha256:
        raise PublishError(f"the file of '{name}' is missing or was changed after it was published; it was not opened")
    return read_timeline(data, f"{name}.zip").timeline


def withdraw(place: Place, name: str, token: str) -> None:
    """Remove a publication; raises `PublishError` if the token is not its own or there is no such publication."""
    publication = describe_publication(place, name)
    if not hmac.compare_digest(_digest(token.strip()), publication.withdrawal):
        raise PublishError("this is not the token that was shown when the timeline was published")
    place.remove(f"{name}.json")
    place.remove(f"{name}.zip")


def _key_of(place: Place) -> bytes:
    key = place.read(_KEY)
    if key is None:
        place.create(_KEY, secrets.token_bytes(32))
        key = place.read(_KEY)
    if not key:
        raise PublishError(f"'{place.url}' does not keep what is written to it")
    return key


def _to_id(key: bytes, files: Mapping[str, bytes]) -> str:
    told = hmac.new(key, digestmod=sha256)
    for path, content in files.items():
        told.update(f"{path}\0{len(content)}\0".encode() + content)
    return PREFIX + b32encode(told.digest()).decode().lower()[:26]


def _check_quotas(place: Place, size: int, quotas: Quotas) -> None:
    if size > quotas.most_bytes:
        raise PublishError(
            f"the timeline has {size:,} bytes when packed; at most {quotas.most_bytes:,} can be published"
        )
    packed = [length for name, length in place.sizes().items() if name.endswith(".zip")]
    if len(packed) >= quotas.most_publications:
        raise PublishError(f"there are {len(packed):,} publications already, which is as many as are kept here")
    if sum(packed) + size > quotas.most_bytes_in_all:
        raise PublishError(
            f"the publications here have {sum(packed):,} bytes already; there is no room for {size:,} more"
        )


def _read(data: bytes, name: str) -> Publication:
    try:
        return Publication(**json.loads(data))
    except (ValueError, TypeError) as error:
        raise PublishError(f"what is kept of '{name}' cannot be read: {error}") from error


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
