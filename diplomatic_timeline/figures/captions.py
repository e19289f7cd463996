"""Sentences that say what a chart shows, for those who read it and those who hear it."""

from collections.abc import Sequence

from diplomatic_timeline.figures.frame import lane_name
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.interface import Counts, Lanes, Rows
from diplomatic_timeline.when import When


def caption(query: Query, counts: Counts, size: int, drawn: int, lanes: Lanes) -> str:
    """Return the sentences under a chart: "41 of 123 events, Vladimir Putin or Steve Witkoff. 3 have no date ...".

    `size` is how many events the timeline has, `drawn` how many the chart was given.
    """
    shown = f"{counts.total:,} of {size:,} events" if counts.total != size else f"All {_events(size)}"
    sentences = [", ".join([shown, *_filter_words(query)])]
    if drawn < counts.total - counts.undated:
        sentences.append(
            f"{drawn:,} of them are drawn, evenly spread; choose a shorter time or fewer events to see each"
        )
    if query.start or query.end:
        sentences.append(f"{counts.certain:,} lie in that time for certain, the others possibly")
    if counts.undated:
        have = "has" if counts.undated == 1 else "have"
        sentences.append(
            f"{counts.undated:,} {have} no date and {'stands' if have == 'has' else 'stand'} below the chart"
        )
    if lanes.folded:
        sentences.append(f"The last lane holds {lanes.folded:,} {'other' if lanes.folded == 1 else 'others'}")
    return ". ".join(sentences) + "."


def _events(count: int) -> str:
    return f"{count:,} event" if count == 1 else f"{count:,} events"


def _filter_words(query: Query) -> list[str]:
    chips = query.chips()
    words = []
    for param in dict.fromkeys(chip.param for chip in chips):
        values = [chip.words for chip in chips if chip.param == param]
        joiner = " and " if param == "actor" and query.match == "all" else " or "
        if param != "match":
            words.append(joiner.join(values))
    return words


def alt_text(rows: Rows, lanes: Lanes) -> str:
    """Return the text alternative of the lanes chart: how many events, from when to when, on which lanes."""
    counted = ", ".join(f"{lane_name(lanes, lane)} {count:,}" for lane, count in enumerate(lanes.counts))
    span = _span_words([when for when in rows.when if when])
    return f"Timeline chart of {_events(len(rows))}{span}. Lanes: {counted}. The table lists the same events."


def _span_words(whens: Sequence[str]) -> str:
    if not whens:
        return ""
    if len(set(whens)) == 1:
        return f", {When.parse(whens[0]).words()}"
    return f", the first {When.parse(whens[0]).words()}, the last {When.parse(whens[-1]).words()}"
