"""What reading a file came to: counts, problems by cause, the whole report as a file, and the way to open it."""

from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from diplomatic_timeline.formats import ImportReport, ImportResult
from diplomatic_timeline.formats.report import Group
from pages.widgets import address, session
from pages.widgets.text import as_label, count_words

_SHOWN = 30


def show_result(read: ImportResult, name: str, mark: str) -> None:
    """Draw what reading came to, and offer to open the timeline under a title of its own."""
    report = read.report
    st.markdown(f"**{count_words(len(read.timeline.events), 'event')}** · {as_label(report.summary())}.")
    if report.problems:
        _show_groups(report)
        st.download_button(
            "Whole report",
            data=report.to_text(),
            file_name=f"{PurePath(name).stem}-report.txt",
            mime="text/plain",
            key="download_report",
            on_click="ignore",
            icon=":material/download:",
        )
    if not read.timeline.events:
        st.info("There is no event to open: 0 events.")
        return
    title = st.text_input("Title of the timeline", value=read.timeline.info.title, max_chars=200, key=f"title_{mark}")
    st.button("Open this timeline", key="open_read", type="primary", on_click=_open_read, args=(read, title))


def _show_groups(report: ImportReport) -> None:
    groups = report.groups()
    costly = sum(group.left_out for group in groups)
    words = f"{count_words(len(groups), 'kind')} of problems" + (f", {costly} of them left rows out" if costly else "")
    with st.expander(words, expanded=bool(costly)):
        st.dataframe(
            [_row(group) for group in groups[:_SHOWN]],
            hide_index=True,
            key="report_groups",
            column_config={"rows": st.column_config.NumberColumn(width="small")},
        )
        if len(groups) > _SHOWN:
            st.caption(f"{len(groups) - _SHOWN:,} further kinds are in the whole report.")
        for group in groups[:_SHOWN]:
            st.text("\n".join(str(problem) for problem in group.first))


def _row(group: Group) -> dict[str, object]:
    lines = [str(problem.line) for problem in group.first if problem.line is not None]
    return {
        "rows": group.rows,
        "column": group.column or "",
        "what": group.cause,
        "what was done": group.done,
        "first lines": ", ".join(lines),
        "how to mend it": group.fix,
    }


def _open_read(read: ImportResult, title: str) -> None:
    timeline = read.timeline
    named = replace(timeline, info=timeline.info.model_copy(update={"title": title.strip() or timeline.info.title}))
    session.open_timeline(session.bring(named))
    lost = read.report.rejected
    rest = f"; {count_words(lost, 'row was', 'rows were')} left out, as the Data page said" if lost else ""
    address.go_to("Timeline", f"“{named.info.title}” is open: {count_words(len(named.events), 'event')}{rest}.")
