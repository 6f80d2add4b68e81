/** The list of templates, with the formats of the one that is open. */

import { fill, h } from "./dom.js";
import { address } from "./state.js";

export class List {
  #app;
  #place;

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
  }

  /** Follow the state. */
  update(state) {
    const { templates } = this.#app.workspace;
    const all = this.#link("All templates", "", "", state.template === "" && state.format === "");
    const items = templates.map((template) => this.#template(template, state));
    const wide = matchMedia("(min-width: 60.01rem)").matches;
    const was = this.#place.querySelector("details");
    const list = h("ul", {}, h("li", {}, all), items);
    const open = was ? was.open || wide : wide;
    const focused = document.activeElement?.getAttribute("href");
    const inside = this.#place.contains(document.activeElement);
    fill(this.#place, h("details", { open }, h("summary", {}, "Templates"), list));
    if (inside && focused) this.#place.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }

  #template(template, state) {
    const here = template.name === state.template;
    const link = this.#link(template.title, template.name, "", here && !state.format);
    if (template.problem)
      link.append(
        h("span", { class: "badge", data: { level: "error" }, title: template.problem.message }, "!"),
      );
    if (!here || !state.format) return h("li", { class: here ? "here" : null }, link);
    const formats = this.#app.formats(template, { ...state, shape: "", search: "" });
    const items = formats.map((format) =>
      h("li", {}, this.#link(format.name, template.name, format.name, format.name === state.format)),
    );
    return h("li", { class: "here" }, link, h("ul", {}, items));
  }

  #link(words, template, format, current) {
    const { state } = this.#app.store;
    const fields = template === state.template ? state.fields : {};
    const href = address({
      ...state,
      template,
      format,
      fields,
      search: "",
      row: template === state.template ? state.row : 0,
    });
    const click = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#app.open(template, format);
    };
    return h("a", { href, "aria-current": current ? "page" : null, onclick: click }, words);
  }
}
