"""A Chromium that times pages from inside: the last change of the document after an action, and bytes received."""

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.runlog import Run, read_runs
from benchmarks.wire import Relay

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = 700
"""Milliseconds without a change, the script at rest, after which a page has settled; they are not counted."""

WATCH = """
window.bench = {acted: 0, changed: 0, seen: null, marks: "MARKS"};
for (const kind of ["pointerup", "keydown"]) {
  addEventListener(kind, () => { bench.acted = bench.changed = performance.now(); }, {capture: true});
}
new MutationObserver(() => {
  bench.changed = performance.now();
  if (bench.seen === null && document.querySelector(bench.marks)) bench.seen = bench.changed;
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
SETTLED = """quiet => {
  const app = document.querySelector("[data-testid=stApp]");
  return app && app.dataset.testScriptState === "notRunning" && bench.seen !== null
    && performance.now() - bench.changed > quiet;
}"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one action cost: milliseconds until a mark was seen (first view only) and until all was settled, the CPU
    milliseconds of the page's process, bytes received from the server as unpacked and as sent (`wire`), and the script
    runs that it caused.
    """

    settled: float
    busy: float
    received: int
    wire: int
    runs: tuple[Run, ...]
    seen: float | None = None

    @property
    def script_runs(self) -> int:
        """Return how often the script ran."""
        return sum(run.what == "run" for run in self.runs)

    @property
    def script_cpu(self) -> float:
        """Return the CPU of all its script runs, in milliseconds."""
        return sum(run.cpu for run in self.runs if run.what == "run")

    @property
    def script_wall(self) -> float:
        """Return the time that they took, in milliseconds."""
        return sum(run.wall for run in self.runs if run.what == "run")

    @property
    def filter_cpu(self) -> float:
        """Return the part of the CPU that went into naive filtering, in milliseconds."""
        return sum(run.cpu for run in self.runs if run.what == "filter")

    @property
    def finish_cpu(self) -> float:
        """Return the part of it that went into the end of the run, where Streamlit collects garbage."""
        return sum(run.cpu for run in self.runs if run.what == "finish")


@dataclass
class Visitor:
    """A page in a fresh browser context on one server, and what it has received."""

    page: Page
    log: Path
    devtools: CDPSession
    relay: Relay
    received: list[int] = field(default_factory=list)

    def measure(self, act: Callable[[], object], *, first: bool = False) -> Cost:
        """Act, wait until the page has settled, and return the cost."""
        runs, frames, busy = len(read_runs(self.log)), len(self.received), self._cpu()
        sent = self.relay.sent
        act()
        self._wait_for_run(runs)
        self.page.wait_for_function(SETTLED, arg=QUIET, timeout=120_000, polling=100)
        times = self.page.evaluate("bench")
        since = 0 if first else times["acted"]
        return Cost(
            times["changed"] - since,
            self._cpu() - busy,
            sum(self.received[frames:]),
            self.relay.sent - sent,
            tuple(read_runs(self.log)[runs:]),
            times["seen"] if first else None,
        )

    def _cpu(self) -> float:
        processes = self.devtools.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(1e3 * process["cpuTime"] for process in processes if process["type"] == "renderer")

    def _wait_for_run(self, runs: int, patience: float = 120) -> None:
        end = time.monotonic() + patience
        while not any(run.what == "run" for run in read_runs(self.log)[runs:]):
            if time.monotonic() > end:
                raise TimeoutError(f"no script run within {patience} s of the action")
            self.page.wait_for_timeout(20)


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium, as the tests find it."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise SystemExit("no Chromium or Chrome found: install one (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def visit(browser: Browser, log: Path, marks: str, relay: Relay) -> Iterator[Visitor]:
    """Open an empty page of 1280 x 900 without cache; `marks` is the selector of a drawn event."""
    context = browser.new_context(viewport={"width": 1_280, "height": 900})
    context.set_default_timeout(120_000)
    context.add_init_script(WATCH.replace("MARKS", marks))
    visitor = Visitor(context.new_page(), log, browser.new_browser_cdp_session(), relay)
    visitor.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda data: visitor.received.append(len(data)))
    )
    yield visitor
    context.close()
