"""The mapping screen: which column of a table says what, with what stands in them, and a preview of ten events."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath

import streamlit as st

from diplomatic_timeline.errors import TimelineError
from diplomatic_timeline.formats.mapping.apply import preview
from diplomatic_timeline.formats.mapping.fields import BY_NAME, FIELDS, Field
from diplomatic_timeline.formats.mapping.plan import Plan, Use, read_plan
from diplomatic_timeline.formats.mapping.profile import ColumnProfile
from diplomatic_timeline.times.values.numbers import Order
from pages.data.reading import Brought, Table
from pages.widgets.text import as_label, count_words

_FIRST = ("title", "when", "when_end", "actors", "recipients", "type", "place", "source_publisher")
"""Fields that most tables have; the others stand behind "More"."""
_ORDERS: dict[str, Order | None] = {"as written": None, "day first": "DMY", "month first": "MDY"}
_SEPARATORS = {"no list": None, "semicolon ;": ";", "bar |": "|", "comma ,": ",", "slash /": "/"}


def show_mapping(brought: Brought, table: Table) -> Plan | None:
    """Draw the choice of a use for the columns, and return the mapping; None while something must be answered."""
    saved = _show_saved(table, brought.mark)
    base = saved or table.suggestion.plan
    mark = f"{brought.mark}_{sha256(base.to_json()).hexdigest()[:8]}"  # another mapping is shown by other widgets
    _show_profiles(table.profiles)
    st.caption("Suggested from the names of the columns and from what stands in them. All other columns are kept.")
    uses: dict[str, Use] = {}
    with st.container(key="mapping_fields"):
        for name in _FIRST:
            uses |= _show_field(BY_NAME[name], base, table, mark, uses)
        with st.expander("More fields"):
            for item in FIELDS:
                if item.name not in _FIRST:
                    uses |= _show_field(item, base, table, mark, uses)
    plan = Plan({name: uses[name] for name in table.frame.columns if name in uses})
    asked = [name for name, use in plan.uses.items() if _must_be_asked(use, _profile(table, name))]
    for name in asked:
        st.warning(f"The dates of “{as_label(name)}” can be read day first or month first: say which, above.")
    _show_preview(table, plan, reported=not asked)
    st.download_button(
        "Save this mapping",
        data=plan.to_json(),
        file_name=f"{PurePath(brought.name).stem}-mapping.json",
        mime="application/json",
        key="download_mapping",
        on_click="ignore",
        icon=":material/download:",
    )
    return None if asked else plan


def _show_saved(table: Table, mark: str) -> Plan | None:
    """Draw the field for a mapping that was saved before, and return it if it fits the table."""
    with st.expander("Use a saved mapping"):
        upload = st.file_uploader("Mapping file", type=["json"], key=f"saved_mapping_{mark}")
    if upload is None:
        return None
    try:
        plan = read_plan(upload.getvalue(), upload.name)
    except TimelineError as error:
        st.error(as_label(str(error), 600))
        return None
    if plan.fits(table.frame.columns):
        return plan
    lost = [name for name in plan.uses if name not in table.frame.columns]
    st.error(f"This table has no column {as_label(', '.join(lost), 300)}, which the mapping uses.")
    return None


def _show_profiles(profiles: Sequence[ColumnProfile]) -> None:
    with st.expander("What stands in each column"):
        rows = [
            {
                "column": one.name,
                "holds": one.kind,
                "empty": one.blanks,
                "distinct": one.distinct,
                "examples": " · ".join(text[:40] for text in one.samples),
                "dates written as": ", ".join(one.shapes),
                "order of day and month": one.order.reason if one.order else "",
                "odd": ", ".join(one.odd),
                "may stand for not known": ", ".join(one.codes),
            }
            for one in profiles
        ]
        st.dataframe(rows, hide_index=True, key="profiles")


def _profile(table: Table, name: str) -> ColumnProfile:
    return next(one for one in table.profiles if one.name == name)


def _must_be_asked(use: Use, profile: ColumnProfile) -> bool:
    return BY_NAME[use.to].form == "date" and profile.undecided and use.order is None


def _show_field(item: Field, base: Plan, table: Table, mark: str, taken: dict[str, Use]) -> dict[str, Use]:
    """Draw the choice of columns for a field and how they are read; a column that is taken keeps its first use."""
    key = f"map_{item.name}_{mark}"
    columns = list(table.frame.columns)
    told = [name for name in base.columns(item.name) if name in columns]
    left, right = st.columns([0.4, 0.6], gap="medium")
    with left:
        chosen = _choose(item, columns, told, key)
        for name in chosen:
            if name in told and name in table.suggestion.reasons:
                st.caption(as_label(f"Suggested: {table.suggestion.reasons[name]}.", 200))
    found: dict[str, Use] = {}
    with right:
        for name in chosen:
            if name in taken:
                st.warning(f"“{as_label(name)}” is used above already; it can be used once.")
                continue
            found[name] = _show_reading(item, name, base, _profile(table, name), f"{key}_{columns.index(name)}")
    return found


def _choose(item: Field, columns: list[str], told: list[str], key: str) -> list[str]:
    label = item.label[0].upper() + item.label[1:]
    if item.many:
        return st.multiselect(label, columns, default=told, placeholder="No column", key=key)
    place = columns.index(told[0]) if told else None
    one = st.selectbox(label, columns, index=place, placeholder="No column", key=key)
    return [one] if one else []


def _show_reading(item: Field, name: str, base: Plan, profile: ColumnProfile, key: str) -> Use:
    """Draw how the cells of one column are read, where there is a choice, and return its use."""
    before = base.uses.get(name, Use(item.name))
    order, separator, missing, years_only = before.order, before.separator, before.missing, before.years_only
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"reading_{key}"):
        if item.form == "date" and profile.order and (profile.undecided or profile.order.order):
            told = next(word for word, value in _ORDERS.items() if value == (order or profile.order.order))
            word = st.radio(
                f"Order of day and month in “{as_label(name, 40)}”", list(_ORDERS), horizontal=True,
                index=list(_ORDERS).index(told), key=f"order_{key}",
                help=as_label(profile.order.reason, 300),
            )  # fmt: skip
            order = _ORDERS[word]
        if item.form == "list":
            before_word = next((word for word, mark in _SEPARATORS.items() if mark == separator), "no list")
            word = st.selectbox(
                f"Lists in “{as_label(name, 40)}” are split at", list(_SEPARATORS),
                index=list(_SEPARATORS).index(before_word), key=f"separator_{key}",
            )  # fmt: skip
            separator = _SEPARATORS[word]
        if profile.codes or missing:
            missing = tuple(
                st.multiselect(
                    f"Not known in “{as_label(name, 40)}”",
                    sorted({*profile.codes, *missing}),
                    default=list(missing),
                    key=f"missing_{key}",
                    placeholder="Nothing but empty cells",
                )
            )
        if item.name == "when" and any(text.endswith(("-01-01", "/01/01", "01.01.")) for text in profile.samples):
            years_only = st.checkbox("1 January means the year alone", value=years_only, key=f"years_{key}")
    return Use(item.name, order, separator, missing, years_only)


def _show_preview(table: Table, plan: Plan, *, reported: bool) -> None:
    """Draw the first ten rows as the events that they become.

    What is wrong with them is said here only where no report on the whole table follows.
    """
    read = preview(table.frame, plan)
    rows = [
        {
            "date": event.when.words() if event.when else "not known",
            "title": event.title,
            "who": "; ".join(f"{person.name} ({person.role})" for person in event.participants),
            "type": event.type,
            "place": event.place.name if event.place else "",
            "kept besides": ", ".join(event.attributes),
        }
        for event in read.timeline.events
    ]
    lost = f" ({count_words(read.report.rejected, 'row')} left out)" if read.report.rejected else ""
    st.markdown(f"**The first ten rows as events**{lost}")
    if rows:
        st.dataframe(rows, hide_index=True, key="preview")
    for problem in () if reported else read.report.problems[:5]:
        st.text(str(problem))
