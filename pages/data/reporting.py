"""What reading a file came to: counts, problems by cause, the whole report as a file, and the way to open it."""

from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from diplomatic_timeline.formats import ImportReport, ImportResult
from diplomatic_timeline.formats.report import Group, Problem
from pages.widgets import address, session
from pages.widgets.text import as_html, as_label, count_words, shorten

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
    words = count_words(len(groups), "kind of problem", "kinds of problems")
    words += f", {costly} of them left rows out" if costly else ""
    with st.expander(words, expanded=bool(costly)):
        st.html(f'<ul class="dte-report">{"".join(map(_describe_group, groups[:_SHOWN]))}</ul>')
        if len(groups) > _SHOWN:
            st.caption(f"{len(groups) - _SHOWN:,} further kinds are in the whole report.")


def _describe_group(group: Group) -> str:
    """Say a kind of problem once: how many rows, where, what is wrong, the first of them with their values, the fix."""
    column = f", column “{as_html(group.column)}”" if group.column else ""
    places = [_say_place(problem) for problem in group.first if problem.line is not None or problem.rows > 1]
    more = group.rows - sum(problem.rows for problem in group.first)
    places += [f"{more:,} more"] if more else []
    parts = [
        f"<li><b>{count_words(group.rows, 'row')}{column}:</b> {as_html(group.cause)}; {as_html(group.done)}.",
        f"<p>{'; '.join(places)}</p>" if places else "",
        f"<p><b>To mend it:</b> {as_html(group.fix)}</p></li>",
    ]
    return "".join(parts)


def _say_place(problem: Problem) -> str:
    if problem.line is None:
        return count_words(problem.rows, "further row")
    value = f" (“{as_html(shorten(problem.value, 60))}”)" if problem.value else ""
    further = f" and {count_words(problem.rows - 1, 'further row')}" if problem.rows > 1 else ""
    return f"line {problem.line:,}{value}{further}"


def _open_read(read: ImportResult, title: str) -> None:
    timeline = read.timeline
    named = replace(timeline, info=timeline.info.model_copy(update={"title": title.strip() or timeline.info.title}))
    session.open_timeline(session.bring(named))
    lost = read.report.rejected
    rest = f"; {count_words(lost, 'row was', 'rows were')} left out, as the Data page said" if lost else ""
    address.go_to("Timeline", f"“{named.info.title}” is open: {count_words(len(named.events), 'event')}{rest}.")
