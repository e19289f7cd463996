"""TimelineJS 1 and 2: a JSON object `timeline` with the list `date`, and the table of its spreadsheet.

Its dates are years, "2012,1,26" in JSON or "1/26/2012" in a spreadsheet, in which the month comes first unless the
column shows otherwise. What it calls `asset` is the medium, `tag` the group.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Era
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.foreign.timelinejs import date_of, rows_of, take_slide, to_plain, to_when
from diplomatic_timeline.formats.frames import plain_name
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.jsonitems import items_of
from diplomatic_timeline.formats.problems import Fault
from diplomatic_timeline.formats.records import Collector, leftovers, text_of
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.times import ColumnOrder, infer_order
from diplomatic_timeline.when import When

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_LISTED = re.compile(r"-?\d+(?:\s*,\s*\d+){0,6}\s*,?")
_MONTH_FIRST = ColumnOrder("MDY", "TimelineJS 2 reads the month first")
_ASSET = {"url": "media", "credit": "credit", "caption": "caption"}
_USED = ("startDate", "endDate", "headline", "text", "asset", "tag")
_TABLE = ("start date", "end date", "headline", "text", "media", "media credit", "media caption", "tag", "type")


def read_date(value: object, order: ColumnOrder = _MONTH_FIRST) -> str | None:
    """Return the EDTF of a date as TimelineJS 2 takes it, None for none; raises `WhenError` for what is no date."""
    text = text_of(value)
    if text is None:
        return None
    if _LISTED.fullmatch(text):
        return date_of(dict(zip(_PARTS, text.rstrip(", ").split(","), strict=False)))
    return read_when(text, order).text


def _reader(order: ColumnOrder = _MONTH_FIRST) -> Callable[[Any, Any], str | None]:
    return lambda start, end: to_when(read_date(start, order), read_date(end, order))


def _read_json(given: Input) -> ImportResult:
    gathered = Collector(given.name, "timelinejs2", list(given.notes))
    whole = given.json["timeline"]
    for line, item in items_of(given.json_text, given.name, "date"):
        if not isinstance(item, dict):
            gathered.reject(line, Fault((), text_of(item), "this is not an object", "write a slide as an object"))
            continue
        told = item.get("asset")
        asset: Mapping[str, Any] = told if isinstance(told, dict) else {}
        slide = leftovers(item, _USED) | {
            "start_date": item.get("startDate"),
            "end_date": item.get("endDate"),
            "text": {"headline": item.get("headline"), "text": item.get("text")},
            "media": {name: asset.get(key) for name, key in _ASSET.items()},
            "group": item.get("tag"),
        }
        take_slide(gathered, line, slide, _reader())
    title, about = (to_plain(text_of(whole.get(name))) for name in ("headline", "text"))
    eras = [era for item in whole.get("era") or [] if (era := _read_era(gathered, item))]
    return gathered.finish(title=title, description=about, eras=eras)


def _read_era(gathered: Collector, item: Any) -> Era | None:
    try:
        when = _reader()(item.get("startDate"), item.get("endDate"))
    except (WhenError, AttributeError) as error:
        gathered.note(None, "era", None, f"an era has no date that can be read ({error})", "left out", "correct it")
        return None
    return Era(name=to_plain(text_of(item.get("headline"))) or "era", when=When.parse(when)) if when else None


def _read_table(given: Input) -> ImportResult:
    frame = open_frame(given)
    gathered = Collector(given.name, "timelinejs2-csv", [*frame.problems], rejected=frame.rejected)
    about: dict[str, Any] = {}
    rows = rows_of(frame)
    read = _reader(_order_of(gathered, rows))
    for line, cells in rows:
        if (cells.get("type") or "").lower() in ("start", "title"):
            about = {"title": to_plain(cells.get("headline")), "description": to_plain(cells.get("text"))}
            cause, done = "this row is the title slide", "read as the timeline's title"
            gathered.note(line, "Type", cells["type"], cause, done, "nothing to do")
            gathered.accepted_besides += 1
            continue
        slide: dict[str, Any] = {name: cell for name, cell in cells.items() if name not in _TABLE} | {
            "start_date": cells.get("start date"),
            "end_date": cells.get("end date"),
            "text": {"headline": cells.get("headline"), "text": cells.get("text")},
            "media": {
                "url": cells.get("media"), "credit": cells.get("media credit"), "caption": cells.get("media caption"),
            },
            "group": cells.get("tag"),
        }  # fmt: skip
        take_slide(gathered, line, slide, read)
    return gathered.finish(**about)


def _order_of(gathered: Collector, rows: list[tuple[int, dict[str, str]]]) -> ColumnOrder:
    """Return the order that the dates show, the month first where they show none; a note says which was taken."""
    dates = [(text, line) for line, cells in rows for name in ("start date", "end date") if (text := cells.get(name))]
    order = infer_order(text for text, _ in dates)
    if not order.reason or order.reason.startswith("no date"):
        return _MONTH_FIRST
    taken = order if order.order else _MONTH_FIRST
    line = dates[order.row or 0][1]
    done = f"numeric dates were read {'day' if taken.order == 'DMY' else 'month'} first"
    gathered.note(line, "Start Date", order.deciding, order.reason, done, "nothing to do if that is right")
    return taken


def _sniff_json(given: Input) -> bool:
    whole = given.json
    inner = whole.get("timeline") if isinstance(whole, dict) else None
    return isinstance(inner, dict) and isinstance(inner.get("date"), list)


def _sniff_table(given: Input) -> bool:
    look = given.look
    return look is not None and {"start date", "headline", "media"} <= {plain_name(name) for name in look.columns}


JSON = Format("timelinejs2", "TimelineJS 1 and 2", "the same of older versions", (".json",), _sniff_json, _read_json)
TABLE = Format(
    "timelinejs2-csv", "TimelineJS 2 spreadsheet", "the table of an older TimelineJS spreadsheet", (".csv", ".xlsx"),
    _sniff_table, _read_table,
)  # fmt: skip
