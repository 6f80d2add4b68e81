/** The row of buttons above the pictures. */

import { fill, h } from "./dom.js";
import { ZOOMS } from "./state.js";

export const SHAPES = ["square", "portrait", "story", "landscape", "wide"];

const ZOOM_NAMES = { fit: ["Fit", "f"], full: ["1:1", "z"], phone: ["Phone", "p"], tile: ["Tile", "t"] };
const SIZE_NAMES = { small: "S", medium: "M", large: "L" };
const OVERLAY_NAMES = {
  safe: ["Safe zones", "s"],
  crops: ["Cuts", "c"],
  boxes: ["Boxes", "g"],
  lines: ["Baselines", "b"],
};
const SIMULATION_NAMES = {
  grey: "Grey",
  deuteranopia: "Deuteranopia",
  protanopia: "Protanopia",
  tritanopia: "Tritanopia",
};

export class Toolbar {
  #app;
  #place;
  #shapes;
  #sizes;
  #zooms;
  #overlays;
  #simulate;
  #diff;
  #steps;

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    const { store } = app;
    const shapes = ["", ...SHAPES].map((name, number) => [
      name,
      name ? name[0].toUpperCase() + name.slice(1) : "All",
      String(number),
      number < 6 ? number : "",
    ]);
    this.#shapes = choice("Shape", shapes, (name) => app.chooseShape(name));
    this.#sizes = choice("Size of the pictures", entries(SIZE_NAMES), (size) => store.set({ size }));
    this.#zooms = choice(
      "Zoom",
      ZOOMS.map((name) => [name, ...ZOOM_NAMES[name]]),
      (zoom) => app.chooseZoom(zoom),
    );
    this.#overlays = h(
      "div",
      { class: "segments", role: "group", "aria-label": "Show over the picture" },
      entries(OVERLAY_NAMES).map(([name, words, key]) => button(name, words, key, () => store.toggle(name))),
    );
    this.#simulate = h("select", {
      "aria-label": "Seen as",
      title: "Seen with another eyesight (v)",
      "aria-keyshortcuts": "v",
    });
    this.#simulate.addEventListener("change", () => store.set({ simulate: this.#simulate.value }));
    this.#diff = button("diff", "Compare", "d", () => app.nextDiff());
    const step = (by, sign, words) =>
      h(
        "button",
        { type: "button", title: `${words} (${by < 0 ? "←" : "→"})`, onclick: () => app.step(by) },
        h("span", { "aria-hidden": "true" }, sign),
        h("span", { class: "unseen" }, words),
      );
    const grid = h(
      "a",
      { class: "button", href: "/", title: "All pictures (o)", "aria-keyshortcuts": "o" },
      "Grid",
    );
    grid.addEventListener("click", (event) => {
      event.preventDefault();
      app.close();
    });
    this.#steps = h("div", { class: "segments" }, grid, step(-1, "←", "Back one"), step(1, "→", "On one"));
    fill(
      place,
      this.#steps,
      this.#zooms,
      this.#shapes,
      this.#overlays,
      this.#simulate,
      this.#diff,
      this.#sizes,
    );
  }

  /** Follow the state. */
  update(state) {
    const one = state.format !== "";
    this.#steps.hidden = this.#zooms.hidden = this.#diff.hidden = !one;
    this.#sizes.hidden = this.#shapes.hidden = one;
    press(this.#shapes, (name) => name === state.shape);
    press(this.#sizes, (name) => name === state.size);
    press(this.#zooms, (name) => name === state.zoom);
    press(this.#overlays, (name) => state.show.includes(name));
    this.#diff.setAttribute("aria-pressed", String(state.diff !== ""));
    const names = ["", ...this.#app.workspace.simulations];
    if (this.#simulate.length !== names.length)
      fill(
        this.#simulate,
        names.map((name) =>
          h("option", { value: name }, name ? (SIMULATION_NAMES[name] ?? name) : "Full colour"),
        ),
      );
    this.#simulate.value = state.simulate;
    this.#place.hidden = false;
  }
}

/** Return buttons of which one is pressed; each *option* is its value, words and key. */
export function choice(label, options, choose) {
  const buttons = options.map(([value, words, key]) => button(value, words, key, () => choose(value)));
  return h("div", { class: "segments", role: "group", "aria-label": label }, buttons);
}

function button(value, words, key, click) {
  const title = key ? `${words} (${key})` : null;
  return h(
    "button",
    {
      type: "button",
      data: { value },
      "aria-pressed": false,
      title,
      "aria-keyshortcuts": key || null,
      onclick: click,
    },
    words,
  );
}

function press(group, isPressed) {
  for (const one of group.children) one.setAttribute("aria-pressed", String(isPressed(one.dataset.value)));
}

function entries(names) {
  return Object.entries(names).map(([name, words]) => [name, ...[words].flat()]);
}
