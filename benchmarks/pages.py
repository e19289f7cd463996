"""The Timeline page against a plain `px.timeline` page, in a real browser: `python -m benchmarks.pages [EVENTS ...]`.

Three actions: the first view by link in a fresh browser, a filter change (one actor is chosen), a click on a mark. Each
round does all three on both pages, turn about; medians are printed, for 1,000,000 events with the bars. One server a
page, each with its events in memory; a round before the first is not counted. See benchmarks/README.md.
"""

import argparse
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator

from benchmarks.browser import Cost, Visitor, open_browser, visit
from benchmarks.runlog import LOG
from benchmarks.wire import Relay, relay

ROOT = Path(__file__).parent.parent
SIZES = (100, 10_000, 1_000_000)
BARRED = 1_000_000
ACTIONS = ("first view", "filter change", "click on a mark")
Costs = dict[tuple[str, str], list[Cost]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the two pages: how it is opened, where its marks are, how an actor is chosen, what a click brings."""

    kind: str
    path: str
    marks: str
    actors: str
    details: str
    before: str | None = None

    def open(self, visitor: Visitor, url: str) -> Cost:
        """Open the page by its link."""
        return visitor.measure(lambda: visitor.page.goto(f"{url}{self.path}"), first=True)

    def filter(self, visitor: Visitor, actor: str) -> Cost:
        """Choose an actor; opening the list of actors is not counted."""
        page = visitor.page
        if self.before:
            page.click(self.before)
        page.locator(self.actors).click()
        page.locator(self.actors).type(actor)
        option = page.get_by_role("option", name=actor)
        option.first.wait_for()
        page.wait_for_timeout(300)
        return visitor.measure(option.first.click)

    def click(self, visitor: Visitor, number: int) -> Cost:
        """Click a mark, and make sure that its event opened."""
        x, y = _middle(visitor.page.locator(self.marks), number)
        visitor.page.mouse.move(x + 3, y)
        visitor.page.mouse.move(x, y)
        visitor.page.wait_for_timeout(300)
        cost = visitor.measure(lambda: visitor.page.mouse.click(x, y))
        assert visitor.page.locator(self.details).count() == 1
        return cost


SUBJECTS = (
    Subject(
        "ours",
        "/?page=Timeline",
        ".st-key-chart .scatterlayer .point",
        ".st-key-pick_actor input",
        ".st-key-panel",
        ".st-key-group_who button",
    ),
    Subject("plain", "/", ".st-key-chart .barlayer .point", ".st-key-actor input", ".st-key-details"),
)


WITHIN_REACH = """(marks, number) => {
  const boxes = marks.map(mark => mark.getBoundingClientRect()).filter(
    box => box.width >= 6 && box.top > 60 && box.bottom < innerHeight && box.right < innerWidth);
  const box = boxes[Math.floor(boxes.length * (2 * number + 1) / 40)];
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def _middle(marks: Locator, number: int) -> tuple[float, float]:
    """Return the middle of a mark on the screen that is wide enough to be hit, another one each round."""
    marks.first.scroll_into_view_if_needed()
    x, y = marks.evaluate_all(WITHIN_REACH, number)
    return x, y


@contextlib.contextmanager
def serve(kind: str, size: int, log: Path) -> Iterator[Relay]:
    """Serve a page in a process of its own until the block ends; returns the relay to open it by."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.server", kind, str(size), str(port)]
    environment = {**os.environ, LOG: str(log), "PYTHONPATH": str(ROOT)}
    # The plain page has no settings of its own: it runs where Streamlit finds none.
    place = ROOT if kind == "ours" else log.parent
    with log.with_suffix(".out").open("wb") as out:
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process, log.with_suffix(".out"))
            with relay(port) as running:
                yield running
        finally:
            process.terminate()
            process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes], out: Path) -> None:
    for _ in range(3_000):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):  # noqa: S310
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"the server did not start:\n{out.read_text(encoding='utf-8')}")


def measure(browser: Browser, size: int, rounds: int) -> Costs:
    """Return the costs of every action on both pages, one a round."""
    costs: Costs = {(subject.kind, action): [] for subject in SUBJECTS for action in ACTIONS}
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        logs = {subject.kind: folder / f"{subject.kind}.jsonl" for subject in SUBJECTS}
        relays = {kind: stack.enter_context(serve(kind, size, log)) for kind, log in logs.items()}
        for number in range(rounds + 1):
            for subject in SUBJECTS if number % 2 else reversed(SUBJECTS):
                found = one_round(browser, subject, relays[subject.kind], logs[subject.kind], number)
                for action, cost in zip(ACTIONS, found, strict=True) if number else ():
                    costs[subject.kind, action].append(cost)
    return costs


def one_round(browser: Browser, subject: Subject, wire: Relay, log: Path, number: int) -> tuple[Cost, Cost, Cost]:
    """Do the three actions on one page; the click is on the view without filter."""
    with visit(browser, log, subject.marks, wire) as visitor:
        opened = subject.open(visitor, wire.url)
        filtered = subject.filter(visitor, f"Actor {number + 1:03d}")
        subject.open(visitor, wire.url)
        return opened, filtered, subject.click(visitor, number)


COLUMNS = {
    "settled ms": "settled",
    "browser CPU": "busy",
    "script runs": "script_runs",
    "script CPU": "script_cpu",
    "filtering": "filter_cpu",
    "collecting": "finish_cpu",
    "script wall": "script_wall",
    "bytes": "received",
    "on the wire": "wire",
}


def show(size: int, costs: Costs) -> None:
    """Print the medians of each action on both pages, and ours as multiples of the plain page's."""
    print(f"\n{size:,} events\n{'':24}" + "".join(f"{head:>12}" for head in COLUMNS))
    for action in ACTIONS:
        for kind in ("ours", "plain"):
            cells = (middle(costs[kind, action], name) for name in COLUMNS.values())
            print(f"{action:17}{kind:7}" + "".join(f"{cell:12,.0f}" for cell in cells))
        shares = (_share(costs, action, name) for name in COLUMNS.values())
        print(f"{'':17}{'ratio':7}" + "".join(f"{share:11.2f}x" if share else f"{'':12}" for share in shares))


def middle(costs: list[Cost], name: str) -> float:
    """Return the median of one of the costs' numbers."""
    return median(getattr(cost, name) for cost in costs)


def _share(costs: Costs, action: str, name: str) -> float:
    plain = middle(costs["plain", action], name)
    return middle(costs["ours", action], name) / plain if plain else 0.0


def check_bars(costs: Costs) -> bool:
    """Print each bar for 1,000,000 events with what was reached; says whether all hold.

    A rerun is a filter change or a click. The plain page's script counts without its filtering, which at this size is
    most of it: what is compared is the drawing of the same 2,000 rows.
    """
    ours, plain = ([cost for action in ACTIONS[1:] for cost in costs[kind, action]] for kind in ("ours", "plain"))
    script = middle(ours, "script_cpu")
    drawing = median(cost.script_cpu - cost.filter_cpu for cost in plain)
    most = max(cost.received for action in ACTIONS for cost in costs["ours", action])
    bars = [
        ("script CPU of a rerun, as a share of the plain page's", script / drawing, 0.6, "x"),
        ("script CPU of a rerun", script, 100, " ms"),
        ("bytes of a run, the most", most / 1e3, 1_000, " kB"),
        *((f"bytes of a {action}, as a share", _share(costs, action, "received"), 0.4, "x") for action in ACTIONS),
        *((f"the same on the wire, {action}", _share(costs, action, "wire"), 0.4, "x") for action in ACTIONS),
        ("click on a mark to settled", middle(costs["ours", ACTIONS[2]], "settled") / 1e3, 1.1, " s"),
        ("first view, warm store", middle(costs["ours", ACTIONS[0]], "settled") / 1e3, 7.7, " s"),
    ]
    print()
    for words, reached, bar, unit in bars:
        print(f"{'pass' if reached <= bar else 'FAIL'}  {words}: {reached:,.2f}{unit} (bar {bar:,}{unit})")
    return all(reached <= bar for _, reached, bar, _ in bars)


def main() -> int:
    """Measure and print; fails when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=SIZES, help="numbers of events (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default: %(default)s)")
    given = parser.parse_args()
    held = True
    with open_browser() as browser:
        for size in given.events:
            costs = measure(browser, size, given.rounds)
            show(size, costs)
            if size == BARRED:
                held = check_bars(costs)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
