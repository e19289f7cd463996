"""Fetching what a link names: only from allowed hosts, only public addresses, within limits."""

import http.server
import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.publish import Limits, fetch, is_allowed, read_settings

PUBLIC = ["93.184.215.14"]
LIMITS = Limits(("data.example", "*.files.example"), most_bytes=1_000, seconds=2)
SHEET = "https://docs.google.com/spreadsheets/d/e/2PACX-x/pub?gid=0&single=true&output=csv"
RAW = "https://raw.githubusercontent.com/owner/repository/main/events.csv"


@dataclass
class Reply:
    """What a stand-in server answers."""

    status: int = 200
    content: bytes = b"title\nOne\n"
    headers: urllib3.HTTPHeaderDict = field(default_factory=urllib3.HTTPHeaderDict)
    place: int = 0
    closed: bool = False

    def read1(self, amt):
        piece = self.content[self.place : self.place + amt]
        self.place += len(piece)
        return piece

    def close(self):
        self.closed = True


def to(address):
    return Reply(302, b"", urllib3.HTTPHeaderDict({"Location": address}))


def get(url, replies, addresses=PUBLIC, limits=LIMITS):
    """Fetch from stand-ins (`replies` by URL, `addresses` for every host or by host); return content and requests."""
    asked = []

    def resolve(host):
        return addresses[host] if isinstance(addresses, dict) else addresses

    def ask(parts, address, seconds):
        asked.append((parts.geturl(), address))
        return replies[parts.geturl()]

    return fetch(url, limits, resolve=resolve, ask=ask), asked


def test_a_file_is_fetched_from_the_address_that_was_checked():
    url = "https://data.example/a/events.csv?x=1"
    (content, name), asked = get(url, {url: Reply()})
    assert (content, name) == (b"title\nOne\n", "events.csv")
    assert asked == [(url, PUBLIC[0])]


@pytest.mark.parametrize("url", [SHEET, RAW])
def test_published_sheets_and_raw_files_of_github_work_by_default(url):
    there = "https://doc-0s-sheets.googleusercontent.com/pub/abc"
    (content, _), asked = get(url, {url: to(there), there: Reply()}, limits=read_settings({}).limits)
    assert content
    assert len(asked) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://data.example/x",
        "ftp://data.example/x",
        "file:///etc/passwd",
        "https://",
        "//data.example/x",
        "https://user@data.example/x",
        "https://data.example:8443/x",
        "https://data.example:x/",
        "https://other.example/x",
        "https://data.example.evil.example/x",
        "https://files.example/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "not an address",
    ],
)
def test_an_address_that_is_not_allowed_is_never_asked(url):
    with pytest.raises(PublishError):
        get(url, {})


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "::127.0.0.1",
        "::10.0.0.1",
        "fec0::1",
        "not an address",
    ],
)
def test_a_name_that_leads_into_a_network_is_refused(address):
    with pytest.raises(PublishError, match="inside a network"):
        get("https://data.example/x", {}, [address])
    with pytest.raises(PublishError, match="inside a network"):
        get("https://data.example/x", {}, [*PUBLIC, address])


def test_a_redirect_is_checked_like_the_first_address():
    start, inside = "https://data.example/x", "https://a.files.example/x"
    for onwards in ("https://other.example/x", "http://data.example/x", "https://169.254.169.254/latest"):
        with pytest.raises(PublishError):
            get(start, {start: to(onwards)})
    with pytest.raises(PublishError, match="inside a network"):
        get(start, {start: to(inside)}, {"data.example": PUBLIC, "a.files.example": ["10.0.0.1"]})
    (content, _), _ = get(start, {start: to("/y"), "https://data.example/y": Reply()})
    assert content


def test_redirects_end():
    url = "https://data.example/x"
    with pytest.raises(PublishError, match="more than 5 times"):
        get(url, {url: to(url)})


def test_a_file_that_is_too_large_is_not_read_to_its_end():
    url, reply = "https://data.example/x", Reply(content=b"x" * 10_000_000)
    with pytest.raises(PublishError, match="larger than 1,000 bytes"):
        get(url, {url: reply})
    assert reply.place <= 65_536
    assert reply.closed


def test_a_file_that_comes_too_slowly_is_given_up(monkeypatch):
    clock = iter(range(0, 100, 1))
    monkeypatch.setattr("diplomatic_timeline.publish.web.time.monotonic", lambda: next(clock))
    url = "https://data.example/x"
    reply = Reply(content=b"x" * 500)
    reply.read1 = lambda amt: b"x"
    with pytest.raises(PublishError, match="did not come within 2 seconds"):
        get(url, {url: reply})


@pytest.mark.parametrize("status", [404, 403, 500, 304])
def test_another_answer_is_said(status):
    url = "https://data.example/x"
    with pytest.raises(PublishError, match=f"answers {status}"):
        get(url, {url: Reply(status)})


def test_a_server_without_the_hosts_certificate_is_refused_though_it_is_there(monkeypatch):
    """Connects for real, to a server of our own at the checked address: it does not speak TLS with a known name."""
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    threading.Thread(target=server.handle_request, daemon=True).start()
    real = urllib3.HTTPSConnectionPool
    monkeypatch.setattr(urllib3, "HTTPSConnectionPool", lambda host, port, **o: real(host, server.server_port, **o))
    monkeypatch.setattr("diplomatic_timeline.publish.web._is_public", lambda address: True)
    with pytest.raises(PublishError, match=r"data\.example cannot be reached"):
        fetch("https://data.example/x", LIMITS, resolve=lambda host: ["127.0.0.1"])
    server.server_close()


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("data.example", True),
        ("DATA.example.", True),
        ("a.b.files.example", True),
        ("xfiles.example", False),
        ("example", False),
    ],
)
def test_hosts_are_matched_whole(host, allowed):
    assert is_allowed(host, LIMITS.hosts) is allowed


@pytest.fixture
def https(monkeypatch, tmp_path):
    """Run a server with a certificate for data.example, which is believed in place of the usual authorities."""
    key, certificate = make_certificate("data.example")
    (tmp_path / "it.pem").write_bytes(key + certificate)
    (tmp_path / "authority.pem").write_bytes(certificate)
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"title\nOne\n")

        def log_message(self, *_):
            """Stay silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "it.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    real = urllib3.HTTPSConnectionPool
    monkeypatch.setattr(urllib3, "HTTPSConnectionPool", lambda host, port, **o: real(host, server.server_port, **o))
    monkeypatch.setattr("diplomatic_timeline.publish.web._is_public", lambda address: True)
    monkeypatch.setattr("diplomatic_timeline.publish.web.DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "authority.pem"))
    yield asked
    server.shutdown()
    server.server_close()


def make_certificate(host):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    written = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*written), made.public_bytes(serialization.Encoding.PEM)


def test_the_checked_address_is_asked_under_the_hosts_name_and_must_prove_it(https):
    (content, name) = fetch("https://data.example/a/b.csv?x=1&y=2", LIMITS, resolve=lambda host: ["127.0.0.1"])
    assert (content, name) == (b"title\nOne\n", "b.csv")
    ((path, headers),) = https
    assert (path, headers["Host"]) == ("/a/b.csv?x=1&y=2", "data.example")
    assert "Cookie" not in headers
    assert "Referer" not in headers
    with pytest.raises(PublishError, match=r"a\.files\.example cannot be reached"):
        fetch("https://a.files.example/b.csv", LIMITS, resolve=lambda host: ["127.0.0.1"])
    assert len(https) == 1
