/** What the server has measured on a picture, asked for once a revision. */

import * as api from "./api.js";

/** Answers that are kept: those of a few screens of cells. */
const KEPT = 300;

export class Info {
  #app;
  #answers = new Map();

  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.#app = app;
  }

  /** Return what was measured on a picture. @returns {Promise<import("./api.js").Cell>} */
  cell(query, rank, signal) {
    return this.#once(`cell?${query}`, rank, () => api.cell(query, signal), signal);
  }

  /** Return what `lint` says of a template in a format. @returns {Promise<import("./api.js").Problem[]>} */
  async findings(template, format, rank, signal) {
    const query = new URLSearchParams({ template, format });
    return (await this.#once(`findings?${query}`, rank, () => api.findings(query, signal), signal)).findings;
  }

  /** Return how many characters each field takes. @returns {Promise<Object<string, number>>} */
  async budgets(query, signal) {
    return (await this.#once(`budgets?${query}`, 200, () => api.budgets(query, signal), signal)).budgets;
  }

  async #once(name, rank, ask, signal) {
    const key = `${this.#app.revision} ${name}`;
    if (!this.#answers.has(key)) this.#answers.set(key, await this.#app.queue.run(rank, ask, signal));
    if (this.#answers.size > KEPT) this.#answers.delete(this.#answers.keys().next().value);
    return this.#answers.get(key);
  }
}
