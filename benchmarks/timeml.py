"""How well `find_times` reads news: `python benchmarks/timeml.py`.

Scores TimeBank, AQUAINT and the two MEANTIME sets (folder `TIMELINE_DEV_DATA`) with the TempEval-3 scorer that lies
beside them: whole, and in the two thirds of their documents (drawn at random) whose errors were looked at while the
rules were made, and the third that was held back. Then the share of expressions with the right value, class by class.
What it prints are the tables of docs/times.md.
"""

import importlib.util
import os
import random
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from diplomatic_timeline.times import find_times

SETS = ("timebank", "aquaint", "meantime-airbus", "meantime-apple")
GOALS = {"timebank": 82.0, "aquaint": 76.0}
SEED = 20_250_314
"""Fixed before the first rule was written."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
PART = r"(?:morning|afternoon|evening|night)"
UNIT = r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|centur(?:y|ie)|season|summer|winter)s?"
BESIDE = r"(?:this|last|next|past|coming|current|previous)"
VAGUE = r"\bnow\b|current|recent|\bpast$|future|\bsoon\b|previously|these days|\bthen\b|already|\bearlier$"
COUNT = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|few|several|some|\w+ty|\w+teen"
# The first pattern that occurs in the expression names its class; weekdays are told apart by the annotated day.
CLASSES: tuple[tuple[str, str], ...] = (
    ("clock time", r"\d ?[ap]\.?m\b|\d:\d\d|\bnoon\b|\bmidnight\b|o'clock"),
    ("date with its year", rf"{MONTH},? .*\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2}}|\d{{4}}-\d\d-\d\d"),
    ("holiday", r"christmas|easter|thanksgiving|election day|new year's|memorial day"),
    ("set", r"\b(?:every|each)\b|\b(?:daily|weekly|monthly|annually|yearly|quarterly)\b"),
    ("month + day, no year", rf"{MONTH} (?:the )?\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}"),
    ("weekday + part of day", rf"{WEEKDAY}(?:'s)? {PART}|{PART} of {WEEKDAY}"),
    ("bare weekday", rf"\b{WEEKDAY}"),
    ("early / late / mid / end of", r"\b(?:early|late|mid|middle|beginning|end|earlier|later)\b(?!$).*\w|year[- ]end"),
    ("fiscal year, quarter, half", r"\bquarters?\b|\bhalf of\b|\bfiscal\b|year-ago|year-earlier|\bperiod\b"),
    ("N units ago / earlier / later", rf"{UNIT} (?:or so )?(?:ago|earlier|later|before|after|from now)\b"),
    ("now; vague past or future", VAGUE),
    ("this / last / next + unit", rf"\b{BESIDE}\b (?!\w+ {UNIT}).*(?:{UNIT}|spring|fall)"),
    ("duration", rf"\b(?:\d+|{COUNT})[- ].*{UNIT}"),
    ("month, no year", rf"^(?:last |this |next |in )?{MONTH}$"),
    ("year, decade, century", r"^(?:the )?(?:year )?\d{4}s?|'\d\ds?|nineteen|century|nineties|eighties"),
    ("today, yesterday, tonight", r"today|yesterday|tomorrow|tonight|morning|afternoon|evening|night"),
    ("that day, the period", r"\b(?:that|the|same)\b"),
)  # fmt: skip
KINDS_OF_DAY = ("bare weekday = publication day", "bare weekday, past", "bare weekday, future")


def load_scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_times", folder / "eval" / "score_times.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(docs: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return, by document, what the scorer takes: start, end, type and value of each mention."""
    return {
        doc["id"]: [
            {"start": found.start, "end": found.end, "type": found.type, "value": found.value}
            for found in find_times(doc["text"], date.fromisoformat(doc["dct"]))
        ]
        for doc in docs
    }


