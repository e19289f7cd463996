"""How articles come to the desk: pasted, uploaded, or one of the samples."""

from pathlib import Path

import streamlit as st

from diplomatic_timeline.citation.work import is_linkable
from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction import SUFFIXES, Document, extract_events, read_document
from diplomatic_timeline.extraction.review import try_engine
from diplomatic_timeline.when import When
from pages.extract.desk import complain, complaints, forget_complaints, keep, lay_out, sheets
from pages.widgets import session
from pages.widgets.text import as_label

_SCOPE = (
    "Bring a news article: its events appear beside the text, each with the passage that proves it. You correct them; "
    "only then are they added to a timeline. Everything stays in this window."
)
_PLACE = "intake"
_PASTED = "pasted text.txt"  # what messages call it; source code of a page is known by its content
_FIRST = 60  # characters of a pasted text that it is called by while it has no title


def show_intake() -> None:
    """Draw the ways to bring an article, and what went wrong on the way."""
    scope = "" if sheets() else f'<p class="dte-scope">{_SCOPE}</p>'
    st.html(f'<h2 class="dte-part">Events from articles</h2>{scope}')
    for problem in complaints(_PLACE):
        st.error(as_label(problem, 600))
    if sheets():
        with st.expander("Bring more articles", icon=":material/add:", key="more_articles"):
            _show_ways()
    else:
        _show_ways()


def _show_ways() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.text_area("Paste the text of an article", key="pasted", height=210, placeholder="Headline, date and text …")
        st.button("Use this text", key="use_pasted", on_click=_take_pasted)
    with right:
        _show_upload()
        _show_samples()


def _show_upload() -> None:
    # A new key empties the list of the widget: what was read is listed on the desk.
    number = session.recall("uploads", 0)
    st.file_uploader(
        "Or upload files: text, Markdown, web page, PDF, Word",
        type=list(SUFFIXES),
        accept_multiple_files=True,
        key=f"upload_{number}",
        on_change=_take_uploads,
        args=(f"upload_{number}",),
    )


def _show_samples() -> None:
    samples = _samples()
    if not samples:
        return
    st.caption("Or try one of these news articles, retold in our own words:")
    with st.container(key="samples", gap=None):
        for name, document in samples.items():
            day = When.parse(document.published.isoformat()).words() if document.published else ""
            st.button(
                f"{as_label((document.title or name).strip('[]'), 90)} *({as_label(document.publisher or '')}, {day})*",
                key=f"sample_{name}",
                type="tertiary",
                on_click=_take_sample,
                args=(name,),
            )


@st.cache_data(show_spinner=False)
def _read_samples(folder: Path) -> dict[str, Document]:
    return {path.stem: read_document(path.read_bytes(), path.name) for path in sorted(folder.glob("*.json"))}


def _samples() -> dict[str, Document]:
    return _read_samples(session.DATA / "articles")


def _take_sample(name: str) -> None:
    """Open a sample with its events: the rules read it at once, as nothing leaves the computer."""
    forget_complaints(_PLACE)
    try:
        sheet = lay_out(_samples()[name], name, keeps_text=True)
    except ExtractionError as error:
        complain(_PLACE, str(error))
        return
    if sheet.found is None:
        keep(try_engine(sheet, extract_events))


def _take_pasted() -> None:
    forget_complaints(_PLACE)
    text = session.picked("pasted") or ""
    if not text.strip():
        complain(_PLACE, "The field is empty: paste the text of an article into it first.")
        return
    if is_linkable(text.strip()):
        complain(
            _PLACE,
            "Pages are not fetched from the web. Open the address in your browser, and copy the text of the article or "
            "save the page (as HTML or PDF) and upload it.",
        )
        return
    try:
        lay_out(read_document(text.encode(), _PASTED), " ".join(text.split())[:_FIRST])
    except (ExtractionError, UnicodeEncodeError) as error:
        complain(_PLACE, str(error))
    else:
        session.put("pasted", "")


def _take_uploads(key: str) -> None:
    forget_complaints(_PLACE)
    uploads = session.picked(key) or []
    for upload in uploads:
        try:
            lay_out(read_document(upload.getvalue(), upload.name), upload.name)
        except ExtractionError as error:
            complain(_PLACE, str(error))
    if uploads:
        session.remember("uploads", session.recall("uploads", 0) + 1)
