"""Share what is open: a link that opens it for others, its publication where it is this person's own, an embed."""

from html import escape

import streamlit as st

from diplomatic_timeline.errors import PublishError, TimelineError
from diplomatic_timeline.publish import Publication, is_publication_id
from diplomatic_timeline.store.interface import EventStore
from pages.widgets import session, shelf
from pages.widgets.links import HERE_ONLY, is_for_this_computer, view_link
from pages.widgets.package import with_changes
from pages.widgets.text import as_label, count_words
from pages.widgets.view import BROUGHT, View

_HEIGHT = 640
_LASTS = (
    "Whoever has the link can open the timeline, without an account. What is under it never changes: a corrected "
    "timeline gets a link of its own."
)


def show_publishing(store: EventStore, view: View) -> None:
    """Draw the link of the view, the publication of a timeline that has none, and the embed."""
    published = _done().get(view.edition)
    mine = view.timeline.startswith(BROUGHT)
    if published:
        _show_done(*published)
    elif mine:
        st.write("**This timeline is in this window only.**")
        _show_offer(store, view)
    else:
        here = is_for_this_computer()
        st.write("**The link of this view:**" if here else "**The link of this view opens it for everybody:**")
        _show_link(view_link("Timeline"))
    if published or not mine:
        _show_embed(store, published[0].id if published else None)
    if not published and not mine and not is_publication_id(view.timeline):
        with st.expander("Publish a copy that never changes, with your notes and merged names"):
            _show_offer(store, view)
    _show_withdrawal(view)


def _show_offer(store: EventStore, view: View) -> None:
    try:
        allowed = shelf.may_publish()
    except PublishError as error:
        st.error(as_label(str(error), 300))
        return
    if not allowed:
        st.info(
            "Publishing is switched off here, so it gets no link. Take the timeline as a Data Package (Export), which "
            "others can open."
        )
        return
    st.caption(f"Published, it gets a link that opens it. {_LASTS}")
    agreed = st.checkbox("I may pass this timeline on, with the texts in it", key="publish_agreed")
    st.button("Publish", key="publish", type="primary", disabled=not agreed, on_click=_publish, args=(store, view))
    if fault := session.recall("publish_fault", ""):
        st.error(as_label(fault, 600))


def _publish(store: EventStore, view: View) -> None:
    session.remember("publish_fault", "")
    try:
        done = shelf.publish_timeline(with_changes(store, view.timeline, session.notes()))
    except TimelineError as error:
        session.remember("publish_fault", str(error))
        return
    session.remember("published", _done() | {view.edition: done})


def _done() -> dict[str, tuple[Publication, str | None]]:
    """Return what this session published, with the tokens, by the edition of the timeline."""
    return session.recall("published", {})


def _show_done(publication: Publication, token: str | None) -> None:
    st.success(f"Published: {count_words(publication.events, 'event')}.")
    if publication.withheld:
        st.caption(f"{count_words(publication.withheld, 'event')} may not be passed on and were left out.")
    st.write("**Its link, with the filters as they are now:**")
    _show_link(view_link("Timeline", _opening(publication.id)))
    st.caption(_LASTS)
    if token is None:
        st.caption("The same timeline was published here before, so the link is the same; who did so can withdraw it.")
        return
    st.write("**The token that withdraws it.** It is shown in this window only, and nobody can look it up: keep it.")
    st.code(token, language=None)


def _show_link(link: str | None) -> None:
    st.code(link or "", language=None, wrap_lines=True)
    if is_for_this_computer():
        st.info(HERE_ONLY)


def _opening(published: str | None) -> dict[str, str | list[str]]:
    """Return the parameters that open a publication in place of what is open; merged names are part of it."""
    return {"timeline": published, "source": [], "merge": []} if published else {}


def _show_embed(store: EventStore, published: str | None) -> None:
    link = view_link("Timeline", {**_opening(published), "embed": "true"})
    st.write(
        "**To embed this view in a page,** paste this into its HTML; it shows chart, legend, title and a link back:"
    )
    title = escape(store.info.title)
    snippet = (
        f'<iframe src="{escape(link or "")}" title="{title}" width="100%" height="{_HEIGHT}" '
        'style="border:0" loading="lazy"></iframe>'
    )
    st.code(snippet, language=None, wrap_lines=True)
    st.caption("Without a server: the interactive page (Export) is one file that any web space can hold.")


def _show_withdrawal(view: View) -> None:
    with st.expander("Withdraw a publication"):
        open_id = view.timeline if is_publication_id(view.timeline) else ""
        name = st.text_input("Its id (it begins with pub-)", open_id, key="withdraw_id")
        token = st.text_input("The token that was shown when it was published", key="withdraw_token", type="password")
        if st.button("Withdraw", key="withdraw", disabled=not (name and token)):
            try:
                shelf.withdraw_timeline(name.strip(), token)
            except PublishError as error:
                st.error(as_label(str(error), 300))
            else:
                st.success("Withdrawn: the link opens nothing any more.")
