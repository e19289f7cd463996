"""`find_times`: the time expressions of a text, in order."""

from dataclasses import replace
from datetime import date, datetime, tzinfo

from diplomatic_timeline.times.edtf import to_edtf
from diplomatic_timeline.times.grammar import GRAMMAR
from diplomatic_timeline.times.linking import link
from diplomatic_timeline.times.mention import TimeMention
from diplomatic_timeline.times.rule import Reading, Scene, UnanchoredError
from diplomatic_timeline.times.starts import find_starts
from diplomatic_timeline.when import When

_UNANCHORED = Reading("DATE", "", "not resolved: the publication date is not known")


def find_times(text: str, published: date | datetime | None, *, zone: tzinfo | None = None) -> list[TimeMention]:
    """Return the time expressions of `text`, in order and without overlap.

    Relative ones are counted from `published`; with a datetime, "4 hours ago" is counted from its time. Without it
    they are found and left unresolved. `zone` is the zone of clock times that name none. The types and values are
    those of TIMEX3; the method is an ordered grammar with longest match, after HeidelTime (Strötgen and Gertz 2010).
    """
    clock = published if isinstance(published, datetime) else None
    day = clock.date() if clock else published
    scene = Scene(text, day, clock, zone, read_at)
    position = 0
    for start in find_starts(text):
        if start < position:
            continue
        scene.outer = start
        reading = read_at(scene, start)
        if reading is None or reading.end is None:
            continue
        position = reading.end
        if reading.how:
            scene.mentions.append(_mention(scene, start, reading))
    return link(scene)


def read_at(scene: Scene, start: int) -> Reading | None:
    """Return the longest reading of the rules at one place, the earlier rule first; a guard's has no `how`."""
    best: Reading | None = None
    best_end = start
    for rule in GRAMMAR:
        match = rule.pattern.match(scene.text, start)
        if match is None:
            continue
        if rule.resolve is None:
            reading: Reading | None = Reading("DATE", "", "")
        else:
            try:
                reading = rule.resolve(match, scene)
            except UnanchoredError:
                reading = _UNANCHORED
            except (OverflowError, ValueError):
                continue  # the days that can be counted end with the years 1 and 9999
        if reading is None:
            continue
        end = reading.end or match.end()
        if end > best_end:
            best, best_end = replace(reading, rule=rule.name), end
    return replace(best, end=best_end) if best else None


def _mention(scene: Scene, start: int, reading: Reading) -> TimeMention:
    end = reading.end or start
    edtf = reading.edtf
    if edtf is None and reading.type in ("DATE", "TIME"):
        edtf = to_edtf(reading.value, reading.modifier, scene.published)
        edtf = edtf and _with_offset(edtf, reading.offset, scene.zone)
    return TimeMention(
        text=scene.text[start:end],
        start=start,
        end=end,
        type=reading.type,
        value=reading.value,
        when=When.parse(edtf) if edtf else None,
        modifier=reading.modifier or None,
        part_of_day=reading.part_of_day,
        anchor=reading.anchor,
        how=reading.how,
        rule=reading.rule,
    )


def _with_offset(edtf: str, offset: int | None, zone: tzinfo | None) -> str:
    """Return a clock time with the offset that the text names, else with that of `zone`; anything else as it is."""
    bare = edtf.rstrip("~")
    if "T" not in bare or "/" in bare:
        return edtf
    if offset is None:
        if zone is None:
            return edtf
        east = datetime.fromisoformat(bare).replace(tzinfo=zone).utcoffset()
        offset = int(east.total_seconds()) // 60 if east is not None else None
    if offset is None:
        return edtf
    sign, minutes = ("-", -offset) if offset < 0 else ("+", offset)
    return f"{bare}{sign}{minutes // 60:02d}:{minutes % 60:02d}{edtf[len(bare) :]}"
