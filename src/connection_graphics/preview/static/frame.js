/**
 * One picture on screen. What it shows stays until the next is decoded: it is never blank, and an
 * error lies over the last good picture.
 */

import { picture, Refused, Superseded } from "./api.js";
import { h, painted } from "./dom.js";
import { overlay } from "./overlays.js";
import { problemPanel } from "./problems.js";

/** Ms after which a superseded picture is asked for again, if no event came meanwhile. */
const AGAIN = 400;

export class Frame {
  #app;
  #stop = new AbortController();
  #asked = "";
  #image = h("img", { alt: "", draggable: "false" });
  #over = h("div", { class: "overlay" });
  #problem = h("div", { class: "problem-place" });
  #address = "";

  /**
   * @param {import("./app.js").App} app
   * @param {string} template
   * @param {import("./api.js").Format} format
   */
  constructor(app, template, format) {
    this.#app = app;
    this.template = template;
    this.format = format;
    this.alt = "";
    /** Called when it is on screen, or with the problem in its place. */
    this.onshown = (_problem) => {};
    /** Called when it was superseded and nothing newer has come. */
    this.onlate = () => {};
    const data = { template, format: format.name, state: "empty" };
    this.element = h("div", { class: "frame", data }, this.#image, this.#over, this.#problem);
    this.element.style.aspectRatio = `${format.width} / ${format.height}`;
    this.element.style.setProperty("--ratio", String(format.width / format.height));
    this.element.style.setProperty("--width", `${format.width / devicePixelRatio}px`);
  }

  /** The words that a screen reader says for the picture. */
  describe(words) {
    this.alt = words;
    this.#image.alt = words;
  }

  /**
   * Draw *query* in *width* px, after what has a lower *rank*. The same question is asked once.
   * Resolves when it is on screen, or is not wanted any more.
   */
  async show(query, { width, rank }) {
    const { revision, queue, store } = this.#app;
    const { simulate } = store.state;
    const asked = `${query} ${width} ${revision} ${simulate}`;
    if (asked === this.#asked) return;
    this.forget();
    this.#asked = asked;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const drawn = await queue.run(
        rank,
        () => picture(query, { width, simulate, revision }, signal),
        signal,
      );
      await this.#put(drawn, width, signal);
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  /** Stop what is under way; the next `show` draws in any case. */
  forget() {
    this.#stop.abort();
    this.#asked = "";
  }

  /** Put overlays over the picture. */
  mark(show, info, selected, compact) {
    const scale = this.element.clientWidth / this.format.width;
    const how = { show, selected, compact, scale, app: this.#app };
    this.#over.replaceChildren(...overlay(this.format, info, how));
  }

  async #put({ blob, revision }, width, signal) {
    const address = URL.createObjectURL(blob);
    const image = /** @type {HTMLImageElement} */ (
      h("img", { src: address, alt: this.alt, draggable: "false" })
    );
    await image.decode().catch(() => {});
    if (signal.aborted) {
      URL.revokeObjectURL(address);
      return;
    }
    this.#swap(image, address);
    await painted();
    if (this.#image === image) this.#note(revision, width);
  }

  #swap(image, address) {
    image.alt = this.alt;
    this.#image.replaceWith(image);
    URL.revokeObjectURL(this.#address);
    this.#image = image;
    this.#address = address;
    this.#problem.replaceChildren();
    this.element.dataset.state = "shown";
  }

  #note(revision, width) {
    const { dataset } = this.element;
    this.#stamp("shown", dataset.revision, revision);
    dataset.revision = String(revision);
    dataset.scale = width < this.format.width ? "reduced" : "full";
    this.onshown(null);
  }

  /** Note the time for whoever measures; of each picture the last is kept. */
  #stamp(what, before, revision) {
    const name = (number) => `${what}:${this.template}:${this.format.name}:${number}`;
    if (before && before !== String(revision)) performance.clearMarks(name(before));
    performance.mark(name(revision));
  }

  #failed(error) {
    if (error instanceof Refused) this.#refuse(error.problem);
    else if (error instanceof Superseded) this.#later();
    else this.#asked = ""; // the server is gone: what is shown stays, and is drawn anew when it is back
  }

  #refuse(problem) {
    const kept = this.#address !== "";
    this.#problem.replaceChildren(
      problemPanel(problem, { kept, inLink: this.element.closest("a") !== null }),
    );
    this.element.dataset.state = "problem";
    this.#stamp("refused", this.element.dataset.refused, this.#app.revision);
    this.element.dataset.refused = String(this.#app.revision);
    this.onshown(problem);
  }

  #later() {
    const { signal } = this.#stop;
    this.#asked = "";
    setTimeout(() => signal.aborted || this.onlate(), AGAIN);
  }
}
