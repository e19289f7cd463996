"""A CSV of many rows, ready to explore, beside `pandas.read_csv(parse_dates)` of the same file in the same run.

`python -m benchmarks.formats [ROWS] [ROUNDS]`, by default a million rows and three rounds, turn about, each in a
process of its own, so that memory can be told. Two files: one whose sources are some hundred publishers, and one in
which every row has a web address of its own. "Ready" is read, checked row by row, and indexed. The bars: 3 times the
time, 4 times the size of the file in memory.
"""

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

_TIME_BAR, _MEMORY_BAR = 3, 4
_WORDS = (
    "negotiations", "ceasefire", "delegation", "ministry", "exchange", "prisoners", "sanctions", "summit", "statement",
    "border", "proposal",
)  # fmt: skip
_TYPES = ("talks", "visit", "call", "statement", "claim", "denial", "threat", "aid")
_HEADER = "id,when,title,type,actors,recipients,place,country,lat,lon,source_publisher,{url}goldstein,note\n"


def made_up(rows: int, *, addresses: bool) -> Iterator[str]:
    """Yield the lines of the file: the same for the same number of rows."""
    chance = random.Random(7)  # noqa: S311 - no secret, but the same every time
    days = [(date(1995, 1, 1) + timedelta(days=number)).isoformat() for number in range(10_000)]
    yield _HEADER.format(url="source_url," if addresses else "")
    for number in range(rows):
        first, second = int(chance.paretovariate(0.5)) % 3_000, int(chance.paretovariate(0.5)) % 3_000
        kind = chance.choice(_TYPES)
        url = f"https://example.org/{number}," if addresses else ""
        note = " ".join(chance.choices(_WORDS, k=14))
        yield (
            f"ev{number},{chance.choice(days)},{kind} between Actor {first} of the Republic and Actor {second} of the "
            f"Republic,{kind},Actor {first} of the Republic,Actor {second} of the Republic,Town {first % 500},"
            f"C{first % 90:02d},{chance.uniform(-60, 70):.4f},{chance.uniform(-170, 170):.4f},Agency {second % 200},"
            f"{url}{chance.randint(-100, 100) / 10},{note}\n"
        )


def measure(what: str, path: Path) -> tuple[float, float, float]:
    """Return wall and CPU seconds of one reading, and the memory in bytes that it took at its peak."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.formats", what, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wall, cpu, memory = map(float, done.stdout.split()[-3:])
    return wall, cpu, memory


def read_once(what: str, path: Path) -> None:
    """Read the file in this process and print what `measure` returns; imports do not count."""
    import pandas as pd

    from diplomatic_timeline.formats import read_timeline
    from diplomatic_timeline.store.memory import open_memory

    read_timeline(b"id,when,title\na,2025,A\n")  # loads what is imported late
    before, wall, cpu = _peak(), time.perf_counter(), time.process_time()
    if what == "pandas":
        pd.read_csv(path, parse_dates=["when"])
    else:
        read = read_timeline(path)
        open_memory(read.timeline)
    print(time.perf_counter() - wall, time.process_time() - cpu, _peak() - before)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(rows: int, rounds: int) -> None:
    """Measure both files and print a table."""
    print(f"{rows:,} rows, medians of {rounds} rounds")
    for addresses in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.csv"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(made_up(rows, addresses=addresses))
            size = path.stat().st_size
            runs = [(measure("pandas", path), measure("ours", path)) for _ in range(rounds)]
        theirs, ours = ([statistics.median(run[side][part] for run in runs) for part in range(3)] for side in (0, 1))
        ratio, memory = ours[0] / theirs[0], ours[2] / size
        print(f"\n{'an address in every row' if addresses else '200 publishers'}, {size / 1e6:.0f} MB")
        print(f"  pandas   {theirs[0]:6.2f} s, CPU {theirs[1]:6.2f} s, {theirs[2] / size:.1f} x the file")
        print(f"  ours     {ours[0]:6.2f} s, CPU {ours[1]:6.2f} s, {memory:.1f} x the file")
        print(f"  time     {ratio:.2f} x pandas (bar {_TIME_BAR}): {'pass' if ratio <= _TIME_BAR else 'missed'}")
        print(
            f"  memory   {memory:.2f} x the file (bar {_MEMORY_BAR}): {'pass' if memory <= _MEMORY_BAR else 'missed'}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in ("pandas", "ours"):
        read_once(sys.argv[1], Path(sys.argv[2]))
    else:
        main(*(int(text) for text in [*sys.argv[1:], *["1000000", "3"][len(sys.argv) - 1 :]]))
