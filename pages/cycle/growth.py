"""The timeline that grows beneath the stage, as a picture and as a list."""

import pandas as pd
import streamlit as st

from diplomatic_timeline.cycle import Steps
from diplomatic_timeline.figures import growth_svg, say_growth
from diplomatic_timeline.store.interface import EventStore
from diplomatic_timeline.vocabulary import EVENT_TYPES, Status, say_status
from diplomatic_timeline.when import When
from pages.widgets.chart import page_width
from pages.widgets.glue import window_width
from pages.widgets.look import is_dark
from pages.widgets.text import as_picture, count_words
from pages.widgets.view import View

_LISTED = 100


def show_growth(store: EventStore, view: View, steps: Steps) -> None:
    """Draw the events up to the step; what comes later is not there yet."""
    told = steps.order.rows.id[steps.first : steps.now + 1]
    statuses: list[Status] = [now for _, now in store.status_around(view.query, steps.event, told)]
    picture = growth_svg(steps, statuses, width=page_width(window_width()), dark=is_dark())
    st.html(f'<div class="dte-growth">{as_picture(picture, say_growth(steps))}</div>')
    st.caption("In the order of time, but evenly spaced: a gap here may be a day or a year.")
    with st.expander(f"{count_words(steps.number, 'event')} so far, as a list", key="cycle_list"):
        _show_list(store, view, steps, statuses)


def _show_list(store: EventStore, view: View, steps: Steps, statuses: list[Status]) -> None:
    zone = view.zone_info(store.info.zone)
    begin = max(steps.first, steps.now + 1 - _LISTED)
    part = slice(begin, steps.now + 1)
    rows = steps.order.rows
    frame = pd.DataFrame(
        {
            "Step": range(begin - steps.first + 1, steps.number + 1),
            "When": [When.parse(text).words(zone) if text else "Date unknown" for text in rows.when[part]],
            "Event": rows.title[part],
            "Who": rows.who[part],
            "Status at this step": [
                say_status(status, EVENT_TYPES[kind].name)
                for status, kind in zip(statuses[begin - steps.first :], rows.type[part], strict=True)
            ],
        }
    )
    st.dataframe(frame, hide_index=True, height=min(36 * (len(frame) + 1) + 4, 400), key="cycle_told")
    if begin > steps.first:
        st.caption(f"The last {_LISTED} of {steps.number:,}; the Timeline page lists all.")
