"""Sentences that say what a chart shows, for those who read it and those who hear it."""

from collections import Counter
from collections.abc import Sequence

from diplomatic_timeline.figures.frame import lane_name
from diplomatic_timeline.figures.palette import HOLLOW
from diplomatic_timeline.query import Query
from diplomatic_timeline.query.window import day_text
from diplomatic_timeline.store.interface import Counts, Histogram, LaneField, Lanes, Rows
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES
from diplomatic_timeline.when import When
from diplomatic_timeline.when.calendar import DAY

_ONE_OF: dict[LaneField, tuple[str, str]] = {
    "actor": ("actor", "actors"),
    "country": ("country", "countries"),
    "side": ("side", "sides"),
    "type": ("type", "types"),
    "publisher": ("publisher", "publishers"),
    "place": ("place", "places"),
    "status": ("status", "statuses"),
}
_SEVERAL: dict[LaneField, str] = {
    "actor": "several actors",
    "country": "actors of several countries",
    "side": "actors of several sides",
    "publisher": "several publishers",
}
"""What an event has that stands in several lanes; by any other field it stands in one."""


def caption(query: Query, counts: Counts, size: int, drawn: int, lanes: Lanes) -> str:
    """Return the sentences under a chart: "41 of 123 events, 11 to 20 March 2025, Vladimir Putin. 3 have no date ...".

    `size` is how many events the timeline has, `drawn` how many the chart was given.
    """
    sentences = [", ".join([_shown(counts.total, size), *_filter_words(query)])]
    if drawn < counts.total - counts.undated:
        sentences.append(f"{drawn:,} of them are drawn, evenly spread over time; a shorter time shows each")
    partly = counts.total - counts.certain - counts.undated
    if (query.start or query.end) and partly:
        wholly = f"{counts.certain:,} {'lies' if counts.certain == 1 else 'lie'} wholly in that time"
        sentences.append(f"{wholly}, {partly:,} in part or possibly")
    if counts.undated:
        have, stand = ("has", "stands") if counts.undated == 1 else ("have", "stand")
        sentences.append(f"{counts.undated:,} {have} no date and {stand} below the chart")
    if lanes.field in _SEVERAL and sum(lanes.counts) > counts.total:
        sentences.append(f"An event with {_SEVERAL[lanes.field]} stands in several lanes")
    if lanes.folded:
        sentences.append(f"The last lane gathers {lanes.folded:,} more {_ONE_OF[lanes.field][lanes.folded != 1]}")
    return ". ".join(sentences) + "."


def _shown(total: int, size: int) -> str:
    if total < size:
        return f"{f'{total:,}' if total else 'None'} of {_events(size)}"
    return "The only event of this timeline" if size == 1 else f"All {_events(size)} of this timeline"


def _events(count: int) -> str:
    return f"{count:,} event" if count == 1 else f"{count:,} events"


def _filter_words(query: Query) -> list[str]:
    words, chips = [], query.chips()
    for param in dict.fromkeys(chip.param for chip in chips):
        values = [chip.words for chip in chips if chip.param == param]
        joiner = " and " if param == "actor" and query.match == "all" else " or "
        if param == "clock":
            words.append("placed by when they were reported")
        elif param == "from" or (param == "to" and query.start is None):
            words.append(_window_words(query.start, query.end))
        elif param not in ("match", "to"):
            words.append(joiner.join(values))
    return words


def _window_words(start: When | None, end: When | None) -> str:
    """Say a window; two plain dates are said as one interval, which leaves out what they share."""
    if start is None or end is None:
        return f"from {start.words()} on" if start else f"up to {end.words()}" if end else ""
    if start.kind == end.kind == "date":
        return start.words() if start.text == end.text else When.parse(f"{start}/{end}").words()
    return f"from {start.words()} to {end.words()}"


def alt_text(rows: Rows, lanes: Lanes) -> str:
    """Return the text alternative of the lanes chart: how many events, from when to when, on which lanes, of what kind.

    Numbers by lane and by family are those of the events that match and of the events drawn.
    """
    if not len(rows):
        return "Timeline chart without events."
    matching = f" ({rows.total:,} match)" if rows.total > len(rows) else ""
    lane_counts = [f"{lane_name(lanes, lane)} {count:,}" for lane, count in enumerate(lanes.counts)]
    families = Counter(EVENT_TYPES[code].family for code in rows.type.tolist())
    family_counts = [f"{term.name} {families[term.name]:,}" for term in FAMILIES if families[term.name]]
    contested = sum(HOLLOW[code] for code in rows.status.tolist())
    sentences = (
        f"Timeline chart of {_events(len(rows))}{matching}{_span_words([when for when in rows.when if when])}",
        f"Lanes: {', '.join(lane_counts)}",
        f"Families: {', '.join(family_counts)}",
        f"{contested:,} {'is' if contested == 1 else 'are'} disputed or denied",
        "The table lists the same events",
    )
    return ". ".join(sentences) + "."


def strip_alt(histogram: Histogram, counts: Counts) -> str:
    """Return the text alternative of the overview strip: how many events it counts, and where most of them are."""
    sums, days = histogram.counts.sum(axis=0), histogram.edges // DAY
    most = int(sums.argmax())
    first, last = _days_words(int(days[0]), int(histogram.edges[-1] - 1) // DAY), int(histogram.edges[most + 1] - 1)
    peak = _days_words(int(days[most]), last // DAY)
    sentences = (
        f"Strip that counts {_events(counts.total - counts.undated)}, {first}",
        f"most at once, {int(sums[most]):,}, around {peak}",
    )
    return "; ".join(sentences) + ". Drag over a stretch to see only that time. The table lists the same events."


def _days_words(first: int, last: int) -> str:
    start, end = day_text(first), day_text(last)
    return When.parse(start if start == end else f"{start}/{end}").words()


def _span_words(whens: Sequence[str]) -> str:
    if not whens:
        return ""
    if len(set(whens)) == 1:
        return f", {When.parse(whens[0]).words()}"
    return f", the first {When.parse(whens[0]).words()}, the last {When.parse(whens[-1]).words()}"
