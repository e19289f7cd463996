"""Files as they really come: each kind of bad input, what is done about it, and that no good row is lost by it."""

import gzip
import io
import pickle
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.frames import LONGEST_CELL, MOST_ROWS
from diplomatic_timeline.formats.mapping.apply import apply_plan
from diplomatic_timeline.formats.mapping.plan import Plan, Use
from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame
from diplomatic_timeline.formats.text import decode_as

PLAN = Plan({"what": Use("title"), "day": Use("when"), "who": Use("actors", separator=";")})


def read(data: bytes | str, **uses: Use) -> ImportResult:
    """Read a table by a mapping of `what`, `day` and `who`, with other uses of single columns."""
    content = data if isinstance(data, bytes) else data.encode()
    frame = open_frame(open_input(content, "t.csv"))
    plan = Plan({name: use for name, use in {**PLAN.uses, **uses}.items() if name in frame.columns})
    result = apply_plan(frame, plan)
    assert result.report.read == result.report.accepted + result.report.rejected
    assert all(problem.cause and problem.done and problem.fix for problem in result.report.problems)
    return result


def found(result: ImportResult) -> list[tuple[str, str | None]]:
    return [(event.title, str(event.when) if event.when else None) for event in result.timeline.events]


def problems(result: ImportResult) -> list[tuple[int | None, str | None, str | None]]:
    return [(problem.line, problem.column, problem.value) for problem in result.report.problems]


def test_1_text_in_an_older_encoding_is_read_and_can_be_read_in_another():
    data = "what,day\nŁódź talks,2025-03-01\n".encode("cp1250")
    (problem,) = read(data).report.problems
    assert (problem.line, problem.done) == (2, "read as Windows-1252")
    assert "talks" in (problem.value or "")
    again = read(decode_as(data, "Central European (Windows-1250)"))
    assert (found(again), again.report.problems) == ([("Łódź talks", "2025-03-01")], ())


def test_1_utf_8_with_a_damaged_letter_stays_utf_8():
    data = "what,day\nGespräche über Frieden,2025\nKöln für Ärzte,2025\n".encode() + b"K\xfcln,2025\n"
    result = read(data)
    assert [title for title, _ in found(result)] == ["Gespräche über Frieden", "Köln für Ärzte", "K\ufffdln"]
    assert result.report.problems[0].line == 4


def test_2_a_byte_order_mark_is_left_out_and_said():
    result = read(b"\xef\xbb\xbfwhat,day\nA,2025\n")
    assert found(result) == [("A", "2025")]
    assert "byte-order mark" in result.report.problems[0].cause


@pytest.mark.parametrize(
    "data", ["what;day\nA;2025\n", "sep=;\nwhat;day\nA;2025\n", "what\tday\nA\t2025\n", "what|day\nA|2025\n"]
)
def test_3_other_separators_are_found(data):
    assert found(read(data)) == [("A", "2025")]


def test_6_a_row_with_too_many_or_too_few_cells_is_left_out_and_shown():
    result = read("what,day,who\nA,2025,X\nB,2025\nC,2025,X,Y\nD,2025,X\n")
    assert found(result) == [("A", "2025"), ("D", "2025")]
    assert problems(result) == [(3, "who", "2025"), (4, "number 4", "Y")]


def test_7_an_unclosed_quotation_mark_is_found_on_its_line():
    result = read('what,day\nA,2025\n"B,2025\nC,2025\n')
    assert found(result) == [("A", "2025"), ("C", "2025")]
    assert problems(result) == [(3, "what", '"B,2025')]


def test_8_line_breaks_in_cells_do_not_move_the_lines_of_later_rows():
    result = read('what,day,who\n"A\nstill A",2025,X\nB,never,X\n\nC,nor,X\n')
    assert found(result) == [("A\nstill A", "2025")]
    assert [line for line, _, _ in problems(result)] == [4, 6]


def test_8_the_same_without_empty_lines():
    result = read('what,day,who\n"A\nstill A",2025,X\nB,never,X\n')
    assert problems(result) == [(4, "day", "never")]


def test_9_nul_characters_are_replaced_and_counted():
    result = read(b"what,day\nA\x00,2025\n")
    assert found(result) == [("A\ufffd", "2025")]
    assert "1 NUL" in result.report.problems[0].cause


def test_10_a_very_long_cell_is_cut_with_a_warning():
    result = read(f"what,day,text\nA,2025,{'x' * 200_000}\nB,2025,{'y' * (LONGEST_CELL + 5)}\n")
    first, second = result.timeline.events
    assert (len(first.attributes["text"]), len(second.attributes["text"])) == (200_000, LONGEST_CELL)
    assert [(problem.line, problem.column) for problem in result.report.problems] == [(3, "text")]


