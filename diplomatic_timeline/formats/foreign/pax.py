"""PA-X peace agreements (Bell et al., University of Edinburgh): one row an agreement, a workbook or CSV.

Parties stand in one cell with "/" or line breaks between them, those below the state in round brackets; third parties
may be told in sentences, which are no names. An agreement is `part_of` its process, which is no event
of the table: the relation names it by number, and its name is a tag.
"""

import re

import numpy as np
import pyarrow as pa

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.event import Source
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import DataSet, country_of, day_reader, recode, to_places, to_tags
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.people import read_sources, source_of, split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult

_BETWEEN = re.compile(r"\s*(?:/|\r?\n|_x000D_)\s*")
_BELOW_STATE = re.compile(r"\(([^()]*)\)")
_LIST = "\x1f"
_LONGEST_NAME = 150
"""Characters of a name and title, as of a special representative; what is longer is a sentence about many."""
_NOBODY = ("-", "N/A", "NA", "None")
_PUBLISHER = "PA-X Peace Agreements Database"


def to_items(text: str) -> str | None:
    """Return the names in a cell of parties, joined by a character that no text holds."""
    items = (_BELOW_STATE.sub(r"\1", item) if _BELOW_STATE.fullmatch(item) else item for item in _parts(text))
    return _LIST.join(dict.fromkeys(item for item in items if _is_name(item))) or None


def _parts(text: str) -> list[str]:
    return [item for part in _BETWEEN.split(text) if (item := part.strip(" ,;."))]


def _is_name(item: str) -> bool:
    return len(item) <= _LONGEST_NAME and not item.endswith(":")


def _read(draft: Draft) -> ImportResult:
    parties, others = (
        split_lists(recode(draft, draft.text(name, _NOBODY), to_items), _LIST) for name in ("Con", "ThrdPart")
    )
    country = draft.look("Loc1ISO")
    place = recode(draft, draft.text("Loc1ISO"), country_name)
    process = draft.text("PPName")
    _keep_sentences(draft, "ThrdPart")
    address = pc.coalesce(draft.text("PAX_Hyperlink"), draft.text("PDF_Hyperlink"))
    sources, found = read_sources(draft, [address, draft.look("Agt")], _source)
    fields = {
        "id": draft.text("AgtId"),
        "type": pa.repeat(pa.scalar("agreement"), draft.size),
        "title": draft.text("Agt"),
        "summary": draft.text("description"),
        "when": draft.read(["Dat"], day_reader(draft, "Dat")),
        "participants": to_participants([(parties, "actor"), (others, "mediator")]),
        "place": to_places(place, country_of(draft, country, "iso3")),
        "relations": _part_of(draft.look("PP"), process),
        "sources": sources,
        "tags": to_tags(draft.text("Stage"), process),
    }
    draft.leave("PDF_Hyperlink")
    return finish(draft, fields, sources=found)


def _keep_sentences(draft: Draft, name: str) -> None:
    """Keep a column of parties as it is where it holds sentences, and report them."""
    column = draft.look(name, _NOBODY)
    sentences = recode(draft, column, lambda text: next((part for part in _parts(text) if not _is_name(part)), None))
    rows = np.flatnonzero(pc.is_valid(sentences).to_numpy(zero_copy_only=False))
    if len(rows):
        draft.leave(name)
        cause, done = "a part of the cell is a sentence, no name", "left out of the parties, kept in 'attributes'"
        draft.note(rows, name, sentences, cause, done, "name the parties one a line if they matter")


def _source(address: str | None, title: str | None) -> list[Source]:
    return source_of(publisher=_PUBLISHER, url=address, title=title) if address else []


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
