"""The JavaScript of the app, but for the saving of pictures.

It copies the link, begins pages at their top, says in the navigation which one is open, measures the window, asks
before it closes on what is not saved, lets one tap open a mark, and listens for keys.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2 import component

from pages.widgets import session
from pages.widgets.links import is_for_this_computer
from pages.widgets.look import is_phone
from pages.widgets.view import PAGE_NAMES

WIDTHS = (390, 640, 900, 1_200, 1_500, 1_900)
NARROW = WIDTHS[1]
"""Windows of at most so many pixels are laid out for phones."""

_COPY_HTML = (
    """<button type="button" id="copy">Copy link</button><span id="said" role="status" aria-live="polite"></span>"""
)
BUTTON_CSS = """
:host { display: block; }
button { font: inherit; font-size: .875rem; color: var(--st-text-color); background: transparent; cursor: pointer;
  white-space: nowrap;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem); padding: .3rem .8rem;
  min-height: 2.4rem; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
input { font: inherit; width: 12rem; }
"""
"""The look of Streamlit's own buttons, for those that are drawn here."""
_COPY_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("#copy");
  const said = parentElement.querySelector("#said");
  const link = () => {
    const here = new URL(window.location.href);
    const last = here.pathname.split("/").pop();
    if (data.pages.includes(decodeURIComponent(last))) here.pathname = here.pathname.slice(0, -last.length);
    here.search = data.query;
    here.hash = "";
    return here.href;
  };
  const say = (text) => {
    button.textContent = text;
    said.textContent = text;
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  };
  const offer = (text) => {
    const field = document.createElement("input");
    field.value = text;
    field.readOnly = true;
    field.setAttribute("aria-label", "Link to this view");
    button.replaceWith(field);
    field.focus();
    field.select();
  };
  button.onclick = async () => {
    const text = link();
    button.dataset.link = text;
    try {
      await navigator.clipboard.writeText(text);
      say(data.here ? "Link copied, for this computer only" : "Link copied");
    } catch (error) {
      offer(text);
    }
  };
}
"""
_WIDTH_JS = """
let shown = null, marked = null;
export default function ({ data, setStateValue }) {
  if (shown !== null && shown !== data.page) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  shown = data.page;
  const mark = (tries) => {
    const bar = document.querySelector(".st-key-navigation");
    const links = [...(bar?.querySelectorAll("a") || [])];
    if (links.length <= data.place) {
      if (tries) setTimeout(mark, 200, tries - 1);  // a page's first run draws this before the links
      return;
    }
    bar.setAttribute("role", "navigation");
    bar.setAttribute("aria-label", "Pages");
    for (const link of links) link.removeAttribute("aria-current");
    links[data.place].setAttribute("aria-current", "page");
    if (marked === links[data.place]) return;  // drawn anew, the links begin at their left end
    marked = links[data.place];
    const settle = new ResizeObserver(() => {  // the bar narrows and the links grow while the page builds up
      bar.scrollLeft += links[data.place].getBoundingClientRect().right - bar.getBoundingClientRect().right + 48;
    });
    for (const part of [bar, ...links]) settle.observe(part);
    setTimeout(() => settle.disconnect(), 5000);
  };
  mark(50);
  let timer = null;
  const tell = () => {
    const wide = data.widths.filter((width) => width <= window.innerWidth + 20).pop() || data.widths[0];
    if (wide !== data.known) setStateValue("width", wide);
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(tell, 300); };
  const keep = (event) => { if (data.unsaved) event.preventDefault(); };
  const point = (event) => {  // a chart opens what the pointer was over before it clicked, which no finger ever is
    if (event.pointerType !== "touch" || !event.target.closest?.(".js-plotly-plot")) return;
    const { clientX, clientY } = event;
    event.target.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true, view: window }));
  };
  tell();
  const heard = [["resize", later], ["beforeunload", keep], ["pointerdown", point]];
  for (const [name, hear] of heard) window.addEventListener(name, hear, true);
  return () => { for (const [name, hear] of heard) window.removeEventListener(name, hear, true); };
}
"""

_KEYS_JS = """
const ACTIONS = { " ": "play", ArrowRight: "next", ArrowLeft: "previous", Home: "first", End: "last" };
const OWN = "input:not([type=checkbox]), textarea, select, canvas, [contenteditable=true], [role=slider], " +
  "[role=combobox], [role=listbox], [role=menu], [role=radiogroup], [role=tablist], [role=grid], [role=dialog]";
const PRESSED = "button, a, input, summary, [role=button]";
export default function ({ setTriggerValue, parentElement }) {
  const press = (event) => {
    const action = ACTIONS[event.key];
    if (!action || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const at = event.composedPath()[0];
    if (at instanceof Element && (at.closest(OWN) || (action === "play" && at.closest(PRESSED)))) return;
    event.preventDefault();
    setTriggerValue("action", action);
  };
  document.addEventListener("keydown", press);
  parentElement.host?.setAttribute("data-listening", "");
  return () => document.removeEventListener("keydown", press);
}
"""

_copy_link = component("copy_link", html=_COPY_HTML, css=BUTTON_CSS, js=_COPY_JS)
_window_width = component("window_width", js=_WIDTH_JS)
_keys = component("keys", js=_KEYS_JS)


def show_copy_link(page: str) -> None:
    """Draw the button that copies a link to this view: it goes to the root and names the page."""
    _copy_link(
        key="copy_link",
        data={
            "pages": list(PAGE_NAMES),
            "query": urlencode(session.shared_params(page), doseq=True),
            "here": is_for_this_computer(),
        },
        width="content",
    )


def measure_window(page: str) -> None:
    """Begin a new page at its top, mark it in the navigation, and learn the width of the window.

    The window asks before it closes on what is not saved.

    A finger's tap on a chart is told to it as a movement, too, so that the first tap opens what it hits.

    The width is rounded down to a few classes; the first run of a session works with a guess.
    """
    guess = window_width()
    place = PAGE_NAMES.index(page)
    data = {"widths": list(WIDTHS), "known": guess, "page": page, "place": place, "unsaved": session.holds_unsaved()}
    with st.container(key="window_width_box"):
        told = _window_width(key="window_width", data=data, height=1)
    session.remember("width", int(told.get("width") or guess))


def window_width() -> int:
    """Return the width of the window in CSS pixels as last measured, or a guess from the browser's name."""
    return session.recall("width", WIDTHS[0] if is_phone() else WIDTHS[3])


def listen_for_keys(act: Callable[[str], None]) -> None:
    """Call `act` in a callback when a key is pressed that no field, list or button needs for itself.

    Space means "play", the arrows "next" and "previous", Home and End "first" and "last".
    """

    def hear() -> None:
        if action := session.picked("keys").get("action"):
            act(action)

    with st.container(key="keys_box"):
        _keys(key="keys", on_action_change=hear, height=1)
