"""How fast times are read: `python benchmarks/times.py`.

Words a second of `find_times` on news (TimeBank and AQUAINT in the folder `TIMELINE_DEV_DATA`), beside dateparser's
`search_dates` on the same articles in the same run, and single values a second of `parse_when`. Then how the time grows
with the length of odd input: twice the text should take about twice the time. All in CPU seconds of one core.
"""

import os
import statistics
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from diplomatic_timeline.times import find_times, parse_when

BAR = 20_000
ROUNDS = 3
SIZES = (100_000, 200_000, 400_000)
ODD = {
    "digits": "1",
    "right to left": "مارس ١٢ ٢٠٢٥ ",
    "number words": "twenty ",
    "years": "1998 ",
    "weekdays": "Friday ",
    "months and lines": "March\n",
    "ranges": "March to ",
    "slashes": "1/",
    "dashes": "1-1-",
    "blanks": "Friday          ",
    "modifiers": "in the late evening of the last ",
}
VALUES = (
    "2025-03-13",
    "13/03/2025",
    "March-June 2022",
    "late May 2018",
    "45292",
    "6 to 7 March 2025",
    "about 1860",
    "Q3 2019",
)


def read_articles() -> list[tuple[str, date]]:
    """Return text and day of publication of the articles."""
    folder = Path(os.environ["TIMELINE_DEV_DATA"]) / "eval" / "data" / "timeml"
    articles = []
    for path in [*sorted((folder / "timebank").glob("*.tml")), *sorted((folder / "aquaint").glob("*.tml"))]:
        root = ET.parse(path).getroot()  # noqa: S314 - files of our own folder
        body, made = root.find(".//TEXT"), root.find(".//DCT/TIMEX3")
        if body is not None and made is not None:
            articles.append(("".join(body.itertext()), date.fromisoformat((made.get("value") or "")[:10])))
    return articles


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(articles: list[tuple[str, date]]) -> float:
    from dateparser.search import search_dates

    words = sum(len(text.split()) for text, _ in articles)
    ours = [cpu_seconds(lambda: [find_times(text, day) for text, day in articles]) for _ in range(ROUNDS)]
    theirs = cpu_seconds(lambda: [search_dates(text, languages=["en"]) for text, _ in articles])
    rate = words / statistics.median(ours)
    print(f"find_times:               {rate:>10,.0f} words a second ({len(articles)} articles, {words:,} words)")
    print(f"dateparser.search_dates:  {words / theirs:>10,.0f} words a second")
    return rate


def main() -> int:
    """Print the rates; fails below the bar, or where four times the text takes more than eight times the time."""
    if not os.environ.get("TIMELINE_DEV_DATA"):
        print("no development data: set TIMELINE_DEV_DATA to its folder")
        return 1
    rate = compare(read_articles())
    seconds = cpu_seconds(lambda: [parse_when(value) for value in VALUES * 200])
    print(f"parse_when:               {200 * len(VALUES) / seconds:>10,.0f} values a second")
    print(f"bar: {BAR:,} words a second\n")
    print(f"CPU seconds for odd text of {', '.join(f'{size:,}' for size in SIZES)} characters:")
    growth = []
    for name, seed in ODD.items():
        texts = [(seed * (size // len(seed) + 1))[:size] for size in SIZES]
        times = [cpu_seconds(lambda text=text: find_times(text, date(1998, 3, 13))) for text in texts]
        growth.append(times[-1] / max(times[0], 0.01))
        print(f"{name:>18}: {'  '.join(f'{seconds:6.2f}' for seconds in times)}   x {growth[-1]:.1f}")
    return 0 if rate >= BAR and max(growth) < 8 else 1


if __name__ == "__main__":
    sys.exit(main())
