"""What ties the events of a mapped table to each other: columns that hold the ids of other rows."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.people import join_lists
from diplomatic_timeline.vocabulary import RelationKind

TIES: tuple[RelationKind, ...] = ("responds_to", "disputes")


def read_ties(
    draft: Draft, columns: Mapping[str, tuple[pa.ListArray, RelationKind]], ids: pa.Array
) -> pa.ListArray | None:
    """Return the relations of each row, None where no column tells of any.

    `columns` have, by their names, the ids of other events and what is said of them. An id that no row has is reported
    and kept, like one of a row that is left out.
    """
    if not columns:
        return None
    for name, (targets, _) in columns.items():
        _report_loose(draft, name, targets, ids)
    targets, column = join_lists([targets for targets, _ in columns.values()])
    kinds = pa.array([kind for _, kind in columns.values()])
    words = pa.DictionaryArray.from_arrays(pa.array(column), kinds).cast(pa.string())
    ties = pa.StructArray.from_arrays([words, targets.flatten()], ["kind", "target"])
    return pa.ListArray.from_arrays(targets.offsets, ties)


def _report_loose(draft: Draft, name: str, targets: pa.ListArray, ids: pa.Array) -> None:
    lost = pc.invert(pc.is_in(targets.flatten(), value_set=pc.drop_null(ids))).to_numpy(zero_copy_only=False)
    rows = pc.list_parent_indices(targets).to_numpy()[lost]
    texts = targets.flatten().filter(pa.array(lost))
    first = np.unique(rows, return_index=True)[1]
    values = pa.nulls(draft.size, pa.string())
    if len(first):
        of_row = np.full(draft.size, None, object)
        of_row[rows[first]] = texts.take(pa.array(first)).to_pylist()
        values = pa.array(of_row, pa.string())
    draft.note(
        np.unique(rows), name, values, "no row has this id", "kept as it is", "give the row that is meant this id"
    )
