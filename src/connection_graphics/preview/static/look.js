/** How a picture is made, besides its words: arrangement, theme and language. */

import { fill, h } from "./dom.js";

export class Look {
  #app;
  #selects;
  #made = "";
  #place;

  /** @param {import("./app.js").App} app */
  constructor(app, place) {
    this.#app = app;
    this.#place = place;
    this.#selects = { arrangement: h("select"), theme: h("select"), lang: h("select") };
    const labels = { arrangement: "Arrangement", theme: "Theme", lang: "Language" };
    fill(
      place,
      Object.entries(this.#selects).map(([name, select]) => {
        select.id = `look-${name}`;
        return h("div", { class: "look" }, h("label", { for: select.id }, labels[name]), select);
      }),
    );
    for (const [name, select] of Object.entries(this.#selects))
      select.addEventListener("change", () => app.store.set({ [name]: select.value }));
  }

  /** Follow the state. */
  update(state) {
    const { arrangements, themes, langs } = this.#app.workspace;
    const made = JSON.stringify([arrangements, themes, langs]);
    if (made !== this.#made) {
      this.#made = made;
      offer(
        this.#selects.arrangement,
        "Automatic",
        Array.from({ length: arrangements }, (_, number) => [String(number), String(number)]),
      );
      offer(
        this.#selects.theme,
        "Automatic",
        themes.map((name) => [name, name]),
      );
      offer(
        this.#selects.lang,
        "Automatic",
        langs.map(({ tag, name }) => [tag, `${name} (${tag})`]),
      );
    }
    for (const [name, select] of Object.entries(this.#selects)) {
      select.value = state[name];
      select.parentElement.hidden = select.length < 2;
    }
    this.#place.hidden = false;
  }
}

function offer(select, usual, options) {
  fill(
    select,
    [["", usual], ...options].map(([value, words]) => h("option", { value }, words)),
  );
}
