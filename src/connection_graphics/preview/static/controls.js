/** The template's fields as controls, each with how much it may hold. */

import * as api from "./api.js";
import { fill, h, settled } from "./dom.js";
import { pictureQuery } from "./state.js";

/** @typedef {import("./api.js").Field} Field */
/** @typedef {{field: Field, input: HTMLElement, box: HTMLElement, count: HTMLElement, again: HTMLElement}} Control */

/** Ms without a key after which a search of the budgets is worth its while. */
const REST = 350;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const COLOUR = /^#[0-9a-f]{6}$/i;
const YES = new Set(["yes", "true", "1", "on"]);

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export class Controls {
  #app;
  #place;
  #list = h("div", { class: "fields" });
  #reset;
  /** @type {Map<string, Control>} */
  #controls = new Map();
  #words = {};
  #budgets = {};
  #made = "";
  #asked = "";
  #stop = new AbortController();
  #askBudgets = settled(REST, () => this.#fetchBudgets());

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    this.#reset = h(
      "button",
      { type: "button", class: "small", onclick: () => app.store.set({ fields: {} }) },
      "As in the story",
    );
    fill(place, this.#list, this.#reset);
  }

  /** Follow the state: another template makes other controls, another story other words. */
  update(state) {
    const template = this.#app.template(state.template);
    this.#place.hidden = !template;
    if (!template) return;
    const shape = this.#app.format(state.format)?.shape;
    const made = JSON.stringify([template.name, template.fields, this.#app.workspace.pictures]);
    if (made !== this.#made) this.#build(template, made);
    for (const { field, box } of this.#controls.values())
      box.dataset.out = String(Boolean(shape) && field.shapes_left_out.includes(shape));
    this.#reset.hidden = !Object.keys(state.fields).length;
    this.#fetchWords(state);
    this.#put(state);
    this.#askBudgets();
  }

  /** Ask for the words anew: the template or the table has changed. */
  refresh() {
    this.#asked = "";
    this.#fetchWords(this.#app.store.state);
    this.#askBudgets();
  }

  /** Show which field is meant. */
  mark(selected) {
    const wanted = selected ? this.#nameOf(selected) : "";
    for (const [name, { box }] of this.#controls) {
      const meant = name === wanted;
      box.classList.toggle("meant", meant);
      if (meant) box.scrollIntoView({ block: "nearest" });
    }
  }

  /** A text may have a name of its own, such as "title": then its field is the one with its words. */
  #nameOf({ field, words }) {
    if (this.#controls.has(field)) return field;
    const same = (input) => plain(input.value) !== "" && plain(input.value) === plain(words ?? "");
    return [...this.#controls].find(([, { input }]) => same(input))?.[0] ?? "";
  }

  // ------------------------------------------------------------------------------- build

  #build(template, made) {
    this.#made = made;
    this.#words = {};
    this.#asked = "";
    this.#budgets = {};
    this.#controls.clear();
    for (const field of template.fields) this.#controls.set(field.name, this.#control(field));
    fill(
      this.#list,
      [...this.#controls.values()].map(({ box }) => box),
    );
  }

  #control(field) {
    const id = `field-${field.name}`;
    const count = h("span", { class: "count", id: `${id}-count` });
    const help = h("span", { class: "help", id: `${id}-help` }, field.help);
    const input = this.#input(field);
    set(input, { id, "aria-describedby": `${id}-count ${id}-help` });
    input.addEventListener("input", () => this.#typed(field.name, valueOf(input)));
    const label = h(
      "label",
      { for: id },
      field.label,
      field.required && h("span", { class: "quiet" }, " needed"),
    );
    const words = `Reset ${field.label}`;
    const again = h(
      "button",
      {
        type: "button",
        class: "again",
        title: words,
        "aria-label": words,
        hidden: true,
        onclick: () => this.#untyped(field.name),
      },
      "↺",
    );
    const box = h(
      "div",
      { class: `field ${field.kind}` },
      h("div", { class: "field-top" }, label, count, again),
      ...this.#beside(field, input),
      help,
    );
    return { field, input, box, count, again };
  }

  #input(field) {
    if (field.kind === "lines") return h("textarea", { rows: "2", spellcheck: "false" });
    if (field.kind === "switch") return h("input", { type: "checkbox" });
    if (field.kind === "choice" || field.kind === "picture") return h("select");
    return h("input", {
      type: "text",
      spellcheck: "false",
      autocomplete: "off",
      inputmode: field.kind === "link" ? "url" : null,
    });
  }

  /** Return what stands beside the input: a calendar, a colour, a file from this computer. */
  #beside(field, input) {
    const put = (value) => {
      input.value = value;
      this.#typed(field.name, value);
    };
    if (field.kind === "date" || field.kind === "colour") {
      const type = field.kind === "date" ? "date" : "color";
      const picker = h("input", { type, class: "picker", tabindex: "-1", "aria-hidden": "true" });
      picker.addEventListener("input", () => put(picker.value));
      input.picker = picker;
      return [h("div", { class: "beside" }, input, picker)];
    }
    if (field.kind !== "picture") return [input];
    const file = h("input", {
      type: "file",
      accept: "image/*",
      class: "unseen",
      tabindex: "-1",
      "aria-hidden": "true",
    });
    const choose = h(
      "button",
      { type: "button", onclick: () => file.click(), "aria-label": `Another file for ${field.label}` },
      "File …",
    );
    file.addEventListener("change", () => this.#lend(field, file));
    return [h("div", { class: "beside" }, input, choose, file)];
  }

  async #lend(field, file) {
    const [picture] = file.files;
    file.value = "";
    if (!picture) return;
    try {
      await api.lendPicture(picture);
      await this.#app.reload();
      this.#typed(field.name, picture.name);
    } catch (error) {
      this.#app.say(error.message);
      this.#controls.get(field.name).count.textContent = error.message;
    }
  }

  // -------------------------------------------------------------------------------- words

  #typed(name, value) {
    const { fields } = this.#app.store.state;
    if (value === (this.#words[name] ?? "")) this.#untyped(name);
    else this.#app.store.set({ fields: { ...fields, [name]: value } });
    this.#counted(name);
  }

  #untyped(name) {
    const { [name]: _, ...fields } = this.#app.store.state.fields;
    this.#app.store.set({ fields });
  }

  async #fetchWords(state) {
    const query = pictureQuery(
      { ...state, fields: {} },
      state.template,
      state.format || this.#app.anyFormat(state.template),
    );
    const asked = `${query} ${this.#app.revision}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    try {
      const { fields } = await api.fields(query);
      if (asked !== this.#asked) return;
      this.#words = fields;
      this.#put(this.#app.store.state);
    } catch {
      // The picture says what is wrong with the template or the row; what was typed stays.
    }
  }

  #put(state) {
    for (const [name, { field, input, again }] of this.#controls) {
      const value = state.fields[name] ?? this.#words[name] ?? "";
      if (field.kind === "choice" || field.kind === "picture") offer(input, this.#choices(field, value));
      if (valueOf(input) !== value && !(input === document.activeElement && name in state.fields))
        putValue(input, value);
      if (input.picker) putPicker(input.picker, value);
      again.hidden = !(name in state.fields);
      this.#counted(name);
    }
  }

  #choices(field, value) {
    const known = field.kind === "picture" ? this.#app.workspace.pictures : field.choices;
    return ["", ...known, ...(value && !known.includes(value) ? [value] : [])];
  }

  // ------------------------------------------------------------------------------ budgets

  async #fetchBudgets() {
    const { state } = this.#app.store;
    if (!state.template || !state.format) return;
    this.#stop.abort();
    this.#stop = new AbortController();
    const query = pictureQuery({ ...state, fields: {} }, state.template, state.format);
    try {
      this.#budgets = await this.#app.info.budgets(query, this.#stop.signal);
      for (const name of this.#controls.keys()) this.#counted(name);
    } catch {
      // A template that cannot be drawn has no budgets: the picture's place says why.
    }
  }

  #counted(name) {
    const { field, input, count, box } = this.#controls.get(name);
    if (box.dataset.out === "true") {
      count.textContent = "may be left out here";
      return;
    }
    const length = ["text", "lines", "link"].includes(field.kind)
      ? [...letters.segment(input.value)].length
      : 0;
    const most = this.#app.store.state.format ? this.#budgets[name] : undefined;
    const over = most !== undefined && length > most;
    count.classList.toggle("over", over);
    if (most !== undefined && length)
      count.textContent = `${length} of ${most} characters${over ? `, ${length - most} too many` : ""}`;
    else count.textContent = length ? `${length} character${length === 1 ? "" : "s"}` : "";
  }
}

/** Return *words* without what layout adds to them. */
function plain(words) {
  return words
    .replace(/[\u00ad\u2060\s]+/g, " ")
    .trim()
    .toLowerCase();
}

function set(input, attributes) {
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
}

function valueOf(input) {
  if (input.type === "checkbox") return input.checked ? "yes" : "";
  return input.value;
}

function putValue(input, value) {
  if (input.type === "checkbox") input.checked = YES.has(value.toLowerCase());
  else input.value = value;
}

function putPicker(picker, value) {
  const shape = picker.type === "date" ? DATE : COLOUR;
  picker.value = shape.test(value) ? value : picker.type === "date" ? "" : "#808080";
}

function offer(select, values) {
  const now = [...select.options].map((option) => option.value);
  if (now.join("\n") === values.join("\n")) return;
  fill(
    select,
    values.map((value) => h("option", { value }, value || "None")),
  );
}
