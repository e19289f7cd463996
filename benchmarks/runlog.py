"""What each script run of a served page costs: written by the server's process, read by the benchmark."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

LOG = "BENCHMARK_RUNS"
"""The environment variable that names the log file."""


@dataclass(frozen=True, slots=True)
class Run:
    """One script run, or a named part of one: milliseconds of its thread's CPU and of the clock on the wall."""

    what: str
    cpu: float
    wall: float


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Write down what the body costs."""
    cpu, wall = time.thread_time(), time.perf_counter()
    try:
        yield
    finally:
        run = {"what": what, "cpu": 1e3 * (time.thread_time() - cpu), "wall": 1e3 * (time.perf_counter() - wall)}
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(json.dumps(run) + "\n")


def record_runs() -> None:
    """Write down every script run of this process from now on, and how much of it is the end of the run.

    Unless told otherwise, Streamlit collects garbage there.
    """
    run_script, finish = ScriptRunner._run_script, ScriptRunner._on_script_finished

    def timed_run(runner: ScriptRunner, data: object) -> None:
        with timed("run"):
            run_script(runner, data)  # type: ignore[arg-type]

    def timed_finish(runner: ScriptRunner, *args: Any) -> None:
        with timed("finish"):
            finish(runner, *args)

    ScriptRunner._run_script = timed_run  # type: ignore[method-assign]
    ScriptRunner._on_script_finished = timed_finish  # type: ignore[method-assign]


def read_runs(path: Path) -> list[Run]:
    """Return what was written down so far; a line that is still being written is left for later."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [Run(**json.loads(line)) for line in text.splitlines(keepends=True) if line.endswith("\n")]
