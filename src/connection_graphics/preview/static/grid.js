/** The grid: every template in every format, each cell a link to its picture. */

import { fill, h, unseen } from "./dom.js";
import { Frame } from "./frame.js";
import { countWords, gravest } from "./problems.js";
import { address, pictureQuery } from "./state.js";

/** Side in px of a square cell; the others have the same area. */
const SIDES = { small: 112, medium: 176, large: 272 };
/** How far outside the screen pictures are drawn ahead. */
const AHEAD = "300px";
/** Words that a picture is asked for by, in the address and in the state. */
const ASKED = ["story", "row", "arrangement", "theme", "lang", "simulate", "fields"];

/** @typedef {{frame: Frame, link: HTMLElement, badge: HTMLElement, seen: boolean, number: number, stop: AbortController}} Entry */

export class Grid {
  #app;
  #place;
  /** @type {Map<string, Entry>} those that were ever shown, so that they keep their pictures */
  #entries = new Map();
  /** @type {Entry[]} those that are shown, in order */
  #shown = [];
  #watch;
  /** @type {Map<string, HTMLElement>} where the findings of each template are counted */
  #counts = new Map();

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    this.#watch = new IntersectionObserver((seen) => this.#see(seen), { rootMargin: AHEAD });
  }

  /** Follow the state: what is shown, and what is drawn of it. */
  update(state, before) {
    this.#place.hidden = state.format !== "";
    if (state.format) {
      this.#pause();
      return;
    }
    const changed = (...names) => !before || names.some((name) => state[name] !== before[name]);
    if (changed("template", "shape", "search", "size", "row", "format")) this.#build(state);
    else if (changed(...ASKED)) this.#relink();
    if (changed(...ASKED, "template", "format")) this.refresh();
    if (changed("show")) this.#mark();
  }

  /** Build it anew, when the templates have changed. */
  rebuild() {
    const { state } = this.#app.store;
    if (!state.format) this.#build(state);
  }

  /** Draw anew those of *templates*, all if none are named: the visible ones now, others when seen. */
  refresh(templates = null) {
    for (const entry of this.#shown)
      if (!templates || templates.includes(entry.frame.template)) {
        entry.frame.forget();
        if (entry.seen) this.#draw(entry);
      }
  }

  /** Move the focus one cell in a direction, as it looks on screen. */
  move(key) {
    const links = this.#shown.map((entry) => entry.link);
    const now = links.indexOf(document.activeElement);
    const next = now < 0 ? links[0] : neighbour(links, links[now], key);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  /** Put the focus on the cell of a picture that was just left. */
  focus(template, format) {
    const entry = this.#shown.find(
      ({ frame }) => frame.template === template && frame.format.name === format,
    );
    entry?.link.focus({ preventScroll: true });
    entry?.link.scrollIntoView({ block: "center" });
    return entry !== undefined;
  }

  // ------------------------------------------------------------------------------- build

  #build(state) {
    this.#watch.disconnect();
    this.#shown = [];
    const sections = this.#app.templates(state).map((template) => this.#section(template, state));
    const nothing = h(
      "p",
      { class: "nothing" },
      "Nothing here is called so. Search for a network, a shape or a template.",
    );
    const there = sections.filter(Boolean);
    this.#place.style.setProperty("--side", `${SIDES[state.size]}px`);
    fill(this.#place, there.length ? there : nothing);
    this.#mark();
    for (const [number, entry] of this.#shown.entries()) {
      entry.number = number;
      entry.seen = false;
      this.#watch.observe(entry.link);
    }
  }

  #section(template, state) {
    const formats = this.#app.formats(template, state);
    if (!formats.length) return null;
    const cells = formats.map((format) => this.#cell(template, format));
    const many = `${formats.length} format${formats.length === 1 ? "" : "s"}`;
    return h(
      "section",
      { "aria-label": template.title },
      h("h2", {}, template.title, h("span", { class: "quiet" }, many), this.#count(template.name)),
      h("ul", { class: "cells" }, cells),
    );
  }

  #count(template) {
    const count = this.#counts.get(template) ?? h("span", { class: "lint" });
    this.#counts.set(template, count);
    return count;
  }

  #cell(template, format) {
    const key = `${template.name} ${format.name} ${format.width} ${format.height}`;
    const entry = this.#entries.get(key) ?? this.#entry(template, format);
    this.#entries.set(key, entry);
    this.#shown.push(entry);
    entry.link.setAttribute("href", this.#address(entry.frame));
    return entry.link.parentElement;
  }

  #entry(template, format) {
    const frame = new Frame(this.#app, template.name, format);
    const badge = h("span", { class: "badge" });
    const caption = h(
      "span",
      { class: "caption" },
      unseen(`${template.title}, `),
      h("b", {}, format.name),
      h("span", { class: "quiet" }, `${format.width} × ${format.height}`),
      badge,
    );
    const link = h(
      "a",
      { class: "cell", href: "", onclick: (event) => this.#open(event, frame) },
      frame.element,
      caption,
    );
    link.style.setProperty("--scale", String(Math.sqrt(format.width / format.height)));
    h("li", {}, link);
    const entry = { frame, link, badge, seen: false, number: 0, stop: new AbortController() };
    frame.onshown = (problem) => this.#shownOne(entry, problem);
    frame.onlate = () => this.#draw(entry);
    return entry;
  }

  #address(frame) {
    const { state } = this.#app.store;
    return address({ ...state, template: frame.template, format: frame.format.name });
  }

  #relink() {
    for (const { link, frame } of this.#shown) link.setAttribute("href", this.#address(frame));
  }

  #open(event, frame) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#app.open(frame.template, frame.format.name);
  }

  // -------------------------------------------------------------------------------- draw

  #see(changes) {
    for (const { target, isIntersecting } of changes) {
      const entry = this.#shown.find(({ link }) => link === target);
      if (!entry) continue;
      entry.seen = isIntersecting;
      if (isIntersecting) this.#draw(entry);
      else entry.stop.abort();
    }
  }

  #draw(entry) {
    const { frame } = entry;
    const width = enough(frame.format.width, frame.element.clientWidth * devicePixelRatio);
    const query = pictureQuery(this.#app.store.state, frame.template, frame.format.name);
    frame.show(query, { width, rank: 100 + entry.number / 1000 });
  }

  #pause() {
    for (const entry of this.#shown) {
      entry.frame.forget();
      entry.stop.abort();
    }
  }

  async #shownOne(entry, problem) {
    entry.stop.abort();
    if (problem) {
      this.#badge(entry, [{ ...problem, level: "error" }]);
      return;
    }
    entry.stop = new AbortController();
    const { frame } = entry;
    const query = pictureQuery(this.#app.store.state, frame.template, frame.format.name);
    try {
      const info = await this.#app.info.cell(query, 150, entry.stop.signal);
      entry.info = info;
      this.#lint(frame, entry.stop.signal);
      this.#badge(entry, [...info.notices, ...info.findings]);
      this.#markOne(entry);
    } catch {
      // It is not wanted any more, or the picture's own answer says what is wrong.
    }
  }

  /** Count what `lint` finds in a template, once a revision: it takes longer than a picture. */
  async #lint({ template, format }, signal) {
    const count = this.#count(template);
    if (count.dataset.revision === String(this.#app.revision)) return;
    count.dataset.revision = String(this.#app.revision);
    try {
      const findings = await this.#app.info.findings(template, format.name, 170, signal);
      count.textContent = countWords(findings);
      count.dataset.level = gravest(findings);
    } catch {
      delete count.dataset.revision;
    }
  }

  #badge(entry, problems) {
    const words = countWords(problems);
    entry.badge.dataset.level = gravest(problems);
    fill(
      entry.badge,
      words && unseen(`, ${words}`),
      words && h("span", { "aria-hidden": "true" }, String(problems.length)),
    );
    entry.badge.title = words;
  }

  #mark() {
    for (const entry of this.#shown) this.#markOne(entry);
  }

  #markOne(entry) {
    entry.frame.mark(this.#app.store.state.show, entry.info ?? null, null, true);
  }
}

/** Return the width to draw for *shown* px: the canvas by 2, 4, 8 …, which is the quickest. */
function enough(canvas, shown) {
  let width = canvas;
  while (width % 2 === 0 && width / 2 >= (shown || 200)) width /= 2;
  return width;
}

/** Return the nearest of *links* from *link* in the direction of an arrow key. */
function neighbour(links, link, key) {
  const here = centre(link);
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  if (sideways) return links[links.indexOf(link) + (key === "ArrowRight" ? 1 : -1)] ?? link;
  const down = key === "ArrowDown" ? 1 : -1;
  const rows = links
    .map((other) => ({ other, at: centre(other) }))
    .filter(({ at }) => (at.bottom - here.bottom) * down > 8);
  const nearest = Math.min(...rows.map(({ at }) => (at.bottom - here.bottom) * down));
  const row = rows.filter(({ at }) => (at.bottom - here.bottom) * down < nearest + 8);
  row.sort((one, two) => Math.abs(one.at.x - here.x) - Math.abs(two.at.x - here.x));
  return row[0]?.other ?? link;
}

function centre(element) {
  const { left, width, bottom } = element.getBoundingClientRect();
  return { x: left + width / 2, bottom };
}
