"""Serves one of the two pages of the page benchmark: `python -m benchmarks.server ours|plain EVENTS PORT`.

"ours" is the real `app.py`; only the two functions that find and open bundled timelines are replaced, before the first
run, so that they give a store of synthetic events. "plain" is `plain_page.py`. Both have the events in memory before
the server answers. Ours has the settings of .streamlit/config.toml, the plain page those that Streamlit has by itself.
"""

import sys
from pathlib import Path

from streamlit.web import cli

from benchmarks import plain_page
from benchmarks.runlog import record_runs
from benchmarks.synthetic import INFO, synthetic_store
from pages.widgets import session

ROOT = Path(__file__).parent.parent


def prepare_ours(size: int) -> Path:
    """Give the app a store of `size` events as its only timeline; returns its script."""
    store = synthetic_store(size)
    for name, made in {"bundled_timelines": lambda: [INFO.id], "_open_as_filed": lambda _: store}.items():
        assert hasattr(session, name)
        setattr(session, name, made)
    return ROOT / "app.py"


def prepare_plain(size: int) -> Path:
    """Load the frame of the plain page; returns its script."""
    plain_page.load(size)
    return Path(plain_page.__file__)


def main(kind: str, size: int, port: int) -> None:
    """Serve until the process is ended."""
    script = {"ours": prepare_ours, "plain": prepare_plain}[kind](size)
    record_runs()
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    cli.main(["run", str(script), *options, "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
