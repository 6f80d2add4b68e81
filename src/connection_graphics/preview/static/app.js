/** What all parts of the page share: what there is, what is looked at, and the moves between. */

import { Info } from "./info.js";
import { Queue } from "./queue.js";
import { DIFFS, Store, pictureQuery } from "./state.js";

/** Pictures and measures under way at once; of six connections, events take one. */
const AT_ONCE = 4;

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./api.js").Template} Template */
/** @typedef {import("./api.js").Format} Format */

export class App {
  store = new Store();
  queue = new Queue(AT_ONCE);
  info = new Info(this);
  revision = 0;
  /** @type {import("./api.js").Workspace} */
  workspace;
  /** What was measured on the picture that is open. @type {import("./api.js").Cell | null} */
  cell = null;
  /** A finding or a text box that was clicked. */
  selected = null;
  #said = document.getElementById("said");

  // ----------------------------------------------------------------------- what there is

  /** @returns {Template | undefined} */
  template(name) {
    return this.workspace.templates.find((template) => template.name === name);
  }

  /** @returns {Format | undefined} */
  format(name) {
    return this.workspace.formats.find((format) => format.name === name);
  }

  /** Return the templates that *state* asks for. @param {State} state */
  templates(state) {
    return this.workspace.templates.filter(({ name }) => !state.template || name === state.template);
  }

  /** Return the formats of *template* that *state* asks for. @param {Template} template @param {State} state */
  formats(template, state) {
    const words = state.search.toLowerCase().split(/\s+/).filter(Boolean);
    return this.workspace.formats.filter((format) => {
      const { name, network_title: network, shape, width, height } = format;
      const all =
        `${template.title} ${template.name} ${name} ${network} ${shape} ${width}x${height}`.toLowerCase();
      const wanted = !state.shape || shape === state.shape;
      return template.shapes.includes(shape) && wanted && words.every((word) => all.includes(word));
    });
  }

  /** Return a format to ask about a template where none is open. */
  anyFormat(template) {
    const shapes = this.template(template)?.shapes ?? [];
    return this.workspace.formats.find(({ shape }) => shapes.includes(shape))?.name ?? "";
  }

  /** Return the stories of what is shown, each once. @param {State} state */
  stories(state) {
    const all = this.templates(state).flatMap(({ stories }) => stories);
    return [...new Map(all.map((story) => [story.name, story])).values()];
  }

  /** Return what the server needs to know of the picture that is open. */
  query() {
    const { state } = this.store;
    return pictureQuery(state, state.template, state.format);
  }

  // ------------------------------------------------------------------------------- moves

  /** Open a picture, or with no format a template's grid, or with nothing the whole grid. */
  open(template, format) {
    const row = this.#rowFor(template);
    this.store.set({ template, format, row, search: format ? this.store.state.search : "" }, { push: true });
  }

  /** Go back to the grid; from a template's grid to that of all. */
  close() {
    const { state } = this.store;
    if (state.format) this.store.set({ format: "", template: this.#home(state) }, { push: true });
    else if (!state.row) this.store.set({ template: "", shape: "", search: "" }, { push: true });
  }

  /** Go *by* pictures on: rows of the table in its mode, else formats. */
  step(by) {
    if (this.store.state.row) this.stepRow(by);
    else this.stepFormat(by);
  }

  stepFormat(by) {
    const { state } = this.store;
    const template = this.template(state.template);
    if (!template) return;
    const formats = this.formats(template, { ...state, search: "" });
    const all = formats.length ? formats : this.formats(template, { ...state, search: "", shape: "" });
    const next = around(
      all,
      all.findIndex(({ name }) => name === state.format),
      by,
    );
    if (next) this.store.set({ format: next.name });
  }

  stepTemplate(by) {
    const { state } = this.store;
    const shape = this.format(state.format)?.shape;
    const fitting = this.workspace.templates.filter(({ shapes }) => shapes.includes(shape));
    const next = around(
      fitting,
      fitting.findIndex(({ name }) => name === state.template),
      by,
    );
    if (next) this.store.set({ template: next.name });
  }

  stepRow(by) {
    const rows = this.workspace.rows ?? [];
    const next = around(
      rows,
      rows.findIndex(({ number }) => number === this.store.state.row),
      by,
    );
    if (next) this.chooseRow(next.number);
  }

  /** Draw the words of a row; 0 is the first. */
  chooseRow(number) {
    const rows = this.workspace.rows ?? [];
    const row = rows.find((one) => one.number === number) ?? rows[0];
    if (!row) return;
    const { format } = this.store.state;
    const fits = this.template(row.template)?.shapes.includes(this.format(format)?.shape);
    const other = this.anyFormat(row.template);
    this.store.set({
      row: row.number,
      story: "",
      fields: {},
      template: row.template,
      format: format && !fits ? other : format,
    });
  }

  chooseStory(story) {
    this.store.set({ story, row: 0, fields: {} });
  }

  stepStory(by) {
    const { state } = this.store;
    const stories = this.stories(state);
    const now = stories.findIndex(({ name }) => name === (state.story || "typical"));
    const next = around(stories, now, by);
    if (next) this.chooseStory(next.name);
  }

  /** Show one shape alone, or of an open template its first format of that shape. */
  chooseShape(shape) {
    const { state } = this.store;
    if (!state.format) this.store.set({ shape });
    else if (shape) {
      const [first] = this.formats(this.template(state.template), { ...state, shape, search: "" });
      if (first) this.store.set({ format: first.name });
    }
  }

  /** Go through the ways to compare, and out. */
  nextDiff() {
    const { state } = this.store;
    if (!state.format) return;
    const next = ["", ...DIFFS][(DIFFS.indexOf(state.diff) + 2) % (DIFFS.length + 1)];
    const zoom = state.zoom === "phone" || state.zoom === "tile" ? "fit" : state.zoom;
    this.store.set({ diff: next, zoom });
  }

  /** Look at a picture in another way; a phone and a tile are not for comparing. */
  chooseZoom(zoom) {
    const { state } = this.store;
    if (!state.format) return;
    this.store.set({ zoom, diff: zoom === "phone" || zoom === "tile" ? "" : state.diff });
  }

  nextSimulation() {
    const all = ["", ...this.workspace.simulations];
    this.store.set({ simulate: around(all, all.indexOf(this.store.state.simulate), 1) });
  }

  // ------------------------------------------------------------------------------- words

  /** Say it to a screen reader, after what it is saying. */
  say(words) {
    if (this.#said.textContent === words) this.#said.textContent = "";
    this.#said.textContent = words;
  }

  /** Put words on the clipboard; *button* shows for a moment that it was done. */
  async copy(words, button = null) {
    try {
      await navigator.clipboard.writeText(words);
      this.say("Copied.");
      if (!button) return;
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    } catch {
      this.say("The browser does not allow it: select the words and copy them yourself.");
    }
  }

  #rowFor(template) {
    const { state } = this.store;
    if (!state.row || template === state.template) return state.row;
    return this.workspace.rows?.find((row) => row.template === template)?.number ?? 0;
  }

  /** A template's own grid if one came from there. */
  #home(state) {
    return state.row || this.fromTemplate ? state.template : "";
  }
}

function around(list, now, by) {
  return list.length ? list[(Math.max(now, 0) + by + list.length) % list.length] : undefined;
}
