"""By how many publishers something is told, in words."""

import pyarrow as pa
import pytest

from diplomatic_timeline.event import Source
from diplomatic_timeline.store.corroboration import count_tellings, read_telling
from diplomatic_timeline.store.tellers import read_tellers

SAID = [
    ([], 0, "no source recorded"),
    ([("Post", None)], 1, "1 publisher"),
    ([("Post", None), ("Post", None)], 1, "1 publisher"),
    ([("Post", None), ("Times", None)], 2, "2 publishers"),
    ([("Post", "Reuters")], 1, "1 publisher, reprinting Reuters"),
    ([("Post", "Reuters"), ("Post", "AP")], 2, "1 publisher, reprinting AP and Reuters"),
    ([("Post", "Reuters"), ("Times", "Reuters")], 1, "2 publishers, both reprinting Reuters"),
    ([("Post", "Reuters"), ("Times", "Reuters"), ("Sun", "Reuters")], 1, "3 publishers, all reprinting Reuters"),
    ([("Post", None), ("Times", "AP"), ("Sun", "AP")], 2, "3 publishers, 2 of them reprinting AP"),
    ([("Post", None), ("Times", "AP")], 2, "2 publishers, 1 of them reprinting AP"),
    ([("Reuters", None), ("Times", "Reuters")], 1, "2 publishers, 1 of them reprinting Reuters"),
    ([("Post", "AP"), ("Times", "AFP"), ("Sun", "AP")], 2, "3 publishers, 2 of them reprinting AP and 1 AFP"),
]


@pytest.mark.parametrize(("tellings", "independent", "words"), SAID, ids=[words for _, _, words in SAID])
def test_reprints_are_named_and_count_once(tellings, independent, words):
    found = count_tellings(tellings)
    assert found.independent == independent
    assert found.words() == words


@pytest.mark.parametrize(("agency", "telling"), [(None, None), ("Reuters", None), ("AP", "AP")])
def test_nobody_reprints_themselves(agency, telling):
    assert read_telling(Source(id="s", publisher="Reuters", agency=agency)) == ("Reuters", telling)


@pytest.mark.parametrize(
    ("publisher", "agency"), [("Post", "A:P\x1f"), ("2:Post", "AP"), ("Ünion", "Ä:P"), ("7", "7:7")]
)
def test_names_of_those_who_tell_may_hold_any_character(publisher, agency):
    sources = [Source(id="s", publisher=publisher, agency=agency), Source(id="t", publisher="Sun", agency="DPA")]
    told = read_tellers(pa.chunked_array([[["s"]]], pa.list_(pa.string())), 1, sources)
    assert told.tellings == ((publisher, agency or None), ("Sun", "DPA"))
