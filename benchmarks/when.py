"""How many EDTF values `When` reads in a second: `python benchmarks/when.py`.

The mix is that of the bundled timelines: seven of ten are plain days, the rest times with an offset, months,
approximate and uncertain values, intervals. The bar is 50,000 a second.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from diplomatic_timeline.when import When

BAR = 50_000
ROUNDS = 5
MIX = [
    *(f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 3, 7, 11, 13, 19, 28)),
    *(f"1962-10-{day}T{day - 3:02d}:30-04:00" for day in range(14, 26)),
    *("2025-03", "1962-11", "1963", "1962-05~", "2025-03-13~", "1962-09-09?", "1992-01?"),
    *("1962-05-21/1962-05-24?", "2025-02-28~/2025-03-14", "2025-03-06/2025-03-07", "../2022-04-30", "1962-10-22/.."),
    *("1962-10-18T17:00-04:00/1962-10-18T19:00-04:00", "1962-10-30T15:10-05:00/1962-10-31", "196X", "2001-21"),
]


def measure(texts: list[str]) -> float:
    """Return values a second, read one by one, nothing remembered."""
    start = time.perf_counter()
    for text in texts:
        When.parse(text)
    return len(texts) / (time.perf_counter() - start)


def main() -> int:
    """Print the median of some rounds; fails below the bar."""
    kinds = {
        "realistic mix": MIX,
        "days": MIX[:84],
        "times with an offset": [text for text in MIX if "T" in text and "/" not in text],
        "intervals": [text for text in MIX if "/" in text],
    }
    rates = {}
    for name, texts in kinds.items():
        many = texts * (20_000 // len(texts))
        rates[name] = statistics.median(measure(many) for _ in range(ROUNDS))
        print(f"{name:>22}: {rates[name]:>9,.0f} values a second")
    print(f"bar: {BAR:,} for the mix")
    return 0 if rates["realistic mix"] >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
