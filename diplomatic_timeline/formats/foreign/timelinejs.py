"""TimelineJS 3: its JSON (`events`, `eras`, `title`) and the table of its spreadsheet, by the same rules.

https://timeline.knightlab.com/docs/json-format.html. Dates are parts: year, month, day, hour, minute; a part that is
not told is not known. `display_date` is the author's wording of the date and is kept as such.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Era, Media
from diplomatic_timeline.formats.frames import Frame, plain_name
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import items_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, date_fault, leftovers, text_of, texts_of
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.times.edtf import year_text
from diplomatic_timeline.when import When

_TAGS = re.compile(r"<[^<>]*>")
_USED = ("start_date", "end_date", "display_date", "text", "media", "group", "unique_id")
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\.\d+)?\s*(?P<half>[AaPp][Mm])?")
_PARTS = ("year", "month", "day", "hour", "minute", "second")


def to_plain(text: str | None) -> str | None:
    """Return what a reader would see of HTML: its text without tags."""
    if not text:
        return None
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split()) or None


def date_of(parts: Mapping[str, Any]) -> str | None:
    """Return the EDTF of a date in parts, None where no year is told; raises `WhenError` for parts that are no date."""
    told = {name: text for name in _PARTS if (text := text_of(parts.get(name))) is not None}
    if "year" not in told:
        return None
    try:
        numbers = {name: int(float(text)) for name, text in told.items()}
    except (ValueError, OverflowError) as error:
        written = ", ".join(f"{name} '{text}'" for name, text in told.items())
        raise WhenError(f"'{written}' is no date; write year, month and day in digits") from error
    edtf = year_text(numbers["year"])
    for name in ("month", "day"):
        if name not in numbers:
            return When.parse(edtf).text
        edtf += f"-{numbers[name]:02d}"
    if "hour" in numbers:
        edtf += f"T{numbers['hour']:02d}:{numbers.get('minute', 0):02d}"
        edtf += f":{numbers['second']:02d}" if "second" in numbers else ""
    return When.parse(edtf).text


def _span(start: Mapping[str, Any] | None, end: Mapping[str, Any] | None) -> str | None:
    return to_when(date_of(start or {}), date_of(end or {}))


def to_when(first: str | None, last: str | None) -> str | None:
    """Return the EDTF of a slide from its start and end; an end alone is no date."""
    return When.parse(f"{first}/{last}").text if first and last and first != last else first


def _read_json(given: Input) -> ImportResult:
    gathered = Collector(given.name, "timelinejs", list(given.notes))
    for line, slide in items_of(given.json_text, given.name, "events"):
        if isinstance(slide, dict):
            take_slide(gathered, line, slide)
        else:
            gathered.reject(line, Fault((), text_of(slide), "this is not an object", "write a slide as an object"))
    whole = given.json
    title = _object(_object(whole.get("title")).get("text"))
    name, about = (to_plain(text_of(title.get(part))) for part in ("headline", "text"))
    eras = [
        era for line, item in items_of(given.json_text, given.name, "eras") if (era := _read_era(gathered, line, item))
    ]
    return gathered.finish(title=name, description=about, eras=eras)


def take_slide(
    gathered: Collector, line: int, slide: Mapping[str, Any], read: Callable[[Any, Any], str | None] = _span
) -> None:
    """Keep a slide of TimelineJS 3 as an event; `read` makes the EDTF of its start and end."""
    try:
        when = read(slide.get("start_date"), slide.get("end_date"))
    except (WhenError, AttributeError) as error:
        problem = error if isinstance(error, WhenError) else WhenError("a date is not an object")
        gathered.reject(line, date_fault("start_date", text_of(slide.get("start_date")), problem))
        return
    text, media = (_object(slide.get(name)) for name in ("text", "media"))
    headline, body = to_plain(text_of(text.get("headline"))), to_plain(text_of(text.get("text")))
    shown = text_of(slide.get("display_date")) or text_of(_object(slide.get("start_date")).get("display_date"))
    found = {
        "title": headline or (body or "")[:120] or to_plain(text_of(media.get("caption"))) or "",
        "summary": body or "",
        "when": when,
        "when_text": shown,
        "media": _read_media(media),
        "tags": texts_of(slide.get("group")),
        "attributes": leftovers(slide, _USED),
    }
    if identifier := text_of(slide.get("unique_id")):
        found["id"] = identifier
    gathered.take(line, found)


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _read_media(media: Mapping[str, Any]) -> list[Media]:
    url = text_of(media.get("url"))
    caption, credit = (to_plain(text_of(media.get(name))) for name in ("caption", "credit"))
    return [Media(url=url, caption=caption, credit=credit)] if url else []


def _read_era(gathered: Collector, line: int, item: Any) -> Era | None:
    try:
        when = _span(item.get("start_date"), item.get("end_date"))
        name = to_plain(text_of((item.get("text") or {}).get("headline")))
    except (WhenError, AttributeError) as error:
        gathered.note(line, "eras", None, f"an era has no date that can be read ({error})", "left out", "correct it")
        return None
    return Era(name=name or "era", when=When.parse(when)) if when else None


def _read_table(given: Input) -> ImportResult:
    frame = open_frame(given)
    gathered = Collector(given.name, "timelinejs-csv", [*frame.problems], rejected=frame.rejected)
    about: dict[str, Any] = {}
    eras = []
    for line, cells in rows_of(frame):
        slide = _to_slide(cells)
        kind = (cells.get("type") or "").lower()
        if kind == "title":
            about = {"title": to_plain(slide["text"]["headline"]), "description": to_plain(slide["text"]["text"])}
            gathered.note(
                line, "Type", "title", "this row is the title slide", "read as the timeline's title", "nothing"
            )
            gathered.accepted_besides += 1
        elif kind == "era":
            eras += [era for era in [_read_era(gathered, line, slide)] if era]
            gathered.accepted_besides += 1
        else:
            take_slide(gathered, line, slide)
    return gathered.finish(eras=eras, **about)


def rows_of(frame: Frame) -> list[tuple[int, dict[str, str]]]:
    """Return the filled cells of each row by the plain names of their columns, with its line."""
    names = [plain_name(name) for name in frame.columns]
    return [
        (line, {name: cell for name, cell in zip(names, row.values(), strict=True) if cell})
        for line, row in zip(frame.lines.tolist(), frame.table.to_pylist(), strict=True)
    ]


_TABLE = {
    "year", "month", "day", "time", "end year", "end month", "end day", "end time", "display date", "headline", "text",
    "media", "media credit", "media caption", "group", "type", "unique id",
}  # fmt: skip


def _to_slide(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of the spreadsheet as the slide that TimelineJS makes of it."""
    slide: dict[str, Any] = {name: cell for name, cell in cells.items() if name not in _TABLE}
    slide |= {
        "start_date": _date_parts(cells, ""),
        "end_date": _date_parts(cells, "end "),
        "display_date": cells.get("display date"),
        "text": {"headline": cells.get("headline"), "text": cells.get("text")},
        "media": {
            "url": cells.get("media"), "credit": cells.get("media credit"), "caption": cells.get("media caption"),
        },
        "group": cells.get("group"),
        "unique_id": cells.get("unique id"),
    }  # fmt: skip
    return slide


