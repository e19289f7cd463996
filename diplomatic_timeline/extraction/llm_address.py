"""Whether an address may be asked on behalf of a visitor of a shared server."""

import ipaddress
import socket
from urllib.parse import urlsplit

from diplomatic_timeline.errors import ExtractionError


def check_public(address: str) -> None:
    """Raise `ExtractionError` unless every IP address that the host of a web address has is a public one.

    A server that asks any address for its visitors would else open the network that it stands in (OWASP: SSRF).
    """
    host = urlsplit(address).hostname or ""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except OSError as error:
        raise ExtractionError(f"'{host}' is not known on the network; check the address") from error
    for one in found:
        if not ipaddress.ip_address(str(one).split("%")[0]).is_global:
            raise ExtractionError(
                f"'{host}' lies in the private network of this server, which visitors may not ask; run the app on your "
                "own computer to use a model there"
            )
