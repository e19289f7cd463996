"""Queries: read from parameters, written back, said in words."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.query import FILTERS, Chip, Query, read_query
from diplomatic_timeline.query.filters import BY_PARAM
from diplomatic_timeline.vocabulary import EVENT_TYPES, FAMILIES, ROLES, STATUSES
from diplomatic_timeline.when import When

NAMES = st.text(string.ascii_letters + " .,;&=+/éñ“{}'\"<", min_size=1, max_size=20).map(str.strip).filter(bool)
MANY_NAMES = st.lists(NAMES, unique=True, max_size=3).map(tuple)


def some_of(words):
    return st.lists(st.sampled_from([word.name for word in words]), unique=True, max_size=3).map(tuple)


@st.composite
def windows(draw):
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    return draw(st.sampled_from([None, str(first), str(first)[:7]])), draw(st.sampled_from([None, str(last)]))


@st.composite
def queries(draw):
    start, end = draw(windows())
    return Query(
        actor=draw(MANY_NAMES),
        match=draw(st.sampled_from(["any", "all"])),
        role=draw(st.none() | st.sampled_from([role.name for role in ROLES])),
        type=draw(some_of(EVENT_TYPES)),
        family=draw(some_of(FAMILIES)),
        status=draw(some_of(STATUSES)),
        tag=draw(MANY_NAMES),
        text=draw(st.just("") | NAMES),
        place=draw(MANY_NAMES),
        country=draw(MANY_NAMES),
        publisher=draw(MANY_NAMES),
        start=When.parse(start) if start else None,
        end=When.parse(end) if end else None,
        clock=draw(st.sampled_from(["happened", "reported"])),
        publishers=draw(st.none() | st.integers(1, 999)),
        known=draw(st.none() | st.dates()),
    )


@given(queries())
def test_query_survives_the_address(query):
    assert read_query(query.to_params()) == (query, [])


@given(queries())
def test_address_holds_only_what_differs_from_the_default(query):
    assert set(query.to_params()) == {item.param for item in FILTERS if item.field in query.active()}
    assert Query().to_params() == {}


@given(queries())
def test_removing_every_filter_leaves_the_default(query):
    for field in query.active():
        assert field not in query.without(field).active()
        query = query.without(field)
    assert query == Query()


@given(queries())
def test_each_chip_removes_itself_alone(query):
    for chip in query.chips():
        rest = query.without(BY_PARAM[chip.param].field, chip.value)
        assert [other for other in query.chips() if other != chip] == rest.chips()


@given(st.lists(st.tuples(st.sampled_from(sorted(BY_PARAM)), st.text(max_size=12)), max_size=6))
def test_any_parameters_give_a_query_and_sentences(pairs):
    params: dict[str, list[str]] = {}
    for param, text in pairs:
        params.setdefault(param, []).append(text)
    query, problems = read_query(params)
    assert read_query(query.to_params()) == (query, [])
    assert all(problem.split(":")[0] in params for problem in problems)


# a parameter, its value, the words of its chip
CHIPS = [
    ("actor", "Vladimir Putin", "Vladimir Putin"),
    ("match", "all", "all chosen actors together"),
    ("role", "mediator", "as mediator"),
    ("type", "claim", "claim"),
    ("family", "word", "word events"),
    ("status", "disputed", "disputed"),
    ("tag", "energy", "tagged energy"),
    ("q", "cease {fire}", "with “cease {fire}”"),
    ("place", "Jeddah", "at Jeddah"),
    ("country", "SAU", "in Saudi Arabia"),
    ("publisher", "Reuters", "told by Reuters"),
    ("publishers", "2", "told by at least 2 publishers"),
    ("from", "2025-03", "from March 2025"),
    ("to", "2025-03-20~", "to about 20 March 2025"),
    ("clock", "reported", "by when it was reported"),
    ("known", "2025-03-14", "as known on 14 March 2025"),
]


@pytest.mark.parametrize(("param", "value", "words"), CHIPS)
def test_chip_says_the_filter_in_words(param, value, words):
    query, problems = read_query({param: [value]})
    assert problems == []
    assert query.chips() == [Chip(param, value, words)]


def test_every_filter_has_a_chip_example():
    assert [row[0] for row in CHIPS] == [item.param for item in FILTERS]


# a parameter, a bad value, what its notice says
BAD = [
    ("match", "some", "match: 'some' is not one of any, all"),
    ("role", "boss", "role: 'boss' is not one of actor, recipient, mediator, mentioned"),
    ("type", "chat", "type: 'chat' is not one of talks, visit"),
    ("status", "true", "status: 'true' is not one of confirmed, asserted, disputed, denied"),
    ("from", "last week", "from: 'last week' "),
    ("to", "2025-02-30", "to: '2025-02-30' "),
    ("from", "XXXX", "from: 'XXXX' names no time"),
    ("clock", "now", "clock: 'now' is not one of happened, reported"),
    ("known", "2025-03", "known: '2025-03' is not a day such as 2025-03-14"),
    ("publishers", "0", "publishers: '0' is not a whole number from 1 to 999"),
    ("publishers", "000000001999", "publishers: '000000001999' is not a whole number from 1 to 999"),
    ("publishers", f"000000001{'0' * 5000}", "publishers: '000000001000000000000000"),
    ("publishers", "two", "publishers: 'two' is not a whole number from 1 to 999"),
    ("known", "tomorrow", "known: 'tomorrow' is not a day such as 2025-03-14"),
]


@pytest.mark.parametrize(("param", "value", "says"), BAD)
def test_bad_value_is_left_out_with_a_sentence(param, value, says):
    query, problems = read_query({param: [value], "actor": ["Trump"]})
    assert query == Query(actor=("Trump",))
    assert len(problems) == 1
    assert problems[0].startswith(says)


def test_good_values_beside_a_bad_one_are_kept():
    query, problems = read_query({"type": ["claim", "chat", "denial", "claim"]})
    assert query.type == ("claim", "denial")
    assert len(problems) == 1


def test_a_bad_value_of_any_length_makes_a_short_sentence():
    params = {param: ["9" * 5_000] for param in ("type", "from", "known")}
    _, problems = read_query(params)
    assert len(problems) == 3
    assert all(len(problem) < 350 for problem in problems)


# a date as people type it, and the EDTF it is read as
TYPED = [
    ("2025-03", "2025-03"),
    ("13 March 2025", "2025-03-13"),
    ("March 13, 2025", "2025-03-13"),
    ("March-June 2022", "2022-03/2022-06"),
    ("October 1962", "1962-10"),
]


@pytest.mark.parametrize(("typed", "edtf"), TYPED)
def test_a_window_may_be_typed_in_words(typed, edtf):
    query, problems = read_query({"from": [typed]})
    assert problems == []
    assert query.to_params() == {"from": [edtf]}


def test_reversed_window_is_left_out_with_a_sentence():
    query, problems = read_query({"from": ["2025-03-20"], "to": ["2025-03-01"], "type": ["claim"]})
    assert query == Query(type=("claim",))
    assert problems == ["from: 2025-03-20 is after to: 2025-03-01; exchange the two"]


# An evening in New York may be tomorrow in UTC: the window is not reversed.
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-03-13T23:00-04:00", "2025-03-13"),
        ("2025-03-13", "2025-03-13"),
        ("2025-03", "2025-03-05"),
        ("2025", "../2026"),
    ],
)
def test_window_that_holds_something_is_kept(start, end):
    query, problems = read_query({"from": [start], "to": [end]})
    assert (str(query.start), str(query.end), problems) == (start, end, [])


def test_unknown_parameters_are_left_alone():
    assert read_query({"page": ["Timeline"], "lanes": ["type"], "utm_source": ["x"]}) == (Query(), [])


def test_empty_values_say_nothing():
    assert read_query({"actor": ["", "  "], "from": [""], "known": [""], "role": [""]}) == (Query(), [])


def test_the_last_value_of_a_single_choice_counts():
    assert read_query({"clock": ["reported", "happened"]})[0] == Query()


# parameters, the fields that can leave events out
NARROWING = [
    ({}, []),
    ({"clock": ["reported"]}, []),
    ({"match": ["all"]}, []),
    ({"match": ["all"], "actor": ["A"]}, ["actor"]),
    ({"match": ["all"], "actor": ["A", "B"]}, ["actor", "match"]),
    ({"known": ["2025-03-14"], "from": ["2025"]}, ["start", "known"]),
]


@pytest.mark.parametrize(("params", "fields"), NARROWING)
def test_narrowing_filters_are_those_that_can_leave_events_out(params, fields):
    assert read_query(params)[0].narrows() == fields


def test_query_is_frozen():
    with pytest.raises(AttributeError):
        Query().role = "actor"


def test_every_field_has_one_filter_with_the_default_of_the_table():
    assert sorted(item.field for item in FILTERS) == sorted(Query.__slots__)
    for item in FILTERS:
        if item.default is not None:
            assert getattr(Query(), item.field) == item.default


def test_day_is_read_as_a_date():
    assert read_query({"known": ["2025-03-14"]})[0].known == date(2025, 3, 14)
