"""The filters above every page: five closed groups that count, a search box, and chips that say what is active."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from diplomatic_timeline.query import FILTERS, Filter, Query
from diplomatic_timeline.query.filters import BY_PARAM
from diplomatic_timeline.store.explain import removals
from diplomatic_timeline.store.interface import EventStore, FacetField
from pages.widgets import session
from pages.widgets.names import value_words, zones_first
from pages.widgets.text import as_label, count_words
from pages.widgets.view import View

GROUPS = ("Who", "What", "When", "Where", "Sources")
OPTION_LIMIT = 1_000


def show_filters(store: EventStore, view: View) -> None:
    """Draw the row of filter groups and, beneath it, one chip for each active value."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        for group in GROUPS:
            with st.popover(_group_label(group, view.query), key=f"group_{group.lower()}", type="tertiary"):
                _CONTENTS[group](store, view)
        session.show_control(
            st.text_input,
            "q",
            view.query.text,
            label="Search words",
            placeholder="Search titles, summaries, quotes",
            label_visibility="collapsed",
            icon=":material/search:",
            type="search",
        )
    show_chips(view.query)


def show_chips(query: Query) -> None:
    """Draw the active filters in words; a click removes one."""
    chips = query.chips()
    if not chips:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="chips"):
        for number, chip in enumerate(chips):
            st.button(
                as_label(_chip_words(chip.param, chip.value, chip.words), 60),
                key=f"chip_{number}",
                icon=":material/close:",
                icon_position="right",
                help="Remove this filter",
                on_click=_remove,
                args=(query, chip.param, chip.value),
            )
        if len(chips) > 1:
            st.button("Clear all", key="clear_filters", type="tertiary", on_click=session.change_query, args=(Query(),))


def show_empty(store: EventStore, query: Query) -> None:
    """Say which filters empty the result and what removing each of them would bring back."""
    st.subheader("No event matches these filters")
    offers = removals(store, query)
    st.write(
        "Events come back without this filter:"
        if sum(offer.count > 0 for offer in offers) == 1
        else "Events come back without one of these filters:"
        if any(offer.count for offer in offers)
        else "No single filter is the reason; they exclude each other. Clear them and start again:"
    )
    with st.container(horizontal=True, gap="small"):
        for number, offer in enumerate(offer for offer in offers if offer.count):
            words = _chip_words(offer.chip.param, offer.chip.value, offer.chip.words)
            st.button(
                f"Remove “{as_label(words, 60)}” and see {count_words(offer.count, 'event')}",
                key=f"without_{number}",
                on_click=_remove,
                args=(query, offer.chip.param, offer.chip.value),
            )
        st.button("Clear all filters", key="clear_empty", on_click=session.change_query, args=(Query(),))


def _remove(query: Query, param: str, value: str) -> None:
    session.change_query(query.without(BY_PARAM[param].field, value))


def _chip_words(param: str, value: str, words: str) -> str:
    return (
        BY_PARAM[param].sentence.format(value_words(param, value))
        if param == "country"
        else value_words(param, value)
        if param == "family"
        else words
    )


def _group_label(group: str, query: Query) -> str:
    active = sum(chip.param in _params(group) for chip in query.chips())
    return f"{group} ({active})" if active else group


def _params(group: str) -> set[str]:
    return {item.param for item in FILTERS if item.group == group}


def _show_who(store: EventStore, view: View) -> None:
    _choose_many(store, view.query, BY_PARAM["actor"])
    if len(view.query.actor) > 1:
        session.show_control(
            st.segmented_control,
            "match",
            view.query.match,
            label="Several actors",
            options=["any", "all"],
            format_func={"any": "any of them", "all": "all together"}.get,
            required=True,
            help=BY_PARAM["match"].help,
        )
    _choose_one(store, view.query, BY_PARAM["role"])


def _show_what(store: EventStore, view: View) -> None:
    for param in ("type", "family", "status"):
        _choose_pills(store, view.query, BY_PARAM[param])
    if store.values("tag"):
        _choose_many(store, view.query, BY_PARAM["tag"])


def _show_where(store: EventStore, view: View) -> None:
    _choose_many(store, view.query, BY_PARAM["place"])
    _choose_many(store, view.query, BY_PARAM["country"])


