"""Articles in files of every kind: told apart by content, read within limits, with what they say of themselves."""

import contextlib
import io
import subprocess
import sys
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction import Article, extract_events, read_document, read_pasted
from diplomatic_timeline.extraction.documents import pdf, word
from diplomatic_timeline.extraction.documents.paragraphs import join_pages
from tests.extraction.made_files import HTML, made_docx, made_pdf

DAY = date(2031, 5, 14)
LINES = ("Chad met Niger on Monday in Zinder, an official in the town", "said. They will meet again.")
PDF = made_pdf(LINES)
DOCX = made_docx("Chad met Niger on Monday.", "They will meet again.", title="Talks resume")


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a", "a.pdf"])
def test_a_web_page_gives_its_article_date_and_publisher_whatever_its_name(name):
    found = read_document(HTML.encode(), name)
    assert (found.published, found.publisher, found.title) == (DAY, "The Paper", "Talks resume")
    assert found.url == "https://paper.example/talks"
    assert found.dated_by == "the page’s own data"
    assert found.text.startswith("Chad met Niger on Monday")
    assert found.text.count("\n\n") == 2
    assert "Copyright" not in found.text
    assert "alert" not in found.text


def test_a_bare_web_page_gives_its_text_and_no_made_up_date():
    found = read_document(b"<html><body><p>Chad met Niger.</p></body></html>", "a.html")
    assert (found.text, found.published, found.publisher) == ("Chad met Niger.", None, None)


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx"])
def test_a_pdf_gives_paragraphs_and_its_title_but_no_made_up_date(name):
    found = read_document(PDF, name)
    assert found.text == "Chad met Niger on Monday in Zinder, an official in the town said. They will meet again."
    assert (found.title, found.published) == ("Talks resume", None)


def test_a_printed_page_tells_date_and_address_in_lines_of_their_own():
    head = ("Talks resume in Zinder", "14 May 2031")
    body = [f"Both sides were content after the {word} round of talks, as the spokesman of" for word in "abcdefghi"]
    pages = [(*head, *body[:3], "foot 1"), (*body[3:6], "foot 2"), (*body[6:], "foot 3")]
    pages = [(*page[:-1], page[-1].replace("foot", "https://www.paper.example/talks")) for page in pages]
    found = read_document(made_pdf(*pages), "a.pdf")
    assert (found.published, found.publisher, found.url) == (DAY, "paper.example", "https://www.paper.example/talks")
    assert found.text.startswith("Talks resume in Zinder\n\n14 May 2031\n\nBoth sides")
    assert "https" not in found.text


@pytest.mark.parametrize("name", ["a.docx", "a.md"])
def test_a_word_document_gives_paragraphs_tables_and_its_title(name):
    data = made_docx(
        "The Paper, 14 May 2031", "Chad met Niger.", title="Talks", table=[["Who", "What"], ["Chad", "met"]]
    )
    found = read_document(data, name)
    assert found.text == "The Paper, 14 May 2031\n\nChad met Niger.\n\nWho  What\n\nChad  met"
    assert (found.title, found.published) == ("Talks", DAY)
    assert found.dated_by == "the line “The Paper, 14 May 2031”"


def test_markdown_tells_date_and_publisher_in_its_front_matter():
    front = "title: Old\ndate: 2031-05-14T08:00:00\nsource: 'The Paper'\nurl: https://paper.example/a"
    text = f"---\n{front}\n---\n# New\nChad."
    found = read_document(text.encode(), "a.md")
    assert (found.text, found.published, found.publisher) == (text, DAY, "The Paper")
    assert (found.title, found.url) == ("Old", "https://paper.example/a")
    assert read_document(b"# Talks resume\nChad met Niger.", "a.md").title == "Talks resume"


def test_text_of_windows_with_a_byte_order_mark_is_read():
    assert read_document("Zoë met.".encode("utf-16"), "a.txt").text == "Zoë met."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Talks resume\n\nBy A. Writer\nWed 14 May 2031 18.46 CET", DAY),
        ("Published: 2031-05-14", DAY),
        ("May 14, 2031", DAY),
        ("Geneva, 14 May 2031 – The two sides met here and talked.", DAY),
        ("The war began on 24 February 2022.", None),
        ("He said on 3 May 2031 that the talks had been good and that they would go on for as long as needed", None),
        ("KYIV, May 14 (Reuters) - Talks were held", None),
        ("May 2031", None),
        ("", None),
    ],
)
def test_only_a_dateline_at_the_head_dates_a_text(head, day):
    assert read_pasted(f"{head}\nChad met Niger.").published == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks resume in Zinder\n\nChad met Niger.", "Talks resume in Zinder"),
        ("Talks resume in Zinder\n14 May 2031\nChad met Niger.", "Talks resume in Zinder"),
        ("Chad met Niger.\n\nThen they talked.", None),
        ("Chad met Niger in\nthe town of Zinder.", None),
        ("14 May 2031\n\nChad met Niger.", None),
        ("https://paper.example/a\n\nChad met Niger.", None),
        ("", None),
    ],
)
def test_a_line_that_stands_apart_at_the_head_is_the_title(text, title):
    assert read_pasted(text).title == title


