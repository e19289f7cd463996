"""The article with its marked passages: a component that makes text nodes only, never HTML, out of the article."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.components.v2 import component

from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.review import cut_text
from diplomatic_timeline.figures.palette import family_colour
from diplomatic_timeline.vocabulary import family_of
from pages.widgets import session

_HTML = """<div class="dte-article" tabindex="0" role="region" aria-label="Article with marked passages"></div>
<div class="dte-select"><button type="button" hidden>Add an event from the selected words</button></div>"""
_CSS = """
.dte-article { white-space: pre-wrap; overflow-wrap: anywhere; overflow-y: auto; max-height: 38rem; line-height: 1.6;
  padding: .2rem .9rem 1.6rem .2rem; mask-image: linear-gradient(to bottom, #000 calc(100% - 1.6rem), transparent); }
.dte-article mark { color: inherit; cursor: pointer; padding: .08em 0; border-bottom: 2px solid var(--c);
  scroll-margin-top: 4.5rem; background: color-mix(in srgb, var(--c) 18%, transparent); }
.dte-article mark.chosen { background: color-mix(in srgb, var(--c) 42%, transparent); border-bottom-width: 3px; }
.dte-article mark:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.dte-article mark[data-n]::before { content: attr(data-n); font-size: .72em; font-weight: 650; padding: 0 .2em;
  vertical-align: super; line-height: 0; }
.dte-select { position: sticky; bottom: .4rem; }
.dte-select button { font: inherit; cursor: pointer; border: 0; border-radius: .5rem; padding: .45rem .9rem;
  background: var(--st-primary-color); color: var(--st-background-color); box-shadow: 0 3px 14px rgba(0, 0, 0, .3); }
"""
_JS = """
const points = (text) => Array.from(text).length;

function build(box, data, choose) {
  box.replaceChildren();
  for (const part of data.parts) {
    if (!part.events.length) {
      box.append(document.createTextNode(part.text));
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = part.text;
    mark.dataset.events = part.events.join(" ");
    mark.title = part.events.map((at) => data.events[at].title).join("\\n");
    mark.style.setProperty("--c", data.events[part.events[0]].colour);
    if (part.heads.length) {
      mark.dataset.n = part.heads.map((at) => at + 1).join(",");
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
    }
    mark.onclick = () => { if (document.getSelection().isCollapsed) choose(part.events); };
    mark.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(part.heads.length ? part.heads : part.events);
    };
    box.append(mark);
  }
}

function show(box, data) {
  let first = null;
  for (const mark of box.querySelectorAll("mark")) {
    const is = data.chosen !== null && mark.dataset.events.split(" ").includes(String(data.chosen));
    mark.classList.toggle("chosen", is);
    if (mark.hasAttribute("role")) mark.setAttribute("aria-pressed", String(is));
    if (is && data.chosen !== null) mark.style.setProperty("--c", data.events[data.chosen].colour);
    first = first || (is ? mark : null);
  }
  if (!first || box.dataset.shown === String(data.chosen)) return;
  if (window.innerWidth <= 640) {  // the panel covers the lower half of a phone
    first.scrollIntoView({ block: "start" });
    return;
  }
  const from = first.offsetTop - box.offsetTop;
  if (from < box.scrollTop || from > box.scrollTop + box.clientHeight - 60) box.scrollTop = Math.max(0, from - 80);
}

function selected(box) {
  const found = document.getSelection();
  if (!found || found.isCollapsed || !found.rangeCount) return null;
  const range = found.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = points(before.toString());
  const end = start + points(range.toString());
  return range.toString().trim() ? { start, end } : null;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".dte-article");
  const button = parentElement.querySelector(".dte-select button");
  const choose = (events) => {
    const at = events.indexOf(box.chosen);
    setTriggerValue("event", data.events[events[(at + 1) % events.length]].id);
  };
  box.chosen = data.chosen;
  if (box.dataset.version !== data.version) build(box, data, choose);
  box.dataset.version = data.version;
  show(box, data);
  box.dataset.shown = String(data.chosen);
  let timer = null;
  const look = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { button.hidden = selected(box) === null; }, 150);
  };
  button.onmousedown = (event) => event.preventDefault();
  button.onclick = () => {
    const span = selected(box);
    if (span) setTriggerValue("passage", span);
    document.getSelection().removeAllRanges();
    button.hidden = true;
  };
  document.addEventListener("selectionchange", look);
  return () => { clearTimeout(timer); document.removeEventListener("selectionchange", look); };
}
"""
_article = component("marked_article", html=_HTML, css=_CSS, js=_JS, isolate_styles=False)


def show_article(
    text: str,
    events: Sequence[Event],
    *,
    version: str,
    chosen: int | None,
    dark: bool,
    choose: Callable[[str], None],
    add: Callable[[int, int], None],
) -> None:
    """Draw the article with the passages of `events`, the one with the number `chosen` standing out.

    A click on a passage calls `choose` with its event's id, a selection `add` with its offsets (code points), both in
    callbacks. `version` is to change whenever text or events do. What comes back is of the browser: check it.
    """
    told = [
        {
            "id": event.id,
            "title": f"{event.type}: {event.title}",
            "colour": family_colour(family_of(event.type), dark=dark),
        }
        for event in events
    ]
    parts = [{"text": one.text, "events": one.events, "heads": one.heads} for one in cut_text(text, events)]

    def on_event() -> None:
        name = session.picked("marked_article").get("event")
        if any(event.id == name for event in events):
            choose(name)

    def on_passage() -> None:
        span = session.picked("marked_article").get("passage") or {}
        start, end = span.get("start"), span.get("end")
        if isinstance(start, int) and isinstance(end, int):
            add(start, end)

    with st.container(key="article_box"):
        _article(
            key="marked_article",
            data={"parts": parts, "events": told, "chosen": chosen, "version": f"{version}{'d' if dark else 'l'}"},
            on_event_change=on_event,
            on_passage_change=on_passage,
        )