def _show_sources(store: EventStore, view: View) -> None:
    _choose_many(store, view.query, BY_PARAM["publisher"])
    item = BY_PARAM["publishers"]
    session.show_control(
        st.number_input,
        item.param,
        view.query.publishers,
        label=item.label,
        min_value=1,
        max_value=999,
        step=1,
        placeholder="any number",
        help=item.help,
    )


def _show_when(store: EventStore, view: View) -> None:
    query = view.query
    left, right = st.columns(2)
    for column, param, value in ((left, "from", query.start), (right, "to", query.end)):
        with column:
            session.show_control(
                st.text_input,
                param,
                str(value) if value else "",
                label=BY_PARAM[param].label,
                placeholder="13 March 2025, 2025-03, late May 2018",
                help=BY_PARAM[param].help,
            )
            if value:
                st.caption(as_label(value.words()))
    show_clock(query)
    _choose_known(store, query)
    session.show_control(
        st.selectbox,
        "zone",
        view["zone"] or store.info.zone,
        label="Show clock times in",
        options=zones_first(store.info.zone),
        help="Only times of day move with the zone; dates stay on the day the source gives. "
        f"Days begin and end as in {store.info.zone}.",
    )


def show_clock(query: Query, *, key: str | None = None) -> None:
    """Draw the choice of clock; on a page that draws it twice, each with a key of its own."""
    session.show_control(
        st.segmented_control,
        "clock",
        query.clock,
        key=key,
        label="Clock",
        label_visibility="collapsed" if key else "visible",
        options=["happened", "reported"],
        format_func={"happened": "By when it happened", "reported": "By when it was reported"}.get,
        required=True,
        help=None if key else BY_PARAM["clock"].help,
    )


def _choose_known(store: EventStore, query: Query) -> None:
    extent = store.extent(Query(clock="reported"))
    if extent is None:
        st.caption("This timeline does not say when its events became known.")
        return
    days = (719_163 + seconds // 86_400 for seconds in extent)  # `date` counts from the year 1, up to 9999
    first, last = (date.fromordinal(min(max(day, 1), date.max.toordinal())) for day in days)
    shown = query.known if query.known and first <= query.known <= last else None
    session.show_control(
        st.date_input,
        "known",
        shown,
        label=BY_PARAM["known"].label,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        help=BY_PARAM["known"].help,
    )


def _options(store: EventStore, query: Query, item: Filter) -> tuple[list[str], Callable[[str], str]]:
    counts = {entry.value: entry.count for entry in store.facet(query, _facet(item))}
    chosen = [value for value in _chosen(query, item) if value not in counts]
    values = [*list(counts)[:OPTION_LIMIT], *chosen]
    values += [value for value in _chosen(query, item) if value not in values]
    return values, lambda value: f"{value_words(item.param, value)}  ({counts.get(value, 0):,})"


def _choose_many(store: EventStore, query: Query, item: Filter) -> None:
    values, label = _options(store, query, item)
    total = len(store.values(_facet(item)))
    session.show_control(
        st.multiselect,
        item.param,
        list(_chosen(query, item)),
        label=f"{item.label}: {total:,} in this timeline",
        options=values,
        format_func=label,
        placeholder="Type a name or choose",
        help=item.help + (f". The list shows the {OPTION_LIMIT:,} most frequent." if total > OPTION_LIMIT else ""),
    )


def _choose_pills(store: EventStore, query: Query, item: Filter) -> None:
    values, label = _options(store, query, item)
    session.show_control(
        st.pills,
        item.param,
        list(_chosen(query, item)),
        label=item.label,
        options=[value for value in item.choices if value in values],
        format_func=lambda value: as_label(label(value)),
        selection_mode="multi",
        help=item.help,
    )


def _choose_one(store: EventStore, query: Query, item: Filter) -> None:
    values, label = _options(store, query, item)
    session.show_control(
        st.pills,
        item.param,
        getattr(query, item.field),
        label=item.label,
        options=[value for value in item.choices if value in values],
        format_func=lambda value: as_label(label(value)),
        help=item.help,
    )


def _chosen(query: Query, item: Filter) -> tuple[str, ...]:
    value = getattr(query, item.field)
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _facet(item: Filter) -> FacetField:
    return item.field  # type: ignore[return-value]


_CONTENTS: dict[str, Callable[[EventStore, View], None]] = {
    "Who": _show_who,
    "What": _show_what,
    "When": _show_when,
    "Where": _show_where,
    "Sources": _show_sources,
}
