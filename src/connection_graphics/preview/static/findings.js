/** What is wrong or near it in a picture, and what was measured; a click shows where. */

import { fill, h, unseen } from "./dom.js";
import { isMeant, room, targetOf } from "./overlays.js";
import { countWords, editorPlace, levelName, place, sentence } from "./problems.js";

/** @typedef {import("./api.js").Problem} Problem */

const COLUMNS = [
  ["Text", null],
  ["Size", "px of the canvas"],
  ["Lines", null],
  ["Room", "how far the size is above the smallest allowed: 100 % is the largest"],
  ["Contrast", "measured on the pixels under the letters; 4.5 is the least"],
];

export class Findings {
  #app;
  #list = h("ul", { class: "findings" });
  #count = h("p", { class: "quiet", id: "findings-count" });
  #boxes = h("table", { class: "boxes" });
  #alt = h("p", { class: "alt-text" });
  #post = h("p", { class: "post-text" });
  #problems = [];

  /** @param {import("./app.js").App} app */
  constructor(app, { findings, measures, words }) {
    this.#app = app;
    fill(findings, this.#count, this.#list);
    fill(measures, this.#boxes);
    fill(words, h("h3", {}, "Alt text"), this.#alt, h("h3", {}, "Text of the post"), this.#post);
  }

  /** Show what is known of a picture; *waiting* says that more is on its way. */
  show(cell, problems, { waiting }) {
    this.#problems = problems;
    const words = countWords(problems);
    this.#count.textContent = words || (waiting ? "Measuring …" : "Nothing to mend.");
    this.#fillList();
    this.#fillBoxes(cell?.boxes ?? []);
    this.#alt.textContent = cell?.alt_text ?? "";
    this.#post.textContent = cell?.post_text ?? "";
  }

  /** Show which finding and which box is selected. */
  mark(selected) {
    for (const [number, item] of [...this.#list.children].entries()) {
      const meant = selected === this.#problems[number];
      item.querySelector("button").setAttribute("aria-expanded", String(meant));
      item.querySelector(".finding-more").hidden = !meant;
    }
    for (const row of this.#boxes.querySelectorAll("tbody tr"))
      row.querySelector("button").setAttribute("aria-pressed", String(isMeant(row.box, selected)));
  }

  #fillList() {
    fill(
      this.#list,
      this.#problems.map((problem) => this.#item(problem)),
    );
    this.mark(this.#app.selected);
  }

  #item(problem) {
    const where = place(problem);
    const button = h(
      "button",
      {
        type: "button",
        "aria-expanded": false,
        onclick: () => this.#app.select(this.#app.selected === problem ? null : problem),
      },
      unseen(`${levelName(problem)}: `),
      sentence(problem.message),
      where && h("span", { class: "finding-where" }, where),
    );
    const editor = editorPlace(problem);
    const copy =
      editor &&
      h(
        "button",
        { type: "button", class: "small", onclick: () => this.#app.copy(editor) },
        `Copy ${editor}`,
      );
    const facts = [
      ["Field", problem.field],
      ["Element", problem.element],
      ["File", problem.file],
      ["Line", problem.line],
      ["Code", problem.code],
    ];
    const more = h(
      "div",
      { class: "finding-more", hidden: true },
      problem.hint && h("p", {}, sentence(problem.hint)),
      h(
        "dl",
        {},
        facts
          .filter(([, value]) => value)
          .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, String(value)))),
      ),
      copy,
    );
    return h("li", { data: { level: problem.level ?? "error" } }, button, more);
  }

  #fillBoxes(boxes) {
    const head = COLUMNS.map(([words, title], number) =>
      h("th", { scope: "col", class: number ? "number" : null, title }, words),
    );
    fill(
      this.#boxes,
      h("thead", {}, h("tr", {}, head)),
      h(
        "tbody",
        {},
        boxes.map((box) => this.#box(box)),
      ),
    );
    this.#boxes.hidden = !boxes.length;
  }

  #box(box) {
    const name = box.field || box.element;
    const click = () => this.#app.select(targetOf(box));
    const button = h(
      "button",
      { type: "button", "aria-pressed": isMeant(box, this.#app.selected), onclick: click },
      name,
    );
    const number = (words, title) => h("td", { class: "number", title }, words);
    const row = h(
      "tr",
      {},
      h("th", { scope: "row" }, button),
      number(`${Math.round(box.size)} px`, `${Math.round(box.min_size)} to ${Math.round(box.max_size)} px`),
      number(String(box.text_lines.length)),
      number(room(box)),
      number(box.contrast ? box.contrast.toFixed(1) : "–"),
    );
    row.box = box;
    return row;
  }
}