@pytest.mark.parametrize("data", ["what,day\n", "what,day\n\n\n", "what,day"])
def test_11_a_header_only_is_no_event(data):
    result = read(data)
    assert (found(result), result.report.read) == ([], 0)


def test_11_an_empty_file_says_so():
    with pytest.raises(FormatError, match="0 events"):
        read_timeline(b"", "t.csv")


def test_12_two_columns_of_one_name_are_asked_about():
    with pytest.raises(FormatError, match=r"line 1: the column name 'day' occurs twice; give each"):
        read("what,day,day\nA,2025,2026\n")


def test_13_renamed_columns_are_suggested():
    frame = open_frame(open_input(b"Event Date,Headline,Actor 1,Target\n2025-03-01,Talks,A,B\n", "t.csv"))
    suggestion = suggest_plan(profile_table(frame))
    assert {name: use.to for name, use in suggestion.plan.uses.items()} == {
        "Event Date": "when", "Headline": "title", "Actor 1": "actors", "Target": "recipients",
    }  # fmt: skip


def test_14_namibia_is_not_missing_unless_the_person_says_so():
    data = "what,day,who\nA,2025,NA\n"
    assert [person.name for person in read(data).timeline.events[0].participants] == ["NA"]
    assert read(data, who=Use("actors", missing=("NA",))).timeline.events[0].participants == ()


def test_15_codes_stay_text():
    assert read("what,day,code\nA,2025,010\n").timeline.events[0].attributes == {"code": "010"}


def test_16_day_and_month_are_decided_for_the_column():
    frame = open_frame(open_input(b"what,day\nA,03/04/2022\nB,13/04/2022\n", "t.csv"))
    assert suggest_plan(profile_table(frame)).plan.uses["day"].order == "DMY"


def test_16_what_cannot_be_decided_is_asked_and_never_guessed():
    data = b"what,day\nA,03/04/2022\nB,05/06/2022\n"
    assert profile_table(open_frame(open_input(data, "t.csv")))[1].undecided
    assert read(data).report.rejected == 2
    assert found(read(data, day=Use("when", "MDY"))) == [("A", "2022-03-04"), ("B", "2022-05-06")]


def test_17_rows_that_are_written_differently_are_listed():
    days = ["2025-03-01", "2025-03-02", "2025-03-03", "4 March 2025"]
    result = read("what,day\n" + "".join(f"E,{day}\n" for day in days))
    assert [when for _, when in found(result)] == ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"]
    assert (5, "day", "4 March 2025") in problems(result)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("March 2025", "2025-03"),
        ("2024-07-xx", "2024-07"),
        ("2024-07-00", "2024-07"),
        ("2024-00-00", "2024"),
        ("44 BC", "-0043"),
        ("-0043", "-0043"),
        ("1648-10-24", "1648-10-24"),
        ("2022-03-04 00:00:00", "2022-03-04"),
    ],
)
def test_18_and_23_dates_say_no_more_than_is_known_in_any_year(text, when):
    assert found(read(f"what,day\nA,{text}\n")) == [("A", when)]


def test_19_codes_for_not_known_are_told_by_the_person():
    data = "what,day\nA,-9\nB,99\nC,0\n"
    assert read(data).report.rejected == 3
    assert found(read(data, day=Use("when", missing=("-9", "99", "0")))) == [("A", None), ("B", None), ("C", None)]


def test_19_columns_of_year_month_and_day_know_missing_parts():
    result = read(
        "what,y,m,d\nA,1990,5,0\nB,1990,0,0\nC,1990,2,30\n",
        y=Use("year"),
        m=Use("month"),
        d=Use("day", missing=("99",)),
    )
    assert found(result) == [("A", "1990-05"), ("B", "1990")]
    assert result.report.rejected == 1


def test_20_many_first_januaries_are_flagged_as_years():
    data = ("what,day\n" + "".join(f"E{n},{1960 + n}-01-01\n" for n in range(30))).encode()
    plan = Plan({"what": Use("title"), "day": Use("when", years_only=True)})
    days = Plan({"what": Use("title"), "day": Use("when")})
    result = read_timeline(data, "t.csv", days)
    assert "30 of 30 days are 1 January" in result.report.problems[-1].cause
    assert str(read_timeline(data, "t.csv", plan).timeline.events[0].when) == "1960"


def test_21_a_day_that_is_none_is_left_out_with_the_length_of_its_month():
    result = read("what,day\nA,31.09.2023\nB,30.09.2023\n", day=Use("when", "DMY"))
    (problem,) = result.report.problems
    assert (problem.line, problem.column, problem.value) == (2, "day", "31.09.2023")
    assert "September has 30 days" in problem.cause


def test_22_an_end_before_the_start_is_left_out_and_the_swap_offered():
    result = read("what,day,end\nA,2025-03-05,2025-03-01\nB,2025-03-01,2025-03-05\n", end=Use("when_end"))
    (problem,) = result.report.problems
    assert found(result) == [("B", "2025-03-01/2025-03-05")]
    assert (problem.line, "2025-03-01/2025-03-05" in problem.fix) == (2, True)


