"""The desk: which articles lie on it, and what is known of the open one, for a person to complete."""

from datetime import date
from typing import Any

import streamlit as st

from diplomatic_timeline.extraction.review import Sheet
from diplomatic_timeline.when import When
from pages.extract.desk import added_to, change_sheet, choose_sheet, chosen_sheet, is_seen, put_away, sheets
from pages.widgets import session
from pages.widgets.text import as_label, count_words

_FIRST_DAY, _LAST_DAY = date(1500, 1, 1), date(2199, 12, 31)  # else Streamlit takes ten years around today
_TALL = 6  # articles that are listed without scrolling


def show_sheets() -> None:
    """Draw the list of articles and the description of the open one."""
    chosen = chosen_sheet()
    found = sheets()
    with st.container(key="desk", height=260 if len(found) > _TALL else "content", gap=None):
        for sheet in found.values():
            _show_line(sheet, is_chosen=chosen is not None and sheet.key == chosen.key)
        if len(found) > 1:
            st.button("Put all away", key="away_all", type="tertiary", on_click=put_away, args=(list(found),))
    if chosen is not None:
        _show_description(chosen)


def _show_line(sheet: Sheet, *, is_chosen: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            f"**{as_label(sheet.title, 80)}**" if is_chosen else as_label(sheet.title, 80),
            key=f"open_{sheet.key}",
            type="tertiary",
            icon=":material/arrow_right:" if is_chosen else None,
            help="Open this article",
            on_click=choose_sheet,
            args=(sheet.key,),
        )
        st.caption(_state(sheet, is_chosen=is_chosen), width="content")
        st.button(
            "Put away",
            key=f"away_{sheet.key}",
            type="tertiary",
            help="Take this article and its events off the desk",
            on_click=put_away,
            args=([sheet.key],),
        )


def _state(sheet: Sheet, *, is_chosen: bool) -> str:
    if sheet.problem:
        return f"not read: {as_label(sheet.problem, 300)}"
    if sheet.found is not None:
        title = added_to(sheet.key)
        looked = "" if is_chosen or is_seen(sheet) else ", not looked at yet"
        onto = f", added to “{as_label(title, 40)}”" if title else ""
        return f"{count_words(len(sheet.events), 'event')}{looked}{onto}"
    if sheet.document.published is None:
        return "needs its date of publication"
    return "not read yet"


def _show_description(sheet: Sheet) -> None:
    told = sheet.document
    with st.expander(
        _when_and_where(sheet), expanded=sheet.found is None, key=f"about_{sheet.key}_{sheet.found is None}"
    ):
        _show_fields(sheet)
    missing = [other.key for other in sheets().values() if other.document.published is None]
    if told.published and missing:
        day = When.parse(told.published.isoformat()).words()
        st.button(
            f"Use {day} for the {count_words(len(missing), 'article')} without a date",
            key="date_all",
            on_click=_date_all,
            args=(missing, told.published),
        )


def _when_and_where(sheet: Sheet) -> str:
    told = sheet.document
    if told.published is None:
        return f"When and where did “{as_label(sheet.title, 60)}” appear?"
    day = When.parse(told.published.isoformat()).words()
    return as_label(f"Published on {day} by {told.publisher or 'an unknown publisher'}")


def _show_fields(sheet: Sheet) -> None:
    told, key = sheet.document, sheet.key
    day, publisher, title, url = st.columns([0.16, 0.22, 0.34, 0.28], gap="small")
    with day:
        session.show_picker(
            st.date_input,
            f"day_{key}",
            told.published,
            _tell(key, "published"),
            label="Published on",
            format="YYYY-MM-DD",
            min_value=_FIRST_DAY,
            max_value=_LAST_DAY,
        )
    fields: list[tuple[Any, str, str]] = [(publisher, "publisher", "Publisher"), (title, "title", "Title")]
    for column, field, label in [*fields, (url, "url", "Web address")]:
        with column:
            value = getattr(told, field) or ""
            session.show_picker(st.text_input, f"{field}_{key}", value, _tell(key, field), label=label)
    st.caption(as_label(_dated(sheet), 400))


def _dated(sheet: Sheet) -> str:
    if sheet.document.published is None:
        return (
            "The day is needed: “Friday” and “last week” in the text are counted from it. The article does not tell it."
        )
    found = f" It was found in {sheet.document.dated_by}." if sheet.document.dated_by else ""
    return f"“Friday” and “last week” are counted from this day.{found} With another day it must be read again."


def _tell(key: str, field: str) -> Any:
    def tell(value: Any) -> None:
        given = value or None
        changes = {field: given} | ({"dated_by": None} if field == "published" else {})
        change_sheet(key, lambda sheet: sheet.described(**changes))

    return tell


def _date_all(keys: list[str], day: Any) -> None:
    for key in keys:
        change_sheet(key, lambda sheet: sheet.described(published=day, dated_by=None))