def split(docs: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the two thirds that were looked at, and the third that was held back."""
    ids = sorted(doc["id"] for doc in docs)
    held = set(random.Random(SEED).sample(ids, len(ids) // 3))  # noqa: S311 - no secret
    return [doc for doc in docs if doc["id"] not in held], [doc for doc in docs if doc["id"] in held]


def class_of(expression: dict[str, Any], published: str) -> str:
    text = " ".join(expression["text"].lower().split())
    name = next((name for name, pattern in CLASSES if re.search(pattern, text)), "other")
    if name != "bare weekday" or not re.match(r"\d{4}-\d\d-\d\d", expression["value"]):
        return name
    day = expression["value"][:10]
    return KINDS_OF_DAY[(day != published) + (day > published)]


def count_classes(scorer: Any, docs: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Return, by class, how many annotated expressions there are and how many got the right value."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    predicted = predict(docs)
    for doc in docs:
        pairs = dict(scorer.match(doc["gold"], predicted[doc["id"]]))
        for number, expression in enumerate(doc["gold"]):
            counted = counts[class_of(expression, doc["dct"])]
            counted[0] += 1
            found = predicted[doc["id"]][pairs[number]] if number in pairs else None
            counted[1] += found is not None and found["value"] == expression["value"]
    return counts


def count_weekdays(scorer: Any, docs: list[dict[str, Any]]) -> tuple[int, int]:
    """Return the bare weekdays whose annotated day is such a weekday, and how many of them are right."""
    total = right = 0
    predicted = predict(docs)
    for doc in docs:
        pairs = dict(scorer.match(doc["gold"], predicted[doc["id"]]))
        for number, expression in enumerate(doc["gold"]):
            if class_of(expression, doc["dct"]) not in KINDS_OF_DAY:
                continue
            day = date.fromisoformat(expression["value"][:10])
            if f"{day:%A}".lower() not in expression["text"].lower():
                continue
            total += 1
            right += number in pairs and predicted[doc["id"]][pairs[number]]["value"] == expression["value"]
    return total, right


def main() -> int:
    """Print the scores; fails below the goals for whole sets."""
    named = os.environ.get("TIMELINE_DEV_DATA")
    if not named:
        print("no development data: set TIMELINE_DEV_DATA to its folder")
        return 1
    folder = Path(named)
    scorer = load_scorer(folder)
    loaded = {name: scorer.load(str(folder / "eval" / "data" / "timeml" / name)) for name in SETS}
    rows = []
    for name, docs in loaded.items():
        parts = {"whole": docs}
        if name in GOALS:
            parts["looked at"], parts["held back"] = split(docs)
        for part, chosen in parts.items():
            predicted = predict(chosen)
            both, points = scorer.score(chosen, predicted), scorer.score(chosen, predicted, scorer.POINT_TYPES)
            rows.append((name, part, len(chosen), both["counts"]["gold"], both, points))
    print("| set | documents | expressions | value F1, all | DATE+TIME | relaxed span F1 | strict |")
    print("|---|---|---|---|---|---|---|")
    for name, part, count, gold, both, points in rows:
        scores = (both["value"], points["value"], both["relaxed"], both["strict"])
        numbers = " | ".join(f"{score['F1']:.1f}" for score in scores)
        print(f"| {name}, {part} | {count} | {gold:,} | {numbers} |")
    print("\n| class | expressions | right value |\n|---|---|---|")
    counts = count_classes(scorer, [doc for docs in loaded.values() for doc in docs])
    for name in sorted(counts, key=lambda name: -counts[name][0]):
        total, right = counts[name]
        print(f"| {name} | {total} | {100 * right / total:.0f} % |")
    weekdays = [sum(counts[name][place] for name in KINDS_OF_DAY) for place in (0, 1)]
    print(f"\nbare weekdays together: {100 * weekdays[1] / weekdays[0]:.1f} % of {weekdays[0]}")
    total, right = count_weekdays(scorer, [doc for docs in loaded.values() for doc in docs])
    print(f"of those annotated with a day of that name: {100 * right / total:.1f} % of {total}")
    whole = {name: both["value"]["F1"] for name, part, _, _, both, _ in rows if part == "whole"}
    return 0 if all(whole[name] >= goal for name, goal in GOALS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
