/** What a picture is taken away as: files, a command line, a Python call. */

import { command, download, Refused } from "./api.js";
import { fill, h } from "./dom.js";

const TYPES = ["png", "jpeg", "webp", "svg", "pdf"];

export class Share {
  #app;
  #links = {};
  #dialog;

  /** @param {import("./app.js").App} app */
  constructor(app, place, dialog) {
    this.#app = app;
    this.#dialog = dialog;
    for (const type of [...TYPES, "zip"]) {
      const words = type === "zip" ? "ZIP of all formats" : type.toUpperCase();
      this.#links[type] = h("a", { class: "button", href: "/", download: "", data: { type } }, words);
    }
    const copy = h("button", { type: "button", onclick: () => this.open() }, "Command and Python …");
    fill(place, h("div", { class: "downloads" }, Object.values(this.#links), copy));
  }

  /** Point the links at what is shown. */
  update(query) {
    for (const [type, link] of Object.entries(this.#links)) link.setAttribute("href", download(query, type));
  }

  /** Show the equivalent command line and Python call. */
  async open() {
    const close = h("form", { method: "dialog" }, h("button", {}, "Close"));
    const title = h("h2", { id: "copy-title" }, "The same from a command line and from Python");
    try {
      const { shell, python } = await command(this.#app.query());
      fill(this.#dialog, title, this.#code("Command line", shell), this.#code("Python", python), close);
    } catch (error) {
      const words = error instanceof Refused ? error.problem.message : "The preview does not answer.";
      fill(this.#dialog, title, h("p", {}, words), close);
    }
    this.#dialog.showModal();
  }

  #code(name, code) {
    const copy = h(
      "button",
      {
        type: "button",
        class: "small",
        "aria-label": `Copy: ${name}`,
        onclick: () => this.#app.copy(code, copy),
      },
      "Copy",
    );
    return h(
      "section",
      { class: "code" },
      h("div", { class: "code-top" }, h("h3", {}, name), copy),
      h("pre", { tabindex: "0", "aria-label": name }, code),
    );
  }
}
