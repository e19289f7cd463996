"""Typing on PLOVER's sentences (needs TIMELINE_DEV_DATA): `python -m benchmarks.plover [--detail]`.

The rules are hand-made and learn nothing; the five folds (row number modulo 5) are there so that the one that was
looked at while writing them (fold 0) can be told from the four that were not.
"""

import csv
import os
import sys
from collections import Counter
from pathlib import Path

from diplomatic_timeline.extraction.plover import find_root

FOLDS = 5


def rows() -> list[dict[str, str]]:
    path = Path(os.environ["TIMELINE_DEV_DATA"]) / "eval" / "data" / "plover" / "PLV_train.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def place(sentence: str, words: str) -> tuple[int, int]:
    start = max(sentence.find(words), 0)
    return start, start + len(words)


def predict(row: dict[str, str]) -> str:
    marked = row["marked_sentence"]
    spans, plain = {}, ""
    for piece in (
        marked.replace("<s>", "\0s").replace("</s>", "\0e").replace("<t>", "\0t").replace("</t>", "\0e").split("\0")
    ):
        kind, text = piece[:1], piece[1:]
        if plain == "" and not spans and kind not in "ste":
            plain = piece
        elif kind in "st":
            spans.setdefault(kind, (len(plain), len(plain) + len(text)))
            plain += text
        else:
            plain += text
    sentence = plain
    source = spans.get("s") or place(sentence, row["source"])
    target = spans.get("t") or (len(sentence), len(sentence))
    return find_root(sentence, source, target) or "none"


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    roots = sorted({gold for gold, _ in pairs})
    scores = []
    for root in roots:
        hit = sum(gold == root == found for gold, found in pairs)
        scores.append(
            2 * hit / max(1, sum(gold == root for gold, _ in pairs) + sum(found == root for _, found in pairs))
        )
    return 100 * sum(scores) / len(scores)


def main() -> None:
    pairs = [
        (number % FOLDS, row["gold_root"], predict(row), row["marked_sentence"]) for number, row in enumerate(rows())
    ]
    for fold in range(FOLDS):
        print(f"fold {fold}: macro-F1 {macro_f1([(gold, found) for at, gold, found, _ in pairs if at == fold]):.1f}")
    unseen = [(gold, found) for at, gold, found, _ in pairs if at]
    hits = sum(gold == found for gold, found in unseen)
    print(f"folds 1 to 4 (not looked at): macro-F1 {macro_f1(unseen):.1f}, accuracy {100 * hits / len(unseen):.1f}")
    print(f"all: macro-F1 {macro_f1([(gold, found) for _, gold, found, _ in pairs]):.1f}")
    if "--detail" in sys.argv:
        print(Counter((gold, found) for at, gold, found, _ in pairs if at == 0 and gold != found).most_common(30))
        for at, gold, found, sentence in pairs:
            if at == 0 and gold != found:
                print(f"{gold:9} {found:9} {sentence[:260]}")


if __name__ == "__main__":
    main()
