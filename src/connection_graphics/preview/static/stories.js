/** Whose words are in the picture: a story, made to be hard, or a row of the table. */

import { fill, h, unseen } from "./dom.js";
import { countWords, sentence } from "./problems.js";
import { choice } from "./toolbar.js";

export class Stories {
  #app;
  #place;
  #modes;
  #list = h("div", { class: "chips", role: "group", "aria-label": "Story" });
  #rows = h("div", { class: "rows", role: "group", "aria-label": "Row of the table" });
  #select = h("select", { "aria-label": "Row" });
  #count = h("span", { class: "quiet" });
  #problems = h("ul", { class: "row-problems" });
  #made = "";

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    const modes = [
      ["stories", "Stories"],
      ["rows", "Table"],
    ];
    this.#modes = choice("Words from", modes, (mode) =>
      mode === "rows" ? app.chooseRow(0) : app.chooseStory(""),
    );
    this.#select.addEventListener("change", () => app.chooseRow(Number(this.#select.value)));
    const step = (by, sign, words) =>
      h(
        "button",
        { type: "button", title: `${words} (${sign})`, onclick: () => app.stepRow(by) },
        h("span", { "aria-hidden": "true" }, sign),
        unseen(words),
      );
    fill(this.#rows, step(-1, "←", "Row before"), this.#select, step(1, "→", "Next row"), this.#count);
    fill(place, this.#modes, this.#list, this.#rows, this.#problems);
  }

  /** Follow the state. */
  update(state) {
    const { rows } = this.#app.workspace;
    this.#modes.hidden = !rows?.length;
    for (const mode of this.#modes.children)
      mode.setAttribute("aria-pressed", String((mode.dataset.value === "rows") === state.row > 0));
    this.#list.hidden = state.row > 0;
    this.#rows.hidden = state.row === 0;
    this.#problems.hidden = state.row === 0 || !problemsOf(this.#app.workspace, state.row).length;
    if (state.row) this.#updateRows(state, rows ?? []);
    else this.#updateStories(state);
  }

  #updateStories(state) {
    const stories = this.#app.stories(state);
    const made = JSON.stringify(stories);
    if (made !== this.#made) {
      this.#made = made;
      const chip = ({ name, label }) =>
        h(
          "button",
          { type: "button", data: { value: name }, onclick: () => this.#app.chooseStory(name) },
          label,
        );
      fill(this.#list, stories.map(chip));
    }
    const now = stories.some(({ name }) => name === state.story) ? state.story : "typical";
    for (const one of this.#list.children)
      one.setAttribute("aria-pressed", String(one.dataset.value === now));
  }

  #updateRows(state, rows) {
    if (this.#select.length !== rows.length || this.#select.rows !== rows) {
      this.#select.rows = rows;
      const words = (row) =>
        `${row.problems.length ? "⚠ " : ""}Row ${row.number}: ${row.summary || row.template}`;
      fill(
        this.#select,
        rows.map((row) => h("option", { value: String(row.number) }, words(row))),
      );
    }
    this.#select.value = String(state.row);
    const place = rows.findIndex(({ number }) => number === state.row);
    const troubled = rows.filter(({ problems }) => problems.length).length;
    const problems = problemsOf(this.#app.workspace, state.row);
    this.#count.textContent = `${place + 1} of ${rows.length}${troubled ? `, ${troubled} with problems` : ""}`;
    fill(
      this.#problems,
      problems.map((one) =>
        h(
          "li",
          { data: { level: one.level ?? "error" } },
          unseen(`${countWords([one])}: `),
          sentence(one.message),
          one.hint ? ` ${sentence(one.hint)}` : "",
        ),
      ),
    );
  }
}

/** Return what is wrong with a row of the table, or with all of it. */
function problemsOf({ data_problem: whole, rows }, number) {
  const row = rows?.find((one) => one.number === number);
  return [...(whole ? [whole] : []), ...(row?.problems ?? [])];
}
