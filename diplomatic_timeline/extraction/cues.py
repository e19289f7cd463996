"""Reporting verbs: what a verb of speech or thought says about the type of event, and where its content stands.

`data/cues.csv` lists them by hand. `frame` is one of
- `that`: the content is a clause or a quotation, before, behind or around speaker and verb ("X said that ...", "...,
  X said");
- `whom`: as `that`, with the hearer between ("told reporters that ...", "urged Kyiv to ...");
- `what`: the content is what follows the verb as its object ("rejected the plan", "called for talks");
- `of`: a person, then the matter ("accused Moscow of ...", "blamed Kyiv for ...").
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

from diplomatic_timeline.extraction.wordlists import read_table, words_of
from diplomatic_timeline.vocabulary import TypeName


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech, with its particle where it has one; `type` is None for thoughts, which are no events."""

    verb: str
    particle: str
    type: TypeName | None
    frame: str


def _cues() -> tuple[Cue, ...]:
    rows = []
    for row in read_table("cues.csv"):
        for entry in row["verbs"].split():
            verb, _, particle = entry.partition("+")
            kind = cast("TypeName", row["type"]) if row["type"] else None
            rows.append(Cue(verb, particle.replace("+", " "), kind, row["frame"]))
    return tuple(rows)


CUES: tuple[Cue, ...] = _cues()
DENYING = frozenset(cue.verb for cue in CUES if cue.type == "denial")

# Verbs whose content may be an infinitive: "agreed to meet". After the others "to" begins something else.
TAKES_TO = words_of("takes to")
# Verbs that report a clause only with "that": without it "show will" and "find a way" are deeds.
NEEDS_THAT = words_of("needs that")
# Orders and requests name the hearer and then the deed: "urged Kyiv to ...".
NEEDS_TO = words_of("needs to")


@cache
def cues_of(verb: str) -> tuple[Cue, ...]:
    """Return the cues of a verb in the order of the table, those with a particle first."""
    rows = [cue for cue in CUES if cue.verb == verb]
    return tuple(sorted(rows, key=lambda cue: -len(cue.particle)))
