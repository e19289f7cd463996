"""The record: frozen, strict about its fields, and the same after a trip through JSON."""

import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from diplomatic_timeline.event import (
    Actor,
    Event,
    Evidence,
    Participant,
    Place,
    Relation,
    Source,
    TimelineInfo,
    list_names,
)
from diplomatic_timeline.vocabulary import EVENT_TYPES, RELATIONS, ROLES, STATUSES
from diplomatic_timeline.when import When
from tests.when.generator import EDTF_TEXTS

TEXTS = st.text(string.printable + "é“–Кремль\u2028", min_size=1, max_size=30)
MAYBE = st.none() | TEXTS
WHENS = st.none() | EDTF_TEXTS.map(When.parse)


def one_of(words):
    return st.sampled_from([word.name for word in words])


def many(values):
    return st.lists(values, max_size=3).map(tuple)


COORDINATES = st.floats(-90, 90)
PLACES = st.builds(Place, name=TEXTS, country=MAYBE, lat=st.none() | COORDINATES, lon=st.none() | COORDINATES)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
EVENTS = st.builds(
    Event,
    id=TEXTS,
    type=one_of(EVENT_TYPES),
    title=TEXTS,
    summary=st.just("") | TEXTS,
    when=WHENS,
    when_text=MAYBE,
    when_how=MAYBE,
    reported=WHENS,
    participants=many(st.builds(Participant, name=TEXTS, role=one_of(ROLES))),
    place=st.none() | PLACES,
    status=one_of(STATUSES),
    relations=many(st.builds(Relation, kind=one_of(RELATIONS), target=TEXTS)),
    sources=many(TEXTS),
    evidence=many(st.builds(Evidence, exact=TEXTS, source=MAYBE, start=st.none() | st.integers(0, 999))),
    tags=many(TEXTS),
    flags=many(st.sampled_from(["historical", "future", "hypothetical", "negated"])),
    confidence=st.none() | st.floats(0, 1),
    attributes=st.dictionaries(TEXTS, JSON_VALUES, max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(EVENTS)
def test_event_survives_json(event):
    assert Event.model_validate_json(event.model_dump_json()) == event


@settings(max_examples=50, deadline=None)
@given(EVENTS)
def test_event_survives_plain_json_without_defaults(event):
    assert Event.model_validate(json.loads(json.dumps(event.model_dump(mode="json", exclude_defaults=True)))) == event


def test_when_is_written_as_its_edtf():
    event = Event(id="a", title="A", when="1962-10-22T19:00-04:00", reported="1962-05~")
    assert event.when == When.parse("1962-10-22T19:00-04:00")
    assert event.model_dump(mode="json", include={"when", "reported"}) == {
        "when": "1962-10-22T19:00-04:00",
        "reported": "1962-05~",
    }


FROZEN = [
    (Event(id="a", title="A"), "title"),
    (Participant(name="A"), "role"),
    (Place(name="A"), "country"),
    (Actor(name="A"), "side"),
    (Source(id="a", publisher="A"), "title"),
    (TimelineInfo(id="a", title="A"), "zone"),
]


@pytest.mark.parametrize(("record", "field"), FROZEN, ids=lambda value: type(value).__name__)
def test_record_is_frozen(record, field):
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, field, "other")


# an event's fields, the field that the error names, what it says
BAD = [
    ({"tittle": "A"}, ("tittle",), "Extra inputs are not permitted"),
    ({"title": ""}, ("title",), "at least 1 character"),
    ({"type": "chat"}, ("type",), "'talks', 'visit'"),
    ({"status": "true"}, ("status",), "'confirmed', 'asserted', 'disputed' or 'denied'"),
    ({"when": "2025-3"}, ("when",), "'2025-3' is not EDTF (such as 2025-03-13, 2025-03, 1962-05~ or"),
    ({"when": "2025-3"}, ("when",), "did you mean '2025-03'?"),
    ({"participants": [{"name": "A", "role": "boss"}]}, ("participants", 0, "role"), "'mediator'"),
    ({"place": {"name": "A", "lat": 91}}, ("place", "lat"), "less than or equal to 90"),
    ({"relations": [{"kind": "likes", "target": "b"}]}, ("relations", 0, "kind"), "'responds_to'"),
    ({"evidence": [{"exact": ""}]}, ("evidence", 0, "exact"), "at least 1 character"),
    ({"confidence": 2}, ("confidence",), "less than or equal to 1"),
]


@pytest.mark.parametrize(("fields", "place", "says"), BAD)
def test_bad_field_is_named_with_what_is_allowed(fields, place, says):
    with pytest.raises(ValidationError) as caught:
        Event.model_validate({"id": "a", "title": "A"} | fields)
    errors = caught.value.errors()
    assert [error["loc"] for error in errors] == [place]
    assert says in errors[0]["msg"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "../etc", ""])
def test_a_zone_that_is_none_is_named(zone):
    with pytest.raises(ValidationError, match=f"'{zone}' is not a time zone; use an IANA name such as Europe/Kyiv"):
        TimelineInfo(id="a", title="A", zone=zone)


def test_what_is_not_told_is_none():
    event = Event(id="a", title="A")
    assert (event.when, event.reported, event.place, event.confidence) == (None, None, None, None)
    assert event.status == "asserted"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Fidel Castro"], "Fidel Castro"),
        (["Fidel Castro", "U Thant"], "Fidel Castro, U Thant"),
        (["Castro, Fidel"], "Castro, Fidel"),
        (["Castro, Fidel", "Cuba"], "Castro, Fidel; Cuba"),
    ],
)
def test_names_with_commas_of_their_own_are_told_apart(names, told):
    assert list_names(names) == told
