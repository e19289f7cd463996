"""Everyday words for kinds of events become types of the record; the words stay as tags, and the report says so."""

import pytest

from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.formats.interface import Input
from diplomatic_timeline.formats.kinds import _WORDS, read_kind
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.vocabulary import TYPES

KINDS = [
    ("talks", "talks"), ("Talks ", "talks"), ("meeting", "talks"), ("Meetings", "talks"), ("summit", "talks"),
    ("negotiations", "talks"), ("state visit", "visit"), ("phone call", "call"), ("Phone-call", "call"),
    ("letter", "call"), ("peace plan", "proposal"), ("treaty", "agreement"), ("ceasefire agreement", "agreement"),
    ("Ceasefire", "agreement"), ("veto", "rejection"), ("appeal", "demand"), ("resolution", "vote"),
    ("referendum", "vote"), ("press conference", "statement"), ("Statements", "statement"), ("speech", "statement"),
    ("allegation", "accusation"), ("ultimatum", "threat"), ("arms embargo", "sanction"),
    ("humanitarian aid", "aid"), ("air strike", "military"), ("Airstrikes", "military"), ("shelling", "military"),
    ("news report", "report"), ("protest", "other"),
    ("strike", None), ("banquet", None), ("", None), ("-", None), ("no talks", None), ("s", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "name"), KINDS)
def test_a_word_means_a_type(word, name):
    found = read_kind(word)
    assert (found and found[0]) == name


def test_a_word_stays_unless_it_is_the_type_itself():
    assert read_kind(" TALKS") == ("talks", None)
    assert read_kind("Phone  call") == ("call", "Phone call")
    assert read_kind("threats") == ("threat", "threats")


def test_every_word_of_the_table_means_one_type_and_is_no_type_itself():
    words = [" ".join(word.split()) for words in _WORDS.values() for word in words.split(";")]
    assert len(words) == len(set(words))
    assert not set(words) & TYPES.keys()
    assert all(word == word.lower() and read_kind(word) for word in words)
    assert set(_WORDS) <= TYPES.keys()


TABLE = b"title,when,type,tags\nA,2025,summit,x\nB,2025,air strike,\nC,2025,talks,y\nD,2025,Summit,\nE,2025,veto,veto\n"


def test_a_flat_table_may_say_its_types_in_everyday_words():
    read = read_timeline(TABLE, "t.csv")
    events = read.timeline.events
    assert [event.type for event in events] == ["talks", "military", "talks", "talks", "rejection"]
    assert [event.tags for event in events] == [("x", "summit"), ("air strike",), ("y",), ("Summit",), ("veto",)]
    (note,) = [problem for problem in read.report.problems if problem.column == "type"]
    assert (note.line, note.rows) == (2, 4)
    assert "line 2, column 'type', 3 further rows: " in str(note)
    assert note.cause == (
        "types are told in other words ('summit' as 'talks', 'air strike' as 'military', 'Summit' as 'talks', "
        "'veto' as 'rejection')"
    )
    assert "tags" in note.done


def test_a_word_that_means_no_type_costs_its_row_in_a_flat_table():
    read = read_timeline(b"title,when,type\nA,2025,banquet\nB,2025,summit\n", "t.csv")
    assert [event.title for event in read.timeline.events] == ["B"]
    assert "'banquet' is not one of the allowed words" in str(read.report.problems[-1])


def test_a_mapped_table_may_say_its_types_in_everyday_words():
    rows = "Talks open,2025-03-01,summit,x\nShells fall,2025-03-02,shelling,\nDinner,2025-03-03,banquet,\n"
    frame = open_frame(Input("t.csv", f"What,Day,Kind,Theme\n{rows}".encode()))
    read = apply_plan(frame, suggest_plan(profile_table(frame)).plan)
    assert [event.type for event in read.timeline.events] == ["talks", "military", "other"]
    assert [event.tags for event in read.timeline.events] == [("x", "summit"), ("shelling",), ()]
    assert read.timeline.events[2].attributes == {"Kind": "banquet"}
    told, lost = sorted(read.report.problems, key=lambda problem: problem.cause, reverse=True)
    assert (lost.line, lost.value, lost.cause) == (4, "banquet", "the word is not in the vocabulary")
    assert (told.rows, told.line) == (2, 2)
    assert told.cause == "types are told in other words ('summit' as 'talks', 'shelling' as 'military')"


SUGGESTIONS = [
    *((name, "recipients") for name in ("To whom", "to", "TO", "recipient", "Recipients", "target", "addressee",
                                        "To whom it was said", "said to")),
    *((name, "actors") for name in ("who", "from", "From whom", "speaker", "said by")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "use"), SUGGESTIONS)
def test_the_name_of_a_column_of_names_suggests_its_use(name, use):
    rows = "2025-03-01,Talks open,Paris\n2025-03-02,Talks end,London\n"
    frame = open_frame(Input("t.csv", f"date,what,{name}\n{rows}".encode()))
    assert suggest_plan(profile_table(frame)).plan.uses[name].to == use


def test_from_and_to_with_dates_are_a_span_of_time():
    frame = open_frame(Input("t.csv", b"from,to,what\n2025-03-01,2025-03-02,Talks\n2025-04-01,2025-04-02,More\n"))
    uses = suggest_plan(profile_table(frame)).plan.uses
    assert (uses["from"].to, uses["to"].to) == ("when", "when_end")


def test_a_second_column_of_dates_is_no_recipient():
    frame = open_frame(Input("t.csv", b"start,end,to,what\n2025-03-01,2025-03-02,2025-03-03,Talks\n"))
    assert "to" not in suggest_plan(profile_table(frame)).plan.uses
