"""POLECAT (Halterman et al., Harvard Dataverse): one row an event, 40 columns, lists with ";", PLOVER's words.

The date of publication is when it was reported; contexts are tags.
"""

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.cameo import plover_type, plover_words
from diplomatic_timeline.formats.datasets import DataSet, country_of, day_reader, recode, to_phrase, to_places, to_tags
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.people import read_sources, source_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult

MISSING = ("NA", "None", "nan")


def _read(draft: Draft) -> ImportResult:
    actors, recipients = draft.text("Actor Name", MISSING), draft.text("Recipient Name", MISSING)
    kind, mode = draft.look("Event Type"), draft.look("Event Mode", MISSING)
    sources, found = read_sources(draft, [draft.text("Source", MISSING)], lambda name: source_of(publisher=name))
    names = [draft.text(name, MISSING) for name in ("Placename", "City", "District", "Province", "Country")]
    draft.leave("City", "District", "Province", "Country")
    read = day_reader(draft, "Event Date", "Publication Date")
    words = recode(draft, kind, plover_words)
    detail = pc.binary_join_element_wise(" (", mode, ")", "")
    fields = {
        "id": draft.text("Event ID"),
        "type": recode(draft, kind, plover_type),
        "title": to_phrase(actors, pc.binary_join_element_wise(words, pc.fill_null(detail, ""), ""), recipients),
        "when": draft.read(["Event Date"], read, MISSING),
        "reported": draft.read(["Publication Date"], read, MISSING),
        "participants": to_participants(
            [(split_lists(actors, ";"), "actor"), (split_lists(recipients, ";"), "recipient")]
        ),
        "place": to_places(
            pc.coalesce(*names),
            country_of(draft, names[4]),
            draft.numbers("Latitude", -90, 90, MISSING),
            draft.numbers("Longitude", -180, 180, MISSING),
        ),
        "sources": sources,
        "tags": to_tags(split_lists(draft.text("Contexts", MISSING), ";")),
    }
    return finish(draft, fields, sources=found)


FORMAT = DataSet(
    "polecat",
    "POLECAT events",
    "a table of POLECAT events, with tabs or commas",
    ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name"),
    _read,
).to_format()