@pytest.mark.parametrize("junk", ["Microsoft Word - talks", "talks.docx", "Untitled", "Document1"])
def test_the_name_that_a_program_gave_is_no_title(junk):
    assert read_document(made_pdf(LINES, title=junk), "a.pdf").title is None


def test_a_date_at_the_end_of_a_text_is_no_dateline():
    assert read_pasted("Chad met Niger and they talked.\n" * 80 + "14 May 2031").published is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("KYIV, May 14 (Reuters) - Talks were held", "Reuters"),
        ("(AP) — Talks were held", "AP"),
        ("https://www.paper.example/a\nTalks were held", "paper.example"),
        ("Talks were held (they say).", None),
    ],
)
def test_address_or_agency_tells_the_publisher(text, publisher):
    assert read_pasted(text).publisher == publisher


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.4\nrubbish", "a.pdf", "'a.pdf' is damaged as a PDF"),
        (b"Chad met Niger.", "a.pdf", "is not a PDF inside"),
        (b"Chad met Niger.", "a.docx", "is not a Word document inside"),
        (made_pdf([]), "a.pdf", "run text recognition"),
        (made_docx(), "a.docx", "'a.docx' holds no text"),
        (zipped(word__document={}.__str__()), "a.docx", "without an article"),
        (zipped(**{"word__document.xml": "<no"}), "a.docx", "is damaged as a Word file"),
        (zipped(**{"xl__workbook.xml": "x"}), "a.xlsx", "an Excel workbook"),
        (zipped(**{"content.xml": "x"}), "a.odt", "save it as .docx"),
        (b"PK\x03\x04rubbish", "a.zip", "damaged archive"),
        (b"\xd0\xcf\x11\xe0...", "a.doc", "save it as .docx"),
        (b"{\\rtf1}", "a.rtf", "Rich Text"),
        (b"From: <Saved by Blink>", "a.mhtml", "HTML only"),
        (b"\x89PNG", "a.png", "a picture"),
        (b"Chad\0\0met", "a.txt", "is not text"),
        (b"Chad met Niger.", "a.xyz", "'.xyz' are not read"),
        (b"<html><body></body></html>", "a.html", "web page without text"),
        (b"[" * 100_000, "a.json", "is not JSON"),
        (b"a" * (9 * 1024 * 1024), "a.txt", "has 9 MB; a plain text may have at most 8 MB"),
    ],
)
def test_a_file_that_is_no_article_is_named_with_the_remedy(data, name, words):
    with pytest.raises(ExtractionError, match=words) as raised:
        read_document(data, name)
    assert f"'{name}'" in str(raised.value)


def test_a_locked_pdf_says_so():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ExtractionError, match="locked with a password"):
        read_document(buffer.getvalue(), "a.pdf")


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(ExtractionError, match="has 3 pages; at most 2 are read"):
        read_document(made_pdf(LINES, LINES, LINES), "a.pdf")


def test_a_word_document_that_expands_beyond_measure_is_refused():
    bomb = zipped(**{"word__document.xml": b"\0" * (word.MAX_UNPACKED + 1)})
    assert len(bomb) < 200_000
    with pytest.raises(ExtractionError, match="would unpack to"):
        read_document(bomb, "a.docx")


@given(st.sampled_from([PDF, DOCX, HTML.encode()]), st.integers(0, 1_000), st.binary(max_size=12))
def test_damage_anywhere_is_an_error_of_ours_or_none(whole, place, damage):
    at = len(whole) * place // 1_000
    for broken in (whole[:at], whole[:at] + damage + whole[at + len(damage) :]):
        with contextlib.suppress(ExtractionError):
            assert read_document(broken, "a.txt").text.strip()


def test_running_heads_go_and_broken_words_are_whole_again():
    bodies = (
        "The envoys of both countries met in the town and agreed on long-\nterm plans for dip-\nlomatic ties, which",
        "they call long-term and which both of them have wanted for a while\nsigned.\nAnother line of this article",
        "goes on here.",
    )
    text = join_pages([f"The Paper {number}\n{body}\n{number}" for number, body in enumerate(bodies, 1)])
    assert "The Paper" not in text
    assert "long-term plans for diplomatic ties, which they call" in text
    assert text.endswith("signed.\n\nAnother line of this article goes on here.")


@given(st.lists(st.text(alphabet="ab -\n.1", max_size=60), max_size=4))
def test_joining_pages_makes_up_no_letters(pages):
    def letters(text):
        return [letter for letter in text if letter in "ab"]

    joined = letters(join_pages(pages))
    assert len(joined) <= len(letters("".join(pages)))
    if len(pages) < 3:
        assert joined == letters("".join(pages))


def test_offsets_of_events_fit_the_text_that_was_read():
    for data in (PDF, DOCX, HTML.encode()):
        text = read_document(data, "a").text
        found = extract_events(Article(text, DAY))
        assert found.events
        for event in found.events:
            assert all(text[one.start : one.end] == one.exact for one in event.evidence)


def test_readers_are_imported_only_where_a_file_needs_them():
    script = (
        "import sys; from diplomatic_timeline.extraction import read_document; read_document(b'Chad.', 'a.txt');"
        "print([name for name in ('trafilatura', 'pypdf', 'docx', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
