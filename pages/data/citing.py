"""Cite what is open: the view, the whole timeline, or one event with its sources."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from diplomatic_timeline.citation import (
    Work,
    event_work,
    source_work,
    timeline_work,
    to_bibtex,
    to_csl,
    to_plain,
    view_work,
)
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session, shelf
from pages.widgets.links import is_for_this_computer, view_link
from pages.widgets.text import as_label
from pages.widgets.view import BROUGHT, View

_MOST = 1_000
_WHAT = {"view": "This view", "timeline": "The whole timeline", "event": "An event and its sources"}


def _plain(works: Sequence[Work]) -> str:
    return "\n\n".join(map(to_plain, works)) + "\n"


def _bibtex(works: Sequence[Work]) -> str:
    return "\n".join(map(to_bibtex, works))


def _csl(works: Sequence[Work]) -> str:
    return json.dumps([to_csl(work) for work in works], ensure_ascii=False, indent=2) + "\n"


_STYLES: dict[str, tuple[Callable[[Sequence[Work]], str], str, str]] = {
    "Text": (_plain, "txt", "text/plain"),
    "BibTeX": (_bibtex, "bib", "application/x-bibtex"),
    "CSL-JSON": (_csl, "csl.json", "application/vnd.citationstyles.csl+json"),
}


def show_citing(store: EventStore, view: View) -> None:
    """Let the person choose what to cite and how, and show the citation to copy."""
    with st.container(horizontal=True, gap="medium", key="citing"):
        what = st.segmented_control(
            "Cite", list(_WHAT), format_func=lambda name: _WHAT[name], default="view", required=True, key="cite_what"
        )
        style = st.segmented_control("As", list(_STYLES), default="Text", required=True, key="cite_style")
    works = _choose_works(store, view, what)
    if not works:
        st.info("No event matches the filters.")
        return
    write, ending, mime = _STYLES[style]
    text = write(works)
    st.code(text, language=None, wrap_lines=True)
    st.download_button(
        "Download",
        data=text,
        file_name=f"{store.info.id}-citation.{ending}",
        mime=mime,
        key="download_citation",
        on_click="ignore",
        icon=":material/download:",
    )
    if what == "event":
        st.caption("Sources are cited as the timeline has them: add the day on which you read them yourself.")
    if view.timeline.startswith(BROUGHT):
        lasting = ": publish it for one that lasts" if shelf.offers_publishing() else ""
        st.caption(f"The citation has no link, as the timeline is in this window only{lasting}.")
    elif is_for_this_computer():
        st.caption("The link in this citation leads to your own computer: nobody else can follow it.")


def _choose_works(store: EventStore, view: View, what: str) -> list[Work]:
    today = date.today()
    if what == "event":
        return _event_works(store, view, today)
    if what == "timeline":
        return [timeline_work(store.info, link=_link(view, "Overview", whole=True), accessed=today)]
    filters = [chip.words for chip in view.query.chips()]
    number = store.count(view.query).total
    return [view_work(store.info, filters, number, store.size, link=_link(view, "Timeline"), accessed=today)]


def _link(view: View, page: str, more: Mapping[str, str] | None = None, *, whole: bool = False) -> str | None:
    """Return a link that opens what is cited for its readers, None for a timeline that no link opens."""
    return None if view.timeline.startswith(BROUGHT) else view_link(page, more, whole=whole)


def _event_works(store: EventStore, view: View, today: date) -> list[Work]:
    rows = store.page(view.query, limit=_MOST)
    titles = dict(zip(rows.id, rows.title, strict=True))
    if view.event and view.event not in titles:
        titles[view.event] = store.get([view.event])[0].title
    if not titles:
        return []
    session.show_control(
        st.selectbox,
        "event",
        view.event or next(iter(titles)),
        key="cite_event",
        label="Event",
        options=list(titles),
        format_func=lambda name: as_label(titles.get(name) or name, 100),
    )
    (event,) = store.get([view.event or next(iter(titles))])
    link = _link(view, "Timeline", {"event": event.id}, whole=True)
    cited = event_work(event, store.info, link=link, accessed=today)
    return [cited, *map(source_work, store.sources(event.sources))]
