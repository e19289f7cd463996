"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll("#events > li")];
  const texts = cards.map((card) => card.textContent.toLowerCase());
  const state = { type: new Set(), actor: new Set(), words: "", lanes: "actor", span: null };
  const KIND = 0, HOLLOW = 1, LOW = 2, HIGH = 3, LASTS = 4, ACTING = 5, MENTIONED = 6;
  const DAY = 86400, ROW = 17, MOST_LANES = 12, MOST_ROWS = 7;

  const draw = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const low = (event) => event[LOW] ?? event[HIGH];
  const high = (event) => event[HIGH] ?? event[LOW];
  const dated = (event) => low(event) !== null;
  const people = (event) => event[ACTING].concat(event[MENTIONED]);
  const tests = {
    type: (event) => !state.type.size || state.type.has(event[KIND]),
    actor: (event) => !state.actor.size || people(event).some((name) => state.actor.has(name)),
    words: (event, place) => !state.words || texts[place].includes(state.words),
    span: (event) => !state.span || !dated(event) || (high(event) >= state.span[0] && low(event) <= state.span[1]),
  };
  const keeps = (event, place, but) =>
    Object.entries(tests).every(([name, test]) => name === but || test(event, place));

  const count = (field, values) => {
    const found = new Map();
    data.events.forEach((event, place) => {
      if (keeps(event, place, field)) for (const value of values(event)) found.set(value, (found.get(value) || 0) + 1);
    });
    return found;
  };

  const mark = (kind, hollow) => {
    const { family, outline, inside } = data.kinds[kind];
    const group = draw("g", { class: `f-${family}${hollow ? " hollow" : ""}` });
    group.append(draw("path", { class: "outline", d: outline }));
    if (inside) group.append(draw("path", { class: "inside", d: inside }));
    return group;
  };

  const pills = (place, field, values, label, decorate) => {
    const counts = count(field, values);
    const whole = new Map();
    for (const event of data.events) for (const value of values(event)) whole.set(value, (whole.get(value) || 0) + 1);
    const listed = [...whole.keys()].sort((a, b) => whole.get(b) - whole.get(a) || (label(a) < label(b) ? -1 : 1));
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.value : null;
    place.replaceChildren(...listed.map((value) => {
      const number = counts.get(value) || 0;
      const chosen = state[field].has(value);
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.value = value;
      button.setAttribute("aria-pressed", chosen);
      button.disabled = !number && !chosen;
      if (decorate) button.append(decorate(value));
      button.append(`${label(value)} ${number}`);
      button.onclick = () => {
        if (chosen) state[field].delete(value); else state[field].add(value);
        show();
      };
      return button;
    }));
    if (focused !== null) place.querySelector(`[data-value="${focused}"]`)?.focus();
  };

  const icon = (kind) => {
    const svg = draw("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    svg.append(mark(kind, false));
    return svg;
  };

  const STEPS = [1, 2, 7, 14].map((days) => ["day", days]).concat(
    [1, 3, 6].map((months) => ["month", months]), [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ["year", years]));
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const LENGTH = { day: DAY, month: 30.4 * DAY, year: 365.2 * DAY };
  const ticks = (from, to, most) => {
    const [unit, step] = STEPS.find(([unit, step]) => (to - from) / (LENGTH[unit] * step) <= most) || ["year", 5000];
    const start = new Date(from * 1000);
    const found = [];
    const year = start.getUTCFullYear();
    for (let n = 0; found.length < 200 && n < 1000; n += 1) {
      const date = new Date(0);
      if (unit === "day") date.setTime((Math.floor(from / DAY / step) + n) * step * DAY * 1000);
      else if (unit === "month") date.setUTCFullYear(year, (Math.floor(start.getUTCMonth() / step) + n) * step, 1);
      else date.setUTCFullYear((Math.floor(year / step) + n) * step, 0, 1);
      const seconds = date.getTime() / 1000;
      if (!(seconds <= to)) break;
      if (seconds < from) continue;
      const day = unit === "day" ? `${date.getUTCDate()} ` : "";
      const month = unit === "year" ? "" : `${MONTHS[date.getUTCMonth()]} `;
      const shown = unit === "day" && found.length ? "" : date.getUTCFullYear();
      found.push([seconds, `${day}${month}${shown}`.trim()]);
    }
    return found;
  };

  const laneNames = (shown) => {
    const values = state.lanes === "type" ? (event) => [event[KIND]] : (event) => event[ACTING];
    const label = state.lanes === "type" ? (kind) => data.kinds[kind].name : (name) => data.actors[name];
    const counts = new Map();
    for (const [event] of shown) for (const value of values(event)) counts.set(value, (counts.get(value) || 0) + 1);
    const first = (value) => (state.lanes === "actor" && state.actor.has(value) ? 1 : 0);
    const ranked = [...counts.keys()].sort((a, b) => first(b) - first(a) || counts.get(b) - counts.get(a));
    const kept = ranked.slice(0, MOST_LANES);
    const lanes = kept.map((value) => ({ label: label(value), events: shown.filter(([event]) => values(event).includes(value)) }));
    const folded = ranked.slice(MOST_LANES);
    const rest = shown.filter(([event]) => values(event).some((value) => folded.includes(value)));
    if (rest.length) lanes.push({ label: `others (${folded.length})`, events: rest });
    const unstated = shown.filter(([event]) => !values(event).length);
    if (unstated.length) lanes.push({ label: "not stated", events: unstated });
    return lanes;
  };

  const stack = (events, x) => {
    const ends = [];
    return events.map(([event, place]) => {
      const left = x(low(event)), right = x(high(event));
      const middle = event[LASTS] ? left : (left + right) / 2;
      const from = Math.min(left, middle - 8), to = Math.max(right, middle + 8);
      let row = ends.findIndex((end) => end <= from);
      if (row < 0) row = ends.length < MOST_ROWS ? ends.length : ends.indexOf(Math.min(...ends));
      ends[row] = to;
      return { event, place, left, right, middle, row };
    });
  };

  let scale = null;
  const chart = (shown) => {
    const svg = at("chart");
    const placed = shown.filter(([event]) => dated(event));
    svg.toggleAttribute("hidden", !placed.length); // an SVG element has no property of that name
    at("hint").hidden = !placed.length;
    if (!placed.length) return;
    const width = svg.parentElement.clientWidth;
    const narrow = width < 640;
    const margin = narrow ? 8 : Math.min(190, width * 0.22);
    let [from, to] = state.span || [
      placed.reduce((least, [event]) => Math.min(least, low(event)), Infinity),
      placed.reduce((most, [event]) => Math.max(most, high(event)), -Infinity)];
    const pad = Math.max((to - from) * 0.015, 1800);
    if (!state.span) { from -= pad; to += pad; }
    const room = width - margin - 14;
    const clamp = (value) => Math.max(margin, Math.min(width - 10, value));
    const x = (seconds) => clamp(margin + 4 + ((seconds - from) / (to - from)) * room);
    scale = { from, to, margin, room };
    const parts = [];
    let top = 4;
    for (const [number, lane] of laneNames(placed).entries()) {
      const items = stack(lane.events.sort((a, b) => low(a[0]) - low(b[0])), x);
      const rows = Math.max(...items.map((item) => item.row)) + 1;
      const head = narrow ? 18 : 4;
      const height = head + rows * ROW + 6;
      if (number % 2 === 0) parts.push(draw("rect", { class: "stripe", x: 0, y: top, width, height }));
      const most = narrow ? 44 : Math.floor(margin / 7);
      const label = lane.label.length > most ? `${lane.label.slice(0, most - 1)}…` : lane.label;
      const name = draw("text", { class: "lane", x: 6, y: top + (narrow ? 14 : Math.min(height / 2 + 4, 24)) }, label);
      name.append(draw("title", {}, `${lane.label}: ${lane.events.length}`));
      parts.push(name);
      for (const item of items) {
        const group = draw("g", { class: `mark f-${data.kinds[item.event[KIND]].family}`, "data-place": item.place });
        const y = top + head + item.row * ROW + ROW / 2;
        if (item.right - item.left > 4) {
          const size = { x: item.left, y: y - 4, width: item.right - item.left, height: 8, rx: 3 };
          group.append(draw("rect", { class: item.event[LASTS] ? "span lasts" : "span", ...size }));
        }
        const sign = mark(item.event[KIND], item.event[HOLLOW]);
        sign.setAttribute("transform", `translate(${item.middle} ${y})`);
        group.append(sign, draw("title", {}, cards[item.place].querySelector("summary").textContent.trim()));
        parts.push(group);
      }
      top += height;
    }
    const rules = ticks(from, to, room / (narrow ? 90 : 110)).flatMap(([seconds, words]) => [
      draw("line", { class: "rule", x1: x(seconds), x2: x(seconds), y1: 0, y2: top }),
      draw("text", { x: x(seconds), y: top + 16, "text-anchor": "middle" }, words)]);
    const stripes = parts.filter((part) => part.classList.contains("stripe"));
    svg.setAttribute("viewBox", `0 0 ${width} ${top + 24}`);
    svg.style.height = `${top + 24}px`;
    svg.setAttribute("aria-label", `Timeline of ${placed.length} events; the list below has the same events`);
    svg.replaceChildren(...stripes, ...rules, ...parts.filter((part) => !stripes.includes(part)));
  };

  const remember = () => {
    const said = new URLSearchParams();
    for (const kind of state.type) said.append("type", data.kinds[kind].name);
    for (const name of state.actor) said.append("actor", data.actors[name]);
    if (state.words) said.set("q", state.words);
    if (state.lanes !== "actor") said.set("lanes", state.lanes);
    if (state.span) said.set("span", state.span.map(Math.round).join(" "));
    try { history.replaceState(null, "", `#${said}`); } catch (error) { console.debug(error); }
  };

  const recall = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    const places = (field, names) => said.getAll(field).map((name) => names.indexOf(name)).filter((place) => place >= 0);
    state.type = new Set(places("type", data.kinds.map((kind) => kind.name)));
    state.actor = new Set(places("actor", data.actors));
    state.words = (said.get("q") || "").toLowerCase();
    state.lanes = said.get("lanes") === "type" ? "type" : "actor";
    const span = (said.get("span") || "").split(" ").map(Number);
    state.span = span.length === 2 && span.every(Number.isFinite) && span[0] < span[1] ? span : null;
    at("words").value = state.words;
    at("lanes").value = state.lanes;
    at("who").open = state.actor.size > 0;
  };

  const show = () => {
    const shown = data.events.map((event, place) => [event, place]).filter(([event, place]) => keeps(event, place));
    const kept = new Set(shown.map(([, place]) => place));
    cards.forEach((card, place) => { card.hidden = !kept.has(place); });
    const undated = shown.filter(([event]) => !dated(event)).length;
    at("count").textContent = `${shown.length} of ${data.events.length} events` +
      (undated ? `, ${undated} without a date: they are in the list only` : "");
    at("chosen").textContent = state.actor.size ? `(${state.actor.size} chosen)` : "";
    at("clear").hidden = !(state.type.size || state.actor.size || state.words || state.span);
    at("whole").hidden = !state.span;
    pills(at("types"), "type", (event) => [event[KIND]], (kind) => data.kinds[kind].name, icon);
    pills(at("actors"), "actor", people, (name) => data.actors[name]);
    chart(shown);
    remember();
  };

  const reach = (place) => {
    const card = cards[place];
    document.querySelectorAll(".found").forEach((other) => other.classList.remove("found"));
    card.classList.add("found");
    card.querySelector("details").open = true;
    card.scrollIntoView({ block: "center" });
    card.querySelector("summary").focus({ preventScroll: true });
  };

  let drag = null;
  const position = (event) => event.clientX - at("chart").getBoundingClientRect().left;
  at("chart").addEventListener("pointerdown", (event) => {
    if (event.target.closest(".mark") || event.button) return;
    drag = { from: position(event), box: draw("rect", { class: "brush", y: 0, height: 10000, width: 0 }) };
    at("chart").append(drag.box);
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.box.setAttribute("x", Math.min(drag.from, position(event)));
    drag.box.setAttribute("width", Math.abs(position(event) - drag.from));
  });
  addEventListener("pointercancel", () => { drag?.box.remove(); drag = null; });
  addEventListener("pointerup", (event) => {
    if (!drag) return;
    const ends = [drag.from, position(event)].sort((a, b) => a - b)
      .map((pixel) => scale.from + ((Math.max(pixel, scale.margin) - scale.margin) / scale.room) * (scale.to - scale.from));
    const wide = Math.abs(position(event) - drag.from) > 12;
    drag.box.remove();
    drag = null;
    if (wide && ends[1] > ends[0]) { state.span = ends; show(); }
  });
  at("chart").addEventListener("click", (event) => {
    const found = event.target.closest(".mark");
    if (found) reach(Number(found.dataset.place));
  });
  at("words").oninput = (event) => { state.words = event.target.value.trim().toLowerCase(); show(); };
  at("lanes").onchange = (event) => { state.lanes = event.target.value; show(); };
  at("whole").onclick = () => { state.span = null; show(); at("words").focus(); };
  at("clear").onclick = () => {
    Object.assign(state, { type: new Set(), actor: new Set(), words: "", span: null });
    at("words").value = "";
    show();
    at("words").focus();
  };
  addEventListener("hashchange", () => {
    if (!/^#(event|source)-\d+$/.test(location.hash)) return;
    const details = document.querySelector(location.hash)?.closest("details");
    if (details) { details.open = true; document.querySelector(location.hash).scrollIntoView({ block: "center" }); }
  });
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
  document.querySelector(".tools").hidden = false;
  recall();
  show();
})();
