"""PA-X peace agreements (Bell et al., University of Edinburgh): one row an agreement, a workbook or CSV.

Parties stand in one cell with "/" or line breaks between them. An agreement is `part_of` its process, which is no event
of the table: the relation names it by number, and its name is a tag.
"""

import re

import pyarrow as pa

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import DataSet, country_of, recode, to_places, to_tags
from diplomatic_timeline.formats.dates import read_when
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.people import split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult

_BETWEEN = re.compile(r"\s*(?:/|\r?\n|_x000D_)\s*")
_LIST = "\x1f"


def to_items(text: str) -> str | None:
    """Return the items of a cell of parties, joined by a character that no text holds."""
    items = [item.strip(" ,;.") for item in _BETWEEN.split(text)]
    return _LIST.join(dict.fromkeys(filter(None, items))) or None


def _read(draft: Draft) -> ImportResult:
    parties, others = (split_lists(recode(draft, draft.text(name), to_items), _LIST) for name in ("Con", "ThrdPart"))
    country = draft.look("Loc1ISO")
    place = recode(draft, draft.text("Loc1ISO"), country_name)
    process = draft.text("PPName")
    fields = {
        "id": draft.text("AgtId"),
        "type": pa.repeat(pa.scalar("agreement"), draft.size),
        "title": draft.text("Agt"),
        "when": draft.read(["Dat"], lambda text: read_when(text).text if text else None),
        "participants": to_participants([(parties, "actor"), (others, "mediator")]),
        "place": to_places(place, country_of(draft, country, "iso3")),
        "relations": _part_of(draft.look("PP"), process),
        "tags": to_tags(draft.text("Stage"), process),
    }
    return finish(draft, fields)


def _part_of(number: pa.Array, name: pa.Array) -> pa.ListArray:
    """Return one relation for each row that has a process, to "process-" and its number, or else its name."""
    targets = split_lists(pc.binary_join_element_wise("process-", pc.coalesce(number, name), ""), None)
    kinds = pa.repeat(pa.scalar("part_of"), len(targets.flatten()))
    return pa.ListArray.from_arrays(
        targets.offsets, pa.StructArray.from_arrays([kinds, targets.flatten()], ["kind", "target"])
    )


FORMAT = DataSet(
    "pa-x",
    "PA-X agreements",
    "the table of peace agreements of PA-X, as a workbook or CSV",
    ("AgtId", "Agt", "Dat", "Con"),
    _read,
).to_format()
