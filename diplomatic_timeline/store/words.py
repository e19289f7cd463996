"""Finding words in the texts of events."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from diplomatic_timeline.store.columns import flatten, member
from diplomatic_timeline.store.index import Index


def find_words(table: pa.Table, index: Index, text: str) -> NDArray[np.bool_]:
    """Return which events contain every word of `text`, each in title, summary, quotation or a participant's name.

    Upper and lower case are one. Words may be parts of words.
    """
    found = np.ones(table.num_rows, np.bool_)
    for word in text.split():
        found &= _find_word(table, index, word)
    return found


def _find_word(table: pa.Table, index: Index, word: str) -> NDArray[np.bool_]:
    found = _contains(table["title"], word) | _contains(table["summary"], word)
    rows, evidence = flatten(table["evidence"])
    found[rows[_contains(member(evidence, "exact"), word)]] = True
    actors = index.labels["actor"]
    return found | actors.having(_matching(actors.names, word))


def _matching(names: Sequence[str], word: str) -> NDArray[np.intp]:
    return np.flatnonzero(_contains(pa.array(names, pa.string()), word))


def _contains(texts: pa.Array | pa.ChunkedArray, word: str) -> NDArray[np.bool_]:
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    if pa.types.is_dictionary(texts.type):
        codes = pc.fill_null(texts.indices, -1).to_numpy(zero_copy_only=False)
        return np.append(_contains(texts.dictionary, word), False)[codes]
    matched = pc.call_function("match_substring", [texts], pc.MatchSubstringOptions(word, ignore_case=True))
    return pc.fill_null(matched, False).to_numpy(zero_copy_only=False)
