/**
 * What is looked at, and how: all of it is in the page's address, so that it survives a reload
 * and can be sent to a colleague.
 */

/**
 * @typedef {Object} State
 * @property {string} template empty: all of them
 * @property {string} format empty: the grid
 * @property {string} story empty: the first
 * @property {number} row of the table; 0: stories instead
 * @property {Object<string, string>} fields words in place of the story's; an empty one takes the field away
 * @property {string} arrangement
 * @property {string} theme
 * @property {string} lang
 * @property {"fit" | "full" | "phone" | "tile"} zoom
 * @property {string[]} show overlays: safe, crops, boxes, lines
 * @property {string} simulate
 * @property {"" | "slider" | "blink" | "heat"} diff
 * @property {string} against a baseline
 * @property {string} shape
 * @property {string} search
 * @property {"small" | "medium" | "large"} size of the grid's pictures
 */

export const OVERLAYS = ["safe", "crops", "boxes", "lines"];
export const ZOOMS = ["fit", "full", "phone", "tile"];
export const DIFFS = ["slider", "blink", "heat"];
export const SIZES = ["small", "medium", "large"];

const WORDS = [
  "template",
  "format",
  "story",
  "arrangement",
  "theme",
  "lang",
  "simulate",
  "against",
  "shape",
  "search",
];
const CHOICES = { zoom: ZOOMS, diff: ["", ...DIFFS], size: SIZES };
const USUAL = { zoom: "fit", diff: "", size: "medium" };

/** Return the state that an address's query says; what makes no sense is as if it were not there. */
export function parse(search) {
  const query = new URLSearchParams(search);
  const state = { fields: {}, row: Math.max(0, Math.trunc(Number(query.get("row"))) || 0) };
  for (const name of WORDS) state[name] = query.get(name) ?? "";
  for (const [name, allowed] of Object.entries(CHOICES))
    state[name] = allowed.includes(query.get(name)) ? query.get(name) : USUAL[name];
  state.show = OVERLAYS.filter((name) => (query.get("show") ?? "").split(",").includes(name));
  for (const [name, value] of query) if (name.startsWith("f.")) state.fields[name.slice(2)] = value;
  return /** @type {State} */ (state);
}

/** Return the address of *state*: `?template=event&…`, or `/` for nothing special. */
export function address(state) {
  const query = new URLSearchParams();
  for (const name of WORDS) if (state[name]) query.set(name, state[name]);
  if (state.row) query.set("row", String(state.row));
  for (const [name, usual] of Object.entries(USUAL)) if (state[name] !== usual) query.set(name, state[name]);
  if (state.show.length) query.set("show", state.show.join(","));
  for (const [name, value] of Object.entries(state.fields)) query.set(`f.${name}`, value);
  return query.size ? `?${query}` : "/";
}

/** Return what the server has to know to draw *template* in *format*. */
export function pictureQuery(state, template, format) {
  const query = new URLSearchParams({ template, format });
  if (state.row) query.set("row", String(state.row));
  else query.set("story", state.story || "typical");
  for (const name of ["arrangement", "theme", "lang"]) if (state[name]) query.set(name, state[name]);
  if (template === state.template)
    for (const [name, value] of Object.entries(state.fields)) query.set(`f.${name}`, value);
  return query;
}

/** The state, its history, and whoever wants to know of a change. */
export class Store {
  #listeners = [];
  /** Words that were typed for other templates, for when one comes back to them. */
  #typed = new Map();

  constructor() {
    this.state = parse(location.search);
    addEventListener("popstate", () => this.#become(parse(location.search)));
  }

  /** Call *listener* with the new state and the one before, at each change. */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Change some of the state. *push* makes a step that the browser's Back undoes.
   * @param {Partial<State>} patch
   * @param {{push?: boolean}} how
   */
  set(patch, { push = false } = {}) {
    const next = { ...this.state, ...patch };
    if (next.template !== this.state.template && !patch.fields) {
      this.#typed.set(this.state.template, this.state.fields);
      next.fields = this.#typed.get(next.template) ?? {};
    }
    if (address(next) === address(this.state)) return;
    history[push ? "pushState" : "replaceState"](null, "", address(next));
    this.#become(next);
  }

  /** Put an overlay on or off. */
  toggle(overlay) {
    const on = new Set(this.state.show);
    if (!on.delete(overlay)) on.add(overlay);
    this.set({ show: OVERLAYS.filter((name) => on.has(name)) });
  }

  #become(next) {
    const before = this.state;
    this.state = next;
    for (const listener of this.#listeners) listener(next, before);
  }
}
