"""TimelineJS 3: its JSON, and the table of its spreadsheet.

https://timeline.knightlab.com/docs/json-format.html. TimelineJS shows texts as HTML, so every text is escaped; a date
has no more parts than are known, and its words and its EDTF stand beside it. A slide needs a date, so events without
one are named on the title slide.
"""

import json
from collections.abc import Iterator
from datetime import tzinfo
from html import escape
from typing import Any

from diplomatic_timeline.citation import to_plain
from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.event import Event
from diplomatic_timeline.exports.bodies import tell_in_html
from diplomatic_timeline.exports.excerpt import Excerpt
from diplomatic_timeline.exports.spans import find_span
from diplomatic_timeline.exports.telling import cite_all, say_credits, say_scope, say_withheld, tell_events
from diplomatic_timeline.formats.cells import guard
from diplomatic_timeline.formats.tables import write_csv
from diplomatic_timeline.when import When

_DATE = ("Year", "Month", "Day", "Time")
COLUMNS = (
    *_DATE,
    *(f"End {name}" for name in _DATE),
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
    "Unique ID",
    "EDTF",
)
"""The columns of the project's own spreadsheet, in its order, and two more that it leaves alone."""
_HUMAN = (-271_820, 275_759)
"""Years that the dates of JavaScript reach; beyond them TimelineJS needs its other scale."""


def write_timelinejs(excerpt: Excerpt) -> bytes:
    """Return the JSON of TimelineJS in UTF-8."""
    slides = list(_slides(excerpt))
    years = [slide[key]["year"] for slide in slides for key in ("start_date", "end_date") if key in slide]
    fits = all(_HUMAN[0] <= year <= _HUMAN[1] for year in years)
    eras = list(_eras(excerpt))
    content = {"scale": "human" if fits else "cosmological", "title": _title(excerpt), "events": slides, "eras": eras}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write_timelinejs_table(excerpt: Excerpt) -> bytes:
    """Return the same as CSV in UTF-8, with the columns of TimelineJS's spreadsheet; no cell of it is a formula."""
    title = {"text": _title(excerpt)["text"], "kind": "title"}
    eras = ({**era, "kind": "era"} for era in _eras(excerpt))
    rows = [_row(slide) for slide in (title, *_slides(excerpt), *eras)]
    return write_csv(COLUMNS, rows).encode()


def _title(excerpt: Excerpt) -> dict[str, Any]:
    info = excerpt.store.info
    undated = [event.title for event in excerpt.timeline.events if find_span(event.when) is None]
    lines = [info.description, say_scope(excerpt), *say_withheld(excerpt)]
    lines += [f"Without a date: {'; '.join(undated)}."] if undated else []
    lines += [say_credits(excerpt), f"To cite: {to_plain(excerpt.view)}"]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return {"text": {"headline": escape(info.title), "text": body}}


def _slides(excerpt: Excerpt) -> Iterator[dict[str, Any]]:
    citations = cite_all(excerpt)
    for told in tell_events(excerpt):
        event = told.event
        dates = _dates(event.when, excerpt.zone)
        if not dates or event.when is None:
            continue
        yield {
            **dates,
            "display_date": escape(told.happened),
            "text": {"headline": escape(event.title), "text": tell_in_html(told, excerpt, citations)},
            **_media(event),
            "group": event.type,
            "unique_id": event.id,
            "edtf": str(event.when),
        }


def _dates(when: When | None, zone: tzinfo) -> dict[str, Any]:
    span = find_span(when, zone)
    if span is None:
        return {}
    start, end = span.first.named(), span.last.named()
    return {"start_date": start} if start == end else {"start_date": start, "end_date": end}


def _eras(excerpt: Excerpt) -> Iterator[dict[str, Any]]:
    for era in excerpt.store.info.eras:
        if dates := _dates(era.when, excerpt.zone):
            yield {"end_date": dates["start_date"], **dates, "text": {"headline": escape(era.name)}}


def _media(event: Event) -> dict[str, Any]:
    media = next((one for one in event.media if is_linkable(one.url)), None)
    if media is None:
        return {}
    told = {"url": media.url, "caption": escape(media.caption or ""), "credit": escape(media.credit or "")}
    return {"media": {name: text for name, text in told.items() if text}}


def _row(slide: dict[str, Any]) -> list[str]:
    text, media = slide["text"], slide.get("media", {})
    cells = [
        *_date_cells(slide.get("start_date", {})),
        *_date_cells(slide.get("end_date", {})),
        *(
            guard(part)
            for part in (
                slide.get("display_date", ""),
                text["headline"],
                text.get("text", ""),
                media.get("url", ""),
                media.get("credit", ""),
                media.get("caption", ""),
            )
        ),
    ]
    ending = ("", slide.get("kind", ""), slide.get("group", ""), "", slide.get("unique_id", ""), slide.get("edtf", ""))
    return [*cells, *map(guard, ending[:-1]), _guard_edtf(ending[-1])]


def _guard_edtf(text: str) -> str:
    """Return an EDTF text that begins with a minus as text; a year alone is a number and harmless."""
    return text if text.lstrip("-").isdigit() else guard(text)


def _date_cells(date: dict[str, int]) -> list[str]:
    clock = ":".join(f"{date[name]:02d}" for name in ("hour", "minute", "second") if name in date)
    return [*(str(date.get(name, "")) for name in ("year", "month", "day")), clock]
