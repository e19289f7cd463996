"""GDELT 1.0 and 2.0 events, and the mentions of 2.0: tab-separated, without column names, told by the count of columns.

Codebooks: GDELT Event Database 1.03 (2013) and 2.0 (2015). Dates are as coded; the day of an event that lies exactly
one year before it was added is a known error of the coding and is noted. `ActionGeo` is where it happened.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa

from diplomatic_timeline.countries import country_codes
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.cameo import type_of, words_of
from diplomatic_timeline.formats.datasets import country_of, recode, to_phrase, to_places
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Cut, Frame, plain_name
from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.people import read_sources, source_of, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.formats.tabular import cut_text, open_frame
from diplomatic_timeline.formats.text import peek
from diplomatic_timeline.when import When

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_GEO_1 = tuple(part for part in _GEO_2 if part != "ADM2Code")
_MIDDLE = ("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
           "NumSources", "NumArticles", "AvgTone")  # fmt: skip


def _columns(geo: tuple[str, ...]) -> tuple[str, ...]:
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR), *_MIDDLE,
        *(f"{place}Geo_{part}" for place in ("Actor1", "Actor2", "Action") for part in geo),
        "DATEADDED", "SOURCEURL",
    )  # fmt: skip


COLUMNS_1 = _columns(_GEO_1)
COLUMNS_2 = _columns(_GEO_2)
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_PRECISION = {"1": "country", "2": "state", "3": "city", "4": "city", "5": "state"}
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


def read_stamp(text: str | None) -> str | None:
    """Return the EDTF of YYYYMMDD, or of YYYYMMDDHHMMSS in UTC; raises `WhenError` for what is neither."""
    if text is None:
        return None
    match = _STAMP.fullmatch(text)
    if match is None:
        return When.parse(text).text
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return When.parse(f"{day}T{match[4]}:{match[5]}:{match[6]}Z" if match[4] else day).text


def _read_events(draft: Draft) -> ImportResult:
    when = draft.read(["SQLDATE"], read_stamp)
    reported = draft.read(["DATEADDED"], read_stamp)
    _note_early_years(draft)
    first, second = (_actor(draft, number) for number in (1, 2))
    action = pc.coalesce(draft.look("EventCode"), draft.look("EventRootCode"))
    sources, found = read_sources(draft, [draft.text("SOURCEURL")], _source)
    fields = {
        "id": draft.text("GLOBALEVENTID"),
        "type": recode(draft, action, type_of),
        "title": _title(draft, first, action, second),
        "when": when,
        "reported": reported,
        "participants": to_participants([(first, "actor"), (second, "recipient")]),
        "place": to_places(
            draft.text("ActionGeo_FullName"),
            country_of(draft, draft.text("ActionGeo_CountryCode"), "fips"),
            draft.numbers("ActionGeo_Lat", -90, 90),
            draft.numbers("ActionGeo_Long", -180, 180),
            recode(draft, draft.text("ActionGeo_Type"), _PRECISION),
        ),
        "sources": sources,
    }
    known = country_codes("iso3")
    countries = [
        (who, recode(draft, draft.look(f"Actor{number}CountryCode"), known))
        for number, who in ((1, first), (2, second))
    ]
    return finish(draft, fields, sources=found, countries=countries)


def _actor(draft: Draft, number: int) -> pa.Array:
    """Return the names of an actor; where there is none, its code."""
    return pc.coalesce(draft.text(f"Actor{number}Name"), draft.look(f"Actor{number}Code"))


def _title(draft: Draft, first: pa.Array, action: pa.Array, second: pa.Array) -> pa.Array:
    """Return who does what to whom; only with a second actor does a missing first one leave a gap."""
    unnamed = pc.if_else(pc.and_(pc.is_null(first), pc.is_valid(second)), "(not named)", None)
    words = pc.fill_null(recode(draft, action, words_of), "event without a code")
    return to_phrase(pc.coalesce(first, unnamed), words, second)


def _source(text: str | None) -> list[Source]:
    if text is None or text.startswith(("http://", "https://")):
        return source_of(url=text)
    return source_of(publisher=text)  # before 2013, the name of a wire service


def _note_early_years(draft: Draft) -> None:
    days, added = draft.look("SQLDATE"), draft.look("DATEADDED")
    found = draft.distinct(days, pc.utf8_slice_codeunits(added, 0, 8))
    early = [number for number, (day, stamp) in enumerate(found.combinations) if _is_year_before(day, stamp)]
    rows = np.flatnonzero(np.isin(found.codes, early)) if early else np.zeros(0, np.intp)
    cause = "the day lies exactly one year before the event was added, which GDELT often codes by mistake"
    draft.note(rows, "SQLDATE", days, cause, "kept as it is", "look at the source: it may tell of the day it was added")


def _is_year_before(day: str | None, stamp: str | None) -> bool:
    try:
        first, last = date.fromisoformat(day or ""), date.fromisoformat(stamp or "")
    except ValueError:
        return False
    return (first.year + 1, first.month, first.day) == (last.year, last.month, last.day)


def _read_mentions(draft: Draft) -> ImportResult:
    """Return one event for each id that is mentioned: what the mentions tell of it is who reported it, and when."""
    ids = draft.text("GLOBALEVENTID")
    reported = draft.read(["MentionTimeDate"], read_stamp)
    lists, found = read_sources(draft, [draft.text("MentionSourceName"), draft.text("MentionIdentifier")], _mention)
    kept = np.flatnonzero(~draft.bad)
    table = pa.table({"id": ids, "reported": reported, "sources": pc.list_element(lists, 0)}).take(pa.array(kept))
    groups = table.group_by("id", use_threads=False).aggregate([("reported", "min"), ("sources", "list")])
    first = pc.index_in(groups["id"].combine_chunks(), table["id"].combine_chunks()).to_numpy()
    frame = draft.frame
    events = Draft(Frame(frame.file, groups.select(["id"]), frame.lines[kept[first]], 0, 0), draft.format)
    named = events.text("id")
    fields = {
        "id": named,
        "title": to_phrase(pa.repeat(pa.scalar("GDELT event"), events.size), named, between=" "),
        "reported": groups["reported_min"].combine_chunks(),
        "sources": groups["sources_list"].combine_chunks(),
    }
    return _as_rows(finish(events, fields, sources=found), draft, len(kept))


def _as_rows(result: ImportResult, draft: Draft, accepted: int) -> ImportResult:
    problems = (*draft.frame.problems, *draft.problems)
    rejected = draft.frame.rejected + draft.size - accepted
    report = replace(result.report, accepted=accepted, rejected=rejected, problems=problems)
    return replace(result, report=report)


def _mention(name: str | None, address: str | None) -> list[Source]:
    url = address if address and address.startswith(("http://", "https://")) else None
    return source_of(publisher=name, url=url, title=None if url else address)


def _sniff_columns(*counts: int, second: Callable[[str], bool]) -> Callable[[Input], bool]:
    """Return what recognises text without column names whose rows have one of these numbers of cells."""

    def sniff(given: Input) -> bool:
        lines = [line for line in peek(given.head).splitlines()[:20] if line.strip()]
        lines = lines[:-1] or lines
        rows = [line.split("\t") for line in lines]
        good = [row for row in rows if len(row) in counts and row[0].isdigit() and second(row[1])]
        return len(good) * 2 > len(rows)

    return sniff


def _is_day(text: str) -> bool:
    return len(text) == 8 and text.isdigit()


def _is_stamp(text: str) -> bool:
    return len(text) == 14 and text.isdigit()


def _reader(
    columns: tuple[str, ...], fewest: int, name: str, read: Callable[[Draft], ImportResult]
) -> Callable[[Input], ImportResult]:
    def read_file(given: Input) -> ImportResult:
        if _has_names(given) or _has_mentions(given):
            return read(Draft(_renamed(open_frame(given), columns), name))
        frame, notes = cut_text(given, Cut("\t", columns=columns, fewest=fewest, quoted=False))
        return read(Draft(frame.with_notes(notes), name))

    return read_file


def _has_names(given: Input) -> bool:
    look = given.look
    return look is not None and look.has("GLOBALEVENTID", "EventCode") and (look.has("SQLDATE") or look.has("Day"))


def _has_mentions(given: Input) -> bool:
    return given.look is not None and given.look.has("GLOBALEVENTID", "MentionTimeDate", "MentionIdentifier")


def _renamed(frame: Frame, columns: tuple[str, ...]) -> Frame:
    """Return the frame with the codebook's names, as queries of the public database write others."""
    known = {plain_name(name): name for name in columns} | {"day": "SQLDATE"}
    return replace(frame, table=frame.table.rename_columns([known.get(plain_name(c), c) for c in frame.columns]))


_are_mentions = _sniff_columns(14, 15, 16, second=_is_stamp)
_is_second = _sniff_columns(61, second=_is_day)
EVENTS_2 = Format(
    "gdelt2", "GDELT 2.0 events", "61 columns with tabs and no names, or a table with GDELT's column names",
    (".csv", ".tsv"), lambda given: _is_second(given) or _has_names(given),
    _reader(COLUMNS_2, 61, "gdelt2", _read_events),
)  # fmt: skip
EVENTS_1 = Format(
    "gdelt1", "GDELT 1.0 events", "57 or 58 columns with tabs and no names",
    (".csv", ".tsv"), _sniff_columns(57, 58, second=_is_day), _reader(COLUMNS_1, 57, "gdelt1", _read_events),
)  # fmt: skip
MENTIONS = Format(
    "gdelt-mentions", "GDELT 2.0 mentions",
    "14 to 16 columns with tabs and no names, or a table with their names: who told which event, and when",
    (".csv", ".tsv"), lambda given: _are_mentions(given) or _has_mentions(given),
    _reader(MENTION_COLUMNS, 14, "gdelt-mentions", _read_mentions),
)  # fmt: skip