def _date_parts(cells: Mapping[str, str], lead: str) -> dict[str, str]:
    parts = {name: cells[f"{lead}{name}"] for name in ("year", "month", "day") if f"{lead}{name}" in cells}
    clock = _CLOCK.fullmatch(cells.get(f"{lead}time", "").strip())
    if clock and "day" in parts:
        hour = int(clock["hour"])
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"].lower() == "pm" else 0)
        parts |= {"hour": str(hour), "minute": clock["minute"]}
        parts |= {"second": clock["second"]} if clock["second"] else {}
    return parts


def _sniff_json(given: Input) -> bool:
    whole = given.json
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        return False
    slides = [item for item in whole["events"][:20] if isinstance(item, dict)]
    return bool(slides) and any("start_date" in slide or isinstance(slide.get("text"), dict) for slide in slides)


def _sniff_table(given: Input) -> bool:
    look = given.look
    return look is not None and {"year", "headline", "month"} <= {plain_name(name) for name in look.columns}


JSON = Format("timelinejs", "TimelineJS", "a TimelineJS timeline as JSON", (".json",), _sniff_json, _read_json)
TABLE = Format(
    "timelinejs-csv", "TimelineJS spreadsheet", "the table of a TimelineJS spreadsheet, published or saved as CSV",
    (".csv", ".xlsx"), _sniff_table, _read_table,
)  # fmt: skip