def workbook(*rows: tuple[object, ...], epoch: int = 1900) -> bytes:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if epoch == 1904 else book.epoch
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("epoch", "serial"), [(1900, 44_000), (1904, 42_538)])
def test_24_serial_numbers_count_from_the_epoch_of_the_workbook(epoch, serial):
    result = read(workbook(("what", "day"), ("A", serial), ("B", date(2020, 6, 18)), epoch=epoch))
    assert found(result) == [("A", "2020-06-18"), ("B", "2020-06-18")]
    (note,) = [
        problem for problem in result.report.problems if "serial" in problem.cause and "counted" in problem.cause
    ]
    assert (note.line, "2020-06-18" in note.done, str(epoch) in note.cause) == (2, True, True)


def test_25_equal_ids_are_kept_with_a_number_and_compared():
    result = read("id,what,day\n7,A,2025\n7,A,2025\n7,B,2025\n7-2,C,2025\n", id=Use("id"))
    assert [event.id for event in result.timeline.events] == ["7", "7-3", "7-4", "7-2"]
    assert ["the same" in problem.cause for problem in result.report.problems] == [True, False]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "{{7*7}}", "../../x"])
def test_26_hostile_text_is_text(text):
    assert found(read(f'what,day\n"{text}",2025\n'))[0][0] == text


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("packed", [False, True])
def test_27_a_pickle_is_never_opened(protocol, packed):
    data = pickle.dumps({"rows": [1, 2, 3]}, protocol)
    with pytest.raises(FormatError, match="Python pickle, which can run any code"):
        read_timeline(gzip.compress(data) if packed else data, "events.csv")


def test_28_a_bomb_a_nest_and_a_path_that_leads_out_are_refused():
    bomb, nest, way_out = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a.csv", "w", force_zip64=True) as file,
    ):
        for _ in range(1_024):
            file.write(bytes(1_024 * 1_024))
    with zipfile.ZipFile(nest, "w") as archive:
        archive.writestr("b.zip", b"PK")
    with zipfile.ZipFile(way_out, "w") as archive:
        archive.writestr("../../x.csv", b"title\nA\n")
    for data, words in ((bomb, "expand to"), (nest, "another archive"), (way_out, "outside of itself")):
        with pytest.raises(FormatError, match=words):
            read_timeline(data.getvalue(), "t.zip")


def test_28_a_zip_with_one_table_in_it_is_that_table():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("talks.csv", b"title,when\nA,2025\n")
    result = read_timeline(buffer.getvalue(), "talks.csv.zip")
    assert (result.report.format, result.timeline.events[0].title) == ("csv", "A")


def test_29_one_bad_row_among_many_costs_only_itself():
    lines = [f"E{number},2025-03-0{number % 9 + 1},X" for number in range(30_000)]
    lines[12_345] = "bad,2025-99-99,X"
    lines[20_000] = "short,2025"
    result = read("what,day,who\n" + "\n".join(lines) + "\n")
    assert (result.report.accepted, result.report.rejected) == (29_998, 2)
    assert [line for line, _, _ in problems(result)] == [12_347, 20_002]


def test_30_names_that_look_alike_are_offered_and_not_merged():
    result = read_timeline("what,day,who\nA,2025,U.S.A.\nB,2025,USA\nC,2025,Málaga\n".encode(), "t.csv", PLAN)
    assert [actor.name for actor in result.timeline.actors] == ["U.S.A.", "USA", "Málaga"]
    assert "U.S.A.; USA" in result.report.problems[-1].cause


def test_a_file_of_too_many_lines_is_refused_before_it_is_read():
    with pytest.raises(FormatError, match=r"10,000,001 lines; at most 5,000,000"):
        open_frame(open_input(b"a,b\n" * 10_000_001, "t.csv"))
    assert MOST_ROWS == 5_000_000


@pytest.mark.parametrize("data", [b"\xff\xfe\xfa" * 50, b"\xc3\x28,\x81\n" * 50, bytes(range(256)) * 4])
def test_bytes_that_are_no_text_are_refused_by_name(data):
    with pytest.raises(FormatError, match=r"t\.csv"):
        read_timeline(data, "t.csv")


def test_deeply_nested_json_is_refused():
    with pytest.raises(FormatError):
        read_timeline(b"[" * 200_000, "t.json")


def test_thousands_of_bad_rows_are_counted_beyond_the_first_thousand():
    result = read("what,day,lat\n" + "".join(f"E{n},2025,x\n" for n in range(2_500)), lat=Use("lat"))
    (group,) = result.report.groups()
    assert (group.rows, len(group.first), len(result.report.problems)) == (2_500, 5, 1_001)
    assert result.report.problems[-1].rows == 1_500
