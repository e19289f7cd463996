"""Visitors of a shared server may have it ask public addresses only."""

import socket

import pytest

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.llm_address import check_public


def resolved(monkeypatch, *addresses):
    def look_up(host, port):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_public_address_may_be_asked(monkeypatch):
    resolved(monkeypatch, "93.184.216.34")
    check_public("https://model.example/v1")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.2", "169.254.169.254", "::1", "fe80::1%eth0", "0.0.0.0", "100.64.0.1"],  # noqa: S104 what is refused
)
def test_an_address_inside_the_server_s_network_is_refused(monkeypatch, address):
    resolved(monkeypatch, "93.184.216.34", address)
    with pytest.raises(ExtractionError, match=r"'model\.example' lies in the private network"):
        check_public("https://model.example/v1")


def test_an_unknown_host_is_named():
    with pytest.raises(ExtractionError, match="is not known on the network"):
        check_public("https://nowhere.invalid/v1")
