"""Build the bundled timelines: `data/<id>/facts.jsonl` and the reviewed tables -> a Data Package in the same folder.

Run `python scripts/build_bundled.py` in the project's folder after a change to any of these.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.event import Era, Timeline, TimelineInfo
from diplomatic_timeline.formats.datapackage import write_folder
from diplomatic_timeline.formats.tables import read_csv
from diplomatic_timeline.when import When
from scripts.fact_records import Fact, Reviewed, to_actors, to_corrected, to_event, to_sources

DATA = Path(__file__).parents[1] / "data"
_COMMON = {"licence": "MIT", "creators": ("Diplomatic Timeline Explorer contributors",), "version": "1.0.0"}

TIMELINES: tuple[TimelineInfo, ...] = (
    TimelineInfo(
        id="ukraine-ceasefire-2025",
        title="Ukraine ceasefire diplomacy, February to March 2025",
        description=(
            "How Washington, Moscow, Kyiv and European capitals bargained over a ceasefire, from the Trump-Putin call "
            "of 12 February 2025 to the end of March 2025, and who claimed, denied and disputed what on the way."
        ),
        zone="Europe/Kyiv",
        eras=(Era(name="US military aid paused", when=When.parse("2025-03-03/2025-03-11")),),
        **_COMMON,
    ),
    TimelineInfo(
        id="cuban-missile-crisis-1962",
        title="The Cuban missile crisis, 1962",
        description=(
            "How the United States, the Soviet Union, Cuba and the United Nations came to the brink of nuclear war and "
            "back, from the secret Soviet decision of May 1962 to the hotline of June 1963, and when each step became "
            "public."
        ),
        zone="America/New_York",
        eras=(
            Era(name="The thirteen days", when=When.parse("1962-10-16/1962-10-28")),
            Era(name="Naval quarantine", when=When.parse("1962-10-24/1962-11-20")),
        ),
        **_COMMON,
    ),
)


def build(info: TimelineInfo, folder: Path) -> Timeline:
    """Return the timeline that the facts and reviewed tables in a folder tell."""
    facts = read_facts(folder)
    actors = read_reviewed(folder / "actors.reviewed.csv")
    places = read_reviewed(folder / "places.reviewed.csv")
    agencies = read_reviewed(folder.parent / "agencies.reviewed.csv")
    events = tuple(to_event(fact, actors, places, agencies) for fact in facts)
    return Timeline(info, events, to_actors(facts, actors), to_sources(facts, agencies))


def read_facts(folder: Path) -> list[Fact]:
    """Return the facts of a folder, corrected by the rows of its `corrections.reviewed.csv` if it has one."""
    facts = [json.loads(line) for line in (folder / "facts.jsonl").read_text("utf-8").splitlines()]
    table = folder / "corrections.reviewed.csv"
    rows = [row.cells for row in read_csv(table.read_text("utf-8")).rows] if table.exists() else []
    unknown = {row["event"] for row in rows} - {fact["id"] for fact in facts}
    if unknown:
        raise FormatError(f"corrections.reviewed.csv corrects events that no fact tells: {', '.join(sorted(unknown))}")
    return [to_corrected(fact, [row for row in rows if row["event"] == fact["id"]]) for fact in facts]


def read_reviewed(path: Path) -> Reviewed:
    """Return the rows of a reviewed table by their first column."""
    table = read_csv(path.read_text("utf-8"))
    return {row.cells[table.columns[0]]: row.cells for row in table.rows}


def main() -> None:
    """Build every bundled timeline, in its own folder or below another one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("into", nargs="?", type=Path, default=DATA, help="write below this folder instead of data/")
    into = parser.parse_args().into
    for info in TIMELINES:
        timeline = build(info, DATA / info.id)
        write_folder(timeline, into / info.id)
        print(
            f"{info.id}: {len(timeline.events)} events, {len(timeline.actors)} actors, {len(timeline.sources)} sources"
        )


if __name__ == "__main__":
    main()
