"""Attribution on PolNeAR (needs TIMELINE_DEV_DATA): `python -m benchmarks.polnear [--detail] [--spacy]`.

Direct quotations: gold contents that lie in quotation marks. Found: half of the gold content is covered by a predicted
one and the other way round. Content F1: tokens inside any content. Attribution F1: contents that share half of the
longer one in tokens, with the right source (its tokens overlap by half of the shorter).
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic_timeline.extraction.carrying import find_attributions
from diplomatic_timeline.extraction.parsing import load_parser, parsed_attributions
from diplomatic_timeline.extraction.units import read_page

Tokens = frozenset[int]


@dataclass(frozen=True)
class Quote:
    content: Tokens
    source: Tokens
    direct: bool
    words: str


def tokens_of(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"\w+", text)]


def inside(tokens: list[tuple[int, int]], spans: list[tuple[int, int]]) -> Tokens:
    return frozenset(k for k, (start, end) in enumerate(tokens) if any(a <= start and end <= b for a, b in spans))


def gold_of(path: Path, tokens: list[tuple[int, int]], text: str, quoted: Tokens) -> list[Quote]:
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("T"):
            ident, place, _ = line.split("\t", 2)
            pairs = re.findall(r"(\d+) (\d+)", place)
            spans[ident] = [(int(a), int(b)) for a, b in pairs]
    for line in lines:
        if not line.startswith("E"):
            continue
        parts = [part.split(":") for part in line.split("\t")[1].split()]
        content = [span for role, ident in parts if role.startswith("Content") for span in spans.get(ident, [])]
        source = [span for role, ident in parts if role.startswith("Source") for span in spans.get(ident, [])]
        inner = inside(tokens, content)
        if inner:
            words = " ".join(text[a:b] for a, b in content)
            direct = len(inner & quoted) >= 0.9 * len(inner)
            found.append(Quote(inner, inside(tokens, source), direct, words))
    return found


def predicted(text: str) -> tuple[list[tuple[list[tuple[int, int]], list[tuple[int, int]]]], list[tuple[int, int]]]:
    page = read_page(text)
    found = parsed_attributions(page, load_parser()) if "--spacy" in sys.argv else find_attributions(page)
    rows = [(list(one.content), [one.speaker] if one.speaker else []) for one in found]
    return rows, [(quotation.start, quotation.end) for quotation in page.quotations]


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in seen:  # texts annotated by several people: the first counts
            seen.add(name)
            yield (folder / "text" / f"{name}.txt").read_text(encoding="utf-8"), path


def pairs(gold: list[Quote], system: list[Quote]) -> list[tuple[Quote, Quote]]:
    """One to one, best first: contents that share at least half of the longer."""
    scored = sorted(
        (
            (len(g.content & s.content) / max(len(g.content), len(s.content)), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(system)
            if g.content & s.content
        ),
        reverse=True,
    )
    used_g, used_s, out = set(), set(), []
    for share, i, j in scored:
        if share >= 0.5 and i not in used_g and j not in used_s:
            used_g.add(i)
            used_s.add(j)
            out.append((gold[i], system[j]))
    return out


def same_source(gold: Quote, system: Quote) -> bool:
    if not gold.source and not system.source:
        return True
    return len(gold.source & system.source) >= 0.5 * max(1, min(len(gold.source), len(system.source))) and bool(
        gold.source & system.source
    )


def f1(hit: int, system: int, gold: int) -> str:
    p, r = hit / max(1, system), hit / max(1, gold)
    return f"P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}"


def main() -> None:
    detail = "--detail" in sys.argv
    folder = Path(os.environ["TIMELINE_DEV_DATA"]) / "eval" / "data" / "polnear" / "dev"
    count: dict[str, int] = dict.fromkeys(
        ("dg", "ds", "dg_hit", "ds_hit", "speaker", "tok_g", "tok_s", "tok_hit", "g", "s", "span", "both"), 0
    )
    began = time.perf_counter()
    for text, path in documents(folder):
        tokens = tokens_of(text)
        rows, quotes = predicted(text)
        quoted = inside(tokens, quotes)
        gold = gold_of(path, tokens, text, quoted)
        system = []
        for content, source in rows:
            inner = inside(tokens, content)
            if inner:
                words = " ".join(text[a:b] for a, b in content)
                system.append(Quote(inner, inside(tokens, source), len(inner & quoted) >= 0.9 * len(inner), words))
        add_up(count, gold, system)
        if detail:
            show_mistakes(path.stem, gold, system, text, tokens)
    print(f"{time.perf_counter() - began:.1f} s for all texts")
    recall, precision = 100 * count["dg_hit"] / count["dg"], 100 * count["ds_hit"] / count["ds"]
    speaker = 100 * count["speaker"] / count["dg_hit"]
    print(f"direct quotations: recall {recall:.1f}  precision {precision:.1f}  right speaker {speaker:.1f}")
    print(f"                   {count['dg']} in the gold, {count['ds']} found")
    print("content tokens:   ", f1(count["tok_hit"], count["tok_s"], count["tok_g"]))
    print("content spans:    ", f1(count["span"], count["s"], count["g"]))
    print("attributions:     ", f1(count["both"], count["s"], count["g"]))


def add_up(count: dict[str, int], gold: list[Quote], system: list[Quote]) -> None:
    matched = pairs(gold, system)
    count["g"] += len(gold)
    count["s"] += len(system)
    count["span"] += len(matched)
    count["both"] += sum(same_source(g, s) for g, s in matched)
    all_g = frozenset().union(*(g.content for g in gold)) if gold else frozenset()
    all_s = frozenset().union(*(s.content for s in system)) if system else frozenset()
    count["tok_g"] += len(all_g)
    count["tok_s"] += len(all_s)
    count["tok_hit"] += len(all_g & all_s)
    direct_g = [g for g in gold if g.direct]
    direct_s = [s for s in system if s.direct]
    count["dg"] += len(direct_g)
    count["ds"] += len(direct_s)
    for g in direct_g:
        hit = max(system, key=lambda s: len(s.content & g.content), default=None)
        if hit and len(hit.content & g.content) >= 0.5 * len(g.content):
            count["dg_hit"] += 1
            count["speaker"] += same_source(g, hit)
    count["ds_hit"] += sum(len(s.content & all_g) >= 0.5 * len(s.content) for s in direct_s)


def show_mistakes(name: str, gold: list[Quote], system: list[Quote], text: str, tokens: list[tuple[int, int]]) -> None:
    print("==", name)
    matched = pairs(gold, system)
    hit_g, hit_s = {id(g) for g, _ in matched}, {id(s) for _, s in matched}

    def source(q: Quote) -> str:
        return " ".join(text[tokens[k][0] : tokens[k][1]] for k in sorted(q.source))

    for g in gold:
        if id(g) not in hit_g:
            print("  missed", "D" if g.direct else "-", f"[{source(g)}]", g.words[:150].replace("\n", " "))
    for s in system:
        if id(s) not in hit_s:
            print("  extra ", "D" if s.direct else "-", f"[{source(s)}]", s.words[:150].replace("\n", " "))
    for g, s in matched:
        if not same_source(g, s):
            print(
                "  source",
                "D" if g.direct else "-",
                f"[{source(g)}] not [{source(s)}]",
                g.words[:100].replace("\n", " "),
            )


if __name__ == "__main__":
    main()
