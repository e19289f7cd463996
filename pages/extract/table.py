"""The same events as a table in which everything about them can be corrected."""

from collections.abc import Mapping
from typing import Any, get_args

import pandas as pd
import streamlit as st

from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.review import Sheet, merge_events, people_of, remove_events
from diplomatic_timeline.vocabulary import ROLE_HEADS, ROLES, TYPES, Status
from pages.extract.desk import change_sheet
from pages.widgets import session
from pages.widgets.text import as_label, count_words

_PICK = "pick"
_TALL = 15  # rows that are shown without scrolling


def show_table(sheet: Sheet) -> None:
    """Draw the table of an article's events, what its corrections came to, and what can be done with ticked rows."""
    if not sheet.events and not sheet.past:
        return
    st.html('<h3 class="dte-part">Correct the events</h3>')
    key = f"events_{sheet.key}_{sheet.revision}"
    if session.picked(key) is None and sheet.edits:  # the table was away and has forgotten its corrections
        sheet = sheet.settled()
        change_sheet(sheet.key, lambda _: sheet)
        key = f"events_{sheet.key}_{sheet.revision}"
    if sheet.events:
        st.data_editor(
            _frame(sheet),
            key=key,
            hide_index=True,
            column_config=_columns(sheet),
            disabled=["number", "read as"],
            on_change=_take,
            args=(sheet.key, key),
            height="content" if len(sheet.base) <= _TALL else 560,
            alt=f"{count_words(len(sheet.base), 'event')} of the article, to be corrected",
        )
    for complaint in sheet.complaints:
        st.warning(as_label(complaint, 400))
    st.caption(
        "Dates are EDTF or words, such as 2025-03-13, 2025-03-06/2025-03-07, late May 2018 or last Tuesday; “read as” "
        "says what was understood. An empty date is unknown. Tick rows to merge or remove them."
    )
    _show_actions(sheet, key)


def _frame(sheet: Sheet) -> pd.DataFrame:
    base = sheet.base
    people = {term.name: pd.Series([people_of(event, term.name) for event in base], dtype=object) for term in ROLES}
    return pd.DataFrame(
        {
            _PICK: [False] * len(base),
            "number": range(1, len(base) + 1),
            "title": [event.title for event in base],
            "type": [event.type for event in base],
            "when": [str(event.when) if event.when else "" for event in base],
            "read as": [event.when.words() if event.when else "unknown" for event in sheet.events],
            "status": [event.status for event in base],
            **people,
        }
    )


def _columns(sheet: Sheet) -> dict[str, Any]:
    known = sorted({person.name for event in sheet.events for person in event.participants})
    config = st.column_config
    people = {
        role: config.MultiselectColumn(label, options=known, accept_new_options=True, width="medium")
        for role, label in ROLE_HEADS.items()
    }
    return {
        _PICK: config.CheckboxColumn("Tick", width="small", help="Tick rows to merge or remove them"),
        "number": config.NumberColumn("No.", width="small", help="The number that the passage bears in the article"),
        "title": config.TextColumn("Title", width="large", required=True, max_chars=300),
        "type": config.SelectboxColumn("Type", options=list(TYPES), required=True, width="small"),
        **people,
        "when": config.TextColumn("Date", max_chars=200, help="EDTF or words; empty where it is unknown"),
        "read as": config.TextColumn("Read as"),
        "status": config.SelectboxColumn("Status", options=list(get_args(Status)), required=True, width="small"),
    }


def _rows_of(key: str) -> Mapping[int, Mapping[str, Any]]:
    state = session.picked(key) or {}
    return {int(row): dict(values) for row, values in state.get("edited_rows", {}).items()}


def _take(sheet: str, key: str) -> None:
    edits = _rows_of(key)
    change_sheet(sheet, lambda one: one.edited(edits))


def _ticked(sheet: Sheet, key: str) -> list[Event]:
    return [
        sheet.events[row]
        for row, values in sorted(_rows_of(key).items())
        if values.get(_PICK) and row < len(sheet.events)
    ]


def _show_actions(sheet: Sheet, key: str) -> None:
    ticked = [event.id for event in _ticked(sheet, key)]
    with st.container(horizontal=True, gap="small", key="table_actions"):
        st.button(
            f"Merge {count_words(len(ticked), 'ticked event')}" if len(ticked) > 1 else "Merge ticked events",
            key="merge_ticked",
            disabled=len(ticked) < 2,
            help="The first one stays, with the passages and people of all",
            on_click=_change,
            args=(sheet.key, merge_events, ticked),
        )
        st.button(
            f"Remove {count_words(len(ticked), 'ticked event')}" if ticked else "Remove ticked events",
            key="remove_ticked",
            disabled=not ticked,
            on_click=_change,
            args=(sheet.key, remove_events, ticked),
        )
        st.button(
            "Undo",
            key="undo",
            icon=":material/undo:",
            disabled=not sheet.past and sheet.events == sheet.base,
            help="Take back the last merge, removal or addition, or the corrections made in the table since",
            on_click=change_sheet,
            args=(sheet.key, Sheet.undone),
        )


def _change(sheet: str, change: Any, ids: list[str]) -> None:
    change_sheet(sheet, lambda one: one.changed(change(one.events, ids)))
