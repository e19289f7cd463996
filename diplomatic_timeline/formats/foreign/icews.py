"""ICEWS coded event data (Boschee et al., Harvard Dataverse): one row an event, 20 columns, "NA" for what is not known.

The text of an event is CAMEO's; story and sentence name the report that it was coded from.
"""

import pyarrow as pa

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.cameo import type_of
from diplomatic_timeline.formats.datasets import DataSet, country_of, day_reader, recode, to_phrase, to_places
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.people import read_sources, source_of, to_participants
from diplomatic_timeline.formats.report import ImportResult

MISSING = ("NA", "NULL")


def _read(draft: Draft) -> ImportResult:
    when = draft.read(["Event Date"], day_reader(draft, "Event Date"), MISSING)
    source, target = draft.text("Source Name", MISSING), draft.text("Target Name", MISSING)
    words = draft.look("Event Text", MISSING)
    sources, found = read_sources(draft, [draft.text("Publisher", MISSING)], lambda name: source_of(publisher=name))
    names = [draft.text(name, MISSING) for name in ("City", "District", "Province", "Country")]
    draft.leave("District", "Province", "Country")
    levels = [pc.if_else(pc.is_valid(name), level, pa.scalar(None, pa.string()))
              for name, level in zip(names, ("city", "district", "province", "country"), strict=True)]  # fmt: skip
    fields = {
        "id": draft.text("Event ID", MISSING),
        "type": recode(draft, draft.look("CAMEO Code"), type_of),
        "title": to_phrase(source, words, target),
        "when": when,
        "participants": to_participants([(source, "actor"), (target, "recipient")]),
        "place": to_places(
            pc.coalesce(*names),
            country_of(draft, names[3]),
            draft.numbers("Latitude", -90, 90, MISSING),
            draft.numbers("Longitude", -180, 180, MISSING),
            pc.coalesce(*levels),
        ),
        "sources": sources,
    }
    countries = [
        (source, country_of(draft, draft.look("Source Country", MISSING))),
        (target, country_of(draft, draft.look("Target Country", MISSING))),
    ]
    return finish(draft, fields, sources=found, countries=countries)


FORMAT = DataSet(
    "icews",
    "ICEWS events",
    "a table of ICEWS coded event data",
    ("Event ID", "Event Date", "Source Name", "Target Name", "CAMEO Code", "Story ID"),
    _read,
).to_format()
