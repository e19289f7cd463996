"""What a person does with extracted events: corrections, merges, passages, the sheet of an article."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event, Evidence, Participant, Relation
from diplomatic_timeline.extraction import Article, Document, extract_events
from diplomatic_timeline.extraction.review import (
    add_passage,
    cut_text,
    edit_events,
    merge_events,
    new_sheet,
    people_of,
    remove_events,
    try_engine,
)
from diplomatic_timeline.when import When

DAY = date(2031, 5, 15)  # a Thursday
TEXT = (
    "Chad met Niger on Monday. President Ada Okoro said on Tuesday that the talks were good.\n\n"
    "Okoro arrived in Zinder on 3 May 2031."
)


def event(name="one", *, people=(), links=(), spans=(), **rest):
    return Event(
        id=name,
        title=rest.pop("title", name),
        participants=tuple(Participant(name=who, role=role) for who, role in people),
        relations=tuple(Relation(kind=kind, target=target) for kind, target in links),
        evidence=tuple(Evidence(exact=TEXT[start:end], start=start, end=end) for start, end in spans),
        **rest,
    )


def edited(field, value, **rest):
    return edit_events([event(**rest)], {0: {field: value}}, DAY)


def sheet_of(text=TEXT, published=DAY):
    return try_engine(new_sheet(Document(text, published, "The Paper", "Talks"), "talks.txt"), extract_events)


@pytest.mark.parametrize(
    ("typed", "edtf", "words"),
    [
        ("2031-05-13", "2031-05-13", "13 May 2031"),
        ("last Tuesday", "2031-05-13", "13 May 2031"),
        ("late May 2031", "2031-05-21/2031-05-31", "21 May 2031"),
        ("2031-05-06/2031-05-07", "2031-05-06/2031-05-07", "6 to 7 May 2031"),
        ("  ", None, None),
        (None, None, None),
    ],
)
def test_a_date_is_corrected_in_edtf_or_in_words(typed, edtf, words):
    done = edited("when", typed, when=When.parse("2031-01"), when_text="in January", when_how="as written")
    assert done.problems == ()
    (one,) = done.events
    if edtf is None:
        assert (one.when, one.when_text, one.when_how) == (None, None, None)
    else:
        assert one.when is not None
        assert str(one.when).replace("~", "") == edtf
        assert words in one.when.words()
        assert one.when_how == f"entered by hand as “{typed}”"
        assert one.when_text == "in January"
    assert one.attributes["edited_by_hand"] == "when"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("when", "31 February 2031", "31 February 2031"),
        ("when", "never", "is no date"),
        ("type", "party", "'party' is no type of event; choose one of talks"),
        ("status", "true", "'true' is no status"),
        ("title", " ", "needs a title"),
    ],
)
def test_a_correction_that_cannot_be_read_changes_nothing_and_says_why(field, value, words):
    done = edited(field, value)
    assert done.events == (event(),)
    assert words in done.problems[0]
    assert done.problems[0].startswith(f"Event 1, {field}: ")


def test_people_get_new_roles_and_nobody_has_two():
    people = [("Chad", "actor"), ("Niger", "recipient"), ("Mali", "mentioned")]
    (one,) = edited("actor", ["Niger", " Ada  Okoro ", ""], people=people).events
    assert people_of(one, "actor") == ["Niger", "Ada Okoro"]
    assert people_of(one, "recipient") == []
    assert people_of(one, "mentioned") == ["Mali"]
    (one,) = edited("recipient", "Mali; Benin", people=people).events
    assert people_of(one, "recipient") == ["Mali", "Benin"]
    assert people_of(one, "actor") == ["Chad"]


def test_a_value_that_is_the_same_leaves_the_event_as_it_was():
    before = event(people=[("Chad", "actor"), ("Mali", "mentioned")], when=When.parse("2031-05"), type="talks")
    same = {"when": "2031-05", "type": "talks", "actor": ["Chad"], "title": "one", "status": "asserted", "number": 7}
    assert edit_events([before], {0: same, 9: {"title": "x"}}, DAY).events == (before,)


def test_merging_keeps_the_first_with_the_passages_people_and_links_of_all():
    events = [
        event("a", spans=[(0, 25)], people=[("Chad", "actor")], links=[("disputes", "b"), ("cites", "c")]),
        event(
            "b", spans=[(26, 40), (0, 25)], people=[("Chad", "recipient"), ("Mali", "actor")], when=When.parse("2031")
        ),
        event("c", links=[("repeats", "b"), ("repeats", "a")]),
    ]
    merged, other = merge_events(events, ["a", "b"])
    assert (merged.id, str(merged.when)) == ("a", "2031")
    assert [one.start for one in merged.evidence] == [0, 26]
    assert [(one.name, one.role) for one in merged.participants] == [("Chad", "actor"), ("Mali", "actor")]
    assert merged.relations == (Relation(kind="cites", target="c"),)
    assert other.relations == (Relation(kind="repeats", target="a"),)
    assert merge_events(events, ["a"]) == tuple(events)


def test_removing_takes_links_to_the_event_away():
    events = [event("a", links=[("disputes", "b")]), event("b"), event("c")]
    left = remove_events(events, ["b"])
    assert [one.id for one in left] == ["a", "c"]
    assert left[0].relations == ()


def test_a_selected_passage_becomes_the_event_that_the_rules_find_in_it():
    start = TEXT.index("resident Ada")
    events, name = add_passage(Article(TEXT, DAY), (), start, TEXT.index(" good.") + 3)
    (one,) = events
    assert one.id == name
    assert one.evidence[0].exact == "President Ada Okoro said on Tuesday that the talks were good"
    assert (one.type, people_of(one, "actor"), str(one.when)) == ("statement", ["Ada Okoro"], "2031-05-13")
    assert one.attributes == {"edited_by_hand": "added"}
    assert str(one.reported) == "2031-05-15"


def test_a_passage_without_an_event_gets_the_names_and_the_date_in_it():
    words = "Zinder on 3 May 2031"
    (one,), _ = add_passage(Article(TEXT, DAY), (), TEXT.index(words), TEXT.index(words) + len(words))
    assert (one.type, one.title, str(one.when)) == ("other", words, "2031-05-03")
    assert one.when_text == "3 May 2031"


def test_a_surname_in_a_passage_is_the_person_that_the_article_names_in_full():
    start = TEXT.index("Okoro arrived")
    events, _ = add_passage(Article(TEXT, DAY), (), start, len(TEXT))
    assert "Ada Okoro" in [person.name for person in events[0].participants]


@pytest.mark.parametrize(
    ("start", "end", "words"), [(25, 26, "no words"), (5, 5, "no words"), (0, 99_999, "at most 2,000")]
)
def test_a_selection_of_nothing_or_too_much_is_refused(start, end, words):
    article = Article(TEXT + " Chad." * 1_000, DAY)
    with pytest.raises(ExtractionError, match=words):
        add_passage(article, (), start, end)


@given(st.integers(-5, 200), st.integers(-5, 200), st.integers(0, 3))
def test_whatever_is_selected_the_passage_stands_in_the_text(start, end, times):
    events, names = (), []
    for _ in range(times):
        try:
            events, name = add_passage(Article(TEXT, DAY), events, start, end)
        except ExtractionError:
            return
        names.append(name)
    assert len(set(names)) == times == len(events)
    for one in events:
        assert all(TEXT[item.start : item.end] == item.exact for item in one.evidence)


@given(st.lists(st.tuples(st.integers(0, 126), st.integers(0, 126)).filter(lambda span: span[0] < span[1]), max_size=6))
def test_stretches_put_together_are_the_text_and_carry_their_events(spans):
    events = [event(str(number), spans=[span]) for number, span in enumerate(spans)]
    stretches = cut_text(TEXT, events)
    assert "".join(one.text for one in stretches) == TEXT
    for one in stretches:
        assert TEXT[one.start : one.start + len(one.text)] == one.text
        holding = [number for number, (start, end) in enumerate(spans) if start <= one.start < min(end, len(TEXT))]
        fitting = [number for number in holding if spans[number][1] <= len(TEXT)]
        assert list(one.events) == fitting
    assert sorted(number for one in stretches for number in one.heads) == [
        number for number, (_, end) in enumerate(spans) if end <= len(TEXT)
    ]


def test_a_passage_that_is_not_in_the_text_is_not_marked():
    stray = Event(id="a", title="a", evidence=(Evidence(exact="Niger", start=0, end=5), Evidence(exact="Chad")))
    assert [one.events for one in cut_text(TEXT, [stray])] == [()]


def test_a_sheet_without_a_date_is_not_read():
    sheet = sheet_of(published=None)
    assert sheet.found is None
    assert "no date of publication" in (sheet.problem or "")
    assert try_engine(sheet.described(published=DAY), extract_events).problem is None


def test_another_date_means_reading_again_and_the_same_one_does_not():
    sheet = sheet_of()
    assert sheet.events
    assert sheet.described(published=DAY) is sheet
    later = sheet.described(published=date(2031, 6, 1))
    assert (later.found, later.events, later.key) == (None, (), sheet.key)


def test_another_publisher_gives_the_events_their_new_source():
    sheet = sheet_of().edited({0: {"title": "Mine"}})
    other = sheet.described(publisher="Another Paper")
    assert [event.title for event in other.events] == [event.title for event in sheet.events]
    source = other.batch().source
    assert source.id != sheet.batch().source.id
    assert {name for event in other.events for name in event.sources} == {source.id}
    assert {one.source for event in other.undone().events for one in event.evidence} == {source.id}


def test_corrections_of_a_table_are_counted_from_its_base_until_it_is_drawn_anew():
    sheet = sheet_of()
    once = sheet.edited({0: {"title": "First"}})
    twice = once.edited({0: {"title": "Second"}, 1: {"when": "nonsense"}})
    assert [one.events[0].title for one in (once, twice)] == ["First", "Second"]
    assert twice.base == sheet.base
    assert "nonsense" in twice.complaints[0]
    assert twice.settled().base[0].title == "Second"
    assert twice.settled().revision == twice.revision + 1


def test_undo_goes_back_step_by_step_to_what_the_engine_found():
    sheet = sheet_of()
    done = sheet.edited({0: {"title": "Mine"}})
    done = done.changed(remove_events(done.events, [done.events[1].id]))
    assert len(done.events) == len(sheet.events) - 1
    done = done.undone()
    assert (len(done.events), done.events[0].title) == (len(sheet.events), "Mine")
    done = done.undone()
    assert done.events == sheet.events
    assert done.undone() is done
    assert sheet.edited({0: {"title": "Mine"}}).undone().events == sheet.events


def test_the_batch_of_a_sheet_keeps_the_text_only_where_it_may():
    sheet = sheet_of()
    assert sheet.batch().text is None
    kept = replace(sheet, keeps_text=True).batch()
    assert (kept.text, kept.engine, kept.file) == (TEXT, "rules", "talks.txt")
    assert kept.source.publisher == "The Paper"


def test_two_articles_without_title_are_two_sources():
    first, second = (
        new_sheet(Document(text, DAY), "pasted").batch().source for text in ("Chad met Niger.", "Mali met.")
    )
    assert first.id != second.id
    assert first.description == "Article that begins “Chad met Niger.”"


@pytest.mark.parametrize(
    ("change", "count"),
    [
        (lambda sheet: sheet, 0),
        (lambda sheet: sheet.described(publisher="Another Paper"), 0),
        (lambda sheet: sheet.edited({0: {"title": "Mine"}}), 1),
        (lambda sheet: sheet.edited({0: {"title": "Mine"}}).undone(), 0),
        (lambda sheet: sheet.changed(sheet.events[1:]), 1),
        (lambda sheet: sheet.changed((*sheet.events, event("added"))).described(publisher="Another Paper"), 1),
    ],
)
def test_what_a_person_corrected_adds_to_or_takes_from_the_events_found_is_counted(change, count):
    assert change(sheet_of()).corrected == count


def test_a_title_in_brackets_describes_the_article_and_is_no_headline():
    sheet = new_sheet(Document(TEXT, DAY, title="[Chad and Niger meet]"), "talks.json")
    source = sheet.batch().source
    assert (source.title, source.description) == (None, "Chad and Niger meet")
    assert sheet.title == "Chad and Niger meet"
