"""A chart as a picture: the button that saves what the browser has drawn, with title, key and caption, as one SVG.

Only the browser has the finished chart, so the picture is put together there. Titles and captions go in as text; the
signs of the key are pictures of our own.
"""

from collections.abc import Sequence
from typing import Any

from streamlit.components.v2 import component

from diplomatic_timeline.figures.palette import ink
from pages.widgets.glue import BUTTON_CSS
from pages.widgets.look import is_dark

_HTML = '<button type="button" id="save">Picture (SVG)</button><span id="said" role="status" aria-live="polite"></span>'
_JS = """
const SVG = "http://www.w3.org/2000/svg";
const SIDE = 16, LINE = 18, FACES = "Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif";
export default function ({ data, parentElement }) {
  const add = (to, name, values, text) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    to.append(made);
    return made;
  };
  const wrap = (text, most) => text.split(/\\s+/).reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last.length + word.length < most) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
    return lines;
  }, [""]);
  const draw = (chart) => {
    const layers = [...chart.querySelectorAll(".main-svg")];
    const box = layers[0].getBoundingClientRect();
    const width = Math.ceil(box.width) + 2 * SIDE, most = Math.floor((width - 2 * SIDE) / 6.2);
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("xmlns", SVG);
    const paper = add(picture, "rect", { width: "100%", fill: data.paper });
    const words = { x: SIDE, fill: data.text, "font-family": "Source Sans, sans-serif" };
    let y = SIDE + 4;
    for (const line of wrap(data.title, Math.floor(most * .8))) {
      add(picture, "text", { ...words, y, "font-size": 16, "font-weight": 650 }, line);
      y += 22;
    }
    let x = SIDE;
    for (const [label, drawn] of data.signs) {
      const sign = new DOMParser().parseFromString(drawn.replace("<svg ", `<svg xmlns="${SVG}" `), "image/svg+xml");
      const room = Number(sign.documentElement.getAttribute("width")) + 6, wide = room + 14 + label.length * 6.4;
      if (x + wide > width - SIDE && x > SIDE) { x = SIDE; y += LINE; }
      sign.documentElement.setAttribute("x", x);
      sign.documentElement.setAttribute("y", y - 4 - Number(sign.documentElement.getAttribute("height")) / 2);
      picture.append(document.importNode(sign.documentElement, true));
      add(picture, "text", { ...words, x: x + room, y, "font-size": 12 }, label);
      x += wide;
    }
    if (data.signs.length) y += LINE - 4;
    for (const layer of layers) {
      const copy = layer.cloneNode(true);
      copy.setAttribute("x", SIDE);
      copy.setAttribute("y", y);
      copy.removeAttribute("style");
      copy.querySelectorAll(".hoverlayer, .select-outline, .nsewdrag, .drag").forEach((part) => part.remove());
      picture.append(copy);
    }
    y += Math.ceil(box.height) + LINE;
    for (const line of wrap(data.note, most)) {
      add(picture, "text", { ...words, y, "font-size": 12 }, line);
      y += LINE;
    }
    paper.setAttribute("height", y);
    picture.setAttribute("width", width);
    picture.setAttribute("height", y);
    picture.setAttribute("viewBox", `0 0 ${width} ${y}`);
    return new XMLSerializer().serializeToString(picture).replaceAll("sans-serif", FACES);
  };
  parentElement.querySelector("#save").onclick = () => {
    const said = parentElement.querySelector("#said");
    const chart = document.querySelector(`.st-key-${data.box} .js-plotly-plot`);
    if (!chart?.querySelector(".main-svg")) { said.textContent = "The chart is not drawn yet"; return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([draw(chart)], { type: "image/svg+xml" }));
    link.download = data.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    said.textContent = "Picture saved";
  };
}
"""

_picture = component("picture", html=_HTML, css=BUTTON_CSS, js=_JS)


def show_picture_button(box: str, name: str, title: str, note: str, signs: Sequence[tuple[str, str]] = ()) -> None:
    """Draw the button that saves the chart in the container with key `box` as `name`.svg, in the colours of the theme.

    `title` stands above the chart, below it `note`; `signs` is the key to the marks: words, and each
    sign as SVG of our own.
    """
    theme = ink(dark=is_dark())
    data: dict[str, Any] = {
        "box": box,
        "name": f"{name}.svg",
        "title": title,
        "note": note,
        "signs": [list(sign) for sign in signs],
        "paper": theme.paper,
        "text": theme.text,
    }
    _picture(key=f"picture_{box}", data=data, width="content")
