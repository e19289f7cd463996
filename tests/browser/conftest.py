"""A server of the app, a real Chromium, and how to wait for both."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
WELL_KNOWN = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # pages of one server share a process, which compiles the app's scripts once and not for each
]
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
SIZE: ViewportSize = {"width": 1280, "height": 900}
PATIENCE = 60_000
"""How long a browser may take to show something, in milliseconds: a busy machine is no failure."""
HINT = "no Chromium or Chrome found: install one (Debian: apt-get install chromium) to run the browser tests"


expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that `-m "not browser"` leaves them out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """The app in a process of its own; `url` has no slash at its end."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def output(self) -> str:
        """Return what the server has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def serve(folder: Path, **variables: str) -> Iterator[Server]:
    """Run the app in a process of its own, with further environment variables; its log lies in `folder`."""
    port = _free_port()
    log = folder / f"server-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    command += ["--server.address=127.0.0.1", "--server.headless=true", "--server.fileWatcherType=none"]
    with log.open("wb") as out:
        environment = {**os.environ, **variables}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        server = Server(f"http://127.0.0.1:{port}", process, log)
        try:
            _wait_for_health(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for_health(server: Server, patience: float = 90.0) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if server.process.poll() is not None:
            pytest.fail(f"the server ended with {server.process.returncode}:\n{server.output()}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"no answer from the server within {patience:.0f} s:\n{server.output()}")


@pytest.fixture(scope="session")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that all tests share (started only where there is a browser)."""
    with serve(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def fresh_server(browser: Browser, tmp_path: Path) -> Iterator[Server]:
    """Return a server process that has answered no request yet but for its health."""
    with serve(tmp_path) as running:
        yield running


@pytest.fixture
def replicas(browser: Browser, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Return two server processes that allow publishing and share the folder of publications."""
    shared = {"TIMELINE_PUBLISH": "on", "TIMELINE_PUBLISH_TO": str(tmp_path / "published")}
    with serve(tmp_path, **shared) as one, serve(tmp_path, **shared) as other:
        yield one, other


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, or skip with the install hint; with REQUIRE_BROWSER=1 its absence is a failure."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None) or next(filter(os.path.exists, WELL_KNOWN), None)
    if path is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(HINT)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Contexts:
    """Browser contexts that tests take one after another: what the app left in the browser goes, compiled scripts stay.

    In each, one page at the server that holds nothing keeps the process of the site alive.
    """

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.free: list[BrowserContext] = []

    def take(self) -> BrowserContext:
        """Return a context that nobody uses."""
        if self.free:
            return self.free.pop()
        context = self.browser.new_context()
        context.new_page().goto(f"{self.url}/_stcore/health")
        return context

    def give_back(self, context: BrowserContext) -> None:
        """Close the pages of a test and forget their cookies, storage, databases and workers."""
        holder, *pages = context.pages
        for page in pages:
            page.close()
        origin = {"origin": self.url, "storageTypes": "all"}
        context.clear_cookies()
        context.new_cdp_session(holder).send("Storage.clearDataForOrigin", origin)
        self.free.append(context)


@pytest.fixture(scope="session")
def contexts(browser: Browser, server: Server) -> Contexts:
    """Return the contexts that the tests of one worker share, never two at a time."""
    return Contexts(browser, server.url)


@pytest.fixture
def new_page(browser: Browser, contexts: Contexts) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a browser context of its own (no cookies, no storage from others).

    Takes what `Browser.new_context` takes, such as `viewport` and `color_scheme`.
    """
    with contextlib.ExitStack() as used:

        def open_page(
            viewport: ViewportSize = SIZE, color_scheme: Literal["light", "dark"] = "light", **options: Any
        ) -> Page:
            context = browser.new_context(**options) if options else contexts.take()
            used.callback(context.close if options else partial(contexts.give_back, context))
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=color_scheme)
            return page

        yield open_page


@pytest.fixture
def browser_page(new_page: Callable[..., Page]) -> Page:
    """Return a page of 1280 x 900 in a context of its own."""
    return new_page()


@pytest.fixture(scope="session")
def wait_until_idle() -> Callable[[Page], None]:
    """Return a function that waits until the app has run and stays idle for a moment."""

    def wait(page: Page, patience: float = PATIENCE) -> None:
        page.wait_for_selector(IDLE, timeout=patience)
        page.wait_for_timeout(250)  # a widget's change starts the next run a moment after the click
        page.wait_for_selector(IDLE, timeout=patience)

    return wait
