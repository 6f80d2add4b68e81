/** One picture: fitted, pixel for pixel, on a phone or as a tile of a profile, and compared. */

import { fill, h } from "./dom.js";
import { Diff } from "./diff.js";
import { Frame } from "./frame.js";
import { pictureQuery } from "./state.js";

/** Px wide that a whole picture is drawn at most; more is for pixel for pixel alone. */
const ENOUGH = 2000;
/** CSS px of a tile on a profile, and of a phone. */
const TILE = 130;

export class One {
  #app;
  #place;
  #stage = h("div", { class: "stage", tabindex: "0", role: "region", "aria-label": "Picture" });
  #diff;
  /** @type {Frame | null} */
  #frame = null;
  /** @type {Frame[]} other templates beside a tile */
  #others = [];
  #post = h("p", { class: "phone-post" });
  #key = "";

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    this.#diff = new Diff(app);
    fill(place, this.#diff.bar, this.#stage);
    pannable(this.#stage);
  }

  /** Follow the state. */
  update(state, before) {
    this.#place.hidden = !state.format;
    if (!state.format) {
      this.#leave();
      return;
    }
    const format = this.#app.format(state.format);
    if (!format) return;
    const key = `${state.template} ${format.name} ${format.width} ${format.height}`;
    const isNew = key !== this.#key;
    if (isNew) this.#begin(state, format, key);
    if (
      isNew ||
      !before ||
      state.zoom !== before.zoom ||
      state.diff !== before.diff ||
      state.row !== before.row
    )
      this.#arrange(state, format);
    this.refresh();
    this.#diff.update(state, this.#frame);
    this.mark();
  }

  /** Draw it anew, where it changed. */
  refresh() {
    const { state } = this.#app.store;
    if (!this.#frame || !state.format) return;
    const { format } = this.#frame;
    const query = pictureQuery(state, state.template, format.name);
    const full = state.zoom === "full" ? format.width : Math.min(format.width, ENOUGH);
    this.#frame.show(query, { width: full, rank: 0 });
    for (const other of this.#others) {
      const of = pictureQuery({ ...state, row: 0 }, other.template, format.name);
      other.show(of, { width: Math.ceil(TILE * 2 * devicePixelRatio), rank: 50 });
    }
  }

  /** Put the overlays and what is selected over the picture. */
  mark() {
    const { store, selected, cell } = this.#app;
    if (!this.#frame) return;
    const compact = store.state.zoom === "tile";
    this.#frame.mark(store.state.show, cell, selected, compact);
    if (cell) this.#frame.describe(cell.alt_text || cell.title);
    this.#post.textContent = cell?.post_text ?? "";
  }

  /** Draw the comparison anew. */
  compare() {
    this.#diff.update(this.#app.store.state, this.#frame, { anew: true });
  }

  /** Show the other side, while it blinks. */
  flip() {
    this.#diff.flip();
  }

  #leave() {
    this.#frame?.forget();
    for (const other of this.#others) other.forget();
    this.#diff.stop();
    this.#key = "";
  }

  #begin(state, format, key) {
    this.#frame?.forget();
    this.#key = key;
    const frame = new Frame(this.#app, state.template, format);
    frame.describe(`${this.#app.template(state.template)?.title ?? state.template}, ${format.name}`);
    frame.onshown = (problem) => this.#app.shown(problem);
    frame.onlate = () => this.refresh();
    this.#frame = frame;
  }

  #arrange(state, format) {
    for (const other of this.#others) other.forget();
    this.#others = [];
    this.#stage.dataset.zoom = state.zoom;
    const frame = this.#frame.element;
    frame.style.width = "";
    frame.style.marginLeft = "";
    frame.style.marginTop = "";
    if (state.zoom === "phone")
      fill(this.#stage, phone(frame, format, this.#post, this.#app.template(state.template)));
    else if (state.zoom === "tile") fill(this.#stage, this.#tiles(format));
    else fill(this.#stage, state.diff ? this.#diff.around(this.#frame) : frame);
  }

  #tiles(format) {
    const others = this.#app.workspace.templates.filter(
      ({ name, shapes }) => name !== this.#frame.template && shapes.includes(format.shape),
    );
    this.#others = others.slice(0, 8).map(({ name }) => new Frame(this.#app, name, format));
    const tiles = [...this.#others];
    tiles.splice(Math.min(4, tiles.length), 0, this.#frame);
    const cut = format.crops.find(({ surface }) => surface.startsWith("profile grid"))?.box;
    return h(
      "div",
      { class: "tiles" },
      tiles.map((frame) => tile(frame, cut, frame === this.#frame)),
    );
  }
}

/** Return a tile of a profile's grid: the cut that the network shows, 130 px wide. */
function tile(frame, cut, isThis) {
  const { width, height } = frame.format;
  const box = cut ?? { left: 0, top: 0, right: width, bottom: height };
  const scale = TILE / (box.right - box.left);
  const place = h("div", { class: isThis ? "tile this" : "tile" }, frame.element);
  place.style.height = `${((box.bottom - box.top) * scale).toFixed(2)}px`;
  frame.element.style.width = `${(width * scale).toFixed(2)}px`;
  frame.element.style.marginLeft = `${(-box.left * scale).toFixed(2)}px`;
  frame.element.style.marginTop = `${(-box.top * scale).toFixed(2)}px`;
  return place;
}

/** Return a phone, 375 CSS px wide, with the picture as wide as the network shows it. */
function phone(frame, format, post, template) {
  frame.style.width = `${Math.min(375, format.shown_width)}px`;
  if (format.shape === "story")
    return h("div", { class: "phone story" }, h("div", { class: "phone-screen" }, frame));
  const account = h(
    "div",
    { class: "phone-account", "aria-hidden": "true" },
    h("span", { class: "phone-face" }),
    h("span", { class: "phone-name" }, format.network_title || format.network),
  );
  const actions = h("div", { class: "phone-actions", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  const label = `As a phone shows ${template?.title ?? "it"}`;
  return h(
    "div",
    { class: "phone", role: "group", "aria-label": label },
    h("div", { class: "phone-screen" }, account, frame, actions, post),
  );
}

/** Let a picture larger than its stage be dragged. */
function pannable(stage) {
  let from = null;
  stage.addEventListener("pointerdown", (event) => {
    if (stage.dataset.zoom !== "full" || event.button || event.target.closest("button, input")) return;
    from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop };
  });
  addEventListener("pointermove", (event) => {
    if (from) stage.scrollTo(from.x - event.clientX, from.y - event.clientY);
  });
  for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => (from = null));
}
