"""Plain text, quotations and sentences: what they are cut into, at which offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.extraction.cleaning import plain_text
from diplomatic_timeline.extraction.quotations import find_paragraphs, find_quotations
from diplomatic_timeline.extraction.sentences import find_sentences
from diplomatic_timeline.extraction.units import read_page

LETTERS = st.text(alphabet=st.sampled_from("ab A.,\"'“”‘’—\n\r\t\u00a0!?:;-5é©"), max_size=120)


def quoted(text):
    return [text[found.start : found.end] for found in find_quotations(text, plain_text(text))]


@given(LETTERS)
def test_plain_text_is_as_long_as_the_text(text):
    assert len(plain_text(text)) == len(text)


@given(LETTERS)
def test_sentences_and_quotations_lie_in_order_inside_the_text(text):
    plain = plain_text(text)
    quotations = find_quotations(text, plain)
    for spans in ([(q.start, q.end) for q in quotations], find_sentences(plain, quotations), find_paragraphs(plain)):
        flat = [place for span in spans for place in span]
        assert all(start < end for start, end in spans)
        assert flat == sorted(flat)
        assert not flat or 0 <= flat[0] <= flat[-1] <= len(text)


def test_boilerplate_is_blanked_where_it_stands():
    text = "4 hours ago 2\nTalks began.\nRead Entire Article\nThey ended."
    assert plain_text(text) == " " * 13 + "\nTalks began.\n" + " " * 19 + "\nThey ended."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("The 'grave' threat.", ["'grave'"]),
        ("The ministers' view isn't the officials' view.", []),
        ("Rock 'n' roll and the '90s.", []),
        ('"We go," she said. "Now."', ['"We go,"', '"Now."']),
        ("“He said ‘no’ to us.”", ["“He said ‘no’ to us.”"]),
        ('A 5" gun and no more', []),
        ("“We begin.\n\n“We go on,” she said.", ["“We begin.", "“We go on,”"]),
    ],
)
def test_quotations(text, found):
    assert quoted(text) == found


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = "“We begin.\n\n“We go on,” she said."
    assert [found.continues for found in find_quotations(text, plain_text(text))] == [False, True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Mr. Smith met Gen. Jones on Feb. 3.", 1),
        ("The U.S. Senate met. It voted.", 2),
        ("J. D. Roe spoke.", 1),
        ('"We will. We must," he said. They left.', 2),
        ('"Will you?" he asked.', 1),
        ('"Will you?" Smith asked on Monday.', 1),
        ("It cost $1.2 billion. It fell.", 2),
        ("First line\nsecond line", 2),
    ],
)
def test_sentences(text, count):
    plain = plain_text(text)
    assert len(find_sentences(plain, find_quotations(text, plain))) == count


def test_lines_wrapped_by_hand_stay_one_sentence():
    text = "The envoy travelled to the\ncapital on Monday.\n\nShe left."
    assert len(read_page(text).sentences) == 2


def test_a_dateline_is_no_part_of_the_first_sentence():
    page = read_page("GENEVA (AP) - Talks began on Monday.")
    assert page.sentences[0].units[0].text == "Talks"
