"""Speed and memory of the rules: `python -m benchmarks.extraction [COUNT]`, then what PolNeAR and PLOVER give.

Times short articles and a long one, then many articles in one run with the memory at the start, in the middle and at
the end. Scores need TIMELINE_DEV_DATA.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from diplomatic_timeline.extraction import Article, extract_events, read_article, to_json_lines

ARTICLES = Path(__file__).parent.parent / "data" / "articles"
LONG = 4  # bundled articles put together: about the length of a long newspaper article


def seconds(article: Article, rounds: int = 15) -> float:
    spent = []
    for _ in range(rounds):
        began = time.process_time()  # of this process alone: other work on the machine does not count
        extract_events(article)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def memory() -> float:
    """Resident memory now, in megabytes (Linux), else the highest so far."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    articles = [read_article(path.read_bytes(), path.name) for path in sorted(ARTICLES.glob("*.json"))]
    extract_events(articles[0])
    for article in articles:
        print(f"{len(article.text.split()):5} words {1000 * seconds(article):6.1f} ms of CPU  {article.title}")
    long = Article("\n\n".join(one.text for one in (articles * LONG)[:LONG]), date(2025, 3, 28))
    print(f"{len(long.text.split()):5} words {1000 * seconds(long):6.1f} ms of CPU  {LONG} of them as one")
    began, marks = time.process_time(), []
    for number in range(count):
        extract_events(Article(f"{articles[number % len(articles)].text}\n\nItem {number}.", date(2025, 3, 28)))
        if number in (count // 10, count // 2, count - 1):
            marks.append(f"{memory():.1f} MB after {number + 1}")
    print(f"{count} articles in {time.process_time() - began:.1f} s of CPU; memory {', '.join(marks)}")
    print("parsers loaded:", [name for name in ("spacy", "requests") if name in sys.modules] or "none")
    if os.environ.get("TIMELINE_DEV_DATA"):
        for name in ("polnear", "plover"):
            print(f"\n{name}", flush=True)
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True, cwd=Path(__file__).parent.parent)
        print("\nscore_events.py")
        score(Path(os.environ["TIMELINE_DEV_DATA"]))


def score(folder: Path) -> None:
    """Print the micro-averages of the development articles."""
    predicted = Path(tempfile.mkdtemp(prefix="predicted-"))
    for path in sorted((folder / "eval" / "gold").glob("*.json")):
        article = read_article((folder / "articles" / path.name).read_bytes(), path.name)
        (predicted / f"{path.stem}.jsonl").write_text(to_json_lines(extract_events(article).events), encoding="utf-8")
    command = [sys.executable, folder / "eval" / "score_events.py", "--json", "--pred", predicted]
    command += ["--articles", folder / "articles", "--gold", folder / "eval" / "gold"]
    micro = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["micro"]
    for measure, row in micro.items():
        print(f"{measure:22} {row['count']:3} of {row['of']:3}")


if __name__ == "__main__":
    main()
