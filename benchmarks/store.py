"""Times the in-memory store: `python -m benchmarks.store [EVENTS]` prints the median milliseconds of each query.

Each query is what the Timeline page asks for when a filter changes: the overview (1,000 bins x 12 lanes), 2,000 rows
and the actor facet; then, on the same selection, the other facets, the count and the lanes.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from benchmarks.synthetic import INFO, synthetic_actors, synthetic_sources, synthetic_table
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import FACET_FIELDS, LaneField
from diplomatic_timeline.store.memory import MemoryStore, from_table
from diplomatic_timeline.store.selection import Selection
from diplomatic_timeline.when import When

QUERIES = {
    "S1 two actors, four types, 18 months": Query(
        actor=("Actor 001", "Actor 004"),
        type=("talks", "proposal", "statement", "claim"),
        start=When.parse("2023-07"),
        end=When.parse("2024-12"),
    ),
    "S2 no filter": Query(),
    "S3 one month": Query(start=When.parse("2024-03"), end=When.parse("2024-03")),
    "S4 two busy actors": Query(actor=("Actor 000", "Actor 001")),
}
ROUNDS = 9


def work_out(store: MemoryStore, query: Query) -> Selection:
    """Return a selection that knows nothing yet; the store would remember that of the round before."""
    return Selection(query, store._index, store._table)


def answer(store: MemoryStore, query: Query, field: LaneField) -> int:
    """Ask what the bars count: overview, 2,000 rows, actor facet; returns the number of matching events."""
    selection = work_out(store, query)
    lanes = store.lanes(selection, field)
    store.histogram(selection, 1_000, lanes=lanes)
    store.facet(selection, "actor")
    return store.page(selection, limit=2_000, spread=True, lanes=lanes).total


def answer_page(store: MemoryStore, query: Query) -> None:
    """Ask everything that a page run needs, on one selection."""
    selection = work_out(store, query)
    lanes = store.lanes(selection, "actor")
    store.histogram(selection, 1_000, lanes=lanes)
    store.page(selection, limit=2_000, spread=True, dated=True, lanes=lanes)
    store.count(selection)
    for field in FACET_FIELDS:
        store.facet(selection, field)


def measure(run: Callable[[], object]) -> float:
    """Return the median of several runs in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return median(times) * 1_000


def main(size: int) -> None:
    """Print one line a query."""
    table = synthetic_table(size)
    start = time.perf_counter()
    store = from_table(INFO, synthetic_actors(), synthetic_sources(), table)
    print(f"{size:,} events; indexed in {time.perf_counter() - start:.1f} s")
    print(f"{'':38} {'matching':>9} {'by type':>9} {'by actor':>9} {'whole page':>10}")
    for name, query in QUERIES.items():
        total = store.count(query).total
        by_type = measure(lambda query=query: answer(store, query, "type"))
        by_actor = measure(lambda query=query: answer(store, query, "actor"))
        page = measure(lambda query=query: answer_page(store, query))
        print(f"{name:38} {total:9,} {by_type:9.1f} {by_actor:9.1f} {page:10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 1_000_000)
