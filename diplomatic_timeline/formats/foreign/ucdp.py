"""UCDP Georeferenced Event Dataset (Sundberg and Melander 2013; codebook of version 24): one row an event of violence.

`date_prec` 1 is an exact day; all others are spans from `date_start` to `date_end`. In one-sided violence side A is the
perpetrator and side B its victims; in all other violence both are sides.
"""

import csv
import re
from dataclasses import replace
from functools import partial

import pyarrow as pa

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import (
    DataSet,
    country_of,
    order_of,
    read_day,
    recode,
    to_phrase,
    to_places,
    to_tags,
)
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Cut
from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.formats.people import read_sources, source_of, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import cut_text
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.when import When

_VIOLENCE = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
_PRECISION = {
    "1": "exact place", "2": "within 25 km", "3": "district", "4": "province", "5": "line or area", "6": "country",
    "7": "international waters or airspace",
}  # fmt: skip
_COLUMNS = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
COLUMNS = tuple(_COLUMNS.split())
_DAY = re.compile(r"\d{4}-\d\d-\d\d\b")
_ARTICLE = re.compile(r"(?P<publisher>[^,]+),\s*(?P<date>\d{4}-\d\d-\d\d)?\s*,?\s*(?P<title>.*)", re.DOTALL)


def read_span(
    start: str | None, end: str | None, precision: str | None, order: ColumnOrder | None = None
) -> str | None:
    """Return the EDTF from start to end; raises `WhenError` for what is no date or ends before it starts."""
    first, last = (read_day(text, order).text if text else None for text in (start, end))
    if first and last and first != last:
        return When.parse(f"{first}/{last}").text
    day = first or last
    return f"{day}~" if day and precision not in (None, "1") else day


def read_articles(text: str | None) -> list[Source]:
    """Return the sources in a cell of `source_article`: quoted items with publisher, date and headline, by ";"."""
    if text is None:
        return []
    found = []
    for item in next(csv.reader([text.replace("\n", " ")], delimiter=";", skipinitialspace=True), []):
        match = _ARTICLE.fullmatch(item.strip())
        if match is None:
            found += source_of(publisher=item.strip() or None)
            continue
        title = match["title"].strip() or None
        (source,) = source_of(publisher=match["publisher"].strip(), title=title) or [None]
        found += [source.model_copy(update={"published": _day(match["date"])})] if source else []
    return found


def _day(text: str | None) -> When | None:
    try:
        return When.parse(text) if text else None
    except WhenError:
        return None


def _read(draft: Draft) -> ImportResult:
    first, second = draft.text("side_a"), draft.text("side_b")
    kind = recode(draft, draft.look("type_of_violence"), _VIOLENCE)
    victims = pc.equal(draft.look("type_of_violence"), "3")
    nobody = pa.scalar(None, pa.string())
    place, country = draft.text("where_coordinates"), draft.look("country")
    articles = draft.text("source_article")
    order = order_of(draft, "date_start", "date_end")
    sources, found = read_sources(draft, [articles], read_articles)
    deaths = pc.binary_join_element_wise(draft.look("best"), " killed", "")
    fields = {
        "id": draft.text("id"),
        "type": pa.repeat(pa.scalar("military"), draft.size),
        "title": to_phrase(first, second, kind, place, deaths),
        "summary": draft.text("source_headline"),
        "when": draft.read(["date_start", "date_end", "date_prec"], partial(read_span, order=order)),
        "participants": to_participants(
            [
                (first, "actor"),
                (pc.if_else(victims, nobody, second), "actor"),
                (pc.if_else(victims, second, nobody), "recipient"),
            ]
        ),
        "place": to_places(
            pc.coalesce(place, country),
            country_of(draft, country),
            draft.numbers("latitude", -90, 90),
            draft.numbers("longitude", -180, 180),
            recode(draft, draft.look("where_prec"), _PRECISION),
        ),
        "sources": sources,
        "tags": to_tags(kind, draft.text("conflict_name")),
    }
    draft.leave("date_prec")
    return finish(draft, fields, sources=found)


def _is_bare(given: Input) -> bool:
    """Say whether it is a table without column names, as some releases of candidate events came."""
    if given.look is None or given.look.cut is None or len(given.look.columns) != len(COLUMNS):
        return False
    told = dict(zip(COLUMNS, given.look.columns, strict=True))
    return told["id"].isdigit() and _DAY.match(told["date_start"]) is not None


def _read_bare(given: Input) -> ImportResult:
    cut = (given.look.cut if given.look else None) or Cut(",")
    frame, notes = cut_text(given, replace(cut, columns=COLUMNS))
    return _read(Draft(frame.with_notes(notes), _NAMED.name))


_NAMED = DataSet(
    "ucdp-ged",
    "UCDP GED",
    "the table of the UCDP Georeferenced Event Dataset",
    ("id", "date_start", "date_end", "side_a", "side_b"),
    _read,
).to_format()
FORMAT = replace(
    _NAMED,
    sniff=lambda given: _NAMED.sniff(given) or _is_bare(given),
    read=lambda given: _read_bare(given) if _is_bare(given) else _NAMED.read(given),
)
