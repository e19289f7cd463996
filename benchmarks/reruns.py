"""What a rerun of each page costs the server: `python -m benchmarks.reruns [EVENTS]`, without a browser.

The real `app.py` runs in Streamlit's own test runner over made-up events. Each row changes one thing of the view, ten
times, to values that were not shown before, and prints the median and the largest CPU time of the script's thread.
"""

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.runlog import LOG, read_runs, record_runs
from benchmarks.server import prepare_ours
from diplomatic_timeline.query import Query
from pages.widgets import session

_TIMES = 10
_CASES: Sequence[tuple[str, Mapping[str, str], str]] = (
    ("Overview, another filter", {"page": "Overview"}, "actor"),
    ("Timeline, another filter", {"page": "Timeline"}, "actor"),
    ("Timeline, another event", {"page": "Timeline"}, "event"),
    ("Timeline, table, another filter", {"page": "Timeline", "tab": "table"}, "actor"),
    ("News cycle, another filter", {"page": "Cycle"}, "actor"),
    ("News cycle, next step", {"page": "Cycle"}, "event"),
    ("Claims, another filter", {"page": "Claims"}, "actor"),
    ("Claims, another claim", {"page": "Claims"}, "event"),
    ("Actors, network, another filter", {"page": "Actors"}, "type"),
    ("Actors, one actor", {"page": "Actors"}, "focus"),
    ("Actors, compare, another pair", {"page": "Actors", "part": "compare"}, "left"),
    ("Actors, names", {"page": "Actors", "part": "names"}, "actor"),
)


def measure(script: Path, log: Path, link: Mapping[str, str], param: str, values: Sequence[str]) -> list[float]:
    """Return the CPU milliseconds of a rerun for each value, after the page was opened once."""
    app = AppTest.from_file(str(script), default_timeout=600)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    costs = []
    for value in values:
        view = {name: [text] for name, text in link.items() if name != "page"} | {param: [value]}
        app.session_state["address"] = view
        before = len(read_runs(log))
        app.run()
        assert not app.exception, app.exception
        costs.append(sum(run.cpu for run in read_runs(log)[before:] if run.what == "run"))
    return costs


def main(size: int) -> None:
    """Print one line for each kind of change."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "runs.jsonl"
        os.environ[LOG] = str(log)
        script = prepare_ours(size)
        record_runs()
        store = session.open_store(session.bundled_timelines()[0])
        claims = store.page(Query(type=("claim",)), limit=_TIMES, spread=True, dated=True).id
        people = [item.value for item in store.facet(Query(), "actor")[: 2 * _TIMES]]
        values = {
            "actor": people[:_TIMES],
            "focus": people[:_TIMES],
            "left": people[_TIMES:],
            "type": [item.value for item in store.facet(Query(), "type")[:_TIMES]],
            "event": claims,
        }
        print(f"{size:,} events: CPU of a rerun in ms, median and largest of {_TIMES}")
        for words, link, param in _CASES:
            costs = measure(script, log, link, param, values[param])
            print(f"{words:34} {median(costs):6.0f} {max(costs):6.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
