"""Open another timeline: one that is at hand, one from a file, or a table that was copied."""

import streamlit as st

from diplomatic_timeline.errors import TimelineError
from diplomatic_timeline.formats import Format, ImportResult
from diplomatic_timeline.formats.foreign import gdelt
from diplomatic_timeline.formats.foreign.mentions import add_mentions
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.text import ENCODINGS, accented_lines, decode_as, is_other_text
from diplomatic_timeline.store.interface import EventStore
from pages.data.mapping import show_mapping
from pages.data.reading import (
    Brought,
    Table,
    find_format_of,
    open_table,
    read_as_found,
    read_as_mapped,
)
from pages.data.reporting import show_result
from pages.widgets.frame import show_timelines
from pages.widgets.text import as_label
from pages.widgets.view import View


def show_opening(_store: EventStore, view: View) -> None:
    """Draw the choice of timelines, and the fields for a file or a copied table with what reading it came to."""
    show_timelines(view, "data")
    brought = _ask_for_content()
    if brought is None:
        st.caption(
            "A file stays in this window: nobody else can see it, and it is gone when the window is closed or loaded "
            "again."
        )
        return
    brought = _in_encoding(brought)
    found = find_format_of(brought)
    table = open_table(brought) if _may_be_mapped(found) else None
    if isinstance(found, Format):
        st.markdown(f"**{as_label(brought.name)}** is recognised as **{as_label(found.label)}**.")
    elif not isinstance(table, Table):
        st.error(as_label(str(table if _is_table(brought) else found), 600))
        return
    read = _read(brought, found, table if isinstance(table, Table) else None)
    if isinstance(found, Format) and found.name == gdelt.EVENTS_2.name and isinstance(read, ImportResult):
        read = _with_mentions(read, brought.mark)
    if isinstance(read, TimelineError):
        st.error(as_label(str(read), 600))
    elif read is not None:
        show_result(read, brought.name, brought.mark)


def _with_mentions(read: ImportResult, mark: str) -> ImportResult:
    """Ask for the mentions of the same events, and return the events with them where they are given."""
    upload = st.file_uploader("Mentions of these events, if you have them", key=f"mentions_{mark}")
    if upload is None:
        return read
    other = Brought(upload.name, upload.getvalue())
    found = find_format_of(other)
    if not isinstance(found, Format) or found.name != gdelt.MENTIONS.name:
        st.error(f"{as_label(upload.name)} does not hold mentions of GDELT 2.0.")
        return read
    mentions = read_as_found(other, found)
    return add_mentions(read, mentions) if isinstance(mentions, ImportResult) else read


def _is_table(brought: Brought) -> bool:
    """Say whether the content looks like a table, so that its own fault is what a person must know."""
    try:
        return open_input(brought.data, brought.name).look is not None
    except TimelineError:
        return False


def _ask_for_content() -> Brought | None:
    upload = st.file_uploader("Or open a file", key="open_file")
    with st.expander("Or paste a table"):
        st.caption("Copy rows from a spreadsheet, with the names of their columns first.")
        pasted = st.text_area("Table", key="open_paste", height=150, label_visibility="collapsed")
    if upload is not None:
        return Brought(upload.name, upload.getvalue())
    return Brought("pasted table", pasted.encode("utf-8", "replace")) if pasted.strip() else None


def _in_encoding(brought: Brought) -> Brought:
    """Let the person say the encoding of a text that is not in UTF-8, and show what it makes of accents."""
    if not is_other_text(brought.data):
        return brought
    name = st.selectbox("The file is not in UTF-8. Its encoding", list(ENCODINGS), key=f"encoding_{brought.mark}")
    data = decode_as(brought.data, name)
    st.text(
        "\n".join(["Lines with accents, to judge it by:", *accented_lines(data[: 1 << 20].decode("utf-8", "replace"))])
    )
    return Brought(brought.name, data)


def _may_be_mapped(found: Format | TimelineError) -> bool:
    """Say whether the content may be a table whose columns can be used in another way."""
    return isinstance(found, TimelineError) or found.tabular


def _read(brought: Brought, found: Format | TimelineError, table: Table | None) -> ImportResult | TimelineError | None:
    """Read in the format that was recognised or as the person maps the columns; None while they still choose."""
    if table is None:
        return read_as_found(brought, found) if isinstance(found, Format) else found
    if isinstance(found, Format):
        mapped = st.toggle(
            "Say myself what the columns hold", value=_hides_its_dates(found, table), key=f"mapped_{brought.mark}"
        )
        if not mapped:
            return read_as_found(brought, found)
    else:
        st.markdown(f"**{as_label(brought.name)}** is a table. Say what its columns hold.")
    plan = show_mapping(brought, table)
    return read_as_mapped(brought, table, plan) if plan else None


def _hides_its_dates(found: Format, table: Table) -> bool:
    """Say whether a table of ours has no column of dates by our names, though it seems to have one by another."""
    names = {name.strip().lower() for name in table.frame.columns}
    return not found.foreign and not names & {"when", "when_text"} and bool(table.suggestion.plan.columns("when"))
