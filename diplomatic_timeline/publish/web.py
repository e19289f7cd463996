"""Fetching a file that a link names, without becoming a way into the network that the app runs in (OWASP: SSRF).

Only https to hosts of an allow-list, also after every redirect. The host's name is looked up once; every address found
must be a public one, and the connection goes to exactly the address that was checked, so that a second look-up cannot
give another. Size and time are limited; nothing about the person who asks is sent along.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from diplomatic_timeline.errors import PublishError

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that carry one of IPv4 in their last four bytes (RFC 6052)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where files are fetched (`*.` before a host: its subdomains), how large they may be, and how long it may
    take.
    """

    hosts: tuple[str, ...]
    most_bytes: int = 50_000_000
    seconds: int = 30


class Answer(Protocol):
    """What a server answers: its status, its headers, and its content in pieces as they come."""

    status: int
    headers: "urllib3.HTTPHeaderDict"

    def read1(self, amt: int) -> bytes:
        """Return what came of the content, at most `amt` bytes; b"" at its end."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


Resolve = Callable[[str], Sequence[str]]
"""Returns the addresses of a host; raises `OSError` if there are none."""
Ask = Callable[[SplitResult, str, float], Answer]
"""Asks the server at an address (the second argument) for a URL, within some seconds; raises `OSError`."""


def fetch(url: str, limits: Limits, *, resolve: Resolve | None = None, ask: Ask | None = None) -> tuple[bytes, str]:
    """Return the content of a file on the web and its name, for messages.

    Raises `PublishError` for an address that is not allowed, and for a file that is too large, too slow or not there.
    `resolve` and `ask` stand in for the network, for tests.
    """
    resolve, ask, deadline = resolve or _resolve, ask or _ask, time.monotonic() + limits.seconds
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _check_address(url, limits)
        answer = _connect(parts, limits, deadline, resolve, ask)
        try:
            if answer.status in _REDIRECTS and (onwards := answer.headers.get("Location")):
                url = urljoin(url, onwards)
                continue
            if answer.status != 200:
                raise PublishError(f"{parts.hostname} does not give this file out: it answers {answer.status}")
            return _read(answer, parts, limits, deadline), _name_of(parts)
        finally:
            answer.close()
    raise PublishError(f"{url[:200]} leads from one address to the next more than {_MOST_REDIRECTS} times")


def is_allowed(host: str, hosts: Sequence[str]) -> bool:
    """Say whether a host is on the list, or is a subdomain of a `*.` entry."""
    host = host.lower().rstrip(".")
    return any(host.endswith(entry[1:]) if entry.startswith("*.") else host == entry for entry in hosts)


def _check_address(url: str, limits: Limits) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise PublishError(f"'{url[:200]}' is not an address: {error}") from error
    if parts.scheme != "https" or not parts.hostname:
        raise PublishError(f"'{url[:200]}' is not opened: only addresses that begin with https:// are")
    if parts.username is not None or port not in (None, 443):
        raise PublishError(f"'{url[:200]}' is not opened: it names a user or a port")
    if not is_allowed(parts.hostname, limits.hosts):
        listed = ", ".join(limits.hosts) or "none"
        raise PublishError(f"timelines are not opened from '{parts.hostname}'; allowed hosts: {listed}")
    return parts


def _connect(parts: SplitResult, limits: Limits, deadline: float, resolve: Resolve, ask: Ask) -> Answer:
    host = parts.hostname or ""
    try:
        found = resolve(host)
    except OSError as error:
        raise PublishError(f"there is no host '{host}': {error}") from error
    if not found or not all(map(_is_public, found)):
        raise PublishError(f"'{host}' is an address inside a network; it is not opened")
    try:
        return ask(parts, found[0], _left(deadline, limits))
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise PublishError(f"{host} cannot be reached: {error}") from error


def _is_public(address: str) -> bool:
    try:
        read = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(read, ipaddress.IPv6Address):
        carried = ipaddress.ip_address(int(read) & 0xFFFFFFFF) if read in _TRANSLATED else None
        read = read.ipv4_mapped or read.sixtofour or carried or read
    # `is_global` alone is true of ::127.0.0.1, of 64:ff9b:1:: (RFC 8215) and of the site-local fec0:: in Python 3.11.
    is_local = isinstance(read, ipaddress.IPv6Address) and read.is_site_local
    return read.is_global and not (read.is_multicast or read.is_reserved or is_local)


def _resolve(host: str) -> list[str]:
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)  # many servers have no IPv6 of their own
    return [str(entry[4][0]) for entry in found]


def _ask(parts: SplitResult, address: str, seconds: float) -> Answer:
    """Connect to the address that was checked; the certificate must be the host's."""
    pool = urllib3.HTTPSConnectionPool(
        address,
        443,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        ca_certs=DEFAULT_CA_BUNDLE_PATH,
        cert_reqs="CERT_REQUIRED",
        timeout=urllib3.Timeout(connect=min(10.0, seconds), read=min(15.0, seconds)),
        retries=False,
    )
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    headers = {
        "Host": parts.hostname or "",
        "User-Agent": "diplomatic-timeline-explorer",
        "Accept-Encoding": "identity",
    }
    return pool.urlopen("GET", path, headers=headers, redirect=False, preload_content=False)


def _read(answer: Answer, parts: SplitResult, limits: Limits, deadline: float) -> bytes:
    pieces, size = [], 0
    try:
        while piece := answer.read1(_CHUNK):
            size += len(piece)
            if size > limits.most_bytes:
                raise PublishError(f"the file is larger than {limits.most_bytes:,} bytes; no larger one is opened")
            _left(deadline, limits)
            pieces.append(piece)
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise PublishError(f"{parts.hostname} broke off: {error}") from error
    return b"".join(pieces)


def _left(deadline: float, limits: Limits) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise PublishError(f"the file did not come within {limits.seconds} seconds")
    return left


def _name_of(parts: SplitResult) -> str:
    return parts.path.rstrip("/").rsplit("/", 1)[-1] or str(parts.hostname)
